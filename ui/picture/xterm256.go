package picture

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"
)

// firstFixedColour is the first of xterm's 256 colours that no terminal changes.
const firstFixedColour = 16

// fixedColours are those colours.
var fixedColours = func() [256 - firstFixedColour]color.RGBA {
	var colours [256 - firstFixedColour]color.RGBA
	for i := range colours {
		r, g, b, _ := ansi.IndexedColor(firstFixedColour + i).RGBA()
		colours[i] = color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}
	}
	return colours
}()

// nearestColour is the colour among xterm's 256 that the eye takes for c most easily,
// by the weights of T. Riemersma's "redmean". Dithering was tried: at so few
// pixels its dots are all one sees.
func nearestColour(c color.RGBA) int {
	best, least := 0, 1<<62
	for i, f := range fixedColours {
		red := (int(c.R) + int(f.R)) / 2
		r, g, b := int(c.R)-int(f.R), int(c.G)-int(f.G), int(c.B)-int(f.B)
		if off := (512+red)*r*r + 1024*g*g + (767-red)*b*b; off < least {
			best, least = i, off
		}
	}
	return firstFixedColour + best
}
