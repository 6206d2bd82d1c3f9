package typeset

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

func TestALineIsWrittenThriftily(t *testing.T) {
	for _, c := range []struct{ name, line, want string }{
		{"without styles", "plain words", "plain words"},
		{"a style that goes on", "\x1b[31ma\x1b[m\x1b[31mb\x1b[m", "\x1b[31mab\x1b[m"},
		{"a colour after another", "\x1b[31ma\x1b[m\x1b[32mb\x1b[m", "\x1b[31ma\x1b[32mb\x1b[m"},
		{"colours of blanks", "\x1b[31ma\x1b[m\x1b[32m  \x1b[m\x1b[31mb\x1b[m", "\x1b[31ma  b\x1b[m"},
		{"blanks without a colour", "\x1b[31ma\x1b[m  \x1b[31mb\x1b[m", "\x1b[31ma  b\x1b[m"},
		{"a ground under blanks", "\x1b[41m a\x1b[m b", "\x1b[41m a\x1b[m b"},
		{"underlined blanks", "\x1b[4;31ma b\x1b[m\x1b[31m c\x1b[m", "\x1b[4;31ma b\x1b[0;31m c\x1b[m"},
		{"more of a style", "\x1b[38;5;7ma\x1b[m\x1b[1;38;5;7mb\x1b[m", "\x1b[38;5;7ma\x1b[1mb\x1b[m"},
		{"less of a style", "\x1b[1;38;2;1;2;3ma\x1b[m\x1b[38;2;1;2;3mb\x1b[m", "\x1b[1;38;2;1;2;3ma\x1b[0;38;2;1;2;3mb\x1b[m"},
		{"an open style", "\x1b[94ma", "\x1b[94ma\x1b[m"},
		{"a link", "\x1b]8;;http://a\x1b\\\x1b[31ma\x1b[m\x1b]8;;\x1b\\", "\x1b]8;;http://a\x1b\\\x1b[31ma\x1b]8;;\x1b\\\x1b[m"},
		{"what it does not know", "\x1b[4:3ma\x1b[m\x1b[4:3mb\x1b[m", "\x1b[4:3ma\x1b[m\x1b[4:3mb\x1b[m"},
		{"no style", "\x1b[2Ka\x1b[m", "\x1b[2Ka\x1b[m"},
		{"a number below none", "\x1b[-1ma\x1b[m", "\x1b[-1ma\x1b[m"},
	} {
		if got := minimizeSGR(c.line); got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

// cell is a grapheme cluster with its style.
type cell struct{ cluster, style string }

// parseCells returns the cells of a line as a terminal would show it. It is a simpler
// implementation than minimizeSGR: it collects sequences until a reset, and the last value
// of each attribute counts.
func parseCells(t *testing.T, line string) []cell {
	t.Helper()
	var cells []cell
	style, link, state := map[string]string{}, "", byte(0)
	for line != "" {
		sequence, width, size, next := ansi.DecodeSequence(line, state, nil)
		line, state = line[size:], next
		switch {
		case strings.HasSuffix(sequence, "m") && strings.HasPrefix(sequence, "\x1b["):
			words := strings.Split(strings.TrimSuffix(sequence[2:], "m"), ";")
			for i := 0; i < len(words); i++ {
				switch word := words[i]; {
				case word == "" || word == "0":
					clear(style)
				case word == "38" || word == "48":
					size := map[string]int{"5": 3, "2": 5}[words[i+1]]
					style[word[:1]] = strings.Join(words[i:i+size], ";")
					i += size - 1
				case len(word) == 1:
					style["attribute "+word] = word
				default:
					style[map[bool]string{true: "3", false: "4"}[word[0] == '3' || word[0] == '9']] = word
				}
			}
		case strings.HasPrefix(sequence, "\x1b"):
			link = sequence
		case width > 0:
			visible := []string{style["4"], style["attribute 4"], style["attribute 7"], style["attribute 9"], link}
			if sequence != " " || visible[1]+visible[2]+visible[3] != "" {
				visible = append(visible, style["3"])
			}
			if sequence != " " {
				for _, n := range []string{"1", "2", "3", "5"} {
					visible = append(visible, style["attribute "+n])
				}
			}
			cells = append(cells, cell{sequence, strings.Join(visible, "|")})
		}
	}
	return cells
}

func TestThriftyLinesLookTheSame(t *testing.T) {
	source, err := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := New(theme.Dark(), Options{Width: 60, Hyperlinks: true}).Page(article.Parse(model.Body{Text: string(source)}), nil, nil)
	before, after := 0, 0
	for i := range page.blocks {
		setter := *page.setter
		setter.recorder = &recorder{textIndex: map[*styledText]int{}}
		for _, line := range setter.renderBlock(&page.blocks[i]) {
			line = setter.recorder.extractMarkers(&RenderedBlock{}, 0, line)
			short := minimizeSGR(line)
			before, after = before+len(line), after+len(short)
			want, got := parseCells(t, line), parseCells(t, short)
			for n := range want {
				if n >= len(got) || got[n] != want[n] {
					t.Fatalf("cell %d of %q is shown otherwise in %q", n, line, short)
				}
			}
		}
	}
	if after > before*9/10 {
		t.Errorf("%d bytes have become %d", before, after)
	}
}
