package ui

import (
	"slices"
	"testing"

	"blogtui/model"
)

func TestBelowAPostThatIsGoneTheCursorGoesToTheNextThatIsNot(t *testing.T) {
	blog := manyPosts(40)
	whole := blog.lib.Select(model.Query{})
	s := open(t, blog, 80, 24).press("down", "down", "down", "down", "down")
	gone := slices.Concat(whole[:2], whole[4:7]) // all but two posts above the cursor, its own and its neighbours
	if held := s.app.list.current(); held.ID != whole[5].ID {
		t.Fatalf("the cursor is on %s", held.ID)
	}
	left := slices.DeleteFunc(slices.Clone(whole), func(p *model.Post) bool { return slices.Contains(gone, p) })
	blog.lib = model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: left, Stage: model.Complete})
	s.send(libraryChanged{})
	if now := s.app.list.current(); now.ID != whole[7].ID {
		t.Errorf("the cursor is on %s, not on %s", now.ID, whole[7].ID)
	}
	blog.lib = model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: left[:3], Stage: model.Complete})
	s.send(libraryChanged{})
	if now := s.app.list.current(); now.ID != left[2].ID {
		t.Errorf("the cursor is on %s, not on the last post", now.ID)
	}
}
