package typeset

import (
	"slices"
	"strings"

	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

// Header is what stands above the text of an article. Its strings are clean
// lines of plain text; empty ones are left out.
type Header struct {
	Categories    []string
	Tags          []string // in the place of categories where there are none
	Badges        []string // such as "draft"
	Part          string   // in a series, such as "Part 2 of 5"
	Title         string
	Authors       []string
	Date, Updated string // written out
	Minutes       int    // of reading
	Summary       string // the summary
	Cover         string // source of the cover picture, which is left out as long as it has no plate
}

// Deduplicate returns the front and the blocks as they stand together, so that neither
// repeats the other: without a first heading that is the title once more, whose
// ID is returned, and without a standfirst or a cover with which the text begins.
// Where there is nothing at all to read, the rest says so.
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

// kicker is the line of categories, or tags, and badges.
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

// maxHeaderTags is how many tags stand in the place of categories, which are fewer.
const maxHeaderTags = 5

// shownTopics are what a post is filed under: its categories, else its tags, as in the list.
func (f Header) shownTopics() []string {
	if len(f.Categories) > 0 {
		return f.Categories
	}
	return f.Tags[:min(len(f.Tags), maxHeaderTags)]
}

// byline is the line of authors, date and length.
func (t *Typesetter) byline(f Header) []*styledText {
	muted := t.theme.Style(t.theme.Muted)
	var parts []*styledText
	for i, name := range f.Authors {
		before := words.BetweenLast
		switch {
		case i == 0:
			parts = append(parts, &styledText{})
			before = words.ByLead
		case i < len(f.Authors)-1:
			before = words.Between
		}
		parts[0].append(newStyledText(muted, before))
		parts[0].append(newStyledText(t.theme.Style(t.theme.Text), name))
	}
	for _, text := range f.dateTexts() {
		parts = append(parts, newStyledText(muted, text))
	}
	return parts
}

// dateTexts are the days of an article and its length, as they are written.
func (f Header) dateTexts() []string {
	var all []string
	if f.Date != "" {
		all = append(all, f.Date)
	}
	if f.Updated != "" {
		all = append(all, words.Updated(f.Updated))
	}
	if f.Minutes > 0 {
		all = append(all, words.MinutesRead(f.Minutes))
	}
	return all
}

// texts are all that the front says.
func (f Header) texts() []string {
	all := slices.Concat(f.shownTopics(), []string{f.Part}, f.Badges, []string{f.Title})
	if len(f.Authors) > 0 {
		all = append(all, words.ByLead+strings.Join(f.Authors, words.Between))
	}
	return append(slices.Concat(all, f.dateTexts()), f.Summary)
}

// newStyledText is text in one style.
func newStyledText(style theme.Style, text string) *styledText {
	g := &styledText{}
	g.addANSI(style.Render(text), "")
	return g
}

// joinWithDots sets parts with dots between them; no line begins or ends with a dot.
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

// headerRule is the rule below the front: a heavy start in the accent colour, on the
// side where the title begins.
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

// alignRight moves lines to the right edge of so many cells.
func alignRight(lines []string, width int) []string {
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", max(0, width-cells(line))) + line
		}
	}
	return lines
}
