package ui

import (
	"testing"

	"blogtui/model"
)

// without returns all posts but one, and that one.
func (s *memoryBlog) without(id model.ID) ([]*model.Post, *model.Post) {
	var others []*model.Post
	for _, p := range s.lib.Select(model.Query{Drafts: true, Pages: true}) {
		if p.ID != id {
			others = append(others, p)
		}
	}
	return others, s.lib.Post(id)
}

// rename renames the file of a post.
func (s *memoryBlog) rename(from, to model.ID) {
	posts, p := s.without(from)
	twin := *p
	twin.ID, twin.Path = to, string(to)
	s.bodies[to] = s.bodies[from]
	delete(s.bodies, from)
	s.lib = model.NewLibrary(model.Contents{Title: s.lib.Title(), Posts: append(posts, &twin), Stage: model.Complete, Revision: s.lib.Revision() + 1})
}

func TestTheCursorStaysOnAPostWhoseFileIsRenamed(t *testing.T) {
	blog := sampleBlog()
	s := open(t, blog, 80, 24).press("j", "j", "j")
	blog.rename("charts.md", "2026/charts-and-coasts.md")
	s.send(libraryChanged{})
	if got := s.app.list.current().ID; got != "2026/charts-and-coasts.md" {
		t.Errorf("the cursor is on %s", got)
	}
	blog.rename("2026/charts-and-coasts.md", "charts.md")
	s.send(libraryChanged{})
	s.press("enter").shows("The harbour wakes")
}

func TestAnArticleStaysOpenWhenItsFileIsRenamed(t *testing.T) {
	blog := sampleBlog()
	s := open(t, blog, 60, 10).press("enter", "space").shows("Reading the tide").hides("The Harbour at Six")
	blog.rename("harbour.md", "six.md")
	s.send(libraryChanged{})
	s.shows("Reading the tide").hides("gone")
	blog.bodies["six.md"] += "\nA line written later.\n"
	posts, p := blog.without("six.md")
	edited := *p
	edited.Version.Size++
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: append(posts, &edited), Stage: model.Complete})
	s.send(libraryChanged{})
	s.shows("Reading the tide").resize(60, 24)
	s.press("G").shows("A line written later.")
	s.press("J").shows("Seven Knots")
}

func TestAnArticleThatIsGoneComesBackUnderAnotherName(t *testing.T) {
	blog := sampleBlog()
	s := open(t, blog, 80, 24).press("enter")
	posts, p := blog.without("harbour.md")
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: posts, Stage: model.Complete})
	s.send(libraryChanged{})
	s.shows("the file is gone", "The harbour wakes")
	twin := *p
	twin.ID = "six.md"
	blog.bodies["six.md"] = harbourBody
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: append(posts, &twin), Stage: model.Complete})
	s.send(libraryChanged{})
	s.hides("the file is gone")
}
