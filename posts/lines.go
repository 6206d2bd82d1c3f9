package posts

import (
	"strings"
	"unicode"
)

// lineReader reads the part of YAML that nearly all front matter is written in:
// keys, one-line values, folded text, lists and tables by indentation. It reads
// anything else as well as it can; sure tells whether it met only what it reads
// exactly as YAML does.
type lineReader struct {
	lines []string
	first int // line of the file that lines[0] is
	at    int
	keys  int
	sure  bool
}

// readLines reads a block of plain YAML that begins in the given line of the file.
func readLines(text string, first int) (tree node, sure bool) {
	r := &lineReader{lines: strings.Split(text, "\n"), first: first, sure: ordinary(text)}
	for i, line := range r.lines {
		r.lines[i] = trimRight(line)
	}
	indent, _, ok := r.peek()
	if !ok {
		return node{shape: table, line: first}, true
	}
	tree = r.table(indent, 0)
	for {
		// Whoever indented the first lines by mistake goes on further left.
		at, _, ok := r.peek()
		if !ok || r.keys > maxKeys {
			break
		}
		r.sure = false
		tree.entries = append(tree.entries, r.table(at, 0).entries...)
	}
	return tree, r.sure && r.keys <= maxKeys
}

// ordinary reports a text without control bytes, which YAML refuses.
func ordinary(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
			return false
		}
	}
	return true
}

