// Package linear is the blog in words alone, for screen readers, braille lines,
// electronic paper and serial lines: articles in which every block says what it
// is, and a reader that lists, asks and takes answers. What it writes is lines of
// text; no byte of it moves a cursor, sets a colour or draws a box.
package linear

import (
	"errors"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// Article returns a post in words, from a heading on if one is named by its ID,
// and the addresses of its links. Lines are wrapped at width cells, code aside; 0
// wraps nothing. It fails for a heading that the article doesn't have.
func Article(p *model.Post, doc *article.Document, heading string, width int, dates words.Dates) ([]string, error) {
	t := tell(p, doc, width, dates)
	from := 0
	if heading != "" {
		at, ok := t.find(doc, heading)
		if !ok {
			return nil, errors.New(words.NoSuchHeading(p.Slug, heading, doc.HeadingIDs()))
		}
		from = at
	}
	var lines []string
	for _, l := range t.lines[from:] {
		lines = append(lines, l.text)
	}
	for i, l := range t.links {
		if i == 0 {
			lines = append(lines, "", words.LinksBelow(len(t.links)))
		}
		lines = append(lines, wrapped(words.LinkBelow(i+1, l.words()), width)...)
	}
	return lines, nil
}
