package metadata

import (
	"strings"

	"blogtui/model/letters"
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
func cutRuby(text string) (Block, bool) { return cutRubyAs(text, false) }

// CutRuby cuts front matter in Ruby, as files of Bridgetown's begin with it; ok is false
// without any.
func CutRuby(text string) (b Block, ok bool) { return cutRubyAs(text, true) }

func cutRubyAs(text string, expected bool) (Block, bool) {
	if text == "" || !strings.Contains("~`#-", text[:1]) {
		return Block{}, false
	}
	opening := rubyOpening.FindStringSubmatch(text)
	if opening == nil || !expected && opening[1] == "ruby" && !rubyBlock.MatchString(text[len(opening[0]):]) {
		return Block{}, false
	}
	from := len(opening[0])
	b := Block{Syntax: rubySyntax, Line: 2}
	closing := rubyClosing.FindStringIndex(text[from:])
	if closing == nil {
		b.Open, b.End = true, brokenEnd(text, from)
		b.Fault = Fault{1, "the front matter is never closed; add a line that closes it, as it is opened"}
		b.Text = text[from:b.End]
		return b, true
	}
	b.Text, b.End = text[from:from+closing[0]], min(from+closing[1]+1, len(text))
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

func readRuby(text string, first int) Node {
	r := &rubyReader{text: text, line: first}
	n := Node{Shape: Table, Line: first}
	for r.space(true); r.at < len(r.text) && r.keys <= MaxKeys; r.space(true) {
		line := r.line
		if r.text[r.at] == '{' {
			if value, ok := r.value(); ok {
				n.Entries = append(n.Entries, value.Entries...)
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
			value.Line = line
			n.Entries = append(n.Entries, Entry{key, value})
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
	for r.at < len(r.text) && (letters.ASCII(r.text[r.at]) || r.text[r.at] == '_' || r.at > start && r.text[r.at] >= '0' && r.text[r.at] <= '9') {
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

func (r *rubyReader) value() (Node, bool) {
	if r.at >= len(r.text) || r.depth > maxDepth || r.keys > MaxKeys {
		r.at = len(r.text)
		return Node{}, false
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
		return TextNode(text, true, line), ok
	case strings.HasPrefix(rest, `:"`):
		r.at++
		text, ok := r.quoted()
		return TextNode(text, true, line), ok
	}
	m := rubyWord.FindStringSubmatch(r.text[r.at:min(len(r.text), r.at+longestLiteral)])
	if m == nil {
		return Node{}, false
	}
	r.at += len(m[0])
	r.line += strings.Count(m[0], "\n")
	switch {
	case m[0][0] == '%':
		n := Node{Shape: List, Line: line}
		for _, word := range strings.Fields(m[1] + m[2] + m[3]) {
			n.Items = append(n.Items, TextNode(word, true, line))
		}
		return n, true
	case m[4] != "":
		return TextNode(m[4]+"-"+m[5]+"-"+m[6], false, line), true
	case m[10] == "nil":
		return Node{Line: line}, true
	}
	return TextNode(m[7]+m[8]+strings.ReplaceAll(m[9], "_", "")+m[10], false, line), true
}

// inside reads the entries of a hash, or the items of an array, up to its end.
func (r *rubyReader) inside(hash bool) (Node, bool) {
	n, closing := Node{Shape: List, Line: r.line}, byte(']')
	if hash {
		n.Shape, closing = Table, '}'
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
		value.Line = line
		switch {
		case !ok || !r.ends(",}]"):
			r.skip(",}]")
		case hash && key != "":
			n.Entries = append(n.Entries, Entry{key, value})
		case !hash:
			n.Items = append(n.Items, value)
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
