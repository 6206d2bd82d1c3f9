package typeset

import (
	"strings"
	"time"

	"blogtui/model/article"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/formatters"
	"github.com/alecthomas/chroma/v2/lexers"
	chromastyles "github.com/alecthomas/chroma/v2/styles"
)

// Chroma takes some 4 ms for 1 kB of code. So long code is rendered in parts and
// highlighted from its beginning, as far
// as needed.
const (
	maxHighlightBytes      = 64 << 10 // bytes of code that are highlighted at most
	maxEagerHighlightBytes = 16 << 10 // the same for lexers that are not incremental
	maxWholeCode           = 4 << 10  // bytes of code that are rendered in one part
	maxChunkLines          = 60       // lines of a part of long code
	maxChunkBytes          = 2 << 10  // bytes of a part, unless one line is longer
	maxHighlightWait       = 4 << 10  // bytes that are highlighted while the reader waits
	highlightStep          = 256      // bytes that are highlighted between looks at the time

	// Hostile code can keep a lexer busy for minutes. The rest of long code stays plain
	// when the highlighted part took longer than a second plus slowKilobyte for each kB, thirty
	// times the usual. Short blocks stay plain when others were slow for maxSlowTime.
	slowKilobyte = 120 * time.Millisecond
	slowBlock    = 250 * time.Millisecond // a short block is slow from here
	maxSlowTime  = 3 * time.Second        // total of slow short blocks
)

// longCode is code that is rendered in parts.
type longCode struct {
	language    string
	text        string       // with tabs expanded; ends with \n
	starts      []int        // byte offsets of its lines, and the length of the text
	highlighter *highlighter // nil until needed, and if plain
	widest      int          // cells of its longest line, 0 until needed
	plain       bool         // it cannot be highlighted
}

func newLongCode(b article.CodeBlock) *longCode {
	s := &longCode{language: b.Language, text: expandTabs(strings.TrimRight(b.Text, "\n")) + "\n"}
	s.starts = make([]int, 0, strings.Count(s.text, "\n")+1)
	for at := 0; at < len(s.text); at += strings.IndexByte(s.text[at:], '\n') + 1 {
		s.starts = append(s.starts, at)
	}
	s.starts = append(s.starts, len(s.text))
	return s
}

// lineCount returns the number of lines.
func (s *longCode) lineCount() int { return len(s.starts) - 1 }

// chunkEnd returns the line before which the part ends that starts with a line.
func (s *longCode) chunkEnd(from int) (to int) {
	for to = from + 1; to < s.lineCount() && to-from < maxChunkLines && s.starts[to+1]-s.starts[from] <= maxChunkBytes; {
		to++
	}
	return to
}

// width returns the width of the longest line, in cells.
func (s *longCode) width() int {
	if s.widest == 0 {
		s.widest = widestLine(s.text)
	}
	return s.widest
}

// Many lexers take time that is quadratic or cubic in the length of a line and of a
// run of words and blanks. Limits in bytes.
const (
	maxLexerLine = 1000
	maxLexerRun  = 2000
)

// slowToLex reports whether lexers may take too long for text.
func slowToLex(text string) bool {
	line, run := 0, 0
	for i := range len(text) {
		line++
		run++
		switch b := text[i]; {
		case b == '\n':
			line = 0
		case b > ' ' && b != '.' && b != '_' && (b < '0' || b > '9') && (b < 'A' || b > 'Z') && (b < 'a' || b > 'z'):
			run = 0
		}
		if line > maxLexerLine || run > maxLexerRun {
			return true
		}
	}
	return false
}

func widestLine(text string) int {
	wide := 0
	for line := range strings.SplitSeq(text, "\n") {
		wide = max(wide, cells(line))
	}
	return wide
}

func expandTabs(text string) string { return strings.ReplaceAll(text, "\t", "    ") }

// highlighter highlights code incrementally from its beginning.
type highlighter struct {
	text   string
	style  *chroma.Style
	tokens chroma.Iterator // of the rest, nil at the end
	done   styledText      // the highlighted part
	spent  time.Duration   // time of the lexer
}

// highlightedBytes returns how far highlighting has come.
func (c *highlighter) highlightedBytes() int {
	if c.tokens == nil {
		return len(c.text)
	}
	return c.done.buffer.Len()
}

