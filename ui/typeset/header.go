package typeset

import (
	"slices"
	"strings"

	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

// Header is what is shown above the text of an article. Its strings are clean lines of
// plain text; empty ones are left out.
type Header struct {
	Categories    []string
	Tags          []string // shown if there are no categories
	Badges        []string // such as "draft"
	Part          string   // in a series, such as "Part 2 of 5"
	Title         string
	Authors       []string
	Date, Updated string // formatted
	Minutes       int    // of reading
	Summary       string
	Cover         string // source of the cover picture, which is left out until it is rendered
}

// Deduplicate returns the header and the blocks without what they repeat of each other: a
// first heading that is the title, whose ID is returned, and a summary or cover with which
// the text begins. Without any text the rest is a remark that says so.
func (f Header) Deduplicate(blocks []article.Block) (front Header, rest []article.Block, titleID string) {
	rest, titleID = dropTitle(blocks, f.Title)
	if startsWithText(rest, f.Summary) {
		f.Summary = ""
	}
	if startsWithPicture(rest, f.Cover) {
		f.Cover = ""
	}
	if len(rest) == 0 && f.Summary == "" && f.Cover == "" {
		rest = []article.Block{article.Remark{Kind: article.NoText}}
	}
	return f, rest, titleID
}

func (t *Typesetter) header(f Header, cover *RenderedPicture, width int) []string {
	var lines []string
	right := width < unboundWidth/2 && startsRightToLeft(f.Title)
	if parts := t.kicker(f); len(parts) > 0 {
		lines = append(t.joinWithDots(parts, width), "")
	}
	lines = append(lines, t.wrap(t.inline([]article.Inline{article.Text(f.Title)}, titleStyle), width)...)
	lines = append(lines, t.joinWithDots(t.byline(f), width)...)
	if right {
		lines = alignRight(lines, width)
	}
	lines = append(lines, t.headerRule(width, right))
	if f.Summary != "" {
		lines = append(lines, "")
		lines = append(lines, t.wrap(t.inline([]article.Inline{article.Text(f.Summary)}, summaryStyle), width)...)
	}
	if cover != nil && cover.Fault == "" {
		lines = append(lines, "")
		lines = append(lines, t.picture(article.Picture{}, cover, width)...)
	}
	return lines
}

// kicker returns the line above the title: categories or tags, series and badges.
func (t *Typesetter) kicker(f Header) []*styledText {
	var parts []*styledText
	add := func(names []string, style theme.Style) {
		for _, name := range names {
			parts = append(parts, newStyledText(style, strings.ToUpper(name)))
		}
	}
	add(f.shownTopics(), t.theme.Bold(t.theme.Accent))
	if f.Part != "" {
		add([]string{f.Part}, t.theme.Bold(t.theme.Muted))
	}
	add(f.Badges, t.theme.Bold(t.theme.Danger))
	return parts
}

// maxHeaderTags is how many tags are shown in the place of categories.
const maxHeaderTags = 5

// shownTopics returns the categories, else the tags, as in the list.
func (f Header) shownTopics() []string {
	if len(f.Categories) > 0 {
		return f.Categories
	}
	return f.Tags[:min(len(f.Tags), maxHeaderTags)]
}

// byline returns authors, dates and reading time.
func (t *Typesetter) byline(f Header) []*styledText {
	muted := t.theme.Style(t.theme.Muted)
	var parts []*styledText
	for i, name := range f.Authors {
		before := words.BylineLastSeparator
		switch {
		case i == 0:
			parts = append(parts, &styledText{})
			before = words.BylineStart
		case i < len(f.Authors)-1:
			before = words.BylineSeparator
		}
		parts[0].append(newStyledText(muted, before))
		parts[0].append(newStyledText(t.theme.Style(t.theme.Text), name))
	}
	for _, text := range f.dateTexts() {
		parts = append(parts, newStyledText(muted, text))
	}
	return parts
}

// dateTexts returns the dates and the reading time.
func (f Header) dateTexts() []string {
	var all []string
	if f.Date != "" {
		all = append(all, f.Date)
	}
	if f.Updated != "" {
		all = append(all, words.ArticleUpdated(f.Updated))
	}
	if f.Minutes > 0 {
		all = append(all, words.ArticleReadingTime(f.Minutes))
	}
	return all
}

// texts returns all texts of the header.
func (f Header) texts() []string {
	all := slices.Concat(f.shownTopics(), []string{f.Part}, f.Badges, []string{f.Title})
	if len(f.Authors) > 0 {
		all = append(all, words.BylineStart+strings.Join(f.Authors, words.BylineSeparator))
	}
	return append(slices.Concat(all, f.dateTexts()), f.Summary)
}

// newStyledText returns text in one style.
func newStyledText(style theme.Style, text string) *styledText {
	g := &styledText{}
	g.addANSI(style.Render(text), "")
	return g
}

// joinWithDots joins parts with dots. No line begins or ends with a dot.
func (t *Typesetter) joinWithDots(parts []*styledText, width int) []string {
	dot := newStyledText(t.theme.Style(t.theme.Faint), "  "+t.glyphs.dot+"  ")
	var lines []string
	line := &styledText{}
	for _, part := range parts {
		if line.text() != "" && cells(line.text()+dot.text()+part.text()) > width {
			lines = append(lines, t.wrap(line, width)...)
			line = &styledText{}
		}
		if line.text() != "" {
			line.append(dot)
		}
		line.append(part)
	}
	if line.text() == "" {
		return lines
	}
	return append(lines, t.wrap(line, width)...)
}

// headerRule renders the rule below the header, with a heavy part in the accent colour on
// the side where the title starts.
func (t *Typesetter) headerRule(width int, right bool) string {
	width = t.ornamentWidth(width)
	size := min(6, width)
	heavy := t.theme.Style(t.theme.Accent).Render(strings.Repeat(t.glyphs.heavy, size))
	light := t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.glyphs.line, width-size))
	if right {
		return light + heavy
	}
	return heavy + light
}

// alignRight right-aligns lines to width cells.
func alignRight(lines []string, width int) []string {
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", max(0, width-cells(line))) + line
		}
	}
	return lines
}
