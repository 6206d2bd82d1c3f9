package ui

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

// searchBlog is a blog whose posts have different texts.
func searchBlog() *memoryBlog {
	s := sampleBlog()
	s.bodies["knots.md"] = "A bowline holds a boat at the quay.\n\n## Harbour knots\n\nThe harbour master ties them blind: *harbour* work.\n"
	s.bodies["fog.md"] = "霧の中の灯台に行く。A horn is heard in the harbour café.\n"
	s.bodies["lamp.md"] = "Static, weather, and a voice.\n\n```go\nfunc beam(degrees int) {}\n```\n"
	return s
}

func TestWordsAreFoundWhileTheyAreTyped(t *testing.T) {
	s := open(t, searchBlog(), 80, 24)
	s.press("s").shows("⌕", "search all texts", "8 posts").golden("search-empty-80x24")
	s.press("har").shows("⌕ har", "7 of 8", "The Harbour at Six in the Morning", "Seven Knots")
	s.press("bour caf").shows("1 of 8", "霧の中の灯台：Fog", "harbour café.", "3 Feb 2026 · Stories")
	s.press("zz").shows("No post matches the whole search", "0 of 8")
	s.press("backspace", "backspace").shows("1 of 8")
}

func TestASearchFitsEveryScreen(t *testing.T) {
	for _, size := range []struct{ width, height int }{{40, 20}, {80, 24}, {120, 40}, {200, 60}} {
		open(t, searchBlog(), size.width, size.height).press("s", "harbour").golden(fmt.Sprintf("search-%dx%d", size.width, size.height))
	}
}

func TestFieldsPhrasesAndCodeAreFound(t *testing.T) {
	for _, c := range []struct{ typed, tally, shows string }{
		{`"harbour master`, "1 of 8", "The harbour master ties them blind"},
		{"author:tomas knots", "1 of 8", "Seven Knots"},
		{"title:fog", "1 of 8", "霧の中の灯台：Fog"},
		{"year:2025 boat", "2 of 8", "Winter Moorings"},
		{"category:harbours", "2 of 8", "Winter Moorings"},
		{"beam", "1 of 8", "func beam(degrees int) {}"},
		{"灯台", "1 of 8", "霧の中の灯台に行く"},
	} {
		open(t, searchBlog(), 80, 24).press("s", c.typed).shows(c.tally, c.shows)
	}
}

func TestAResultOpensAndTheSearchIsStillThere(t *testing.T) {
	s := open(t, searchBlog(), 80, 24).press("down", "down", "s", "harbour", "down", "down")
	s.press("enter").shows("Harbour knots")
	s.press("left").shows("⌕ harbour", "7 of 8")
	s.press("esc").hides("⌕").shows("2026")
}

func TestEnterBeforeTheAnswerWaitsForIt(t *testing.T) {
	s := open(t, searchBlog(), 80, 24).press("s", "harbour")
	search, _ := s.app.top().(*searchScreen)
	var late tea.Cmd
	for _, r := range " knots" {
		_, cmd := s.app.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		late = cmd
	}
	if want := search.open(); want != (notify{"Opening the first result as soon as there is one"}) {
		t.Fatalf("enter over old results means %v", want)
	}
	s.run(late)
	s.check()
	s.shows("Harbour knots").press("left").shows("⌕ harbour knots", "1 of 8")
}

func TestASearchIsOpenedFromAnArticle(t *testing.T) {
	s := open(t, searchBlog(), 80, 24).press("enter", "F", "beam").shows("1 of 8")
	s.press("enter").shows("func beam").press("left", "esc").shows("The harbour wakes before the town does")
}

func TestTheCountOfAResultIsWhatOneWalksThroughInTheArticle(t *testing.T) {
	blog := searchBlog()
	blog.lib.Post("knots.md").Tags = []string{"harbour"} // articles do not show tags
	for _, c := range []struct{ typed, count, tally string }{
		{"harbour knots", "5×", "1 of 5"}, // including the title and a heading
		{"knots har", "5×", "1 of 5"},
		{"bow", "1×", "1 of 1"},
		{"title:seven", "", ""}, {"author:tomas title:knots", "", ""}, {"year:2026 seven", "1×", "1 of 1"},
		{"tag:harbour", "", ""}, {"tag:harbour quay", "1×", "1 of 1"},
	} {
		s := open(t, blog, 80, 24).press("s", c.typed).shows("▌ Seven Knots")
		if c.count == "" {
			s.hides("×").press("enter").hides(" of ", "not found", "next, previous")
			continue
		}
		s.shows(" "+c.count).press("enter").shows(c.tally, "next, previous")
	}
}

