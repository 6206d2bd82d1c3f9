// Package linear is the blog in words alone, for screen readers, braille lines,
// electronic paper and serial lines: articles in which every block says what it
// is, and a reader that lists, asks and takes answers. What it writes is lines of
// text; no byte of it moves a cursor, sets a colour or draws a box.
package linear

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/article"
)

// Article returns a post in words, from a heading on if one is named by its ID,
// and the addresses of its links. Lines are wrapped at width cells, code aside; 0
// wraps nothing. It fails for a heading that the article doesn't have.
func Article(p *model.Post, doc *article.Document, heading string, width int) ([]string, error) {
	t := tell(p, doc, width)
	from := 0
	if heading != "" {
		at, ok := t.section(heading)
		if !ok {
			return nil, missing(p, doc, heading)
		}
		from = at
	}
	var lines []string
	for _, l := range t.lines[from:] {
		lines = append(lines, l.text)
	}
	for i, l := range t.links {
		if i == 0 {
			lines = append(lines, "", count(len(t.links), "link")+":")
		}
		lines = append(lines, wrapped(fmt.Sprintf("Link %d: %s", i+1, l.words()), width)...)
	}
	return lines, nil
}

// missing says which headings an article has instead of one.
func missing(p *model.Post, doc *article.Document, heading string) error {
	if len(doc.Headings) == 0 {
		return fmt.Errorf("%s has no headings", p.Slug)
	}
	var ids []string
	for _, h := range doc.Headings {
		ids = append(ids, h.ID)
	}
	return fmt.Errorf("%s has no heading %q; its headings are %s", p.Slug, heading, strings.Join(ids, ", "))
}

// count says how many there are of a thing: "1 post", "2 posts".
func count(n int, thing string) string {
	switch {
	case n == 1, strings.HasSuffix(thing, "s"): // "series"
	case strings.HasSuffix(thing, "y"):
		thing = strings.TrimSuffix(thing, "y") + "ies"
	default:
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// capital returns a word with a capital letter.
func capital(word string) string {
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}

// either lists words as alternatives: "a, b or c".
func either(words []string) string { return listed(words, "or") }

func listed(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

// sentences puts texts one after the other, each ended, empty ones left out.
func sentences(texts ...string) string {
	var out strings.Builder
	for _, text := range texts {
		if text == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(text)
		if !strings.ContainsAny(text[len(text)-1:], ".?!:") && !strings.HasSuffix(text, "…") {
			out.WriteByte('.')
		}
	}
	return out.String()
}
