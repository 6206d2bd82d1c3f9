package theme

import (
	"image/color"
	"math"

	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// minContrast is the minimum contrast of text, from WCAG 2.2, success criterion 1.4.3.
const minContrast = 4.5

// contrast returns the contrast ratio of WCAG 2.2, from 1 to 21.
func contrast(a, b color.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance returns the relative luminance of WCAG 2.2, from 0 to 1.
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

// fixed reports whether a colour looks the same in every terminal. The first sixteen
// colours and "default" depend on the terminal.
func fixed(c color.Color) bool {
	switch c := c.(type) {
	case nil, ansi.BasicColor:
		return false
	case ansi.IndexedColor:
		return c >= 16
	}
	return true
}

// checkReadable adds a fault for each text colour set by the file that is hard to read: on
// the panel or the accent where it is drawn on one, else on black or white, which give the
// best possible contrast.
func (c *custom) checkReadable(t *Theme, setBy map[string]int) {
	background, backgroundName := color.Color(color.Black), "black"
	if !t.Dark {
		background, backgroundName = color.White, "white"
	}
	for _, pair := range []struct {
		text, ground string
		fore, back   color.Color
	}{
		{"text", backgroundName, t.Text, background}, {"strong", backgroundName, t.Strong, background}, {"muted", backgroundName, t.Muted, background},
		{"faint", backgroundName, t.Faint, background}, {"accent", backgroundName, t.Accent, background}, {"fresh", backgroundName, t.Fresh, background},
		{"link", backgroundName, t.Link, background}, {"danger", backgroundName, t.Danger, background},
		{"quote", "panel", t.Quote, t.Panel}, {"code", "panel", t.Code, t.Panel}, {"on-mark", "accent", t.OnMark, t.Accent},
	} {
		at, set := setBy[pair.text]
		if other, ok := setBy[pair.ground]; ok {
			at, set = max(at, other), true
		}
		if !set || !fixed(pair.fore) || !fixed(pair.back) {
			continue
		}
		if ratio := contrast(pair.fore, pair.back); ratio < minContrast {
			c.addFault(at, words.ThemeErrorContrast(pair.text, pair.ground, ratio, minContrast))
		}
	}
}

// checkContrast checks the themes that the look will use.
func (c *custom) checkContrast() {
	forLight := c.hasSection[1] || !c.hasSection[0] && c.onLight
	if forLight {
		c.checkReadable(&c.light, c.setBy[1])
	}
	if !forLight || c.hasSection[0] {
		c.checkReadable(&c.dark, c.setBy[0])
	}
}
