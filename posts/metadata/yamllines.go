package metadata

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// yamlReader is a lenient parser for the subset of YAML that nearly all front matter uses: keys
// with one-line values, block scalars, and lists and tables by indentation. It reads anything
// else as well as it can.
type yamlReader struct {
	lines   []string
	first   int // line number of lines[0] in the file
	next    int
	keys    int
	exact   bool
	fault   Fault // the first syntax error, or value that YAML misreads
	misread bool  // YAML accepts the text but reads it in a way that the author does not mean
}

// Fault is an error in metadata with its 1-based line in the file.
type Fault struct {
	Line int
	Text string // what is wrong and how to correct it
}

// report records a fault if it is the first.
func (r *yamlReader) report(line int, text string) {
	r.exact = false
	if r.fault.Text == "" {
		r.fault = Fault{line, text}
	}
}

// readYAMLLines parses a block of YAML that begins in the given line of the file. sure reports
// whether YAML reads it the same way.
func readYAMLLines(text string, first int) (tree Node, sure bool) {
	r := newYAMLReader(text, first)
	return r.readAll(), r.exact && r.keys <= MaxKeys
}

func newYAMLReader(text string, first int) *yamlReader {
	r := &yamlReader{lines: strings.Split(text, "\n"), first: first, exact: hasNoControls(text)}
	for i, line := range r.lines {
		if r.lines[i] = trimRight(line); r.lines[i] == "" && strings.Contains(line, "\t") {
			r.exact = false // a block scalar may end here
		}
	}
	return r
}

func (r *yamlReader) readAll() Node {
	indent, _, ok := r.peek()
	if !ok {
		return Node{Kind: Table, Line: r.first}
	}
	tree := r.readTable(indent, 0)
	for {
		// The first lines were indented by mistake: continue further left.
		at, _, ok := r.peek()
		if !ok || r.keys > MaxKeys {
			break
		}
		r.exact = false
		tree.Entries = append(tree.Entries, r.readTable(at, 0).Entries...)
	}
	return tree
}

// hasNoControls reports whether a text has no control characters, which YAML rejects.
func hasNoControls(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// peek advances to the next line that is neither empty nor a comment. It returns its
// indentation and text.
func (r *yamlReader) peek() (indent int, text string, ok bool) {
	for ; r.next < len(r.lines); r.next++ {
		line := r.lines[r.next]
		text = line
		for text != "" && text[0] == ' ' {
			text = text[1:]
		}
		if text == "" || text[0] == '#' {
			continue
		}
		if text[0] == '\t' {
			r.exact = false
			text = trimLeft(text)
			if text == "" || text[0] == '#' {
				continue
			}
		}
		return len(line) - len(text), text, true
	}
	return 0, "", false
}

func trimLeft(s string) string {
	for s != "" && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	return s
}

func trimRight(s string) string {
	for s != "" && (s[len(s)-1] == ' ' || s[len(s)-1] == '\t' || s[len(s)-1] == '\r') {
		s = s[:len(s)-1]
	}
	return s
}

func (r *yamlReader) line() int { return r.first + r.next }

func (r *yamlReader) readTable(indent, depth int) Node {
	n := Node{Kind: Table, Line: r.line()}
	if depth == 0 {
		n.Entries = make([]Entry, 0, min(len(r.lines), 12))
	}
	for r.keys <= MaxKeys {
		at, text, ok := r.peek()
		if !ok || at < indent {
			break
		}
		key, rest, exact := splitKey(text)
		if key == "" || at > indent || depth > maxDepth {
			r.exact = false
			if at <= indent || !startsWithKnownKey(text) {
				if key == "" && at <= indent {
					r.report(r.line(), "this line is no key with a value; indent it if it belongs to the line above")
				}
				r.next++
				continue
			}
			if strings.Contains(r.lines[r.next][:at], "\t") {
				r.report(r.line(), tabIndentation)
			} else {
				r.report(r.line(), "this line is indented like a part of the one above; remove the spaces before it")
			}
		}
		r.exact = r.exact && exact && !n.Has(key)
		r.keys++
		line := r.line()
		if rest != "" && strings.HasPrefix(text, key+":"+rest) {
			r.report(line, "there is no space after the colon; add one")
		}
		if strings.HasPrefix(text, key+"：") {
			r.report(line, "the colon after the key is a wide one; write a plain colon and a space")
		}
		r.next++
		var value Node
		if at == 0 && ignoredByYAML(FoldKey(key), rest) {
			r.report(line, "a value that begins with "+rest[:1]+" is no text there; put the value between quotes")
			r.misread = true
			value = TextNode(rest, false, line)
		} else {
			value = r.readValue(rest, at, line, depth)
		}
		value.Line = line
		n.Entries = append(n.Entries, Entry{key, value})
	}
	return n
}

// ignoredByYAML reports whether YAML takes a value for a comment or a tag that is meant as a
// title, such as "#hashtag" and "!important", or as tags, such as "#go #cli".
func ignoredByYAML(key, value string) bool {
	if value == "" || value[0] != '#' && value[0] != '!' || strings.HasPrefix(value, "!binary ") {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(value[1:]); !unicode.IsLetter(next) {
		return false
	}
	switch key {
	case "title":
		return true
	case "tags", "tag":
		return !slices.ContainsFunc(strings.Fields(value), func(word string) bool { return word[0] != '#' })
	}
	return false
}

// splitKey splits "key: rest". exact reports whether YAML reads the key the same way, unlike
// that of "key:rest".
func splitKey(text string) (key, rest string, exact bool) {
	if text[0] == '"' || text[0] == '\'' {
		end := strings.IndexByte(text[1:], text[0]) + 1
		if end > 1 && end+1 < len(text) && text[end+1] == ':' {
			return text[1:end], trimLeft(text[end+2:]), false
		}
		return "", "", false
	}
	if symbol, ok := strings.CutPrefix(text, ":"); ok && symbol != "" && symbol[0] != ':' { // of Ruby: nanoc
		if key, rest, _ = splitKey(symbol); isKnownKey(FoldKey(key)) {
			return key, rest, false
		}
		return "", "", false
	}
	colon := strings.IndexByte(text, ':')
	if key, rest, wide := strings.Cut(text, "："); wide && len(key) < 20 && (colon < 0 || colon > len(key)) {
		text, colon = key+": "+strings.TrimLeft(rest, " \t　"), len(key)
		if !isKnownKey(FoldKey(key)) {
			return "", "", false
		}
		defer func() { exact = false }()
	}
	if colon <= 0 || colon > 60 {
		return "", "", false
	}
	key, rest = trimRight(text[:colon]), text[colon+1:]
	exact = !strings.HasSuffix(text[:colon], "\t")
	words := 1
	for i, c := range key {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c == '_', i > 0 && (c == '-' || c == '.' || c >= '0' && c <= '9'):
		case i > 0 && c == ' ':
			words++
		case unicode.IsLetter(c) || unicode.IsDigit(c) || i > 0 && (unicode.IsMark(c) || c == '/'):
			exact = false
		default:
			return "", "", false
		}
	}
	if words > 4 {
		return "", "", false
	}
	if rest != "" && rest[0] != ' ' && rest[0] != '\t' {
		if words > 1 || strings.HasPrefix(rest, "//") || strings.HasPrefix(rest, ":") {
			return "", "", false
		}
		exact = false
	}
	return key, trimLeft(rest), exact
}

func (r *yamlReader) readValue(rest string, indent, line, depth int) Node {
	if rest == "" || rest[0] == '#' {
		return r.nestedValue(indent, depth)
	}
	switch rest[0] {
	case '|', '>':
		if header := rest[1:]; strings.Trim(header, "+-0123456789 ") == "" {
			r.exact = r.exact && (header == "" || header == "-" || header == "+")
			return r.readBlock(rest[0] == '|', indent, line)
		}
		r.exact = false
		return r.readPlain(rest, indent, line)
	case '"', '\'':
		return r.readQuoted(rest, indent, line)
	case '[', '{':
		return r.readFlow(rest, indent, line)
	case '%', '@', '`', ']', '}', ',':
		r.report(line, "a value begins with "+rest[:1]+"; put the value between quotes")
		return r.readPlain(rest, indent, line)
	case '&', '*', '!':
		r.exact = false
		return r.readPlain(rest, indent, line)
	case '-', '?', ':':
		if len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t' {
			r.exact = false
		}
	}
	return r.readPlain(rest, indent, line)
}

