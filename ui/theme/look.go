package theme

import (
	"blogtui/ui/words"

	"github.com/charmbracelet/colorprofile"
)

// Look is a theme for every terminal: what it comes to depends on the colours
// and the background that one has. The zero value is Auto.
type Look struct {
	Name        string // by which readers choose it
	Description string // what it is, in a few words

	dark, light func(colourSpace) Theme // light is nil in a look for one background
	colourless  bool                    // even where there are colours
}

// The built-in looks.
var (
	Auto         = Look{Name: "auto", Description: words.Looks["auto"], dark: dark, light: light}
	DarkLook     = Look{Name: "dark", Description: words.Looks["dark"], dark: dark}
	LightLook    = Look{Name: "light", Description: words.Looks["light"], dark: light}
	HighContrast = Look{Name: "high-contrast", Description: words.Looks["high-contrast"], dark: highContrastDark, light: highContrastLight}
	BasicLook    = Look{Name: "16-colour", Description: words.Looks["16-colour"], dark: func(colourSpace) Theme { return Basic() }, light: func(colourSpace) Theme { return BasicOnLight() }}
	MonoLook     = Look{Name: "none", Description: words.Looks["none"], dark: func(colourSpace) Theme { return Mono() }, colourless: true}
)

// Looks are the built-in looks, the usual one first.
func Looks() []Look { return []Look{Auto, DarkLook, LightLook, HighContrast, BasicLook, MonoLook} }

// Named returns the built-in look of a name.
func Named(name string) (Look, bool) {
	for _, l := range Looks() {
		if l.Name == name {
			return l, true
		}
	}
	return Look{}, false
}

// Names lists the built-in looks.
func Names() []string {
	var names []string
	for _, l := range Looks() {
		names = append(names, l.Name)
	}
	return names
}

// orAuto makes the zero value the usual look.
func (l Look) orAuto() Look {
	if l.dark == nil {
		return Auto
	}
	return l
}

// For returns the theme for a terminal. Without colours no look has any; with
// sixteen, which are the reader's own, each is Basic or BasicOnLight.
func (l Look) For(profile colorprofile.Profile, onDark bool) Theme {
	l = l.orAuto()
	switch {
	case profile <= colorprofile.NoTTY:
		return None()
	case profile == colorprofile.ASCII || l.colourless:
		return Mono()
	case profile == colorprofile.ANSI:
		if onDark {
			return Basic()
		}
		return BasicOnLight()
	}
	colours := colourSpace(trueColour)
	if profile == colorprofile.ANSI256 {
		colours = indexed
	}
	if !onDark && l.light != nil {
		return l.light(colours)
	}
	return l.dark(colours)
}

// WithGlamour returns the look with a style sheet of Glamour's, which has been
// checked, laid over articles.
func (l Look) WithGlamour(style string) Look {
	styled := func(make func(colourSpace) Theme) func(colourSpace) Theme {
		return func(c colourSpace) Theme {
			t := make(c)
			t.Glamour = style
			return t
		}
	}
	l = l.orAuto()
	l.dark = styled(l.dark)
	if l.light != nil {
		l.light = styled(l.light)
	}
	return l
}

// AdaptsToBackground reports whether the look differs between dark and light backgrounds.
func (l Look) AdaptsToBackground() bool { return l.orAuto().light != nil }

// ForOtherBackground returns the look for the other background and that background; false
// when there is none.
func (l Look) ForOtherBackground(onDark bool) (Look, bool, bool) {
	l = l.orAuto()
	switch {
	case l.Name == DarkLook.Name:
		return LightLook, false, true
	case l.Name == LightLook.Name:
		return DarkLook, true, true
	}
	return l, !onDark, l.AdaptsToBackground()
}
