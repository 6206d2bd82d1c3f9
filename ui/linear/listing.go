package linear

import (
	"fmt"
	"strconv"

	"blogtui/model"
	"blogtui/ui/words"
)

// listing is the list of posts.
type listing struct {
	numbered
	query model.Query
	words string // looked for in all texts, "" for none
	posts []*model.Post
}

// listing lists the posts that a query, or with words a search in it, finds now.
func (r *reader) listing(query model.Query, words string) *listing {
	l := &listing{query: query, words: words}
	line := func(i int) string { return postLine(l.posts[i]) }
	if words == "" {
		l.posts = r.lib.Select(query)
	} else {
		l.posts = r.find(words)
		line = func(i int) string { return sentences(postLine(l.posts[i]), r.excerpt(l.posts[i], words)) }
	}
	l.numbered = numbered{
		thing: "post", count: len(l.posts), size: r.items(), line: line,
		open: func(r *reader, i int) { r.open(l.posts[i], "") },
	}
	return l
}

// postLine is a post in the list: the title first, by which a listener decides.
func postLine(p *model.Post) string {
	parts := []string{p.Title, p.Date.Long()}
	if p.Minutes() > 0 {
		parts = append(parts, count(p.Minutes(), "minute"))
	}
	parts = append(parts, listed(p.Categories, "and"))
	if states := words.States(p); len(states) > 0 {
		parts = append(parts, "Status: "+listed(states, "and"))
	}
	return sentences(parts...)
}

// show makes a list the one that the reader is at.
func (r *reader) show(l *listing) {
	r.list = l
	r.places = []place{l}
	l.arrive(r)
}

func (l *listing) where() where { return atList }

func (l *listing) numbers() (named, meaning string) {
	if l.count == 0 {
		return "", ""
	}
	return "a number", "opens the post with that number"
}

func (l *listing) narrowed() bool {
	return l.words != "" || len(l.query.Categories)+len(l.query.Tags)+len(l.query.Authors)+len(l.query.Series)+len(l.query.Years) > 0
}

func (l *listing) arrive(r *reader) {
	if l.narrowed() {
		r.say(l.describe() + ":")
	} else if l.count == 0 {
		r.say("There are no posts here yet.")
	}
	l.numbered.tell(r)
}

// describe says what the list is narrowed to.
func (l *listing) describe() string {
	if l.words != "" {
		return fmt.Sprintf("Posts with \"%s\"", clipped(l.words, 60))
	}
	var parts []string
	for _, kind := range []struct {
		name   string
		values []string
	}{{"category", l.query.Categories}, {"tag", l.query.Tags}, {"author", l.query.Authors}, {"series", l.query.Series}} {
		for _, value := range kind.values {
			parts = append(parts, kind.name+" "+value)
		}
	}
	for _, year := range l.query.Years {
		parts = append(parts, model.YearName(year))
	}
	return "Posts of " + listed(parts, "and")
}

func categoriesOf(f model.Facets) []model.Count { return f.Categories }
func tagsOf(f model.Facets) []model.Count       { return f.Tags }
func yearsOf(f model.Facets) []model.Count      { return f.Years }
func authorsOf(f model.Facets) []model.Count    { return f.Authors }

func chooseCategory(r *reader, _ string) {
	r.narrow("Categories", "category", categoriesOf, func(q *model.Query, name string) { q.Categories = []string{name} })
}

func chooseTag(r *reader, _ string) {
	r.narrow("Tags", "tag", tagsOf, func(q *model.Query, name string) { q.Tags = []string{name} })
}

func chooseAuthor(r *reader, _ string) {
	r.narrow("Authors", "author", authorsOf, func(q *model.Query, name string) { q.Authors = []string{name} })
}

func chooseYear(r *reader, _ string) {
	r.narrow("Years", "year", yearsOf, func(q *model.Query, name string) {
		year, _ := strconv.Atoi(name) // the name of the undated is no number: 0 stands for them
		q.Years = []int{year}
	})
}

func chooseSeries(r *reader, _ string) {
	r.narrowTo("Series", "series", r.lib.Series(r.list.query), func(q *model.Query, name string) {
		q.Series, q.Order, q.Reverse = []string{name}, model.ByDate, true
	})
}

// choosePage lists the pages.
func choosePage(r *reader, _ string) {
	r.choosePost("Pages", "page", r.lib.Pages(r.Base), func(p *model.Post) string { return sentences(p.Title) })
}

// choosePost lists posts, one of which is to be opened.
func (r *reader) choosePost(title, thing string, posts []*model.Post, line func(*model.Post) string) {
	names := make([]string, len(posts))
	for i, p := range posts {
		names[i] = p.Title
	}
	r.choose(title, thing, names,
		func(i int) string { return line(posts[i]) },
		func(r *reader, i int) {
			r.leave()
			r.open(posts[i], "")
		})
}

// narrow lets the reader choose a name by which the list is narrowed further.
func (r *reader) narrow(title, thing string, of func(model.Facets) []model.Count, by func(*model.Query, string)) {
	r.narrowTo(title, thing, of(r.lib.Facets(r.list.query)), by)
}

// narrowTo lets the reader choose one of the names that were counted.
func (r *reader) narrowTo(title, thing string, counts []model.Count, by func(*model.Query, string)) {
	query := r.list.query
	names := make([]string, len(counts))
	for i, c := range counts {
		names[i] = c.Name
	}
	r.choose(title, thing, names,
		func(i int) string { return names[i] + ", " + count(counts[i].Posts, "post") },
		func(r *reader, i int) {
			by(&query, names[i])
			r.show(r.listing(query, ""))
		})
}
