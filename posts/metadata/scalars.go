package metadata

import "strings"

// plain reads a value without quotes and the deeper lines that go on with it.
func (r *lineReader) plain(text string, indent, line int) Node {
	bare := r.uncomment(text)
	commented := len(bare) < len(text)
	if text = bare; likeKey(text) {
		r.doubt(line, holdsColon)
	}
	for r.at < len(r.lines) {
		next := trimLeft(r.lines[r.at])
		if next == "" {
			break
		}
		if len(r.lines[r.at])-len(next) <= indent {
			break
		}
		if commented || next[0] == '#' || strings.ContainsRune(r.lines[r.at], '\t') {
			r.sure = false
		}
		if likeKey(next) {
			r.sure = false
			if knownKey(next) {
				break // what indents it was meant to be nothing
			}
			r.doubt(r.line(), holdsColon)
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
		return TextNode(text, false, line)
	}
	switch text {
	case "~", "null", "Null", "NULL":
		return Node{Line: line}
	}
	return TextNode(text, false, line)
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
func (r *lineReader) block(literal bool, indent, line int) Node {
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
		}
		if at < inner || strings.ContainsRune(raw[:at], '\t') {
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
	return TextNode(strings.TrimSpace(text.String()), true, line)
}

// likeKey reports a text with a colon where YAML would end a key.
func likeKey(text string) bool {
	return strings.Contains(text, ": ") || strings.Contains(text, ":\t") || strings.HasSuffix(text, ":")
}

const holdsColon = "a value holds a colon; put the value between quotes"

// quoted reads a value that begins with a quotation mark.
func (r *lineReader) quoted(text string, indent, line int) Node {
	value, rest, ok := unquote(text, true)
	for start := r.at; !ok && r.at < len(r.lines) && r.at-start <= MaxKeys; {
		// The text goes on in deeper lines.
		next := trimLeft(r.lines[r.at])
		if next == "" || len(r.lines[r.at])-len(next) <= indent {
			break
		}
		text += " " + next
		r.at++
		if strings.IndexByte(next, text[0]) >= 0 {
			value, rest, ok = unquote(text, true)
		}
	}
	raw := text[:len(text)-len(rest)]
	switch rest = trimLeft(rest); {
	case ok && (rest == "" || rest[0] == '#'):
		if literal, wrong := literalBackslashes(raw, yamlEscapes); wrong {
			r.doubt(line, "a backslash stands between double quotes; double it, or use single quotes")
			return TextNode(literal, true, line)
		}
		r.sure = r.sure && rest == "" && (raw[0] != '"' || !strings.Contains(raw, "\\"))
		return TextNode(value, true, line)
	case ok && rest == ",":
		r.doubt(line, "a comma follows the closing quotation mark; remove it")
		return TextNode(value, true, line)
	case !ok:
		r.doubt(line, "a quotation mark is never closed; add the closing one")
		return TextNode(text[1:], false, line)
	}
	r.doubt(line, "a value goes on after its closing quotation mark; put the whole value between other quotes")
	if wrapped(text) {
		return TextNode(text[1:len(text)-1], true, line)
	}
	return TextNode(text, false, line)
}

// wrapped reports whether the quotation marks at both ends of a text belong
// together, as in "He said "no" to me" and unlike "Yes" and "no".
func wrapped(text string) bool {
	mark := text[:1]
	inner, ok := strings.CutSuffix(text[1:], mark)
	at := strings.Index(inner, mark)
	if !ok || at < 0 {
		return ok
	}
	after := strings.TrimLeft(inner[at+1:], ",.;:!?")
	closes := at > 0 && inner[at-1] != ' ' && (after == "" || after[0] == ' ')
	return !closes || strings.Count(inner, mark)%2 == 1
}

// flow reads a list or a table in brackets.
func (r *lineReader) flow(text string, indent, line int) Node {
	start := r.at
	joined := text
	fault := "a bracket is never closed; close it, or put the value between quotes"
	for {
		if tree, rest, exact, ok := readFlow(joined, line); ok {
			if rest = trimLeft(rest); rest == "" || rest[0] == '#' {
				r.sure = r.sure && exact && rest == ""
				return tree
			}
			if rest == "," {
				r.doubt(line, "a comma follows the closing bracket; remove it")
				return tree
			}
			fault = "a value goes on after its bracket; put the whole value between quotes"
			break
		}
		if r.at >= len(r.lines) || r.at-start > MaxKeys {
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
	r.doubt(line, fault)
	r.at = start
	return r.plain(text, indent, line)
}
