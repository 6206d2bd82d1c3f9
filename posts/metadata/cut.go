// Package metadata cuts what a post says of itself from the beginning of its file, in
// whatever dialect it is written, and reads it as a tree. It knows which keys tell
// something, but not what their values mean.
package metadata

import (
	"bufio"
	"strings"
	"sync"

	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/adrg/frontmatter"
)

// Syntax is the language in which a block of metadata is written.
type Syntax uint8

const (
	// NoSyntax is that of a file without metadata.
	NoSyntax Syntax = iota
	// YAML is key: value.
	YAML
	// TOML is key = value.
	TOML
	// JSON is {"key": "value"}.
	JSON
	// Pairs are Key: value lines, taken literally.
	Pairs
	// DottedPairs are .. key: value lines of Nikola's.
	DottedPairs
	// Script is an object of JavaScript.
	Script

	doubledSyntax // key:: value
	ednSyntax     // {:key "value"}
	titleSyntax   // Pandoc's % lines
	fieldSyntax   // Lektor's fields
	rubySyntax    // front_matter do, or a hash
)

// Block is what a cutter finds at the beginning of a file.
type Block struct {
	Syntax Syntax
	Text   string // without the lines that fence it
	Line   int    // 1-based line of the file in which text begins
	End    int    // offset in the file's text at which the body begins
	Open   bool   // a fence opens it that is not closed in what has been read
	Fault  Fault  // what is wrong with its fences
}

// Dialect is a way of writing metadata: the rows of the table of dialects.
type Dialect struct {
	Name  string // who writes it
	Looks string // an example, for the documentation
	cut   func(text string) (Block, bool)
}

// Dialects are all of them, in the order in which they are tried.
var Dialects = []Dialect{
	{"YAML, TOML, JSON or JavaScript between lines of `---`, `+++`, `;;;`, `---yaml`, `---toml`, `---json`, `---js` (Hugo, Jekyll, Gatsby, Zola, Eleventy, Astro, Hexo and most others)", "---\ntitle: A day at sea\ndate: 2024-05-12\n---", cutFenced},
	{"the same in Ziggy (Zine)", "---\n.title = \"A day at sea\",\n.date = @date(\"2024-05-12\"),\n---", cutFenced},
	{"the same with an end line of `...`, with text behind the end line, or without an end", "---\ntitle: A day at sea\n...", cutLoose},
	{"TOML that begins on the line of its fence, or has only that line (Hugo)", "+++ title = \"A day at sea\"\ndate = 2024-05-12\n+++", cutBegun},
	{"the same after a comment", "<!-- a licence -->\n---\ntitle: A day at sea\n---", cutCommented},
	{"Ruby between lines of `~~~ruby`, `---<%` and the like; where the site is not Bridgetown's only with `front_matter do` or `<%` (Bridgetown)", "~~~ruby\nfront_matter do\n  title \"A day at sea\"\n  date \"2024-05-12\"\nend\n~~~", cutRuby},
	{"comments that are fields (HTMLy)", "<!--t A day at sea t-->\n<!--tag sea,travel tag-->", cutComments},
	{"pairs in comments, of HTML or of Markdown", "<!--\ntitle: A day at sea\ndate: 2024-05-12\n-->", cutHidden},
	{"directives of ikiwiki at the beginning", "[[!meta title=\"A day at sea\"]]\n[[!meta date=\"2024-05-12\"]]\n[[!tag sea travel]]", cutDirectives},
	{"`Key: value` lines between lines of `/*` and `*/` (Pico)", "/*\nTitle: A day at sea\nDate: 2024-05-12\n*/", cutStarred},
	{"`key: value` lines between lines of `;;;;;` (Coleslaw)", ";;;;;\ntitle: A day at sea\ndate: 2024-05-12\n;;;;;", cutSemicolons},
	{"a bare JSON object (Hugo)", "{\n  \"title\": \"A day at sea\"\n}", cutJSON},
	{"a bare map of EDN (Cryogen)", "{:title \"A day at sea\"\n :date \"2024-05-12\"}", cutEDN},
	{"a map of Elixir with a closing `---` (NimblePublisher)", "%{\n  title: \"A day at sea\",\n  tags: ~w(sea travel)\n}\n---", cutElixir},
	{"lines of `.. key: value`, in a comment or not (Nikola)", "<!--\n.. title: A day at sea\n.. date: 2024-05-12\n-->", CutDotted},
	{"fields with a line of `---` between them (Lektor)", "title: A day at sea\n---\ndate: 2024-05-12\n---\nbody:\n\nThe text", cutLektor},
	{"`key: value` lines with a closing `---` only (Wyam, Statiq, Hexo)", "Title: A day at sea\nPublished: 5/12/2024\n---", cutClosed},
	{"`Key: value` lines up to an empty line (Pelican, MultiMarkdown)", "Title: A day at sea\nDate: 2024-05-12\n", cutPairs},
	{"the same, indented (Frog)", "    Title: A day at sea\n    Date: 2024-05-12\n", cutIndented},
	{"the same below the title (Notion), in emphasis, quotations or lists too, or a line of when and by whom", "# A day at sea\n\n*Posted on May 12, 2024 by Ines*\n\n**Tags:** sea, travel\n", cutHeaded},
	{"a directive at the beginning, or below the title (ABlog)", "```{post} May 12, 2024\n:tags: sea, travel\n```", cutPostDirective},
	{"`key=value` lines with a closing `~~~~~~` (JBake)", "title=A day at sea\ndate=2024-05-12\n~~~~~~", cutEquals},
	{"lines of `@def key = value` (Franklin)", "@def title = \"A day at sea\"\n@def date = Date(2024, 5, 12)", cutDefinitions},
	{"lines of `key:: value` (Logseq)", "title:: A day at sea\ndate:: [[2024-05-12]]", cutDoubled},
	{"an exported object (MDX in Next.js)", "export const meta = {\n  title: 'A day at sea',\n}", cutScript},
	{"lines that begin with `%` (Pandoc)", "% A day at sea\n% Ada Example\n% 2024-05-12", cutTitleBlock},
}

