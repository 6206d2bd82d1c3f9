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
		{"gone", newPosts("b.md"), ""},
	} {
		home, clock := t.TempDir(), newClock()
		k := openStore(t, home, clock)
		lib := newLibrary(newPosts("a.md")...)
		k.Recall(lib)
		keep(k, lib.Post("a.md"), mark)
		closeStore(t, k)
		for range 2 {
			k = openStore(t, home, clock)
			got := k.Recall(newLibrary(c.after...)).Marks
			delete(got, "a.md") // which may come back
			want := map[model.ID]model.Mark{}
			if c.want != "" {
				want[c.want] = mark
			}
			if !maps.Equal(got, want) {
				t.Errorf("%s: %v", c.name, got)
			}
			closeStore(t, k)
		}
	}
}

func TestAPostEditedFirstAndRenamedLaterKeepsItsMarks(t *testing.T) {
	home, c := t.TempDir(), newClock()
	p := newPost("a.md")
	k := openStore(t, home, c)
	k.Recall(newLibrary(p))
	keep(k, p, model.Mark{Read: true})
	edited := &model.Post{ID: "a.md", Title: "Another title", Counted: true, Digest: 7}
	k.Recall(newLibrary(edited))
	renamed := &model.Post{ID: "b.md", Title: "Another title", Counted: true, Digest: 8}
	if m := k.Recall(newLibrary(renamed)); !m.Marks["b.md"].Read || len(m.Marks) != 1 {
		t.Error(m.Marks)
	}
	closeStore(t, k)
}

func TestABlogThatIsMovedIsRemembered(t *testing.T) {
	home, c := t.TempDir(), newClock()
	before, after := filepath.Join(t.TempDir(), "gone"), t.TempDir()
	lib := newLibrary(newPosts("a.md", "b.md", "c.md")...)
	k := openStoreOf(t, home, before, c)
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	closeStore(t, k)
	c.Time = c.Add(48 * time.Hour)
	k = openStoreOf(t, home, after, c)
	grown := newLibrary(newPosts("a.md", "b.md", "c.md", "d.md")...)
	if m := k.Recall(grown); !m.Marks["a.md"].Read || !m.New["d.md"] || len(m.New) != 1 {
		t.Errorf("%+v", m)
	}
	closeStore(t, k)
	k = openStoreOf(t, home, t.TempDir(), c)
	if m := k.Recall(newLibrary(newPosts("x.md", "y.md", "z.md")...)); len(m.Marks) != 0 {
		t.Errorf("another blog has %+v", m)
	}
	closeStore(t, k)
}
