package picture

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
	"github.com/rivo/uniseg"
)

// parseTransmission parses a transmission: the options of its first chunk and the pixels of all.
func parseTransmission(t *testing.T, sent string) (kitty.Options, image.Image) {
	t.Helper()
	var options kitty.Options
	var data strings.Builder
	pieces := strings.SplitAfter(sent, "\x1b\\")
	pieces = pieces[:len(pieces)-1] // after the last terminator
	for i, piece := range pieces {
		body, ok := strings.CutPrefix(strings.TrimSuffix(piece, "\x1b\\"), "\x1b_G")
		head, payload, _ := strings.Cut(body, ";")
		keys := "," + head + ","
		more := strings.Contains(keys, ",m=1,")
		if !ok || len(payload) > 4096 || !strings.Contains(keys, ",q=2,") || more != (i < len(pieces)-1) {
			t.Fatalf("piece %d of %d has %d bytes and says %q", i+1, len(pieces), len(payload), head)
		}
		if i == 0 {
			if err := options.UnmarshalText([]byte(head)); err != nil {
				t.Fatal(err)
			}
		} else if strings.Trim(keys, ",mq=012") != "" {
			t.Fatalf("piece %d says %q", i+1, head)
		}
		data.WriteString(payload)
	}
	raw, err := base64.StdEncoding.DecodeString(data.String())
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return options, m
}

// noiseImage is a picture that cannot be compressed.
func noiseImage(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range m.Pix {
		m.Pix[i] = uint8(random.Uint32()) | uint8(255*(i%4/3))
	}
	return m
}

func TestATerminalGetsAnImageInPiecesAndOneVirtualPlacement(t *testing.T) {
	look := RenderOptions{Columns: 30, Rows: 10, Graphics: true, Background: dark}
	drawn, err := RenderImage(t.Context(), bytes.NewReader(encodePNG(t, noiseImage(300, 200))), look, 7)
	if err != nil {
		t.Fatal(err)
	}
	o, m := parseTransmission(t, drawn.Transmission)
	if o.Action != kitty.TransmitAndPut || o.ID != firstImageID+7 || !o.VirtualPlacement || o.Columns != 30 || o.Rows != 10 || o.Format != kitty.PNG {
		t.Errorf("%+v", o)
	}
	if size := m.Bounds().Size(); size != image.Pt(300, 200) || drawn.Image != (Image{firstImageID + 7, 4 * 300 * 200}) {
		t.Errorf("%v as %v", size, drawn.Image)
	}
	if got, want := drawn.Image.DeleteSequence(), "\x1b_Ga=d,d=I,i=11601415,q=2\x1b\\"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

func TestEachCellOfAnImageIsOneWideAndSaysWhichPartItIs(t *testing.T) {
	look := RenderOptions{Columns: 200, Rows: 60, Graphics: true, Background: dark} // the largest size
	drawn, err := RenderImage(t.Context(), bytes.NewReader(encodePNG(t, quadrantImage(8, 8, red, green, blue, white))), look, 1)
	if err != nil {
		t.Fatal(err)
	}
	screen := uv.NewScreenBuffer(look.Columns, look.Rows)
	uv.NewStyledString(strings.Join(drawn.Cells, "\n")).Draw(screen, screen.Bounds())
	for y, row := range drawn.Cells {
		if ansi.StringWidth(row) != look.Columns || ansi.StringWidthWc(row) != look.Columns || uniseg.StringWidth(ansi.Strip(row)) != look.Columns {
			t.Fatalf("row %d is %d, %d or %d cells wide", y, ansi.StringWidth(row), ansi.StringWidthWc(row), uniseg.StringWidth(ansi.Strip(row)))
		}
		for x := range look.Columns {
			cell := screen.CellAt(x, y)
			want := string([]rune{kitty.Placeholder, kitty.Diacritic(y), kitty.Diacritic(x)})
			if cell.Content != want || fmt.Sprint(cell.Style.Fg) != fmt.Sprint(color.RGBA{0xb1, 0x06, 0x01, 255}) {
				t.Fatalf("the cell at %d, %d is %q in %v", x, y, cell.Content, cell.Style.Fg)
			}
		}
	}
}

func TestAnImageIsBoundedHoweverManyCellsItFills(t *testing.T) {
	look := RenderOptions{Columns: 200, Rows: 60, Graphics: true, Background: dark}
	drawn, err := RenderImage(t.Context(), bytes.NewReader(encodePNG(t, noiseImage(40, 40))), look, 1)
	if err != nil {
		t.Fatal(err)
	}
	if drawn.Image.Bytes > 4*maxImagePixels || len(drawn.Transmission) > 6<<20 {
		t.Errorf("%d bytes there, %d on the way", drawn.Image.Bytes, len(drawn.Transmission))
	}
}

func TestAnImageKeepsWhatIsClearUnlessItWouldVanish(t *testing.T) {
	paint := func(c color.RGBA) color.RGBA {
		m := quadrantImage(20, 20, color.RGBA{}, c, c, c)
		drawn, err := RenderImage(t.Context(), bytes.NewReader(encodePNG(t, m)), RenderOptions{Columns: 2, Rows: 1, Graphics: true, Background: dark}, 1)
		if err != nil {
			t.Fatal(err)
		}
		_, got := parseTransmission(t, drawn.Transmission)
		return color.RGBAModel.Convert(got.At(2, 2)).(color.RGBA)
	}
	if got := paint(red); got.A != 0 {
		t.Errorf("what is clear became %v", got)
	}
	if got := paint(color.RGBA{0, 0, 0, 255}); got != paperColour(dark) {
		t.Errorf("a black drawing is on %v", got)
	}
}

func TestAGalleryGivesEachImageANumberOfItsOwn(t *testing.T) {
	data := encodePNG(t, quadrantImage(8, 8, red, green, blue, white))
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil }
	g, seen := NewCache(), map[int]bool{}
	for columns := range 5 {
		look := RenderOptions{Columns: columns + 1, Rows: 2, Graphics: true, Background: dark}
		for range 2 {
			drawn, err := g.Render(t.Context(), FileVersion{Name: "a.png"}, look, open)
			if err != nil {
				t.Fatal(err)
			}
			seen[drawn.Image.ID] = true
		}
	}
	if len(seen) != 5 || g.bytes < 5*entryOverhead {
		t.Errorf("five images have the ids %v and take %d bytes", seen, g.bytes)
	}
}
