package article

import (
	"bytes"
	"strings"
	"unicode"

	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// mathSpan is inline math.
type mathSpan struct {
	ast.BaseInline
	source string
}

var kindMathSpan = ast.NewNodeKind("MathSpan")

// Kind implements ast.Node.
func (*mathSpan) Kind() ast.NodeKind { return kindMathSpan }

// Dump implements ast.Node.
func (m *mathSpan) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// mathBlock is display math.
type mathBlock struct {
	ast.BaseBlock
	lines  bytes.Buffer // with their marks, those of containers removed
	source string
	left   int // lines that still belong to it
}

var kindMathBlock = ast.NewNodeKind("MathBlock")

// Kind implements ast.Node.
func (*mathBlock) Kind() ast.NodeKind { return kindMathBlock }

// Dump implements ast.Node.
func (m *mathBlock) Dump(source []byte, level int) { ast.DumpHelper(m, source, level, nil, nil) }

// mathMarks are the delimiters of formulas: those of TeX, and with doubled backslashes for
// generators that unescape once before the browser.
var mathMarks = []struct {
	open, close string
	block       bool
}{
	{"$$", "$$", true}, {`\\[`, `\\]`, true}, {`\[`, `\]`, true},
	{"$`", "`$", false}, {`\\(`, `\\)`, false}, {`\(`, `\)`, false}, {"$", "$", false},
}

// maxInlineMath is the maximum length of inline math, in bytes.
const maxInlineMath = 1000

// mathSpans is the inline parser of mathSpan.
type mathSpans struct{}

// Trigger implements parser.InlineParser.
func (mathSpans) Trigger() []byte { return []byte{'$', '\\'} }

// Parse implements parser.InlineParser.
func (mathSpans) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	source, size := mathAt(line, block.PrecendingCharacter(), mathIsCertain(pc))
	if size == 0 {
		return nil
	}
	block.Advance(size)
	return &mathSpan{source: source}
}

// mathIsCertain reports whether all text between math delimiters is math in this source.
func mathIsCertain(pc parser.Context) bool {
	around, ok := pc.Get(parseStateKey).(*parseState)
	return ok && around.formulas
}

// mathAt returns the formula at the start of line and its length with delimiters, 0 if
// there is none; before is the preceding character. If certain, the content is not
// checked.
func mathAt(line []byte, before rune, certain bool) (source string, size int) {
	if before < 0x80 && (letters.Word(byte(before)) || before == '$') {
		return "", 0
	}
	line = line[:min(len(line), maxInlineMath)]
	for _, marks := range mathMarks {
		rest, ok := bytes.CutPrefix(line, []byte(marks.open))
		if !ok {
			continue
		}
		if of, size := wordpressMath(rest); size > 0 && marks.open == "$" {
			return of, len(marks.open) + size
		}
		end := bytes.Index(rest, []byte(marks.close))
		if end < 0 || marks.open == "$" && !dollarMath(rest, end, certain) || !isMath(marks.open, rest[:end], certain) {
			return "", 0
		}
		return clean.JoinLines(unescapeFormula(marks.open, string(rest[:end]))), len(marks.open) + end + len(marks.close)
	}
	return "", 0
}

// isMath reports whether source after mark, up to its closing delimiter, is a formula.
func isMath(mark string, source []byte, certain bool) bool {
	switch {
	case len(source) == 0:
		return false
	case certain:
		return !bytes.Contains(source, []byte("](")) // which is a link whose bracket is escaped
	case mark == "$$" && isKramdownMath(source), mark == "$" && numeric.Match(source), mark == `\\(` && plainNumber.Match(source):
		return true
	}
	return looksLikeMath(string(source))
}

// isKramdownMath reports whether source is kramdown's inline math: with no space inside
// the delimiters, or with spaces on both sides and more than words, so that it is not a
// name such as $$typeof.
func isKramdownMath(source []byte) bool {
	begins, ends := source[0] == ' ', source[len(source)-1] == ' '
	return begins == ends && (!begins && !bytes.Contains(source, []byte("`")) || begins && bytes.ContainsAny(source, "+-*/=<>^_\\0123456789"))
}

