package posts

import (
	"bufio"
	"regexp"
	"strings"
	"sync"

	"github.com/adrg/frontmatter"
)

// syntax is the language in which a block of metadata is written.
type syntax uint8

const (
	noSyntax     syntax = iota
	yamlSyntax          // key: value
	tomlSyntax          // key = value
	jsonSyntax          // {"key": "value"}
	pairSyntax          // Key: value lines, taken literally
	dottedSyntax        // .. key: value
	scriptSyntax        // an object of JavaScript
	titleSyntax         // Pandoc's % lines
)

// block is what a cutter finds at the beginning of a file.
type block struct {
	syntax syntax
	text   string // without the lines that fence it
	line   int    // 1-based line of the file in which text begins
	end    int    // offset in the file's text at which the body begins
	open   bool   // a fence opens it that is not closed in what has been read
}

// dialect is a way of writing metadata: the rows of the table of dialects.
type dialect struct {
	name  string // who writes it
	looks string // an example, for the documentation
	cut   func(text string) (block, bool)
}

// dialects in the order in which they are tried.
var dialects = []dialect{
	{"YAML, TOML or JSON between lines of `---`, `+++`, `;;;`, `---yaml`, `---toml`, `---json` (Hugo, Jekyll, Gatsby, Zola, Eleventy, Astro, Hexo and most others)", "---\ntitle: A day at sea\ndate: 2024-05-12\n---", cutFenced},
	{"the same with an end line of `...`, with text that holds a line of `---`, or without an end", "---\ntitle: A day at sea\n...", cutLoose},
	{"a bare JSON object (Hugo)", "{\n  \"title\": \"A day at sea\"\n}", cutJSON},
	{"lines of `.. key: value`, in a comment or not (Nikola)", "<!--\n.. title: A day at sea\n.. date: 2024-05-12\n-->", cutDotted},
	{"`key: value` lines with a closing `---` only (Wyam, Statiq, Hexo)", "Title: A day at sea\nPublished: 5/12/2024\n---", cutClosed},
	{"`Key: value` lines up to an empty line (Pelican, MultiMarkdown)", "Title: A day at sea\nDate: 2024-05-12\n", cutPairs},
	{"an exported object (MDX in Next.js)", "export const meta = {\n  title: 'A day at sea',\n}", cutScript},
	{"lines that begin with `%` (Pandoc)", "% A day at sea\n% Ada Example\n% 2024-05-12", cutTitleBlock},
}

// cut finds the metadata of a file, given its text without a byte order mark
// and with LF line ends. A file without any has an empty block.
func cut(text string) block {
	for i := range dialects {
		if b, ok := dialects[i].cut(text); ok {
			return b
		}
	}
	return block{line: 1}
}

// quick reads the metadata that nearly all posts have: plain lines between two
// lines of "---". It finds what cut and decode find; ok tells that it is sure
// of that.
func quick(text string) (b block, tree node, ok bool) {
	inner, found := strings.CutPrefix(text, "---\n")
	if !found || !strings.HasSuffix(inner, "\n---\n") || len(inner) > maxBlock {
		return block{}, node{}, false
	}
	b = block{syntax: yamlSyntax, text: inner[:len(inner)-len("---\n")], line: 2, end: len(text)}
	tree, ok = readLines(b.text, b.line)
	return b, tree, ok && len(tree.entries) > 0
}

// formats are what adrg/frontmatter is asked to find. The decoders only keep
// the block, so that no error can cost the body.
var formats = []*frontmatter.Format{
	frontmatter.NewFormat("---", "---", keep(yamlSyntax)),
	frontmatter.NewFormat("---yaml", "---", keep(yamlSyntax)),
	frontmatter.NewFormat("---yml", "---", keep(yamlSyntax)),
	frontmatter.NewFormat("---toml", "---", keep(tomlSyntax)),
	frontmatter.NewFormat("+++", "+++", keep(tomlSyntax)),
	frontmatter.NewFormat(";;;", ";;;", keep(jsonSyntax)),
	frontmatter.NewFormat("---json", "---", keep(jsonSyntax)),
}

func keep(s syntax) frontmatter.UnmarshalFunc {
	return func(data []byte, v any) error {
		b := v.(*block)
		b.syntax, b.text = s, string(data)
		return nil
	}
}

// buffers spares adrg/frontmatter the making of a new one for each file.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 4096) }}

