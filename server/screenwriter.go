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
func (w *screenWriter) takeOutput() []byte {
	written := w.out.Bytes()
	w.out = bytes.Buffer{} // an idle session keeps no buffer
	return written
}

// reset resets style and scroll region. The position of the cursor is unknown after it.
func (w *screenWriter) reset() {
	w.out.WriteString(ansi.ResetStyle + allScroll)
	w.row, w.top, w.bottom, w.style = unknownRow, 0, 0, uv.Style{}
}

// allScroll resets the scroll region (DECSTBM).
const allScroll = "\x1b[r"

func (w *screenWriter) move(row, column int) {
	switch {
	case row != w.row:
		w.out.WriteString(ansi.CursorPosition(column+1, row+1))
	case column == 0:
		w.out.WriteByte('\r')
	default:
		w.out.WriteString(ansi.CursorHorizontalAbsolute(column + 1))
	}
	w.row = row
}

// write writes text with escape sequences for styles, starting without any.
func (w *screenWriter) write(text string) {
	w.nextStyle = uv.Style{}
	for text != "" {
		if size := sgrLength(text); size > 0 {
			w.setStyle(text[:size])
			text = text[size:]
			continue
		}
		size := len(text)
		if next := strings.IndexByte(text[1:], esc); next >= 0 {
			size = 1 + next
		}
		w.writeText(text[:size])
		text = text[size:]
	}
}

// setStyle applies an escape sequence to the style of what follows, which is only written
// before text.
func (w *screenWriter) setStyle(sequence string) {
	parser := ansi.GetParser()
	defer ansi.PutParser(parser)
	ansi.DecodeSequence(sequence, ansi.NormalState, parser)
	uv.ReadStyle(parser.Params(), &w.nextStyle)
}

func (w *screenWriter) writeText(text string) {
	wanted := uv.ConvertStyle(w.nextStyle, w.profile)
	if strings.Trim(text, " ") != "" || !isInvisible(wanted) || !isInvisible(w.style) {
		w.switchStyle(wanted)
	}
	w.out.WriteString(text)
}

func (w *screenWriter) switchStyle(wanted uv.Style) {
	w.out.WriteString(wanted.Diff(&w.style))
	w.style = wanted
}

// isInvisible reports whether blank cells look the same with a style as without.
func isInvisible(s uv.Style) bool {
	const seen = uv.AttrReverse | uv.AttrStrikethrough
	return s.Bg == nil && s.Underline == ansi.UnderlineNone && s.Attrs&seen == 0
}

// clearVisibleStyle resets a visible style before cells are erased, since terminals fill
// them with the current background.
func (w *screenWriter) clearVisibleStyle() {
	if !isInvisible(w.style) {
		w.switchStyle(uv.Style{})
	}
}

// erase erases the rest of the row.
func (w *screenWriter) erase() {
	w.clearVisibleStyle()
	w.out.WriteString(ansi.EraseLineRight)
}

// scrollRegion returns the current scroll region if it is only a little larger than the rows
// top to bottom, since redrawing a row costs no more than setting a region.
func (w *screenWriter) scrollRegion(top, bottom int) (int, int) {
	const little = 2
	if w.top <= top && bottom <= w.bottom && w.bottom-w.top-(bottom-top) <= little {
		return w.top, w.bottom
	}
	return top, bottom
}

// scroll scrolls the rows top to bottom, exclusive, up, or down if by is negative.
func (w *screenWriter) scroll(by, top, bottom int) {
	w.clearVisibleStyle()
	if w.top != top || w.bottom != bottom {
		w.out.WriteString("\x1b[" + strconv.Itoa(top+1) + ";" + strconv.Itoa(bottom) + "r")
		w.top, w.bottom = top, bottom
		w.row = 0 // where DECSTBM leaves the cursor
	}
	if by > 0 {
		w.toRow(bottom - 1)
		w.out.WriteString(strings.Repeat("\n", by))
	} else {
		w.toRow(top)
		w.out.WriteString(strings.Repeat(ansi.ReverseIndex, -by))
	}
}

// toRow moves the cursor to a row, in any column.
func (w *screenWriter) toRow(row int) {
	if row != w.row {
		w.move(row, 0)
	}
}