// nestedValue parses the value of a key that has none on its own line.
func (r *yamlReader) nestedValue(indent, depth int) Node {
	at, text, ok := r.peek()
	item := text == "-" || strings.HasPrefix(text, "- ")
	switch {
	case !ok || at < indent || at == indent && !item:
		return Node{Line: r.line()}
	case item:
		return r.readList(at, indent, depth+1)
	}
	if key, rest, exact := splitKey(text); key != "" && (exact || rest == "" || strings.Contains(text, ": ")) {
		return r.readTable(at, depth+1)
	}
	line := r.line()
	r.next++
	return r.readValue(text, indent, line, depth)
}

// readList parses the items below a key whose indentation is outer.
func (r *yamlReader) readList(indent, outer, depth int) Node {
	n := Node{Kind: List, Line: r.line()}
	for {
		at, text, ok := r.peek()
		if ok && outer < at && at < indent && strings.HasPrefix(text, "- ") {
			r.report(r.line(), "the items of a list are not indented alike; give each the same spaces")
			indent = at
		}
		if ok && at == indent && len(n.Items) > 0 && lacksSpaceAfterDash(text) {
			r.report(r.line(), "there is no space after the dash; add one")
			text = "- " + text[1:]
		}
		if !ok || at != indent || text != "-" && !strings.HasPrefix(text, "- ") || depth > maxDepth {
			if ok && at > indent {
				r.exact = false
			}
			return n
		}
		r.keys++
		rest := trimLeft(text[1:])
		line := r.line()
		if rest != "" {
			if key, _, exact := splitKey(rest); key != "" && exact {
				inner := at + len(text) - len(rest)
				r.lines[r.next] = strings.Repeat(" ", inner) + rest
				n.Items = append(n.Items, r.readTable(inner, depth+1))
				continue
			}
			if rest == "-" || rest[0] == '#' || strings.HasPrefix(rest, "- ") {
				r.exact = false
			}
		}
		r.next++
		var item Node
		if at, _, ok := r.peek(); rest != "" || ok && at > indent {
			item = r.readValue(rest, indent, line, depth)
		}
		item.Line = line
		n.Items = append(n.Items, item)
	}
}

// lacksSpaceAfterDash reports whether a line is an item without a space after the dash.
func lacksSpaceAfterDash(text string) bool {
	return len(text) > 1 && text[0] == '-' && text[1] != ' ' && text[1] != '-'
}