// peek goes to the next line that holds something and returns its indentation
// and text.
func (r *lineReader) peek() (indent int, text string, ok bool) {
	for ; r.at < len(r.lines); r.at++ {
		line := r.lines[r.at]
		text = line
		for text != "" && text[0] == ' ' {
			text = text[1:]
		}
		if text == "" || text[0] == '#' {
			continue
		}
		if text[0] == '\t' {
			r.sure = false
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

func (r *lineReader) line() int { return r.first + r.at }

func (r *lineReader) table(indent, depth int) node {
	n := node{shape: table, line: r.line()}
	if depth == 0 {
		n.entries = make([]entry, 0, min(len(r.lines), 12))
	}
	for r.keys <= maxKeys {
		at, text, ok := r.peek()
		if !ok || at < indent {
			break
		}
		key, rest, exact := splitKey(text)
		if key == "" || at > indent || depth > maxDepth {
			r.sure = false
			if at <= indent || !knownKey(text) {
				r.at++
				continue
			}
		}
		r.sure = r.sure && exact && !n.has(key)
		r.keys++
		line := r.line()
		r.at++
		value := r.value(rest, at, line, depth)
		value.line = line
		n.entries = append(n.entries, entry{key, value})
	}
	return n
}

func (n *node) has(key string) bool {
	for i := range n.entries {
		if n.entries[i].key == key {
			return true
		}
	}
	return false
}

// splitKey cuts "key: rest". It is exact when YAML reads the key the same way;
// "key:rest" is a key only to the authors who write it.
func splitKey(text string) (key, rest string, exact bool) {
	if text[0] == '"' || text[0] == '\'' {
		end := strings.IndexByte(text[1:], text[0]) + 1
		if end > 1 && end+1 < len(text) && text[end+1] == ':' {
			return text[1:end], trimLeft(text[end+2:]), false
		}
		return "", "", false
	}
	colon := strings.IndexByte(text, ':')
	if colon <= 0 || colon > 60 {
		return "", "", false
	}
	key, rest = text[:colon], text[colon+1:]
	exact = true
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
	key = trimRight(key)
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

func (r *lineReader) value(rest string, indent, line, depth int) node {
	if rest == "" || rest[0] == '#' {
		return r.below(indent, depth)
	}
	switch rest[0] {
	case '|', '>':
		if header := rest[1:]; strings.Trim(header, "+-0123456789 ") == "" {
			r.sure = r.sure && (header == "" || header == "-" || header == "+")
			return r.block(rest[0] == '|', indent, line)
		}
		r.sure = false
		return r.plain(rest, indent, line)
	case '"', '\'':
		return r.quoted(rest, indent, line)
	case '[', '{':
		return r.flow(rest, indent, line)
	case '&', '*', '!', '%', '@', '`', ']', '}', ',':
		r.sure = false
		return r.plain(rest, indent, line)
	case '-', '?', ':':
		if len(rest) == 1 || rest[1] == ' ' {
			r.sure = false
		}
	}
	return r.plain(rest, indent, line)
}

// below reads the value of a key that has none in its own line.
func (r *lineReader) below(indent, depth int) node {
	at, text, ok := r.peek()
	item := text == "-" || strings.HasPrefix(text, "- ")
	switch {
	case !ok || at < indent || at == indent && !item:
		return node{line: r.line()}
	case item:
		return r.list(at, depth+1)
	}
	if key, rest, exact := splitKey(text); key != "" && (exact || rest == "" || strings.Contains(text, ": ")) {
		return r.table(at, depth+1)
	}
	line := r.line()
	r.at++
	return r.value(text, indent, line, depth)
}

func (r *lineReader) list(indent, depth int) node {
	n := node{shape: list, line: r.line()}
	for {
		at, text, ok := r.peek()
		if !ok || at != indent || text != "-" && !strings.HasPrefix(text, "- ") || depth > maxDepth {
			if ok && at > indent {
				r.sure = false
			}
			return n
		}
		r.keys++
		rest := trimLeft(text[1:])
		line := r.line()
		if rest != "" {
			if key, _, exact := splitKey(rest); key != "" && exact {
				inner := at + len(text) - len(rest)
				r.lines[r.at] = strings.Repeat(" ", inner) + rest
				n.items = append(n.items, r.table(inner, depth+1))
				continue
			}
			if rest == "-" || strings.HasPrefix(rest, "- ") {
				r.sure = false
			}
		}
		r.at++
		var item node
		if at, _, ok := r.peek(); rest != "" || ok && at > indent {
			item = r.value(rest, indent, line, depth)
		}
		item.line = line
		n.items = append(n.items, item)
	}
}

// plain reads a value without quotes and the deeper lines that go on with it.
func (r *lineReader) plain(text string, indent, line int) node {
	bare := r.uncomment(text)
	commented := len(bare) < len(text)
	if text = bare; strings.Contains(text, ": ") || strings.HasSuffix(text, ":") {
		r.sure = false
	}
	for r.at < len(r.lines) {
		next := trimLeft(r.lines[r.at])
		if next == "" {
			break
		}
		if len(r.lines[r.at])-len(next) <= indent {
			break
		}
		if commented || next[0] == '#' || strings.Contains(next, ": ") || strings.HasSuffix(next, ":") || strings.ContainsRune(r.lines[r.at], '\t') {
			r.sure = false
			if strings.HasPrefix(r.lines[r.at], "\t") && knownKey(next) {
				break // a tab was meant to be nothing
			}
		}
		bare := r.uncomment(next)
		commented = commented || len(bare) < len(next)
		text += " " + bare
		r.at++
	}
	if r.at < len(r.lines) && r.lines[r.at] == "" {
		// After an empty line YAML would go on with deeper text.
		if at, _, ok := r.peek(); ok && at > indent {
			r.sure = false
		}
	}
	if !r.sure || len(text) > 5 {
		return textNode(text, false, line)
	}
	switch text {
	case "~", "null", "Null", "NULL":
		return node{line: line}
	}
	return textNode(text, false, line)
}

func (r *lineReader) uncomment(text string) string {
	for from := 0; ; {
		i := strings.IndexByte(text[from:], '#')
		if i < 0 {
			return text
		}
		if i += from; i > 0 && (text[i-1] == ' ' || text[i-1] == '\t') {
			return trimRight(text[:i])
		}
		from = i + 1
	}
}

// block reads the indented text under "|" or ">".
func (r *lineReader) block(literal bool, indent, line int) node {
	var text strings.Builder
	inner := -1
	for ; r.at < len(r.lines); r.at++ {
		raw := r.lines[r.at]
		body := trimLeft(raw)
		at := len(raw) - len(body)
		if body == "" {
			r.sure = r.sure && inner >= 0
			text.WriteByte('\n')
			continue
		}
		if at <= indent {
			break
		}
		if inner < 0 {
			inner = at
			if strings.ContainsRune(raw[:at], '\t') {
				r.sure = false
			}
		}
		if at < inner {
			r.sure = false
		}
		if literal {
			text.WriteString(raw[min(at, inner):])
			text.WriteByte('\n')
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		text.WriteString(body)
	}
	return textNode(strings.TrimSpace(text.String()), true, line)
}

// quoted reads a value that begins with a quotation mark.
func (r *lineReader) quoted(text string, indent, line int) node {
	value, rest, ok := unquote(text, true)
	for !ok && r.at < len(r.lines) {
		// The text goes on in deeper lines.
		next := trimLeft(r.lines[r.at])
		if next == "" || len(r.lines[r.at])-len(next) <= indent {
			break
		}
		text += " " + next
		r.at++
		value, rest, ok = unquote(text, true)
	}
	if rest = trimLeft(rest); ok && (rest == "" || rest[0] == '#') {
		if rest != "" || strings.IndexByte(text[:len(text)-len(rest)], '\\') >= 0 && text[0] == '"' {
			r.sure = false
		}
		return textNode(value, true, line)
	}
	r.sure = false
	if len(text) > 1 && text[len(text)-1] == text[0] {
		return textNode(text[1:len(text)-1], true, line)
	}
	if !ok {
		text = text[1:]
	}
	return textNode(text, false, line)
}

// flow reads a list or a table in brackets.
func (r *lineReader) flow(text string, indent, line int) node {
	start := r.at
	joined := text
	for {
		if tree, rest, exact, ok := readFlow(joined, line); ok {
			if rest = trimLeft(rest); rest == "" || rest[0] == '#' {
				r.sure = r.sure && exact
				return tree
			}
			break
		}
		if r.at >= len(r.lines) || r.at-start > maxKeys {
			break
		}
		next := trimLeft(r.lines[r.at])
		if len(r.lines[r.at])-len(next) <= indent && next != "" && next[0] != ']' && next[0] != '}' {
			break
		}
		joined += "\n" + next
		r.sure = false
		r.at++
	}
	// A title such as "[Part 2] And so on" is text, whatever YAML says.
	r.sure = false
	r.at = start
	return r.plain(text, indent, line)
}
