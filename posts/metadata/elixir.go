package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

var (
	// elixirLiteral matches what differs from JavaScript, and strings, which are copied:
	// """…""", "…", ~w(…), ~D[…], %{, =>, :name.
	elixirLiteral = pattern.New(`(?s)^(?:"""(.*?)"""|"(?:\\.|[^"\\])*"|~[wW](?:\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|"([^"]*)"|\|([^|]*)\||/([^/]*)/)[acs]?|~[DNTU]\[([^\]]*)\]|%\{|=>|:([a-z]\w*))`)
	elixirToken   = pattern.New(`"|~[wW][(\[{"|/]|~[DNTU]\[|%\{|=>|:[a-z]`)
)

// cutElixir cuts the map at the top of a post of NimblePublisher, which a line of hyphens
// ends. It is converted to JavaScript.
func cutElixir(text string) (Block, bool) {
	const closing = "\n---\n"
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	end := strings.Index(text[:min(len(text), MaxBlock)], closing)
	if !strings.HasPrefix(text[start:], "%{") || end < start {
		return Block{}, false
	}
	b := Block{Syntax: JavaScript, Line: 1 + strings.Count(text[:start], "\n"), End: end + len(closing)}
	b.Text = elixirToJavaScript(text[start:end])
	tree, _, whole := readObject(b.Text, b.Line)
	if !whole {
		b.Fault = Fault{b.Line, "the map is never closed, or holds what cannot be read; close every bracket and quotation mark"}
	}
	return b, len(tree.Entries) > 0
}

// maxUnterminated is the maximum number of unterminated literals, each of which is searched for
// to the end of the text.
const maxUnterminated = 10

// elixirToJavaScript converts a map of Elixir to JavaScript, keeping line numbers.
func elixirToJavaScript(text string) string {
	var out strings.Builder
	for unended := 0; ; {
		at := elixirToken.FindStringIndex(text)
		if at == nil || unended > maxUnterminated {
			return out.String() + text
		}
		out.WriteString(text[:at[0]])
		text = text[at[0]:]
		m := elixirLiteral.FindStringSubmatch(text)
		if m == nil {
			unended++
			out.WriteByte(text[0])
			text = text[1:]
			continue
		}
		out.WriteString(literalToJavaScript(m))
		text = text[len(m[0]):]
	}
}

// literalToJavaScript converts a match of elixirLiteral.
func literalToJavaScript(m []string) string {
	found := m[0]
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

var elixirWord = pattern.New(`\S+`)

func quoteWords(words string) string {
	return elixirWord.ReplaceAllStringFunc(words, func(word string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(word) + `",`
	})
}
