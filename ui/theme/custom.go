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

// role is one colour of a theme, by the name that theme files call it.
type role struct {
	name string
	of   func(*Theme) *color.Color
	text bool // words are written in it
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

// Roles lists the colours of a theme with what each is for, as name and words.
func Roles() [][2]string {
	var all [][2]string
	for _, r := range roles {
		all = append(all, [2]string{r.name, words.Roles[r.name]})
	}
	return all
}

// Entry is a line of a theme file: "accent", or "light.accent" for light
// backgrounds alone, and what it is.
type Entry struct{ Name, Value string }

// Fault is something wrong with an entry.
type Fault struct {
	Index   int // its place
	Text    string
	Unknown string // the name, if it is that which is wrong
}

// Custom makes a look of the entries of a theme file. What they don't name is
// as in Dark or Light. With entries for "dark" or "light" alone the look is for
// those backgrounds; otherwise for the one that "background" names, dark unless
// it says so. What is wrong is left out and returned as faults.
func Custom(name string, entries []Entry) (Look, []Fault) {
	c := custom{dark: Dark(), light: trueColourLight(), setBy: [2]map[string]int{{}, {}}}
	for at, e := range entries {
		section, key, nested := strings.Cut(e.Name, ".")
		switch {
		case nested && section == "dark":
			c.hasSection[0] = true
			c.set(at, key, e.Value, 0)
		case nested && section == "light":
			c.hasSection[1] = true
			c.set(at, key, e.Value, 1)
		case e.Name == "background" && (e.Value == "dark" || e.Value == "light"):
			c.onLight = e.Value == "light"
		case e.Name == "background":
			c.addFault(at, words.NoBackground(e.Value))
		default:
			c.set(at, e.Name, e.Value, 0, 1)
		}
	}
	c.dark.Name, c.light.Name = name, name
	c.checkContrast()
	return c.look(name), c.faults
}

func trueColourLight() Theme { return light(trueColour) }

type custom struct {
	dark, light Theme
	hasSection  [2]bool           // there is one for dark, for light
	setBy       [2]map[string]int // for dark, for light: the roles that entries gave a colour, and which did
	onLight     bool
	faults      []Fault
}

func (c *custom) addFault(at int, text string) {
	c.faults = append(c.faults, Fault{Index: at, Text: text})
}

func (c *custom) look(name string) Look {
	l := Look{Name: name, Description: words.OwnLook, dark: func(colourSpace) Theme { return c.dark }}
	switch {
	case c.hasSection[0] == c.hasSection[1] && c.hasSection[0]:
		l.light = func(colourSpace) Theme { return c.light }
	case c.hasSection[1], !c.hasSection[0] && c.onLight:
		l.dark = func(colourSpace) Theme { return c.light }
	}
	return l
}

// set gives a role its colour for some backgrounds: 0 is dark, 1 light.
func (c *custom) set(at int, name, value string, backgrounds ...int) {
	themes := [2]*Theme{&c.dark, &c.light}
	if name == "code-style" {
		for _, ground := range backgrounds {
			themes[ground].Chroma = value
		}
		return
	}
	for _, r := range roles {
		if r.name != name {
			continue
		}
		colour, ok := parseColour(value)
		if !ok {
			c.addFault(at, words.NoThemeColour(name, value))
			return
		}
		for _, ground := range backgrounds {
			*r.of(themes[ground]) = colour
			c.setBy[ground][name] = at
		}
		return
	}
	c.faults = append(c.faults, Fault{Index: at, Text: words.NoRole(name), Unknown: name})
}

var (
	hexColour   = pattern.New(`^#(?:[0-9a-fA-F]{3}){1,2}$`)
	colourNames = strings.Fields("black red green yellow blue magenta cyan white")
)

// IsBright reports whether a colour of a theme file is nearer to white than to black.
func IsBright(value string) bool {
	colour, ok := parseColour(value)
	if !ok || colour == nil {
		return false
	}
	r, g, b, _ := colour.RGBA()
	return (299*r+587*g+114*b)/1000 > 0x7fff // ITU-R BT.601
}

// parseColour reads a colour; "default" is nil, the terminal's own.
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