// unescapeFormula resolves the backslash escapes of a formula if its delimiter shows that
// they are meant for Markdown.
func unescapeFormula(mark, formula string) string {
	if !strings.HasPrefix(mark, `\\`) {
		return formula
	}
	return escapedForMarkdown.ReplaceAllString(formula, "$1")
}

// escapedForMarkdown matches characters of a formula that are escaped for Markdown.
var escapedForMarkdown = pattern.New(`\\([\\_*])`)

// dollarMath reports whether single dollars can delimit a formula (Pandoc's rules): no space
// next to them inside, and no digit after the last one. A letter after it is rejected too,
// because of shell variables.
func dollarMath(rest []byte, end int, certain bool) bool {
	if end > 2 && rest[0] == ' ' && rest[end-1] == ' ' { // accepted by KaTeX
		return texCommand.Match(rest[:end]) || certain && (texSyntax.Match(rest[:end]) || shortMath.Match(bytes.TrimSpace(rest[:end])))
	}
	if certain && end > 2 && (rest[0] == ' ' || rest[end-1] == ' ') && texCommand.Match(rest[:end]) {
		return true
	}
	if end == 0 || rest[0] == ' ' || rest[end-1] == ' ' || rest[end-1] == '\\' {
		return false
	}
	if end+1 >= len(rest) {
		return true
	}
	next := rest[end+1]
	return next != '$' && (!letters.Word(next) || certain && next > '9')
}

var (
	shortMath = pattern.New(`^(?:-?[a-zA-Zα-ωΑ-Ω]['′]?|[\[(][\w.]+,\s*[\w.]+[\])]|[a-zA-Z]{1,2}\([\w., +−*/^'-]{1,24}\)|\|[^|]{1,24}\|)$`)
	numeric   = pattern.New(`^(?:\(?-?\d+(?:\.\d+)?(?:\s*[/+*-]\s*\d+)?\)?|\([^\w\s]\))$`) // prices have no dollar after the number
	// within brackets, where phone numbers and years are common
	plainNumber  = pattern.New(`^\s*-?(?:0|[1-9]\d{0,2})(?:\.\d+)?\s*$`)
	pricePrefix  = pattern.New(`^\d[\d.,]*(\D|$)`)
	texCommand   = pattern.New(`\\[a-zA-Z]{2,}`)
	texSyntax    = pattern.New(`\\[a-zA-Z%]|[\^_=]`)
	shellLike    = pattern.New(`^[A-Z]+_*[A-Z][A-Z_]*\b|^\w+\.\w+\(|\w->[\w{]`)
	shellDefault = pattern.New(`\w[)}]?:-`) // ${x:-y}
)

// looksLikeMath reports whether source is a formula, rather than prices, shell variables
// or names such as $$typeof.
func looksLikeMath(source string) bool {
	source = strings.TrimSpace(source)
	switch {
	case shortMath.MatchString(source):
		return true
	case source == "" || shellLike.MatchString(source) || strings.Contains(source, ":-") && shellDefault.MatchString(source):
		return false
	case strings.Contains(source, "]("): // a link: the delimiter is an escaped bracket
		return false
	case pricePrefix.MatchString(source):
		return texSyntax.MatchString(source)
	}
	return hasMathSyntax(source)
}

// hasMathSyntax reports whether source contains a command, an index, a relation, or an
// operator between two names or numbers.
func hasMathSyntax(source string) bool {
	for i, r := range source {
		if r > 0x7f && unicode.Is(unicode.Sm, r) { // ≤, ∈, →
			return true
		}
		switch r {
		case '^', '_', '=', '<', '>':
			return true
		case '\\':
			if i+1 < len(source) && (source[i+1] > '9' && letters.Word(source[i+1]) || source[i+1] == '{' || source[i+1] == '}') {
				return true
			}
		case '-', '+', '*', '/', '|':
			before, after := strings.TrimRight(source[:i], spaces), strings.TrimLeft(source[i+1:], spaces)
			if before != "" && after != "" && (letters.Word(before[len(before)-1]) || before[len(before)-1] == ')') && (letters.Word(after[0]) || after[0] == '(') {
				return true
			}
		}
	}
	return false
}

// spaces are the characters that \s matches in regular expressions.
const spaces = "\t\n\f\r "

// maxBlockMath is the maximum length of display math, in bytes.
const maxBlockMath = 4096

