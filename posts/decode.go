package posts

import (
	"encoding/json"
	"errors"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// decode reads a block of metadata into a tree, in the strict way of its
// syntax where that works and as well as possible where it doesn't.
func decode(b block) (node, []model.Problem) {
	if len(b.text) > maxBlock {
		b.text = b.text[:maxBlock]
		if end := strings.LastIndexByte(b.text, '\n'); end > 0 {
			b.text = b.text[:end+1]
		}
		return readLenient(b), []model.Problem{{Line: b.line, Severity: model.Warning, Text: "the front matter is longer than 64 kB; only its beginning has been read"}}
	}
	b.text = firstSide(b.text)
	switch b.syntax {
	case yamlSyntax:
		return decodeYAML(b)
	case tomlSyntax:
		return decodeTOML(b)
	case jsonSyntax:
		return decodeJSON(b)
	}
	return readLenient(b), nil
}

// readLenient reads a block by itself, without the library of its syntax.
func readLenient(b block) (tree node) {
	switch b.syntax {
	case yamlSyntax:
		tree, _ = readLines(b.text, b.line)
	case tomlSyntax:
		tree = readTOMLLines(b.text, b.line)
	case jsonSyntax:
		tree, _, _ = readObject(b.text, b.line)
	case scriptSyntax:
		tree = readScript(b.text, b.line)
	case ednSyntax:
		tree, _, _ = readEDN(b.text, b.line)
	case doubledSyntax:
		tree = readDoubled(b.text, b.line)
	case dottedSyntax:
		tree = readPairs(b.text, b.line, ".. ")
	case rubySyntax:
		tree = readRuby(b.text, b.line)
	case fieldSyntax:
		tree = readFields(b.text, b.line)
	case titleSyntax:
		tree = readTitleBlock(b.text, b.line)
	default:
		tree = readPairs(b.text, b.line, "")
	}
	return tree
}

func decodeJSON(b block) (node, []model.Problem) {
	text := strings.TrimSpace(b.text)
	if text != "" && text[0] != '{' {
		// Hexo leaves the outer braces out.
		b.text = "{" + b.text + "}"
	}
	tree, _, whole := readObject(b.text, b.line)
	var strict json.RawMessage
	err := json.Unmarshal([]byte(b.text), &strict)
	if err == nil && whole {
		return tree, nil
	}
	line, cure := b.line, "it is cut off or nested too deeply; close every bracket"
	if err != nil {
		cure = strings.TrimRight(err.Error(), ".") + "; every key and text needs double quotes, with a comma between entries and none after the last"
		var fault *json.SyntaxError
		if errors.As(err, &fault) {
			line += strings.Count(b.text[:min(int(fault.Offset), len(b.text))], "\n")
		}
	}
	return tree, []model.Problem{{Line: line, Severity: model.Warning, Text: "the front matter is not valid JSON: " + cure}}
}

// readPairs reads lines of "Key: value" as Pelican, MultiMarkdown and Nikola
// have them: everything after the colon is the value, indented lines go on.
func readPairs(text string, first int, prefix string) node {
	n := node{shape: table, line: first}
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if trimmed == "" || len(n.entries) > maxKeys {
			continue
		}
		rest, found := strings.CutPrefix(trimmed, prefix)
		key, value, ok := strings.Cut(rest, ":")
		indented := line[0] == ' ' || line[0] == '\t'
		if !ok || !found || prefix == "" && indented {
			if last := len(n.entries) - 1; last >= 0 && indented {
				n.entries[last].value.text = strings.TrimSpace(n.entries[last].value.text + " " + trimmed)
			}
			continue
		}
		value = strings.TrimSpace(value)
		n.entries = append(n.entries, entry{strings.TrimSpace(key), textNode(value, false, first+i)})
	}
	return n
}

// readTitleBlock reads Pandoc's lines "% title", "% authors", "% date".
func readTitleBlock(text string, first int) node {
	n := node{shape: table, line: first}
	keys := []string{"title", "authors", "date"}
	for i, line := range strings.Split(text, "\n") {
		value, ok := strings.CutPrefix(line, "%")
		if !ok || i >= len(keys) {
			break
		}
		value = strings.ReplaceAll(strings.TrimSpace(value), "; ", ", ")
		n.entries = append(n.entries, entry{keys[i], textNode(value, false, first+i)})
	}
	return n
}

// readDoubled reads Logseq's lines of "key:: value", whose values may be links
// to pages.
func readDoubled(text string, first int) node {
	n := node{shape: table, line: first}
	unlinked := strings.NewReplacer("[[", "", "]]", "")
	for i, line := range strings.Split(text, "\n") {
		key, value, ok := strings.Cut(strings.TrimPrefix(line, "- "), "::")
		if ok && len(n.entries) <= maxKeys {
			n.entries = append(n.entries, entry{key, textNode(strings.TrimSpace(unlinked.Replace(value)), false, first+i)})
		}
	}
	return n
}

var statement = pattern.New(`(?m)^(?:export\s+)?(?:const|let|var)\s+(\w+)\s*=\s*`)

// readScript reads an object of JavaScript, or statements such as
// const title = "A day at sea".
func readScript(text string, first int) node {
	bare := strings.TrimLeft(text, " \t\n")
	if strings.HasPrefix(bare, "{") {
		tree, _, _ := readObject(bare, first+strings.Count(text[:len(text)-len(bare)], "\n"))
		return tree
	}
	n := node{shape: table, line: first}
	for _, m := range statement.FindAllStringSubmatchIndex(text, maxKeys) {
		line := first + strings.Count(text[:m[0]], "\n")
		if value, _, ok := readObject(text[m[1]:], line); ok {
			if !value.quoted {
				value.text = strings.TrimSuffix(value.text, ";")
			}
			n.entries = append(n.entries, entry{text[m[2]:m[3]], value})
		}
	}
	return n
}
