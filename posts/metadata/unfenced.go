package metadata

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

func cutJSON(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	if start >= len(text) || text[start] != '{' {
		return Block{}, false
	}
	inner := strings.TrimLeft(text[start+1:], " \t\n")
	if inner == "" || inner[0] != '"' && inner[0] != '}' && !strings.HasPrefix(inner, "//") && !strings.HasPrefix(inner, "/*\n") && !strings.HasPrefix(inner, "/* ") {
		return Block{}, false // {{ template }}, {% tag %}, {someExpression}
	}
	line := 1 + strings.Count(text[:start], "\n")
	b := Block{Syntax: JSON, Line: line}
	tree, rest, ok := readObject(text[start:], line)
	b.Unclosed = !ok
	if b.End = len(text) - len(rest); b.Unclosed {
		b.End = guessEnd(text, start)
	}
	b.Text = text[start:b.End]
	return b, ok || len(tree.Entries) > 0
}

// guessEnd returns the end of an object that can't be parsed: after the first line that only
// closes it, else before the first empty line.
func guessEnd(text string, start int) int {
	blank, at := -1, start
	for line := range strings.SplitAfterSeq(text[start:], "\n") {
		bare := strings.TrimSpace(line)
		if line[:min(1, len(line))] == "}" && strings.Trim(bare, "});") == "" {
			return at + len(line)
		}
		if bare == "" && blank < 0 {
			blank = at
		}
		at += len(line)
	}
	if blank < 0 {
		return len(text)
	}
	return blank
}

// cutEDN cuts a map of EDN, whose keys begin with a colon.
func cutEDN(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	inner, ok := strings.CutPrefix(text[start:], "{")
	if inner = strings.TrimLeft(inner, " \t\n,"); !ok || len(inner) < 2 || inner[0] != ':' || !letters.ASCII(inner[1]) {
		return Block{}, false
	}
	b := Block{Syntax: ednSyntax, Line: 1 + strings.Count(text[:start], "\n")}
	tree, rest, whole := ReadEDN(text[start:], b.Line)
	b.End = len(text) - len(rest)
	if b.Unclosed = !whole; b.Unclosed {
		b.End = guessEnd(text, start)
		b.Fault = Fault{b.Line, "the map is never closed, or holds what cannot be read; close every bracket and quotation mark"}
	}
	b.Text = text[start:b.End]
	return b, len(tree.Entries) > 0
}

// cutJBake cuts the properties at the top of a file of JBake.
func cutJBake(text string) (Block, bool) {
	var pairs strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		at += len(line)
		key, value, ok := strings.Cut(line, "=")
		switch {
		case strings.TrimSpace(line) == "~~~~~~":
			return Block{Syntax: Pairs, Line: 1, Text: pairs.String(), End: at}, hasKnownKeys(pairs.String())
		case ok && key != "" && strings.Trim(strings.ToLower(key), "abcdefghijklmnopqrstuvwxyz0123456789._- ") == "":
			pairs.WriteString(strings.TrimSpace(key) + ": " + strings.TrimLeft(value, " "))
		case strings.TrimSpace(line) == "" || line[0] == '#':
			pairs.WriteByte('\n')
		default:
			return Block{}, false
		}
	}
	return Block{}, false
}

// cutFranklin cuts the definitions at the top of a page of Franklin.
func cutFranklin(text string) (Block, bool) {
	var pairs strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		definition, ok := strings.CutPrefix(line, "@def ")
		if !ok && strings.TrimSpace(line) != "" {
			break
		}
		if key, value, ok := strings.Cut(definition, "="); ok {
			pairs.WriteString(strings.TrimSpace(key) + ": " + strings.Trim(strings.TrimSpace(value), `"`))
		}
		pairs.WriteByte('\n')
		at += len(line)
	}
	return Block{Syntax: Pairs, Line: 1, Text: pairs.String(), End: at}, strings.HasPrefix(text, "@def ")
}

var logseqLine = pattern.New(`^(?:- )?[\pL][\pL\d_-]*:: `)

// cutLogseq cuts the lines of "key:: value" at the top of a page of Logseq.
func cutLogseq(text string) (Block, bool) {
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if !logseqLine.MatchString(strings.TrimRight(line, "\n") + " ") {
			break
		}
		at += len(line)
	}
	return Block{Syntax: logseqSyntax, Line: 1, Text: text[:at], End: at}, at > 0
}

// CutNikola cuts the lines of ".. key: value" at the beginning of a text.
func CutNikola(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	at := start
	comment := strings.HasPrefix(text[at:], "<!--")
	if comment {
		at += 4
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t\n"))
	}
	if !strings.HasPrefix(text[at:], ".. ") || !strings.Contains(letters.FirstLine(text[at:]), ":") {
		return Block{}, false
	}
	b := Block{Syntax: DottedPairs, Line: 1 + strings.Count(text[:at], "\n")}
	end, skip := strings.Index(text[at:], "-->"), 3
	if !comment {
		end, skip = strings.Index(text[at:], "\n\n"), 1
	}
	if end < 0 {
		b.Unclosed, b.End = true, guessEnd(text, at)
		b.Fault = Fault{b.Line, "the metadata is never closed; add an empty line or, after <!--, a line of -->"}
		b.Text = text[at:b.End]
		return b, true
	}
	b.Text, b.End = text[at:at+end], at+end+skip
	return b, true
}

