package metadata

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// The fences of front matter in Ruby, as Bridgetown matches them.
var (
	rubyOpening = pattern.New("^[~`#-]{3,}(ruby|<%|\\{%)[ \\t]*\\n")
	rubyClosing = pattern.New("(?m)^(?:%>|%\\})?[~`#-]{3,}[ \\t]*$")
	rubyBlock   = pattern.New(`^(?:\s|#[^\n]*\n)*front_matter\s+do\b`)
)

// cutRuby cuts Ruby that can only be front matter. In other generators than Bridgetown, a file
// may begin with a code block of Ruby.
func cutRuby(text string) (Block, bool) { return cutRubyAs(text, false) }

// CutRuby cuts the front matter in Ruby of a file of Bridgetown.
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
		b.Unclosed, b.End = true, guessEnd(text, from)
		b.Fault = Fault{1, "the front matter is never closed; add a line that closes it, as it is opened"}
		b.Text = text[from:b.End]
		return b, true
	}
	b.Text, b.End = text[from:from+closing[0]], min(from+closing[1]+1, len(text))
	return b, true
}

// rubyReader parses calls such as title "A day" and literals of Ruby, without executing it.
type rubyReader struct {
	text  string
	pos   int
	line  int
	keys  int
	depth int
}

func readRuby(text string, first int) Node {
	r := &rubyReader{text: text, line: first}
	n := Node{Kind: Table, Line: first}
	for r.skipSpace(true); r.pos < len(r.text) && r.keys <= MaxKeys; r.skipSpace(true) {
		line := r.line
		if r.text[r.pos] == '{' {
			if value, ok := r.readValue(); ok {
				n.Entries = append(n.Entries, value.Entries...)
			}
			continue
		}
		key := r.readName()
		called := r.pos < len(r.text) && r.text[r.pos] == '('
		if called {
			r.pos++
		}
		r.skipSpace(called)
		if value, ok := r.readValue(); key != "" && ok && r.atEnd(")") {
			value.Line = line
			n.Entries = append(n.Entries, Entry{key, value})
		}
		r.skipTo("\n")
	}
	return n
}

// skipSpace skips blanks and comments, and line ends if lines is set.
func (r *rubyReader) skipSpace(lines bool) {
	for ; r.pos < len(r.text); r.pos++ {
		switch c := r.text[r.pos]; {
		case c == ' ' || c == '\t' || c == '\r':
		case c == '\n' && lines:
			r.line++
		case c == '#':
			for r.pos+1 < len(r.text) && r.text[r.pos+1] != '\n' {
				r.pos++
			}
		default:
			return
		}
	}
}

// readName parses the name of a method, a key or a symbol.
func (r *rubyReader) readName() string {
	start := r.pos
	for r.pos < len(r.text) && (letters.ASCII(r.text[r.pos]) || r.text[r.pos] == '_' || r.pos > start && r.text[r.pos] >= '0' && r.text[r.pos] <= '9') {
		r.pos++
	}
	return r.text[start:r.pos]
}

// atEnd reports whether an expression ends here: at a line end or at one of the marks.
func (r *rubyReader) atEnd(marks string) bool {
	r.skipSpace(false)
	return r.pos >= len(r.text) || r.text[r.pos] == '\n' || strings.IndexByte(marks, r.text[r.pos]) >= 0
}

// skipTo skips to one of the marks outside of brackets and strings.
func (r *rubyReader) skipTo(marks string) {
	open := 0
	for ; r.pos < len(r.text); r.pos++ {
		c := r.text[r.pos]
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
			r.readQuoted()
			r.pos--
		case '#':
			r.skipSpace(false)
			r.pos--
		}
	}
}

func (r *rubyReader) readQuoted() (string, bool) {
	value, rest, ok := unquote(r.text[r.pos:], false)
	if !ok {
		r.pos = len(r.text)
		return "", false
	}
	end := len(r.text) - len(rest)
	r.line += strings.Count(r.text[r.pos:end], "\n")
	r.pos = end
	return value, !strings.Contains(value, "#{")
}

// rubyLiteral matches a literal: an array of words, a date, a number or a symbol.
var rubyLiteral = pattern.New(`^(?:%[wi](?:\[([^\]]*)\]|\(([^)]*)\)|\{([^}]*)\})|(?:Date|Time|DateTime)\.(?:new|local|utc|mktime)\(?\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)[^)\n]*\)?|(?:Date|Time|DateTime)\.(?:parse|iso8601)[( ]\s*["']([^"'\n]*)["']\s*\)?|:([A-Za-z_]\w*)|(-?\d[\d_]*(?:\.\d+)?)|(true|false|nil)\b)`)

const maxLiteral = 4 << 10 // bytes

func (r *rubyReader) readValue() (Node, bool) {
	if r.pos >= len(r.text) || r.depth > maxDepth || r.keys > MaxKeys {
		r.pos = len(r.text)
		return Node{}, false
	}
	r.keys++
	line := r.line
	switch rest := r.text[r.pos:]; {
	case rest[0] == '{' || rest[0] == '[':
		r.depth++
		r.pos++
		n, ok := r.readElements(rest[0] == '{')
		r.depth--
		return n, ok
	case rest[0] == '"' || rest[0] == '\'':
		text, ok := r.readQuoted()
		return TextNode(text, true, line), ok
	case strings.HasPrefix(rest, `:"`):
		r.pos++
		text, ok := r.readQuoted()
		return TextNode(text, true, line), ok
	}
	m := rubyLiteral.FindStringSubmatch(r.text[r.pos:min(len(r.text), r.pos+maxLiteral)])
	if m == nil {
		return Node{}, false
	}
	r.pos += len(m[0])
	r.line += strings.Count(m[0], "\n")
	switch {
	case m[0][0] == '%':
		n := Node{Kind: List, Line: line}
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

// readElements parses the entries of a hash, or the items of an array, up to the closing
// bracket.
func (r *rubyReader) readElements(hash bool) (Node, bool) {
	n, closing := Node{Kind: List, Line: r.line}, byte(']')
	if hash {
		n.Kind, closing = Table, '}'
	}
	for {
		r.skipSpace(true)
		switch {
		case r.pos >= len(r.text):
			return n, false
		case r.text[r.pos] == closing:
			r.pos++
			return n, true
		case r.text[r.pos] == ',':
			r.pos++
			continue
		}
		line, start, key := r.line, r.pos, ""
		if hash {
			key = r.readKey()
			r.skipSpace(true)
		}
		value, ok := r.readValue()
		value.Line = line
		switch {
		case !ok || !r.atEnd(",}]"):
			r.skipTo(",}]")
		case hash && key != "":
			n.Entries = append(n.Entries, Entry{key, value})
		case !hash:
			n.Items = append(n.Items, value)
		}
		if r.pos == start { // an unmatched bracket
			return n, false
		}
	}
}

// readKey parses the key of a hash: name:, "name": or :name =>.
func (r *rubyReader) readKey() string {
	var key string
	if r.pos < len(r.text) && r.text[r.pos] == ':' {
		r.pos++
	}
	if r.pos < len(r.text) && (r.text[r.pos] == '"' || r.text[r.pos] == '\'') {
		key, _ = r.readQuoted()
	} else {
		key = r.readName()
	}
	switch r.skipSpace(false); {
	case strings.HasPrefix(r.text[r.pos:], "=>"):
		r.pos += len("=>")
	case strings.HasPrefix(r.text[r.pos:], ":"):
		r.pos++
	default:
		return ""
	}
	return key
}
