package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// objectReader is a lenient parser for JSON, object literals of JavaScript and the flow style of
// YAML. It accepts unquoted names, three kinds of quotes, comments and trailing commas.
type objectReader struct {
	text    string
	pos     int
	line    int
	keys    int
	depth   int
	maxKeys int  // maximum number of values
	yaml    bool // flow style of YAML: plain scalars may contain spaces
	exact   bool // the strict syntax would be read the same way
}

var memberName = pattern.New(`^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$`)

// readObject parses the value at the beginning of text and returns what follows it.
func readObject(text string, line int) (n Node, rest string, ok bool) {
	r := &objectReader{text: text, line: line, maxKeys: MaxKeys, exact: true}
	n, ok = r.readValue()
	return n, r.text[r.pos:], ok
}

// ReadLargeJSON parses a JSON file with a higher limit than front matter has. It returns what
// can be read.
func ReadLargeJSON(text string) Node {
	r := &objectReader{text: text, line: 1, maxKeys: 20 * MaxKeys, exact: true}
	n, _ := r.readValue()
	return n
}

// readFlow parses a YAML flow list or table at the beginning of text. exact reports whether YAML
// reads it the same way.
func readFlow(text string, line int) (n Node, rest string, exact, ok bool) {
	r := &objectReader{text: text, line: line, maxKeys: MaxKeys, yaml: true, exact: true}
	n, ok = r.readValue()
	return n, r.text[r.pos:], r.exact && n.Kind == List, ok
}

func (r *objectReader) readValue() (Node, bool) {
	r.skipSpace()
	if r.pos >= len(r.text) || r.depth > maxDepth || r.keys > r.maxKeys {
		return Node{}, false
	}
	r.keys++
	line := r.line
	switch c := r.text[r.pos]; c {
	case '{':
		return r.readTable()
	case '[':
		return r.readList()
	case '"', '\'', '`':
		if c == '`' && r.yaml {
			return r.readWord()
		}
		text, ok := r.readConcatenation()
		return TextNode(text, true, line), ok
	}
	return r.readWord()
}

// readConcatenation parses a string literal, or several with + between them.
func (r *objectReader) readConcatenation() (string, bool) {
	text, ok := r.readQuoted()
	for ok && !r.yaml {
		end, line := r.pos, r.line
		if r.skipSpace(); !strings.HasPrefix(r.text[r.pos:], "+") {
			r.pos, r.line = end, line
			return text, true
		}
		r.pos++
		if r.skipSpace(); r.pos == len(r.text) || !strings.ContainsRune("\"'`", rune(r.text[r.pos])) {
			return text, false
		}
		var more string
		more, ok = r.readQuoted()
		text += more
	}
	return text, ok
}

func (r *objectReader) readTable() (Node, bool) {
	n := Node{Kind: Table, Line: r.line}
	r.pos++
	r.depth++
	for {
		r.skipSpace()
		if r.pos >= len(r.text) {
			return n, false
		}
		switch r.text[r.pos] {
		case '}':
			r.pos++
			r.depth--
			return n, true
		case ',':
			r.pos++
			continue
		}
		line := r.line
		key, ok := r.readKey()
		if !ok {
			return n, false
		}
		r.skipSpace()
		value := TextNode(key, false, line)
		if r.pos < len(r.text) && (r.text[r.pos] == ':' || r.text[r.pos] == '=') {
			r.pos++
			if value, ok = r.readValue(); !ok {
				return n, false
			}
		}
		if len(n.Entries) > MaxKeys {
			return n, false
		}
		value.Line = line
		n.Entries = append(n.Entries, Entry{key, value})
	}
}

func (r *objectReader) readList() (Node, bool) {
	n := Node{Kind: List, Line: r.line}
	r.pos++
	r.depth++
	comma := true // the last token was a comma or the opening bracket
	for {
		r.skipSpace()
		if r.pos >= len(r.text) {
			return n, false
		}
		switch r.text[r.pos] {
		case ']':
			r.pos++
			r.depth--
			return n, true
		case ',':
			r.exact = r.exact && !comma
			comma = true
			r.pos++
			continue
		}
		comma = false
		item, ok := r.readValue()
		if !ok {
			return n, false
		}
		n.Items = append(n.Items, item)
		r.skipSpace()
		if r.pos < len(r.text) && r.text[r.pos] != ',' && r.text[r.pos] != ']' {
			return n, false
		}
	}
}

