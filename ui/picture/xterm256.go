package picture

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"
)

// firstFixedColour is the first of xterm's 256 colours that terminals do not redefine.
const firstFixedColour = 16

// fixedColours are the colours from firstFixedColour on.
var fixedColours = func() [256 - firstFixedColour]color.RGBA {
	var colours [256 - firstFixedColour]color.RGBA
	for i := range colours {
		r, g, b, _ := ansi.IndexedColor(firstFixedColour + i).RGBA()
		colours[i] = color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
	}
	return colours
}()

// nearestColour returns the perceptually nearest of the fixed colours, by T. Riemersma's
// "redmean" weights. There is no dithering: at so few pixels its dots would dominate.
func nearestColour(c color.RGBA) int {
	best, smallest := 0, 1<<62
	for i, f := range fixedColours {
		red := (int(c.R) + int(f.R)) / 2
		r, g, b := int(c.R)-int(f.R), int(c.G)-int(f.G), int(c.B)-int(f.B)
		if distance := (512+red)*r*r + 1024*g*g + (767-red)*b*b; distance < smallest {
			best, smallest = i, distance
		}
	}
	return firstFixedColour + best
}
