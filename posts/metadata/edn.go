package metadata

import "strings"

// ednReader parses EDN, the data notation of Clojure.
type ednReader struct {
	text  string
	pos   int
	line  int
	keys  int
	depth int
}

// ReadEDN parses the value at the beginning of text and returns what follows it. line is the
// line of the file in which text begins.
func ReadEDN(text string, line int) (n Node, rest string, ok bool) {
	r := &ednReader{text: text, line: line}
	n, ok = r.readValue()
	return n, r.text[r.pos:], ok
}

func (r *ednReader) readValue() (Node, bool) {
	r.skipSpace()
	r.keys++
	if r.pos >= len(r.text) || r.depth > maxDepth || r.keys > MaxKeys {
		return Node{}, false
	}
	line := r.line
	switch rest := r.text[r.pos:]; {
	case rest[0] == '{':
		return r.readMap()
	case rest[0] == '[', rest[0] == '(':
		r.pos++
		items, ok := r.readItems()
		return Node{Kind: List, Items: items, Line: line}, ok
	case strings.HasPrefix(rest, "#{"):
		r.pos += 2
		items, ok := r.readItems()
		return Node{Kind: List, Items: items, Line: line}, ok
	case rest[0] == '"':
		text, after, ok := unquote(rest, false)
		r.line += strings.Count(rest[:len(rest)-len(after)], "\n")
		r.pos = len(r.text) - len(after)
		return TextNode(text, true, line), ok
	}
	word := r.readWord()
	switch {
	case word == "":
		return Node{}, false
	case word[0] == '#': // a tag, such as #inst
		return r.readValue()
	case word == "nil":
		return Node{Line: line}, true
	}
	return TextNode(strings.TrimPrefix(word, ":"), false, line), true
}

// readMap parses a map. The key of :draft? is "draft".
func (r *ednReader) readMap() (Node, bool) {
	n := Node{Kind: Table, Line: r.line}
	r.pos++
	r.depth++
	for {
		if r.skipClosing() {
			r.depth--
			return n, true
		}
		line := r.line
		key, ok := r.readValue()
		if !ok {
			return n, false
		}
		value, ok := r.readValue()
		if !ok {
			return n, false
		}
		value.Line = line
		n.Entries = append(n.Entries, Entry{strings.TrimRight(key.Text, "?"), value})
	}
}

func (r *ednReader) readItems() (items []Node, ok bool) {
	r.depth++
	for !r.skipClosing() {
		item, ok := r.readValue()
		if !ok {
			return items, false
		}
		items = append(items, item)
	}
	r.depth--
	return items, true
}

// skipClosing skips a closing bracket if it is next.
func (r *ednReader) skipClosing() bool {
	r.skipSpace()
	if r.pos < len(r.text) && strings.IndexByte("}])", r.text[r.pos]) >= 0 {
		r.pos++
		return true
	}
	return false
}

func (r *ednReader) readWord() string {
	rest := r.text[r.pos:]
	end := strings.IndexAny(rest, " \t\n,{}[]()\";")
	if end < 0 {
		end = len(rest)
	}
	r.pos += end
	return rest[:end]
}

// skipSpace skips white space, commas and comments.
func (r *ednReader) skipSpace() {
	for ; r.pos < len(r.text); r.pos++ {
		switch r.text[r.pos] {
		case '\n':
			r.line++
		case ' ', '\t', '\r', ',':
		case ';':
			end := strings.IndexByte(r.text[r.pos:], '\n')
			if end < 0 {
				r.pos = len(r.text)
				return
			}
			r.pos += end
			r.line++
		default:
			return
		}
	}
}
