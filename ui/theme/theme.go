// Package theme defines the colours of the interface by role. Themes are immutable values
// that any number of readers may share.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Theme is a set of colours by role. A nil colour is the terminal's own.
type Theme struct {
	Name string
	Dark bool // made for a dark background

	Text   color.Color // body of an article
	Strong color.Color // titles and emphasis
	Muted  color.Color // dates, authors, captions
	Faint  color.Color // counts, hints
	Accent color.Color // headings, bars, the cursor
	Fresh  color.Color // new or finished items
	Link   color.Color
	Quote  color.Color // text of pull quotes
	Code   color.Color // inline code
	Danger color.Color // errors
	Rule   color.Color // divider lines
	Panel  color.Color // background of pull quotes and inline code
	OnMark color.Color // text on an Accent background

	Chroma string // name of the chroma style for code
	// Glamour is a validated Glamour style sheet in JSON that is applied to articles, ""
	// for none.
	Glamour string
	Plain   bool // no escape sequences at all
}

// Dark returns the theme for dark backgrounds in true colour.
func Dark() Theme { return dark(trueColour) }

// colourSpace converts a colour, given in true colour and as an index of xterm's 256
// colours, to one that the terminal supports. The indices are chosen by hand: computed
// nearest colours turn warm greys yellow.
type colourSpace func(hex string, index uint8) color.Color

func trueColour(hex string, _ uint8) color.Color { return lipgloss.Color(hex) }
func indexed(_ string, index uint8) color.Color  { return ansi.IndexedColor(index) }

func dark(c colourSpace) Theme {
	return Theme{
		Name: "dark", Dark: true, Chroma: "github-dark",
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

// The high contrast themes have a contrast of at least 7:1 (WCAG 2.2, success criterion
// 1.4.6).
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

// Basic returns the theme of the terminal's sixteen colours on a dark background. It uses
// the bright variants of blue, magenta and red, which are otherwise too dark in common
// palettes. Body text keeps the terminal's default colour, since the actual colours are
// unknown.
func Basic() Theme {
	return Theme{
		Name: "basic", Dark: true,
		Accent: lipgloss.Yellow, Fresh: lipgloss.Cyan, Link: lipgloss.BrightBlue,
		Code: lipgloss.BrightMagenta, Danger: lipgloss.BrightRed, OnMark: lipgloss.Black,
		Chroma: "bw",
	}
}

// BasicOnLight returns Basic for a light background, where common palettes make yellow,
// cyan and green unreadable.
func BasicOnLight() Theme {
	return Theme{
		Name:   "basic",
		Accent: lipgloss.Blue, Fresh: lipgloss.Magenta, Link: lipgloss.Blue,
		Code: lipgloss.Magenta, Danger: lipgloss.Red, OnMark: lipgloss.BrightWhite,
		Chroma: "bw",
	}
}

// Mono returns the theme without colours. It uses bold, italic and reverse.
func Mono() Theme { return Theme{Name: "mono", Chroma: "bw"} }

// None returns the theme without any escape sequences.
func None() Theme { return Theme{Name: "none", Plain: true} }

// Style returns the style for text in one of the colours of t. For None it renders text
// unchanged.
func (t Theme) Style(c color.Color) Style {
	if t.Plain {
		return Style{}
	}
	return Style{foreground: c}
}

// Bold returns the style for bold text in one of the colours of t.
func (t Theme) Bold(c color.Color) Style { return t.Style(c).Bold(!t.Plain) }

// Selected returns the style of selected items: OnMark on Accent. It is bold unless OnMark
// is the terminal's own black, which many terminals turn grey when bold.
func (t Theme) Selected() Style {
	switch {
	case t.Plain:
		return Style{}
	case t.Accent == nil:
		return Style{reverse: true, bold: true}
	}
	return Style{foreground: t.OnMark, background: t.Accent, bold: t.OnMark != color.Color(lipgloss.Black)}
}

// Match returns the style of search hits: OnMark on Fresh.
func (t Theme) Match() Style {
	switch {
	case t.Plain:
		return Style{}
	case t.Fresh == nil:
		return Style{underline: true, reverse: true}
	}
	return Style{foreground: t.OnMark, background: t.Fresh}
}
