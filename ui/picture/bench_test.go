package picture

import (
	"bytes"
	"image"
	"testing"
)

// largeJPEG is a JPEG of twelve megapixels.
func largeJPEG(b *testing.B) []byte {
	m := image.NewRGBA(image.Rect(0, 0, 4000, 3000))
	for i := range m.Pix {
		m.Pix[i] = uint8(i * 2654435761 >> 13 % 8)
	}
	return encodeJPEG(b, m)
}

// BenchmarkPhotograph measures rendering a photograph.
func BenchmarkPhotograph(b *testing.B) {
	data := largeJPEG(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := RenderBlocks(b.Context(), bytes.NewReader(data), RenderOptions{Columns: 64, Rows: 16, Background: dark}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMeasure measures reading the size of a picture.
func BenchmarkMeasure(b *testing.B) {
	data := encodePNG(b, image.NewRGBA(image.Rect(0, 0, 640, 360)))
	for b.Loop() {
		if _, err := ReadSize(bytes.NewReader(data), int64(len(data))); err != nil {
			b.Fatal(err)
		}
	}
}