// Cut finds the metadata of a file, given its text without a byte order mark
// and with LF line ends. A file without any has an empty block.
func Cut(text string) Block {
	for i := range Dialects {
		if b, ok := Dialects[i].cut(text); ok {
			return b
		}
	}
	return Block{Line: 1}
}

// Quick reads the metadata that nearly all posts have: plain lines between two
// lines of "---". It finds what Cut and Decode find; ok reports that it is sure
// of that.
func Quick(text string) (b Block, tree Node, ok bool) {
	inner, found := strings.CutPrefix(text, "---\n")
	if !found || !strings.HasSuffix(inner, "\n---\n") || len(inner) > MaxBlock {
		return Block{}, Node{}, false
	}
	b = Block{Syntax: YAML, Text: inner[:len(inner)-len("---\n")], Line: 2, End: len(text)}
	tree, ok = readLines(b.Text, b.Line)
	return b, tree, ok && len(tree.Entries) > 0
}

// formats are what adrg/frontmatter is asked to find. The decoders only keep
// the block, so that no error can cost the body.
var formats = []*frontmatter.Format{
	frontmatter.NewFormat("---", "---", keep(YAML)),
	frontmatter.NewFormat("---yaml", "---", keep(YAML)),
	frontmatter.NewFormat("---yml", "---", keep(YAML)),
	frontmatter.NewFormat("---toml", "---", keep(TOML)),
	frontmatter.NewFormat("+++", "+++", keep(TOML)),
	frontmatter.NewFormat(";;;", ";;;", keep(JSON)),
	frontmatter.NewFormat("---json", "---", keep(JSON)),
	frontmatter.NewFormat("---js", "---", keep(Script)),
	frontmatter.NewFormat("---javascript", "---", keep(Script)),
}

func keep(s Syntax) frontmatter.UnmarshalFunc {
	return func(data []byte, v any) error {
		b := v.(*Block)
		b.Syntax, b.Text = s, string(data)
		return nil
	}
}

// buffers spares adrg/frontmatter the making of a new one for each file.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 4096) }}

// cutFenced lets adrg/frontmatter cut what its own rules find.
func cutFenced(text string) (Block, bool) {
	opening, _, _ := strings.Cut(strings.TrimLeft(text, " \t\n"), "\n")
	if len(opening) < 3 || opening[:3] != "---" && opening[:3] != "+++" && opening[:3] != ";;;" {
		return Block{}, false
	}
	reader := buffers.Get().(*bufio.Reader)
	defer buffers.Put(reader)
	end := fenceEnd(text)
	reader.Reset(strings.NewReader(text[:end]))
	var b Block
	rest, err := frontmatter.Parse(reader, &b, formats...)
	if err != nil || b.Syntax == NoSyntax || len(rest) > 0 || b.Syntax == YAML && strings.Contains(b.Text, "\n...\n") || endsBefore(b, opening[:3]) {
		return Block{}, false
	}
	b.End = end
	b.Line = 2 + strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \t\n"))], "\n")
	b.readAsWritten()
	return b, plausible(b)
}

// endsBefore reports a block that holds text of the post: its end line has
// text behind it or is missing, and a ruler in the text was taken for it.
func endsBefore(b Block, fence string) bool {
	if b.Syntax != YAML && b.Syntax != TOML {
		return false
	}
	blank := false
	for line := range strings.SplitSeq(b.Text, "\n") {
		if spillsOver(line, fence) || b.Syntax == YAML && blank && !metaLine(line) {
			return true
		}
		blank = strings.TrimSpace(line) == ""
	}
	return false
}

// ziggyField matches the beginning of an object as Zine has it: .title = "A day",
var ziggyField = pattern.New(`^\s*\{?\s*\.[a-z_]+\s*=`)

