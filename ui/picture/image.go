package picture

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/ansi/kitty"
)

// Rendering is a picture as cells.
type Rendering struct {
	Cells        []string
	Image        Image  // that the cells show; the zero value if they are blocks
	Transmission string // what makes a terminal keep the image, without any answer
}

// size is how many bytes a drawing takes here.
func (d Rendering) size() int {
	all := len(d.Transmission)
	for _, row := range d.Cells {
		all += len(row)
	}
	return all
}

// Image is a picture that a terminal keeps by kitty's graphics protocol. It gets
// the pixels once; cells that name the image then show their part of it, and go
// wherever text goes (sw.kovidgoyal.net/kitty/graphics-protocol, "Unicode
// placeholders").
type Image struct {
	ID    int // of three bytes, as a colour
	Bytes int // that it takes in the terminal: four for each pixel
}

// DeleteSequence is what makes a terminal drop the image, and answer nothing.
func (m Image) DeleteSequence() string {
	return ansi.KittyGraphics(nil, "a=d", "d=I", fmt.Sprintf("i=%d", m.ID), "q=2")
}

// A cell is taken to have so many pixels; the terminal scales what it gets.
const (
	cellWidth      = 10
	cellHeight     = 20
	maxImagePixels = 1 << 20 // of an image, about three megabytes if it is nothing but noise
)

// Ids of images begin at a number of our own and fit into the three bytes of a
// colour.
const (
	firstImageID = 0xb10600
	imageIDs     = 0x010000
)

// ImageColumns is how many cells a picture is wide as an image, with two pixels of the
// screen for each of its own: what is larger is blurred.
func (s Size) ImageColumns() int { return max(1, 2*s.Width/cellWidth) }

// RenderImage decodes a picture and makes it the image of a number, in as many cells as
// the look says.
func RenderImage(ctx context.Context, file io.Reader, look RenderOptions, number int) (Rendering, error) {
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	width, height := look.pixelSize()
	pixels, err := decodeScaled(ctx, file, width, height)
	if err != nil {
		return Rendering{}, err
	}
	look.composite(pixels)
	image := Image{ID: firstImageID + number%imageIDs, Bytes: 4 * width * height}
	var sent strings.Builder
	err = kitty.EncodeGraphics(&sent, pixels, &kitty.Options{
		Action: kitty.TransmitAndPut, Format: kitty.PNG, Transmission: kitty.Direct, Chunk: true, Quiet: 2,
		ID: image.ID, VirtualPlacement: true, Columns: look.Columns, Rows: look.Rows,
	})
	if err != nil {
		return Rendering{}, err
	}
	return Rendering{image.cells(look.Columns, look.Rows), image, sent.String()}, nil
}

// pixelSize is how large an image is that fills the cells of a look.
func (l RenderOptions) pixelSize() (width, height int) {
	width, height = cellWidth, cellHeight
	for l.Columns*width*l.Rows*height > maxImagePixels && width > 1 {
		width, height = width-1, height-2
	}
	return l.Columns * width, l.Rows * height
}

// cells are those that show an image: each says in its colour which one, and in
// its marks which part. Each says it on its own, so that it may be drawn alone.
func (m Image) cells(columns, rows int) []string {
	pen := fmt.Sprintf("\x1b[38;2;%d;%d;%dm", m.ID>>16&255, m.ID>>8&255, m.ID&255)
	cells := make([]string, rows)
	for y := range cells {
		var row strings.Builder
		row.WriteString(pen)
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
