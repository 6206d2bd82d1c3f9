package theme

import (
	"blogtui/ui/words"

	"github.com/charmbracelet/colorprofile"
)

// Look is a named theme that adapts to a terminal: For returns its colours for the
// terminal's colour profile and background. The zero value is Auto.
type Look struct {
	Name        string // by which readers choose it
	Description string // a few words for readers

	dark, light func(colourSpace) Theme // light is nil in a look for one background
	colourless  bool                    // never uses colours
}

// The built-in looks.
var (
	Auto         = Look{Name: "auto", Description: words.ThemeDescriptions["auto"], dark: dark, light: light}
	DarkLook     = Look{Name: "dark", Description: words.ThemeDescriptions["dark"], dark: dark}
	LightLook    = Look{Name: "light", Description: words.ThemeDescriptions["light"], dark: light}
	HighContrast = Look{Name: "high-contrast", Description: words.ThemeDescriptions["high-contrast"], dark: highContrastDark, light: highContrastLight}
	BasicLook    = Look{Name: "16-colour", Description: words.ThemeDescriptions["16-colour"], dark: func(colourSpace) Theme { return Basic() }, light: func(colourSpace) Theme { return BasicOnLight() }}
	MonoLook     = Look{Name: "none", Description: words.ThemeDescriptions["none"], dark: func(colourSpace) Theme { return Mono() }, colourless: true}
)

// Looks returns the built-in looks, the default first.
func Looks() []Look { return []Look{Auto, DarkLook, LightLook, HighContrast, BasicLook, MonoLook} }

// Named returns the built-in look with a name.
func Named(name string) (Look, bool) {
	for _, l := range Looks() {
		if l.Name == name {
			return l, true
		}
	}
	return Look{}, false
}

// Names returns the names of the built-in looks.
func Names() []string {
	var names []string
	for _, l := range Looks() {
		names = append(names, l.Name)
	}
	return names
}

// orAuto replaces the zero value by Auto.
func (l Look) orAuto() Look {
	if l.dark == nil {
		return Auto
	}
	return l
}

// For returns the theme for a terminal. Without colours no look has any. With sixteen
// colours, which belong to the reader, all looks are Basic or BasicOnLight.
func (l Look) For(profile colorprofile.Profile, dark bool) Theme {
	l = l.orAuto()
	switch {
	case profile <= colorprofile.NoTTY:
		return None()
	case profile == colorprofile.ASCII || l.colourless:
		return Mono()
	case profile == colorprofile.ANSI:
		if dark {
			return Basic()
		}
		return BasicOnLight()
	}
	colours := colourSpace(trueColour)
	if profile == colorprofile.ANSI256 {
		colours = indexed
	}
	if !dark && l.light != nil {
		return l.light(colours)
	}
	return l.dark(colours)
}

// WithGlamour returns the look with a validated Glamour style sheet applied to articles.
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

// ForOtherBackground returns the look for the opposite background, and whether that background
// is dark. ok is false if there is none.
func (l Look) ForOtherBackground(dark bool) (other Look, otherDark, ok bool) {
	l = l.orAuto()
	switch {
	case l.Name == DarkLook.Name:
		return LightLook, false, true
	case l.Name == LightLook.Name:
		return DarkLook, true, true
	}
	return l, !dark, l.AdaptsToBackground()
}
