package metadata

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/BurntSushi/toml"
)

func decodeTOML(b Block) (Node, []model.Problem) {
	if exceedsLimits(strings.ReplaceAll(b.Text, "=", ":")) {
		return readTOMLLines(b.Text, b.Line), []model.Problem{{Line: b.Line, Severity: model.Warning, Text: "the front matter was only read in part: " + errTooLarge.Error()}}
	}
	b.Text = franklinDate.ReplaceAllString(b.Text, `$1"$2"`)
	var values map[string]any
	if _, err := toml.Decode(b.Text, &values); err != nil {
		line, text := b.Line, err.Error()
		var fault toml.ParseError
		if errors.As(err, &fault) {
			line, text = b.Line+fault.Position.Line-1, clean.Line(fault.Message) // the parser may put a NUL in it, for the end of the text
		}
		return readTOMLLines(b.Text, b.Line), []model.Problem{{Line: line, Severity: model.Warning,
			Text: "the front matter is not valid TOML: " + strings.TrimRight(text, ".") + "; " + tomlFix(text)}}
	}
	lines := tomlLines(b)
	return tomlNode(values, "", lines, b.Line), nil
}

// franklinDate matches a date of Franklin: date = Date(2024, 5, 12).
var franklinDate = pattern.New(`(?m)^(\s*\w+\s*=\s*)(Date\([\d\s,]*\))`)

func tomlFix(text string) string {
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

// tomlNode converts a value of the TOML library. key is its path with a leading dot.
func tomlNode(value any, key string, lines map[string]int, line int) Node {
	if at, ok := lines[key]; ok {
		line = at
	}
	switch v := value.(type) {
	case map[string]any:
		n := Node{Kind: Table, Line: line}
		names := make([]string, 0, len(v))
		for name := range v {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			n.Entries = append(n.Entries, Entry{name, tomlNode(v[name], key+"."+name, lines, line)})
		}
		return n
	case []map[string]any:
		n := Node{Kind: List, Line: line}
		for _, item := range v {
			n.Items = append(n.Items, tomlNode(item, key, lines, line))
		}
		return n
	case []any:
		n := Node{Kind: List, Line: line}
		for _, item := range v {
			n.Items = append(n.Items, tomlNode(item, key, lines, line))
		}
		return n
	case string:
		return TextNode(v, true, line)
	case time.Time:
		return TextNode(tomlTime(v), false, line)
	}
	return TextNode(fmt.Sprint(value), false, line)
}

// tomlTime formats a time as it is written in the file. The library marks times without a zone
// by the name of their location.
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

// tomlLines returns the lines of keys by path, which the library does not provide.
func tomlLines(b Block) map[string]int {
	lines := make(map[string]int)
	prefix := "."
	number := b.Line
	for line := range strings.SplitSeq(b.Text, "\n") {
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

// doubledApostrophe matches a string with an apostrophe that is doubled, as in YAML.
var doubledApostrophe = pattern.New(`^'((?:[^'\n]|'')*''(?:[^'\n]|'')*)'[ \t]*(?:#[^\n]*)?(?:\n|$)`)

// readTOMLLines is a lenient parser that reads "key = value" lines and "[table]" headers and
// skips anything else.
func readTOMLLines(text string, first int) Node {
	root := Node{Kind: Table, Line: first}
	current := &root
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if m := tomlHeader.FindStringSubmatch(line); m != nil && !strings.Contains(line, "=") {
			root.Entries = append(root.Entries, Entry{m[1], Node{Kind: Table, Line: first + i}})
			current = &root.Entries[len(root.Entries)-1].Value
			continue
		}
		key, rest, ok := strings.Cut(line, "=")
		key = strings.Trim(key, " \t\"'")
		if rest = strings.TrimSpace(rest); !ok || key == "" || strings.ContainsAny(key, " #") || rest == "" {
			continue
		}
		if rest[0] == '[' {
			rest = strings.Join(append([]string{rest}, lines[i+1:]...), "\n") // it may continue on other lines
		}
		value, _, ok := readObject(rest, first+i)
		if whole := doubledApostrophe.FindStringSubmatch(rest); whole != nil {
			value, ok = TextNode(strings.ReplaceAll(whole[1], "''", "'"), true, first+i), true
		}
		if literal, wrong := literalBackslashes(rest, tomlEscapes); wrong && strings.HasSuffix(rest, `"`) {
			value = TextNode(literal, true, first+i)
		} else if !ok {
			value = TextNode(strings.Trim(letters.FirstLine(rest), `"'`), false, first+i)
		}
		if current.Entries = append(current.Entries, Entry{key, value}); len(current.Entries) > MaxKeys {
			break
		}
	}
	return root
}
