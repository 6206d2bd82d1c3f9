package theme

import (
	"image/color"
	"math"

	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// minContrast is what text needs against its background: WCAG 2.2, success
// criterion 1.4.3.
const minContrast = 4.5

// contrast is the ratio of WCAG 2.2's definition, from 1 to 21.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance is the relative luminance of WCAG 2.2, from 0 to 1.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// fixed reports whether a colour looks the same in every terminal: the first
// sixteen and "default" are the terminal's own.
func fixed(c color.Color) bool {
	switch c := c.(type) {
	case nil, ansi.BasicColor:
		return false
	case ansi.IndexedColor:
		return c >= 16
	}
	return true
}

// checkReadable reports the text of a theme that a file has made hard to read: against
// the panel or the accent if it stands on it, else against black or white, which no
// terminal's background outdoes.
func (c *custom) checkReadable(t *Theme, set map[string]int) {
	ground, named := color.Color(color.Black), "black"
	if !t.Dark {
		ground, named = color.White, "white"
	}
	for _, pair := range []struct {
		text, ground string
		fore, back   color.Color
	}{
		{"text", named, t.Text, ground}, {"strong", named, t.Strong, ground}, {"muted", named, t.Muted, ground},
		{"faint", named, t.Faint, ground}, {"accent", named, t.Accent, ground}, {"fresh", named, t.Fresh, ground},
		{"link", named, t.Link, ground}, {"danger", named, t.Danger, ground},
		{"quote", "panel", t.Quote, t.Panel}, {"code", "panel", t.Code, t.Panel}, {"on-mark", "accent", t.OnMark, t.Accent},
	} {
		at, ours := set[pair.text]
		if other, too := set[pair.ground]; too {
			at, ours = max(at, other), true
		}
		if !ours || !fixed(pair.fore) || !fixed(pair.back) {
			continue
		}
		if ratio := contrast(pair.fore, pair.back); ratio < minContrast {
			c.addFault(at, words.HardToRead(pair.text, pair.ground, ratio, minContrast))
		}
	}
}

// checkContrast looks at the themes that the look will have.
func (c *custom) checkContrast() {
	forLight := c.hasSection[1] || !c.hasSection[0] && c.onLight
	if forLight {
		c.checkReadable(&c.light, c.setBy[1])
	}
	if !forLight || c.hasSection[0] {
		c.checkReadable(&c.dark, c.setBy[0])
	}
}
