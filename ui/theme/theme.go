// Package theme gives every role of the screen its colours. A theme is a value:
// it holds no state, reads no terminal and may be shared by any number of readers.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
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
	Plain  bool   // no escape sequence at all
}

// Dark is the theme for dark backgrounds.
func Dark() Theme {
	return Theme{
		Name: "dark", Dark: true,
		Text: hex("#c9c7c1"), Strong: hex("#f4f1ea"), Muted: hex("#a09b92"), Faint: hex("#8a857c"),
		Accent: hex("#e8a87c"), Fresh: hex("#85cdca"), Link: hex("#8fb8de"), Quote: hex("#e6d7b8"),
		Code: hex("#d9a6c2"), Danger: hex("#f0908a"), Rule: hex("#55524c"), Panel: hex("#24252e"), OnMark: hex("#1c1c26"),
		Chroma: "monokai",
	}
}

// Light is the theme for light backgrounds.
func Light() Theme {
	return Theme{
		Name: "light",
		Text: hex("#33312e"), Strong: hex("#000000"), Muted: hex("#625d56"), Faint: hex("#716b63"),
		Accent: hex("#a84a17"), Fresh: hex("#1b656d"), Link: hex("#1d5fa8"), Quote: hex("#5a3e1b"),
		Code: hex("#8f2a5d"), Danger: hex("#b3261e"), Rule: hex("#cfc6b6"), Panel: hex("#efe9dc"), OnMark: hex("#ffffff"),
		Chroma: "github",
	}
}

// Basic is the theme for terminals with sixteen colours, which are the reader's
// own: the body stays in the terminal's colour.
func Basic() Theme {
	return Theme{
		Name:   "basic",
		Accent: lipgloss.Yellow, Fresh: lipgloss.Cyan, Link: lipgloss.Blue, Quote: nil,
		Code: lipgloss.Magenta, Danger: lipgloss.Red, OnMark: lipgloss.Black,
		Chroma: "bw",
	}
}

// Mono is the theme for terminals without colours: bold, italic and reverse
// carry the meaning.
func Mono() Theme { return Theme{Name: "mono", Chroma: "bw"} }

// For chooses among the built-in themes by what a terminal can show.
func For(profile colorprofile.Profile, dark, noColour bool) Theme {
	switch {
	case profile <= colorprofile.NoTTY:
		return None()
	case noColour || profile == colorprofile.ASCII:
		return Mono()
	case profile == colorprofile.ANSI:
		return Basic()
	case dark:
		return Dark()
	}
	return Light()
}

// None writes no escape sequence: shape alone carries the meaning.
func None() Theme { return Theme{Name: "none", Plain: true} }

// Style returns the style that draws text in the given colour of t, one of its
// own fields. Under None it draws the text as it is.
func (t Theme) Style(c color.Color) lipgloss.Style {
	if t.Plain || c == nil {
		return lipgloss.NewStyle()
	}
	return lipgloss.NewStyle().Foreground(c)
}

// Bold returns the style for bold text in the given colour of t.
func (t Theme) Bold(c color.Color) lipgloss.Style {
	if t.Plain {
		return lipgloss.NewStyle()
	}
	return t.Style(c).Bold(true)
}

// Mark returns the style of what is selected: OnMark on Accent.
func (t Theme) Mark() lipgloss.Style {
	if t.Plain {
		return lipgloss.NewStyle()
	}
	if t.Accent == nil {
		return lipgloss.NewStyle().Reverse(true).Bold(true)
	}
	return lipgloss.NewStyle().Foreground(t.OnMark).Background(t.Accent).Bold(true)
}

func hex(s string) color.Color { return lipgloss.Color(s) }
