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
	highlightLimit = 64 << 10 // bytes of code that get colours
	aheadLimit     = 16 << 10 // the same where all colours are found at once
	wholeListing   = 4 << 10  // bytes of code that are set at once
	chunkLines     = 60       // of longer code that are set at a time, at most
	chunkBytes     = 2 << 10  // the same, but for a line that is longer
	patience       = 4 << 10  // bytes whose colours are waited for
	pullBytes      = 256      // bytes of which the colours are found before time is looked at

	// There is code made to keep a lexer for minutes. The rest of a block gets no
	// colours when what has some took longer than a second and this for each kB, thirty
	// times the usual; nor do short blocks when a lexer was as slow with others.
	slowKilobyte = 120 * time.Millisecond
	slowBlock    = 250 * time.Millisecond // of a short block
	longestSlow  = 3 * time.Second        // with short blocks
)

// listing is a block of code that is set in parts.
type listing struct {
	language string
	text     string     // tabs as blanks; ends with \n
	starts   []int      // of its lines, and the length of the text
	colours  *colouring // nil until asked for, and without colours
	widest   int        // cells of its longest line, 0 until asked for
	plain    bool       // it gets no colours
}

func newListing(b article.CodeBlock) *listing {
	s := &listing{language: b.Language, text: untabbed(strings.TrimRight(b.Text, "\n")) + "\n"}
	s.starts = make([]int, 0, strings.Count(s.text, "\n")+1)
	for at := 0; at < len(s.text); at += strings.IndexByte(s.text[at:], '\n') + 1 {
		s.starts = append(s.starts, at)
	}
	s.starts = append(s.starts, len(s.text))
	return s
}

// lines is the number of lines.
func (s *listing) lines() int { return len(s.starts) - 1 }

// chunk is the line before which a part that begins with a line ends.
func (s *listing) chunk(from int) (to int) {
	for to = from + 1; to < s.lines() && to-from < chunkLines && s.starts[to+1]-s.starts[from] <= chunkBytes; {
		to++
	}
	return to
}

// width is that of the longest line, in cells.
func (s *listing) width() int {
	if s.widest == 0 {
		s.widest = widestLine(s.text)
	}
	return s.widest
}

// The time of many lexers grows with the square, or the cube, of the length of a line
// and of a run of words and blanks, bytes of which are given here.
const (
	longestLine = 1000
	longestRun  = 2000
)

// confusing reports code that lexers would take too long for.
func confusing(text string) bool {
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
		if line > longestLine || run > longestRun {
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

func untabbed(text string) string { return strings.ReplaceAll(text, "\t", "    ") }

// colouring is code that gets its colours from its beginning on.
type colouring struct {
	text   string
	style  *chroma.Style
	tokens chroma.Iterator // of what has no colours yet, nil if there are none
	galley galley          // what has its colours
	spent  time.Duration   // by the lexer
}

// end is how far the colours have come, in bytes.
func (c *colouring) end() int {
	if c.tokens == nil {
		return len(c.text)
	}
	return c.galley.words.Len()
}

// reach finds the colours of the text up to a byte offset. It gives up the rest
// where the lexer fails, says something else than the text or takes too long.
func (c *colouring) reach(end int) {
	defer func() {
		if recover() != nil {
			c.tokens = nil
		}
	}()
	run := chroma.Token{} // tokens of one kind
	for at := c.end(); at < end && c.tokens != nil; {
		token := c.next(at)
		if token == chroma.EOF || !strings.HasPrefix(c.text[at:], token.Value) {
			c.tokens = nil
			break
		}
		at += len(token.Value)
		if token.Type != run.Type {
			c.dress(run)
			run = chroma.Token{Type: token.Type}
		}
		run.Value += token.Value
	}
	c.dress(run)
}

// next is the token at a byte offset, EOF when the lexer has taken too long to come
// there.
func (c *colouring) next(at int) chroma.Token {
	begun := time.Now()
	token := c.tokens()
	if c.spent += time.Since(begun); c.spent > time.Second+slowKilobyte*time.Duration(at)/1024 {
		return chroma.EOF
	}
	return token
}

// dress adds what has found its colours.
func (c *colouring) dress(run chroma.Token) {
	if run.Value == "" {
		return
	}
	var out strings.Builder
	_ = formatters.TTY16m.Format(&out, c.style, chroma.Literator(run)) // strings.Builder never fails
	c.galley.add(out.String(), "")
}

// colouring is how the colours of a listing are found, nil if it has none.
func (t *Typesetter) colouring(s *listing) *colouring {
	if s.colours != nil || s.plain {
		return s.colours
	}
	theme := t.voice(body).styles.CodeBlock.Theme
	if s.plain = t.theme.Plain || theme == "" || !t.colourable(s); s.plain {
		return nil
	}
	key := snippet{s.language, s.text}
	if s.colours = t.shop.listings[key]; s.colours != nil {
		return s.colours
	}
	tokens, err := lexers.Get(s.language).Tokenise(nil, s.text)
	if s.plain = err != nil; s.plain {
		return nil
	}
	s.colours = &colouring{text: s.text, style: chromastyles.Get(theme), tokens: tokens}
	t.shop.keep(len(s.text))
	t.shop.listings[key] = s.colours
	return s.colours
}

// colourable reports whether the colours of a listing can be found in bounded time.
func (t *Typesetter) colourable(s *listing) bool {
	if len(s.text) > highlightLimit || !t.known(s.language) || confusing(s.text) {
		return false
	}
	_, lazy := lexers.Get(s.language).(*chroma.RegexLexer)
	return lazy || len(s.text) <= aheadLimit
}

// part is some lines of a listing, in their colours as far as these are known.
func (t *Typesetter) part(s *listing, from, to int) *galley {
	start, end := s.starts[from], s.starts[to]-1
	part := &galley{}
	coloured := start
	if c := t.colouring(s); c != nil && !t.pale(s, to) {
		c.reach(end)
		if coloured = min(end, max(start, c.galley.words.Len())); coloured > start {
			part = c.galley.part(start, coloured)
		}
	}
	if coloured < end {
		part.add(t.theme.Style(t.theme.Text).Render(s.text[coloured:end]), "")
	}
	part.calm()
	return part
}

// pale reports whether the colours of a listing up to a line take longer to find
// than a reader waits.
func (t *Typesetter) pale(s *listing, to int) bool {
	if c := t.colouring(s); c != nil && !t.thorough {
		return s.starts[to]-c.end() > patience
	}
	return false
}

// brighten goes on to find the colours of a listing up to a line, until a moment,
// and reports whether it has come so near that the rest is worth waiting for.
func (t *Typesetter) brighten(s *listing, to int, until time.Time) bool {
	for c := t.colouring(s); t.pale(s, to); {
		c.reach(c.end() + pullBytes)
		if time.Now().After(until) {
			break
		}
	}
	return !t.pale(s, to)
}
