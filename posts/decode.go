package posts

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"blogtui/model"

	"github.com/BurntSushi/toml"
	"go.yaml.in/yaml/v4"
)

// decode reads a block of metadata into a tree, in the strict way of its
// syntax where that works and as well as possible where it doesn't.
func decode(b block) (node, []model.Problem) {
	if len(b.text) > maxBlock {
		b.text = b.text[:strings.LastIndexByte(b.text[:maxBlock], '\n')+1]
		tree, _ := readLenient(b)
		return tree, []model.Problem{{Line: b.line, Severity: model.Warning, Text: "the front matter is longer than 64 kB; only its beginning has been read"}}
	}
	switch b.syntax {
	case yamlSyntax:
		return decodeYAML(b)
	case tomlSyntax:
		return decodeTOML(b)
	case jsonSyntax:
		return decodeJSON(b)
	}
	tree, _ := readLenient(b)
	return tree, nil
}

// readLenient reads a block by itself, without the library of its syntax.
func readLenient(b block) (tree node, sure bool) {
	switch b.syntax {
	case yamlSyntax:
		return readLines(b.text, b.line)
	case tomlSyntax:
		return readTOMLLines(b.text, b.line), false
	case jsonSyntax, scriptSyntax:
		tree, _, sure = readObject(b.text, b.line)
		return tree, sure
	case dottedSyntax:
		return readPairs(b.text, b.line, ".. "), true
	case titleSyntax:
		return readTitleBlock(b.text, b.line), true
	}
	return readPairs(b.text, b.line, ""), true
}

func decodeYAML(b block) (node, []model.Problem) {
	tree, sure := readLines(b.text, b.line)
	if sure {
		return tree, nil
	}
	strict, err := strictYAML(b)
	if err == nil {
		return strict, append(tabFault(b), twinKeys(&strict)...)
	}
	line, text := yamlFault(err, b.line)
	return tree, []model.Problem{{Line: line, Severity: model.Warning, Text: "the front matter is not valid YAML: " + text}}
}

// tabFault reports a tab that indents a line: our library may read it where
// others, libyaml first of all, refuse the whole block.
func tabFault(b block) []model.Problem {
	if !strings.Contains(b.text, "\t") {
		return nil
	}
	for i, line := range strings.Split(b.text, "\n") {
		if text := strings.TrimLeft(line, " \t"); text != "" && strings.Contains(line[:len(line)-len(text)], "\t") {
			return []model.Problem{{Line: b.line + i, Severity: model.Warning, Text: "the front matter is not YAML to every reader: a tab indents this line; replace the tab by spaces"}}
		}
	}
	return nil
}

// twinKeys reports keys that stand twice: the last one counts.
func twinKeys(tree *node) []model.Problem {
	lines := make(map[string]int, len(tree.entries))
	var problems []model.Problem
	for _, e := range tree.entries {
		if before, ok := lines[e.key]; ok && len(problems) < 3 {
			problems = append(problems, model.Problem{Line: e.value.line, Severity: model.Warning,
				Text: fmt.Sprintf("the key %s stands in line %d already; remove one of them", quote(e.key), before)})
		}
		lines[e.key] = e.value.line
	}
	return problems
}

var errTooMuch = errors.New("it has more than 1,000 keys or is nested too deeply; shorten it")

func strictYAML(b block) (node, error) {
	if tooMuch(b.text) {
		return node{}, errTooMuch
	}
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(b.text), &document); err != nil {
		return node{}, err
	}
	if len(document.Content) == 0 {
		return node{shape: table, line: b.line}, nil
	}
	c := yamlConverter{first: b.line}
	tree := c.node(document.Content[0], 0)
	if c.count > 4*maxKeys {
		return node{}, errTooMuch
	}
	return tree, nil
}

// tooMuch reports metadata that could make a decoder slow: it counts what can
// begin a key or a level and so may refuse a little early.
func tooMuch(text string) bool {
	if strings.Count(text, ":") > maxKeys || strings.Count(text, ",") > 4*maxKeys || strings.Count(text, "\n") > 4*maxKeys {
		return true
	}
	if strings.Count(text, "[")+strings.Count(text, "{")+strings.Count(text, "- -") > 4*maxDepth {
		return true
	}
	for line := range strings.SplitSeq(text, "\n") {
		if len(line)-len(strings.TrimLeft(line, " \t")) > 200 {
			return true
		}
	}
	return false
}

// yamlConverter makes our tree of YAML's; it counts nodes, since aliases can
// make a small document huge.
type yamlConverter struct {
	first, count int
}

func (c *yamlConverter) node(y *yaml.Node, depth int) node {
	c.count++
	n := node{line: c.first + y.Line - 1}
	if depth > maxDepth || c.count > 4*maxKeys {
		return n
	}
	switch y.Kind {
	case yaml.AliasNode:
		return c.node(y.Alias, depth+1)
	case yaml.SequenceNode:
		n.shape = list
		for _, item := range y.Content {
			n.items = append(n.items, c.node(item, depth+1))
		}
	case yaml.MappingNode:
		n.shape = table
		for i := 0; i+1 < len(y.Content); i += 2 {
			value := c.node(y.Content[i+1], depth+1)
			value.line = c.first + y.Content[i].Line - 1
			n.entries = append(n.entries, entry{y.Content[i].Value, value})
		}
	case yaml.ScalarNode:
		n.quoted = y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0
		if n.quoted || y.Tag != "!!null" && y.ShortTag() != "!!null" {
			n.shape, n.text = scalar, y.Value
		}
	}
	return n
}

var yamlLine = regexp.MustCompile(`\bline (\d+)(?:, column \d+)?:? *`)

