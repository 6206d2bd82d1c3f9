package typeset

import (
	"fmt"
	"strings"

	"blogtui/model/article"

	"charm.land/lipgloss/v2"
)

// Front is what stands above the text of an article. Its strings are clean
// lines of plain text; empty ones are left out.
type Front struct {
	Categories    []string
	Badges        []string // such as "draft"
	Title         string
	Authors       []string
	Date, Updated string // written out
	Minutes       int    // of reading
	Standfirst    string // the summary
	Cover         string // source of the cover picture
	CoverAlt      string
}

// Coda is what stands below the text: the titles of the neighbouring posts.
type Coda struct{ Older, Newer string }

func (t *Typesetter) front(f Front, width int) []string {
	var lines []string
	if kicker := t.kicker(f); kicker != nil {
		lines = append(t.ragged(kicker, width), "")
	}
	lines = append(lines, t.ragged(t.set([]article.Inline{article.Text(f.Title)}, title), width)...)
	if byline := t.byline(f); byline != nil {
		lines = append(lines, t.ragged(byline, width)...)
	}
	lines = append(lines, t.twoTone(width))
	if f.Standfirst != "" {
		lines = append(lines, "")
		lines = append(lines, t.ragged(t.set([]article.Inline{article.Text(f.Standfirst)}, lead), width)...)
	}
	if f.Cover != "" {
		lines = append(lines, "")
		lines = append(lines, t.picture(article.Picture{Source: f.Cover, Alt: f.CoverAlt}, width)...)
	}
	return lines
}

// kicker is the line of categories and badges, nil without any.
func (t *Typesetter) kicker(f Front) *galley {
	if len(f.Categories)+len(f.Badges) == 0 {
		return nil
	}
	g := &galley{}
	add := func(name string, style lipgloss.Style) {
		if g.text() != "" {
			g.add(t.theme.Style(t.theme.Faint).Render("  "+t.signs.dot+"  "), "")
		}
		g.add(style.Render(strings.ToUpper(name)), "")
	}
	for _, name := range f.Categories {
		add(name, t.theme.Bold(t.theme.Accent))
	}
	for _, name := range f.Badges {
		add(name, t.theme.Bold(t.theme.Danger))
	}
	return g
}

// byline is the line of authors, date and length, nil without any.
func (t *Typesetter) byline(f Front) *galley {
	g := &galley{}
	muted, strong := t.theme.Style(t.theme.Muted), t.theme.Style(t.theme.Text)
	dot := func() {
		if g.text() != "" {
			g.add(t.theme.Style(t.theme.Faint).Render("  "+t.signs.dot+"  "), "")
		}
	}
	for i, name := range f.Authors {
		switch {
		case i == 0:
			g.add(muted.Render("By")+" ", "")
		case i == len(f.Authors)-1:
			g.add(muted.Render(" and")+" ", "")
		default:
			g.add(muted.Render(",")+" ", "")
		}
		g.add(strong.Render(name), "")
	}
	if f.Date != "" {
		dot()
		g.add(muted.Render(f.Date), "")
	}
	if f.Updated != "" {
		dot()
		g.add(muted.Render("updated "+f.Updated), "")
	}
	if f.Minutes > 0 {
		dot()
		g.add(muted.Render(fmt.Sprintf("%d min read", f.Minutes)), "")
	}
	if g.text() == "" {
		return nil
	}
	return g
}

// twoTone is the rule below the front: a heavy start in the accent colour.
func (t *Typesetter) twoTone(width int) string {
	width = t.ornament(width)
	heavy := min(6, width)
	return t.theme.Style(t.theme.Accent).Render(strings.Repeat(t.signs.heavy, heavy)) +
		t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.signs.line, width-heavy))
}

func (t *Typesetter) coda(c Coda, width int) []string {
	lines := []string{t.theme.Style(t.theme.Rule).Render(strings.Repeat(t.signs.line, t.ornament(width)))}
	for _, neighbour := range []struct{ sign, label, title string }{
		{t.signs.older, "Older", c.Older}, {t.signs.newer, "Newer", c.Newer},
	} {
		if neighbour.title == "" {
			continue
		}
		g := &galley{}
		g.add(t.theme.Style(t.theme.Accent).Render(neighbour.sign)+" ", "")
		g.add(t.theme.Style(t.theme.Muted).Render(neighbour.label)+"  ", "")
		g.add(t.theme.Style(t.theme.Text).Render(neighbour.title), "")
		lines = append(lines, t.hanging(g, strings.Repeat(" ", cells(neighbour.sign)+8), width)...)
	}
	return lines
}
