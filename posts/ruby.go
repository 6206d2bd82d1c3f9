package posts

import (
	"strings"

	"blogtui/model/pattern"
)

// The lines around front matter in Ruby, as Bridgetown matches them.
var (
	rubyOpening = pattern.New("^[~`#-]{3,}(ruby|<%|\\{%)[ \\t]*\\n")
	rubyClosing = pattern.New("(?m)^(?:%>|%\\})?[~`#-]{3,}[ \\t]*$")
	rubyBlock   = pattern.New(`^(?:\s|#[^\n]*\n)*front_matter\s+do\b`)
)

// cutRuby cuts front matter in Ruby that can be nothing else: a file of any other
// generator may begin with Ruby that it shows.
func cutRuby(text string) (block, bool) { return cutRubyAs(text, false) }

// cut finds the metadata of a file of the site. In one of Bridgetown's all Ruby that a
// file begins with is.
func (s *site) cut(text string) block {
	if s.generator == bridgetown {
		if b, ok := cutRubyAs(text, true); ok {
			return b
		}
	}
	return cut(text)
}

func cutRubyAs(text string, expected bool) (block, bool) {
	if text == "" || !strings.Contains("~`#-", text[:1]) {
		return block{}, false
	}
	opening := rubyOpening.FindStringSubmatch(text)
	if opening == nil || !expected && opening[1] == "ruby" && !rubyBlock.MatchString(text[len(opening[0]):]) {
		return block{}, false
	}
	from := len(opening[0])
	b := block{syntax: rubySyntax, line: 2}
	closing := rubyClosing.FindStringIndex(text[from:])
	if closing == nil {
		b.open, b.end = true, brokenEnd(text, from)
		b.fault = fault{1, "the front matter is never closed; add a line that closes it, as it is opened"}
		b.text = text[from:b.end]
		return b, true
	}
	b.text, b.end = text[from:from+closing[0]], min(from+closing[1]+1, len(text))
	return b, true
}

// rubyReader reads what can be read of Ruby without running it: calls such as
// title "A day", and literals.
type rubyReader struct {
	text  string
	at    int
	line  int
	keys  int
	depth int
}

func readRuby(text string, first int) node {
	r := &rubyReader{text: text, line: first}
	n := node{shape: table, line: first}
	for r.space(true); r.at < len(r.text) && r.keys <= maxKeys; r.space(true) {
		line := r.line
		if r.text[r.at] == '{' {
			if value, ok := r.value(); ok {
				n.entries = append(n.entries, value.entries...)
			}
			continue
		}
		key := r.name()
		called := r.at < len(r.text) && r.text[r.at] == '('
		if called {
			r.at++
		}
		r.space(called)
		if value, ok := r.value(); key != "" && ok && r.ends(")") {
			value.line = line
			n.entries = append(n.entries, entry{key, value})
		}
		r.skip("\n")
	}
	return n
}

// space goes over blanks and comments, and over lines if asked to.
func (r *rubyReader) space(lines bool) {
	for ; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == ' ' || c == '\t' || c == '\r':
		case c == '\n' && lines:
			r.line++
		case c == '#':
			for r.at+1 < len(r.text) && r.text[r.at+1] != '\n' {
				r.at++
			}
		default:
			return
		}
	}
}

// name reads the name of a method, a key or a symbol.
func (r *rubyReader) name() string {
	start := r.at
	for r.at < len(r.text) && (asciiLetter(r.text[r.at]) || r.text[r.at] == '_' || r.at > start && r.text[r.at] >= '0' && r.text[r.at] <= '9') {
		r.at++
	}
	return r.text[start:r.at]
}

// ends reports whether an expression ends here: with its line, or with one of the marks.
func (r *rubyReader) ends(marks string) bool {
	r.space(false)
	return r.at >= len(r.text) || r.text[r.at] == '\n' || strings.IndexByte(marks, r.text[r.at]) >= 0
}

// skip goes on to one of the marks outside of brackets and quotation marks.
func (r *rubyReader) skip(marks string) {
	open := 0
	for ; r.at < len(r.text); r.at++ {
		c := r.text[r.at]
		if open <= 0 && strings.IndexByte(marks, c) >= 0 {
			return
		}
		switch c {
		case '\n':
			r.line++
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			open--
		case '"', '\'':
			r.quoted()
			r.at--
		case '#':
			r.space(false)
			r.at--
		}
	}
}

