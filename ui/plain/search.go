package plain

import (
	"fmt"
	"io"
	"strings"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/theme"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// Hit is a post that was found, in JSON output. Scripts rely on its fields.
type Hit struct {
	Path     string    `json:"path"` // relative to the blog, "/" separators
	Slug     string    `json:"slug"`
	Title    string    `json:"title"`
	Date     string    `json:"date"` // "2006-01-02", "" when there is none
	Count    int       `json:"count"`
	Excerpts []Excerpt `json:"excerpts"`
}

// Excerpt is a stretch of text in JSON output.
type Excerpt struct {
	Line int    `json:"line"` // 1-based, of the file; 0 for the summary
	Text string `json:"text"`
}

// SearchJSON writes what was found as one JSON array.
func SearchJSON(w io.Writer, hits []search.Hit) error {
	all := make([]Hit, 0, len(hits))
	for _, h := range hits {
		hit := Hit{h.Post.Path, h.Post.Slug, h.Post.Title, h.Post.Date.String(), h.Count, []Excerpt{}}
		for _, e := range h.Excerpts {
			hit.Excerpts = append(hit.Excerpts, Excerpt{e.Line, e.Text})
		}
		all = append(all, hit)
	}
	return JSON(w, all)
}

// SearchLines writes a line "path:line: text" per excerpt, as grep does. What is
// in a summary, and a post found by its title or its names alone, is told at
// line 1.
func SearchLines(w io.Writer, hits []search.Hit, t theme.Theme) error {
	var out strings.Builder
	for _, h := range hits {
		for _, e := range h.Excerpts {
			fmt.Fprintf(&out, "%s:%d: %s\n", h.Post.Path, max(e.Line, 1), styledExcerpt(e, t))
		}
		if len(h.Excerpts) == 0 {
			fmt.Fprintf(&out, "%s:1: %s\n", h.Post.Path, h.Post.Title)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// SearchScreen writes what was found for a person at a terminal of width cells.
func SearchScreen(w io.Writer, hits []search.Hit, t theme.Theme, width int, dates words.Dates) error {
	var out strings.Builder
	for _, h := range hits {
		count := fmt.Sprintf("%d×", h.Count)
		room := max(width-ansi.StringWidth(count)-2, 8)
		title := ansi.Truncate(h.Post.Title, room, "…")
		out.WriteString(t.Bold(t.Strong).Render(title) + strings.Repeat(" ", max(width-ansi.StringWidth(title)-ansi.StringWidth(count), 1)) + t.Style(t.Muted).Render(count) + "\n")
		for _, e := range h.Excerpts {
			line := "     "
			if e.Line > 0 {
				line = fmt.Sprintf("%5d", e.Line)
			}
			out.WriteString(t.Style(t.Faint).Render(line) + "  " + ansi.Truncate(styledExcerpt(e, t), max(width-7, 8), "…") + "\n")
		}
		out.WriteString("       " + t.Style(t.Muted).Render(ansi.Truncate(postDetails(h.Post, dates), max(width-7, 8), "…")) + "\n\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// Highlight sets a text of which parts were found: those by found, the rest by rest.
// Marks that lie within others are left out.
func Highlight(text string, marks []search.Mark, rest, found func(string) string) string {
	var out strings.Builder
	at := 0
	for _, m := range marks {
		if m.Start < at {
			continue
		}
		if m.Start > at {
			out.WriteString(rest(text[at:m.Start]))
		}
		out.WriteString(found(text[m.Start:m.End]))
		at = m.End
	}
	if at < len(text) {
		out.WriteString(rest(text[at:]))
	}
	return out.String()
}

// styledExcerpt sets an excerpt with what was found standing out.
func styledExcerpt(e search.Excerpt, t theme.Theme) string {
	return Highlight(e.Text, e.Marks, t.Style(t.Text).Render, t.Bold(t.Accent).Underline(!t.Plain).Render)
}

// postDetails is the day of a post and what it is filed under.
func postDetails(p *model.Post, dates words.Dates) string {
	parts := []string{p.Slug}
	if !p.Date.IsZero() {
		parts = append([]string{dates.Day(p.Date)}, parts...)
	}
	return strings.Join(append(parts, p.Categories...), " · ")
}
