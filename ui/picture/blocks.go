package picture

import (
	"context"
	"image"
	"image/color"
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// RenderOptions is what the cells of a picture depend on besides its file.
type RenderOptions struct {
	Columns, Rows int        // cells
	Palette256    bool       // colours are of xterm's 256 instead of any
	Graphics      bool       // cells show an Image instead of blocks
	Background    color.RGBA // the screen's background, opaque
}

// RenderBlocks decodes a picture and returns its rows of cells, each as wide as the look
// says. Where the picture is clear the screen's own background is left.
func RenderBlocks(ctx context.Context, file io.Reader, look RenderOptions) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	pixels, err := decodeScaled(ctx, file, 2*look.Columns, 2*look.Rows)
	if err != nil {
		return nil, err
	}
	look.composite(pixels)
	rows := make([]string, look.Rows)
	for y := range rows {
		rows[y] = look.blockRow(pixels, 2*y)
	}
	return rows, nil
}

// minAlpha is the alpha below which a pixel is not drawn.
const minAlpha = 48

// composite puts a picture on the background, and one that could not be seen there on
// paper. Pixels that become blocks are opaque then, or wholly transparent.
func (l RenderOptions) composite(pixels *image.RGBA) {
	behind, bare := l.Background, true
	if l.blendsIn(pixels) {
		behind, bare = paperColour(l.Background), false
	}
	if l.Graphics && bare {
		return // the terminal mixes them with its background itself
	}
	mapPixels(pixels, func(p color.RGBA) color.RGBA {
		if bare && p.A < minAlpha {
			return color.RGBA{}
		}
		return over(p, behind)
	})
}

// A transparent picture needs paper where most of what it shows is about as
// bright as what is behind it: a black drawing on a dark screen.
const (
	minTransparent          = 20 // per cent of all pixels
	minBlended              = 60 // per cent of those that are not transparent
	maxBrightnessDifference = 40 // of 255 levels of brightness
)

func (l RenderOptions) blendsIn(pixels *image.RGBA) bool {
	open, lost, all := 0, 0, 0
	behind := brightness(l.Background)
	mapPixels(pixels, func(p color.RGBA) color.RGBA {
		all++
		if p.A < minAlpha {
			open++
		} else if difference := brightness(over(p, l.Background)) - behind; max(difference, -difference) < maxBrightnessDifference {
			lost++
		}
		return p
	})
	return open < all && open*100 >= minTransparent*all && lost*100 >= minBlended*(all-open)
}

// paperColour is the ground for drawings that can't be seen on a background.
func paperColour(background color.RGBA) color.RGBA {
	if brightness(background) < 128 {
		return color.RGBA{0xf4, 0xf1, 0xea, 0xff}
	}
	return color.RGBA{0x2a, 0x2a, 0x30, 0xff}
}

func mapPixels(m *image.RGBA, change func(color.RGBA) color.RGBA) {
	for i := 0; i+4 <= len(m.Pix); i += 4 {
		p := change(color.RGBA{m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3]})
		m.Pix[i], m.Pix[i+1], m.Pix[i+2], m.Pix[i+3] = p.R, p.G, p.B, p.A
	}
}

// brightness is the luma of a colour, 0 to 255 (ITU-R BT.601).
func brightness(c color.RGBA) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }

// over lays a colour, whose parts are multiplied with its alpha, over an opaque one.
func over(c, behind color.RGBA) color.RGBA {
	mix := func(c, b, alpha uint8) uint8 { return uint8(min(255, int(c)+int(b)*(255-int(alpha))/255)) }
	return color.RGBA{mix(c.R, behind.R, c.A), mix(c.G, behind.G, c.A), mix(c.B, behind.B, c.A), 255}
}

// blockRow draws the cells of two rows of pixels.
func (l RenderOptions) blockRow(pixels *image.RGBA, y int) string {
	var out strings.Builder
	pen := ""
	for x := range l.Columns {
		cell := quadrantsAt(pixels, 2*x, y).bestCell()
		if x == l.Columns-1 {
			cell = cell.withoutSpace()
		}
		next := l.sgr(cell)
		if next != pen {
			if pen != "" && (cell.foreground.A == 0 || cell.background.A == 0) {
				out.WriteString(ansi.ResetStyle)
			}
			if next != "" {
				out.WriteString("\x1b[" + next + "m")
			}
			pen = next
		}
		out.WriteString(cell.char)
	}
	if pen != "" {
		out.WriteString(ansi.ResetStyle)
	}
	return out.String()
}

// sgr is the SGR parameters for the colours of a cell.
func (l RenderOptions) sgr(c cell) string {
	var parts []string
	if c.foreground.A != 0 && c.char != " " {
		parts = append(parts, "38;"+l.colourSGR(c.foreground))
	}
	if c.background.A != 0 {
		parts = append(parts, "48;"+l.colourSGR(c.background))
	}
	return strings.Join(parts, ";")
}

func (l RenderOptions) colourSGR(c color.RGBA) string {
	if l.Palette256 {
		return "5;" + strconv.Itoa(nearestColour(c))
	}
	return "2;" + strconv.Itoa(int(c.R)) + ";" + strconv.Itoa(int(c.G)) + ";" + strconv.Itoa(int(c.B))
}
