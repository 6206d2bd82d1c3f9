// Package plain writes the blog as text and JSON, for pipes, scripts and simple terminals.
package plain

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/ui/theme"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// Post is the JSON form of a post. Scripts rely on its fields.
type Post struct {
	Path       string    `json:"path"` // relative to the blog, "/" separators
	Slug       string    `json:"slug"`
	Title      string    `json:"title"`
	Date       string    `json:"date"` // "2006-01-02", "" for none
	Time       *string   `json:"time"` // RFC 3339, null without a time of day
	Updated    string    `json:"updated"`
	Expires    string    `json:"expires"`
	Categories []string  `json:"categories"`
	Tags       []string  `json:"tags"`
	Authors    []string  `json:"authors"`
	Summary    string    `json:"summary"`
	Draft      bool      `json:"draft"`
	Future     bool      `json:"future"`
	Expired    bool      `json:"expired"`
	Kind       string    `json:"kind"` // "post" or "page"
	Language   string    `json:"language"`
	Series     string    `json:"series"`
	Image      string    `json:"image"`
	Aliases    []string  `json:"aliases"`
	URL        string    `json:"url"` // published address, "" if unknown
	Words      int       `json:"words"`
	Minutes    int       `json:"minutes"`
	Problems   []Problem `json:"problems"`
}

// Problem is the JSON form of a problem.
type Problem struct {
	Line     int    `json:"line"` // 1-based, 0 for the whole file
	Severity string `json:"severity"`
	Text     string `json:"text"`
}

// NewPost returns the JSON form of a post. Its lists are never null.
func NewPost(p *model.Post) Post {
	out := Post{
		Path: p.Path, Slug: p.Slug, Title: p.Title,
		Date: p.Date.String(), Updated: p.Updated.String(), Expires: p.Expires.String(),
		Categories: nonNil(p.Categories), Tags: nonNil(p.Tags), Authors: nonNil(p.Authors),
		Summary: p.Summary, Draft: p.Draft, Future: p.Future, Expired: p.Expired,
		Kind: p.Kind.String(), Language: p.Language, Series: p.Series, Image: p.Image,
		Aliases: nonNil(p.Aliases), URL: p.URL, Words: p.Words, Minutes: p.Minutes(),
		Problems: []Problem{},
	}
	if !p.Time.IsZero() {
		clock := p.Time.Format(time.RFC3339)
		out.Time = &clock
	}
	for _, problem := range p.Problems {
		out.Problems = append(out.Problems, Problem{problem.Line, problem.Severity.String(), problem.Text})
	}
	return out
}

func nonNil(names []string) []string {
	if names == nil {
		return []string{}
	}
	return names
}

// JSON writes value as indented JSON with a final newline.
func JSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// ListJSON writes posts as a JSON array.
func ListJSON(w io.Writer, posts []*model.Post) error {
	all := make([]Post, 0, len(posts))
	for _, p := range posts {
		all = append(all, NewPost(p))
	}
	return JSON(w, all)
}

// ListTable writes a line per post: date, slug, title, categories and authors, separated by
// tabs.
func ListTable(w io.Writer, posts []*model.Post) error {
	var out strings.Builder
	for _, p := range posts {
		fmt.Fprintf(&out, "%s\t%s\t%s\t%s\t%s\n", p.Date, p.Slug, p.Title, strings.Join(p.Categories, ", "), strings.Join(p.Authors, ", "))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// ListScreen writes posts as aligned columns for a terminal of width cells: date, title and
// categories.
func ListScreen(w io.Writer, posts []*model.Post, t theme.Theme, width int, dates words.Dates) error {
	var out strings.Builder
	const gap = 2
	day := func(p *model.Post) string { return dates.Column(words.WholeDate, p.Date) }
	dayWidth := widest(posts, day)
	room := max(width-dayWidth-gap-1, 10)
	titleWidth, topicsWidth := widest(posts, func(p *model.Post) string { return p.Title }), min(widest(posts, topicsOf), maxTopicsWidth)
	titleRoom := room - gap - topicsWidth
	showTopics := titleWidth <= titleRoom || titleRoom >= minTitlesWidth
	titleWidth = min(titleWidth, titleRoom)
	for _, p := range posts {
		title, topics := p.Title, topicsOf(p)
		if showTopics && topics != "" {
			title = padded(ansi.Truncate(title, titleWidth, "…"), titleWidth) + strings.Repeat(" ", gap)
			topics = ansi.Truncate(topics, room-titleWidth-gap, "…")
		} else {
			title, topics = ansi.Truncate(title, room, "…"), ""
		}
		out.WriteString(t.Style(t.Muted).Render(padded(day(p), dayWidth)) + strings.Repeat(" ", gap) + t.Bold(t.Strong).Render(title) + t.Style(t.Accent).Render(topics) + "\n")
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// In cells: the maximum width of categories next to long titles, and the minimum width of
// titles. Categories are left out if both do not fit.
const maxTopicsWidth, minTitlesWidth = 26, 40

func topicsOf(p *model.Post) string { return strings.Join(p.Categories, " · ") }

// widest returns the maximum width of a column in cells.
func widest(posts []*model.Post, of func(*model.Post) string) int {
	width := 0
	for _, p := range posts {
		width = max(width, ansi.StringWidth(of(p)))
	}
	return width
}

func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}
