package picture

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// Rendering is a rendered picture.
type Rendering struct {
	Cells        []string
	Image        Image  // the image that the cells refer to; the zero value for block characters
	Transmission string // sequence that transmits the image to the terminal, which does not reply
}

// size returns the memory that a rendering takes in bytes.
func (r Rendering) size() int {
	total := len(r.Transmission)
	for _, row := range r.Cells {
		total += len(row)
	}
	return total
}

// Image is an image that a terminal holds by the kitty graphics protocol. Its pixels are
// transmitted once. Cells with Unicode placeholders then refer to it and can be drawn like
// text (sw.kovidgoyal.net/kitty/graphics-protocol, "Unicode placeholders").
type Image struct {
	ID    int // 24 bits, since cells refer to it by a colour
	Bytes int // memory that it takes in the terminal: four bytes per pixel
}

// DeleteSequence returns the sequence that deletes the image without a reply.
func (m Image) DeleteSequence() string {
	return ansi.KittyGraphics(nil, "a=d", "d=I", fmt.Sprintf("i=%d", m.ID), "q=2")
}

// Assumed pixels per cell. The terminal scales the image to its actual cells.
const (
	cellWidth      = 10
	cellHeight     = 20
	maxImagePixels = 1 << 20 // at most about three megabytes as PNG
)

// Image ids start at an arbitrary number and fit into 24 bits.
const (
	firstImageID = 0xb10600
	imageIDs     = 0x010000
)

// ImageColumns returns the maximum width of an image in cells: pixels may be doubled,
// larger images would be blurred.
func (s Size) ImageColumns() int { return max(1, 2*s.Width/cellWidth) }

// RenderImage decodes a picture and renders it as an image with an id made of number.
func RenderImage(ctx context.Context, file io.Reader, options RenderOptions, number int) (Rendering, error) {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	width, height := options.pixelSize()
	pixels, err := decodeScaled(ctx, file, width, height)
	if err != nil {
		return Rendering{}, err
	}
	options.composite(pixels)
	image := Image{ID: firstImageID + number%imageIDs, Bytes: 4 * width * height}
	var transmission strings.Builder
	err = kitty.EncodeGraphics(&transmission, pixels, &kitty.Options{
		Action: kitty.TransmitAndPut, Format: kitty.PNG, Transmission: kitty.Direct, Chunk: true, Quiet: 2,
		ID: image.ID, VirtualPlacement: true, Columns: options.Columns, Rows: options.Rows,
	})
	if err != nil {
		return Rendering{}, err
	}
	return Rendering{image.cells(options.Columns, options.Rows), image, transmission.String()}, nil
}

// pixelSize returns the size of the image that fills the cells.
func (o RenderOptions) pixelSize() (width, height int) {
	width, height = cellWidth, cellHeight
	for o.Columns*width*o.Rows*height > maxImagePixels && width > 1 {
		width, height = width-1, height-2
	}
	return o.Columns * width, o.Rows * height
}

// cells returns the placeholder cells of the image. The colour of each cell holds the id,
// its combining marks the row and column, so that every cell can be drawn on its own.
func (m Image) cells(columns, rows int) []string {
	start := fmt.Sprintf("\x1b[38;2;%d;%d;%dm", m.ID>>16&255, m.ID>>8&255, m.ID&255)
	cells := make([]string, rows)
	for y := range cells {
		var row strings.Builder
		row.WriteString(start)
		for x := range columns {
			row.WriteRune(kitty.Placeholder)
			row.WriteRune(kitty.Diacritic(y))
			row.WriteRune(kitty.Diacritic(x))
		}
		row.WriteString(ansi.ResetStyle)
		cells[y] = row.String()
	}
	return cells
}
