package ui

import (
	"strings"

	"blogtui/model"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// Sizes of the welcome card, which is shown above the list if the blog has a greeting.
const (
	welcomeMinHeight = 20 // minimum height of the list in rows
	maxGreetingLines = 6
	welcomeMeasure   = 72 // maximum width of the text in cells
)

// welcomeCard renders the welcome card for a list of the given size. It is nil if the blog
// has no greeting, the list is filtered or has no room.
func (s *listScreen) welcomeCard(width, rows int) []string {
	greeting := strings.TrimSpace(s.lib.Greeting())
	if greeting == "" || rows < welcomeMinHeight || !s.filters.empty() || s.typingTitle {
		return nil
	}
	t := s.theme
	measure := max(min(width-6, welcomeMeasure), 10)
	lines := []string{t.Bold(t.Accent).Render(s.lib.Title())}
	if tagline := s.lib.Tagline(); tagline != "" {
		lines = append(lines, t.Style(t.Muted).Render(tagline))
	}
	lines = append(lines, "")
	wrapped := strings.Split(ansi.Wordwrap(greeting, measure, ""), "\n")
	if len(wrapped) > maxGreetingLines {
		wrapped = append(wrapped[:maxGreetingLines-1], "…")
	}
	for _, line := range wrapped {
		lines = append(lines, t.Style(t.Text).Render(line))
	}
	lines = append(lines, "", t.Style(t.Faint).Render(s.totalsText()), "")
	for i, line := range lines {
		if line != "" {
			lines[i] = "   " + ansi.Truncate(line, max(width-4, 1), "…")
		}
	}
	return lines
}

// totalsText returns the numbers of posts, categories, tags, authors and years.
func (s *listScreen) totalsText() string {
	facets := s.lib.Facets(s.base)
	parts := []string{words.Post.Count(s.total)}
	for _, kind := range []struct {
		counts []model.Count
		noun   words.Noun
	}{{facets.Categories, words.Category}, {facets.Tags, words.Tag}, {facets.Authors, words.Author}} {
		if n := len(kind.counts); n > 0 {
			parts = append(parts, kind.noun.Count(n))
		}
	}
	if years := facets.Years; len(years) > 0 {
		if years[len(years)-1].Name == model.Undated {
			years = years[:len(years)-1]
		}
		switch n := len(years); {
		case n > 1:
			parts = append(parts, years[n-1].Name+"–"+years[0].Name)
		case n == 1:
			parts = append(parts, years[0].Name)
		}
	}
	return strings.Join(parts, " · ")
}
