package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/color/palette"
	"image/jpeg"
	"io"
	"runtime"
	"strings"
	"testing"
)

// progressiveJPEG is a grey picture of so many components, the first of which is
// sampled so often across and down; extra bytes stand before its frame.
func progressiveJPEG(width, height, components int, sampling byte, extra int) []byte {
	segment := func(marker byte, body ...byte) []byte {
		return append([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}, body...)
	}
	out := []byte{0xff, 0xd8}
	for ; extra > 0; extra -= 60000 {
		out = append(out, segment(0xe2, make([]byte, min(extra, 60000))...)...)
	}
	if components == 4 {
		out = append(out, segment(0xee, []byte("Adobe\x00\x64\x00\x00\x00\x00\x02")...)...)
	}
	out = append(out, segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)...)...)
	frame := []byte{8, byte(height >> 8), byte(height), byte(width >> 8), byte(width), byte(components)}
	scan := []byte{byte(components)}
	blocks := 0
	for n := range components {
		each := byte(0x11)
		if n == 0 {
			each = sampling
		}
		frame = append(frame, byte(n+1), each, 0)
		scan = append(scan, byte(n+1), 0)
		blocks += int(each>>4) * int(each&15)
	}
	out = append(out, segment(progressive, frame...)...)
	out = append(out, segment(0xc4, append(append([]byte{0, 1}, make([]byte, 15)...), 0)...)...) // the code 0 for no difference
	out = append(out, segment(0xda, append(scan, 0, 0, 0)...)...)
	across, down := 8*int(sampling>>4), 8*int(sampling&15)
	units := ((width + across - 1) / across) * ((height + down - 1) / down)
	return append(append(out, make([]byte, (units*blocks+7)/8)...), 0xff, 0xd9)
}

// allocatedBytes returns the bytes that do allocates.
func allocatedBytes(do func()) int64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return int64(after.TotalAlloc - before.TotalAlloc)
}

func TestDecodingTakesNoMoreThanIsReckonedWith(t *testing.T) {
	const side = 1024
	area := image.Rect(0, 0, side, side)
	grey16 := image.NewGray16(area)
	deep := image.NewNRGBA64(area)
	deep.Set(1, 1, color.NRGBA64{1, 2, 3, 4})
	for name, file := range map[string][]byte{
		"progressive":                   progressiveJPEG(side, side, 3, 0x11, 0),
		"progressive, fewer colours":    progressiveJPEG(side, side, 3, 0x22, 0),
		"progressive, half the colours": progressiveJPEG(side, side, 3, 0x21, 0),
		"progressive, grey":             progressiveJPEG(side, side, 1, 0x11, 0),
		"progressive, for print":        progressiveJPEG(side, side, 4, 0x11, 0),
		"a long beginning":              progressiveJPEG(side, side, 3, 0x22, 300_000),
		"a longer one":                  progressiveJPEG(side, side, 3, 0x22, 3<<20),
		"JPEG":                          encodeJPEG(t, image.NewRGBA(area)),
		"grey JPEG":                     encode(t, func(w io.Writer) error { return jpeg.Encode(w, image.NewGray(area), nil) }),
		"PNG":                           encodePNG(t, image.NewNRGBA(area)),
		"deep PNG":                      encodePNG(t, deep),
		"deep grey PNG":                 encodePNG(t, grey16),
		"PNG with a palette":            encodePNG(t, image.NewPaletted(area, palette.Plan9)),
	} {
		read := &headerBuffer{}
		config, format, err := image.DecodeConfig(io.TeeReader(bytes.NewReader(file), read))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		reckoned := side * side * bytesPerPixel(config.ColorModel, format, read.data)
		took := allocatedBytes(func() {
			if _, _, err := decode(t.Context(), file); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
		const besides = 2 << 20 // tables and rows
		if took > reckoned+besides {
			t.Errorf("%s: took %d bytes, reckoned with %d", name, took, reckoned)
		}
		if reckoned > 2*took+besides && name != "a longer one" && !strings.Contains(name, "grey") && name != "PNG with a palette" {
			t.Errorf("%s: took %d bytes, reckoned with %d", name, took, reckoned)
		}
	}
}

func TestAPictureThatTakesTooMuchMemoryToDecodeIsRefused(t *testing.T) {
	for _, c := range []struct {
		what    string
		file    []byte
		refused bool
	}{
		{"progressive, 36 megapixels", progressiveJPEG(6000, 6000, 3, 0x22, 0), true},
		{"progressive, 20 megapixels", progressiveJPEG(5000, 4000, 3, 0x22, 0), false},
		{"progressive, 16 megapixels in full colour", progressiveJPEG(4000, 4000, 3, 0x11, 0), true},
		{"behind a long beginning, 20 megapixels", progressiveJPEG(5000, 4000, 3, 0x22, 300_000), false},
		{"narrow and long", hugePNG(t, 1, 40_000_000), true},
	} {
		_, err := ReadSize(bytes.NewReader(c.file), int64(len(c.file)))
		if refused := err != nil && strings.HasSuffix(err.Error(), "pixels are too many"); refused != c.refused || err != nil && !refused {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestASegmentSmallerThanItsOwnSizeHarmsNobody(t *testing.T) {
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, image.NewRGBA(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	// A restart marker has no size. Who takes the next one for it comes to a frame
	// within the segment, which is none.
	const next = 0xffe1
	file := []byte{0xff, 0xd8, 0xff, 0xd0, 0xff, 0xe1, 0xff, 0xff}
	file = append(file, make([]byte, 4+next-len(file))...)
	file = append(file, 0xff, firstFrame, 0, 0)
	file = append(file, make([]byte, 6+0xffff-len(file))...)
	file = append(file, picture.Bytes()[2:]...)
	for name, file := range map[string][]byte{"whole": file, "too small at once": {0xff, 0xd8, 0xff, firstFrame, 0, 1}} {
		size, err := ReadSize(bytes.NewReader(file), int64(len(file)))
		if whole := name == "whole"; whole != (err == nil && size == Size{8, 8}) {
			t.Errorf("%s: %v, %v", name, size, err)
		}
	}
}
