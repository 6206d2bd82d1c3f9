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

// clock is a time that tests set.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

// day0 is the start time of the tests.
func day0() *clock { return &clock{time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)} }

// start opens the store of the blog in "/blog".
func start(t *testing.T, home string, c *clock) *Store {
	t.Helper()
	return startIn(t, home, "/blog", c)
}

func startIn(t *testing.T, home, blog string, c *clock) *Store {
	t.Helper()
	k := Open(home, blog)
	k.now = c.now
	return k
}

func stop(t *testing.T, k *Store) {
	t.Helper()
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAKeeperMayBeClosedTwice(t *testing.T) {
	home := t.TempDir()
	k := start(t, home, day0())
	p := article("a.md")
	keep(k, p, model.Mark{Read: true})
	stop(t, k)
	stop(t, k)
	again := start(t, home, day0())
	defer stop(t, again)
	if m := again.Recall(library(p)); !m.Marks["a.md"].Read {
		t.Error(m.Marks)
	}
}

// article returns a post with a unique text.
func article(id model.ID) *model.Post {
	return &model.Post{ID: id, Title: "Title of " + string(id), Counted: true, Digest: digestOf("text of " + string(id))}
}

func articles(ids ...model.ID) []*model.Post {
	var posts []*model.Post
	for _, id := range ids {
		posts = append(posts, article(id))
	}
	return posts
}

func library(posts ...*model.Post) *model.Library {
	return model.NewLibrary(model.Contents{Posts: posts, Stage: model.Complete})
}

// keep sets the mark of a post that had none.
func keep(k *Store, p *model.Post, mark model.Mark) { k.Keep(p, model.Mark{}, mark) }

// fails returns the error of a store, or "".
func fails(k *Store) string {
	select {
	case err := <-k.Failed():
		return err.Error()
	default:
		return ""
	}
}

func TestMarksAreThereAtTheNextStart(t *testing.T) {
	home, c := filepath.Join(t.TempDir(), "marks"), day0()
	lib := library(articles("a.md", "b.md", "c.md")...)
	k := start(t, home, c)
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
	stop(t, k)
	k = start(t, home, c)
	if m := k.Recall(lib); m.FirstRun || !maps.Equal(m.Marks, want) {
		t.Errorf("recalled %+v", m)
	}
	stop(t, k)
}

func TestMarksWrittenBeforeTheJournalIsReadAreKept(t *testing.T) {
	home, c := t.TempDir(), day0()
	lib := library(articles("a.md", "b.md")...)
	k := start(t, home, c)
	keep(k, lib.Post("a.md"), model.Mark{Favourite: true})
	stop(t, k)
	k = start(t, home, c)
	keep(k, lib.Post("b.md"), model.Mark{Read: true})
	stop(t, k)
	k = start(t, home, c)
	defer stop(t, k)
	want := map[model.ID]model.Mark{"a.md": {Favourite: true}, "b.md": {Read: true}}
	if m := k.Recall(lib); !maps.Equal(m.Marks, want) {
		t.Errorf("recalled %+v", m.Marks)
	}
}

func TestNothingIsWrittenBeforeThereIsSomethingToRemember(t *testing.T) {
	home := filepath.Join(t.TempDir(), "state", "blogtui", "marks")
	k := start(t, home, day0())
	k.Recall(model.NewLibrary(model.Contents{}))
	stop(t, k)
	if _, err := os.Stat(filepath.Dir(home)); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder was made:", err)
	}
}

func TestPostsAreNewUntilTheVisitAfterTheOneTheyWereFirstSeenAt(t *testing.T) {
	home, c := t.TempDir(), day0()
	posts := articles("a.md", "b.md")
	visit := func(after time.Duration, add model.ID, want ...model.ID) {
		t.Helper()
		c.Time = c.Add(after)
		if add != "" {
			posts = append(posts, article(add))
		}
		k := start(t, home, c)
		defer stop(t, k)
		if got := slices.Sorted(maps.Keys(k.Recall(library(posts...)).New)); !slices.Equal(got, want) {
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
	c := day0()
	k := start(t, t.TempDir(), c)
	defer stop(t, k)
	k.Recall(library(articles("a.md")...))
	c.Time = c.Add(time.Second)
	if m := k.Recall(library(articles("a.md", "b.md")...)); len(m.New) != 1 || !m.New["b.md"] {
		t.Error(m.New)
	}
}
