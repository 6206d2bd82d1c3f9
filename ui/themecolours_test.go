package ui

import (
	"fmt"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"blogtui/ui/theme"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

var colourSequence = regexp.MustCompile(`\x1b\[([0-9;]*)m`)

// coloursOf returns the colours in the sequences of a frame.
func coloursOf(frame string) map[string]bool {
	found := map[string]bool{}
	for _, match := range colourSequence.FindAllStringSubmatch(frame, -1) {
		parts := strings.Split(match[1], ";")
		for i := 0; i < len(parts); i++ {
			n, _ := strconv.Atoi(parts[i])
			switch {
			case (n == 38 || n == 48) && i+2 < len(parts) && parts[i+1] == "5":
				found[strings.Join(parts[i+1:i+3], ";")] = true
				i += 2
			case (n == 38 || n == 48) && i+4 < len(parts):
				found[strings.Join(parts[i+1:i+5], ";")] = true
				i += 4
			case n >= 30 && n <= 47 && n != 39, n >= 90 && n <= 107:
				found[strconv.Itoa(n%10)] = true
			}
		}
	}
	return found
}

// paletteOf returns the colours of a theme as sequences.
func paletteOf(t theme.Theme) map[string]bool {
	all := map[string]bool{}
	for _, c := range []color.Color{t.Text, t.Strong, t.Muted, t.Faint, t.Accent, t.Fresh, t.Link, t.Quote, t.Code, t.Danger, t.Rule, t.Panel, t.OnMark} {
		if c == nil {
			continue
		}
		r, g, b, _ := c.RGBA()
		all[fmt.Sprintf("2;%d;%d;%d", r>>8, g>>8, b>>8)] = true
		for sequence := range coloursOf(t.Style(c).Render("x")) {
			all[sequence] = true
		}
	}
	return all
}

func TestEveryScreenWearsTheColoursOfItsThemeAlone(t *testing.T) {
	for _, look := range theme.Looks() {
		for _, profile := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.ASCII} {
			sizes, backgrounds := [][2]int{{80, 24}}, []color.Color{color.Black}
			if profile == colorprofile.TrueColor {
				sizes = [][2]int{{40, 20}, {80, 24}, {120, 40}, {200, 60}}
			}
			if look.AdaptsToBackground() {
				backgrounds = append(backgrounds, color.White)
			}
			for _, background := range backgrounds {
				for _, size := range sizes {
					s := open(t, sampleBlog(), size[0], size[1], func(o *Options) { o.Look, o.Desktop, o.Marks = look, &fakeDesktop{}, newFakeMarkStore() })
					s.send(tea.ColorProfileMsg{Profile: profile})
					s.send(tea.BackgroundColorMsg{Color: background})
					for _, key := range []string{"c", "esc", "enter", "?", "esc", "T", "esc", "esc", "p"} {
						s.press(key)
						own := paletteOf(s.app.theme)
						for found := range coloursOf(s.styled()) {
							if !own[found] {
								t.Fatalf("%s, %v, %v, after %s: %s is no colour of the theme %s\n%q", look.Name, profile, size, key, found, s.app.theme.Name, s.styled())
							}
						}
					}
				}
			}
		}
	}
}