// advance highlights up to a byte offset. It gives up if the lexer fails, returns other
// text or takes too long.
func (c *highlighter) advance(end int) {
	defer func() {
		if recover() != nil {
			c.tokens = nil
		}
	}()
	run := chroma.Token{} // merged tokens of one type
	for at := c.highlightedBytes(); at < end && c.tokens != nil; {
		token := c.nextToken(at)
		if token == chroma.EOF || !strings.HasPrefix(c.text[at:], token.Value) {
			c.tokens = nil
			break
		}
		at += len(token.Value)
		if token.Type != run.Type {
			c.flush(run)
			run = chroma.Token{Type: token.Type}
		}
		run.Value += token.Value
	}
	c.flush(run)
}

// nextToken returns the token at a byte offset, EOF if the lexer has taken too long.
func (c *highlighter) nextToken(at int) chroma.Token {
	begun := time.Now()
	token := c.tokens()
	if c.spent += time.Since(begun); c.spent > time.Second+slowKilobyte*time.Duration(at)/1024 {
		return chroma.EOF
	}
	return token
}

// flush appends a highlighted run.
func (c *highlighter) flush(run chroma.Token) {
	if run.Value == "" {
		return
	}
	var out strings.Builder
	_ = formatters.TTY16m.Format(&out, c.style, chroma.Literator(run)) // strings.Builder never fails
	c.done.addANSI(out.String(), "")
}

// highlighterFor returns the highlighter of code, nil if it stays plain.
func (t *Typesetter) highlighterFor(s *longCode) *highlighter {
	if s.highlighter != nil || s.plain {
		return s.highlighter
	}
	theme := t.styleSet(bodyStyle).styles.CodeBlock.Theme
	if s.plain = t.theme.Plain || theme == "" || !t.canHighlight(s); s.plain {
		return nil
	}
	key := codeKey{s.language, s.text}
	if s.highlighter = t.cache.highlighters[key]; s.highlighter != nil {
		return s.highlighter
	}
	tokens, err := lexers.Get(s.language).Tokenise(nil, s.text)
	if s.plain = err != nil; s.plain {
		return nil
	}
	s.highlighter = &highlighter{text: s.text, style: chromastyles.Get(theme), tokens: tokens}
	t.cache.reserve(len(s.text))
	t.cache.highlighters[key] = s.highlighter
	return s.highlighter
}

// canHighlight reports whether code can be highlighted in bounded time.
func (t *Typesetter) canHighlight(s *longCode) bool {
	if len(s.text) > maxHighlightBytes || !t.hasLexer(s.language) || slowToLex(s.text) {
		return false
	}
	_, lazy := lexers.Get(s.language).(*chroma.RegexLexer)
	return lazy || len(s.text) <= maxEagerHighlightBytes
}

// highlightedLines returns lines of code, highlighted as far as possible without a wait.
func (t *Typesetter) highlightedLines(s *longCode, from, to int) *styledText {
	start, end := s.starts[from], s.starts[to]-1
	part := &styledText{}
	coloured := start
	if c := t.highlighterFor(s); c != nil && !t.highlightPending(s, to) {
		c.advance(end)
		if coloured = min(end, max(start, c.done.buffer.Len())); coloured > start {
			part = c.done.slice(start, coloured)
		}
	}
	if coloured < end {
		part.addANSI(t.theme.Style(t.theme.Text).Render(s.text[coloured:end]), "")
	}
	part.mergeBlankRuns()
	return part
}

// highlightPending reports whether highlighting up to a line takes longer than readers
// wait.
func (t *Typesetter) highlightPending(s *longCode, to int) bool {
	if c := t.highlighterFor(s); c != nil && !t.fullHighlight {
		return s.starts[to]-c.highlightedBytes() > maxHighlightWait
	}
	return false
}

// highlightUntil highlights up to a line until a deadline. It reports whether the rest is
// short enough to wait for.
func (t *Typesetter) highlightUntil(s *longCode, to int, until time.Time) bool {
	for c := t.highlighterFor(s); t.highlightPending(s, to); {
		c.advance(c.highlightedBytes() + highlightStep)
		if time.Now().After(until) {
			break
		}
	}
	return !t.highlightPending(s, to)
}
