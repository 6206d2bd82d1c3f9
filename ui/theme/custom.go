package theme

import (
	"image/color"
	"strconv"
	"strings"

	"blogtui/model/pattern"
	"blogtui/ui/words"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// role is a colour of a theme under its name in theme files.
type role struct {
	name string
	of   func(*Theme) *color.Color
	text bool // the role is a text colour
}

var roles = []role{
	{"text", func(t *Theme) *color.Color { return &t.Text }, true},
	{"strong", func(t *Theme) *color.Color { return &t.Strong }, true},
	{"muted", func(t *Theme) *color.Color { return &t.Muted }, true},
	{"faint", func(t *Theme) *color.Color { return &t.Faint }, true},
	{"accent", func(t *Theme) *color.Color { return &t.Accent }, true},
	{"fresh", func(t *Theme) *color.Color { return &t.Fresh }, true},
	{"link", func(t *Theme) *color.Color { return &t.Link }, true},
	{"quote", func(t *Theme) *color.Color { return &t.Quote }, true},
	{"code", func(t *Theme) *color.Color { return &t.Code }, true},
	{"danger", func(t *Theme) *color.Color { return &t.Danger }, true},
	{"rule", func(t *Theme) *color.Color { return &t.Rule }, false},
	{"panel", func(t *Theme) *color.Color { return &t.Panel }, false},
	{"on-mark", func(t *Theme) *color.Color { return &t.OnMark }, true},
}

// Roles returns the name and the description of each role.
func Roles() [][2]string {
	var all [][2]string
	for _, r := range roles {
		all = append(all, [2]string{r.name, words.ThemeRoles[r.name]})
	}
	return all
}

// Entry is a line of a theme file. A name such as "light.accent" only applies to light
// backgrounds.
type Entry struct{ Name, Value string }

// Fault is a problem with an entry.
type Fault struct {
	Index   int // of the entry
	Text    string
	Unknown string // the name, if it is unknown
}

// Custom returns a look made of the entries of a theme file. Colours without an entry are
// those of the built-in dark and light themes. With "dark." or "light." entries the look is
// for those backgrounds, otherwise for the one of the "background" entry, by default dark.
// Invalid entries are skipped and returned as faults.
func Custom(name string, entries []Entry) (Look, []Fault) {
	c := custom{dark: Dark(), light: trueColourLight(), setBy: [2]map[string]int{{}, {}}}
	for index, e := range entries {
		section, key, nested := strings.Cut(e.Name, ".")
		switch {
		case nested && section == "dark":
			c.hasSection[0] = true
			c.set(index, key, e.Value, 0)
		case nested && section == "light":
			c.hasSection[1] = true
			c.set(index, key, e.Value, 1)
		case e.Name == "background" && (e.Value == "dark" || e.Value == "light"):
			c.onLight = e.Value == "light"
		case e.Name == "background":
			c.addFault(index, words.ThemeErrorBackground(e.Value))
		default:
			c.set(index, e.Name, e.Value, 0, 1)
		}
	}
	c.dark.Name, c.light.Name = name, name
	c.checkContrast()
	return c.look(name), c.faults
}

func trueColourLight() Theme { return light(trueColour) }

type custom struct {
	dark, light Theme
	hasSection  [2]bool           // for dark, for light: the file has such entries
	setBy       [2]map[string]int // for dark, for light: the entry that set each role
	onLight     bool
	faults      []Fault
}

func (c *custom) addFault(index int, text string) {
	c.faults = append(c.faults, Fault{Index: index, Text: text})
}

func (c *custom) look(name string) Look {
	l := Look{Name: name, Description: words.ThemeOwn, dark: func(colourSpace) Theme { return c.dark }}
	switch {
	case c.hasSection[0] == c.hasSection[1] && c.hasSection[0]:
		l.light = func(colourSpace) Theme { return c.light }
	case c.hasSection[1], !c.hasSection[0] && c.onLight:
		l.dark = func(colourSpace) Theme { return c.light }
	}
	return l
}

// set sets a role for some backgrounds: 0 is dark, 1 is light.
func (c *custom) set(index int, name, value string, backgrounds ...int) {
	themes := [2]*Theme{&c.dark, &c.light}
	if name == "code-style" {
		for _, background := range backgrounds {
			themes[background].Chroma = value
		}
		return
	}
	for _, r := range roles {
		if r.name != name {
			continue
		}
		colour, ok := parseColour(value)
		if !ok {
			c.addFault(index, words.ThemeErrorColour(name, value))
			return
		}
		for _, background := range backgrounds {
			*r.of(themes[background]) = colour
			c.setBy[background][name] = index
		}
		return
	}
	c.faults = append(c.faults, Fault{Index: index, Text: words.ThemeErrorRole(name), Unknown: name})
}

var (
	hexColour   = pattern.New(`^#(?:[0-9a-fA-F]{3}){1,2}$`)
	colourNames = strings.Fields("black red green yellow blue magenta cyan white")
)

// IsBright reports whether a colour of a theme file is closer to white than to black.
func IsBright(value string) bool {
	colour, ok := parseColour(value)
	if !ok || colour == nil {
		return false
	}
	r, g, b, _ := colour.RGBA()
	return (299*r+587*g+114*b)/1000 > 0x7fff // luma of ITU-R BT.601
}

// parseColour parses a colour. "default", the terminal's own, is nil.
func parseColour(s string) (color.Color, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s == "default" {
		return nil, true
	}
	if hexColour.MatchString(s) {
		return lipgloss.Color(s), true
	}
	if n, err := strconv.ParseUint(s, 10, 8); err == nil {
		return ansi.IndexedColor(n), true
	}
	plain, bright := strings.CutPrefix(s, "bright-")
	for i, name := range colourNames {
		if name == plain && bright {
			return ansi.BasicColor(i + 8), true
		} else if name == plain {
			return ansi.BasicColor(i), true
		}
	}
	return nil, false
}
