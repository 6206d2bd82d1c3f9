package posts

import (
	"strings"

	"blogtui/model/pattern"
)

// elixirValue matches what Elixir writes otherwise than JavaScript, and texts, in
// which nothing is touched: """…""", "…", ~w(…), ~D[…], =>, :name.
var elixirValue = pattern.New(`(?s)"""(.*?)"""|"(?:\\.|[^"\\])*"|~[wW](?:\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|"([^"]*)"|\|([^|]*)\||/([^/]*)/)[acs]?|~[DNTU]\[([^\]]*)\]|%\{|=>|:([a-z]\w*)`)

// cutElixir cuts the map at the top of a post of NimblePublisher's, which a line
// of hyphens ends.
func cutElixir(text string) (block, bool) {
	const closing = "\n---\n"
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	end := strings.Index(text, closing)
	if !strings.HasPrefix(text[start:], "%{") || end < start {
		return block{}, false
	}
	b := block{syntax: scriptSyntax, line: 1 + strings.Count(text[:start], "\n"), end: end + len(closing)}
	b.text = elixirValue.ReplaceAllStringFunc(text[start:end], scriptValue)
	tree, _, whole := readObject(b.text, b.line)
	if !whole {
		b.fault = fault{b.line, "the map is never closed, or holds what cannot be read; close every bracket and quotation mark"}
	}
	return b, len(tree.entries) > 0
}

// scriptValue writes in JavaScript, on as many lines, what elixirValue has matched.
func scriptValue(found string) string {
	m := elixirValue.FindStringSubmatch(found)
	switch {
	case strings.HasPrefix(found, `"""`):
		return "`" + strings.ReplaceAll(m[1], "`", "\\`") + "`"
	case found[0] == '~' && (found[1] == 'w' || found[1] == 'W'):
		return "[" + quoteWords(strings.Join(m[2:8], "")) + "]"
	case found[0] == '~':
		return `"` + m[8] + `"`
	case found == "%{":
		return "{"
	case found == "=>":
		return ":"
	case found[0] == ':':
		return `"` + m[9] + `"`
	}
	return found
}

var wordAlone = pattern.New(`\S+`)

func quoteWords(words string) string {
	return wordAlone.ReplaceAllStringFunc(words, func(word string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(word) + `",`
	})
}
