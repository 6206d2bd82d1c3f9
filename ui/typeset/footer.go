package typeset

import (
	"strings"

	"blogtui/ui/words"
)

// Footer is what stands below the text: where to go from there, in parts.
type Footer struct {
	Sections  []FooterSection
	firstLink int // number of its first lead on the page
}

// FooterSection is a list of leads with a title; "" for none.
type FooterSection struct {
	Title string
	Links []FooterLink
	More  int // leads that are left out
}

// FooterLink is a line that leads somewhere.
type FooterLink struct {
	Kind  FooterLinkKind
	Label string // before the text, such as "Older"
	Text  string
	Note  string // behind it, such as a host
}

// FooterLinkKind is the kind of thing that a lead leads to.
type FooterLinkKind uint8

const (
	// PostLink leads to a post.
	PostLink FooterLinkKind = iota
	// OlderLink leads to the older neighbour.
	OlderLink
	// NewerLink leads to the newer neighbour.
	NewerLink
	// ExternalLink leads out of the blog, or to what is no post of it.
	ExternalLink
	// BrokenLink leads nowhere.
	BrokenLink
)

// footer lays out the coda, a unit for each part.
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

// links are all leads in order.
func (c Footer) links() []FooterLink {
	var all []FooterLink
	for _, part := range c.Sections {
		all = append(all, part.Links...)
	}
	return all
}

// footer sets the parts of a coda, the first below a rule.
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
			lines = append(lines, t.wrap(newStyledText(t.theme.Style(t.theme.Faint), words.AndMore(part.More)), width)...)
		}
	}
	return lines
}

// footerLink is the sign before a lead of some kind.
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

// footerLink sets one lead: a sign, then the text with what stands before and behind.
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
