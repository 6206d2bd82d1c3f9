package article

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// Limits of the included files of an article, in bytes.
const (
	maxIncludedBytes = 256 << 10 // of all files
	minIncludedBytes = 256       // that a file counts for at least
)

// Paragraphs that include a file.
var (
	// as package dialect writes them
	includedFile = pattern.New(`^!\[[^\n]*\]\(<` + dialect.ChipScheme + `(\S+) ([^\n<>]+)>\)[ \t]*$`)
	// a note of Obsidian, or a section of it
	includedNote = pattern.New(`^!\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]$`)
	// VitePress: file with region, highlighted lines and language, title
	includedCode = pattern.New(`^<<<[ \t]*([^\s\[\]{}]+)[ \t]*(?:\{([^{}\n]*)\})?[ \t]*(?:\[([^\[\]\n]*)\])?$`)
)

// include returns the blocks of the files that a paragraph includes, with the location of
// the including line.
func (c *converter) include(place Location, raw string, depth int) []Block {
	if !strings.HasPrefix(raw, "![") && !strings.HasPrefix(raw, "<<<") || c.values == nil {
		return nil
	}
	m := includedFile.FindStringSubmatch(strings.TrimSpace(raw))
	if note := includedNote.FindStringSubmatch(strings.TrimSpace(raw)); note != nil {
		m = []string{"", "![[", strings.TrimSpace(note[1])}
	}
	if m != nil {
		text, ok := c.values[model.FileKey(m[1], m[2])]
		if *c.includeBytesLeft -= max(len(text), minIncludedBytes); !ok || *c.includeBytesLeft < 0 {
			return nil
		}
		outer := c.fixedLine
		c.fixedLine = true
		blocks := c.parseNested(place.Line, dialect.Fragment(text, c.values), depth)
		c.fixedLine = outer
		return blocks
	}
	var blocks []Block
	for line := range strings.Lines(raw) {
		m := includedCode.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			return nil
		}
		text, ok := c.values[model.FileKey("<<<", m[1])]
		if *c.includeBytesLeft -= max(len(text), minIncludedBytes); !ok || *c.includeBytesLeft < 0 {
			return nil
		}
		file, _, _ := strings.Cut(m[1], "#") // without its region
		title := m[3]
		if title == "" {
			title = path.Base(file)
		}
		blocks = append(blocks, CodeBlock{Location: place, Language: languageOf(file, m[2]), Title: title, Text: strings.TrimRight(text, "\n") + "\n"})
		place.Line++
	}
	return blocks
}

// languageOf returns the language of an included file: the word after the line numbers in
// the braces, else the file extension.
func languageOf(file, braces string) string {
	words := strings.Fields(braces)
	if last := len(words) - 1; last >= 0 && strings.Trim(words[last], "0123456789,-") != "" {
		language, _, _ := strings.Cut(words[last], ":") // js:line-numbers
		return language
	}
	return strings.TrimPrefix(path.Ext(file), ".")
}