// yamlFault makes the library's message a sentence with its cure, and finds
// the line of the file that it means.
func yamlFault(err error, first int) (line int, text string) {
	text = err.Error()
	for _, prefix := range []string{"yaml: ", "while ", "go-yaml "} {
		text = strings.TrimPrefix(text, prefix)
	}
	line = first
	if m := yamlLine.FindAllStringSubmatch(text, -1); m != nil {
		n := 0
		fmt.Sscan(m[len(m)-1][1], &n)
		line = first + max(n, 1) - 1
	}
	text = strings.TrimSpace(yamlLine.ReplaceAllString(text, ""))
	for _, c := range yamlCures {
		if strings.Contains(text, c.sign) {
			return line, c.text
		}
	}
	return line, strings.TrimRight(text, ".: ") + "; put values that hold special characters between quotes"
}

var yamlCures = []struct{ sign, text string }{
	{"tab", "a tab cannot indent a line; replace the tab by spaces"},
	{"mapping values are not allowed", "a value holds a colon; put the value between quotes"},
	{"expected key", "a value goes on after its bracket or quote; put the whole value between quotes"},
	{"block mapping", "a value goes on after its bracket or quote; put the whole value between quotes"},
	{"cannot start any token", "a value begins with a special character; put the value between quotes"},
	{"could not find expected ':'", "a line is no key with a value; indent it if it belongs to the line above"},
	{"unknown anchor", "a value begins with *; put the value between quotes"},
	{"scanning an alias", "a value begins with *; put the value between quotes"},
	{"scanning an anchor", "a value begins with &; put the value between quotes"},
	{"quoted scalar", "a quotation mark is never closed; add the closing one"},
	{"end of stream", "a quotation mark or a bracket is never closed; close it"},
	{"flow", "a bracket is never closed; close it or put the value between quotes"},
}

func decodeTOML(b block) (node, []model.Problem) {
	if tooMuch(strings.ReplaceAll(b.text, "=", ":")) {
		return readTOMLLines(b.text, b.line), []model.Problem{{Line: b.line, Severity: model.Warning, Text: "the front matter was only read in part: " + errTooMuch.Error()}}
	}
	var values map[string]any
	if _, err := toml.Decode(b.text, &values); err != nil {
		line, text := b.line, err.Error()
		var fault toml.ParseError
		if errors.As(err, &fault) {
			line, text = b.line+fault.Position.Line-1, fault.Message
		}
		return readTOMLLines(b.text, b.line), []model.Problem{{Line: line, Severity: model.Warning,
			Text: "the front matter is not valid TOML: " + strings.TrimRight(text, ".") + "; put texts between double quotes"}}
	}
	lines := tomlLines(b)
	return tomlNode(values, "", lines, b.line), nil
}

// tomlNode makes our tree of what the TOML library decodes.
func tomlNode(value any, key string, lines map[string]int, line int) node {
	if at, ok := lines[key]; ok {
		line = at
	}
	switch v := value.(type) {
	case map[string]any:
		n := node{shape: table, line: line}
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			n.entries = append(n.entries, entry{name, tomlNode(v[name], key+"."+name, lines, line)})
		}
		return n
	case []map[string]any:
		n := node{shape: list, line: line}
		for _, item := range v {
			n.items = append(n.items, tomlNode(item, key, lines, line))
		}
		return n
	case []any:
		n := node{shape: list, line: line}
		for _, item := range v {
			n.items = append(n.items, tomlNode(item, key, lines, line))
		}
		return n
	case string:
		return textNode(v, true, line)
	case time.Time:
		return textNode(tomlTime(v), false, line)
	}
	return textNode(fmt.Sprint(value), false, line)
}

// tomlTime writes a time as it stands in the file: the library names the
// location of a time without a zone after its kind.
func tomlTime(t time.Time) string {
	switch t.Location().String() {
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05")
	case "date-local":
		return t.Format("2006-01-02")
	case "time-local":
		return t.Format("15:04:05")
	}
	return t.Format(time.RFC3339)
}

var tomlHeader = regexp.MustCompile(`^\s*\[+\s*([^\]]+?)\s*\]+`)

// tomlLines finds the lines of the keys, which the library does not tell.
func tomlLines(b block) map[string]int {
	lines := make(map[string]int)
	prefix := "."
	number := b.line
	for line := range strings.SplitSeq(b.text, "\n") {
		if m := tomlHeader.FindStringSubmatch(line); m != nil {
			prefix = "." + m[1] + "."
			lines["."+m[1]] = number
		} else if key, _, ok := strings.Cut(line, "="); ok {
			name := prefix + strings.Trim(key, " \t\"'")
			if _, again := lines[name]; !again {
				lines[name] = number
			}
		}
		number++
	}
	return lines
}

// readTOMLLines reads "key = value" lines and "[table]" headings, whatever else
// there is between them.
func readTOMLLines(text string, first int) node {
	root := node{shape: table, line: first}
	current := &root
	for i, line := range strings.Split(text, "\n") {
		if m := tomlHeader.FindStringSubmatch(line); m != nil && !strings.Contains(line, "=") {
			root.entries = append(root.entries, entry{m[1], node{shape: table, line: first + i}})
			current = &root.entries[len(root.entries)-1].value
			continue
		}
		key, rest, ok := strings.Cut(line, "=")
		key = strings.Trim(key, " \t\"'")
		if rest = strings.TrimSpace(rest); !ok || key == "" || strings.ContainsAny(key, " #") || rest == "" {
			continue
		}
		value, _, ok := readObject(rest, first+i)
		if !ok {
			value = textNode(strings.Trim(rest, `"'`), false, first+i)
		}
		if current.entries = append(current.entries, entry{key, value}); len(current.entries) > maxKeys {
			break
		}
	}
	return root
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
