package ui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/ui/words"
)

// seriesBlog is a blog with a series, a page and tags.
func seriesBlog() *memoryBlog {
	s := sampleBlog()
	var posts []*model.Post
	for _, p := range s.lib.Select(model.Query{Drafts: true}) {
		twin := *p
		switch p.ID {
		case "harbour.md", "winter.md", "lamp.md":
			twin.Series = "A night at the quay"
		case "knots.md":
			twin.Tags = []string{"rope", "knots"}
		}
		posts = append(posts, &twin)
	}
	posts = append(posts, &model.Post{ID: "about.md", Path: "about.md", Slug: "about", Title: "About this coast", Kind: model.KindPage, Counted: true})
	s.bodies["about.md"] = "Who keeps the light.\n"
	s.lib = model.NewLibrary(model.Contents{Title: "Coast and Harbour", Tagline: "notes from the quay", Posts: posts, Stage: model.Complete, Revision: 1})
	return s
}

func TestThePaletteFitsEveryScreen(t *testing.T) {
	for _, size := range []struct{ width, height int }{{40, 20}, {80, 24}, {120, 40}, {200, 60}} {
		name := fmt.Sprintf("%dx%d", size.width, size.height)
		open(t, seriesBlog(), size.width, size.height).press(":").golden("palette-" + name).press("har").golden("palette-typed-" + name)
	}
}

func TestThePaletteGoesToWhateverHasAName(t *testing.T) {
	for _, c := range []struct{ typed, shows string }{
		{"seven kn", "The harbour wakes before the town does"},
		{"about", "Who keeps the light."},
		{"craft", "4 of 8"},
		{"2025", "× year 2025"},
		{"undated", "× year undated"},
		{"tomas", "× author Tomas Reed"},
		{"rope tag", "× tag rope"},
		{"night at", "× series A night at the quay"},
		{"archive", "2026"},
		{"grouping", "By category"},
		{"order", "Ordered by title"},
		{"help", "Every key"},
		{"search all", "⌕"},
		{"theme", "dark"},
		{"nothing like it", "Nothing has this name"},
	} {
		open(t, seriesBlog(), 100, 30).press(":", c.typed, "enter").shows(c.shows)
	}
}

func TestWordsOfThePaletteAreNamesOrSayWhatIsMeant(t *testing.T) {
	post := &model.Post{Title: "Stories of the sea"}
	all := []destination{
		{kind: "category", name: "Stories"}, {kind: "category", name: "Craft"}, {kind: "tag", name: "category theory"},
		{kind: words.PaletteCommand, name: "theme", detail: "another theme"}, {kind: "post", name: post.Title, post: post},
	}
	for pattern, want := range map[string]string{
		"sto":         "Stories, Stories of the sea",
		"cat":         "category theory, Craft, Stories",
		"cat sto":     "Stories",
		"category":    "category theory, Stories, Craft",
		"sto of":      "Stories of the sea",
		"another":     "theme",
		"nother":      "",
		"yst":         "",
		"cate theory": "category theory",
	} {
		var got []string
		for _, d := range matchDestinations(all, pattern) {
			got = append(got, d.name)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q means %q, not %q", pattern, strings.Join(got, ", "), want)
		}
	}
}

func TestThePaletteWorksOverAnArticle(t *testing.T) {
	s := open(t, seriesBlog(), 100, 30).press("enter", ":").shows("next heading", "wider text").hides("fold")
	s.press("stories", "enter").shows("3 of 8", "FEBRUARY 2026")
	s.press("enter", ":", "wider", "enter").shows("Text 76 columns wide")
	s.press(":", "esc").shows("The Lamp Keeper's Radio")
}

func TestThePaletteOffersNothingThatCannotBeDone(t *testing.T) {
	s := open(t, seriesBlog(), 100, 60).press(":")
	s.hides("problems of the blog", "to the shell", "mark read", "favourite")
	s.press("edit").hides("edit at this line")
}

func TestAHiddenPostHasNoNameInThePalette(t *testing.T) {
	open(t, seriesBlog(), 100, 30).press(":", "not yet").hides("Not Yet")
}

func TestThePaletteFollowsTheBlog(t *testing.T) {
	blog := seriesBlog()
	s := open(t, blog, 100, 30).press(":", "lightship").shows("Nothing has this name")
	p := &model.Post{ID: "new.md", Path: "new.md", Slug: "new", Title: "The lightship", Counted: true}
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: append(blog.lib.Select(model.Query{}), p), Stage: model.Complete, Revision: 2})
	s.send(libraryChanged{})
	s.shows("▌ post     The lightship")
}

func TestPartsOfASeriesLeadToOneAnother(t *testing.T) {
	s := open(t, seriesBlog(), 80, 40).press("enter").shows("PART 3 OF 3").press("G").shows("A NIGHT AT THE QUAY", "Part before  The Lamp Keeper's Radio").hides("Next part")
	s.press("esc", ":", "winter", "enter").shows("PART 1 OF 3").press("G").shows("Next part  The Lamp Keeper's Radio")
	open(t, seriesBlog(), 80, 40).press(":", "seven", "enter").hides("PART")
}

func TestNothingTypedIntoThePaletteBreaksTheFrame(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	s := open(t, seriesBlog(), 60, 20)
	pieces := strings.Fields(": : a t 灯 backspace down up pgdown pgup enter esc left k")
	for range 300 {
		s.press(pieces[r.IntN(len(pieces))])
		if r.IntN(20) == 0 {
			s.resize(20+r.IntN(180), 4+r.IntN(50))
		}
		if s.quit {
			s = open(t, seriesBlog(), 60, 20)
		}
	}
}
