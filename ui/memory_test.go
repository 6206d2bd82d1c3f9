package ui

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

// fakeMarkStore is a MarkStore in memory. It may be passed from one story to the next.
type fakeMarkStore struct {
	model.Memory
	recalls int
}

func newFakeMarkStore() *fakeMarkStore {
	return &fakeMarkStore{Memory: model.Memory{Marks: map[model.ID]model.Mark{}}}
}

func (n *fakeMarkStore) Recall(*model.Library) model.Memory {
	n.recalls++
	return model.Memory{Marks: maps.Clone(n.Marks), New: maps.Clone(n.New), FirstRun: n.FirstRun}
}

func (n *fakeMarkStore) Keep(p *model.Post, before, after model.Mark) {
	mark := n.Marks[p.ID]
	if before.Read != after.Read {
		mark.Read = after.Read
	}
	if before.Favourite != after.Favourite {
		mark.Favourite = after.Favourite
	}
	if before.Position != after.Position {
		mark.Position = after.Position
	}
	n.Marks[p.ID] = mark
}

func (n *fakeMarkStore) Failed() <-chan error { return nil }

// use is an option that sets the store.
func (n *fakeMarkStore) use(o *Options) { o.Marks = n }

// markedStore returns a store with read, new and favourite posts.
func markedStore() *fakeMarkStore {
	n := newFakeMarkStore()
	n.Marks["knots.md"] = model.Mark{Read: true}
	n.Marks["lamp.md"] = model.Mark{Read: true, Favourite: true}
	n.Marks["fog.md"] = model.Mark{Favourite: true}
	n.New = map[model.ID]bool{"harbour.md": true}
	return n
}

func TestTheListShowsWhatIsReadNewAndDear(t *testing.T) {
	for _, size := range [][2]int{{120, 40}, {80, 24}, {40, 20}, {200, 60}} {
		open(t, sampleBlog(), size[0], size[1], markedStore().use).press("j").golden(fmt.Sprintf("marks-%dx%d", size[0], size[1]))
	}
}

func TestNothingIsMarkedBeforeAPostIsRead(t *testing.T) {
	n := newFakeMarkStore()
	s := open(t, sampleBlog(), 80, 24, n.use).hides("●", "unread", "new")
	s.press("m").shows("Marked as read", "7 unread", "●").press("m").shows("Marked as unread").hides("●", "7 unread")
	if n.Marks["harbour.md"].Read {
		t.Error("the post is still read")
	}
}

func TestKeysForMarksAreThereOnlyWithAMemory(t *testing.T) {
	s := open(t, sampleBlog(), 80, 60).press("?").hides("favourite").press("esc")
	before := s.frame()
	if s.press("m", "*", "U", "'"); s.frame() != strings.Replace(before, firstHints, "", 1) && !strings.Contains(s.frame(), "move") {
		t.Errorf("a key for marks did something:\n%s", s.frame())
	}
	s.hides("★", "●", "only")
	open(t, sampleBlog(), 80, 60, newFakeMarkStore().use).press("?").shows("only favourites", "mark as read or unread")
}

func TestUnreadPostsStayInTheirFilterWhileTheyAreRead(t *testing.T) {
	s := open(t, sampleBlog(), 100, 30, markedStore().use)
	s.press("U").shows("× only unread", "6 of 8", "Only unread posts", "The Harbour at Six").hides("Seven Knots", "Lamp Keeper")
	s.press("enter", "G", "J", "G").press("q").shows("Old Charts", "The Harbour at Six", "6 of 8")
	s.press("U").shows("All posts again", "Seven Knots").press("U").shows("4 of 8").hides("Old Charts", "The Harbour at Six")
	s.press("esc").shows("Seven Knots", "8 posts · 4 unread")
}

func TestFavouritesCanBeListedAlone(t *testing.T) {
	n := markedStore()
	s := open(t, sampleBlog(), 100, 30, n.use).press("'")
	s.shows("× only favourites", "2 of 8", "★ 霧の中", "★ The Lamp Keeper").hides("Seven Knots")
	s.press("*").shows("No longer a favourite", "2 of 8").press("esc").press("'").shows("1 of 8").hides("The Lamp Keeper")
	if n.Marks["lamp.md"].Favourite || !n.Marks["lamp.md"].Read {
		t.Errorf("%+v", n.Marks["lamp.md"])
	}
	s.press("/").shows("1 of 8").press("esc")
	s.press("c").shows("1 post")
	s.press("esc", "esc", "esc").shows("8 posts")
}

