package theme

import (
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Style draws text in one style. It knows what text within a line needs and no more
// than that, so it costs a small part of what a style of Lip Gloss does: frames
// are mostly such text. The zero value draws text as it is.
type Style struct {
	fore, back                       color.Color // nil for the terminal's own
	bold, italic, underline, reverse bool
}

// Render returns text in the style of i, line by line. Tabs become four spaces.
func (i Style) Render(text string) string {
	if strings.ContainsAny(text, "\t\r\n") {
		text = strings.NewReplacer("\t", "    ", "\r\n", "\n").Replace(text)
	}
	if text == "" || i == (Style{}) {
		return text
	}
	var buffer [64]byte
	on := i.appendStart(buffer[:0])
	if !strings.Contains(text, "\n") {
		return string(on) + text + ansi.ResetStyle
	}
	lines := strings.Split(text, "\n")
	for n, line := range lines {
		lines[n] = string(on) + line + ansi.ResetStyle
	}
	return strings.Join(lines, "\n")
}

// Bold returns i in bold.
func (i Style) Bold(on bool) Style { i.bold = on; return i }

// Italic returns i in italics.
func (i Style) Italic(on bool) Style { i.italic = on; return i }

// Underline returns i underlined.
func (i Style) Underline(on bool) Style { i.underline = on; return i }

// Background returns i on a background, nil for the terminal's own.
func (i Style) Background(background color.Color) Style { i.back = background; return i }

// appendStart appends the sequence that switches i on (ECMA-48 section 8.3.117).
func (i Style) appendStart(to []byte) []byte {
	to = append(to, "\x1b["...)
	from := len(to)
	for _, attribute := range []struct {
		on   bool
		code byte
	}{{i.bold, '1'}, {i.italic, '3'}, {i.underline, '4'}, {i.reverse, '7'}} {
		if attribute.on {
			to = append(to, attribute.code, ';')
		}
	}
	to = appendColour(to, i.fore, 30)
	to = appendColour(to, i.back, 40)
	if len(to) > from {
		to = to[:len(to)-1]
	}
	return append(to, 'm')
}

// appendColour appends the parameters of a colour: first is 30 in front, 40 behind.
func appendColour(to []byte, c color.Color, first int64) []byte {
	const brightFrom, bright = 8, 60
	switch c := c.(type) {
	case nil:
		return to
	case ansi.BasicColor:
		code := first + int64(c)
		if c >= brightFrom {
			code += bright - brightFrom
		}
		return append(strconv.AppendInt(to, code, 10), ';')
	case ansi.IndexedColor:
		to = append(strconv.AppendInt(to, first+8, 10), ";5;"...)
		return append(strconv.AppendInt(to, int64(c), 10), ';')
	}
	to = append(strconv.AppendInt(to, first+8, 10), ";2;"...)
	red, green, blue, _ := c.RGBA()
	for _, part := range []uint32{red, green, blue} {
		to = append(strconv.AppendUint(to, uint64(part>>8), 10), ';')
	}
	return to
}
