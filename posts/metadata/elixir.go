package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

var (
	// elixirValue matches what Elixir writes otherwise than JavaScript, and texts, in
	// which nothing is touched: """…""", "…", ~w(…), ~D[…], =>, :name.
	elixirValue = pattern.New(`(?s)^(?:"""(.*?)"""|"(?:\\.|[^"\\])*"|~[wW](?:\(([^)]*)\)|\[([^\]]*)\]|\{([^}]*)\}|"([^"]*)"|\|([^|]*)\||/([^/]*)/)[acs]?|~[DNTU]\[([^\]]*)\]|%\{|=>|:([a-z]\w*))`)
	elixirMark  = pattern.New(`"|~[wW][(\[{"|/]|~[DNTU]\[|%\{|=>|:[a-z]`)
)

// cutElixir cuts the map at the top of a post of NimblePublisher's, which a line
// of hyphens ends.
func cutElixir(text string) (Block, bool) {
	const closing = "\n---\n"
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	end := strings.Index(text[:min(len(text), MaxBlock)], closing)
	if !strings.HasPrefix(text[start:], "%{") || end < start {
		return Block{}, false
	}
	b := Block{Syntax: Script, Line: 1 + strings.Count(text[:start], "\n"), End: end + len(closing)}
	b.Text = inScript(text[start:end])
	tree, _, whole := readObject(b.Text, b.Line)
	if !whole {
		b.Fault = Fault{b.Line, "the map is never closed, or holds what cannot be read; close every bracket and quotation mark"}
	}
	return b, len(tree.Entries) > 0
}

// mostUnended is how many texts and lists that nothing ends a map may hold.
const mostUnended = 10

// inScript writes a map of Elixir in JavaScript, on as many lines.
func inScript(text string) string {
	var out strings.Builder
	for unended := 0; ; {
		at := elixirMark.FindStringIndex(text)
		if at == nil || unended > mostUnended {
			return out.String() + text
		}
		out.WriteString(text[:at[0]])
		text = text[at[0]:]
		m := elixirValue.FindStringSubmatch(text)
		if m == nil {
			unended++
			out.WriteByte(text[0])
			text = text[1:]
			continue
		}
		out.WriteString(scriptValue(m))
		text = text[len(m[0]):]
	}
}

// scriptValue writes in JavaScript what elixirValue has matched.
func scriptValue(m []string) string {
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

var wordAlone = pattern.New(`\S+`)

func quoteWords(words string) string {
	return wordAlone.ReplaceAllStringFunc(words, func(word string) string {
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(word) + `",`
	})
}
