package typeset_test

import (
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
)

func TestAPlaceIsFoundAgainOnAnyWidth(t *testing.T) {
	page := newPage(60)
	for _, width := range []int{60, 30, 100} {
		other := newPage(width)
		for at := (typeset.Anchor{}); ; {
			found := other.Find(page.PositionOf(at))
			line := strings.TrimSpace(ansi.Strip(page.Window(at, 1)[0]))
			switch {
			case found.Block != at.Block:
				t.Fatalf("%d wide %v became %v", width, at, found)
			case width == 60 && hasLetter(line) && found.Line > at.Line:
				t.Fatalf("%v became %v", at, found)
			}
			next := page.Move(at, 1)
			if next == at {
				break
			}
			at = next
		}
	}
}

func TestAPlaceIsFoundAgainAfterEdits(t *testing.T) {
	const source = "Begin.\n\n## Tide\n\nIt rises.\n\nIt falls.\n\n- one\n- two\n\n## Wind\n\nIt blows.\n\nIt turns.\n"
	page := func(source string) *typeset.Page {
		return typeset.New(theme.None(), typeset.Options{Width: 40}).Page(article.Parse(model.Body{Text: source}), nil, nil)
	}
	place := func(text string) model.Position {
		p := page(source)
		for at := (typeset.Anchor{}); ; at = p.Move(at, 1) {
			if strings.Contains(p.Window(at, 1)[0], text) {
				return p.PositionOf(at)
			}
		}
	}
	for _, c := range []struct{ name, at, source, want string }{
		{"nothing", "falls", source, "It falls."},
		{"text above", "falls", "New.\n\nMore.\n\n" + source, "It falls."},
		{"text in the section", "falls", strings.Replace(source, "It rises.", "It rises.\n\nAnd waits.", 1), "It falls."},
		{"another heading", "turns", strings.Replace(source, "## Wind", "## Storm", 1), "It turns."},
		{"the passage itself", "falls", strings.Replace(source, "It falls.", "It falls back.", 1), "It falls back."},
		{"a section that is shorter", "turns", strings.Replace(source, "\n\nIt turns.", "", 1), "It blows."},
		{"passage and heading", "falls", strings.NewReplacer("## Tide", "## Sea", "It falls.", "Back.").Replace(source), "Back."},
		{"the order", "blows", "## Wind\n\nIt blows.\n\n" + strings.Replace(source, "## Wind\n\nIt blows.\n\n", "", 1), "It blows."},
	} {
		p := page(c.source)
		if got := p.Window(p.Find(place(c.at)), 1)[0]; !strings.HasPrefix(got, c.want) {
			t.Errorf("after a change of %s the place is at %q, not %q", c.name, got, c.want)
		}
	}
	if at := page("").Find(place("falls")); at != (typeset.Anchor{}) {
		t.Errorf("in an empty article the place is %v", at)
	}
	if p := page(source); p.PositionOf(typeset.Anchor{}) != (model.Position{}) || p.Find(model.Position{}) != (typeset.Anchor{}) {
		t.Error("the start is not the zero place")
	}
}

func TestAPageKnowsWhetherTheEndOfItsTextIsOnTheScreen(t *testing.T) {
	page := typeset.New(theme.None(), typeset.Options{Width: 40}).
		Page(article.Parse(model.Body{Text: strings.Repeat("A paragraph.\n\n", 20)}), &testHeader, &typeset.Footer{Sections: []typeset.FooterSection{{Links: []typeset.FooterLink{{Text: "An older post"}}}}})
	whole := page.Lines()
	last := 0
	for i, line := range whole {
		if strings.Contains(line, "A paragraph.") {
			last = i
		}
	}
	for at, line := (typeset.Anchor{}), 0; line < len(whole); at, line = page.Move(at, 1), line+1 {
		if got, want := page.EndVisible(at, 10), line+10 > last; got != want {
			t.Fatalf("from line %d, the last of the text being %d: %t", line, last, got)
		}
	}
	empty := typeset.New(theme.None(), typeset.Options{Width: 40}).Page(article.Parse(model.Body{Text: ""}), &testHeader, nil)
	if !empty.EndVisible(typeset.Anchor{}, 10) {
		t.Error("an article without text does not end")
	}
}

func TestWhoHasNotComeToTheTextIsAtTheStart(t *testing.T) {
	page := typeset.New(themes[0], typeset.Options{Width: 60}).Page(article.Parse(model.Body{Text: "One.\n\nTwo.\n"}), &testHeader, nil)
	if got := page.PositionOf(typeset.Anchor{Line: 2}); got != (model.Position{}) {
		t.Errorf("a line of the front is at %+v", got)
	}
	if page.PositionOf(typeset.Anchor{Block: 1}) == (model.Position{}) {
		t.Error("the first paragraph is at the start")
	}
}
