package server

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// screenWriter writes to a terminal in as few bytes as possible: it remembers the row of the
// cursor, the current style and the scroll region between frames. Rows and columns are
// 0-based.
type screenWriter struct {
	out     bytes.Buffer
	profile colorprofile.Profile // colours that the terminal supports

	row         int      // of the cursor, or unknownRow
	top, bottom int      // scroll region, bottom exclusive; both 0 for the whole screen
	style       uv.Style // of the terminal
	nextStyle   uv.Style // of the text that follows
}

const unknownRow = -1

// takeOutput returns and clears the output.
func (p *screenWriter) takeOutput() []byte {
	written := p.out.Bytes()
	p.out = bytes.Buffer{} // an idle session keeps no buffer
	return written
}

// reset resets style and scroll region. The position of the cursor is unknown after it.
func (p *screenWriter) reset() {
	p.out.WriteString(ansi.ResetStyle + allScroll)
	p.row, p.top, p.bottom, p.style = unknownRow, 0, 0, uv.Style{}
}

// allScroll resets the scroll region (DECSTBM).
const allScroll = "\x1b[r"

func (p *screenWriter) move(row, column int) {
	switch {
	case row != p.row:
		p.out.WriteString(ansi.CursorPosition(column+1, row+1))
	case column == 0:
		p.out.WriteByte('\r')
	default:
		p.out.WriteString(ansi.CursorHorizontalAbsolute(column + 1))
	}
	p.row = row
}

// write writes text with escape sequences for styles, starting without any.
func (p *screenWriter) write(text string) {
	p.nextStyle = uv.Style{}
	for text != "" {
		if size := sgrLength(text); size > 0 {
			p.setStyle(text[:size])
			text = text[size:]
			continue
		}
		size := len(text)
		if next := strings.IndexByte(text[1:], esc); next >= 0 {
			size = 1 + next
		}
		p.writeText(text[:size])
		text = text[size:]
	}
}

// setStyle applies an escape sequence to the style of what follows, which is only written
// before text.
func (p *screenWriter) setStyle(sequence string) {
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	ansi.DecodeSequence(sequence, ansi.NormalState, parser)
	uv.ReadStyle(parser.Params(), &p.nextStyle)
}

func (p *screenWriter) writeText(text string) {
	wanted := uv.ConvertStyle(p.nextStyle, p.profile)
	if strings.Trim(text, " ") != "" || !isInvisible(wanted) || !isInvisible(p.style) {
		p.switchStyle(wanted)
	}
	p.out.WriteString(text)
}

func (p *screenWriter) switchStyle(wanted uv.Style) {
	p.out.WriteString(wanted.Diff(&p.style))
	p.style = wanted
}

// isInvisible reports whether blank cells look the same with a style as without.
func isInvisible(s uv.Style) bool {
	const seen = uv.AttrReverse | uv.AttrStrikethrough
	return s.Bg == nil && s.Underline == ansi.UnderlineNone && s.Attrs&seen == 0
}

// clearVisibleStyle resets a visible style before cells are erased, since terminals fill
// them with the current background.
func (p *screenWriter) clearVisibleStyle() {
	if !isInvisible(p.style) {
		p.switchStyle(uv.Style{})
	}
}

// erase erases the rest of the row.
func (p *screenWriter) erase() {
	p.clearVisibleStyle()
	p.out.WriteString(ansi.EraseLineRight)
}

// scrollRegion returns the current scroll region if it is only a little larger than the rows
// top to bottom, since redrawing a row costs no more than setting a region.
func (p *screenWriter) scrollRegion(top, bottom int) (int, int) {
	const little = 2
	if p.top <= top && bottom <= p.bottom && p.bottom-p.top-(bottom-top) <= little {
		return p.top, p.bottom
	}
	return top, bottom
}

// scroll scrolls the rows top to bottom, exclusive, up, or down if by is negative.
func (p *screenWriter) scroll(by, top, bottom int) {
	p.clearVisibleStyle()
	if p.top != top || p.bottom != bottom {
		p.out.WriteString("\x1b[" + strconv.Itoa(top+1) + ";" + strconv.Itoa(bottom) + "r")
		p.top, p.bottom = top, bottom
		p.row = 0 // where DECSTBM leaves the cursor
	}
	if by > 0 {
		p.toRow(bottom - 1)
		p.out.WriteString(strings.Repeat("\n", by))
	} else {
		p.toRow(top)
		p.out.WriteString(strings.Repeat(ansi.ReverseIndex, -by))
	}
}

// toRow moves the cursor to a row, in any column.
func (p *screenWriter) toRow(row int) {
	if row != p.row {
		p.move(row, 0)
	}
}
