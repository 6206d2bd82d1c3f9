package article

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/dialect"
)

func TestATextOfTooManyPartsIsCutAndSaysSo(t *testing.T) {
	for _, c := range []struct{ name, source string }{
		{"rows", "|a|b|\n|-|-|\n" + strings.Repeat("|1|2|\n", 150_000)},
		{"items", strings.Repeat("- a\n", 400_000)},
		{"paragraphs", strings.Repeat("a\n\n", 200_000)},
		{"words of one line", strings.Repeat("*a* ", 200_000)},
		{"no end of a word", strings.Repeat("*ä", 400_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			blocks := Parse(model.Body{Text: c.source}).Blocks
			remark, ok := blocks[len(blocks)-1].(Remark)
			if !ok || remark.Kind != RestLeftOut || remark.Lines == 0 {
				t.Fatalf("the last block is %T", blocks[len(blocks)-1])
			}
			kept, _ := truncateSource(c.source)
			if !utf8.ValidString(kept) {
				t.Error("a letter was cut in two")
			}
			if again, said := truncateSource(kept); again != kept || said != 0 {
				t.Error("what is kept has too many parts as well")
			}
		})
	}
}

func TestATextWithoutTooManyPartsStaysWhole(t *testing.T) {
	for _, source := range []string{strings.Repeat("Words of a book. ", 300_000), strings.Repeat("|a|b|\n", maxTokens/8)} {
		if kept, left := truncateSource(source); kept != source || left != 0 {
			t.Errorf("%q... was cut by %d lines", source[:20], left)
		}
	}
}

func TestTheRemarkCountsTheLinesThatAreLeftOut(t *testing.T) {
	if _, left := truncateSource(strings.Repeat("a\n", maxTokens) + strings.Repeat("b\n", 12_345)); left != 12_345 {
		t.Error(left)
	}
}

func TestPortionsHoldTheWholeText(t *testing.T) {
	sentence := "The quick brown fox jumps over the lazy dog. "
	for _, c := range []struct {
		name string
		text []Inline
		most int // bytes of a portion
	}{
		{"sentences", []Inline{Text(strings.Repeat(sentence, 100))}, 200},
		{"words", []Inline{Text(strings.Repeat("word ", 1000))}, 200},
		{"letters", []Inline{Text(strings.Repeat("字", 1000))}, 200},
		{"accents", []Inline{Text(strings.Repeat("e\u0301", 1000))}, 200},
		{"emphasis", []Inline{Text("a "), Emphasis{[]Inline{Strong{[]Inline{Text(strings.Repeat(sentence, 100))}}}}}, 200},
		{"code stays whole", []Inline{Text("a "), Code(strings.Repeat("b", 500)), Text(" " + strings.Repeat(sentence, 10))}, 502},
	} {
		t.Run(c.name, func(t *testing.T) {
			portions, whole := SplitText(c.text, 200), ""
			for _, p := range portions {
				plain := Plain(p)
				if len(plain) > c.most || plain == "" || !startsWithLetter(plain) {
					t.Errorf("%d bytes: %q", len(plain), plain)
				}
				whole += plain
			}
			if len(portions) < 2 || strings.ReplaceAll(whole, " ", "") != strings.ReplaceAll(Plain(c.text), " ", "") {
				t.Errorf("%d portions lose text", len(portions))
			}
		})
	}
}

func TestPortionsEndWithSentences(t *testing.T) {
	portions := SplitText([]Inline{Text(strings.Repeat("One. Two and more. ", 50))}, 100)
	for _, p := range portions[:len(portions)-1] {
		if !strings.HasSuffix(Plain(p), ". ") {
			t.Errorf("%q ends amid a sentence", Plain(p))
		}
	}
}

func TestFootnotesBehindTooManyOthersStayTextAndSaySo(t *testing.T) {
	var source strings.Builder
	for i := range 2 * dialect.MaxFootnotes {
		fmt.Fprintf(&source, "Text %d[^n%d].\n\n[^n%d]: Note %d.\n\n", i, i, i, i)
	}
	doc := Parse(model.Body{Text: source.String()})
	text := doc.Text()
	for _, want := range []string{fmt.Sprintf("[^n%d]: Note %d.", dialect.MaxFootnotes, dialect.MaxFootnotes), "Note 7.", fmt.Sprintf("Note %d.", 2*dialect.MaxFootnotes-1)} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	if !slices.ContainsFunc(doc.Blocks, func(b Block) bool { _, remark := b.(Remark); return remark }) {
		t.Error("nothing says so")
	}
	notes, ok := doc.Blocks[len(doc.Blocks)-1].(Footnotes)
	if !ok || len(notes.Items) != dialect.MaxFootnotes {
		t.Errorf("there are %d notes", len(notes.Items))
	}
}
