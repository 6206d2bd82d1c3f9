package metadata

import (
	"bufio"
	"strings"
	"sync"

	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/adrg/frontmatter"
)

// formats are the formats for adrg/frontmatter. Their decoders only capture the block, so that
// a syntax error does not lose the body.
var formats = []*frontmatter.Format{
	frontmatter.NewFormat("---", "---", capture(YAML)),
	frontmatter.NewFormat("---yaml", "---", capture(YAML)),
	frontmatter.NewFormat("---yml", "---", capture(YAML)),
	frontmatter.NewFormat("---toml", "---", capture(TOML)),
	frontmatter.NewFormat("+++", "+++", capture(TOML)),
	frontmatter.NewFormat(";;;", ";;;", capture(JSON)),
	frontmatter.NewFormat("---json", "---", capture(JSON)),
	frontmatter.NewFormat("---js", "---", capture(JavaScript)),
	frontmatter.NewFormat("---javascript", "---", capture(JavaScript)),
}

func capture(s Syntax) frontmatter.UnmarshalFunc {
	return func(data []byte, v any) error {
		b := v.(*Block)
		b.Syntax, b.Text = s, string(data)
		return nil
	}
}

// buffers are reused for adrg/frontmatter, which would allocate one for each file.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, 4096) }}

// cutFenced cuts fenced blocks by the rules of adrg/frontmatter.
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
	if err != nil || b.Syntax == NoSyntax || len(rest) > 0 || b.Syntax == YAML && strings.Contains(b.Text, "\n...\n") || containsBody(b, opening[:3]) {
		return Block{}, false
	}
	b.End = end
	b.Line = 2 + strings.Count(text[:len(text)-len(strings.TrimLeft(text, " \t\n"))], "\n")
	b.correctSyntax()
	return b, looksLikeMetadata(b)
}

// containsBody reports whether a block contains text of the post. This happens if the closing
// fence is missing or followed by text, and a thematic break is taken for it.
func containsBody(b Block, fence string) bool {
	if b.Syntax != YAML && b.Syntax != TOML {
		return false
	}
	blank := false
	for line := range strings.SplitSeq(b.Text, "\n") {
		if hasTextAfterFence(line, fence) || b.Syntax == YAML && blank && !isMetadataLine(line) {
			return true
		}
		blank = strings.TrimSpace(line) == ""
	}
	return false
}

// ziggyField matches the first field of a Ziggy object (Zine): .title = "A day",
var ziggyField = pattern.New(`^\s*\{?\s*\.[a-z_]+\s*=`)

// correctSyntax changes the syntax of a block that is not the one of its fence: TOML between
// fences of YAML, YAML between fences of TOML, and Ziggy.
func (b *Block) correctSyntax() {
	if b.Syntax == YAML && ziggyField.MatchString(b.Text) {
		b.Syntax = JavaScript
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
		known := isKnownKey(FoldKey(strings.TrimSpace(key)))
		switch {
		case b.Syntax == YAML && yamlKey == "" && pair && known && strings.TrimSpace(value) != "":
			b.Syntax = TOML
			b.Fault = Fault{b.Line - 1, "these lines are TOML, which stands between lines of +++; use those, or write key: value"}
		case b.Syntax == TOML && yamlKey != "" && startsWithKnownKey(line) && (!pair || len(yamlKey) < len(key)):
			b.Syntax = YAML
			b.Fault = Fault{b.Line - 1, "these lines are YAML, which stands between lines of ---; use those, or write key = \"value\""}
		}
		return
	}
}

// fenceEnd returns the offset after the closing fence, 0 if there is none. The fence must not
// be indented, since it may be part of a text then.
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

// looksLikeMetadata reports whether a block is metadata, unlike text between two thematic
// breaks.
func looksLikeMetadata(b Block) bool {
	if b.Syntax == JavaScript {
		return len(readJavaScript(b.Text, b.Line).Entries) > 0
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

// fenceDashes are the characters of fences.
const fenceDashes = "-–—"

// cutLoose cuts fenced blocks that adrg/frontmatter does not find.
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
		b.Syntax = JavaScript
	case len(fence) >= 3 && strings.Trim(fence, fenceDashes) == "" && (fence[0] == '-' || startsWithKnownKey(letters.FirstLine(rest))):
		fence = "---" // Hexo allows more than three hyphens; editors may have replaced some by dashes
	default:
		return Block{}, false
	}
	from := start + len(opening) + 1
	at := from
	for line := range strings.SplitAfterSeq(rest, "\n") {
		bare := strings.TrimRight(line, " \t\r\n")
		closed := bare == fence[:3] || bare == "..." && b.Syntax == YAML || len(bare) >= 3 && fence[0] == '-' && strings.Trim(bare, fenceDashes) == ""
		if spills := !closed && hasTextAfterFence(bare, fence[:3]); closed || spills {
			b.Text, b.End = text[from:at], at+len(line)
			if spills {
				b.End = at + 3
				b.Fault = Fault{1 + strings.Count(text[:at], "\n"), "text stands behind the line that closes the front matter; put it into the next line"}
			}
			if containsBody(b, fence[:3]) {
				break
			}
			b.correctSyntax()
			return b, looksLikeMetadata(b)
		}
		at += len(line)
	}
	b.Unclosed = true
	b.Fault = Fault{b.Line - 1, "the front matter is never closed; add a line that closes it, as it is opened"}
	b.Text, b.End = cutUnclosed(text, min(from, len(text)))
	return b, looksLikeMetadata(b) && strings.TrimSpace(b.Text) != ""
}

// hasTextAfterFence reports whether a line is a closing fence that text follows.
func hasTextAfterFence(line, fence string) bool {
	behind, ok := strings.CutPrefix(strings.TrimRight(line, " \t\r"), fence)
	return ok && behind != "" && behind[0] != fence[0]
}

// cutAfterComment cuts metadata with marks of its own after an HTML comment, such as a licence.
func cutAfterComment(text string) (Block, bool) {
	start := len(text) - len(strings.TrimLeft(text, " \t\n"))
	if !strings.HasPrefix(text[start:], "<!--") {
		return Block{}, false
	}
	end := strings.Index(text[start:], "-->")
	if end < 0 {
		return Block{}, false
	}
	at := start + end + len("-->")
	at += len(text[at:]) - len(strings.TrimLeft(text[at:], "\n"))
	for _, cut := range []func(string) (Block, bool){cutFenced, cutLoose, CutNikola, cutFranklin} {
		if b, ok := cut(text[at:]); ok && !b.Unclosed {
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

// cutUnclosed returns the lines from an offset on that look like metadata, and where they end.
func cutUnclosed(text string, from int) (string, int) {
	at := from
	for line := range strings.SplitAfterSeq(text[from:], "\n") {
		bare := strings.TrimSpace(line)
		if bare == "" || !isMetadataLine(line) && !strings.Contains(bare, "=") {
			break
		}
		at += len(line)
	}
	return text[from:at], at
}

// isMetadataLine reports whether a line may be part of metadata: a key, an item, a bracket, a
// comment, an indented or an empty line.
func isMetadataLine(line string) bool {
	bare := strings.TrimSpace(line)
	if bare == "" || line[0] == ' ' || line[0] == '\t' || bare[0] == '-' && !strings.HasPrefix(bare, "--") || bare[0] == '#' || strings.Contains("{}[],\"", bare[:1]) {
		return true
	}
	key, _, _ := splitKey(bare)
	return key != ""
}