func (r *rubyReader) quoted() (string, bool) {
	value, rest, ok := unquote(r.text[r.at:], false)
	if !ok {
		r.at = len(r.text)
		return "", false
	}
	end := len(r.text) - len(rest)
	r.line += strings.Count(r.text[r.at:end], "\n")
	r.at = end
	return value, !strings.Contains(value, "#{")
}

// rubyWord matches a literal: an array of words, a date, a number or a symbol.
var rubyWord = pattern.New(`^(?:%[wi](?:\[([^\]]*)\]|\(([^)]*)\)|\{([^}]*)\})|(?:Date|Time|DateTime)\.(?:new|local|utc|mktime)\(?\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)[^)\n]*\)?|(?:Date|Time|DateTime)\.(?:parse|iso8601)[( ]\s*["']([^"'\n]*)["']\s*\)?|:([A-Za-z_]\w*)|(-?\d[\d_]*(?:\.\d+)?)|(true|false|nil)\b)`)

const longestLiteral = 4 << 10

func (r *rubyReader) value() (node, bool) {
	if r.at >= len(r.text) || r.depth > maxDepth || r.keys > maxKeys {
		r.at = len(r.text)
		return node{}, false
	}
	r.keys++
	line := r.line
	switch rest := r.text[r.at:]; {
	case rest[0] == '{' || rest[0] == '[':
		r.depth++
		r.at++
		n, ok := r.inside(rest[0] == '{')
		r.depth--
		return n, ok
	case rest[0] == '"' || rest[0] == '\'':
		text, ok := r.quoted()
		return textNode(text, true, line), ok
	case strings.HasPrefix(rest, `:"`):
		r.at++
		text, ok := r.quoted()
		return textNode(text, true, line), ok
	}
	m := rubyWord.FindStringSubmatch(r.text[r.at:min(len(r.text), r.at+longestLiteral)])
	if m == nil {
		return node{}, false
	}
	r.at += len(m[0])
	r.line += strings.Count(m[0], "\n")
	switch {
	case m[0][0] == '%':
		n := node{shape: list, line: line}
		for _, word := range strings.Fields(m[1] + m[2] + m[3]) {
			n.items = append(n.items, textNode(word, true, line))
		}
		return n, true
	case m[4] != "":
		return textNode(m[4]+"-"+m[5]+"-"+m[6], false, line), true
	case m[10] == "nil":
		return node{line: line}, true
	}
	return textNode(m[7]+m[8]+strings.ReplaceAll(m[9], "_", "")+m[10], false, line), true
}

// inside reads the entries of a hash, or the items of an array, up to its end.
func (r *rubyReader) inside(hash bool) (node, bool) {
	n, closing := node{shape: list, line: r.line}, byte(']')
	if hash {
		n.shape, closing = table, '}'
	}
	for {
		r.space(true)
		switch {
		case r.at >= len(r.text):
			return n, false
		case r.text[r.at] == closing:
			r.at++
			return n, true
		case r.text[r.at] == ',':
			r.at++
			continue
		}
		line, start, key := r.line, r.at, ""
		if hash {
			key = r.key()
			r.space(true)
		}
		value, ok := r.value()
		value.line = line
		switch {
		case !ok || !r.ends(",}]"):
			r.skip(",}]")
		case hash && key != "":
			n.entries = append(n.entries, entry{key, value})
		case !hash:
			n.items = append(n.items, value)
		}
		if r.at == start { // a bracket that closes something else
			return n, false
		}
	}
}

// key reads what stands before a value: name:, "name": or :name =>.
func (r *rubyReader) key() string {
	var key string
	if r.at < len(r.text) && r.text[r.at] == ':' {
		r.at++
	}
	if r.at < len(r.text) && (r.text[r.at] == '"' || r.text[r.at] == '\'') {
		key, _ = r.quoted()
	} else {
		key = r.name()
	}
	switch r.space(false); {
	case strings.HasPrefix(r.text[r.at:], "=>"):
		r.at += len("=>")
	case strings.HasPrefix(r.text[r.at:], ":"):
		r.at++
	default:
		return ""
	}
	return key
}
