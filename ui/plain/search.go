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

// Hit is the JSON form of a search result. Scripts rely on its fields.
type Hit struct {
	Path     string    `json:"path"` // relative to the blog, "/" separators
	Slug     string    `json:"slug"`
	Title    string    `json:"title"`
	Date     string    `json:"date"` // "2006-01-02", "" for none
	Count    int       `json:"count"`
	Excerpts []Excerpt `json:"excerpts"`
}

// Excerpt is the JSON form of an excerpt.
type Excerpt struct {
	Line int    `json:"line"` // 1-based line of the file; 0 for the summary
	Text string `json:"text"`
}

// SearchJSON writes search results as a JSON array.
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

// SearchLines writes a line "path:line: text" per excerpt, as grep does. Summaries, and
// posts that match by title or names only, get line 1.
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

// SearchScreen writes search results for a terminal of width cells.
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

// Highlight renders text with found for the marked parts and rest for the others.
// Overlapping marks are ignored.
func Highlight(text string, marks []search.Highlight, rest, found func(string) string) string {
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

// styledExcerpt renders an excerpt with its matches highlighted.
func styledExcerpt(e search.Excerpt, t theme.Theme) string {
	return Highlight(e.Text, e.Highlights, t.Style(t.Text).Render, t.Bold(t.Accent).Underline(!t.Plain).Render)
}

// postDetails returns the date, slug and categories of a post.
func postDetails(p *model.Post, dates words.Dates) string {
	parts := []string{p.Slug}
	if !p.Date.IsZero() {
		parts = append([]string{dates.Day(p.Date)}, parts...)
	}
	return strings.Join(append(parts, p.Categories...), " · ")
}