// cutFenced lets adrg/frontmatter cut what its own rules find.
func cutFenced(text string) (block, bool) {
	opening, _, _ := strings.Cut(strings.TrimLeft(text, " \t\n"), "\n")
	if len(opening) < 3 || opening[:3] != "---" && opening[:3] != "+++" && opening[:3] != ";;;" {
		return block{}, false
	}
	reader := buffers.Get().(*bufio.Reader)
	defer buffers.Put(reader)
	end := fenceEnd(text)
	reader.Reset(strings.NewReader(text[:end]))
	var b block
	rest, err := frontmatter.Parse(reader, &b, formats...)
	if err != nil || b.syntax == noSyntax || len(rest) > 0 || b.syntax == yamlSyntax && strings.Contains(b.text, "\n...\n") {
		return block{}, false
	}
	b.end = end
	b.line = 2 + strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \t\n"))], "\n")
	return b, plausible(b)
}

// fenceEnd is the offset behind the first line that closes a block the way its
// first line opens it and stands at the line's beginning: an indented one is
// part of a text. It is 0 when there is none.
func fenceEnd(text string) int {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	fence := text[start : start+3]
	for at := start; ; {
		next := strings.IndexByte(text[at:], '\n')
		if next < 0 {
			return 0
		}
		at += next + 1
		line, _, whole := strings.Cut(text[at:], "\n")
		if strings.HasPrefix(line, fence) && strings.TrimRight(line, " \t\r") == fence {
			end := at + len(line)
			if whole {
				end++
			}
			return end
		}
	}
}

// plausible reports whether a block holds metadata: text between two rulers
// does not.
func plausible(b block) bool {
	if b.syntax != yamlSyntax {
		return true
	}
	text := strings.TrimLeft(b.text, " \t\n\r")
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
		text = strings.TrimLeft(text, " \t\n\r")
	}
	if text == "" || text[0] == '{' {
		return true
	}
	line, _, _ := strings.Cut(text, "\n")
	key, _, _ := splitKey(line)
	return key != ""
}

// cutLoose cuts fenced blocks that adrg/frontmatter can't see or rejects.
func cutLoose(text string) (block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	opening, rest, _ := strings.Cut(text[start:], "\n")
	fence := strings.TrimRight(opening, " \t")
	b := block{syntax: yamlSyntax, line: 2 + strings.Count(text[:start], "\n")}
	switch {
	case fence == "---", fence == "---yaml", fence == "---yml":
	case fence == "+++", fence == "---toml":
		b.syntax = tomlSyntax
	case fence == ";;;", fence == "---json":
		b.syntax = jsonSyntax
	case len(fence) > 3 && strings.Trim(fence, "-") == "":
		fence = "---" // Hexo takes more than three
	default:
		return block{}, false
	}
	from := start + len(opening) + 1
	at := from
	for line := range strings.SplitAfterSeq(rest, "\n") {
		bare := strings.TrimRight(line, " \t\r\n")
		if bare == fence[:3] || bare == "..." && b.syntax == yamlSyntax || len(bare) > 3 && fence[0] == '-' && strings.Trim(bare, "-") == "" {
			b.text, b.end = text[from:at], at+len(line)
			return b, plausible(b)
		}
		at += len(line)
	}
	b.open = true
	b.text, b.end = cutUnclosed(text, min(from, len(text)))
	return b, plausible(b) && strings.TrimSpace(b.text) != ""
}

// cutUnclosed takes the lines that look like metadata when nothing ends them.
func cutUnclosed(text string, from int) (string, int) {
	at := from
	for line := range strings.SplitAfterSeq(text[from:], "\n") {
		bare := strings.TrimSpace(line)
		if bare == "" || !metaLine(line) && !strings.Contains(bare, "=") {
			break
		}
		at += len(line)
	}
	return text[from:at], at
}

// metaLine reports a line as metadata has them: a key, an item, an indented line.
func metaLine(line string) bool {
	bare := strings.TrimSpace(line)
	if bare == "" || line[0] == ' ' || line[0] == '\t' || bare[0] == '-' || bare[0] == '#' || strings.Contains("{}[],\"", bare[:1]) {
		return true
	}
	key, _, _ := splitKey(bare)
	return key != ""
}

func cutJSON(text string) (block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	if start >= len(text) || text[start] != '{' {
		return block{}, false
	}
	inner := strings.TrimLeft(text[start+1:], " \t\n")
	if inner == "" || inner[0] != '"' && inner[0] != '}' {
		return block{}, false // {{ template }}, {% tag %}, {someExpression}
	}
	line := 1 + strings.Count(text[:start], "\n")
	b := block{syntax: jsonSyntax, line: line}
	tree, rest, ok := readObject(text[start:], line)
	if !ok {
		b.open = len(rest) == 0 && len(tree.entries) > 0
		b.text = text[start:]
		b.end = len(text)
		return b, b.open
	}
	b.end = len(text) - len(rest)
	b.text = text[start:b.end]
	return b, true
}

