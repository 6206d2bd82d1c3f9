package marks

import (
	"maps"
	"path/filepath"
	"testing"
	"time"

	"blogtui/model"
)

func TestMarksFollowAPostToAnotherPath(t *testing.T) {
	mark := model.Mark{Read: true, Favourite: true, Position: model.Position{Fraction: 0.5}}
	for _, c := range []struct {
		name  string
		after []*model.Post
		want  model.ID
	}{
		{"moved", []*model.Post{{ID: "new.md", Title: "Title of a.md", Counted: true, Digest: digestOf("text of a.md")}}, "new.md"},
		{"moved and edited", []*model.Post{{ID: "new.md", Title: "Title of a.md", Counted: true, Digest: 5}}, "new.md"},
		{"moved under another title", []*model.Post{{ID: "new.md", Title: "Other", Counted: true, Digest: digestOf("text of a.md")}}, "new.md"},
		{"the text over the title", []*model.Post{{ID: "x.md", Title: "Title of a.md", Counted: true, Digest: 5}, {ID: "y.md", Title: "Other", Counted: true, Digest: digestOf("text of a.md")}}, "y.md"},
		{"one of two", []*model.Post{{ID: "x.md", Title: "Title of a.md", Counted: true, Digest: 5}, {ID: "y.md", Title: "Title of a.md", Counted: true, Digest: 6}}, ""},
		{"gone", articles("b.md"), ""},
	} {
		home, clock := t.TempDir(), day0()
		k := start(t, home, clock)
		lib := library(articles("a.md")...)
		k.Recall(lib)
		keep(k, lib.Post("a.md"), mark)
		stop(t, k)
		for range 2 {
			k = start(t, home, clock)
			got := k.Recall(library(c.after...)).Marks
			delete(got, "a.md") // which may come back
			want := map[model.ID]model.Mark{}
			if c.want != "" {
				want[c.want] = mark
			}
			if !maps.Equal(got, want) {
				t.Errorf("%s: %v", c.name, got)
			}
			stop(t, k)
		}
	}
}

func TestAPostEditedFirstAndRenamedLaterKeepsItsMarks(t *testing.T) {
	home, c := t.TempDir(), day0()
	p := article("a.md")
	k := start(t, home, c)
	k.Recall(library(p))
	keep(k, p, model.Mark{Read: true})
	edited := &model.Post{ID: "a.md", Title: "Another title", Counted: true, Digest: 7}
	k.Recall(library(edited))
	renamed := &model.Post{ID: "b.md", Title: "Another title", Counted: true, Digest: 8}
	if m := k.Recall(library(renamed)); !m.Marks["b.md"].Read || len(m.Marks) != 1 {
		t.Error(m.Marks)
	}
	stop(t, k)
}

func TestABlogThatIsMovedIsRemembered(t *testing.T) {
	home, c := t.TempDir(), day0()
	before, after := filepath.Join(t.TempDir(), "gone"), t.TempDir()
	lib := library(articles("a.md", "b.md", "c.md")...)
	k := startIn(t, home, before, c)
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	stop(t, k)
	c.Time = c.Add(48 * time.Hour)
	k = startIn(t, home, after, c)
	grown := library(articles("a.md", "b.md", "c.md", "d.md")...)
	if m := k.Recall(grown); !m.Marks["a.md"].Read || !m.New["d.md"] || len(m.New) != 1 {
		t.Errorf("%+v", m)
	}
	stop(t, k)
	k = startIn(t, home, t.TempDir(), c)
	if m := k.Recall(library(articles("x.md", "y.md", "z.md")...)); len(m.Marks) != 0 {
		t.Errorf("another blog has %+v", m)
	}
	stop(t, k)
}
