package metadata

import (
	"encoding/json"
	"errors"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// Decode parses a block into a tree. If the block is invalid in its syntax, a lenient parser
// reads what it can, and problems say what is wrong.
func Decode(b Block) (Node, []model.Problem) {
	if len(b.Text) > MaxBlock {
		b.Text = b.Text[:MaxBlock]
		if end := strings.LastIndexByte(b.Text, '\n'); end > 0 {
			b.Text = b.Text[:end+1]
		}
		return readLenient(b), []model.Problem{{Line: b.Line, Severity: model.Warning, Text: "the front matter is longer than 64 kB; only its beginning has been read"}}
	}
	b.Text = keepOurs(b.Text)
	switch b.Syntax {
	case YAML:
		return decodeYAML(b)
	case TOML:
		return decodeTOML(b)
	case JSON:
		return decodeJSON(b)
	}
	return readLenient(b), nil
}

// readLenient parses a block with the lenient parser of its syntax.
func readLenient(b Block) (tree Node) {
	switch b.Syntax {
	case YAML:
		tree, _ = readYAMLLines(b.Text, b.Line)
	case TOML:
		tree = readTOMLLines(b.Text, b.Line)
	case JSON:
		tree, _, _ = readObject(b.Text, b.Line)
	case JavaScript:
		tree = readJavaScript(b.Text, b.Line)
	case ednSyntax:
		tree, _, _ = ReadEDN(b.Text, b.Line)
	case logseqSyntax:
		tree = readLogseq(b.Text, b.Line)
	case DottedPairs:
		tree = readPairs(b.Text, b.Line, ".. ")
	case rubySyntax:
		tree = readRuby(b.Text, b.Line)
	case lektorSyntax:
		tree = readLektor(b.Text, b.Line)
	case kirbySyntax:
		tree = readKirby(b.Text, b.Line)
	case pandocSyntax:
		tree = readPandoc(b.Text, b.Line)
	default:
		tree = readPairs(b.Text, b.Line, "")
	}
	return tree
}

func decodeJSON(b Block) (Node, []model.Problem) {
	text := strings.TrimSpace(b.Text)
	if text != "" && text[0] != '{' {
		// Hexo omits the outer braces.
		b.Text = "{" + b.Text + "}"
	}
	tree, _, whole := readObject(b.Text, b.Line)
	var strict json.RawMessage
	err := json.Unmarshal([]byte(b.Text), &strict)
	if err == nil && whole {
		return tree, nil
	}
	line, cure := b.Line, "it is cut off or nested too deeply; close every bracket"
	if err != nil {
		cure = strings.TrimRight(err.Error(), ".") + "; every key and text needs double quotes, with a comma between entries and none after the last"
		var fault *json.SyntaxError
		if errors.As(err, &fault) {
			line += strings.Count(b.Text[:min(int(fault.Offset), len(b.Text))], "\n")
		}
	}
	return tree, []model.Problem{{Line: line, Severity: model.Warning, Text: "the front matter is not valid JSON: " + cure}}
}

// readPairs parses lines of "Key: value" (Pelican, MultiMarkdown, Nikola). The value is
// everything after the colon; indented lines continue it.
func readPairs(text string, first int, prefix string) Node {
	n := Node{Kind: Table, Line: first}
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || len(n.Entries) > MaxKeys {
			continue
		}
		rest, found := strings.CutPrefix(trimmed, prefix)
		key, value, ok := strings.Cut(rest, ":")
		indented := line[0] == ' ' || line[0] == '\t'
		if !ok || !found || prefix == "" && indented {
			if last := len(n.Entries) - 1; last >= 0 && indented {
				n.Entries[last].Value.Text = strings.TrimSpace(n.Entries[last].Value.Text + " " + trimmed)
			}
			continue
		}
		value = strings.TrimSpace(value)
		n.Entries = append(n.Entries, Entry{strings.TrimSpace(key), TextNode(value, false, first+i)})
	}
	return n
}

// readPandoc parses Pandoc's lines "% title", "% authors", "% date".
func readPandoc(text string, first int) Node {
	n := Node{Kind: Table, Line: first}
	keys := []string{"title", "authors", "date"}
	for i, line := range strings.Split(text, "\n") {
		value, ok := strings.CutPrefix(line, "%")
		if !ok || i >= len(keys) {
			break
		}
		value = strings.ReplaceAll(strings.TrimSpace(value), "; ", ", ")
		n.Entries = append(n.Entries, Entry{keys[i], TextNode(value, false, first+i)})
	}
	return n
}

// readLogseq parses Logseq's lines of "key:: value". Links to pages in values become their
// names.
func readLogseq(text string, first int) Node {
	n := Node{Kind: Table, Line: first}
	unlinked := strings.NewReplacer("[[", "", "]]", "")
	for i, line := range strings.Split(text, "\n") {
		key, value, ok := strings.Cut(strings.TrimPrefix(line, "- "), "::")
		if ok && len(n.Entries) <= MaxKeys {
			n.Entries = append(n.Entries, Entry{key, TextNode(strings.TrimSpace(unlinked.Replace(value)), false, first+i)})
		}
	}
	return n
}

var jsAssignment = pattern.New(`(?m)^(?:export\s+)?(?:const|let|var)\s+(\w+)\s*=\s*`)

// readJavaScript parses an object literal, or statements such as const title = "A day at sea".
func readJavaScript(text string, first int) Node {
	bare := strings.TrimLeft(text, " \t\n")
	if strings.HasPrefix(bare, "{") {
		tree, _, _ := readObject(bare, first+strings.Count(text[:len(text)-len(bare)], "\n"))
		return tree
	}
	n := Node{Kind: Table, Line: first}
	for _, m := range jsAssignment.FindAllStringSubmatchIndex(text, MaxKeys) {
		line := first + strings.Count(text[:m[0]], "\n")
		if value, _, ok := readObject(text[m[1]:], line); ok {
			if !value.Quoted {
				value.Text = strings.TrimSuffix(value.Text, ";")
			}
			n.Entries = append(n.Entries, Entry{text[m[2]:m[3]], value})
		}
	}
	return n
}
