package metadata

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"blogtui/model/clean"
)

// ReadSimple must return what Cut and Decode return.
func FuzzQuickFindsWhatCutAndDecodeFind(f *testing.F) {
	for i := range Dialects {
		f.Add([]byte(Dialects[i].Example + "\n\nText\n"))
	}
	f.Add([]byte("---\na: b\nc: 'd''e'\nf:\n  - g\n---\n"))
	f.Add([]byte("---\ntitle: \"\\e[31m\\u202e&#27;\"\ndate: 2020-01-02\n---\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, _ := clean.Decode(raw)
		if end := strings.Index(text, "\n---\n"); end > 0 {
			text = text[:end+len("\n---\n")]
		}
		b, tree, ok := ReadSimple(text)
		if !ok {
			return
		}
		slow := Cut(text)
		full, _ := Decode(slow)
		if slow.End != b.End || slow.Line != b.Line || dump(&full) != dump(&tree) {
			t.Errorf("read quickly %q ends at %d, else at %d", b.Text, b.End, slow.End)
		}
	})
}

// What the line reader reads exactly, YAML must read the same way.
func FuzzTheLineReaderIsOnlySureOfWhatYAMLSaysToo(f *testing.F) {
	for _, text := range []string{
		"a: b\nc: 'd''e'\n", "a:\n  - b\n  - c: d\n    e: f\n", "a: >\n  b\n  c\n\nd: |\n  e\n   f\n", "a: [b, 'c', d e]\n", "a:\n  -b, c\n", "a: b # c\nd: e#f\n",
		"a:\n- b\n-\n- c\n", "a: ~\nb:\n", "a:\n  b:\n    c: d\n", "a: b\n  c\n", "? a\n: b\n", "a: \"b\"\n", "a: x y: z\n", "a: [b,, c]", "a: - b", "---", "A:  ?\t 0 ", "A:\tA:\t**", "a: [be]#c', d , \n", "A: >\n 0\n\t 0\n\n 0", "a: 'b' c", "a:\n- #0\n- b",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ContainsAny(text, "\r\u0085\u2028\u2029\ufeff") || len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		tree, sure := readYAMLLines(text, 1)
		if !sure || len(tree.Entries) == 0 {
			return
		}
		strict, err := strictYAML(Block{Text: text, Line: 1})
		if errors.Is(err, errTooLarge) {
			return
		}
		if err != nil {
			t.Fatalf("YAML refuses %q: %v", text, err)
		}
		if got, want := dump(&tree), dump(&strict); got != want {
			t.Errorf("%q is read as\n%s\nYAML says\n%s", text, got, want)
		}
	})
}

// dump formats a tree on one line, with white space in texts normalised.
func dump(n *Node) string {
	var out strings.Builder
	switch n.Kind {
	case Null:
		return "null"
	case Scalar:
		return "(" + strings.Join(strings.Fields(n.Text), " ") + ")"
	case List:
		for i := range n.Items {
			out.WriteString("- " + dump(&n.Items[i]) + " ")
		}
	case Table:
		for _, e := range n.Entries {
			out.WriteString(e.Key + ": " + dump(&e.Value) + " ")
		}
	}
	return "{" + out.String() + "}"
}
