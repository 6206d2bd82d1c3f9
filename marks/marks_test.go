package marks

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"blogtui/model"
)

// fakeClock is a time that tests set.
type fakeClock struct{ time.Time }

func (c *fakeClock) now() time.Time { return c.Time }

// newClock returns a clock with the start time of the tests.
func newClock() *fakeClock { return &fakeClock{time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)} }

// openStore opens the store of the blog in "/blog".
func openStore(t *testing.T, home string, c *fakeClock) *Store {
	t.Helper()
	return openStoreOf(t, home, "/blog", c)
}

func openStoreOf(t *testing.T, home, blog string, c *fakeClock) *Store {
	t.Helper()
	k := Open(home, blog)
	k.now = c.now
	return k
}

func closeStore(t *testing.T, k *Store) {
	t.Helper()
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAKeeperMayBeClosedTwice(t *testing.T) {
	home := t.TempDir()
	k := openStore(t, home, newClock())
	p := newPost("a.md")
	keep(k, p, model.Mark{Read: true})
	closeStore(t, k)
	closeStore(t, k)
	again := openStore(t, home, newClock())
	defer closeStore(t, again)
	if m := again.Recall(newLibrary(p)); !m.Marks["a.md"].Read {
		t.Error(m.Marks)
	}
}

// newPost returns a post with a unique text.
func newPost(id model.ID) *model.Post {
	return &model.Post{ID: id, Title: "Title of " + string(id), Counted: true, Digest: digestOf("text of " + string(id))}
}

func newPosts(ids ...model.ID) []*model.Post {
	var posts []*model.Post
	for _, id := range ids {
		posts = append(posts, newPost(id))
	}
	return posts
}

func newLibrary(posts ...*model.Post) *model.Library {
	return model.NewLibrary(model.Contents{Posts: posts, Stage: model.Complete})
}

// keep sets the mark of a post that had none.
func keep(k *Store, p *model.Post, mark model.Mark) { k.Keep(p, model.Mark{}, mark) }

// failure returns the error of a store, or "".
func failure(k *Store) string {
	select {
	case err := <-k.Failed():
		return err.Error()
	default:
		return ""
	}
}

func TestMarksAreThereAtTheNextStart(t *testing.T) {
	home, c := filepath.Join(t.TempDir(), "marks"), newClock()
	lib := newLibrary(newPosts("a.md", "b.md", "c.md")...)
	k := openStore(t, home, c)
	if m := k.Recall(lib); !m.FirstRun || len(m.Marks) != 0 || len(m.New) != 0 {
		t.Errorf("at the first start: %+v", m)
	}
	want := map[model.ID]model.Mark{
		"a.md": {Read: true},
		"b.md": {Favourite: true, Position: model.Position{Heading: "tide", PassagesBelow: 2, Paragraph: 1 << 63, Letters: 40, Fraction: 0.25}},
	}
	for id, mark := range want {
		keep(k, lib.Post(id), mark)
	}
	k.Keep(lib.Post("c.md"), model.Mark{}, model.Mark{Read: true})
	k.Keep(lib.Post("c.md"), model.Mark{Read: true}, model.Mark{})
	closeStore(t, k)
	k = openStore(t, home, c)
	if m := k.Recall(lib); m.FirstRun || !maps.Equal(m.Marks, want) {
		t.Errorf("recalled %+v", m)
	}
	closeStore(t, k)
}

func TestMarksWrittenBeforeTheJournalIsReadAreKept(t *testing.T) {
	home, c := t.TempDir(), newClock()
	lib := newLibrary(newPosts("a.md", "b.md")...)
	k := openStore(t, home, c)
	keep(k, lib.Post("a.md"), model.Mark{Favourite: true})
	closeStore(t, k)
	k = openStore(t, home, c)
	keep(k, lib.Post("b.md"), model.Mark{Read: true})
	closeStore(t, k)
	k = openStore(t, home, c)
	defer closeStore(t, k)
	want := map[model.ID]model.Mark{"a.md": {Favourite: true}, "b.md": {Read: true}}
	if m := k.Recall(lib); !maps.Equal(m.Marks, want) {
		t.Errorf("recalled %+v", m.Marks)
	}
}

func TestNothingIsWrittenBeforeThereIsSomethingToRemember(t *testing.T) {
	home := filepath.Join(t.TempDir(), "state", "blogtui", "marks")
	k := openStore(t, home, newClock())
	k.Recall(model.NewLibrary(model.Contents{}))
	closeStore(t, k)
	if _, err := os.Stat(filepath.Dir(home)); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder was made:", err)
	}
}

func TestPostsAreNewUntilTheVisitAfterTheOneTheyWereFirstSeenAt(t *testing.T) {
	home, c := t.TempDir(), newClock()
	posts := newPosts("a.md", "b.md")
	visit := func(after time.Duration, add model.ID, want ...model.ID) {
		t.Helper()
		c.Time = c.Add(after)
		if add != "" {
			posts = append(posts, newPost(add))
		}
		k := openStore(t, home, c)
		defer closeStore(t, k)
		if got := slices.Sorted(maps.Keys(k.Recall(newLibrary(posts...)).New)); !slices.Equal(got, want) {
			t.Errorf("after %v new are %v, not %v", after, got, want)
		}
	}
	visit(0, "")
	visit(time.Minute, "")
	visit(time.Hour, "c.md", "c.md")
	visit(time.Minute, "", "c.md")
	visit(time.Minute, "d.md", "c.md", "d.md")
	visit(24*time.Hour, "")
	posts[0].ID = "renamed.md"
	visit(24*time.Hour, "e.md", "e.md")
}

func TestAPostThatAppearsWhileReadingIsNew(t *testing.T) {
	c := newClock()
	k := openStore(t, t.TempDir(), c)
	defer closeStore(t, k)
	k.Recall(newLibrary(newPosts("a.md")...))
	c.Time = c.Add(time.Second)
	if m := k.Recall(newLibrary(newPosts("a.md", "b.md")...)); len(m.New) != 1 || !m.New["b.md"] {
		t.Error(m.New)
	}
}
