package model

import (
	"testing"
	"time"
)

func TestARenamedFileIsKnownAgain(t *testing.T) {
	day := Date{2026, 3, 14}
	written := Version{Size: 400, ModTime: time.Date(2026, 3, 14, 9, 0, 0, 5, time.UTC)}
	gone := &Post{ID: "old.md", Title: "Tide", Date: day, Version: written, Digest: 77}
	later := Version{Size: 410, ModTime: written.ModTime.Add(time.Hour)}
	post := func(id ID, title string, date Date, v Version, digest uint64) *Post {
		return &Post{ID: id, Title: title, Date: date, Version: v, Digest: digest}
	}
	for _, c := range []struct {
		name   string
		before []*Post // besides the one that is gone
		after  []*Post
		want   ID
	}{
		{"moved as it is", nil, []*Post{post("new.md", "Tide", day, written, 77)}, "new.md"},
		{"checked out under another name", nil, []*Post{post("new.md", "Tide", day, later, 77)}, "new.md"},
		{"with another date in its name", nil, []*Post{post("new.md", "Tide", Date{2026, 3, 15}, written, 77)}, "new.md"},
		{"edited", nil, []*Post{post("new.md", "Tide", day, later, 78)}, "new.md"},
		{"under another title", nil, []*Post{post("new.md", "Ebb", day, later, 77)}, "new.md"},
		{"title and text both new", nil, []*Post{post("new.md", "Ebb", day, later, 78)}, ""},
		{"not counted", nil, []*Post{post("new.md", "Tide", day, written, 0)}, "new.md"},
		{"one of two that may be it", nil, []*Post{post("a.md", "Tide", day, later, 78), post("b.md", "Tide", day, later, 79)}, ""},
		{"the copy beside one that resembles it", nil, []*Post{post("a.md", "Tide", day, later, 78), post("b.md", "Tide", day, later, 77)}, "b.md"},
		{"seen twice while it was moved", []*Post{post("new.md", "Tide", day, written, 77)}, []*Post{post("new.md", "Tide", day, written, 77)}, "new.md"},
		{"beside an old namesake", []*Post{post("twin.md", "Tide", day, later, 78)}, []*Post{post("twin.md", "Tide", day, later, 78)}, ""},
	} {
		before := NewLibrary(Contents{Posts: append(c.before, gone)})
		after := NewLibrary(Contents{Posts: c.after})
		got := ID("")
		if p := after.Renamed(gone, before); p != nil {
			got = p.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, not %q", c.name, got, c.want)
		}
	}
}

func TestTwoEmptyPostsAreNotOneForWantOfText(t *testing.T) {
	gone := &Post{ID: "a.md", Title: "A"}
	before, after := NewLibrary(Contents{Posts: []*Post{gone}}), NewLibrary(Contents{Posts: []*Post{{ID: "b.md", Title: "B"}}})
	if p := after.Renamed(gone, before); p != nil {
		t.Error(p.ID)
	}
}
