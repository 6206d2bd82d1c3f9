package dialect

import (
	"strings"

	"blogtui/model/letters"
)

// Values that an MDX file exports or uses in expressions, as far as they are known without
// running it: https://mdxjs.com/docs/what-is-mdx/#expressions

// jsValue is a value of JavaScript.
type jsValue struct {
	text   string             // a string, number or boolean, or markup
	items  []jsValue          // of an array, else nil
	fields map[string]jsValue // of an object, else nil
	markup bool
	empty  bool // false, null or undefined
}

// truthy reports whether the value counts as true.
func (v jsValue) truthy() bool {
	return !v.empty && (v.text != "" && v.text != "0" || v.items != nil || v.fields != nil)
}

// markdown returns what the value shows within text.
func (v jsValue) markdown() string {
	var out strings.Builder
	switch {
	case v.empty || v.text == "true":
	case v.markup:
		return v.text
	case v.items != nil:
		for _, item := range v.items {
			out.WriteString(item.markdown())
		}
	case v.fields == nil:
		return escapeMarkdown.Replace(v.text)
	}
	return out.String()
}

const (
	maxValues     = 10_000 // per literal
	maxValueDepth = 16
)

// literalParser parses literals of JavaScript.
type literalParser struct {
	src    string
	at     int
	count  int
	lookup func(name string) (jsValue, bool)
}

// read parses a value. ok is false if it is not a literal or a known name.
func (l *literalParser) read(depth int) (v jsValue, ok bool) {
	l.skipBlanks()
	if l.count++; l.at >= len(l.src) || depth > maxValueDepth || l.count > maxValues {
		return v, false
	}
	switch b := l.src[l.at]; {
	case b == '[':
		return l.array(depth)
	case b == '{':
		return l.object(depth)
	case b == '"' || b == '\'' || b == '`':
		end := stringEnd(l.src, l.at)
		if end == 0 {
			return v, false
		}
		text := l.src[l.at+1 : end-1]
		l.at = end
		return jsValue{text: unescapeJS.Replace(text)}, b != '`' || !strings.Contains(text, "${")
	}
	word := l.word()
	switch {
	case word == "":
		return v, false
	case word == "true":
		return jsValue{text: word}, true
	case word == "false" || word == "null" || word == "undefined":
		return jsValue{empty: true}, true
	case word[0] >= '0' && word[0] <= '9' || word[0] == '-':
		return jsValue{text: strings.ReplaceAll(word, "_", "")}, true
	}
	return l.lookup(word)
}

var unescapeJS = strings.NewReplacer(`\'`, "'", `\"`, `"`, "\\`", "`", `\\`, `\`, `\n`, " ")

// array parses an array.
func (l *literalParser) array(depth int) (jsValue, bool) {
	v := jsValue{items: []jsValue{}}
	for l.at++; ; {
		if l.accept(']') {
			return v, true
		}
		item, ok := l.read(depth + 1)
		if !ok {
			return v, false
		}
		v.items = append(v.items, item)
		if !l.accept(',') && !l.peek(']') {
			return v, false
		}
	}
}

// object parses an object.
func (l *literalParser) object(depth int) (jsValue, bool) {
	v := jsValue{fields: map[string]jsValue{}}
	for l.at++; ; {
		if l.accept('}') {
			return v, true
		}
		key := l.word()
		if key == "" {
			if end := stringEnd(l.src, min(l.at, len(l.src))); end > 0 {
				key, l.at = l.src[l.at+1:end-1], end
			}
		}
		if key == "" || !l.accept(':') {
			return v, false
		}
		field, ok := l.read(depth + 1)
		if !ok {
			return v, false
		}
		v.fields[key] = field
		if !l.accept(',') && !l.peek('}') {
			return v, false
		}
	}
}

// skipBlanks skips white space and comments.
func (l *literalParser) skipBlanks() {
	for l.at < len(l.src) {
		rest := l.src[l.at:]
		end := 0
		switch {
		case strings.IndexByte(" \t\n", rest[0]) >= 0:
			end = 1
		case strings.HasPrefix(rest, "//"):
			end = strings.IndexByte(rest+"\n", '\n')
		case strings.HasPrefix(rest, "/*"):
			end = strings.Index(rest, "*/") + 2
		}
		if end <= 1 && strings.IndexByte(" \t\n", rest[0]) < 0 {
			return
		}
		l.at += end
	}
}

// accept skips sign and reports whether it was next.
func (l *literalParser) accept(b byte) bool {
	if !l.peek(b) {
		return false
	}
	l.at++
	return true
}

// peek reports whether sign is next.
func (l *literalParser) peek(b byte) bool {
	l.skipBlanks()
	return l.at < len(l.src) && l.src[l.at] == b
}

// word reads a name or a number.
func (l *literalParser) word() string {
	l.skipBlanks()
	from := l.at
	for l.at < len(l.src) && (letters.Word(l.src[l.at]) || strings.IndexByte("$._", l.src[l.at]) >= 0 || l.at == from && l.src[l.at] == '-') {
		l.at++
	}
	return l.src[from:l.at]
}

// stringEnd returns the offset after the string literal that begins at offset at, 0 if
// there is none. An apostrophe after a letter does not begin a string, nor does a quote
// that is not closed on its line.
func stringEnd(s string, at int) int {
	if at >= len(s) || strings.IndexByte("\"'`", s[at]) < 0 || s[at] != '`' && at > 0 && letters.Word(s[at-1]) {
		return 0
	}
	for i := at + 1; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == s[at]:
			return i + 1
		case s[i] == '\n' && s[at] != '`':
			return 0
		}
	}
	return 0
}

// closingBracket returns the offset after the bracket that closes the one at offset at, 0
// if there is none.
func closingBracket(s string, at int) int {
	depth, ticks := 0, true
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"', '\'', '`':
			if s[i] == '`' && !ticks {
				continue
			}
			if end := stringEnd(s, i); end > 0 {
				i = end - 1
			} else if s[i] == '`' {
				ticks = false // no later backtick closes one
			}
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
