package linear

import (
	"strconv"

	"blogtui/model"
	"blogtui/ui/words"
)

// listing is the list of posts.
type listing struct {
	pagedList
	query      model.Query
	searchText string // full-text search, "" for none
	posts      []*model.Post
}

// listing returns the list of the posts that match query or, if there is a search text, the
// search.
func (r *reader) listing(query model.Query, searchText string) *listing {
	l := &listing{query: query, searchText: searchText}
	line := func(i int) string { return r.postLine(l.posts[i]) }
	if searchText == "" {
		l.posts = r.lib.Select(query)
	} else {
		l.posts = r.search(searchText)
		line = func(i int) string { return words.Sentences(r.postLine(l.posts[i]), r.excerpt(l.posts[i], searchText)) }
	}
	l.pagedList = pagedList{
		noun: words.Post, count: len(l.posts), pageSize: r.itemsPerPage(), line: line,
		open: func(r *reader, i int) { r.open(l.posts[i], "") },
	}
	return l
}

// postLine returns the line of a post in a list. The title is first, so that listeners can
// skip the rest.
func (r *reader) postLine(p *model.Post) string {
	parts := []string{p.Title, r.Dates.Day(p.Date)}
	if p.Minutes() > 0 {
		parts = append(parts, words.Minute.Count(p.Minutes()))
	}
	parts = append(parts, words.And(p.Categories))
	if states := words.PostStates(p); len(states) > 0 {
		parts = append(parts, words.LinearPostStatus(states))
	}
	return words.Sentences(parts...)
}

// showList shows a list and clears the history.
func (r *reader) showList(l *listing) {
	r.list = l
	r.history = []place{l}
	l.print(r)
}

func (l *listing) kind() placeKind { return atList }

func (l *listing) numberHelp() (label, meaning string) {
	if l.count == 0 {
		return "", ""
	}
	return words.AnswerNumber, words.AnswerNumberOpensPost
}

func (l *listing) filtered() bool {
	return l.searchText != "" || len(l.query.Categories)+len(l.query.Tags)+len(l.query.Authors)+len(l.query.Series)+len(l.query.Years) > 0
}

func (l *listing) print(r *reader) {
	if l.filtered() {
		r.say(words.LinearTitle(l.describe()))
	} else if l.count == 0 {
		r.say(words.LinearNoPosts)
	}
	l.pagedList.printPage(r)
}

// describe returns a description of the search or filters.
func (l *listing) describe() string {
	if l.searchText != "" {
		return words.LinearSearchTitle(truncate(l.searchText, 60))
	}
	var parts []string
	for _, kind := range []struct {
		thing  words.Noun
		values []string
	}{
		{words.Category, l.query.Categories}, {words.Tag, l.query.Tags},
		{words.Author, l.query.Authors}, {words.Series, l.query.Series},
	} {
		for _, value := range kind.values {
			parts = append(parts, words.LinearFilter(kind.thing, value))
		}
	}
	for _, year := range l.query.Years {
		parts = append(parts, words.YearName(model.YearName(year)))
	}
	return words.LinearFilterTitle(parts)
}

func categoriesOf(f model.Facets) []model.Count { return f.Categories }
func tagsOf(f model.Facets) []model.Count       { return f.Tags }
func yearsOf(f model.Facets) []model.Count      { return words.YearNames(f.Years) }
func authorsOf(f model.Facets) []model.Count    { return f.Authors }

func chooseCategory(r *reader, _ string) {
	r.chooseFilter(words.TitleCategories, words.Category, categoriesOf, func(q *model.Query, name string) { q.Categories = []string{name} })
}

func chooseTag(r *reader, _ string) {
	r.chooseFilter(words.TitleTags, words.Tag, tagsOf, func(q *model.Query, name string) { q.Tags = []string{name} })
}

func chooseAuthor(r *reader, _ string) {
	r.chooseFilter(words.TitleAuthors, words.Author, authorsOf, func(q *model.Query, name string) { q.Authors = []string{name} })
}

func chooseYear(r *reader, _ string) {
	r.chooseFilter(words.TitleYears, words.Year, yearsOf, func(q *model.Query, name string) {
		year, _ := strconv.Atoi(name) // 0, for undated posts, if name is not a number
		q.Years = []int{year}
	})
}

func chooseSeries(r *reader, _ string) {
	r.chooseCounted(words.TitleSeries, words.Series, r.lib.Series(r.list.query), func(q *model.Query, name string) {
		q.Series, q.Order, q.Reverse = []string{name}, model.ByDate, true
	})
}

// choosePage shows a menu of the pages.
func choosePage(r *reader, _ string) {
	r.choosePost(words.TitlePages, words.Page, r.lib.Pages(r.Base), func(p *model.Post) string { return words.Sentences(p.Title) })
}

// choosePost shows a menu of posts and opens the selected one.
func (r *reader) choosePost(title string, thing words.Noun, posts []*model.Post, line func(*model.Post) string) {
	names := make([]string, len(posts))
	for i, p := range posts {
		names[i] = p.Title
	}
	r.showMenu(title, thing, names,
		func(i int) string { return line(posts[i]) },
		func(r *reader, i int) {
			r.leave()
			r.open(posts[i], "")
		})
}

// chooseFilter shows a menu of the values of a facet and filters the current list further by
// the selected one.
func (r *reader) chooseFilter(title string, thing words.Noun, of func(model.Facets) []model.Count, by func(*model.Query, string)) {
	r.chooseCounted(title, thing, of(r.lib.Facets(r.list.query)), by)
}

// chooseCounted is chooseFilter for the given values.
func (r *reader) chooseCounted(title string, thing words.Noun, counts []model.Count, by func(*model.Query, string)) {
	query := r.list.query
	names := make([]string, len(counts))
	for i, c := range counts {
		names[i] = c.Name
	}
	r.showMenu(title, thing, names,
		func(i int) string { return words.LinearNameWithPosts(names[i], counts[i].Posts) },
		func(r *reader, i int) {
			by(&query, names[i])
			r.showList(r.listing(query, ""))
		})
}