// readAsWritten tells TOML between the fences of YAML, the other way round, and what Zine
// writes there.
func (b *Block) readAsWritten() {
	if b.Syntax == YAML && ziggyField.MatchString(b.Text) {
		b.Syntax = Script
		if bare := strings.TrimSpace(b.Text); bare[0] != '{' {
			b.Text = "{" + b.Text + "}"
		}
		return
	}
	for line := range strings.SplitSeq(b.Text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' || line[0] == '[' {
			continue
		}
		key, value, pair := strings.Cut(line, "=")
		yamlKey, _, _ := splitKey(line)
		known := Known(FoldKey(strings.TrimSpace(key)))
		switch {
		case b.Syntax == YAML && yamlKey == "" && pair && known && strings.TrimSpace(value) != "":
			b.Syntax = TOML
			b.Fault = Fault{b.Line - 1, "these lines are TOML, which stands between lines of +++; use those, or write key: value"}
		case b.Syntax == TOML && yamlKey != "" && knownKey(line) && (!pair || len(yamlKey) < len(key)):
			b.Syntax = YAML
			b.Fault = Fault{b.Line - 1, "these lines are YAML, which stands between lines of ---; use those, or write key = \"value\""}
		}
		return
	}
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
func plausible(b Block) bool {
	if b.Syntax == Script {
		return len(readScript(b.Text, b.Line).Entries) > 0
	}
	if b.Syntax != YAML {
		return true
	}
	text := strings.TrimLeft(b.Text, " \t\n\r")
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

// dashes are what a fence may be made of.
const dashes = "-–—"

// cutLoose cuts fenced blocks that adrg/frontmatter can't see or rejects.
func cutLoose(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	opening, rest, _ := strings.Cut(text[start:], "\n")
	fence := strings.TrimRight(opening, " \t")
	b := Block{Syntax: YAML, Line: 2 + strings.Count(text[:start], "\n")}
	switch {
	case fence == "---", fence == "---yaml", fence == "---yml":
	case fence == "+++", fence == "---toml":
		b.Syntax = TOML
	case fence == ";;;", fence == "---json":
		b.Syntax = JSON
	case fence == "---js", fence == "---javascript":
		b.Syntax = Script
	case len(fence) >= 3 && strings.Trim(fence, dashes) == "" && (fence[0] == '-' || knownKey(letters.FirstLine(rest))):
		fence = "---" // Hexo takes more than three, and what writes dashes for hyphens makes them of some
	default:
		return Block{}, false
	}
	from := start + len(opening) + 1
	at := from
	for line := range strings.SplitAfterSeq(rest, "\n") {
		bare := strings.TrimRight(line, " \t\r\n")
		closed := bare == fence[:3] || bare == "..." && b.Syntax == YAML || len(bare) >= 3 && fence[0] == '-' && strings.Trim(bare, dashes) == ""
		if spills := !closed && spillsOver(bare, fence[:3]); closed || spills {
			b.Text, b.End = text[from:at], at+len(line)
			if spills {
				b.End = at + 3
				b.Fault = Fault{1 + strings.Count(text[:at], "\n"), "text stands behind the line that closes the front matter; put it into the next line"}
			}
			if endsBefore(b, fence[:3]) {
				break
			}
			b.readAsWritten()
			return b, plausible(b)
		}
		at += len(line)
	}
	b.Open = true
	b.Fault = Fault{b.Line - 1, "the front matter is never closed; add a line that closes it, as it is opened"}
	b.Text, b.End = cutUnclosed(text, min(from, len(text)))
	return b, plausible(b) && strings.TrimSpace(b.Text) != ""
}

// spillsOver reports a line that closes a block and has text behind its mark.
func spillsOver(line, fence string) bool {
	behind, ok := strings.CutPrefix(strings.TrimRight(line, " \t\r"), fence)
	return ok && behind != "" && behind[0] != fence[0]
}

// cutCommented cuts a fenced block that a comment stands before, such as a licence.
func cutCommented(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	if !strings.HasPrefix(text[start:], "<!--") {
		return Block{}, false
	}
	end := strings.Index(text[start:], "-->")
	if end < 0 {
		return Block{}, false
	}
	at := start + end + len("-->")
	for _, cut := range []func(string) (Block, bool){cutFenced, cutLoose} {
		if b, ok := cut(text[at:]); ok && !b.Open {
			lines := strings.Count(text[:at], "\n")
			b.End += at
			b.Line += lines
			if b.Fault.Text != "" {
				b.Fault.Line += lines
			}
			return b, true
		}
	}
	return Block{}, false
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
	if bare == "" || line[0] == ' ' || line[0] == '\t' || bare[0] == '-' && !strings.HasPrefix(bare, "--") || bare[0] == '#' || strings.Contains("{}[],\"", bare[:1]) {
		return true
	}
	key, _, _ := splitKey(bare)
	return key != ""
}