func TestArrowsMoveThroughTheResults(t *testing.T) {
	s := open(t, manyPosts(300), 60, 20).press("s", "letter")
	s.shows("300 of 300", "▌ Letter 297 from") // three posts a day
	s.press("down", "down").shows("▌ Letter 299 from").press("up").shows("▌ Letter 298 from")
	s.press("pgdown", "pgdown").shows("▌ Letter 292 from").press("pgup").shows("▌ Letter 289 from")
	s.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	s.shows("▌ Letter 290 from")
}

func TestAClickChoosesAResultAndASecondOneOpensIt(t *testing.T) {
	s := open(t, searchBlog(), 80, 24).press("s", "harbour")
	click := tea.MouseClickMsg{X: 5, Y: 13, Button: tea.MouseLeft}
	s.send(click)
	s.shows("▌ Seven Knots")
	s.send(click)
	s.shows("A bowline holds")
}

func TestASearchFollowsTheBlog(t *testing.T) {
	blog := searchBlog()
	s := open(t, blog, 80, 24).press("s", "harbour", "down", "down").shows("▌ Seven Knots", "7 of 8")
	p := &model.Post{ID: "new.md", Path: "new.md", Slug: "new", Title: "New harbour", Date: model.Date{Year: 2026, Month: 5, Day: 1}}
	blog.bodies[p.ID] = "Just built."
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast and Harbour", Posts: append(blog.lib.Select(model.Query{}), p), Stage: model.Complete, Revision: 2})
	s.send(libraryChanged{})
	s.shows("8 of 9", "New harbour", "▌ Seven Knots")
}

func TestALoadingBlogIsSearchedAsFarAsItIsKnown(t *testing.T) {
	blog := searchBlog()
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast and Harbour", Posts: blog.lib.Select(model.Query{})[:3], Stage: model.Reading, Revision: 1})
	open(t, blog, 80, 24).press("s", "harbour").shows("2 of 3", "the blog is still being read")
}

func TestAPostThatCannotBeReadIsFoundByItsTitle(t *testing.T) {
	blog := searchBlog()
	delete(blog.bodies, "knots.md")
	open(t, blog, 120, 30).press("s", "seven").shows("1 of 8", "Seven Knots", "This post cannot be read")
}

func TestNothingTypedIntoTheSearchBreaksTheFrame(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 9))
	s := open(t, searchBlog(), 60, 20).press("s")
	pieces := []string{"h", "a", `"`, ":", "year:", "title:", " ", "灯", "backspace", "down", "up", "pgdown", "enter", "left", "esc", "s", "é", "e\u0301"}
	for range 400 {
		s.press(pieces[r.IntN(len(pieces))])
		if r.IntN(20) == 0 {
			s.resize(20+r.IntN(180), 4+r.IntN(50))
		}
		if s.quit {
			s = open(t, searchBlog(), 60, 20).press("s")
		}
	}
}

func TestASearchCanBePagedBeforeThereIsAScreen(t *testing.T) {
	open(t, sampleBlog(), 0, 0).press("s", "pgdown", "pgup").resize(80, 24).shows("enter read")
}

func TestWhatTheSearchOffersAsExamplesFindsSomething(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24)
	for _, example := range searchExamples(s.app.lib, s.app.base) {
		s.press("s", example[0]).shows("Seven Knots").press("esc")
	}
	fog := &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Fog", Stage: model.Complete, Posts: []*model.Post{{ID: "fog.md", Title: "霧の中の灯台"}}})}
	open(t, fog, 80, 24).press("s").shows(`"harbour lights"`)
}

func TestWhoLeavesTheSearchWaitsForNoTexts(t *testing.T) {
	for _, way := range [][]string{{"esc"}, {"enter", ":", "archive", "enter"}} {
		s := open(t, sampleBlog(), 80, 24).press("s", "the")
		given := false
		s.app.top().(*searchScreen).cancel = func() { given = true }
		if s.press(way...); !given {
			t.Errorf("%v leaves texts being read", way)
		}
	}
}
