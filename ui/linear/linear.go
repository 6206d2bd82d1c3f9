// Package linear presents the blog as plain lines of text, for screen readers, braille
// displays, electronic paper and serial terminals: articles in which every block says what
// it is, and a reader that is controlled by typed commands. It writes no escape sequences
// and no box-drawing characters.
package linear

import (
	"errors"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// Article returns the transcript of a post, from the heading with an ID unless that is "",
// and the addresses of its links. Lines are wrapped at width cells except in code; 0 is no
// limit. It fails if there is no such heading.
func Article(p *model.Post, doc *article.Document, heading string, width int, dates words.Dates) ([]string, error) {
	t := transcribe(p, doc, width, dates)
	from := 0
	if heading != "" {
		at, ok := t.find(doc, heading)
		if !ok {
			return nil, errors.New(words.ArticleNoSuchHeading(p.Slug, heading, doc.HeadingIDs()))
		}
		from = at
	}
	var lines []string
	for _, l := range t.lines[from:] {
		lines = append(lines, l.text)
	}
	for i, l := range t.links {
		if i == 0 {
			lines = append(lines, "", words.LinearLinksTitle(len(t.links)))
		}
		lines = append(lines, wrap(words.LinearLinkAddress(i+1, l.description()), width)...)
	}
	return lines, nil
}