var environment = pattern.New(`^\\begin\{((?:equation|subequations|(?:fl)?align(?:at|ed|edat)?|gather(?:ed)?|multline|eqnarray|displaymath|math|split|[dr]?cases|array|[pbvBV]?matrix|smallmatrix|CD|tikzcd)\*?)\}`)

// mathBlocks is the block parser of mathBlock.
type mathBlocks struct{}

// Trigger implements parser.BlockParser.
func (mathBlocks) Trigger() []byte { return []byte{'$', '\\'} }

// Open implements parser.BlockParser.
func (mathBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	formula := blockFormula(reader.Source()[segment.Start:], mathIsCertain(pc))
	if len(formula) == 0 {
		return nil, parser.NoChildren
	}
	block := &mathBlock{left: bytes.Count(formula, []byte("\n"))}
	block.lines.Write(bytes.TrimLeft(line, " "))
	skipLine(reader, line, segment)
	return block, parser.NoChildren
}

// blockFormula returns the formula at the start of source, with its delimiters, nil if
// text follows it.
func blockFormula(source []byte, certain bool) []byte {
	source = bytes.TrimLeft(source[:min(len(source), maxBlockMath)], " ")
	inner, size := formulaAt(source)
	if size == 0 || !certain && !looksLikeMath(inner) {
		return nil
	}
	rest, _, _ := bytes.Cut(source[size:], []byte("\n"))
	if len(bytes.Trim(formulaLabel.ReplaceAll(rest, nil), " \t,.;")) > 0 {
		return nil
	}
	return source[:size]
}

// formulaLabel matches the label of a formula in Quarto and Obsidian.
var formulaLabel = pattern.New(`^\s*(?:\([\w:-]+\)|\{#[\w-]+[^{}]*\}|\^[A-Za-z0-9-]+)\s*$`)

// formulaAt returns the formula at the start of source and its length with delimiters, 0
// if there is none.
func formulaAt(source []byte) (inner string, size int) {
	if m := environment.FindSubmatch(source); m != nil {
		end := []byte(`\end{` + string(m[1]) + `}`)
		if at := bytes.Index(source, end); at > 0 {
			return string(source[:at+len(end)]), at + len(end)
		}
		return "", 0
	}
	for _, marks := range mathMarks {
		rest, ok := bytes.CutPrefix(source, []byte(marks.open))
		if !ok || !marks.block {
			continue
		}
		at := bytes.Index(rest, []byte(marks.close))
		if at < 0 || bytes.Contains(rest[:at], []byte("\n\n")) {
			return "", 0
		}
		return unescapeFormula(marks.open, string(rest[:at])), len(marks.open) + at + len(marks.close)
	}
	return "", 0
}

// Continue implements parser.BlockParser.
func (mathBlocks) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	block := node.(*mathBlock)
	if block.left == 0 {
		return parser.Close
	}
	block.left--
	line, segment := reader.PeekLine()
	block.lines.Write(line)
	skipLine(reader, line, segment)
	return parser.Continue | parser.NoChildren
}

// Close implements parser.BlockParser.
func (mathBlocks) Close(node ast.Node, _ text.Reader, _ parser.Context) {
	block := node.(*mathBlock)
	inner, size := formulaAt(block.lines.Bytes())
	if size == 0 { // a container ended within
		inner = block.lines.String()
	}
	block.source = strings.Trim(inner, "\n")
}

// CanInterruptParagraph implements parser.BlockParser.
func (mathBlocks) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (mathBlocks) CanAcceptIndentedLine() bool { return false }

// wordpressMath parses a WordPress formula after the first dollar: latex x^2$. Size and
// colours may follow the formula.
func wordpressMath(rest []byte) (source string, size int) {
	inner, ok := bytes.CutPrefix(rest, []byte("latex "))
	end := bytes.IndexByte(inner, '$')
	if !ok || end <= 0 || bytes.IndexByte(inner[:end], '`') >= 0 || inner[end-1] == ' ' && !texSyntax.Match(inner[:end]) {
		return "", 0
	}
	return clean.JoinLines(wordpressLooks.ReplaceAllString(string(inner[:end]), "")), len(rest) - len(inner) + end + 1
}

// wordpressLooks matches the size and colours of a WordPress formula.
var wordpressLooks = pattern.New(`(?:&(?:amp;)?(?:s|bg|fg)=\w+)+$`)
