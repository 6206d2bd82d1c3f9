package ui

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/search"
	"blogtui/ui/theme"

	"github.com/charmbracelet/x/ansi"
)

// marked returns the text of a frame that has the colours of search hits.
func (s *story) marked() string {
	found := theme.Dark().Match().Render("x")
	current := theme.Dark().Selected().Render("x")
	var out []string
	for _, line := range strings.Split(s.styled(), "\n") {
		for _, style := range []string{found, current} {
			on, off, _ := strings.Cut(style, "x")
			for rest := line; ; {
				_, after, ok := strings.Cut(rest, on)
				if !ok {
					break
				}
				text, more, _ := strings.Cut(after, off)
				out = append(out, ansi.Strip(text))
				rest = more
			}
		}
	}
	return strings.Join(out, "|")
}

func TestWordsAreFoundAcrossLinesLinksAndCode(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = "A pilot knows the *old harbour* and its [old\nharbour wall](knots.md) well, and every stone of it, as every pilot of the old harbour should.\n\n" +
		"```\nold harbour = 1\n```\n\n| old | harbour |\n|---|---|\n| an old harbour | x |\n"
	s := open(t, blog, 60, 30).press("enter", "/", "OLD  har").shows("/ OLD  har", "1 of 5")
	if got := s.marked(); got != "old har|old har|old har|old har|old har" {
		t.Errorf("marked are %q", got)
	}
	s.press("enter").shows("1 of 5", "n/N next, previous", "esc done").press("n").shows("2 of 5").press("n", "n", "n").shows("5 of 5")
	s.press("n").shows("From the beginning again", "1 of 5").press("N").shows("From the end again", "5 of 5")
	s.press("esc").hides("5 of 5").press("n").shows("Nothing has been searched for")
	if got := s.marked(); got != "" {
		t.Errorf("marked are %q", got)
	}
}

func TestAMatchThatIsBrokenOverTwoLinesIsMarkedOnBoth(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = strings.Repeat("word ", 30) + "needle thread " + strings.Repeat("word ", 30)
	for width := 24; width < 80; width++ {
		s := open(t, blog, width, 30).press("enter", "/", "needle thread")
		if got := s.marked(); got != "needle thread" && got != "needle|thread" {
			t.Fatalf("%d wide, marked are %q", width, got)
		}
	}
}

func TestFindingBeginsWhereTheReaderIsAndEscGoesBackThere(t *testing.T) {
	blog := sampleBlog()
	var text strings.Builder
	for i := range 100 {
		fmt.Fprintf(&text, "Paragraph %d of the whole.\n\n", i)
	}
	blog.bodies["harbour.md"] = text.String()
	s := open(t, blog, 80, 20).press("enter", "space", "space").shows("Paragraph 15 ")
	s.press("/", "paragraph 3 of").shows("Paragraph 3 of", "1 of 1").press("esc").shows("Paragraph 15 ").hides("Paragraph 3 ")
	s.press("/", "whole").hides("Paragraph 3 of").shows(" of 100").press("x").shows("not found").press("backspace").shows(" of 100")
	s.press("enter", "g", "n")
	s.resize(40, 20).shows(" of 100")
	if s.marked() == "" {
		t.Error("nothing is marked after a resize")
	}
}

func TestAnArticleOpensAtWordsThatWereFound(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = strings.Repeat("Nothing here.\n\n", 40) + "The tideline, and a line of tide.\n"
	s := open(t, blog, 80, 20)
	s.send(openPost{id: "harbour.md", find: search.Parse("line tide")})
	s.shows("The tideline", "1 of 3").press("n").shows("2 of 3")
	if got := s.marked(); strings.Count(got, "|") != 2 || !strings.Contains(got, "line") {
		t.Errorf("marked are %q", got)
	}
}

func TestALongArticleIsLookedThroughWithoutAWait(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = strings.Repeat("Some words that fill the lines of a long article until its end.\n\n", 20_000) + "The needle.\n"
	p := *blog.lib.Post("harbour.md")
	blog.lib = model.NewLibrary(model.Contents{Title: "Long", Posts: []*model.Post{&p}, Stage: model.Complete})
	s := open(t, blog, 80, 24)
	s.press("enter", "/", "needle").shows("1 of 1", "The needle.")
}

func TestAPlaceFarRightOnALongLineOfCodeIsGoneToAtOnce(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = "```js\nconst here = [" + strings.Repeat("1234, ", 50_000) + "'needle'];\n```\n" // some 20,000 steps to the right
	s := open(t, blog, 80, 24).press("enter", "/", "needle").shows("'needle'", "1 of 1").press("enter")
	s.press("/", "here").shows("const here", "1 of 1")
}

func TestAccentsQuotesAndDashesMakeNoDifference(t *testing.T) {
	for _, test := range []struct{ text, typed, found string }{
		{"Un CAFÉ là-bas", "cafe la-b", "CAFÉ là-b"},
		{"decomposed cafe\u0301s", "cafés", "cafe\u0301s"},
		{"it\u2019s \u201cso\u201d \u2014 said he", "it's \"so\" - said", "it\u2019s \u201cso\u201d \u2014 said"},
		{"שָׁלוֹם", "שלום", "שָׁלוֹם"},
		{"한국어와 日本語", "국어와 日本", "국어와 日本"},
		{"soft\u00adhyphen", "softh", "soft\u00adh"},
	} {
		hits := newPhraseMatcher(test.typed).find([]string{"before ", test.text})
		if len(hits) != 1 || hits[0].text != 1 || test.text[hits[0].from:hits[0].to] != test.found {
			t.Errorf("%q in %q: %v", test.typed, test.text, hits)
		}
	}
	if newPhraseMatcher(" \u00ad ") != nil {
		t.Error("a pattern of nothing")
	}
}

func FuzzWhatIsFoundLiesInTheText(f *testing.F) {
	f.Add("some text", "te", true)
	f.Add("e\u0301\u00ad\xff", "é", false)
	f.Fuzz(func(t *testing.T, text, typed string, searches bool) {
		p := newPhraseMatcher(typed)
		if searches {
			p = queryMatcher{search.Parse(typed)}
		}
		if p == nil {
			return
		}
		last := 0
		for _, h := range p.find([]string{text}) {
			if h.from < last || h.to <= h.from || h.to > len(text) {
				t.Fatalf("%q in %q: %v", typed, text, h)
			}
			last = h.to
		}
	})
}
