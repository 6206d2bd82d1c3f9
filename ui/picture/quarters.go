package picture

import (
	"image"
	"image/color"
)

// quarters are the four pixels of a cell: top left, top right, bottom left,
// bottom right. A cell is twice as high as wide, and so are they.
type quarters [4]color.RGBA

func cellAt(m *image.RGBA, x, y int) quarters {
	return quarters{m.RGBAAt(x, y), m.RGBAAt(x+1, y), m.RGBAAt(x, y+1), m.RGBAAt(x+1, y+1)}
}

// cell is a block in one colour on another; a colour with alpha 0 is the screen's own.
type cell struct {
	sign        string
	front, back color.RGBA
}

// signs of blocks by the quarters that are in front: bit i for quarter i. The
// other half of the sixteen are these with their colours changed.
var signs = [8]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛"}

// halves is the sign that every font has.
const halves = 3

// gain is how many times nearer to the picture another sign must come than halves.
const gain = 1.25

// unseen is how far pixels may be from their mean without anybody seeing it: two
// of 255 levels in each part of each.
const unseen = 48

// visible is the same cell without a blank: a blank in a colour at the end of a
// line is erased rather than written, which some terminals do without the colour.
func (c cell) visible() cell {
	if c.sign == " " && c.back.A != 0 {
		return cell{sign: "█", front: c.back, back: c.back}
	}
	return c
}

// best is the cell that comes nearest to four pixels. Clear ones are not mixed
// with others: where there are some, they are the back and the rest is in front.
func (q quarters) best() cell {
	open := 0
	for i, p := range q {
		if p.A == 0 {
			open |= 1 << i
		}
	}
	if open != 0 {
		return q.around(open)
	}
	if even, off := q.split(0); off < unseen {
		return even
	}
	chosen, least := q.split(halves)
	least /= gain
	for i := range signs {
		if c, off := q.split(i); off < least {
			chosen, least = c, off
		}
	}
	return chosen
}

// openSigns are those of cells in which some quarters are clear, by the others.
var openSigns = [16]string{" ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█"}

func (q quarters) around(open int) cell {
	front, _ := q.mean(^open & 15)
	return cell{sign: openSigns[^open&15], front: front}
}

// split is the cell of a sign, and how far it is from the picture.
func (q quarters) split(sign int) (cell, float64) {
	front, one := q.mean(sign)
	back, other := q.mean(^sign & 15)
	return cell{signs[sign], front, back}, one + other
}

// mean is the mean of the quarters in a set, and how far they are from it: the
// sum of squares.
func (q quarters) mean(set int) (color.RGBA, float64) {
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
