package ui

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

func TestTheArticleFitsEveryScreen(t *testing.T) {
	for name, size := range map[string][2]int{"200x60": {200, 60}, "120x40": {120, 40}, "80x24": {80, 24}, "40x20": {40, 20}, "20x6": {20, 6}} {
		t.Run(name, func(t *testing.T) {
			open(t, sampleBlog(), size[0], size[1]).press("enter").golden("article/" + name)
		})
	}
}

func TestAnArticleIsReadToItsEnd(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("enter").shows("The Harbour at Six", "By Ines Falk", "14 March 2026")
	s.press("space", "G").shows("100%", "Seven Knots")
	s.press("g").shows("HARBOURS", "0% · 2 min left")
	s.press("50%").press("5j")
	s.press("left").shows("8 posts")
}

func TestSectionsAreSteppedThrough(t *testing.T) {
	s := open(t, sampleBlog(), 80, 12).press("enter", "]")
	if first := strings.TrimSpace(strings.SplitN(s.frame(), "\n", 2)[0]); first != "Reading the tide" {
		t.Errorf("the section is not at the top but %q", first)
	}
	s.press("]").shows("Going home").press("[", "[", "[").shows("HARBOURS")
}

func TestContentsStandBesideTheTextWhereThereIsRoom(t *testing.T) {
	s := open(t, sampleBlog(), 120, 40).press("enter").shows("IN THIS ARTICLE", "Going home")
	s.press("t").hides("IN THIS ARTICLE").press("t").shows("IN THIS ARTICLE")
	s.press("z").hides("IN THIS ARTICLE")
}

func TestLongTitlesBesideTheTextAreWholeWhereThereIsRoom(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = "First.\n\n## What the pilot knows of the tide\n\nMuch.\n\n## What he does not\n\nMore.\n"
	open(t, blog, 120, 40).press("enter").shows("│ What the pilot knows of th…").resize(160, 40).shows("│ What the pilot knows of the tide")
}

func TestContentsOpenOnTheirOwnWhereThereIsNone(t *testing.T) {
	s := open(t, sampleBlog(), 80, 12).press("enter").hides("IN THIS ARTICLE")
	s.press("t").shows("IN THIS ARTICLE", "Going home").press("down", "enter")
	s.hides("IN THIS ARTICLE").shows("Going home")
}

func TestNeighboursFollowTheFilter(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("tab", "enter").shows("The Harbour at Six")
	s.press("J").shows("Seven Knots")
	s.press("J").shows("Old Charts")
	s.press("J").shows("Notes Without a Date")
	s.press("J").shows("This is the last post of the list")
	s.press("K").shows("Old Charts")
	s.press("H").shows("Notes Without a Date").press("backspace", "H").shows("Seven Knots").press("L", "L").shows("Notes Without a Date")
	s.press("L", "left").shows("4 of 8")
	if got := s.app.list.current().Slug; got != "charts" {
		t.Errorf("the list's cursor is on %s", got)
	}
}

func TestTheParagraphOnTopStaysThroughAResize(t *testing.T) {
	long := sampleBlog()
	var text strings.Builder
	for i := range 40 {
		text.WriteString("Paragraph " + string(rune('A'+i%26)) + strings.Repeat(" says a little more than it has to", 6) + ".\n\n")
	}
	long.bodies["harbour.md"] = text.String()
	s := open(t, long, 80, 24).press("enter", "space", "space", "space", "space", "d")
	for s.press("j"); !strings.HasPrefix(strings.TrimSpace(s.frame()), "Paragraph"); {
		s.press("j")
	}
	top := strings.Fields(s.frame())[1]
	for _, size := range [][2]int{{40, 20}, {200, 60}, {60, 24}, {1, 1}, {80, 24}} {
		s.resize(size[0], size[1])
		if size[0] < 20 {
			continue
		}
		if got := strings.Fields(s.frame())[1]; got != top {
			t.Errorf("at %v the paragraph on top is %s, not %s", size, got, top)
		}
	}
}

func TestKeysTypedAheadMeetTheNewScreen(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24)
	// The commands are not run, as if the disk were slow.
	for _, k := range []string{"enter", "q", "down", "enter"} {
		msg, ok := namedKeys[k]
		if !ok {
			msg.Code, msg.Text = rune(k[0]), k
		}
		s.app.Update(msg)
	}
	article, ok := s.app.top().(*articleScreen)
	if !ok || article.post.Slug != "knots" {
		t.Errorf("the keys led to %T", s.app.top())
	}
}

func TestAPostThatCannotBeReadSaysWhy(t *testing.T) {
	blog := sampleBlog()
	delete(blog.bodies, "harbour.md")
	open(t, blog, 80, 24).press("enter").shows("This post cannot be read", "permission denied", "esc goes back")
	open(t, blog, 120, 40).shows("This post cannot be read")
}

