package linear

import (
	"strconv"

	"blogtui/model"
	"blogtui/ui/words"
)

// listing is the list of posts.
type listing struct {
	numbered
	query  model.Query
	sought string // in all texts, "" for none
	posts  []*model.Post
}

// listing lists the posts that a query, or with words a search in it, finds now.
func (r *reader) listing(query model.Query, sought string) *listing {
	l := &listing{query: query, sought: sought}
	line := func(i int) string { return r.postLine(l.posts[i]) }
	if sought == "" {
		l.posts = r.lib.Select(query)
	} else {
		l.posts = r.find(sought)
		line = func(i int) string { return words.Sentences(r.postLine(l.posts[i]), r.excerpt(l.posts[i], sought)) }
	}
	l.numbered = numbered{
		thing: words.Post, count: len(l.posts), size: r.items(), line: line,
		open: func(r *reader, i int) { r.open(l.posts[i], "") },
	}
	return l
}

// postLine is a post in the list: the title first, by which a listener decides.
func (r *reader) postLine(p *model.Post) string {
	parts := []string{p.Title, r.Dates.Day(p.Date)}
	if p.Minutes() > 0 {
		parts = append(parts, words.Minute.Count(p.Minutes()))
	}
	parts = append(parts, words.And(p.Categories))
	if states := words.States(p); len(states) > 0 {
		parts = append(parts, words.StatusOf(states))
	}
	return words.Sentences(parts...)
}

// show makes a list the one that the reader is at.
func (r *reader) show(l *listing) {
	r.list = l
	r.places = []place{l}
	l.arrive(r)
}

func (l *listing) kind() placeKind { return atList }

func (l *listing) numbers() (named, meaning string) {
	if l.count == 0 {
		return "", ""
	}
	return words.ANumber, words.NumberOpensPost
}

func (l *listing) narrowed() bool {
	return l.sought != "" || len(l.query.Categories)+len(l.query.Tags)+len(l.query.Authors)+len(l.query.Series)+len(l.query.Years) > 0
}

func (l *listing) arrive(r *reader) {
	if l.narrowed() {
		r.say(words.Introduced(l.describe()))
	} else if l.count == 0 {
		r.say(words.NoPostsYet)
	}
	l.numbered.tell(r)
}

// describe returns what the list is narrowed to.
func (l *listing) describe() string {
	if l.sought != "" {
		return words.PostsWith(clipped(l.sought, 60))
	}
	var parts []string
	for _, kind := range []struct {
		thing  words.Noun
		values []string
	}{
		{words.Category, l.query.Categories}, {words.Tag, l.query.Tags},
		{words.Author, l.query.Authors}, {words.ASeries, l.query.Series},
	} {
		for _, value := range kind.values {
			parts = append(parts, words.Named(kind.thing, value))
		}
	}
	for _, year := range l.query.Years {
		parts = append(parts, words.YearNamed(model.YearName(year)))
	}
	return words.PostsOf(parts)
}

func categoriesOf(f model.Facets) []model.Count { return f.Categories }
func tagsOf(f model.Facets) []model.Count       { return f.Tags }
func yearsOf(f model.Facets) []model.Count      { return words.YearsNamed(f.Years) }
func authorsOf(f model.Facets) []model.Count    { return f.Authors }

func chooseCategory(r *reader, _ string) {
	r.narrow(words.Categories, words.Category, categoriesOf, func(q *model.Query, name string) { q.Categories = []string{name} })
}

func chooseTag(r *reader, _ string) {
	r.narrow(words.Tags, words.Tag, tagsOf, func(q *model.Query, name string) { q.Tags = []string{name} })
}

func chooseAuthor(r *reader, _ string) {
	r.narrow(words.Authors, words.Author, authorsOf, func(q *model.Query, name string) { q.Authors = []string{name} })
}

func chooseYear(r *reader, _ string) {
	r.narrow(words.Years, words.Year, yearsOf, func(q *model.Query, name string) {
		year, _ := strconv.Atoi(name) // the name of the undated is no number: 0 stands for them
		q.Years = []int{year}
	})
}

func chooseSeries(r *reader, _ string) {
	r.narrowTo(words.Series, words.ASeries, r.lib.Series(r.list.query), func(q *model.Query, name string) {
		q.Series, q.Order, q.Reverse = []string{name}, model.ByDate, true
	})
}

// choosePage lists the pages.
func choosePage(r *reader, _ string) {
	r.choosePost(words.Pages, words.Page, r.lib.Pages(r.Base), func(p *model.Post) string { return words.Sentences(p.Title) })
}

// choosePost lists posts, one of which is to be opened.
func (r *reader) choosePost(title string, thing words.Noun, posts []*model.Post, line func(*model.Post) string) {
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
func (r *reader) narrow(title string, thing words.Noun, of func(model.Facets) []model.Count, by func(*model.Query, string)) {
	r.narrowTo(title, thing, of(r.lib.Facets(r.list.query)), by)
}

// narrowTo lets the reader choose one of the names that were counted.
func (r *reader) narrowTo(title string, thing words.Noun, counts []model.Count, by func(*model.Query, string)) {
	query := r.list.query
	names := make([]string, len(counts))
	for i, c := range counts {
		names[i] = c.Name
	}
	r.choose(title, thing, names,
		func(i int) string { return words.NameWithPosts(names[i], counts[i].Posts) },
		func(r *reader, i int) {
			by(&query, names[i])
			r.show(r.listing(query, ""))
		})
}
