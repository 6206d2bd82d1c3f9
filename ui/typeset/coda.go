package typeset

import (
	"strings"

	"blogtui/ui/words"
)

// Coda is what stands below the text: where to go from there, in parts.
type Coda struct {
	Parts []CodaPart
	first int // number of its first lead on the page
}

// CodaPart is a list of leads with a title; "" for none.
type CodaPart struct {
	Title string
	Leads []Lead
	More  int // leads that are left out
}

// Lead is a line that leads somewhere.
type Lead struct {
	Kind  LeadKind
	Label string // before the text, such as "Older"
	Text  string
	Note  string // behind it, such as a host
}

// LeadKind is the kind of thing that a lead leads to.
type LeadKind uint8

const (
	// LeadPost leads to a post.
	LeadPost LeadKind = iota
	// LeadOlder leads to the older neighbour.
	LeadOlder
	// LeadNewer leads to the newer neighbour.
	LeadNewer
	// LeadOut leads out of the blog, or to what is no post of it.
	LeadOut
	// LeadNowhere leads nowhere.
	LeadNowhere
)

// coda lays out the coda, a unit for each part.
func (l *layout) coda(c *Coda) {
	if c == nil {
		return
	}
	first := 0
	for _, part := range c.Parts {
		if len(part.Leads) == 0 {
			continue
		}
		l.setGap(1)
		if first == 0 {
			l.setGap(2)
		}
		l.emit(unit{block: Coda{[]CodaPart{part}, first}})
		first += len(part.Leads)
	}
}

// leads are all leads in order.
func (c Coda) leads() []Lead {
	var all []Lead
	for _, part := range c.Parts {
		all = append(all, part.Leads...)
	}
	return all
}

// coda sets the parts of a coda, the first below a rule.
func (t *Typesetter) coda(c Coda, width int) []string {
	var lines []string
	if c.first == 0 {
		lines = append(lines, t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.signs.line, t.ornament(width))), "")
	}
	number := c.first
	for _, part := range c.Parts {
		if part.Title != "" {
			lines = append(lines, t.ragged(inked(t.theme.Bold(t.theme.Muted), strings.ToUpper(part.Title)), width)...)
		}
		for _, lead := range part.Leads {
			number++
			lines = append(lines, t.lead(lead, mark(number), width)...)
		}
		if part.More > 0 {
			lines = append(lines, t.ragged(inked(t.theme.Style(t.theme.Faint), words.AndMore(part.More)), width)...)
		}
	}
	return lines
}

// lead is the sign before a lead of some kind.
func (s *signs) lead(kind LeadKind) string {
	switch kind {
	case LeadOlder:
		return s.older
	case LeadNewer:
		return s.newer
	case LeadOut:
		return s.out
	case LeadNowhere:
		return s.nowhere
	}
	return s.post
}

// lead sets one lead: a sign, then the text with what stands before and behind.
func (t *Typesetter) lead(lead Lead, m mark, width int) []string {
	before := t.theme.Style(t.theme.Accent).Render(t.signs.lead(lead.Kind)) + " "
	if lead.Label != "" {
		before += t.theme.Style(t.theme.Muted).Render(lead.Label) + "  "
	}
	g := &galley{mark: m}
	g.add(t.theme.Style(t.theme.Text).Render(lead.Text), "")
	g.mark = 0
	if lead.Note != "" {
		g.add("  "+t.theme.Style(t.theme.Faint).Render(lead.Note), "")
	}
	lines := t.ragged(g, max(1, width-cells(before)))
	for i := range lines {
		lines[i] = before + lines[i]
		before = strings.Repeat(" ", cells(before))
	}
	return lines
}