func TestTheMeasureChangesByKeys(t *testing.T) {
	open(t, sampleBlog(), 120, 40).press("enter", "+").shows("Text 76 columns wide").press("-", "-").shows("Text 68 columns wide").press("=").shows("Text 72 columns wide")
	for _, c := range []struct{ width, most, least int }{{80, 72, 40}, {60, 52, 40}, {40, 36, 36}, {160, 100, 40}} {
		s := open(t, sampleBlog(), c.width, 24).press("enter").press(strings.Split(strings.Repeat("+", 20), "")...)
		s.shows(fmt.Sprintf("Text at its widest: %d columns", c.most)).press("-")
		if c.most > c.least {
			s.shows(fmt.Sprintf("Text %d columns wide", c.most-measureStep)).press(strings.Split(strings.Repeat("-", 20), "")...)
		}
		s.shows(fmt.Sprintf("Text at its narrowest: %d columns", c.least))
	}
}

func TestAnArticleOpensAtItsHeading(t *testing.T) {
	open(t, sampleBlog(), 80, 10, func(o *Options) { o.Open, o.Heading = "harbour.md", "going-home" }).shows("Going home").hides("HARBOURS")
}

func TestTheAddressIsCopied(t *testing.T) {
	open(t, sampleBlog(), 80, 24).press("enter", "y").shows("Copied harbour.md")
	blog := sampleBlog()
	p := *blog.lib.Post("harbour.md")
	p.URL = "https://example.com/harbour/"
	blog.lib = model.NewLibrary(model.Contents{Title: "One", Posts: []*model.Post{&p}, Stage: model.Complete})
	open(t, blog, 80, 24).press("enter", "y").shows("Copied https://example.com/harbour/")
}

func TestKeysTypedAheadWaitForTheText(t *testing.T) {
	blog := sampleBlog()
	desktop := &fakeDesktop{}
	s := open(t, blog, 80, 24, func(o *Options) { o.Desktop = desktop })
	_, load := s.app.Update(namedKeys["enter"])
	for _, k := range []string{"G", "|", "w", "q"} {
		s.app.Update(tea.KeyPressMsg{Code: rune(k[0]), Text: k})
	}
	s.run(load)
	s.shows("| wq▏").press("esc").shows("100%")
}

func TestEveryPostOfTheCategoryViewIsReachedByStepping(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("v", "home", "enter")
	seen := map[model.ID]bool{}
	for range 20 {
		seen[s.app.top().(*articleScreen).post.ID] = true
		s.press("J")
	}
	s.shows("This is the last post of the list")
	if len(seen) != 8 {
		t.Errorf("%d of 8 posts were reached", len(seen))
	}
}

func TestTheParagraphOnTopStaysWhenTheFileChanges(t *testing.T) {
	blog := sampleBlog()
	var text strings.Builder
	for i := range 40 {
		text.WriteString("## Part " + string(rune('A'+i%26)) + strings.Repeat("x", i/26) + "\n\nSome words.\n\n")
	}
	blog.bodies["harbour.md"] = text.String()
	s := open(t, blog, 80, 12).press("enter", "]", "]", "]", "]", "]")
	before := strings.Fields(s.frame())[1]
	blog.bodies["harbour.md"] = "New words.\n\nAnd more.\n\n" + text.String()
	changed := *blog.lib.Post("harbour.md")
	changed.Version.Size++
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: []*model.Post{&changed}, Stage: model.Complete})
	s.send(libraryChanged{})
	if after := strings.Fields(s.frame())[1]; after != before {
		t.Errorf("part %s was on top, now it is %s:\n%s", before, after, s.frame())
	}
}

func TestAFileThatIsGoneIsSaid(t *testing.T) {
	blog := sampleBlog()
	s := open(t, blog, 80, 24).press("down", "enter").shows("Seven Knots")
	var rest []*model.Post
	for _, p := range blog.lib.Select(model.Query{}) {
		if p.ID != "knots.md" {
			rest = append(rest, p)
		}
	}
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: rest, Stage: model.Complete})
	s.send(libraryChanged{})
	s.shows("Seven Knots", "the file is gone").press("J").shows("This post is not in the list")
}

func TestAnUnknownHeadingIsSaid(t *testing.T) {
	open(t, sampleBlog(), 80, 24, func(o *Options) { o.Open, o.Heading = "harbour.md", "nowhere" }).shows("no heading nowhere")
	open(t, sampleBlog(), 80, 10, func(o *Options) { o.Open, o.Heading = "harbour.md", "Going Home" }).shows("Going home").hides("HARBOURS")
}
