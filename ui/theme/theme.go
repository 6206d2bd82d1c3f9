// Package theme gives every role of the screen its colours. A theme is a value:
// it holds no state, reads no terminal and may be shared by any number of readers.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Theme is a set of colours by role. A role without a colour (nil) is drawn in
// the terminal's own.
type Theme struct {
	Name string
	Dark bool // made for a dark background

	Text   color.Color // the body of an article
	Strong color.Color // titles and what stands out in the text
	Muted  color.Color // what accompanies: dates, authors, captions
	Faint  color.Color // what may be overlooked: counts, hints
	Accent color.Color // the blog's own colour: headings, bars, the cursor
	Fresh  color.Color // what is new or done
	Link   color.Color
	Quote  color.Color // the words of a pull quote
	Code   color.Color // code within a line
	Danger color.Color // errors
	Rule   color.Color // lines that divide
	Panel  color.Color // background of pull quotes and code within a line
	OnMark color.Color // text on an Accent background

	Chroma string // name of the chroma style for code
	// Glamour is a style sheet of Glamour's in JSON, checked, that is laid over
	// articles; "" for none.
	Glamour string
	Plain   bool // no escape sequence at all
}

// Dark is the theme for dark backgrounds in true colour.
func Dark() Theme { return dark(trueColour) }

// colourSpace turns a colour, given in true colour and by its place among the 256
// of xterm, into what a terminal can show. The places are chosen by hand: the
// nearest colour by calculation turns warm greys yellow.
type colourSpace func(hex string, place uint8) color.Color

func trueColour(hex string, _ uint8) color.Color { return lipgloss.Color(hex) }
func indexed(_ string, place uint8) color.Color  { return ansi.IndexedColor(place) }

func dark(c colourSpace) Theme {
	return Theme{
		Name: "dark", Dark: true, Chroma: "monokai",
		Text: c("#c9c7c1", 251), Strong: c("#f4f1ea", 255), Muted: c("#a09b92", 247), Faint: c("#8f8a81", 245),
		Accent: c("#e8a87c", 216), Fresh: c("#85cdca", 116), Link: c("#8fb8de", 110), Quote: c("#e6d7b8", 223),
		Code: c("#d9a6c2", 182), Danger: c("#f0908a", 210), Rule: c("#55524c", 240),
		Panel: c("#24252e", 235), OnMark: c("#1c1c26", 234),
	}
}

func light(c colourSpace) Theme {
	return Theme{
		Name: "light", Chroma: "github",
		Text: c("#33312e", 236), Strong: c("#000000", 16), Muted: c("#625d56", 241), Faint: c("#6d675f", 242),
		Accent: c("#a84a17", 88), Fresh: c("#1b656d", 24), Link: c("#1d5fa8", 25), Quote: c("#5a3e1b", 95),
		Code: c("#8f2a5d", 89), Danger: c("#b3261e", 160), Rule: c("#cfc6b6", 250),
		Panel: c("#efe9dc", 255), OnMark: c("#ffffff", 231),
	}
}

// The high contrast themes keep at least 7:1, which WCAG 2.2 asks for where
// 4.5:1 is not enough (success criterion 1.4.6).
func highContrastDark(c colourSpace) Theme {
	return Theme{
		Name: "high-contrast", Dark: true, Chroma: "modus-vivendi",
		Text: c("#ffffff", 231), Strong: c("#ffffff", 231), Muted: c("#dadada", 253), Faint: c("#d0d0d0", 252),
		Accent: c("#ffd75f", 221), Fresh: c("#5fffd7", 86), Link: c("#87d7ff", 117), Quote: c("#ffffd7", 230),
		Code: c("#ffafd7", 218), Danger: c("#ffafaf", 217), Rule: c("#a8a8a8", 248),
		Panel: c("#1c1c1c", 234), OnMark: c("#000000", 16),
	}
}

func highContrastLight(c colourSpace) Theme {
	return Theme{
		Name: "high-contrast", Chroma: "modus-operandi",
		Text: c("#000000", 16), Strong: c("#000000", 16), Muted: c("#262626", 235), Faint: c("#303030", 236),
		Accent: c("#5f0000", 52), Fresh: c("#00444f", 22), Link: c("#00005f", 17), Quote: c("#3a2400", 52),
		Code: c("#5f005f", 53), Danger: c("#870000", 88), Rule: c("#585858", 240),
		Panel: c("#eeeeee", 255), OnMark: c("#ffffff", 231),
	}
}

// Basic is the theme of the terminal's own sixteen colours, on a dark background, on which
// blue, magenta and red are too dark in the usual palettes where they aren't bright.
// The body stays in the colour that the terminal writes in, since nobody knows
// what the others come to.
func Basic() Theme {
	return Theme{
		Name: "basic", Dark: true,
		Accent: lipgloss.Yellow, Fresh: lipgloss.Cyan, Link: lipgloss.BrightBlue,
		Code: lipgloss.BrightMagenta, Danger: lipgloss.BrightRed, OnMark: lipgloss.Black,
		Chroma: "bw",
	}
}

// BasicOnLight is Basic on a light background, on which yellow, cyan and green
// can't be read in any usual palette.
func BasicOnLight() Theme {
	return Theme{
		Name:   "basic",
		Accent: lipgloss.Blue, Fresh: lipgloss.Magenta, Link: lipgloss.Blue,
		Code: lipgloss.Magenta, Danger: lipgloss.Red, OnMark: lipgloss.BrightWhite,
		Chroma: "bw",
	}
}

// Mono is the theme for terminals without colours: bold, italic and reverse
// carry the meaning.
func Mono() Theme { return Theme{Name: "mono", Chroma: "bw"} }

// None writes no escape sequence: shape alone carries the meaning.
func None() Theme { return Theme{Name: "none", Plain: true} }

// Style returns the style that draws text in the given colour of t, one of its
// own fields. Under None it draws the text as it is.
func (t Theme) Style(c color.Color) Style {
	if t.Plain {
		return Style{}
	}
	return Style{fore: c}
}

// Bold returns the style for bold text in the given colour of t.
func (t Theme) Bold(c color.Color) Style { return t.Style(c).Bold(!t.Plain) }

// Selected returns the style of what is selected: OnMark on Accent. It is bold, but for the
// terminal's own black, which many terminals make a grey where it is bold.
func (t Theme) Selected() Style {
	switch {
	case t.Plain:
		return Style{}
	case t.Accent == nil:
		return Style{reverse: true, bold: true}
	}
	return Style{fore: t.OnMark, back: t.Accent, bold: t.OnMark != color.Color(lipgloss.Black)}
}

// Match returns the style of what was looked for: OnMark on Fresh.
func (t Theme) Match() Style {
	switch {
	case t.Plain:
		return Style{}
	case t.Fresh == nil:
		return Style{underline: true, reverse: true}
	}
	return Style{fore: t.OnMark, back: t.Fresh}
}