// cutEndFenceOnly cuts lines of keys at the beginning that have a closing fence only.
func cutEndFenceOnly(text string) (Block, bool) {
	if first := letters.FirstLine(text); first == "" || first[0] == ' ' || !isMetadataLine(first) || strings.Contains("-#{}[],\"", first[:1]) {
		return Block{}, false
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		bare := strings.TrimRight(line, " \t\n")
		switch {
		case len(bare) >= 3 && strings.Trim(bare, "-") == "":
			return Block{Syntax: YAML, Line: 1, Text: text[:at], End: at + len(line)}, hasKnownKeys(text[:at])
		case strings.HasSuffix(bare, " ---") && isMetadataLine(line): // some exports of blogs end it like that
			return Block{Syntax: YAML, Line: 1, Text: text[:at+len(bare)-len(" ---")], End: at + len(line)}, hasKnownKeys(text[:at+len(bare)])
		case bare == ";;;":
			return Block{Syntax: JSON, Line: 1, Text: text[:at], End: at + len(line)}, true
		case !isMetadataLine(line) || bare == "" && !continuesAfterBlank(text[at+len(line):]):
			return Block{}, false
		}
		at += len(line)
	}
	return Block{}, false
}

// continuesAfterBlank reports whether metadata continues after an empty line: with another key
// or with the closing fence.
func continuesAfterBlank(rest string) bool {
	line := strings.TrimSpace(letters.FirstLine(strings.TrimLeft(rest, "\n")))
	return len(line) >= 3 && strings.Trim(line, "-") == "" || startsWithKnownKey(line)
}

// startsWithKnownKey reports whether a line begins with a key of a field.
func startsWithKnownKey(line string) bool {
	if line == "" || line[0] == ' ' {
		return false
	}
	key, _, _ := splitKey(line)
	if key == "" {
		return false
	}
	return isKnownKey(FoldKey(key))
}

func cutPairs(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, "\n"))
	at, syntax, list := start, Pairs, false
	for line := range strings.SplitAfterSeq(text[start:], "\n") {
		bare := strings.TrimSpace(line)
		if bare == "" {
			break
		}
		isItem := strings.HasPrefix(bare, "- ")
		if list = strings.HasSuffix(bare, ":") || list && isItem; list && isItem {
			syntax = YAML // tags in lines of their own
		} else if line[0] != ' ' && line[0] != '\t' {
			if key, _, _ := splitKey(strings.TrimRight(line, "\n")); key == "" {
				break // Python-Markdown does not require an empty line
			}
		}
		at += len(line)
	}
	return Block{Syntax: syntax, Line: 1 + start, Text: text[start:at], End: at}, hasKnownKeys(text[start:at])
}

// cutIndented cuts pairs in an indented code block, which is metadata in Frog.
func cutIndented(text string) (Block, bool) {
	var pairs strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		pair, ok := strings.CutPrefix(line, "    ")
		if !ok {
			break
		}
		pairs.WriteString(pair)
		at += len(line)
	}
	return Block{Syntax: Pairs, Line: 1, Text: pairs.String(), End: at}, at > 0 && hasKnownKeys(pairs.String())
}

// hasKnownKeys reports whether lines have a title or two keys of fields. Others may be a text
// that begins with "Note: ...".
func hasKnownKeys(text string) bool {
	known := 0
	for line := range strings.SplitSeq(text, "\n") {
		if startsWithKnownKey(line) {
			known++
			if len(line) > 6 && strings.EqualFold(line[:6], "title:") {
				return true
			}
		}
	}
	return known > 1
}

var exportedObject = pattern.New(`(?m)^export\s+(?:const|let|var)\s+(?:meta|metadata|frontmatter|frontMatter|article|post|page|pageProps|attributes)\s*(?::[^=\n]+)?=\s*[^{\n]*\{|^export\s+default\s*\{`)

// cutExportedObject cuts an exported object together with the imports before it.
func cutExportedObject(text string) (Block, bool) {
	top := strings.TrimLeft(text, " \t\n")
	if !strings.HasPrefix(top, "import") && !strings.HasPrefix(top, "export") && !strings.HasPrefix(top, "//") && !strings.HasPrefix(top, "/*") && !strings.HasPrefix(top, "{/*") {
		return Block{}, false
	}
	found := exportedObject.FindStringIndex(text)
	if found == nil {
		return Block{}, false
	}
	start := found[1] - 1
	b := Block{Syntax: JavaScript, Line: 1 + strings.Count(text[:start], "\n")}
	_, rest, ok := readObject(text[start:], b.Line)
	if !ok {
		b.Unclosed, b.End = true, guessEnd(text, start)
		b.Text = text[start:b.End]
		b.Fault = Fault{b.Line, "the object is never closed, or holds what cannot be read; close every bracket and quotation mark"}
		return b, true
	}
	b.Text, b.End = text[start:len(text)-len(rest)], len(text)-len(rest)
	// The end of the call or of the statement.
	tail := letters.FirstLine(rest)
	if strings.Trim(tail, " \t);") == "" {
		b.End += min(len(tail)+1, len(rest))
	}
	return b, true
}

func cutPandoc(text string) (Block, bool) {
	if !strings.HasPrefix(text, "% ") {
		return Block{}, false
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if !strings.HasPrefix(line, "%") {
			break
		}
		at += len(line)
	}
	return Block{Syntax: pandocSyntax, Line: 1, Text: text[:at], End: at}, true
}
