package picture

import (
	"bytes"
	"image"
	"testing"
)

// photograph is a JPEG of twelve megapixels.
func photograph(b *testing.B) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 2654435761 >> 13 % 8)
	}
	return asJPEG(b, m)
}

// BenchmarkPhotograph measures rendering a photograph.
func BenchmarkPhotograph(b *testing.B) {
	data := photograph(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := RenderBlocks(b.Context(), bytes.NewReader(data), RenderOptions{Columns: 64, Rows: 16, Background: dark}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMeasure measures reading the size of a picture.
func BenchmarkMeasure(b *testing.B) {
	data := asPNG(b, image.NewRGBA(image.Rect(0, 0, 640, 360)))
	for b.Loop() {
		if _, err := ReadSize(bytes.NewReader(data), int64(len(data))); err != nil {
			b.Fatal(err)
		}
	}
}
