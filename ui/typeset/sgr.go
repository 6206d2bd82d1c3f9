package typeset

import (
	"strconv"
	"strings"
)

// sgrState is the style of a terminal; colours are SGR parameters, "" for the default.
type sgrState struct {
	foreground, background string
	attributes             uint16 // a bit for each of the SGR parameters 1 to 9
}

// The attributes that are visible on blanks: underlined, reversed, crossed out.
const blankAttributes = 1<<4 | 1<<7 | 1<<9

// minimizeSGR returns a line that looks the same with as few bytes of SGR sequences as
// possible: only changes are written, and none that blanks do not show. A line with
// unknown sequences is returned unchanged.
func minimizeSGR(line string) string {
	if !strings.Contains(line, "\x1b[") {
		return line
	}
	var out strings.Builder
	out.Grow(len(line))
	var on, wanted sgrState
	for rest := line; rest != ""; {
		if strings.HasPrefix(rest, "\x1b[") {
			end := strings.IndexByte(rest, 'm')
			if end < 0 || !wanted.apply(rest[2:end]) {
				return line
			}
			rest = rest[end+1:]
			continue
		}
		size := nextPieceSize(rest)
		if rest[0] == 0x1b { // a hyperlink
			out.WriteString(rest[:size])
		} else {
			if rest[0] != ' ' || on.visibleOnBlanks() != wanted.visibleOnBlanks() {
				out.WriteString(on.transition(wanted))
				on = wanted
			}
			out.WriteString(rest[:size])
		}
		rest = rest[size:]
	}
	out.WriteString(on.transition(sgrState{}))
	return out.String()
}

// nextPieceSize returns the length of the next piece of a line: blanks, text without
// blanks, or a sequence other than SGR.
func nextPieceSize(line string) int {
	size := 0
	switch line[0] {
	case 0x1b:
		if size = strings.Index(line, "\x1b\\"); size >= 0 {
			return size + 2
		}
		if size = strings.IndexByte(line, '\a'); size >= 0 {
			return size + 1
		}
	case ' ':
		size = len(line) - len(strings.TrimLeft(line, " "))
	default:
		size = strings.IndexAny(line, " \x1b")
	}
	if size < 0 {
		return len(line)
	}
	return size
}

// visibleOnBlanks returns the part of a style that blanks show.
func (p sgrState) visibleOnBlanks() sgrState {
	shown := sgrState{background: p.background, attributes: p.attributes & blankAttributes}
	if shown.attributes != 0 {
		shown.foreground = p.foreground
	}
	return shown
}

// transition returns the sequence that changes the style to another one.
func (p sgrState) transition(to sgrState) string {
	if p == to {
		return ""
	}
	start := "\x1b["
	if p.attributes&^to.attributes != 0 || p.foreground != "" && to.foreground == "" || p.background != "" && to.background == "" {
		if to == (sgrState{}) {
			return "\x1b[m"
		}
		start, p = "\x1b[0;", sgrState{}
	}
	var parameters []string
	for n := 1; n <= 9; n++ {
		if (to.attributes&^p.attributes)>>n&1 == 1 {
			parameters = append(parameters, strconv.Itoa(n))
		}
	}
	if to.foreground != p.foreground {
		parameters = append(parameters, to.foreground)
	}
	if to.background != p.background {
		parameters = append(parameters, to.background)
	}
	return start + strings.Join(parameters, ";") + "m"
}

// apply changes the style by the parameters of an SGR sequence (ECMA-48, section 8.3.117).
// It reports whether all are known.
func (p *sgrState) apply(parameters string) bool {
	for rest, more := parameters, true; more; {
		var parameter string
		parameter, rest, more = strings.Cut(rest, ";")
		n, err := strconv.Atoi(parameter)
		switch {
		case parameter == "" || parameter == "0":
			*p = sgrState{}
		case err != nil || n < 0:
			return false
		case n <= 9:
			p.attributes |= 1 << n
		case n == 38 || n == 48:
			size := colourSize(rest)
			if size == 0 {
				return false
			}
			p.setColour(n, parameter+";"+rest[:size])
			rest, more = strings.TrimPrefix(rest[size:], ";"), size < len(rest)
		case n >= 30 && n <= 37 || n >= 90 && n <= 97 || n >= 40 && n <= 47 || n >= 100 && n <= 107:
			p.setColour(n, parameter)
		default:
			return false
		}
	}
	return true
}

// setColour sets foreground or background, depending on the SGR parameter.
func (p *sgrState) setColour(parameter int, colour string) {
	if parameter/10%2 == 1 { // 30 to 38, 90 to 97
		p.foreground = colour
	} else {
		p.background = colour
	}
}

// colourSize returns the number of bytes of the colour at the start of parameters, 5;N or
// 2;R;G;B, and 0 if there is none.
func colourSize(parameters string) int {
	numbers := 0
	switch {
	case strings.HasPrefix(parameters, "5;"):
		numbers = 2
	case strings.HasPrefix(parameters, "2;"):
		numbers = 4
	}
	for i := range len(parameters) {
		if parameters[i] == ';' {
			if numbers--; numbers == 0 {
				return i
			}
		}
	}
	if numbers == 1 {
		return len(parameters)
	}
	return 0
}
