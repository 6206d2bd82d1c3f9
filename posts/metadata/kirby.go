package metadata

import (
	"slices"
	"strings"

	"blogtui/model/pattern"
)

var (
	// kirbySeparator matches the line of hyphens between fields of Kirby, and kirbyKey the key at
	// the beginning of a field. https://getkirby.com/docs/guide/content/text-files
	kirbySeparator = pattern.New(`(?m)\n----[ \t]*$`)
	kirbyKey       = pattern.New(`^\s*([A-Za-z][\w -]*):[ \t]*\n*`)
)

// kirbyTexts are the keys of the field with the text, by precedence.
var kirbyTexts = []string{"text", "body", "content", "article", "maintext", "blocks", "builder", "layout", "main", "copy"}

// kirbyField is a field by its offsets in the file.
type kirbyField struct {
	key        string // folded
	start      int    // of the key
	value, end int
}

// CutKirby cuts the fields before and after the one with the text. They are separated by lines of
// four hyphens, so only the layout of the site tells them from other texts.
func CutKirby(text string) (Block, bool) {
	fields := kirbyFields(text)
	if len(fields) == 0 {
		return Block{}, false
	}
	b := Block{Syntax: kirbySyntax, Line: 1, Text: text, End: len(text), MayContinue: true}
	switch found := kirbyText(text, fields); {
	case found.end > 0:
		b.End, b.BodyEnd = found.value, found.end
		b.Text = text[:found.start] + strings.Repeat("\n", strings.Count(text[found.start:found.end], "\n")) + text[found.end:]
	case len(fields) == 1:
		return Block{}, false // plain metadata, or none
	}
	return b, true
}

// kirbyText returns the field with the text: one of kirbyTexts, else one of blocks, else the longest
// of several paragraphs that is no other metadata.
func kirbyText(text string, fields []kirbyField) (found kirbyField) {
	best := len(kirbyTexts) + 2
	for _, f := range fields {
		value := strings.TrimSpace(text[f.value:f.end])
		rank := slices.Index(kirbyTexts, f.key)
		switch {
		case value == "" || rank < 0 && isKnownKey(f.key):
			continue
		case rank < 0 && strings.HasPrefix(value, `[{"`):
			rank = len(kirbyTexts)
		case rank < 0 && strings.Contains(value, "\n\n") && !strings.HasPrefix(value, "- "):
			rank = len(kirbyTexts) + 1
		}
		if rank >= 0 && (rank < best || rank == best && rank > len(kirbyTexts) && f.end-f.value > found.end-found.value) {
			found, best = f, rank
		}
	}
	return found
}

// kirbyFields returns the fields of a file, at most MaxKeys.
func kirbyFields(text string) (fields []kirbyField) {
	start := 0
	for len(fields) < MaxKeys {
		end, next := len(text), len(text)
		if at := kirbySeparator.FindStringIndex(text[start:]); at != nil {
			end, next = start+at[0], start+at[1]
		}
		if m := kirbyKey.FindStringSubmatchIndex(text[start:end]); m != nil {
			fields = append(fields, kirbyField{FoldKey(text[start+m[2] : start+m[3]]), start, start + m[1], end})
		} else if len(fields) == 0 && strings.TrimSpace(text[start:end]) != "" {
			return nil
		}
		if start = next; next == len(text) {
			break
		}
	}
	return fields
}

// DecodeKirby parses all fields of a file of Kirby.
func DecodeKirby(text string) Node { return readKirby(text, 1) }

// readKirby parses fields of Kirby. A value is a text or, with a hyphen at its beginning, a list
// in YAML.
func readKirby(text string, first int) Node {
	n := Node{Kind: Table, Line: first}
	line, at := first, 0
	for _, f := range kirbyFields(text) {
		line += strings.Count(text[at:f.value], "\n")
		at = f.value
		value := strings.TrimSpace(text[f.value:f.end])
		node := TextNode(strings.ReplaceAll(value, "\n\\----", "\n----"), false, line)
		if strings.HasPrefix(value, "- ") {
			if tree, _ := readYAMLLines("items:\n"+value, line-1); len(tree.Entries) == 1 {
				node = tree.Entries[0].Value
			}
		}
		n.Entries = append(n.Entries, Entry{f.key, node})
	}
	return n
}
