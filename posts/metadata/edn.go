package metadata

import "strings"

// ednReader reads the data notation of Clojure: maps without colons and
// commas, vectors, sets, keywords, texts.
type ednReader struct {
	text  string
	at    int
	line  int
	keys  int
	depth int
}

// ReadEDN reads the value at the beginning of text and returns what follows it.
func ReadEDN(text string, line int) (n Node, rest string, ok bool) {
	r := &ednReader{text: text, line: line}
	n, ok = r.value()
	return n, r.text[r.at:], ok
}

func (r *ednReader) value() (Node, bool) {
	r.space()
	r.keys++
	if r.at >= len(r.text) || r.depth > maxDepth || r.keys > MaxKeys {
		return Node{}, false
	}
	line := r.line
	switch rest := r.text[r.at:]; {
	case rest[0] == '{':
		return r.table()
	case rest[0] == '[', rest[0] == '(':
		r.at++
		items, ok := r.items()
		return Node{Shape: List, Items: items, Line: line}, ok
	case strings.HasPrefix(rest, "#{"):
		r.at += 2
		items, ok := r.items()
		return Node{Shape: List, Items: items, Line: line}, ok
	case rest[0] == '"':
		text, after, ok := unquote(rest, false)
		r.line += strings.Count(rest[:len(rest)-len(after)], "\n")
		r.at = len(r.text) - len(after)
		return TextNode(text, true, line), ok
	}
	word := r.word()
	switch {
	case word == "":
		return Node{}, false
	case word[0] == '#': // a tag, such as #inst
		return r.value()
	case word == "nil":
		return Node{Line: line}, true
	}
	return TextNode(strings.TrimPrefix(word, ":"), false, line), true
}

// table reads a map. A key such as :draft? is "draft".
func (r *ednReader) table() (Node, bool) {
	n := Node{Shape: Table, Line: r.line}
	r.at++
	r.depth++
	for {
		if r.closed() {
			r.depth--
			return n, true
		}
		line := r.line
		key, ok := r.value()
		if !ok {
			return n, false
		}
		value, ok := r.value()
		if !ok {
			return n, false
		}
		value.Line = line
		n.Entries = append(n.Entries, Entry{strings.TrimRight(key.Text, "?"), value})
	}
}

func (r *ednReader) items() (items []Node, ok bool) {
	r.depth++
	for !r.closed() {
		item, ok := r.value()
		if !ok {
			return items, false
		}
		items = append(items, item)
	}
	r.depth--
	return items, true
}

// closed goes behind a closing bracket if one is next.
func (r *ednReader) closed() bool {
	r.space()
	if r.at < len(r.text) && strings.IndexByte("}])", r.text[r.at]) >= 0 {
		r.at++
		return true
	}
	return false
}

func (r *ednReader) word() string {
	rest := r.text[r.at:]
	end := strings.IndexAny(rest, " \t\n,{}[]()\";")
	if end < 0 {
		end = len(rest)
	}
	r.at += end
	return rest[:end]
}

// space goes over white space, commas and comments.
func (r *ednReader) space() {
	for ; r.at < len(r.text); r.at++ {
		switch r.text[r.at] {
		case '\n':
			r.line++
		case ' ', '\t', '\r', ',':
		case ';':
			end := strings.IndexByte(r.text[r.at:], '\n')
			if end < 0 {
				r.at = len(r.text)
				return
			}
			r.at += end
			r.line++
		default:
			return
		}
	}
}
