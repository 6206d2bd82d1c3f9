package typeset_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// testThemes returns the themes in which every block is tested.
func testThemes() []theme.Theme {
	return []theme.Theme{
		theme.Dark(), theme.Auto.For(colorprofile.TrueColor, false), theme.Auto.For(colorprofile.ANSI256, true),
		theme.HighContrast.For(colorprofile.TrueColor, true), theme.HighContrast.For(colorprofile.TrueColor, false),
		theme.Basic(), theme.Mono(), theme.None(),
	}
}

// everyBlockDocument returns an article with each kind of block.
func everyBlockDocument(t *testing.T) *article.Document {
	source, err := os.ReadFile(filepath.Join("testdata", "every-block.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(strings.TrimPrefix(string(source), "---\n"), "\n---\n")
	return article.Parse(model.Body{Text: body})
}

func TestEveryBlockLooksAsAgreed(t *testing.T) {
	doc := everyBlockDocument(t)
	for name, setter := range map[string]*typeset.Typesetter{
		"none-36":  typeset.New(theme.None(), typeset.Options{Width: 36}),
		"none-72":  typeset.New(theme.None(), typeset.Options{Width: 72}),
		"none-120": typeset.New(theme.None(), typeset.Options{Width: 120}),
		"ascii-72": typeset.New(theme.None(), typeset.Options{Width: 72, ASCII: true}),
		"dark-72":  typeset.New(theme.Dark(), typeset.Options{Width: 72, Hyperlinks: true}),
		"basic-72": typeset.New(theme.Basic(), typeset.Options{Width: 72}),
		"mono-72":  typeset.New(theme.Mono(), typeset.Options{Width: 72}),
	} {
		compareGolden(t, "every-block-"+name+".golden", setter.Page(doc, nil, nil).Lines())
	}
}

// Colours may add to what shapes and words say, but never say it alone: without
// its styles every theme shows the same.
func TestEveryBlockMeansTheSameInEveryTheme(t *testing.T) {
	doc := everyBlockDocument(t)
	for _, width := range []int{36, 72, 120} {
		var first []string
		for _, th := range testThemes() {
			lines := typeset.New(th, typeset.Options{Width: width}).Page(doc, nil, nil).Lines()
			for i, line := range lines {
				if wide := ansi.StringWidth(line); wide > width {
					t.Errorf("%s at %d: line %d has %d cells: %q", th.Name, width, i, wide, line)
				}
				lines[i] = strings.TrimRight(ansi.Strip(line), " ")
			}
			switch {
			case first == nil:
				first = lines
			case th.Plain: // code within a line is told by its marks alone, which take room
			case strings.Join(lines, "\n") != strings.Join(first, "\n"):
				t.Errorf("%s at %d shows other text than dark", th.Name, width)
			}
		}
	}
}
