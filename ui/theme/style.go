package theme

import (
	"image/color"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Style is an inline text style. Most text of a frame needs no more, and rendering it is
// much cheaper than with Lip Gloss. The zero value renders text unchanged.
type Style struct {
	foreground, background           color.Color // nil for the terminal's own
	bold, italic, underline, reverse bool
}

// Render returns text in the style, line by line. Tabs become four spaces.
func (s Style) Render(text string) string {
	if strings.ContainsAny(text, "\t\r\n") {
		text = strings.NewReplacer("\t", "    ", "\r\n", "\n").Replace(text)
	}
	if text == "" || s == (Style{}) {
		return text
	}
	var buffer [64]byte
	on := s.appendStart(buffer[:0])
	if !strings.Contains(text, "\n") {
		return string(on) + text + ansi.ResetStyle
	}
	lines := strings.Split(text, "\n")
	for n, line := range lines {
		lines[n] = string(on) + line + ansi.ResetStyle
	}
	return strings.Join(lines, "\n")
}

// Bold returns the style with bold on or off.
func (s Style) Bold(on bool) Style { s.bold = on; return s }

// Italic returns the style with italics on or off.
func (s Style) Italic(on bool) Style { s.italic = on; return s }

// Underline returns the style with underlining on or off.
func (s Style) Underline(on bool) Style { s.underline = on; return s }

// Background returns the style with a background colour, nil for the terminal's own.
func (s Style) Background(background color.Color) Style { s.background = background; return s }

// appendStart appends the SGR sequence that starts the style (ECMA-48 section 8.3.117).
func (s Style) appendStart(to []byte) []byte {
	to = append(to, "\x1b["...)
	from := len(to)
	for _, attribute := range []struct {
		on   bool
		code byte
	}{{s.bold, '1'}, {s.italic, '3'}, {s.underline, '4'}, {s.reverse, '7'}} {
		if attribute.on {
			to = append(to, attribute.code, ';')
		}
	}
	to = appendColour(to, s.foreground, 30)
	to = appendColour(to, s.background, 40)
	if len(to) > from {
		to = to[:len(to)-1]
	}
	return append(to, 'm')
}

// appendColour appends the SGR parameters of a colour. first is 30 for the foreground, 40
// for the background.
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
