package model

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func day(year int, month time.Month, d int) Date { return Date{year, month, d} }

func post(id string, date Date, change ...func(*Post)) *Post {
	p := &Post{ID: ID(id), Path: id, Slug: strings.TrimSuffix(id, ".md"), Title: strings.TrimSuffix(id, ".md"), Date: date}
	for _, c := range change {
		c(p)
	}
	return p
}

func titled(title string) func(*Post)        { return func(p *Post) { p.Title = title } }
func filed(categories ...string) func(*Post) { return func(p *Post) { p.Categories = categories } }
func tagged(tags ...string) func(*Post)      { return func(p *Post) { p.Tags = tags } }
func drafted(p *Post)                        { p.Draft = true }
func paged(p *Post)                          { p.Kind = KindPage }
func library(posts ...*Post) *Library        { return NewLibrary(Contents{Title: "Test", Posts: posts}) }
func TestPagesStandInTheBlogsOrder(t *testing.T) {
	page := func(path, slug, title string) *Post {
		return &Post{ID: ID(path), Path: path, Slug: slug, Title: title, Kind: KindPage}
	}
	hidden := page("hidden.md", "hidden", "Hidden")
	hidden.Draft = true
	l := NewLibrary(Contents{
		Pages: []string{"Contact me", "pages/uses", "ABOUT", "gone"},
		Posts: []*Post{
			page("pages/now.md", "now", "Now"), page("about.md", "about", "Who I am"), hidden, page("pages/uses.md", "tools", "What I use"),
			page("mail.md", "mail", "Contact me"), page("faq.md", "faq", "A few questions"), {ID: "post.md", Title: "About"},
		},
	})
	if got, want := ids(l.Pages(Query{})), "mail.md pages/uses.md about.md faq.md pages/now.md"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := l.Pages(Query{Drafts: true}); len(got) != 6 {
		t.Errorf("with drafts there are %d pages", len(got))
	}
}

func ids(posts []*Post) string {
	var all []string
	for _, p := range posts {
		all = append(all, string(p.ID))
	}
	return strings.Join(all, " ")
}

func TestPostsAreSortedNewestFirstAndUndatedLastInNaturalOrder(t *testing.T) {
	morning := post("morning.md", day(2024, 5, 1), func(p *Post) { p.Time = time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC) })
	evening := post("evening.md", day(2024, 5, 1), func(p *Post) {
		p.Time = time.Date(2024, 5, 1, 20, 0, 0, 0, time.FixedZone("", 14*3600))
	})
	l := library(post("issue-12.md", Date{}), post("issue-5.md", Date{}), morning, evening, post("new.md", day(2025, 1, 1)))
	if got, want := ids(l.Select(Query{})), "new.md evening.md morning.md issue-5.md issue-12.md"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, want := ids(l.Select(Query{Reverse: true})), "morning.md evening.md new.md issue-5.md issue-12.md"; got != want {
		t.Errorf("reversed: got %s, want %s", got, want)
	}
}

func TestSelectTakesAlternativesWithinAKindAndRestrictsAcrossKinds(t *testing.T) {
	l := library(
		post("a.md", day(2024, 1, 1), filed("Go", "Craft"), tagged("x")),
		post("b.md", day(2023, 1, 1), filed("go"), tagged("y")),
		post("c.md", day(2022, 1, 1), filed("Life")),
		post("d.md", Date{}, filed("Life"), titled("The Long Road Home")),
		post("draft.md", day(2024, 2, 2), drafted),
		post("page.md", Date{}, paged),
	)
	tests := []struct {
		name  string
		query Query
		want  string
	}{
		{"everything visible", Query{}, "a.md b.md c.md d.md"},
		{"one category without regard to case", Query{Categories: []string{"GO"}}, "a.md b.md"},
		{"two categories", Query{Categories: []string{"craft", "life"}}, "a.md c.md d.md"},
		{"category and tag", Query{Categories: []string{"go"}, Tags: []string{"y"}}, "b.md"},
		{"unknown category", Query{Categories: []string{"nope"}}, ""},
		{"years", Query{Years: []int{2022, 2023}}, "b.md c.md"},
		{"the undated", Query{Years: []int{0}}, "d.md"},
		{"since", Query{Since: day(2023, 1, 1)}, "a.md b.md"},
		{"until leaves the undated out", Query{Until: day(2023, 1, 1)}, "b.md c.md"},
		{"all words of a title", Query{Titles: []string{"home long"}}, "d.md"},
		{"drafts", Query{Drafts: true, Limit: 2}, "draft.md a.md"},
		{"pages", Query{Pages: true, Categories: nil, Years: []int{0}}, "d.md page.md"},
		{"by title", Query{Order: ByTitle}, "a.md b.md c.md d.md"},
		{"by path reversed", Query{Order: ByPath, Reverse: true}, "d.md c.md b.md a.md"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := l.Select(test.query)
			if got := ids(found); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			test.query.Limit = 0
			if got := l.Count(test.query); got < len(found) {
				t.Errorf("Count says %d for %d posts", got, len(found))
			}
		})
	}
}

