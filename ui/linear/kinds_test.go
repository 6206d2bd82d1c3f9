package linear

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"blogtui/model/article"
)

// blockTests has an example of every kind of block.
var blockTests = []struct {
	block article.Block
	words string
}{
	{article.Heading{Level: 3, ID: "x", Text: inlines("Knots")}, "Heading 3: Knots"},
	{article.Paragraph{Text: inlines("The sea.")}, "The sea."},
	{article.Paragraph{Text: inlines("Photo: Bo"), Credit: true}, "Credit: Photo: Bo"},
	{article.Quote{Blocks: paragraph("Wait.")}, "Quote: Wait. / End of quote."},
	{article.PullQuote{Blocks: paragraph("Wait.")}, "Quote: Wait. / End of quote."},
	{article.PullQuote{Blocks: paragraph("Wait."), Name: inlines("Wes"), Role: inlines("Analyst")}, "Quote by Wes, Analyst: Wait. / End of quote."},
	{article.PullQuote{Blocks: paragraph("Wait."), Role: inlines("A proverb")}, "Quote by A proverb: Wait. / End of quote."},
	{article.List{Items: []article.Item{{Blocks: paragraph("a")}}}, "List of 1 item: / Item: a / End of list."},
	{article.List{Ordered: true, Start: 4, Items: []article.Item{{Blocks: paragraph("a")}, {}}}, "List of 2 items: / 4. a / 5. / End of list."},
	{article.List{Ordered: true, Start: 3, Numbering: article.LowerRoman, Items: []article.Item{{Blocks: paragraph("a")}, {}}}, "List of 2 items: / iii. a / iv. / End of list."},
	{article.List{Ordered: true, Start: 1, Items: []article.Item{{Task: article.OpenTask, Blocks: paragraph("a")}}}, "List of 1 item: / 1, open: a / End of list."},
	{article.CodeBlock{Language: "go", Title: "a.go", Text: "a\n\tb\n"}, "Code in Go, a.go, 2 lines: / a /     b / End of code."},
	{article.CodeBlock{Text: "a\nb\nc\n", Highlighted: []article.LineRange{{First: 2, Last: 2}}}, "Code, 3 lines: / Line 2 is marked. / a / b / c / End of code."},
	{article.CodeBlock{Text: "a\nb\nc\n", Highlighted: []article.LineRange{{First: 1, Last: 1}, {First: 3, Last: 3}}}, "Code, 3 lines: / Lines 1 and 3 are marked. / a / b / c / End of code."},
	{article.CodeBlock{Text: "a\nb\nc\n", Highlighted: []article.LineRange{{First: 1, Last: 2}}}, "Code, 3 lines: / Lines 1 to 2 are marked. / a / b / c / End of code."},
	{article.CodeBlock{Language: "text", Text: "a\n"}, "Code, 1 line: / a / End of code."},
	{article.CodeBlock{Language: "Brainf", Text: "+\n"}, "Code in Brainf, 1 line: / + / End of code."},
	{article.Table{Head: tableRow("Name", ""), Rows: []article.Row{tableRow("x", "y"), tableRow("", "z", "more"), tableRow("", "")}},
		"Table with 3 columns and 3 rows: / Columns: Name; / Row 1: Name: x; Column 2: y / Row 2: Column 2: z; Column 3: more / Row 3: empty / End of table."},
	{article.Rule{}, "Break."},
	{article.Callout{Kind: "tip", Title: inlines("Look"), Blocks: paragraph("Up.")}, "Tip: Look. Up. / End of tip."},
	{article.Callout{Blocks: paragraph("Up.")}, "Note: Up. / End of note."},
	{article.Definitions{Items: []article.Definition{{Terms: [][]article.Inline{inlines("a"), inlines("b")}, Meanings: [][]article.Block{paragraph("c"), paragraph("d")}}}},
		"Definition of a or b: c / Also: d"},
	{article.Footnotes{Items: []article.Footnote{{Number: 1, Blocks: paragraph("Why.")}}}, "1 footnote: / Footnote 1: Why."},
	{article.Picture{Source: "a/boat.png?w=3"}, "Image: boat.png"},
	{article.Picture{Source: "boat.png", Alt: "A boat", Caption: inlines("At six"), Target: "big.png"}, "Image: A boat (At six) [link 1]"},
	{article.Picture{Source: "data:image/png;base64,AAAA", Caption: inlines("At six")}, "Image: At six"},
	{article.CodeBlock{Language: "mermaid", Text: "a\n"}, "Mermaid diagram, 1 line: / a / End of code."},
	{article.Embed{Kind: "YouTube video", Target: "https://youtu.be/x"}, "Embedded: YouTube video [link 1]"},
	{article.Embed{Kind: "YouTube video", Title: "Boats", Target: "https://youtu.be/x"}, "Embedded: YouTube video, Boats [link 1]"},
	{article.Formula{Source: "x^2", Text: "x²"}, "Formula: x²"},
	{article.Formula{Source: "x", Text: "a = b\n  = c"}, "Formula: a = b ; = c"},
	{article.Formula{Source: "m", Text: "⎛ 1 ⎞\n⎝ 2 ⎠"}, "Formula in TeX: / m / End of formula."},
	{article.Formula{Source: `\frac{a}`}, `Formula in TeX: / \frac{a} / End of formula.`},
	{article.Remark{Kind: article.NoText}, "Remark: This post has no text."},
	{article.Remark{Kind: article.RestLeftOut, Lines: 3}, "Remark: The rest of the text is not shown, 3 lines more: the text has too many lines and marks. The file has them all."},
}