func (r *objectReader) readKey() (string, bool) {
	if c := r.text[r.pos]; c == '"' || c == '\'' || c == '`' {
		return r.readQuoted()
	}
	start := r.pos
	for r.pos < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.pos:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("_-$.", c) {
			break
		}
		r.pos += size
	}
	name := r.text[start:r.pos]
	if !strings.HasPrefix(name, "..") {
		name = strings.TrimPrefix(name, ".") // Zine
	}
	return name, name != ""
}

// readWord parses an unquoted value: a number, a name or an expression.
func (r *objectReader) readWord() (Node, bool) {
	line, start, open := r.line, r.pos, 0
loop:
	for ; r.pos < len(r.text); r.pos++ {
		switch c := r.text[r.pos]; c {
		case '(', '{', '[':
			open++
		case ')':
			open--
		case '}', ']':
			if open == 0 {
				break loop
			}
			open--
		case ',':
			if open == 0 {
				break loop
			}
		case '"', '\'', '`':
			if r.yaml {
				continue
			}
			if _, ok := r.readQuoted(); !ok {
				return Node{}, false
			}
			r.pos--
		case ':', '#':
			if r.yaml {
				r.exact = false
			}
		case '\n':
			if open == 0 && !r.yaml {
				break loop
			}
			r.line++
		}
	}
	text := strings.TrimSpace(r.text[start:r.pos])
	if r.yaml {
		r.exact = r.exact && text != "" && !strings.ContainsAny(text[:1], "&*!|>%@`-?~") && !strings.ContainsAny(text, "{}[\n\"")
		return TextNode(text, false, line), r.pos < len(r.text)
	}
	switch text {
	case "":
		return Node{}, false
	case "null", "undefined":
		return Node{Line: line}, true
	}
	if memberName.MatchString(text) { // a reference to another object
		return Node{Line: line}, true
	}
	// The value of new Date("2020-01-01"), t("…") or createMeta(`…`) is the string in it.
	if i := strings.IndexAny(text, "\"'`"); i > 0 && strings.HasSuffix(text, ")") {
		inner := &objectReader{text: text, pos: i}
		if value, ok := inner.readQuoted(); ok {
			return TextNode(value, true, line), true
		}
	}
	return TextNode(text, false, line), true
}

func (r *objectReader) readQuoted() (string, bool) {
	// YAML escapes ' by doubling it, JavaScript with a backslash.
	value, rest, ok := unquote(r.text[r.pos:], r.yaml)
	if !ok {
		r.pos = len(r.text)
		return "", false
	}
	end := len(r.text) - len(rest)
	raw := r.text[r.pos:end]
	if i := strings.IndexByte(raw, '\n'); i > 0 && !r.yaml && raw[0] != '`' && raw[i-1] != '\\' {
		r.exact = false // not closed: it ends with the line
		value, raw = strings.TrimRight(raw[1:i], ", \t"), raw[:i]
		end = r.pos + i
	}
	r.line += strings.Count(raw, "\n")
	r.exact = r.exact && !strings.ContainsAny(raw, "\\\n")
	r.pos = end
	return value, true
}

// skipSpace skips white space and comments.
func (r *objectReader) skipSpace() {
	for r.pos < len(r.text) {
		rest := r.text[r.pos:]
		switch {
		case rest[0] == '\n':
			r.line++
			r.pos++
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r':
			r.pos++
		case !r.yaml && strings.HasPrefix(rest, "//"):
			if i := strings.IndexByte(rest, '\n'); i >= 0 {
				r.pos += i
			} else {
				r.pos = len(r.text)
			}
		case !r.yaml && strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				r.pos = len(r.text)
				return
			}
			r.line += strings.Count(rest[:end+2], "\n")
			r.pos += end + 4
		case rest[0] == '#' && r.yaml:
			r.exact = false
			return
		default:
			return
		}
	}
}
