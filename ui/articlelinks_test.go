package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

// linkedBlog is a blog with links between posts, within posts and to other sites.
func linkedBlog() *memoryBlog {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = "The pilot ties [seven knots](knots.md) and has a [lamp](/2026/02/27/lamp/#going-home).[^1]\n\n" +
		"He also reads [this page](harbour.md), [the log](https://example.com/log?at=six), [a letter](mailto:ada@example.com) and [nothing](gone.md).\n\n" +
		"## Below\n\n```go\nfunc main() {\n\tprintln(\"ahoy\")\n}\n```\n\n" +
		strings.Repeat("A line about the sea and the wind.\n\n", 30) + "## Far down\n\nBack to [Below](#below), or [nowhere](#missing).\n\n[^1]: A lamp that is lit at dusk.\n"
	blog.bodies["knots.md"] = "Back to the [harbour](harbour.md#far-down) and on to the [radio](lamp.md).\n"
	return blog
}

// tabKeys returns n presses of Tab.
func tabKeys(n int) []string { return slices.Repeat([]string{"tab"}, n) }

func TestLinksAreSteppedThroughAndFollowed(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter", "tab").shows("→ Seven Knots and What They Are For")
	s.press("tab").shows("→ The Lamp Keeper's Radio #going-home")
	s.press("tab").shows("note 1 · enter shows it")
	s.press("shift+tab", "shift+tab").shows("→ Seven Knots")
	s.press("enter").shows("Back to the harbour").hides("ties seven")
	s.press("tab", "enter").shows("Far down", "Back to Below").hides("The pilot ties")
	s.press("esc").shows("Back to the harbour")
}

func TestTheFirstEnterStepsToTheFirstLinkOnTheScreen(t *testing.T) {
	open(t, linkedBlog(), 80, 24).press("enter", "enter").shows("→ Seven Knots", "The pilot ties").press("right").shows("Back to the harbour")
}

func TestSteppingGoesAroundAndSaysSo(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter", "shift+tab")
	s.press("esc").press("g", "tab", "shift+tab").shows("From the last link again").press("tab").shows("From the first link again")
}

func TestALinkWithinTheArticleJumpsAndTheReaderComesBack(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter", "]", "]").shows("Far down").hides("The pilot ties")
	s.press("tab").shows(" #Below").press("enter").shows("ahoy").press("H").shows("Far down").hides("ahoy").press("L").shows("ahoy")
	s.press("G", "N") // there is no search
	s.shows("Nothing has been searched for: / finds words")
}

func TestHistoryGoesBackToThePlaceAndForwardAgain(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter", "j", "tab", "enter").shows("Back to the harbour")
	s.press("tab", "tab", "enter").shows("The Lamp Keeper's Radio")
	s.press("H").shows("Back to the harbour").press("backspace").shows("He also reads")
	s.press("L").shows("Back to the harbour").press("L").shows("The Lamp Keeper's Radio")
	s.press("L").shows("There is no article to go forward to")
	s.press("q").shows("notes from the quay")
}

func TestACircleOfLinksStaysShallow(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter")
	for range 2 * maxArticles {
		s.press("g", "tab", "enter") // harbour to knots, knots to harbour
	}
	if len(s.app.stack) != maxArticles {
		t.Errorf("%d articles lie above one another", len(s.app.stack))
	}
	s.press("q")
	if len(s.app.stack) != 0 {
		t.Errorf("%d screens are left", len(s.app.stack))
	}
}

func TestALinkToTheArticleItselfGoesToItsStart(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter", "j", "tab")
	for !strings.Contains(s.frame(), "#The Harbour at Six") {
		s.press("tab")
	}
	s.press("enter").shows("HARBOURS")
	if len(s.app.stack) != 1 {
		t.Errorf("%d screens are open", len(s.app.stack))
	}
}

func TestOutsideLinksAreOpenedAtHomeOnly(t *testing.T) {
	desktop := &fakeDesktop{}
	s := open(t, linkedBlog(), 80, 24, func(o *Options) { o.Desktop = desktop }).press("enter").press(tabKeys(5)...)
	s.shows("↗ https://example.com/log?at=six").press("enter").shows("Opening https://example.com/log?at=six")
	if desktop.visited != "https://example.com/log?at=six" {
		t.Errorf("%q was opened", desktop.visited)
	}
	away := open(t, linkedBlog(), 80, 24).press("enter").press(tabKeys(5)...).press("enter")
	away.shows("It has been copied", "https://example.com/log?at=six", "any key closes").press("q").hides("It has been copied").shows("The pilot ties")
	if away.copied != "https://example.com/log?at=six" {
		t.Errorf("%q was copied", away.copied)
	}
}

func TestDeadLinksSayWhy(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter").press(tabKeys(7)...).shows("leads nowhere: no file of the blog has this path")
	s.press("enter").shows("This link leads nowhere: no file of the blog has this path")
}

