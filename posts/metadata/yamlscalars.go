package metadata

import "strings"

// readPlain parses an unquoted value and the lines below that continue it.
func (r *yamlReader) readPlain(text string, indent, line int) Node {
	bare := r.stripComment(text)
	commented := len(bare) < len(text)
	if text = bare; looksLikeKey(text) {
		r.report(line, colonInValue)
	}
	for r.next < len(r.lines) {
		next := trimLeft(r.lines[r.next])
		if next == "" {
			break
		}
		if len(r.lines[r.next])-len(next) <= indent {
			break
		}
		if commented || next[0] == '#' || strings.ContainsRune(r.lines[r.next], '\t') {
			r.exact = false
		}
		if looksLikeKey(next) {
			r.exact = false
			if startsWithKnownKey(next) {
				break // a key that is indented by mistake
			}
			r.report(r.line(), colonInValue)
		}
		bare := r.stripComment(next)
		commented = commented || len(bare) < len(next)
		text += " " + bare
		r.next++
	}
	if r.next < len(r.lines) && r.lines[r.next] == "" {
		// YAML continues the value after an empty line.
		if at, _, ok := r.peek(); ok && at > indent {
			r.exact = false
		}
	}
	if !r.exact || len(text) > 5 {
		return TextNode(text, false, line)
	}
	switch text {
	case "~", "null", "Null", "NULL":
		return Node{Line: line}
	}
	return TextNode(text, false, line)
}

func (r *yamlReader) stripComment(text string) string {
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

// readBlock parses the indented text below "|" or ">".
func (r *yamlReader) readBlock(literal bool, indent, line int) Node {
	var text strings.Builder
	inner := -1
	for ; r.next < len(r.lines); r.next++ {
		raw := r.lines[r.next]
		body := trimLeft(raw)
		at := len(raw) - len(body)
		if body == "" {
			r.exact = r.exact && inner >= 0
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
			r.exact = false
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

// looksLikeKey reports whether a text has a colon that ends a key in YAML.
func looksLikeKey(text string) bool {
	return strings.Contains(text, ": ") || strings.Contains(text, ":\t") || strings.HasSuffix(text, ":")
}

const colonInValue = "a value holds a colon; put the value between quotes"

// readQuoted parses a value that begins with a quotation mark.
func (r *yamlReader) readQuoted(text string, indent, line int) Node {
	value, rest, ok := unquote(text, true)
	for start := r.next; !ok && r.next < len(r.lines) && r.next-start <= MaxKeys; {
		// The text continues on indented lines.
		next := trimLeft(r.lines[r.next])
		if next == "" || len(r.lines[r.next])-len(next) <= indent {
			break
		}
		text += " " + next
		r.next++
		if strings.IndexByte(next, text[0]) >= 0 {
			value, rest, ok = unquote(text, true)
		}
	}
	raw := text[:len(text)-len(rest)]
	switch rest = trimLeft(rest); {
	case ok && (rest == "" || rest[0] == '#'):
		if literal, wrong := literalBackslashes(raw, yamlEscapes); wrong {
			r.report(line, "a backslash stands between double quotes; double it, or use single quotes")
			return TextNode(literal, true, line)
		}
		r.exact = r.exact && rest == "" && (raw[0] != '"' || !strings.Contains(raw, "\\"))
		return TextNode(value, true, line)
	case ok && rest == ",":
		r.report(line, "a comma follows the closing quotation mark; remove it")
		return TextNode(value, true, line)
	case !ok:
		r.report(line, "a quotation mark is never closed; add the closing one")
		return TextNode(text[1:], false, line)
	}
	r.report(line, "a value goes on after its closing quotation mark; put the whole value between other quotes")
	if quotesMatch(text) {
		return TextNode(text[1:len(text)-1], true, line)
	}
	return TextNode(text, false, line)
}

// quotesMatch reports whether the quotation marks at both ends of a text form a pair, as in
// "He said "no" to me" and unlike "Yes" and "no".
func quotesMatch(text string) bool {
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

// readFlow parses a flow list or table. Text such as "[Part 2] And so on" becomes a string.
func (r *yamlReader) readFlow(text string, indent, line int) Node {
	start := r.next
	joined := text
	fault := "a bracket is never closed; close it, or put the value between quotes"
	for {
		if tree, rest, exact, ok := readFlow(joined, line); ok {
			if rest = trimLeft(rest); rest == "" || rest[0] == '#' {
				r.exact = r.exact && exact && rest == ""
				return tree
			}
			if rest == "," {
				r.report(line, "a comma follows the closing bracket; remove it")
				return tree
			}
			fault = "a value goes on after its bracket; put the whole value between quotes"
			break
		}
		if r.next >= len(r.lines) || r.next-start > MaxKeys {
			break
		}
		next := trimLeft(r.lines[r.next])
		if len(r.lines[r.next])-len(next) <= indent && next != "" && next[0] != ']' && next[0] != '}' {
			break
		}
		joined += "\n" + next
		r.exact = false
		r.next++
	}
	r.report(line, fault)
	r.next = start
	return r.readPlain(text, indent, line)
}
