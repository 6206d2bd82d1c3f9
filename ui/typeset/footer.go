package typeset

import (
	"strings"

	"blogtui/ui/words"
)

// Footer is what is shown below the text: links in sections.
type Footer struct {
	Sections  []FooterSection
	firstLink int // index of its first link among all of the footer
}

// FooterSection is a list of links with a title, which may be "".
type FooterSection struct {
	Title string
	Links []FooterLink
	More  int // number of links that are left out
}

// FooterLink is a line that links to a post or an address.
type FooterLink struct {
	Kind  FooterLinkKind
	Label string // before the text, such as "Older"
	Text  string
	Note  string // after the text, such as a host
}

// FooterLinkKind says what a FooterLink leads to.
type FooterLinkKind uint8

const (
	// PostLink leads to a post.
	PostLink FooterLinkKind = iota
	// OlderLink leads to the next older post.
	OlderLink
	// NewerLink leads to the next newer post.
	NewerLink
	// ExternalLink leads to anything that is not a post of the blog.
	ExternalLink
	// BrokenLink leads nowhere.
	BrokenLink
)

// footer lays out the footer, a page block for each section.
func (l *layout) footer(c *Footer) {
	if c == nil {
		return
	}
	first := 0
	for _, part := range c.Sections {
		if len(part.Links) == 0 {
			continue
		}
		l.setGap(1)
		if first == 0 {
			l.setGap(2)
		}
		l.emit(pageBlock{block: Footer{[]FooterSection{part}, first}})
		first += len(part.Links)
	}
}

// links returns the links of all sections.
func (c Footer) links() []FooterLink {
	var all []FooterLink
	for _, part := range c.Sections {
		all = append(all, part.Links...)
	}
	return all
}

// footer renders sections of the footer, the first below a rule.
func (t *Typesetter) footer(c Footer, width int) []string {
	var lines []string
	if c.firstLink == 0 {
		lines = append(lines, t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.glyphs.line, t.ornamentWidth(width))), "")
	}
	number := c.firstLink
	for _, part := range c.Sections {
		if part.Title != "" {
			lines = append(lines, t.wrap(newStyledText(t.theme.Bold(t.theme.Muted), strings.ToUpper(part.Title)), width)...)
		}
		for _, lead := range part.Links {
			number++
			lines = append(lines, t.footerLink(lead, linkID(number), width)...)
		}
		if part.More > 0 {
			lines = append(lines, t.wrap(newStyledText(t.theme.Style(t.theme.Faint), words.RelatedAndMore(part.More)), width)...)
		}
	}
	return lines
}

// footerLink returns the glyph of a FooterLink.
func (s *glyphs) footerLink(kind FooterLinkKind) string {
	switch kind {
	case OlderLink:
		return s.older
	case NewerLink:
		return s.newer
	case ExternalLink:
		return s.external
	case BrokenLink:
		return s.broken
	}
	return s.post
}

// footerLink renders one link: glyph, label, text and note.
func (t *Typesetter) footerLink(lead FooterLink, m linkID, width int) []string {
	before := t.theme.Style(t.theme.Accent).Render(t.glyphs.footerLink(lead.Kind)) + " "
	if lead.Label != "" {
		before += t.theme.Style(t.theme.Muted).Render(lead.Label) + "  "
	}
	g := &styledText{linkID: m}
	g.addANSI(t.theme.Style(t.theme.Text).Render(lead.Text), "")
	g.linkID = 0
	if lead.Note != "" {
		g.addANSI("  "+t.theme.Style(t.theme.Faint).Render(lead.Note), "")
	}
	lines := t.wrap(g, max(1, width-cells(before)))
	for i := range lines {
		lines[i] = before + lines[i]
		before = strings.Repeat(" ", cells(before))
	}
	return lines
}