func TestCaseTwinsOfACategoryBecomeTheCommonSpelling(t *testing.T) {
	original := post("c.md", day(2022, 1, 1), filed("GO", "go"))
	l := library(post("a.md", day(2024, 1, 1), filed("Go")), post("b.md", day(2023, 1, 1), filed("Go")), original)
	if got := l.Post("c.md").Categories; !slices.Equal(got, []string{"Go"}) {
		t.Errorf("got %q", got)
	}
	if !slices.Equal(original.Categories, []string{"GO", "go"}) {
		t.Error("the post handed in was changed")
	}
	if got := l.Categories(Query{}); !slices.Equal(got, []Count{{"Go", 3}}) {
		t.Errorf("got %v", got)
	}
}

func TestFacetsFollowTheOtherFilters(t *testing.T) {
	l := library(
		post("a.md", day(2024, 1, 1), filed("Go"), tagged("x")),
		post("b.md", day(2023, 1, 1), filed("Go", "Life"), tagged("y")),
		post("c.md", Date{}, filed("Life"), tagged("y")),
	)
	f := l.Facets(Query{Categories: []string{"Go"}})
	if want := []Count{{"Go", 2}, {"Life", 2}}; !slices.Equal(f.Categories, want) {
		t.Errorf("categories: got %v, want %v: their own filter must not count", f.Categories, want)
	}
	if want := []Count{{"x", 1}, {"y", 1}}; !slices.Equal(f.Tags, want) {
		t.Errorf("tags: got %v, want %v", f.Tags, want)
	}
	if want := []Count{{"2024", 1}, {"2023", 1}}; !slices.Equal(f.Years, want) {
		t.Errorf("years: got %v, want %v", f.Years, want)
	}
}

func TestFindKnowsPathsSlugsAliasesAndUniqueTitles(t *testing.T) {
	l := library(
		post("posts/one.md", day(2024, 1, 1), titled("The First Word"), func(p *Post) { p.Slug = "one"; p.Aliases = []string{"/2011/06/old-one/"} }),
		post("posts/two.md", day(2023, 1, 1), titled("The Second Word"), func(p *Post) { p.Slug = "two" }),
		post("posts/c#.md", day(2022, 1, 1), titled("Sharp"), func(p *Post) { p.Slug = "c#" }),
	)
	tests := []struct{ name, id, heading string }{
		{"posts/one.md", "posts/one.md", ""},
		{"./posts/one.md", "posts/one.md", ""},
		{"TWO", "posts/two.md", ""},
		{"two.md", "posts/two.md", ""},
		{"one.md#part", "posts/one.md", "part"},
		{"2011/06/old-one", "posts/one.md", ""},
		{"one#part", "posts/one.md", "part"},
		{"c#", "posts/c#.md", ""},
		{"first", "posts/one.md", ""},
	}
	for _, test := range tests {
		p, heading, err := l.Find(test.name)
		if err != nil || string(p.ID) != test.id || heading != test.heading {
			t.Errorf("Find(%q) = %v, %q, %v", test.name, p, heading, err)
		}
	}
	var ambiguous *AmbiguousError
	if _, _, err := l.Find("word"); !errors.As(err, &ambiguous) || len(ambiguous.Posts) != 2 {
		t.Errorf("Find(word) = %v, want two candidates", err)
	}
	var missing *NotFoundError
	if _, _, err := l.Find("twoo"); !errors.As(err, &missing) || missing.Suggestions[0] != "two" {
		t.Errorf("Find(twoo) = %v, want two as the nearest", err)
	}
	if _, _, err := l.Find("a-second-look"); !errors.As(err, &missing) || missing.Suggestions[0] != "two" {
		t.Errorf("Find(a-second-look) = %v, want the second as the nearest", err)
	}
}

