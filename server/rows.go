package server

import (
	"strings"
	"unicode/utf8"

	"blogtui/ui/cells"

	"github.com/charmbracelet/x/ansi"
)

// change makes a row of a terminal that shows was show is: from where they differ
// to where they are the same again.
func (p *pen) change(row int, was, is string) {
	start, on := sameStart(was, is)
	end := sameEnd(was, is, start, on)
	text := is[start:end]
	if end == len(is) {
		text = strings.TrimRight(text, " ")
	}
	if on == "" && strings.TrimRight(was[start:], " ") == "" { // nothing stands there yet
		indented := text
		text = strings.TrimLeft(text, " ")
		start += len(indented) - len(text)
	}
	shorter := end == len(is) && cells.Width(strings.TrimRight(was, " ")) > cells.Width(strings.TrimRight(is, " "))
	if text == "" && !shorter {
		return
	}
	p.move(row, cells.Width(is[:start]))
	p.write(on + text)
	if shorter {
		p.erase()
	}
}

// sameStart is how many bytes two lines have in common, up to a place where in both
// of them another letter begins, and the styles that are on there.
func sameStart(was, is string) (cut int, pen string) {
	on := ""
	for i := 0; ; {
		if startsLetter(was, i) && startsLetter(is, i) {
			cut, pen = i, on
		}
		if i == len(was) || i == len(is) || was[i] != is[i] {
			return cut, pen
		}
		if is[i] != esc {
			i++
			continue
		}
		size := sequence(is[i:])
		if size == 0 || !strings.HasPrefix(was[i:], is[i:i+size]) {
			return cut, pen
		}
		on = styled(on, is[i:i+size])
		i += size
	}
}

// leastEnd is how many bytes have to be the same for them to be left out.
const leastEnd = 16

// sameEnd is where the end of a line begins that its row shows already, len(is) if
// there is none. Both lines are the same up to start, where pen is on.
func sameEnd(was, is string, start int, pen string) int {
	same := 0
	for most := min(len(was), len(is)) - start; same < most && was[len(was)-1-same] == is[len(is)-1-same]; {
		same++
	}
	if same < leastEnd {
		return len(is)
	}
	end, on := letterFrom(is, start, pen, len(is)-same)
	before, onBefore := letterFrom(was, start, pen, end+len(was)-len(is))
	if end < 0 || before != end+len(was)-len(is) || on != onBefore || cells.Width(is[start:end]) != cells.Width(was[start:before]) {
		return len(is)
	}
	return end
}

// letterFrom finds the first letter of a line from a place on, and what is on
// there; at is where to begin, with pen on. It returns -1 if something stands
// between that it does not know.
func letterFrom(line string, at int, pen string, from int) (int, string) {
	for at < len(line) {
		if at >= from && startsLetter(line, at) {
			return at, pen
		}
		if line[at] != esc {
			at++
			continue
		}
		size := sequence(line[at:])
		if size == 0 {
			return -1, ""
		}
		pen = styled(pen, line[at:at+size])
		at += size
	}
	return len(line), pen
}

// startsLetter reports a place where none goes on: nothing in ASCII is a mark on
// the letter before it, nor are letters that stand alone.
func startsLetter(s string, at int) bool {
	if at >= len(s) || s[at] < utf8.RuneSelf {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[at:])
	return cells.Standalone(r)
}

// styled is what is on after a sequence.
func styled(on, sequence string) string {
	if sequence == ansi.ResetStyle || sequence == "\x1b[0m" {
		return ""
	}
	return on + sequence
}

// sequence is the length of the escape sequence at the beginning of s, 0 if it is
// none that changes styles.
func sequence(s string) int {
	if strings.HasPrefix(s, "\x1b[") {
		return strings.IndexByte(s, 'm') + 1
	}
	return 0
}
