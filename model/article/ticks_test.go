package article

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"
)

// manySpans are more code spans than a paragraph may have without a look at each.
var manySpans = strings.Repeat("`x` ", 200)

func TestManyBackQuotesMeanWhatFewDo(t *testing.T) {
	for _, text := range []string{"``a ` b", "`a ``b` c``", "\\```a``", "\\`a`", "\\\\`a`", "```a``b`", "`a\nb` ``c"} {
		read := func(before string) string {
			_, rest, _ := strings.Cut(fmt.Sprint(Parse(model.Body{Text: before + "and " + text + " end"}).Blocks[0].(Paragraph).Text), "and ")
			return rest
		}
		if few, many := read("x "), read(manySpans); few != many {
			t.Errorf("%q is read as %q, behind others as %q", text, few, many)
		}
	}
}

func TestBackQuotesOfCodeAreLeftAsTheyAre(t *testing.T) {
	code := strings.Repeat("` `` ", 200) + "\n"
	for _, source := range []string{"```\n" + strings.ReplaceAll(code, "``", "`") + "```\n", "~~~\n" + code + "~~~\n"} {
		if block, ok := Parse(model.Body{Text: source}).Blocks[0].(CodeBlock); !ok || !strings.Contains(source, block.Text) {
			t.Errorf("%.20q… is %T", source, Parse(model.Body{Text: source}).Blocks[0])
		}
	}
}