func TestThePostThatSharesTheMostWordsWithANameIsTheNearest(t *testing.T) {
	l := library(
		post("a.md", day(2024, 1, 1), titled("Harbour, harbour, harbour"), func(p *Post) { p.Slug = "harbour" }),
		post("b.md", day(2023, 1, 1), titled("What the harbour told the tide"), func(p *Post) { p.Slug = "b" }),
	)
	var missing *NotFoundError
	if _, _, err := l.Find("harbour-and-tide"); !errors.As(err, &missing) || missing.Suggestions[0] != "b" {
		t.Errorf("Find(harbour-and-tide) = %v, want b as the nearest", err)
	}
}

func TestCompareNaturalIsATotalOrderOfPeople(t *testing.T) {
	sorted := []string{"", "a", "A1", "a2", "a10", "a010b", "B", "issue-5", "issue-12", "é"}
	for i, a := range sorted {
		for j, b := range sorted {
			if got := CompareNatural(a, b); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("CompareNatural(%q, %q) = %d", a, b, got)
			}
		}
	}
}

func TestDatesThatDoNotExistAreInvalid(t *testing.T) {
	for _, test := range []struct {
		date  Date
		valid bool
	}{{day(2024, 2, 29), true}, {day(2023, 2, 29), false}, {day(2024, 13, 1), false}, {Date{}, false}, {day(2024, 1, 0), false}} {
		if got := test.date.Valid(); got != test.valid {
			t.Errorf("%v.Valid() = %v", test.date, got)
		}
	}
}

func BenchmarkSelectAmong100000(b *testing.B) {
	posts := make([]*Post, 100_000)
	for i := range posts {
		posts[i] = post("p"+strings.Repeat("x", i%7)+string(rune('a'+i%26))+".md", day(1990+i%30, time.Month(1+i%12), 1+i%28), filed("c"+string(rune('a'+i%20))))
		posts[i].ID = ID(posts[i].Path + "/" + string(rune('a'+i%26)))
	}
	l := library(posts...)
	for b.Loop() {
		l.Select(Query{Categories: []string{"ca", "cb"}})
	}
}

func BenchmarkNewLibraryOf10000(b *testing.B) {
	posts := make([]*Post, 10_000)
	for i := range posts {
		id := "posts/" + strings.Repeat("a", i%9) + string(rune('a'+i%26)) + strings.Repeat("z", i%31) + ".md"
		posts[i] = post(id, day(1990+i%30, time.Month(1+i%12), 1+i%28), filed("Category "+string(rune('a'+i%20)), "Other"), func(p *Post) {
			p.Authors = []string{"Author " + string(rune('a'+i%5))}
		})
	}
	for b.Loop() {
		NewLibrary(Contents{Title: "Test", Posts: posts})
	}
}

func TestTheBlogsOwnOrderOfCategoriesComesFirst(t *testing.T) {
	var posts []*Post
	for i, category := range []string{"Many", "Many", "Many", "Few", "Few", "knots"} {
		posts = append(posts, &Post{ID: ID(fmt.Sprint(i)), Categories: []string{category}})
	}
	l := NewLibrary(Contents{Posts: posts, Categories: []string{"Knots", "Few", "Nobody's"}})
	want := []Count{{"knots", 1}, {"Few", 2}, {"Many", 3}}
	if got := l.Categories(Query{}); !reflect.DeepEqual(got, want) {
		t.Error(got)
	}
	if got := l.Facets(Query{}).Categories; !reflect.DeepEqual(got, want) {
		t.Error(got)
	}
}
