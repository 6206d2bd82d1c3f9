package typeset

import (
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"blogtui/ui/theme"

	gansi "charm.land/glamour/v2/ansi"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// voiceName names a manner in which text is set.
type voiceName uint8

const (
	body    voiceName = iota
	quiet             // quotes, captions, notes
	lead              // the standfirst
	saying            // the words of a pull quote
	who               // the name below a pull quote
	role              // what follows the name
	title             // of the article
	heading           // of the first two levels
	section           // headings of the third level
	minor             // headings of the lower levels
	term              // what a definition explains
	label             // the name of a callout
)

// voice is a Glamour renderer and the style of its plain text. Nested styles
// are laid over that by Typesetter.set, since Glamour loses some combinations
// (bold in strikethrough, emphasis in links).
type voice struct {
	context gansi.RenderContext
	styles  gansi.StyleConfig
	text    gansi.StylePrimitive
}

func (t *Typesetter) voice(name voiceName) *voice {
	if v := t.shop.voices[name]; v != nil {
		return v
	}
	styles := Style(t.theme)
	if t.glamour != nil {
		styles = t.glamour.over(styles)
	}
	text := t.manner(name, &styles)
	if t.glamour != nil {
		text = t.glamour.manner(name, text)
	}
	styles.Text = text
	v := &voice{gansi.NewRenderContext(gansi.Options{Styles: styles, ChromaFormatter: "terminal16m"}), styles, text}
	t.shop.voices[name] = v
	return v
}

// manner returns the style of plain text in a voice and adapts the styles that
// are laid over it.
func (t *Typesetter) manner(name voiceName, styles *gansi.StyleConfig) gansi.StylePrimitive {
	if t.theme.Plain {
		return gansi.StylePrimitive{}
	}
	th := t.theme
	yes := true
	plain := func(c color.Color) gansi.StylePrimitive { return gansi.StylePrimitive{Color: colourText(c)} }
	bold := func(c color.Color) gansi.StylePrimitive {
		styles.Strong.Color = nil
		return gansi.StylePrimitive{Color: colourText(c), Bold: &yes}
	}
	switch name {
	case quiet, role:
		return plain(th.Muted)
	case lead:
		p := plain(th.Muted)
		p.Italic = &yes
		return p
	case saying:
		p := plain(th.Quote)
		p.Italic = &yes
		p.BackgroundColor = colourText(th.Panel)
		return p
	case who, title, section:
		return bold(th.Strong)
	case heading, label:
		return bold(th.Accent)
	case minor:
		p := bold(th.Muted)
		p.Italic = &yes
		return p
	case term:
		return bold(th.Strong)
	}
	return styles.Text
}

// Style is the look of a theme as a Glamour style sheet, without margins: where
// things go is not Glamour's business here.
func Style(th theme.Theme) gansi.StyleConfig {
	if th.Plain {
		return gansi.StyleConfig{
			Code: gansi.StyleBlock{StylePrimitive: gansi.StylePrimitive{Prefix: "`", Suffix: "`"}},
		}
	}
	yes := true
	return gansi.StyleConfig{
		Text:          gansi.StylePrimitive{Color: colourText(th.Text)},
		Emph:          gansi.StylePrimitive{Italic: &yes},
		Strong:        gansi.StylePrimitive{Bold: &yes, Color: colourText(th.Strong)},
		Strikethrough: gansi.StylePrimitive{CrossedOut: &yes},
		LinkText:      gansi.StylePrimitive{Color: colourText(th.Link), Underline: &yes},
		ImageText:     gansi.StylePrimitive{Color: colourText(th.Muted)},
		Code:          gansi.StyleBlock{StylePrimitive: gansi.StylePrimitive{Color: colourText(th.Code), BackgroundColor: colourText(th.Panel)}},
		CodeBlock:     gansi.StyleCodeBlock{Theme: th.Chroma},
	}
}

// marked is the style of text that was gone over with a marker.
func (t *Typesetter) marked() gansi.StylePrimitive {
	if t.theme.Plain {
		return gansi.StylePrimitive{}
	}
	yes := true
	return gansi.StylePrimitive{Color: colourText(t.theme.Accent), Underline: &yes}
}

// chip is the style of what stands for a part only the site's program can make.
func (t *Typesetter) chip() gansi.StylePrimitive {
	if t.theme.Plain {
		return gansi.StylePrimitive{}
	}
	return gansi.StylePrimitive{Color: colourText(t.theme.Faint), BackgroundColor: colourText(t.theme.Panel)}
}

// ink is what switches a style on and off, for what is drawn many times.
type ink struct{ on, off string }

func (t *Typesetter) inkOf(c color.Color) ink {
	if i, ok := t.shop.inks[c]; ok {
		return i
	}
	on, off, _ := strings.Cut(t.theme.Style(c).Render("x"), "x")
	t.shop.inks[c] = ink{on, off}
	return ink{on, off}
}

// colourText writes a colour as Glamour's style sheets do: those of a palette by
// their number, so that they stay the terminal's own. nil stays nil.
func colourText(c color.Color) *string {
	var s string
	switch c := c.(type) {
	case nil, lipgloss.NoColor:
		return nil
	case ansi.BasicColor:
		s = strconv.Itoa(int(c))
	case ansi.IndexedColor:
		s = strconv.Itoa(int(c))
	default:
		s = hexOf(c)
	}
	return &s
}

// hexOf writes a colour as #rrggbb.
func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// over lays styles over another: what the uppermost says wins.
func over(style gansi.StylePrimitive, uppers ...gansi.StylePrimitive) gansi.StylePrimitive {
	for _, upper := range uppers {
		take(&style.Color, upper.Color)
		take(&style.BackgroundColor, upper.BackgroundColor)
		take(&style.Underline, upper.Underline)
		take(&style.Bold, upper.Bold)
		take(&style.Italic, upper.Italic)
		take(&style.CrossedOut, upper.CrossedOut)
		take(&style.Inverse, upper.Inverse)
		take(&style.Faint, upper.Faint)
		take(&style.Upper, upper.Upper)
		take(&style.Lower, upper.Lower)
		style.Prefix, style.Suffix, style.Format = upper.Prefix, upper.Suffix, upper.Format
	}
	return style
}

func take[T any](lower **T, upper *T) {
	if upper != nil {
		*lower = upper
	}
}