func TestAnArticleIsReadWhenItsEndWasSeen(t *testing.T) {
	n := newFakeMarkStore()
	s := open(t, sampleBlog(), 80, 12, n.use).press("enter")
	if n.Marks["harbour.md"].Read {
		t.Error("it is read before its end is seen")
	}
	s.press("G")
	if mark := n.Marks["harbour.md"]; mark != (model.Mark{Read: true}) {
		t.Errorf("at its end it is %+v", mark)
	}
	s.press("m").shows("Marked as unread").press("k", "k", "q")
	if mark := n.Marks["harbour.md"]; mark.Read {
		t.Error("what was marked as unread is read again")
	}
	s.press("enter", "G", "*", "q").shows("★ The Harbour", "7 unread")
}

func TestReadingGoesOnWhereItStopped(t *testing.T) {
	n := newFakeMarkStore()
	blog := sampleBlog()
	open(t, blog, 80, 12, n.use).press("enter", "]", "j").shows("You learn the water").press("q")
	if n.Marks["harbour.md"].Position == (model.Position{}) {
		t.Fatal("no place is kept")
	}
	for _, width := range []int{80, 50, 120} {
		s := open(t, blog, width, 12, n.use).press("enter").shows("You learn", "Where you left off · g: start").hides("The Harbour at Six")
		s.press("q", "enter").shows("You learn", "Where you left off")
	}
	blog.bodies["harbour.md"] = "A new beginning of the article.\n\nAnd one more.\n\n" + harbourBody
	s := open(t, blog, 80, 12, n.use).press("enter").shows("You learn the water").hides("new beginning")
	s.press("g").shows("The Harbour at Six").press("q", "enter").shows("The Harbour at Six").hides("left off")
}

func TestAHeadingThatIsAskedForGoesBeforeThePlace(t *testing.T) {
	n := newFakeMarkStore()
	open(t, sampleBlog(), 80, 12, n.use).press("enter", "]", "j", "q")
	place := n.Marks["harbour.md"].Position
	s := open(t, sampleBlog(), 80, 10, n.use, func(o *Options) { o.Open, o.Heading = "harbour.md", "going-home" })
	s.shows("The last boat is in").hides("left off")
	if place == (model.Position{}) {
		t.Error("no place is kept")
	}
}

func TestWhatIsRememberedMayComeLate(t *testing.T) {
	n := markedStore()
	n.Marks["harbour.md"] = model.Mark{Favourite: true, Position: model.Position{Heading: "reading-the-tide", PassagesBelow: 1}}
	s := &story{t: t, app: New(Options{Blog: sampleBlog(), Local: Local{Marks: n}})}
	s.app.memory.recall(s.app.lib)
	s.resize(80, 12)
	s.press("m", "enter").shows("The Harbour at Six")
	s.send(recalled{n.Recall(nil)})
	s.shows("Where you left off").hides("The Harbour at Six")
	s.press("q").shows("★ The Harbour")
	if !n.Marks["harbour.md"].Read {
		t.Error("what was marked before the memory came is lost")
	}
}

func TestMarksStayWithAnArticleWhoseFileIsRenamed(t *testing.T) {
	n, blog := newFakeMarkStore(), sampleBlog()
	s := open(t, blog, 80, 12, n.use).press("*", "enter")
	blog.rename("harbour.md", "six.md")
	delete(n.Marks, "harbour.md")
	s.send(libraryChanged{})
	s.press("q").shows("★ The Harbour")
}

func TestTheFirstKeysAreToldAtTheVeryFirstStartOnly(t *testing.T) {
	n := newFakeMarkStore()
	open(t, sampleBlog(), 120, 24, n.use).hides(firstHints)
	n.FirstRun = true
	open(t, sampleBlog(), 120, 24, n.use).shows(firstHints).press("j").hides(firstHints)
	open(t, sampleBlog(), 120, 24).shows(firstHints)
}

func TestMarksAreRecalledAgainWhenTheBlogHasChanged(t *testing.T) {
	n, blog := newFakeMarkStore(), sampleBlog()
	s := open(t, blog, 80, 24, n.use)
	n.Marks["ropes.md"] = model.Mark{Read: true}
	s.send(libraryChanged{})
	s.shows("7 unread")
	if n.recalls != 2 {
		t.Errorf("recalled %d times", n.recalls)
	}
}

func TestAHundredThousandPostsWithMarksAreNoBurden(t *testing.T) {
	n := newFakeMarkStore()
	for i := range 50_000 {
		n.Marks[model.ID(fmt.Sprintf("posts/%06d.md", i))] = model.Mark{Read: true}
	}
	s := open(t, manyPosts(100_000), 80, 24, n.use).shows("50000 unread")
	s.press("U").shows("50000 of 100000").press("m", "j", "enter").shows("The harbour wakes")
	var _ tea.Model = s.app
}