func TestANoteIsPeekedAt(t *testing.T) {
	open(t, linkedBlog(), 80, 24).press("enter", "^").shows("A lamp that is lit at dusk", "any key closes").press("x").hides("any key closes").shows("note 1")
	open(t, linkedBlog(), 40, 12).press("enter", "^").shows("A lamp that is lit at dusk")
	open(t, sampleBlog(), 80, 24).press("enter", "^").shows("There is no note on this screen")
}

func TestLinksAreFollowedByTheirNumbers(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter", "f").shows("Type a number", "ties1seven knots", "a2lamp", "6a letter").press("1").shows("Back to the harbour")
	s.press("H", "f", "esc").hides("1seven").shows("seven knots").press("f", "9").shows("No link has this number")
	open(t, sampleBlog(), 80, 12).press("enter", "f").shows("There is no link on this screen")
}

func TestNumbersHideNoLetter(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = strings.Repeat("A (*[log](knots.md)*), a—[lamp](lamp.md)/[fog](fog.md)[charts](charts.md) and [one link that takes the rest of a line](ropes.md).\n\n", 2) +
		"| a | b |\n|---|---|\n| x[rope](ropes.md)y | z |\n"
	letters := func(frame string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || strings.ContainsRune("()—/.", r) {
				return r
			}
			return -1
		}, frame[:strings.LastIndex(frame, "───")])
	}
	for _, width := range []int{30, 40, 60, 80, 120} {
		s := open(t, blog, width, 60).press("enter")
		before := letters(s.frame())
		s.press("f").shows("Type a number")
		if after := letters(s.frame()); after != before {
			t.Errorf("%d wide, the numbers hide something:\n%s", width, s.frame())
		}
	}
}

func TestTwoDigitsAreWaitedForOnlyWhereTheyCanCome(t *testing.T) {
	blog := sampleBlog()
	var text strings.Builder
	for i := range 14 {
		fmt.Fprintf(&text, "[link %d to it](knots.md) ", i+1)
	}
	blog.bodies["harbour.md"] = text.String()
	blog.bodies["knots.md"] = "Seven of them.\n"
	open(t, blog, 80, 24).press("enter", "f", "2").shows("Seven of them.")
	open(t, blog, 80, 24).press("enter", "f", "1").shows("Type a number to follow it 1").press("enter").shows("Seven of them.")
	open(t, blog, 80, 24).press("enter", "f", "14").shows("Seven of them.")
}

func TestCodeIsCopiedWithoutItsFrame(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24).press("enter").press(tabKeys(8)...).shows("code, 3 lines · Y copies it").press("Y").shows("Copied 3 lines of code")
	if s.copied != "func main() {\n\tprintln(\"ahoy\")\n}\n" {
		t.Errorf("%q was copied", s.copied)
	}
}

func TestTheLinkToASectionIsCopied(t *testing.T) {
	s := open(t, linkedBlog(), 80, 24, func(o *Options) { o.Host = "blog.example" }).press("enter", "y").shows("Copied ssh -t blog.example harbour")
	s.press("]", "Y").shows("Copied ssh -t blog.example harbour#below")
}

func TestWhatIsClickedIsFollowed(t *testing.T) {
	s := open(t, linkedBlog(), 120, 40).press("M", "enter").shows("IN THIS ARTICLE")
	click := func(text string) {
		t.Helper()
		for y, line := range strings.Split(s.frame(), "\n") {
			if at := strings.LastIndex(line, text); at >= 0 {
				x := len([]rune(line[:at])) + 1
				s.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
				return
			}
		}
		t.Fatalf("%q is not on the screen", text)
	}
	click("Far down")
	s.shows("Back to Below").press("H")
	click("seven knots")
	s.shows("Back to the harbour")
	click("on to the")
	s.shows("Back to the harbour")
}

// relatedBlog is a linked blog with tags in common.
func relatedBlog() *memoryBlog {
	blog := linkedBlog()
	var posts []*model.Post
	for i, p := range blog.lib.Select(model.Query{}) {
		twin := *p
		if i < 5 {
			twin.Tags = []string{"rope", "lamp", "oil"}
		}
		posts = append(posts, &twin)
	}
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: posts, Stage: model.Complete})
	return blog
}

func TestBesideAndBelowAnArticleTheSamePostsAreRelated(t *testing.T) {
	s := open(t, relatedBlog(), 120, 40).press("enter", "G")
	if n := strings.Count(s.frame(), "→ Old Charts"); n != 2 || strings.Count(s.frame(), "→ Seven Knots") != 1 {
		t.Errorf("a related post is named %d times\n%s", n, s.frame())
	}
}

