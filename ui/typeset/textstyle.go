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

// textStyle is the style of a kind of text.
type textStyle uint8

const (
	bodyStyle         textStyle = iota
	mutedStyle                  // quotes, captions, footnotes
	summaryStyle                // the summary below the title
	quoteStyle                  // the text of a pull quote
	nameStyle                   // the name in an attribution
	roleStyle                   // the role in an attribution
	titleStyle                  // of the article
	headingStyle                // of the first two levels
	subheadingStyle             // headings of the third level
	minorHeadingStyle           // headings of the lower levels
	termStyle                   // the term of a definition
	labelStyle                  // the kind of a callout
)

// styleSet holds a Glamour renderer and the style of its plain text. Nested styles are
// combined by Typesetter.inline, since Glamour loses some combinations (bold in
// strikethrough, emphasis in links).
type styleSet struct {
	context gansi.RenderContext
	styles  gansi.StyleConfig
	text    gansi.StylePrimitive
}

func (t *Typesetter) styleSet(style textStyle) *styleSet {
	if v := t.cache.styleSets[style]; v != nil {
		return v
	}
	styles := GlamourStyle(t.theme)
	if t.glamour != nil {
		styles = t.glamour.apply(styles)
	}
	text := t.plainStyle(style, &styles)
	if t.glamour != nil {
		text = t.glamour.plainStyle(style, text)
	}
	styles.Text = text
	v := &styleSet{gansi.NewRenderContext(gansi.Options{Styles: styles, ChromaFormatter: "terminal16m"}), styles, text}
	t.cache.styleSets[style] = v
	return v
}

// plainStyle returns the style of plain text and adapts the styles that are nested in it.
func (t *Typesetter) plainStyle(style textStyle, styles *gansi.StyleConfig) gansi.StylePrimitive {
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
	switch style {
	case mutedStyle, roleStyle:
		return plain(th.Muted)
	case summaryStyle:
		p := plain(th.Muted)
		p.Italic = &yes
		return p
	case quoteStyle:
		p := plain(th.Quote)
		p.Italic = &yes
		p.BackgroundColor = colourText(th.Panel)
		return p
	case nameStyle, titleStyle, subheadingStyle:
		return bold(th.Strong)
	case headingStyle, labelStyle:
		return bold(th.Accent)
	case minorHeadingStyle:
		p := bold(th.Muted)
		p.Italic = &yes
		return p
	case termStyle:
		return bold(th.Strong)
	}
	return styles.Text
}

// GlamourStyle returns a theme as a Glamour style sheet, without margins, since this
// package does the layout.
func GlamourStyle(th theme.Theme) gansi.StyleConfig {
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

// highlightStyle is the style of highlighted text.
func (t *Typesetter) highlightStyle() gansi.StylePrimitive {
	if t.theme.Plain {
		return gansi.StylePrimitive{}
	}
	yes := true
	return gansi.StylePrimitive{Color: colourText(t.theme.Accent), Underline: &yes}
}

// chipStyle is the style of placeholders.
func (t *Typesetter) chipStyle() gansi.StylePrimitive {
	if t.theme.Plain {
		return gansi.StylePrimitive{}
	}
	return gansi.StylePrimitive{Color: colourText(t.theme.Faint), BackgroundColor: colourText(t.theme.Panel)}
}

// sgrPair holds the sequences that start and end a style, for what is rendered often.
type sgrPair struct{ on, off string }

func (t *Typesetter) sgrFor(c color.Color) sgrPair {
	if i, ok := t.cache.sgrPairs[c]; ok {
		return i
	}
	on, off, _ := strings.Cut(t.theme.Style(c).Render("x"), "x")
	t.cache.sgrPairs[c] = sgrPair{on, off}
	return sgrPair{on, off}
}

// colourText formats a colour for a Glamour style sheet. Palette colours stay numbers, so
// that the terminal decides on them. It returns nil for nil.
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

// hexOf formats a colour as #rrggbb.
func hexOf(c color.Color) string {
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// overlay combines styles; the last one that sets a property wins.
func overlay(style gansi.StylePrimitive, uppers ...gansi.StylePrimitive) gansi.StylePrimitive {
	for _, upper := range uppers {
		override(&style.Color, upper.Color)
		override(&style.BackgroundColor, upper.BackgroundColor)
		override(&style.Underline, upper.Underline)
		override(&style.Bold, upper.Bold)
		override(&style.Italic, upper.Italic)
		override(&style.CrossedOut, upper.CrossedOut)
		override(&style.Inverse, upper.Inverse)
		override(&style.Faint, upper.Faint)
		override(&style.Upper, upper.Upper)
		override(&style.Lower, upper.Lower)
		style.Prefix, style.Suffix, style.Format = upper.Prefix, upper.Suffix, upper.Format
	}
	return style
}

func override[T any](lower **T, upper *T) {
	if upper != nil {
		*lower = upper
	}
}
