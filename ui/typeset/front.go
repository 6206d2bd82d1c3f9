package typeset

import (
	"slices"
	"strings"

	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

// Front is what stands above the text of an article. Its strings are clean
// lines of plain text; empty ones are left out.
type Front struct {
	Categories    []string
	Tags          []string // in the place of categories where there are none
	Badges        []string // such as "draft"
	Part          string   // in a series, such as "Part 2 of 5"
	Title         string
	Authors       []string
	Date, Updated string // written out
	Minutes       int    // of reading
	Standfirst    string // the summary
	Cover         string // source of the cover picture, which is left out as long as it has no plate
}

// Above returns the front and the blocks as they stand together, so that neither
// repeats the other: without a first heading that is the title once more, whose
// ID is returned, and without a standfirst or a cover with which the text begins.
// Where there is nothing at all to read, the rest says so.
func (f Front) Above(blocks []article.Block) (front Front, rest []article.Block, titleID string) {
	rest, titleID = withoutTitle(blocks, f.Title)
	if opensWith(rest, f.Standfirst) {
		f.Standfirst = ""
	}
	if repeats(rest, f.Cover) {
		f.Cover = ""
	}
	if len(rest) == 0 && f.Standfirst == "" && f.Cover == "" {
		rest = []article.Block{article.Remark{About: article.NoText}}
	}
	return f, rest, titleID
}

func (t *Typesetter) front(f Front, cover *Plate, width int) []string {
	var lines []string
	right := width < unboundWidth/2 && rightToLeft(f.Title)
	if parts := t.kicker(f); len(parts) > 0 {
		lines = append(t.dotted(parts, width), "")
	}
	lines = append(lines, t.ragged(t.set([]article.Inline{article.Text(f.Title)}, title), width)...)
	lines = append(lines, t.dotted(t.byline(f), width)...)
	if right {
		lines = onTheRight(lines, width)
	}
	lines = append(lines, t.twoTone(width, right))
	if f.Standfirst != "" {
		lines = append(lines, "")
		lines = append(lines, t.ragged(t.set([]article.Inline{article.Text(f.Standfirst)}, lead), width)...)
	}
	if cover != nil && cover.Fault == "" {
		lines = append(lines, "")
		lines = append(lines, t.illustrated(article.Picture{}, cover, width)...)
	}
	return lines
}

// kicker is the line of categories, or tags, and badges.
func (t *Typesetter) kicker(f Front) []*galley {
	var parts []*galley
	add := func(names []string, style theme.Style) {
		for _, name := range names {
			parts = append(parts, inked(style, strings.ToUpper(name)))
		}
	}
	add(f.topics(), t.theme.Bold(t.theme.Accent))
	if f.Part != "" {
		add([]string{f.Part}, t.theme.Bold(t.theme.Muted))
	}
	add(f.Badges, t.theme.Bold(t.theme.Danger))
	return parts
}

// mostTags is how many tags stand in the place of categories, which are fewer.
const mostTags = 5

// topics are what a post is filed under: its categories, else its tags, as in the list.
func (f Front) topics() []string {
	if len(f.Categories) > 0 {
		return f.Categories
	}
	return f.Tags[:min(len(f.Tags), mostTags)]
}

// byline is the line of authors, date and length.
func (t *Typesetter) byline(f Front) []*galley {
	muted := t.theme.Style(t.theme.Muted)
	var parts []*galley
	for i, name := range f.Authors {
		before := words.BetweenLast
		switch {
		case i == 0:
			parts = append(parts, &galley{})
			before = words.ByLead
		case i < len(f.Authors)-1:
			before = words.Between
		}
		parts[0].join(inked(muted, before))
		parts[0].join(inked(t.theme.Style(t.theme.Text), name))
	}
	for _, text := range f.times() {
		parts = append(parts, inked(muted, text))
	}
	return parts
}

// times are the days of an article and its length, as they are written.
func (f Front) times() []string {
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
func (f Front) texts() []string {
	all := slices.Concat(f.topics(), []string{f.Part}, f.Badges, []string{f.Title})
	if len(f.Authors) > 0 {
		all = append(all, words.ByLead+strings.Join(f.Authors, words.Between))
	}
	return append(slices.Concat(all, f.times()), f.Standfirst)
}

// inked is text in one style.
func inked(style theme.Style, text string) *galley {
	g := &galley{}
	g.add(style.Render(text), "")
	return g
}

// dotted sets parts with dots between them; no line begins or ends with a dot.
func (t *Typesetter) dotted(parts []*galley, width int) []string {
	dot := inked(t.theme.Style(t.theme.Faint), "  "+t.signs.dot+"  ")
	var lines []string
	line := &galley{}
	for _, part := range parts {
		if line.text() != "" && cells(line.text()+dot.text()+part.text()) > width {
			lines = append(lines, t.ragged(line, width)...)
			line = &galley{}
		}
		if line.text() != "" {
			line.join(dot)
		}
		line.join(part)
	}
	if line.text() == "" {
		return lines
	}
	return append(lines, t.ragged(line, width)...)
}

// twoTone is the rule below the front: a heavy start in the accent colour, on the
// side where the title begins.
func (t *Typesetter) twoTone(width int, right bool) string {
	width = t.ornament(width)
	size := min(6, width)
	heavy := t.theme.Style(t.theme.Accent).Render(strings.Repeat(t.signs.heavy, size))
	light := t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.signs.line, width-size))
	if right {
		return light + heavy
	}
	return heavy + light
}

// onTheRight moves lines to the right edge of so many cells.
func onTheRight(lines []string, width int) []string {
	for i, line := range lines {
		if line != "" {
			lines[i] = strings.Repeat(" ", max(0, width-cells(line))) + line
		}
	}
	return lines
}
