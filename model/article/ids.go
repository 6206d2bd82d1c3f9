package article

import (
	"strconv"
	"strings"
	"unicode"

	"blogtui/model/clean"

	"github.com/yuin/goldmark/ast"
)

// headingID returns the ID of a heading: the author's, else one derived from its text as
// GitHub does, with letters of any script.
func (c *converter) headingID(node *ast.Heading, text string) string {
	id := ""
	if given, ok := node.AttributeString("id"); ok {
		if raw, ok := given.([]byte); ok {
			id = clean.JoinLines(string(raw))
		}
	}
	if id == "" {
		id = slug(text)
	}
	return c.unique(id)
}

// unique returns id, with a numeric suffix if it is taken.
func (c *converter) unique(id string) string {
	taken, used := c.ids[id]
	if !used {
		c.ids[id] = 0
		return id
	}
	for {
		taken++
		numbered := id + "-" + strconv.Itoa(taken)
		if _, used := c.ids[numbered]; !used {
			c.ids[id], c.ids[numbered] = taken, 0
			return numbered
		}
	}
}

func slug(text string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), r == '_', r == '-':
			return unicode.ToLower(r)
		case unicode.IsSpace(r):
			return '-'
		}
		return -1
	}, strings.TrimSpace(text))
	if id == "" {
		return "section"
	}
	return id
}
