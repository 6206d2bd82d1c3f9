package article

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// Bounds of what files that are put in may add to an article.
const (
	maxIncludedBytes = 256 << 10 // bytes
	minIncludedBytes = 256       // what each of them counts for at least
)

// A paragraph that stands for a file: what included has written, a note of Obsidian's or a
// part of it, or a line of VitePress's with the file, a region or the lines that count, the language and the title.
var (
	includedFile = pattern.New(`^!\[[^\n]*\]\(<` + dialect.ChipScheme + `(\S+) ([^\n<>]+)>\)[ \t]*$`)
	includedNote = pattern.New(`^!\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]$`)
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
		still := c.fixedLine
		c.fixedLine = true
		blocks := c.parseNested(place.Line, dialect.Fragment(text, c.values), depth)
		c.fixedLine = still
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
		file, _, _ := strings.Cut(m[1], "#") // and a region of it
		title := m[3]
		if title == "" {
			title = path.Base(file)
		}
		blocks = append(blocks, CodeBlock{Location: place, Language: languageOf(file, m[2]), Title: title, Text: strings.TrimRight(text, "\n") + "\n"})
		place.Line++
	}
	return blocks
}

// languageOf returns the language of a file: the word after the line numbers in braces,
// else its extension.
func languageOf(file, braces string) string {
	words := strings.Fields(braces)
	if last := len(words) - 1; last >= 0 && strings.Trim(words[last], "0123456789,-") != "" {
		language, _, _ := strings.Cut(words[last], ":") // js:line-numbers
		return language
	}
	return strings.TrimPrefix(path.Ext(file), ".")
}
