package metadata

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// objectReader reads values in brackets: JSON, the objects of JavaScript that
// MDX posts export, and the flow style of YAML. It takes what each of them
// allows: names without quotes, three kinds of quotes, comments, trailing commas.
type objectReader struct {
	text  string
	at    int
	line  int
	keys  int
	depth int
	most  int  // how many keys are read
	yaml  bool // a plain word may hold spaces
	exact bool // nothing was met that the strict syntax reads otherwise
}

var memberName = pattern.New(`^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$`)

// readObject reads the value at the beginning of text and returns what follows it.
func readObject(text string, line int) (n Node, rest string, ok bool) {
	r := &objectReader{text: text, line: line, most: MaxKeys, exact: true}
	n, ok = r.value()
	return n, r.text[r.at:], ok
}

// ReadMany reads a file of JSON that tells of many posts, as far as it can be read.
func ReadMany(text string) Node {
	r := &objectReader{text: text, line: 1, most: 20 * MaxKeys, exact: true}
	n, _ := r.value()
	return n
}

// readFlow reads a YAML flow list or table at the beginning of text. exact
// tells whether YAML's own reader would find the same.
func readFlow(text string, line int) (n Node, rest string, exact, ok bool) {
	r := &objectReader{text: text, line: line, most: MaxKeys, yaml: true, exact: true}
	n, ok = r.value()
	return n, r.text[r.at:], r.exact && n.Shape == List, ok
}

func (r *objectReader) value() (Node, bool) {
	r.space()
	if r.at >= len(r.text) || r.depth > maxDepth || r.keys > r.most {
		return Node{}, false
	}
	r.keys++
	line := r.line
	switch c := r.text[r.at]; c {
	case '{':
		return r.table()
	case '[':
		return r.list()
	case '"', '\'', '`':
		if c == '`' && r.yaml {
			return r.word()
		}
		text, ok := r.joined()
		return TextNode(text, true, line), ok
	}
	return r.word()
}

// joined reads a text in quotes, and those that a program would join to it.
func (r *objectReader) joined() (string, bool) {
	text, ok := r.quoted()
	for ok && !r.yaml {
		end, line := r.at, r.line
		if r.space(); !strings.HasPrefix(r.text[r.at:], "+") {
			r.at, r.line = end, line
			return text, true
		}
		r.at++
		if r.space(); r.at == len(r.text) || !strings.ContainsRune("\"'`", rune(r.text[r.at])) {
			return text, false
		}
		var more string
		more, ok = r.quoted()
		text += more
	}
	return text, ok
}

func (r *objectReader) table() (Node, bool) {
	n := Node{Shape: Table, Line: r.line}
	r.at++
	r.depth++
	for {
		r.space()
		if r.at >= len(r.text) {
			return n, false
		}
		switch r.text[r.at] {
		case '}':
			r.at++
			r.depth--
			return n, true
		case ',':
			r.at++
			continue
		}
		line := r.line
		key, ok := r.key()
		if !ok {
			return n, false
		}
		r.space()
		value := TextNode(key, false, line)
		if r.at < len(r.text) && (r.text[r.at] == ':' || r.text[r.at] == '=') {
			r.at++
			if value, ok = r.value(); !ok {
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

func (r *objectReader) list() (Node, bool) {
	n := Node{Shape: List, Line: r.line}
	r.at++
	r.depth++
	comma := true // what is before the next item
	for {
		r.space()
		if r.at >= len(r.text) {
			return n, false
		}
		switch r.text[r.at] {
		case ']':
			r.at++
			r.depth--
			return n, true
		case ',':
			r.exact = r.exact && !comma
			comma = true
			r.at++
			continue
		}
		comma = false
		item, ok := r.value()
		if !ok {
			return n, false
		}
		n.Items = append(n.Items, item)
		r.space()
		if r.at < len(r.text) && r.text[r.at] != ',' && r.text[r.at] != ']' {
			return n, false
		}
	}
}

func (r *objectReader) key() (string, bool) {
	if c := r.text[r.at]; c == '"' || c == '\'' || c == '`' {
		return r.quoted()
	}
	start := r.at
	for r.at < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[r.at:])
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("_-$.", c) {
			break
		}
		r.at += size
	}
	name := r.text[start:r.at]
	if !strings.HasPrefix(name, "..") {
		name = strings.TrimPrefix(name, ".") // Zine
	}
	return name, name != ""
}

// word reads a value without quotes: a number, a name, or code up to where the
// value ends.
func (r *objectReader) word() (Node, bool) {
	line, start, open := r.line, r.at, 0
loop:
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; c {
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
			if _, ok := r.quoted(); !ok {
				return Node{}, false
			}
			r.at--
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
	text := strings.TrimSpace(r.text[start:r.at])
	if r.yaml {
		r.exact = r.exact && text != "" && !strings.ContainsAny(text[:1], "&*!|>%@`-?~") && !strings.ContainsAny(text, "{}[\n\"")
		return TextNode(text, false, line), r.at < len(r.text)
	}
	switch text {
	case "":
		return Node{}, false
	case "null", "undefined":
		return Node{Line: line}, true
	}
	if memberName.MatchString(text) { // a value that another object holds
		return Node{Line: line}, true
	}
	// new Date("2020-01-01"), t("…"), createMeta(`…`): the text in it counts.
	if i := strings.IndexAny(text, "\"'`"); i > 0 && strings.HasSuffix(text, ")") {
		inner := &objectReader{text: text, at: i}
		if value, ok := inner.quoted(); ok {
			return TextNode(value, true, line), true
		}
	}
	return TextNode(text, false, line), true
}

func (r *objectReader) quoted() (string, bool) {
	// YAML escapes ' by doubling it, JavaScript with a backslash.
	value, rest, ok := unquote(r.text[r.at:], r.yaml)
	if !ok {
		r.at = len(r.text)
		return "", false
	}
	end := len(r.text) - len(rest)
	raw := r.text[r.at:end]
	if i := strings.IndexByte(raw, '\n'); i > 0 && !r.yaml && raw[0] != '`' && raw[i-1] != '\\' {
		r.exact = false // never closed: it ends with its line
		value, raw = strings.TrimRight(raw[1:i], ", \t"), raw[:i]
		end = r.at + i
	}
	r.line += strings.Count(raw, "\n")
	r.exact = r.exact && !strings.ContainsAny(raw, "\\\n")
	r.at = end
	return value, true
}

// space goes over white space and comments.
func (r *objectReader) space() {
	for r.at < len(r.text) {
		rest := r.text[r.at:]
		switch {
		case rest[0] == '\n':
			r.line++
			r.at++
		case rest[0] == ' ' || rest[0] == '\t' || rest[0] == '\r':
			r.at++
		case !r.yaml && strings.HasPrefix(rest, "//"):
			if i := strings.IndexByte(rest, '\n'); i >= 0 {
				r.at += i
			} else {
				r.at = len(r.text)
			}
		case !r.yaml && strings.HasPrefix(rest, "/*"):
			end := strings.Index(rest[2:], "*/")
			if end < 0 {
				r.at = len(r.text)
				return
			}
			r.line += strings.Count(rest[:end+2], "\n")
			r.at += end + 4
		case rest[0] == '#' && r.yaml:
			r.exact = false
			return
		default:
			return
		}
	}
}
