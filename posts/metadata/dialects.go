// Package metadata finds the metadata (front matter) at the beginning of a file, in all
// supported dialects, and parses it into a tree. It knows the names of the keys, but not how
// their values are interpreted.
package metadata

import "strings"

// Syntax is the syntax of a block of metadata.
type Syntax uint8

const (
	// NoSyntax is the syntax of a file without metadata.
	NoSyntax Syntax = iota
	// YAML is key: value.
	YAML
	// TOML is key = value.
	TOML
	// JSON is {"key": "value"}.
	JSON
	// Pairs are Key: value lines with literal values.
	Pairs
	// DottedPairs are .. key: value lines (Nikola).
	DottedPairs
	// JavaScript is an object literal, or assignments of constants.
	JavaScript

	logseqSyntax // key:: value
	ednSyntax    // {:key "value"}
	pandocSyntax // % lines: title, authors, date
	lektorSyntax // fields with lines of --- between them
	rubySyntax   // front_matter do, or a hash
	kirbySyntax  // fields with lines of ---- between them
)

// Block is the metadata at the beginning of a file, not yet decoded.
type Block struct {
	Syntax   Syntax
	Text     string // without the fences
	Line     int    // 1-based line of the file in which Text begins
	End      int    // offset of the body in the text of the file
	Unclosed bool   // the closing fence is missing in what has been read
	Fault    Fault  // what is wrong with the fences

	BodyEnd     int  // offset of the end of the body, 0 if that is the end of the file
	MayContinue bool // there may be fields after the body
}

// Body returns the body in the text of the file.
func (b Block) Body(text string) string {
	if b.BodyEnd > 0 {
		return text[b.End:b.BodyEnd]
	}
	return text[b.End:]
}

// Dialect is a way to write metadata, a row of the table of dialects.
type Dialect struct {
	Description string // the syntax and the generators that use it, for the documentation
	Example     string // an example, for the documentation
	cut         func(text string) (Block, bool)
}

// Dialects are all dialects in the order in which they are tried.
var Dialects = []Dialect{
	{"YAML, TOML, JSON or JavaScript between lines of `---`, `+++`, `;;;`, `---yaml`, `---toml`, `---json`, `---js` (Hugo, Jekyll, Gatsby, Zola, Eleventy, Astro, Hexo and most others)", "---\ntitle: A day at sea\ndate: 2024-05-12\n---", cutFenced},
	{"the same in Ziggy (Zine)", "---\n.title = \"A day at sea\",\n.date = @date(\"2024-05-12\"),\n---", cutFenced},
	{"the same with an end line of `...`, with text behind the end line, or without an end", "---\ntitle: A day at sea\n...", cutLoose},
	{"TOML that begins on the line of its fence, or has only that line (Hugo)", "+++ title = \"A day at sea\"\ndate = 2024-05-12\n+++", cutTOMLOnFenceLine},
	{"the same after a comment", "<!-- a licence -->\n---\ntitle: A day at sea\n---", cutAfterComment},
	{"Ruby between lines of `~~~ruby`, `---<%` and the like; where the site is not Bridgetown's only with `front_matter do` or `<%` (Bridgetown)", "~~~ruby\nfront_matter do\n  title \"A day at sea\"\n  date \"2024-05-12\"\nend\n~~~", cutRuby},
	{"comments that are fields (HTMLy)", "<!--t A day at sea t-->\n<!--tag sea,travel tag-->", cutCommentFields},
	{"pairs in comments, of HTML or of Markdown", "<!--\ntitle: A day at sea\ndate: 2024-05-12\n-->", cutCommentPairs},
	{"directives of ikiwiki at the beginning", "[[!meta title=\"A day at sea\"]]\n[[!meta date=\"2024-05-12\"]]\n[[!tag sea travel]]", cutIkiwiki},
	{"`Key: value` lines between lines of `/*` and `*/` (Pico)", "/*\nTitle: A day at sea\nDate: 2024-05-12\n*/", cutPico},
	{"`key: value` lines between lines of `;;;;;` (Coleslaw)", ";;;;;\ntitle: A day at sea\ndate: 2024-05-12\n;;;;;", cutColeslaw},
	{"a bare JSON object (Hugo)", "{\n  \"title\": \"A day at sea\"\n}", cutJSON},
	{"a bare map of EDN (Cryogen)", "{:title \"A day at sea\"\n :date \"2024-05-12\"}", cutEDN},
	{"a map of Elixir with a closing `---` (NimblePublisher)", "%{\n  title: \"A day at sea\",\n  tags: ~w(sea travel)\n}\n---", cutElixir},
	{"lines of `.. key: value`, in a comment or not (Nikola)", "<!--\n.. title: A day at sea\n.. date: 2024-05-12\n-->", CutNikola},
	{"fields with a line of `---` between them (Lektor)", "title: A day at sea\n---\ndate: 2024-05-12\n---\nbody:\n\nThe text", cutLektor},
	{"`key: value` lines with a closing `---` only (Wyam, Statiq, Hexo)", "Title: A day at sea\nPublished: 5/12/2024\n---", cutEndFenceOnly},
	{"`Key: value` lines up to an empty line (Pelican, MultiMarkdown)", "Title: A day at sea\nDate: 2024-05-12\n", cutPairs},
	{"the same, indented (Frog)", "    Title: A day at sea\n    Date: 2024-05-12\n", cutIndented},
	{"the same below the title (Notion), in emphasis, quotations or lists too, or a line of when and by whom; also above it", "# A day at sea\n\n*Posted on May 12, 2024 by Ines*\n\n**Tags:** sea, travel\n", cutBelowTitle},
	{"a directive at the beginning, or below the title (ABlog)", "```{post} May 12, 2024\n:tags: sea, travel\n```", cutPostDirective},
	{"`key=value` lines with a closing `~~~~~~` (JBake)", "title=A day at sea\ndate=2024-05-12\n~~~~~~", cutJBake},
	{"lines of `@def key = value` (Franklin)", "@def title = \"A day at sea\"\n@def date = Date(2024, 5, 12)", cutFranklin},
	{"lines of `key:: value` (Logseq)", "title:: A day at sea\ndate:: [[2024-05-12]]", cutLogseq},
	{"an exported object (MDX in Next.js)", "export const meta = {\n  title: 'A day at sea',\n}", cutExportedObject},
	{"lines that begin with `%` (Pandoc)", "% A day at sea\n% Ada Example\n% 2024-05-12", cutPandoc},
}

// Cut finds the metadata in the text of a file, which must have LF line ends and no byte order
// mark. The block is empty if there is none.
func Cut(text string) Block {
	for i := range Dialects {
		if b, ok := Dialects[i].cut(text); ok {
			return b
		}
	}
	return Block{Line: 1}
}

// ReadSimple is a fast path for the metadata of nearly all posts: simple YAML between lines of
// "---". ok reports whether the result is the same as that of Cut and Decode. text must end
// with the closing fence.
func ReadSimple(text string) (b Block, tree Node, ok bool) {
	inner, found := strings.CutPrefix(text, "---\n")
	if !found || !strings.HasSuffix(inner, "\n---\n") || len(inner) > MaxBlock {
		return Block{}, Node{}, false
	}
	b = Block{Syntax: YAML, Text: inner[:len(inner)-len("---\n")], Line: 2, End: len(text)}
	tree, ok = readYAMLLines(b.Text, b.Line)
	return b, tree, ok && len(tree.Entries) > 0
}
