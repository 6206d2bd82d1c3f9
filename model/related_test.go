package model

import (
	"fmt"
	"testing"
	"time"
)

func TestRelatedPostsShareRareTopicsAndWords(t *testing.T) {
	about := func(summary string) func(*Post) { return func(p *Post) { p.Summary = summary } }
	posts := []*Post{
		post("knots.md", day(2024, 1, 1), titled("The Bowline and other knots"), filed("Boats"), tagged("rope")),
		post("splices.md", day(2024, 1, 2), titled("Splicing, knots without a knot"), filed("Boats"), tagged("rope")),
		post("harbour.md", day(2024, 1, 3), titled("A morning in the harbour"), filed("boats"), about("Where the bowline is at home.")),
		post("bread.md", day(2024, 1, 4), titled("The bread and the oven"), filed("Kitchen")),
		post("draft.md", day(2024, 1, 5), titled("More knots"), filed("Boats"), tagged("rope"), drafted),
		post("page.md", day(2024, 1, 6), titled("Knots and rope"), tagged("rope"), paged),
	}
	for i := range 60 {
		posts = append(posts, post(fmt.Sprintf("other-%d.md", i), day(2020, time.Month(1+i%12), 1), titled(fmt.Sprintf("The day and number %d00", i)), filed("Diary")))
	}
	l := library(posts...)
	if got, want := ids(l.Related(posts[0], 5)), "splices.md harbour.md"; got != want {
		t.Errorf("related to knots are %s, not %s", got, want)
	}
	if got := ids(l.Related(posts[0], 1)); got != "splices.md" {
		t.Errorf("the most related is %s", got)
	}
	if got := ids(l.Related(posts[3], 5)); got != "" {
		t.Errorf("bread is related to %s", got)
	}
	if got := l.Related(post("unknown.md", Date{}), 5); got != nil {
		t.Errorf("a post that is not there is related to %s", ids(got))
	}
}

func TestRelatedPostsOfTextWithoutSpacesShareItsCharacters(t *testing.T) {
	posts := []*Post{post("a.md", Date{}, titled("機械学習の入門書")), post("b.md", Date{}, titled("機械学習とは何か")), post("c.md", Date{}, titled("庭の花"))}
	for i := range 40 {
		posts = append(posts, post(fmt.Sprintf("x%d.md", i), Date{}, titled(fmt.Sprintf("word%d", i))))
	}
	if got := ids(library(posts...).Related(posts[0], 5)); got != "b.md" {
		t.Errorf("related are %s", got)
	}
}