func cutDotted(text string) (block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	at := start
	comment := strings.HasPrefix(text[at:], "<!--")
	if comment {
		at += 4
		at += len(text[at:]) - len(strings.TrimLeft(text[at:], " \t\n"))
	}
	if !strings.HasPrefix(text[at:], ".. ") || !strings.Contains(firstLine(text[at:]), ":") {
		return block{}, false
	}
	b := block{syntax: dottedSyntax, line: 1 + strings.Count(text[:at], "\n")}
	end, skip := strings.Index(text[at:], "-->"), 3
	if !comment {
		end, skip = strings.Index(text[at:], "\n\n"), 1
	}
	if end < 0 {
		b.open, b.text, b.end = true, text[at:], len(text)
		return b, true
	}
	b.text, b.end = text[at:at+end], at+end+skip
	return b, true
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// cutClosed cuts key lines at the very top that only a closing line ends.
func cutClosed(text string) (block, bool) {
	if !knownKey(firstLine(text)) {
		return block{}, false
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		bare := strings.TrimRight(line, " \t\n")
		switch {
		case len(bare) >= 3 && strings.Trim(bare, "-") == "":
			return block{syntax: yamlSyntax, line: 1, text: text[:at], end: at + len(line)}, tells(text[:at])
		case bare == ";;;":
			return block{syntax: jsonSyntax, line: 1, text: text[:at], end: at + len(line)}, true
		case !metaLine(line) || bare == "" && !blankInside(text[at+len(line):]):
			return block{}, false
		}
		at += len(line)
	}
	return block{}, false
}

// blankInside reports whether metadata goes on after an empty line: with
// another key or with the end of the block.
func blankInside(rest string) bool {
	line := strings.TrimSpace(firstLine(strings.TrimLeft(rest, "\n")))
	return len(line) >= 3 && strings.Trim(line, "-") == "" || knownKey(line)
}

// knownKey reports a line that begins with a key which feeds a field.
func knownKey(line string) bool {
	if line == "" || line[0] == ' ' {
		return false
	}
	key, _, _ := splitKey(line)
	if key == "" {
		return false
	}
	_, known := keyUses[foldKey(key)]
	return known
}

func cutPairs(text string) (block, bool) {
	start := len(text) - len(strings.TrimLeft(text, "\n"))
	at := start
	for line := range strings.SplitAfterSeq(text[start:], "\n") {
		if strings.TrimSpace(line) == "" {
			break
		}
		if line[0] != ' ' && line[0] != '\t' {
			if key, _, _ := splitKey(strings.TrimRight(line, "\n")); key == "" {
				return block{}, false
			}
		}
		at += len(line)
	}
	return block{syntax: pairSyntax, line: 1 + start, text: text[start:at], end: at}, tells(text[start:at])
}

// tells reports whether lines without an opening fence are metadata and not a
// text that begins with "Note: ...": a title is among them, or two keys that
// feed a field.
func tells(text string) bool {
	known := 0
	for line := range strings.SplitSeq(text, "\n") {
		if knownKey(line) {
			known++
			if len(line) > 6 && strings.EqualFold(line[:6], "title:") {
				return true
			}
		}
	}
	return known > 1
}

var exported = regexp.MustCompile(`(?m)^export\s+(?:const|let|var)\s+(?:meta|metadata|frontmatter|frontMatter|post|page|pageProps|attributes)\s*(?::[^=\n]+)?=\s*[^{\n]*\{|^export\s+default\s*\{`)

// cutScript cuts an exported object together with the imports before it.
func cutScript(text string) (block, bool) {
	top := strings.TrimLeft(text, " \t\n")
	if !strings.HasPrefix(top, "import") && !strings.HasPrefix(top, "export") && !strings.HasPrefix(top, "//") && !strings.HasPrefix(top, "/*") && !strings.HasPrefix(top, "{/*") {
		return block{}, false
	}
	found := exported.FindStringIndex(text)
	if found == nil {
		return block{}, false
	}
	start := found[1] - 1
	b := block{syntax: scriptSyntax, line: 1 + strings.Count(text[:start], "\n")}
	_, rest, ok := readObject(text[start:], b.line)
	if !ok {
		b.open, b.text, b.end = len(rest) == 0, text[start:], len(text)
		return b, b.open
	}
	b.text, b.end = text[start:len(text)-len(rest)], len(text)-len(rest)
	// What closes a call or the statement.
	tail := firstLine(rest)
	if strings.Trim(tail, " \t);") == "" {
		b.end += min(len(tail)+1, len(rest))
	}
	return b, true
}

func cutTitleBlock(text string) (block, bool) {
	if !strings.HasPrefix(text, "% ") {
		return block{}, false
	}
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		if !strings.HasPrefix(line, "%") {
			break
		}
		at += len(line)
	}
	return block{syntax: titleSyntax, line: 1, text: text[:at], end: at}, true
}