func TestTheContentsMarkTheSectionThatIsRead(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = "## One\n\n" + strings.Repeat("Words of one.\n\n", 30) + "## Two\n\nA word.\n\n## Three\n\nA word.\n\n## Four\n\nA word.\n"
	s := open(t, blog, 120, 40).press("enter", "j", "j", "j", "j", "j", "j", "j", "j").shows("┃ One")
	s.press("G").shows("┃ Four").press("[").shows("┃ Three").press("[").shows("┃ Two").press("]").shows("┃ Three")
	s.press("k").shows("┃ One")
}

func TestTheEndOfAnArticleLeadsOn(t *testing.T) {
	s := open(t, relatedBlog(), 120, 40).press("enter").shows("RELATED", "→ Old Charts").press("G")
	s.shows("LINKS", "→ Seven Knots and What They Are For", "the log  example.com", "× nothing  leads nowhere", "▾ Older").golden("article/end-120x40")
	s.press("shift+tab", "enter").shows("Back to the harbour")
}

func TestAPostIsListedOnceBelowAnArticle(t *testing.T) {
	blog := linkedBlog()
	blog.bodies["harbour.md"] = "See [one](knots.md), [two](knots.md#far) and [three](./knots.md).\n"
	s := open(t, blog, 120, 40).press("enter").press("G").shows("LINKS")
	if n := strings.Count(s.frame(), "→ Seven Knots"); n != 1 {
		t.Errorf("the post is listed %d times", n)
	}
}

func TestWideCodeIsMovedSideways(t *testing.T) {
	blog := linkedBlog()
	blog.bodies["harbour.md"] = "Some code:\n\n```\n" + strings.Repeat("wide ", 40) + "end of it\n```\n"
	s := open(t, blog, 60, 20).press("enter").hides("end of it").press("30>").shows("end of it").press(">").shows("Nothing on this screen continues to the right")
	s.press("30<").hides("end of it").press("<").shows("Nothing on this screen is hidden on the left")
	s.press("/", "end of it").shows("1 of 1", "end of it")
}

func TestACopiedCommandHoldsNoOther(t *testing.T) {
	blog := linkedBlog()
	blog.lib.Post("harbour.md").Slug = "x; rm -r ~"
	s := open(t, blog, 80, 24, func(o *Options) { o.Host = "blog.example" }).press("enter", "y")
	if want := `ssh -t blog.example 'x;\ rm\ -r\ ~'`; s.copied != want {
		t.Errorf("%q was copied", s.copied)
	}
}

func TestTheRealHostOfALinkIsShown(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.com/a":           "https://example.com/a",
		"https://good.com@evil.example/x": "evil.example · https://good.com@evil.example/x",
		"https://\u0430pple.com/":         "xn--pple-43d.com · https://\u0430pple.com/",
		"https://xn--pple-43d.com/":       "https://xn--pple-43d.com/",
		"mailto:ada@example.com":          "mailto:ada@example.com",
		"http://[::1":                     "http://[::1",
	} {
		if got := revealHost(address); got != want {
			t.Errorf("%s is shown as %s, not %s", address, got, want)
		}
	}
}

func TestNumbersStandInTheBlankBeforeALinkWhereThereIsOne(t *testing.T) {
	for _, c := range []struct {
		row  string
		cell int
		want int
	}{
		{"see the chart", 4, 1},
		{"\x1b[31msee\x1b[m  \x1b[4mthe chart\x1b[m", 5, 2},
		{"see (the chart)", 5, 0},
		{"see “the chart”", 5, 0},
		{"seethe chart", 3, 0},
		{"字the chart", 2, 0},
		{"字 the chart", 3, 1},
		{"    the chart", 4, 4},
	} {
		if got := coverableBefore(c.row, c.cell); got != c.want {
			t.Errorf("%d cells are spare before cell %d of %q, not %d", got, c.cell, c.row, c.want)
		}
	}
}

func TestRelatedPostsBesideTheTextAreSteppedToAndNumbered(t *testing.T) {
	s := open(t, relatedBlog(), 140, 40).press("enter").shows("RELATED")
	here := func() *articleScreen { return s.app.top().(*articleScreen) }
	stops, besides := here().focusCount(), here().sidebarRelated()
	if len(besides) == 0 {
		t.Fatal("no post is beside the text")
	}
	want := besides[len(besides)-1].Title
	s.press("shift+tab").press(tabKeys(stops)...)
	for here().focus != stops-1 {
		s.press("tab")
	}
	s.shows("→ " + want).press("tab").shows("From the first link again").press("shift+tab").shows("From the last link again")
	s.press("enter")
	if at := here().post.Title; at != want {
		t.Errorf("Enter opened %q, not %q", at, want)
	}
	s.press("H", "g", "f")
	s.press(strings.Split(fmt.Sprint(len(here().numbers.stops)), "")...)
	if at := here().post.Title; at != want {
		t.Errorf("the last number opened %q, not %q", at, want)
	}
}
