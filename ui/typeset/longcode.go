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

// Chroma reads 1 kB of code in some 4 ms. So a block that would keep a reader
// waiting is set in parts, and gets its colours from its beginning on, as far as
// they are needed.
const (
	maxHighlightBytes      = 64 << 10 // bytes of code that get colours
	maxEagerHighlightBytes = 16 << 10 // the same where all colours are found at once
	maxWholeCode           = 4 << 10  // bytes of code that are set at once
	maxChunkLines          = 60       // of longer code that are set at a time, at most
	maxChunkBytes          = 2 << 10  // the same, but for a line that is longer
	maxHighlightWait       = 4 << 10  // bytes whose colours are waited for
	highlightStep          = 256      // bytes of which the colours are found before time is looked at

	// There is code made to keep a lexer for minutes. The rest of a block gets no
	// colours when what has some took longer than a second and this for each kB, thirty
	// times the usual; nor do short blocks when a lexer was as slow with others.
	slowKilobyte = 120 * time.Millisecond
	slowBlock    = 250 * time.Millisecond // of a short block
	maxSlowTime  = 3 * time.Second        // with short blocks
)

// longCode is a block of code that is set in parts.
type longCode struct {
	language    string
	text        string       // tabs as blanks; ends with \n
	starts      []int        // of its lines, and the length of the text
	highlighter *highlighter // nil until asked for, and without colours
	widest      int          // cells of its longest line, 0 until asked for
	plain       bool         // it gets no colours
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

// lineCount is the number of lines.
func (s *longCode) lineCount() int { return len(s.starts) - 1 }

// chunkEnd is the line before which a part that begins with a line ends.
func (s *longCode) chunkEnd(from int) (to int) {
	for to = from + 1; to < s.lineCount() && to-from < maxChunkLines && s.starts[to+1]-s.starts[from] <= maxChunkBytes; {
		to++
	}
	return to
}

// width is that of the longest line, in cells.
func (s *longCode) width() int {
	if s.widest == 0 {
		s.widest = widestLine(s.text)
	}
	return s.widest
}

// The time of many lexers grows with the square, or the cube, of the length of a line
// and of a run of words and blanks, bytes of which are given here.
const (
	maxLexerLine = 1000
	maxLexerRun  = 2000
)

// slowToLex reports code that lexers would take too long for.
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

// highlighter is code that gets its colours from its beginning on.
type highlighter struct {
	text   string
	style  *chroma.Style
	tokens chroma.Iterator // of what has no colours yet, nil if there are none
	done   styledText      // what has its colours
	spent  time.Duration   // by the lexer
}

// highlightedBytes is how far the colours have come, in bytes.
func (c *highlighter) highlightedBytes() int {
	if c.tokens == nil {
		return len(c.text)
	}
	return c.done.buffer.Len()
}

// advance finds the colours of the text up to a byte offset. It gives up the rest
// where the lexer fails, says something else than the text or takes too long.
func (c *highlighter) advance(end int) {
	defer func() {
		if recover() != nil {
			c.tokens = nil
		}
	}()
	run := chroma.Token{} // tokens of one kind
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

// nextToken is the token at a byte offset, EOF when the lexer has taken too long to come
// there.
func (c *highlighter) nextToken(at int) chroma.Token {
	begun := time.Now()
	token := c.tokens()
	if c.spent += time.Since(begun); c.spent > time.Second+slowKilobyte*time.Duration(at)/1024 {
		return chroma.EOF
	}
	return token
}

// flush adds what has found its colours.
func (c *highlighter) flush(run chroma.Token) {
	if run.Value == "" {
		return
	}
	var out strings.Builder
	_ = formatters.TTY16m.Format(&out, c.style, chroma.Literator(run)) // strings.Builder never fails
	c.done.addANSI(out.String(), "")
}

// highlighterFor is how the colours of a listing are found, nil if it has none.
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

// canHighlight reports whether the colours of a listing can be found in bounded time.
func (t *Typesetter) canHighlight(s *longCode) bool {
	if len(s.text) > maxHighlightBytes || !t.hasLexer(s.language) || slowToLex(s.text) {
		return false
	}
	_, lazy := lexers.Get(s.language).(*chroma.RegexLexer)
	return lazy || len(s.text) <= maxEagerHighlightBytes
}

// highlightedLines is some lines of a listing, in their colours as far as these are known.
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

// highlightPending reports whether the colours of a listing up to a line take longer to find
// than a reader waits.
func (t *Typesetter) highlightPending(s *longCode, to int) bool {
	if c := t.highlighterFor(s); c != nil && !t.fullHighlight {
		return s.starts[to]-c.highlightedBytes() > maxHighlightWait
	}
	return false
}

// highlightUntil goes on to find the colours of a listing up to a line, until a moment,
// and reports whether it has come so near that the rest is worth waiting for.
func (t *Typesetter) highlightUntil(s *longCode, to int, until time.Time) bool {
	for c := t.highlighterFor(s); t.highlightPending(s, to); {
		c.advance(c.highlightedBytes() + highlightStep)
		if time.Now().After(until) {
			break
		}
	}
	return !t.highlightPending(s, to)
}
