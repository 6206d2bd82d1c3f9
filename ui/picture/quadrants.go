package picture

import (
	"image"
	"image/color"
)

// quadrants are the four pixels of a cell: top left, top right, bottom left, bottom right.
// Each has the proportions of a cell.
type quadrants [4]color.RGBA

func quadrantsAt(m *image.RGBA, x, y int) quadrants {
	return quadrants{m.RGBAAt(x, y), m.RGBAAt(x+1, y), m.RGBAAt(x, y+1), m.RGBAAt(x+1, y+1)}
}

// cell is a block character with two colours. Alpha 0 is the screen's own colour.
type cell struct {
	char                   string
	foreground, background color.RGBA
}

// blockChars are the block characters by their foreground quadrants: bit i for quadrant i.
// The other eight combinations are these with swapped colours.
var blockChars = [8]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛"}

// upperHalf is the index of the character that every font has.
const upperHalf = 3

// minGain is the factor by which another character must be closer to the picture than
// upperHalf.
const minGain = 1.25

// maxUniformError is the error up to which four pixels look like one colour: two of 255
// levels in each channel of each pixel.
const maxUniformError = 48

// withoutSpace replaces a coloured space. At the end of a line terminals may erase instead
// of writing it, some of them without the colour.
func (c cell) withoutSpace() cell {
	if c.char == " " && c.background.A != 0 {
		return cell{char: "█", foreground: c.background, background: c.background}
	}
	return c
}

// bestCell returns the cell that is closest to the four pixels. Transparent pixels are not
// blended: they become the background.
func (q quadrants) bestCell() cell {
	transparent := 0
	for i, p := range q {
		if p.A == 0 {
			transparent |= 1 << i
		}
	}
	if transparent != 0 {
		return q.transparentCell(transparent)
	}
	if uniform, distance := q.twoColourCell(0); distance < maxUniformError {
		return uniform
	}
	best, smallest := q.twoColourCell(upperHalf)
	smallest /= minGain
	for i := range blockChars {
		if c, distance := q.twoColourCell(i); distance < smallest {
			best, smallest = c, distance
		}
	}
	return best
}

// quadrantChars are the characters of cells with transparent quadrants, by the opaque ones.
var quadrantChars = [16]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

func (q quadrants) transparentCell(transparent int) cell {
	foreground, _ := q.mean(^transparent & 15)
	return cell{char: quadrantChars[^transparent&15], foreground: foreground}
}

// twoColourCell returns the cell of a character and its distance from the picture, see mean.
func (q quadrants) twoColourCell(char int) (cell, float64) {
	foreground, one := q.mean(char)
	background, other := q.mean(^char & 15)
	return cell{blockChars[char], foreground, background}, one + other
}

// mean returns the mean colour of a set of quadrants and the sum of their squared errors.
func (q quadrants) mean(set int) (color.RGBA, float64) {
	var sum [3]float64
	n, squares := 0.0, 0.0
	for i, p := range q {
		if set>>i&1 == 0 {
			continue
		}
		n++
		for part, value := range [3]uint8{p.R, p.G, p.B} {
			sum[part] += float64(value)
			squares += float64(value) * float64(value)
		}
	}
	if n == 0 {
		return color.RGBA{}, 0
	}
	for _, s := range sum {
		squares -= s * s / n
	}
	return color.RGBA{uint8(sum[0]/n + .5), uint8(sum[1]/n + .5), uint8(sum[2]/n + .5), 255}, squares
}
