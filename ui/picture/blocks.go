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

// RenderOptions determine how a picture file is rendered.
type RenderOptions struct {
	Columns, Rows int        // size in cells
	Palette256    bool       // use xterm's 256 colours instead of true colour
	Graphics      bool       // render an Image instead of block characters
	Background    color.RGBA // opaque background colour of the screen
}

// RenderBlocks decodes a picture and returns its rows of block characters. Transparent
// parts show the screen's own background.
func RenderBlocks(ctx context.Context, file io.Reader, options RenderOptions) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	pixels, err := decodeScaled(ctx, file, 2*options.Columns, 2*options.Rows)
	if err != nil {
		return nil, err
	}
	options.composite(pixels)
	rows := make([]string, options.Rows)
	for y := range rows {
		rows[y] = options.blockRow(pixels, 2*y)
	}
	return rows, nil
}

// minAlpha is the alpha below which a pixel counts as transparent.
const minAlpha = 48

// composite blends a picture with the background, or with a contrasting paper colour if it
// could not be seen there. For block characters each pixel becomes opaque or fully
// transparent.
func (o RenderOptions) composite(pixels *image.RGBA) {
	background, keepTransparent := o.Background, true
	if o.blendsIn(pixels) {
		background, keepTransparent = paperColour(o.Background), false
	}
	if o.Graphics && keepTransparent {
		return // the terminal blends images itself
	}
	mapPixels(pixels, func(p color.RGBA) color.RGBA {
		if keepTransparent && p.A < minAlpha {
			return color.RGBA{}
		}
		return over(p, background)
	})
}

// A transparent picture gets a paper colour if most of its visible pixels are about as
// bright as the background, such as a black drawing on a dark screen.
const (
	minTransparent          = 20 // percent of all pixels
	minBlended              = 60 // percent of the visible pixels
	maxBrightnessDifference = 40 // of 255
)

func (o RenderOptions) blendsIn(pixels *image.RGBA) bool {
	transparentPixels, blended, all := 0, 0, 0
	background := brightness(o.Background)
	mapPixels(pixels, func(p color.RGBA) color.RGBA {
		all++
		if p.A < minAlpha {
			transparentPixels++
		} else if difference := brightness(over(p, o.Background)) - background; max(difference, -difference) < maxBrightnessDifference {
			blended++
		}
		return p
	})
	return transparentPixels < all && transparentPixels*100 >= minTransparent*all && blended*100 >= minBlended*(all-transparentPixels)
}

// paperColour returns a background colour that contrasts with background.
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

// brightness returns the luma of a colour, 0 to 255 (ITU-R BT.601).
func brightness(c color.RGBA) int { return (299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000 }

// over composites a premultiplied colour over an opaque one.
func over(c, background color.RGBA) color.RGBA {
	mix := func(c, b, alpha uint8) uint8 { return uint8(min(255, int(c)+int(b)*(255-int(alpha))/255)) }
	return color.RGBA{mix(c.R, background.R, c.A), mix(c.G, background.G, c.A), mix(c.B, background.B, c.A), 255}
}

// blockRow renders the cells of two rows of pixels.
func (o RenderOptions) blockRow(pixels *image.RGBA, y int) string {
	var out strings.Builder
	current := ""
	for x := range o.Columns {
		cell := quadrantsAt(pixels, 2*x, y).bestCell()
		if x == o.Columns-1 {
			cell = cell.withoutSpace()
		}
		next := o.sgr(cell)
		if next != current {
			if current != "" && (cell.foreground.A == 0 || cell.background.A == 0) {
				out.WriteString(ansi.ResetStyle)
			}
			if next != "" {
				out.WriteString("\x1b[" + next + "m")
			}
			current = next
		}
		out.WriteString(cell.char)
	}
	if current != "" {
		out.WriteString(ansi.ResetStyle)
	}
	return out.String()
}

// sgr returns the SGR parameters for the colours of a cell.
func (o RenderOptions) sgr(c cell) string {
	var parts []string
	if c.foreground.A != 0 && c.char != " " {
		parts = append(parts, "38;"+o.colourSGR(c.foreground))
	}
	if c.background.A != 0 {
		parts = append(parts, "48;"+o.colourSGR(c.background))
	}
	return strings.Join(parts, ";")
}

func (o RenderOptions) colourSGR(c color.RGBA) string {
	if o.Palette256 {
		return "5;" + strconv.Itoa(nearestColour(c))
	}
	return "2;" + strconv.Itoa(int(c.R)) + ";" + strconv.Itoa(int(c.G)) + ";" + strconv.Itoa(int(c.B))
}
