package ui

import (
	"context"
	"fmt"
	"html"
	"image/color"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"blogtui/posts"

	uv "github.com/charmbracelet/ultraviolet"
)

// TestThePicturesOfTheReadmeAreTheProgramsOwn draws the screens that the README shows.
func TestThePicturesOfTheReadmeAreTheProgramsOwn(t *testing.T) {
	folder, err := posts.Open("../posts", posts.Options{Now: func() time.Time { return time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if _, err := folder.Wait(context.Background()); err != nil {
		t.Fatal(err)
	}
	pictures := map[string]*story{
		"list":    open(t, folder, 120, 34).press("down", "down"),
		"article": open(t, folder, 120, 34, func(o *Options) { o.Open, o.HidePictures = "sample/writing/words-worth-pulling.md", true }),
	}
	for name, s := range pictures {
		compareFile(t, filepath.Join("..", "docs", "pictures", name+".svg"), renderSVG(s.styled(), s.width, s.height))
	}
}

// Size of a cell and of its font in pixels.
const (
	cellWidth  = 9
	cellHeight = 20
	fontSize   = 15
	border     = 12
)

// renderSVG renders a frame as a picture of a dark terminal.
func renderSVG(frame string, width, height int) string {
	screen := uv.NewScreenBuffer(width, height)
	uv.NewStyledString(frame).Draw(screen, screen.Bounds())
	var out strings.Builder
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="'JetBrains Mono','DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="%d">`+"\n",
		width*cellWidth+2*border, height*cellHeight+2*border, fontSize)
	out.WriteString(`<rect width="100%" height="100%" rx="8" fill="#1c1c26"/>` + "\n")
	for y := range height {
		for x := 0; x < width; {
			end := x + 1
			cell := screen.CellAt(x, y)
			for end < width && sameRun(cell, screen.CellAt(end, y)) {
				end++
			}
			writeRun(&out, screen, x, end, y)
			x = end
		}
	}
	out.WriteString("</svg>\n")
	return out.String()
}

func sameRun(a, b *uv.Cell) bool {
	return a != nil && b != nil && a.Style.Equal(&b.Style) && a.Width <= 1 && b.Width <= 1
}

func writeRun(out *strings.Builder, screen uv.ScreenBuffer, from, to, y int) {
	var text strings.Builder
	for x := from; x < to; x++ {
		if cell := screen.CellAt(x, y); cell != nil {
			text.WriteString(cell.Content)
		}
	}
	style := screen.CellAt(from, y).Style
	left, top := border+from*cellWidth, border+y*cellHeight
	if style.Bg != nil {
		fmt.Fprintf(out, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`+"\n", left, top, (to-from)*cellWidth, cellHeight, hexOf(style.Bg))
	}
	trimmed := strings.TrimRight(text.String(), " ")
	if strings.TrimSpace(trimmed) == "" {
		return
	}
	fill := "#c9c7c1"
	if style.Fg != nil {
		fill = hexOf(style.Fg)
	}
	looks := ""
	if style.Attrs&uv.AttrBold != 0 {
		looks += ` font-weight="bold"`
	}
	if style.Attrs&uv.AttrItalic != 0 {
		looks += ` font-style="italic"`
	}
	if style.Underline != uv.UnderlineNone {
		looks += ` text-decoration="underline"`
	}
	fmt.Fprintf(out, `<text x="%d" y="%d" xml:space="preserve" textLength="%d" fill="%s"%s>%s</text>`+"\n",
		left, top+fontSize, len([]rune(trimmed))*cellWidth, fill, looks, html.EscapeString(trimmed))
}

func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}
