package typeset_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"charm.land/glamour/v2/styles"
	"github.com/charmbracelet/x/ansi"
)

// renderWithGlamour renders a text in the dark theme with a Glamour style.
func renderWithGlamour(t *testing.T, style, text string) string {
	t.Helper()
	if style != "" {
		if _, err := typeset.ReadGlamour([]byte(style)); err != nil {
			t.Fatal(err)
		}
	}
	th := theme.Dark()
	th.Glamour = style
	return strings.Join(typeset.New(th, typeset.Options{Width: 60}).Page(article.Parse(model.Body{Text: text}), nil, nil).Lines(), "\n")
}

func TestAGlamourStyleChangesEachKindOfText(t *testing.T) {
	for _, c := range []struct{ style, text, want string }{
		{`{"document":{"color":"#010203"}}`, "plain", "38;2;1;2;3m"},
		{`{"strong":{"color":"#010203","bold":false}}`, "**strong**", "\x1b[38;2;1;2;3mstrong"},
		{`{"emph":{"color":"#010203"}}`, "*slanted*", "38;2;1;2;3"},
		{`{"emph":{"underline":true}}`, "*slanted*", "4"},
		{`{"strikethrough":{"color":"#010203"}}`, "~~gone~~", "38;2;1;2;3"},
		{`{"link_text":{"color":"201"}}`, "[link](https://example.com)", "38;5;201"},
		{`{"code":{"color":"#010203","background_color":"#040506"}}`, "`code`", "48;2;4;5;6"},
		{`{"code":{"prefix":"<","suffix":">"}}`, "`code`", "<"},
		{`{"heading":{"color":"#010203"}}`, "## Two", "38;2;1;2;3"},
		{`{"heading":{"color":"#010203"},"h3":{"color":"#070809","italic":true}}`, "### Three", "38;2;7;8;9"},
		{`{"h4":{"upper":true}}`, "#### four", "FOUR"},
		{`{"block_quote":{"color":"#010203"}}`, "> quoted", "38;2;1;2;3"},
		{`{"definition_term":{"color":"#010203"}}`, "term\n: meaning", "38;2;1;2;3"},
		{`{"text":{"color":"#010203"}}`, "| a |\n|---|\n| cell |", "\x1b[38;2;1;2;3mcell"},
		{`{"code_block":{"theme":"dracula"}}`, "```go\nfunc f() {}\n```", "38;2;139;233;253"},
		{`{"code_block":{"chroma":{"keyword":{"color":"#010203"}}}}`, "```go\nfunc f() {}\n```", "38;2;1;2;3"},
		{`{"code_block":{"chroma":{"keyword":{"color":"201"}}}}`, "```go\nfunc f() {}\n```", "38;2;255;0;255"},
	} {
		got := renderWithGlamour(t, c.style, c.text)
		if !strings.Contains(got, c.want) || strings.Contains(renderWithGlamour(t, "", c.text), c.want) && c.want != "4" {
			t.Errorf("%s: %q has no %q", c.style, got, c.want)
		}
	}
}

func TestTheStylesThatComeWithGlamourLoseNothing(t *testing.T) {
	blocks, err := os.ReadFile(filepath.Join("testdata", "blocks.md"))
	if err != nil {
		t.Fatal(err)
	}
	plain := ansi.Strip(renderWithGlamour(t, "", string(blocks)))
	for name, config := range styles.DefaultStyles {
		style, err := json.Marshal(config)
		if err != nil {
			t.Fatal(err)
		}
		got := renderWithGlamour(t, string(style), string(blocks))
		if name != "notty" && name != "ascii" && got == renderWithGlamour(t, "", string(blocks)) {
			t.Errorf("%s changes nothing", name)
		}
		notInWords := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
		for _, word := range strings.FieldsFunc(plain, notInWords) {
			if !strings.Contains(ansi.Strip(got), word) {
				t.Errorf("%s loses %q", name, word)
			}
		}
	}
}

func TestAWrongGlamourStyleSaysWhichField(t *testing.T) {
	for style, want := range map[string]string{
		`{`:                                              "it is not JSON: unexpected end of JSON input",
		`[]`:                                             "the style must be an object {...}",
		`{"h1":{"colour":"1"}}`:                          "h1.colour is not a field of a Glamour style",
		`{"heading":{"color":"red"}}`:                    `heading.color is "red": write #rrggbb or a number from 0 to 255`,
		`{"heading":{"color":12}}`:                       "heading.color must be a text",
		`{"strong":{"bold":"yes"}}`:                      "strong.bold must be true or false",
		`{"document":{"margin":-1}}`:                     "document.margin must be a number, 0 or more",
		`{"code_block":{"theme":"none such"}}`:           `code_block.theme is "none such", which is not a chroma style`,
		`{"code":{"prefix":"\u001b[2J"}}`:                "code.prefix holds a control character",
		`{"code_block":{"chroma":{"keyword":1}}}`:        "code_block.chroma.keyword must be an object {...}",
		`{"text":` + strings.Repeat(" ", 70_000) + `{}}`: "it is longer than 65536 bytes",
	} {
		if _, err := typeset.ReadGlamour([]byte(style)); err == nil || err.Error() != want {
			t.Errorf("%.60s: %v", style, err)
		}
	}
}

func TestAGlamourStyleColoursTheTheme(t *testing.T) {
	roles, err := typeset.ReadGlamour([]byte(`{"document":{"color":"252"},"heading":{"color":"39"},"h1":{"color":"228"},"code":{"background_color":"#303030"}}`))
	if err != nil {
		t.Fatal(err)
	}
	for role, want := range map[string]string{"text": "252", "accent": "39", "strong": "228", "panel": "#303030", "link": ""} {
		if roles[role] != want {
			t.Errorf("%s is %q, not %q", role, roles[role], want)
		}
	}
}
