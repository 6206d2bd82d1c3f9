package picture

import (
	"image"
	"image/color"
)

// quadrants are the four pixels of a cell: top left, top right, bottom left,
// bottom right. A cell is twice as high as wide, and so are they.
type quadrants [4]color.RGBA

func quadrantsAt(m *image.RGBA, x, y int) quadrants {
	return quadrants{m.RGBAAt(x, y), m.RGBAAt(x+1, y), m.RGBAAt(x, y+1), m.RGBAAt(x+1, y+1)}
}

// cell is a block in one colour on another; a colour with alpha 0 is the screen's own.
type cell struct {
	char                   string
	foreground, background color.RGBA
}

// blockChars of blocks by the quarters that are in front: bit i for quarter i. The
// other half of the sixteen are these with their colours changed.
var blockChars = [8]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛"}

// upperHalf is the sign that every font has.
const upperHalf = 3

// minGain is how many times nearer to the picture another sign must come than halves.
const minGain = 1.25

// maxUniformError is how far pixels may be from their mean without anybody seeing it: two
// of 255 levels in each part of each.
const maxUniformError = 48

// withoutSpace is the same cell without a blank: a blank in a colour at the end of a
// line is erased rather than written, which some terminals do without the colour.
func (c cell) withoutSpace() cell {
	if c.char == " " && c.background.A != 0 {
		return cell{char: "█", foreground: c.background, background: c.background}
	}
	return c
}

// bestCell is the cell that comes nearest to four pixels. Clear ones are not mixed
// with others: where there are some, they are the back and the rest is in front.
func (q quadrants) bestCell() cell {
	open := 0
	for i, p := range q {
		if p.A == 0 {
			open |= 1 << i
		}
	}
	if open != 0 {
		return q.transparentCell(open)
	}
	if even, off := q.twoColourCell(0); off < maxUniformError {
		return even
	}
	chosen, least := q.twoColourCell(upperHalf)
	least /= minGain
	for i := range blockChars {
		if c, off := q.twoColourCell(i); off < least {
			chosen, least = c, off
		}
	}
	return chosen
}

// quadrantChars are those of cells in which some quarters are clear, by the others.
var quadrantChars = [16]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

func (q quadrants) transparentCell(open int) cell {
	front, _ := q.mean(^open & 15)
	return cell{char: quadrantChars[^open&15], foreground: front}
}

// twoColourCell is the cell of a sign, and how far it is from the picture.
func (q quadrants) twoColourCell(sign int) (cell, float64) {
	front, one := q.mean(sign)
	back, other := q.mean(^sign & 15)
	return cell{blockChars[sign], front, back}, one + other
}

// mean is the mean of the quarters in a set, and how far they are from it: the
// sum of squares.
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
