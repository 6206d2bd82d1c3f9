package posts

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/model/pattern"

	"github.com/BurntSushi/toml"
)

func decodeTOML(b block) (node, []model.Problem) {
	if tooMuch(strings.ReplaceAll(b.text, "=", ":")) {
		return readTOMLLines(b.text, b.line), []model.Problem{{Line: b.line, Severity: model.Warning, Text: "the front matter was only read in part: " + errTooMuch.Error()}}
	}
	b.text = dateCall.ReplaceAllString(b.text, `$1"$2"`)
	var values map[string]any
	if _, err := toml.Decode(b.text, &values); err != nil {
		line, text := b.line, err.Error()
		var fault toml.ParseError
		if errors.As(err, &fault) {
			line, text = b.line+fault.Position.Line-1, fault.Message
		}
		return readTOMLLines(b.text, b.line), []model.Problem{{Line: line, Severity: model.Warning,
			Text: "the front matter is not valid TOML: " + strings.TrimRight(text, ".") + "; " + tomlCure(text)}}
	}
	lines := tomlLines(b)
	return tomlNode(values, "", lines, b.line), nil
}

// dateCall matches a date as Franklin writes it in TOML.
var dateCall = pattern.New(`(?m)^(\s*\w+\s*=\s*)(Date\([\d\s,]*\))`)

func tomlCure(text string) string {
	switch {
	case strings.Contains(text, "already been defined"):
		return "remove one of them"
	case strings.Contains(text, "invalid escape"):
		return "double the backslash, or use single quotes"
	case strings.Contains(text, "cannot contain newlines"):
		return "a quotation mark is not closed; add the closing one"
	}
	return "put texts between double quotes"
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

var tomlHeader = pattern.New(`^\s*\[+\s*([^\]]+?)\s*\]+`)

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

// doubledQuote matches a text in which somebody doubled an apostrophe as YAML has it.
var doubledQuote = pattern.New(`^'((?:[^'\n]|'')*''(?:[^'\n]|'')*)'[ \t]*(?:#[^\n]*)?(?:\n|$)`)

// readTOMLLines reads "key = value" lines and "[table]" headings, whatever else
// there is between them.
func readTOMLLines(text string, first int) node {
	root := node{shape: table, line: first}
	current := &root
	lines := strings.Split(text, "\n")
	for i, line := range lines {
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
		if rest[0] == '[' {
			rest = strings.Join(append([]string{rest}, lines[i+1:]...), "\n") // it may go on
		}
		value, _, ok := readObject(rest, first+i)
		if whole := doubledQuote.FindStringSubmatch(rest); whole != nil {
			value, ok = textNode(strings.ReplaceAll(whole[1], "''", "'"), true, first+i), true
		}
		if literal, wrong := literalBackslashes(rest, tomlEscapes); wrong && strings.HasSuffix(rest, `"`) {
			value = textNode(literal, true, first+i)
		} else if !ok {
			value = textNode(strings.Trim(firstLine(rest), `"'`), false, first+i)
		}
		if current.entries = append(current.entries, entry{key, value}); len(current.entries) > maxKeys {
			break
		}
	}
	return root
}
