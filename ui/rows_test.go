package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"blogtui/model"
)

// datedBlog is a blog of posts with the given dates, newest first, and titles only.
func datedBlog(dates ...model.Date) *memoryBlog {
	s := &memoryBlog{bodies: map[model.ID]string{}}
	var posts []*model.Post
	for i, date := range dates {
		id := model.ID(fmt.Sprintf("%03d.md", i))
		posts = append(posts, &model.Post{ID: id, Path: string(id), Title: fmt.Sprintf("Day %d", i), Date: date, Words: 300, Counted: true})
		s.bodies[id] = "Words.\n"
	}
	s.lib = model.NewLibrary(model.Contents{Title: "Diary", Posts: posts, Stage: model.Complete})
	return s
}

func TestMonthsOrYearsAreChosenOnceForTheBlog(t *testing.T) {
	var dates []model.Date
	for month := time.December; month >= time.January; month-- { // twelve sparse months, then a full one
		dates = append(dates, model.Date{Year: 2026, Month: month, Day: 3})
	}
	for day := 30; day > 0; day-- {
		dates = append(dates, model.Date{Year: 2025, Month: time.May, Day: day})
	}
	open(t, datedBlog(dates...), 80, 24).shows(" 2026 ──").hides("DECEMBER").press("/", "29", "esc").shows(" 2026 ──")
	full := open(t, sampleBlog(), 80, 30).shows("MARCH 2026")
	full.press("c", "tab", "tab", "Ines", "enter").shows("MARCH 2026", "3 of 8").hides("2026 ──────────────────────────────────────────────────────────────────────────")
}

func TestAPostWithNothingButATitleTakesOneLine(t *testing.T) {
	blog := sampleBlog()
	bare := *blog.lib.Post("knots.md")
	bare.Categories, bare.Authors = nil, nil
	posts := blog.lib.Select(model.Query{})
	posts[1] = &bare
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: posts, Stage: model.Complete})
	s := open(t, blog, 80, 24).press("down").shows("▌02   Seven Knots and What They Are For")
	lines := strings.Split(s.frame(), "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "Seven Knots") })
	if lines[at+1] != "" || !strings.Contains(lines[at+2], "FEBRUARY") {
		t.Errorf("the post takes more than a line:\n%s", s.frame())
	}
	s.press("down").shows("▌27   The Lamp Keeper's Radio")
	open(t, datedBlog(model.Date{Year: 2026, Month: 1, Day: 2}), 80, 24).press("v").shows("This blog has no categories or tags to group by").hides("WITHOUT").
		press("?").hides("next category", "group by")
}

func TestTheAuthorIsNamedBehindHoweverManyCategories(t *testing.T) {
	blog := sampleBlog()
	p := blog.lib.Post("harbour.md")
	for i := range 20 {
		p.Categories = append(p.Categories, fmt.Sprintf("Category %d", i))
	}
	for _, width := range []int{60, 80, 100} {
		open(t, blog, width, 24).shows("… — Ines Falk")
	}
	p.Authors = []string{"Ines Falk", "Tomas Reed", "Somebody Whose Name Is Long", "Somebody Else Whose Name Is Long"}
	open(t, blog, 80, 24).shows("Harbours · Craft · Category", "… — Ines Falk, Tomas Reed")
}

func TestTheHeaderKeepsABlankBeforeTheCount(t *testing.T) {
	for width := 20; width < 120; width++ {
		blog := sampleBlog()
		blog.lib = model.NewLibrary(model.Contents{Title: "Coast and Harbour and the Sea", Tagline: "notes from the quay of the town", Posts: blog.lib.Select(model.Query{}), Stage: model.Complete})
		s := open(t, blog, width, 20, markedStore().use)
		for _, keys := range [][]string{nil, {"/", "harbours of the world"}, {"esc", "s", "harbour"}, {"esc", ":", "har"}, {"esc", "p"}} {
			header, _, _ := strings.Cut(s.press(keys...).frame(), "\n")
			if regexp.MustCompile(`[^ ·0-9]([0-9]+ (of|post|result|problem|new|unread)|no )`).MatchString(header) {
				t.Errorf("%d wide: %q", width, header)
			}
		}
	}
}

func TestChipsStandBelowTheStripAndApartFromTheList(t *testing.T) {
	for _, c := range []struct{ width, height int }{{80, 24}, {120, 40}, {200, 60}} {
		s := open(t, sampleBlog(), c.width, c.height).press("c", "tab", "tab", "Ines", "enter")
		lines := strings.Split(s.frame(), "\n")
		at := slices.IndexFunc(lines, func(line string) bool { return strings.Contains(line, "× author Ines Falk") })
		if at < 1 || at > 2 || strings.TrimSpace(lines[at-1]) == "" || strings.TrimSpace(lines[at+1]) != "" {
			t.Errorf("%v:\n%s", c, s.frame())
		}
	}
	long := open(t, sampleBlog(), 40, 20).press("c", "space", "down", "space", "enter")
	long.shows("× category Craft").hides("drops the l…", "drops…")
}

func TestAStripWithRoomForNoNameCutsTheFirst(t *testing.T) {
	blog := sampleBlog()
	var posts []*model.Post
	for _, p := range blog.lib.Select(model.Query{}) {
		p.Categories = []string{"Harbours of the northern sea and beyond", "Charts of places where nobody lives"}
		posts = append(posts, p)
	}
	blog.lib = model.NewLibrary(model.Contents{Title: "Coast", Posts: posts, Stage: model.Complete, Revision: 2})
	s := open(t, blog, 40, 20).shows("All 8", "Charts of places w… 8", "+1 ›")
	s.press("tab").shows("All 8", "Charts of places w… 8   +1 ›")
}
