package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"blogtui/growth"

	"github.com/charmbracelet/x/ansi"
)

var (
	red   = color.RGBA{255, 0, 0, 255}
	green = color.RGBA{0, 255, 0, 255}
	blue  = color.RGBA{0, 0, 255, 255}
	white = color.RGBA{255, 255, 255, 255}
	dark  = color.RGBA{20, 20, 30, 255}
)

// quadrantImage returns an image with a colour per quadrant: top left, top right, bottom
// left, bottom right.
func quadrantImage(w, h int, colours ...color.RGBA) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, colours[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

func encode(t testing.TB, encode func(io.Writer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func encodePNG(t testing.TB, m image.Image) []byte {
	return encode(t, func(w io.Writer) error { return png.Encode(w, m) })
}

func encodeJPEG(t testing.TB, m image.Image) []byte {
	return encode(t, func(w io.Writer) error { return jpeg.Encode(w, m, &jpeg.Options{Quality: 100}) })
}

// orientedJPEG returns a JPEG with an Exif orientation.
func orientedJPEG(t testing.TB, m image.Image, orientation byte) []byte {
	exif := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00")
	exif[len(exif)-7] = orientation
	plain := encodeJPEG(t, m)
	out := append([]byte{}, plain[:2]...)
	out = append(out, 0xff, 0xe1, 0, byte(len(exif)+2))
	return append(append(out, exif...), plain[2:]...)
}

// webP is a 2 by 2 picture in WebP (lossless), all red.
var webP = []byte("RIFF\x1c\x00\x00\x00WEBPVP8L\x0f\x00\x00\x00\x2f\x01\x40\x00\x00\x07\x10\xfd\x8f\xfe\x07\x22\xa2\xff\x01\x00")

func TestTheSizeOfEveryFormatIsKnown(t *testing.T) {
	m := quadrantImage(30, 20, red, green, blue, white)
	for name, c := range map[string]struct {
		data []byte
		want Size
	}{
		"png":              {encodePNG(t, m), Size{30, 20}},
		"jpeg":             {encodeJPEG(t, m), Size{30, 20}},
		"jpeg on its side": {orientedJPEG(t, m, 6), Size{20, 30}},
		"jpeg upside down": {orientedJPEG(t, m, 3), Size{30, 20}},
		"gif":              {encode(t, func(w io.Writer) error { return gif.Encode(w, m, nil) }), Size{30, 20}},
		"webp":             {webP, Size{2, 2}},
	} {
		got, err := ReadSize(bytes.NewReader(c.data), int64(len(c.data)))
		if err != nil || got != c.want {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestAPictureFillsItsCellsAndStandsUpright(t *testing.T) {
	m := quadrantImage(40, 40, red, green, blue, white)
	onSide := quadrantImage(40, 40, green, white, red, blue) // as a camera stores a rotated picture
	for name, data := range map[string][]byte{"png": encodePNG(t, m), "turned jpeg": orientedJPEG(t, onSide, 6)} {
		rows, err := RenderBlocks(t.Context(), bytes.NewReader(data), RenderOptions{Columns: 4, Rows: 2, Background: dark})
		if err != nil {
			t.Fatal(name, err)
		}
		want := [][]color.RGBA{{red, green}, {blue, white}}
		for y, row := range rows {
			if ansi.StringWidth(row) != 4 {
				t.Errorf("%s: row %d is %q", name, y, row)
			}
			for _, c := range want[y] {
				if !hasColour(row, c) {
					t.Errorf("%s: row %d has no %v: %q", name, y, c, row)
				}
			}
		}
	}
}

var colourSequence = regexp.MustCompile(`[34]8;2;(\d+);(\d+);(\d+)`)

// hasColour reports whether a row contains a colour similar to want.
func hasColour(row string, want color.RGBA) bool {
	for _, found := range colourSequence.FindAllStringSubmatch(row, -1) {
		off := 0
		for i, part := range []uint8{want.R, want.G, want.B} {
			value, _ := strconv.Atoi(found[i+1])
			off += max(value-int(part), int(part)-value)
		}
		if off < 8 {
			return true
		}
	}
	return false
}

func TestEdgesWithinACellAreSeen(t *testing.T) {
	for want, colours := range map[string][]color.RGBA{
		"▀": {red, red, blue, blue}, "▌": {red, blue, red, blue}, "▘": {red, blue, blue, blue},
		"▞": {blue, red, red, blue}, "█": {red, red, red, red},
	} {
		rows, err := RenderBlocks(t.Context(), bytes.NewReader(encodePNG(t, quadrantImage(2, 2, colours...))), RenderOptions{Columns: 1, Rows: 1, Background: dark})
		if err != nil || ansi.Strip(rows[0]) != want {
			t.Errorf("%q became %q (%v)", want, rows, err)
		}
	}
}

func TestNoRowEndsInABlankThatATerminalCouldErase(t *testing.T) {
	rows, err := RenderBlocks(t.Context(), bytes.NewReader(encodePNG(t, quadrantImage(8, 8, red, red, red, red))), RenderOptions{Columns: 4, Rows: 2, Background: dark})
	if err != nil || ansi.Strip(rows[0]) != "   █" || strings.Count(rows[0], "38;") != 1 {
		t.Errorf("%q %v", rows, err)
	}
}

func TestIndexedColoursAreThoseThatNoTerminalChanges(t *testing.T) {
	rows, err := RenderBlocks(t.Context(), bytes.NewReader(encodePNG(t, quadrantImage(2, 2, red, red, white, white))), RenderOptions{Columns: 1, Rows: 1, Palette256: true, Background: dark})
	if err != nil || rows[0] != "\x1b[38;5;196;48;5;231m▀\x1b[m" {
		t.Errorf("%q %v", rows, err)
	}
}

func TestWhatIsClearShowsTheScreen(t *testing.T) {
	none := color.RGBA{}
	for name, c := range map[string]struct {
		colours []color.RGBA
		want    string
	}{
		"nothing at all":         {[]color.RGBA{none, none, none, none}, " "},
		"one quarter":            {[]color.RGBA{none, none, none, red}, "\x1b[38;2;255;0;0m▗\x1b[m"},
		"all but one":            {[]color.RGBA{red, none, red, red}, "\x1b[38;2;255;0;0m▙\x1b[m"},
		"dark on the dark":       {[]color.RGBA{dark, none, none, dark}, "\x1b[38;2;244;241;234;48;2;20;20;30m▞\x1b[m"},
		"dark without any clear": {[]color.RGBA{dark, dark, dark, dark}, "\x1b[38;2;20;20;30;48;2;20;20;30m█\x1b[m"},
	} {
		rows, err := RenderBlocks(t.Context(), bytes.NewReader(encodePNG(t, quadrantImage(2, 2, c.colours...))), RenderOptions{Columns: 1, Rows: 1, Background: dark})
		if err != nil || rows[0] != c.want {
			t.Errorf("%s: %q %v", name, rows, err)
		}
	}
}

func TestAPictureFitsWithoutBeingDistorted(t *testing.T) {
	for _, c := range []struct {
		size          Size
		columns, rows int
		want          [2]int
	}{
		{Size{640, 360}, 72, 16, [2]int{57, 16}},
		{Size{1000, 100}, 72, 16, [2]int{72, 4}},
		{Size{100, 1000}, 72, 16, [2]int{3, 16}},
		{Size{10, 10}, 72, 16, [2]int{10, 5}},
		{Size{1, 1}, 72, 16, [2]int{1, 1}},
		{Size{1, 50000}, 72, 16, [2]int{1, 16}},
		{Size{50000, 1}, 72, 16, [2]int{72, 1}},
		{Size{640, 360}, 0, 0, [2]int{1, 1}},
	} {
		w, h := Fit(c.size, c.columns, c.rows)
		if got := [2]int{w, h}; got != c.want {
			t.Errorf("%v in %d x %d: %v, not %v", c.size, c.columns, c.rows, got, c.want)
		}
	}
}

// hugePNG returns a PNG whose header claims w by h pixels.
func hugePNG(t testing.TB, w, h uint32) []byte {
	data := encodePNG(t, image.NewGray(image.Rect(0, 0, 1, 1)))
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestWhatCannotBeDrawnSaysWhyAndCostsNothing(t *testing.T) {
	cut := encodePNG(t, quadrantImage(300, 300, red, green, blue, white))
	for want, data := range map[string][]byte{
		"its 50000 × 50000 pixels are too many":      hugePNG(t, 50000, 50000),
		"its 1 × 2147483647 pixels are too many":     hugePNG(t, 1, 1<<31-1),
		"its file of 11 MB is larger than 10 MB":     make([]byte, MaxBytes+1),
		"SVG drawings are not supported":             []byte("<?xml version=\"1.0\"?>\n<svg width=\"1\">"),
		"its format, AVIF or HEIC, is not supported": []byte("\x00\x00\x00\x20ftypavif\x00\x00"),
		"its format is not supported":                []byte("BM, a bitmap of Windows"),
		"its file is empty":                          {},
		"its file is damaged":                        cut[:len(cut)/2],
	} {
		growth.Bounded(t, want, time.Second/15, func() {
			_, err := ReadSize(bytes.NewReader(data), int64(len(data)))
			if err == nil {
				_, err = RenderBlocks(t.Context(), bytes.NewReader(data), RenderOptions{Columns: 10, Rows: 10, Background: dark})
			}
			if err == nil || err.Error() != want {
				t.Errorf("%v, not %q", err, want)
			}
		})
	}
}

func TestDecodingEndsWhenItsTimeIsOver(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	data := encodePNG(t, quadrantImage(300, 300, red, green, blue, white))
	if _, err := RenderBlocks(ctx, bytes.NewReader(data), RenderOptions{Columns: 10, Rows: 10, Background: dark}); !errors.Is(err, errTooLong) {
		t.Error(err)
	}
}

func TestAGalleryDrawsEachPictureOnceForAllReaders(t *testing.T) {
	data := encodePNG(t, quadrantImage(30, 30, red, green, blue, white))
	var opened atomic.Int32
	open := func() (io.ReadCloser, error) {
		opened.Add(1)
		return io.NopCloser(bytes.NewReader(data)), nil
	}
	g, file, look := NewCache(), FileVersion{"a.png", int64(len(data)), 1}, RenderOptions{Columns: 4, Rows: 2, Background: dark}
	if _, _, ok := g.Cached(file, look); ok {
		t.Error("a picture is there that nobody has drawn")
	}
	var readers sync.WaitGroup
	for range 20 {
		readers.Go(func() {
			if drawn, err := g.Render(t.Context(), file, look, open); err != nil || len(drawn.Cells) != 2 {
				t.Error(drawn, err)
			}
		})
	}
	readers.Wait()
	if drawn, err, ok := g.Cached(file, look); !ok || err != nil || len(drawn.Cells) != 2 {
		t.Error(drawn, err, ok)
	}
	newer := file
	newer.Modified++
	if _, err := g.Render(t.Context(), newer, look, open); err != nil || opened.Load() != 2 {
		t.Errorf("%v, opened %d times", err, opened.Load())
	}
}

func TestAGalleryRemembersWhatCannotBeDrawnAndForgetsWhatIsOld(t *testing.T) {
	g, opened := NewCache(), 0
	broken := func() (io.ReadCloser, error) { opened++; return nil, errors.New("gone") }
	for range 2 {
		if _, err := g.Render(t.Context(), FileVersion{Name: "x"}, RenderOptions{Columns: 1, Rows: 1}, broken); err == nil || opened != 1 {
			t.Error(err, opened)
		}
	}
	for i := range 2 * maxCacheBytes / entryOverhead {
		_, _ = g.Render(t.Context(), FileVersion{Name: "y", Modified: int64(i)}, RenderOptions{Columns: 1, Rows: 1}, broken)
	}
	if g.bytes > maxCacheBytes || len(g.entries) != g.order.Len() || g.bytes != len(g.entries)*entryOverhead {
		t.Errorf("%d bytes in %d and %d entries", g.bytes, len(g.entries), g.order.Len())
	}
	if _, _, ok := g.Cached(FileVersion{Name: "x"}, RenderOptions{Columns: 1, Rows: 1}); ok {
		t.Error("the oldest is still there")
	}
}

func FuzzNoFileHarmsTheReader(f *testing.F) {
	f.Add(encodePNG(f, quadrantImage(4, 4, red, green, blue, white)))
	f.Add(orientedJPEG(f, quadrantImage(4, 4, red, green, blue, white), 8))
	f.Add(webP)
	f.Add(hugePNG(f, 1<<30, 4))
	f.Fuzz(func(t *testing.T, data []byte) {
		size, err := ReadSize(bytes.NewReader(data), int64(len(data)))
		if err != nil || size.Width*size.Height > 1<<20 {
			return
		}
		columns, rows := Fit(size, 20, 10)
		cells, err := RenderBlocks(t.Context(), bytes.NewReader(data), RenderOptions{Columns: columns, Rows: rows, Background: dark})
		if err != nil {
			return
		}
		if len(cells) != rows {
			t.Fatalf("%d rows, not %d", len(cells), rows)
		}
		for _, row := range cells {
			if ansi.StringWidth(row) != columns {
				t.Fatalf("%q is not %d wide", row, columns)
			}
		}
	})
}
