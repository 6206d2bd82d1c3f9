package ui

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"
)

// greetingBlog returns a blog with a greeting.
func greetingBlog() *memoryBlog {
	s := sampleBlog()
	s.lib = model.NewLibrary(model.Contents{
		Title: "Coast and Harbour", Tagline: "notes from the quay", Posts: s.lib.Select(model.Query{}), Stage: model.Complete, Revision: 1,
		Greeting: "Welcome. The kettle is on, and the newest letters lie on top.\nPress : to find your way.",
	})
	return s
}

func TestABlogThatGreetsHasAFrontCard(t *testing.T) {
	for _, size := range []struct{ width, height int }{{40, 20}, {80, 30}, {120, 40}, {200, 60}} {
		open(t, greetingBlog(), size.width, size.height).golden(fmt.Sprintf("card-%dx%d", size.width, size.height))
	}
}

func TestTheFrontCardScrollsAwayAndComesBack(t *testing.T) {
	s := open(t, greetingBlog(), 80, 30).shows("The kettle is on", "8 posts · 3 categories · 2 authors · 2025–2026")
	s.press("G").hides("The kettle is on").press("g").shows("The kettle is on")
	s.press("tab").hides("The kettle is on").press("shift+tab").shows("The kettle is on")
	s.press("T", "down", "enter").shows("The kettle is on")
	s.press("enter", "left").shows("The kettle is on", "▌14")
}

func TestALongGreetingLeavesRoomForPosts(t *testing.T) {
	blog := greetingBlog()
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: blog.lib.Select(model.Query{}), Stage: model.Complete, Greeting: strings.Repeat("Come in, come in.\n", 40)})
	open(t, blog, 80, 30).shows("Come in", "…", "The Harbour at Six")
}
