package server

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// A pen writes on a terminal in as few bytes as it can: it remembers in which row
// it has left the cursor, which styles are on and which rows scroll, from one
// frame to the next. Rows and columns count from 0.
type pen struct {
	out     bytes.Buffer
	profile colorprofile.Profile // the colours that the terminal has

	row         int      // of the cursor; nowhere if that is not known
	top, bottom int      // the rows that scroll, from top to before bottom; both 0 if all do
	on          uv.Style // as the terminal has it
	wanted      uv.Style // as the text has it
}

const nowhere = -1

// taken is what has been written since it was taken before.
func (p *pen) taken() []byte {
	written := p.out.Bytes()
	p.out = bytes.Buffer{} // a session that waits keeps no memory for frames
	return written
}

// startOver relies on nothing that was.
func (p *pen) startOver() {
	p.out.WriteString(ansi.ResetStyle + allScroll)
	p.row, p.top, p.bottom, p.on = nowhere, 0, 0, uv.Style{}
}

// allScroll ends a region that scrolls (DECSTBM).
const allScroll = "\x1b[r"

func (p *pen) move(row, column int) {
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

// write writes a text that begins without styles.
func (p *pen) write(text string) {
	p.wanted = uv.Style{}
	for text != "" {
		if size := sequence(text); size > 0 {
			p.want(text[:size])
			text = text[size:]
			continue
		}
		size := len(text)
		if next := strings.IndexByte(text[1:], esc); next >= 0 {
			size = 1 + next
		}
		p.letters(text[:size])
		text = text[size:]
	}
}

// want sets the style of what follows; it is written when something stands in it.
func (p *pen) want(sequence string) {
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	ansi.DecodeSequence(sequence, ansi.NormalState, parser)
	uv.ReadStyle(parser.Params(), &p.wanted)
}

func (p *pen) letters(text string) {
	wanted := uv.ConvertStyle(p.wanted, p.profile)
	if strings.Trim(text, " ") != "" || !unseen(wanted) || !unseen(p.on) {
		p.style(wanted)
	}
	p.out.WriteString(text)
}

func (p *pen) style(wanted uv.Style) {
	p.out.WriteString(wanted.Diff(&p.on))
	p.on = wanted
}

// unseen reports a style in which blank cells look as they do in none.
func unseen(s uv.Style) bool {
	const seen = uv.AttrReverse | uv.AttrStrikethrough
	return s.Bg == nil && s.Underline == ansi.UnderlineNone && s.Attrs&seen == 0
}

// plain switches a visible style off before cells are emptied: terminals fill them
// with the background that is on.
func (p *pen) plain() {
	if !unseen(p.on) {
		p.style(uv.Style{})
	}
}

// erase empties the row from the cursor on.
func (p *pen) erase() {
	p.plain()
	p.out.WriteString(ansi.EraseLineRight)
}

// region is the one that scrolls already if it is little larger than from top to
// before bottom: a row that is drawn again costs no more than another region.
func (p *pen) region(top, bottom int) (int, int) {
	const little = 2
	if p.top <= top && bottom <= p.bottom && p.bottom-p.top-(bottom-top) <= little {
		return p.top, p.bottom
	}
	return top, bottom
}

// scroll moves the rows from top to before bottom up, or down if by is less than 0.
func (p *pen) scroll(by, top, bottom int) {
	p.plain()
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

// toRow moves the cursor to anywhere in a row.
func (p *pen) toRow(row int) {
	if row != p.row {
		p.move(row, 0)
	}
}