// inlineTests has an example of every kind of inline.
var inlineTests = []struct {
	inline article.Inline
	words  string
}{
	{article.Text("sea"), "sea"},
	{article.Emphasis{Text: inlines("sea")}, "sea"},
	{article.Strong{Text: inlines("sea")}, "sea"},
	{article.Strike{Text: inlines("sea")}, "(deleted: sea)"},
	{article.Code("x++"), "x++"},
	{article.Link{Text: inlines("sea"), Target: "a.md"}, "sea [link 1]"},
	{article.Link{Text: inlines("sea")}, "sea"},
	{article.Image{Source: "a.png", Alt: "A gull"}, "(image: A gull)"},
	{article.Image{Source: "data:x"}, "(image)"},
	{article.Break{}, "\n"},
	{article.FootnoteRef(2), " [footnote 2]"},
	{article.Mark{Text: inlines("sea")}, "sea"},
	{article.Math{Source: "x^2", Text: "x²"}, "x²"},
	{article.Math{Source: `\hat x`}, `(formula: \hat x)`},
	{article.Placeholder("price-list"), "(not shown: price-list)"},
}

func inlines(text string) []article.Inline { return []article.Inline{article.Text(text)} }

func paragraph(text string) []article.Block {
	return []article.Block{article.Paragraph{Text: inlines(text)}}
}

func tableRow(cells ...string) article.Row {
	var r article.Row
	for _, cell := range cells {
		r = append(r, inlines(cell))
	}
	return r
}

func TestEveryKindHasItsWords(t *testing.T) {
	tested := map[string]bool{}
	for _, c := range blockTests {
		tested[reflect.TypeOf(c.block).Name()] = true
		tt := &transcriber{linkNumbers: map[string]int{}}
		tt.blocks([]article.Block{c.block})
		var lines []string
		for _, l := range tt.lines {
			lines = append(lines, l.text)
		}
		if got := strings.Join(lines, " / "); got != c.words {
			t.Errorf("%T is told as\n%q, not\n%q", c.block, got, c.words)
		}
	}
	for _, c := range inlineTests {
		tested[reflect.TypeOf(c.inline).Name()] = true
		tt := &transcriber{linkNumbers: map[string]int{}}
		if got := tt.inlines([]article.Inline{c.inline}); got != c.words {
			t.Errorf("%T is told as %q, not %q", c.inline, got, c.words)
		}
	}
	for _, kind := range modelKinds(t) {
		if !tested[kind] {
			t.Errorf("nothing says how article.%s is told: give it its words in transcribe.go or inlines.go, and an example here", kind)
		}
	}
}

// modelKinds returns the kinds of blocks (types that embed Location) and inlines (types with
// the method inline) in the source of package article.
func modelKinds(t *testing.T) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "model", "article", "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatal("the model has no sources: ", err)
	}
	var kinds []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				if embedsLocation(n) {
					kinds = append(kinds, n.Name.Name)
				}
			case *ast.FuncDecl:
				if n.Recv != nil && n.Name.Name == "inline" {
					if of, ok := n.Recv.List[0].Type.(*ast.Ident); ok && of.IsExported() {
						kinds = append(kinds, of.Name)
					}
				}
			}
			return true
		})
	}
	if len(kinds) < 20 {
		t.Fatalf("only these kinds were found: %v", kinds)
	}
	return kinds
}

func embedsLocation(spec *ast.TypeSpec) bool {
	fields, ok := spec.Type.(*ast.StructType)
	if !ok {
		return false
	}
	for _, field := range fields.Fields.List {
		if of, ok := field.Type.(*ast.Ident); ok && len(field.Names) == 0 && of.Name == "Location" {
			return true
		}
	}
	return false
}
