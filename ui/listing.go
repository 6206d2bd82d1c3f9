package ui

import (
	"slices"
	"sort"

	"blogtui/model"
	"blogtui/ui/words"
)

// grouping is how the list is divided.
type grouping int

const (
	byTime grouping = iota
	byTopic
)

// listing is the list's content in order: headings and posts, with the line
// each begins at. It is rebuilt when the selection changes, never when drawn.
type listing struct {
	items       []item
	startLines  []int32        // by item, the line it begins at; one more for the end
	datePart    words.DatePart // of the date, that rows must say below their heading
	undated     bool           // no post has a date
	linesAbove  int            // lines above the first item, of the front card
	hasHeadings bool           // groups have headings
	hasFolded   bool           // some group is folded
}

// item is a heading (post is nil) or a post.
type item struct {
	post   *model.Post
	group  string
	count  int // of the posts in a heading's group
	folded bool
}

// listingOptions is all that a listing depends on but the posts.
type listingOptions struct {
	grouping   grouping
	topicFacet facet // what byTopic groups by
	order      model.Order
	byYear     bool // not by month
	flat       bool // one list in the given order: best matches first
	folded     map[string]bool
	dates      words.Dates
}

// newListing groups posts, which are in their final order.
func newListing(posts []*model.Post, topics []model.Count, a listingOptions) listing {
	undated := !slices.ContainsFunc(posts, func(p *model.Post) bool { return !p.Date.IsZero() })
	var l listing
	switch {
	case a.flat || a.grouping == byTime && (a.order != model.ByDate || undated):
		l = ungroupedListing(posts)
	case a.grouping == byTopic:
		l = groupedListing(topicGroups(posts, topics, a.topicFacet), words.WholeDate, a.folded)
	case a.byYear:
		l = groupedListing(groupRuns(posts, yearOf), words.DayOfYear, a.folded)
	default:
		l = groupedListing(groupRuns(posts, a.monthOf), words.DayOfMonth, a.folded)
	}
	l.undated = undated
	return l
}

func ungroupedListing(posts []*model.Post) listing {
	l := listing{datePart: words.WholeDate, items: make([]item, len(posts))}
	for i, p := range posts {
		l.items[i].post = p
	}
	return l
}

// group is a name and its posts.
type group struct {
	name  string
	posts []*model.Post
}

func groupedListing(groups []group, part words.DatePart, folded map[string]bool) listing {
	size := len(groups)
	for _, g := range groups {
		size += len(g.posts)
	}
	l := listing{datePart: part, hasHeadings: true, items: make([]item, 0, size)}
	for _, g := range groups {
		heading := item{group: g.name, count: len(g.posts), folded: folded[g.name]}
		l.items = append(l.items, heading)
		if heading.folded {
			l.hasFolded = true
			continue
		}
		for _, p := range g.posts {
			l.items = append(l.items, item{post: p, group: g.name})
		}
	}
	return l
}

// groupRuns cuts posts wherever the name that of gives them changes.
func groupRuns(posts []*model.Post, of func(*model.Post) string) []group {
	var groups []group
	for _, p := range posts {
		name := of(p)
		if len(groups) == 0 || groups[len(groups)-1].name != name {
			groups = append(groups, group{name: name})
		}
		last := &groups[len(groups)-1]
		last.posts = append(last.posts, p)
	}
	return groups
}

func yearOf(p *model.Post) string {
	if p.Date.IsZero() {
		return words.Undated
	}
	return model.YearName(p.Date.Year)
}

func (a listingOptions) monthOf(p *model.Post) string {
	if p.Date.IsZero() {
		return words.Undated
	}
	return a.dates.Month(p.Date)
}

// minPostsPerMonth is the least posts that a month must have on average to be a group
// of its own.
const minPostsPerMonth = 2

// firstScreenPosts is how many posts a first screen shows, more or less.
const firstScreenPosts = 12

// monthsAreSparse reports whether posts, in order of their dates, are better listed by
// years: most months of the whole blog have too few of them, or those that are seen
// first.
func monthsAreSparse(posts []*model.Post) bool {
	return sparseMonths(posts) || sparseMonths(posts[:min(len(posts), firstScreenPosts)])
}

func sparseMonths(posts []*model.Post) bool {
	months, dated := 0, 0
	var last model.Date
	for _, p := range posts {
		if p.Date.IsZero() {
			continue
		}
		dated++
		if p.Date.Year != last.Year || p.Date.Month != last.Month {
			months++
			last = p.Date
		}
	}
	return dated < months*minPostsPerMonth
}

// topicGroups puts each post under every topic it has, in the order of topics,
// and those without any under the last heading.
func topicGroups(posts []*model.Post, topics []model.Count, of facet) []group {
	groups := make([]group, len(topics), len(topics)+1)
	places := make(map[string]int, len(topics))
	for i, topic := range topics {
		groups[i].name = topic.Name
		places[topic.Name] = i
	}
	var rest []*model.Post
	for _, p := range posts {
		names := topicsOf(p, of)
		for _, name := range names {
			if i, ok := places[name]; ok {
				groups[i].posts = append(groups[i].posts, p)
			}
		}
		if len(names) == 0 {
			rest = append(rest, p)
		}
	}
	groups = slices.DeleteFunc(groups, func(g group) bool { return len(g.posts) == 0 })
	if len(rest) > 0 {
		groups = append(groups, group{words.Without(facetNouns[of]), rest})
	}
	return groups
}

func topicsOf(p *model.Post, of facet) []string {
	if of == byTag {
		return p.Tags
	}
	return p.Categories
}

// computeStartLines computes the lines at which items begin, for posts of at most so many rows.
func (l *listing) computeStartLines(rows int) {
	l.startLines = make([]int32, 0, len(l.items)+1)
	line := int32(l.linesAbove)
	for i, it := range l.items {
		l.startLines = append(l.startLines, line)
		switch {
		case it.post != nil:
			line += int32(rowCount(it.post, rows))
		case i == 0 || it.folded && l.items[i-1].folded:
			line++
		default:
			line += 2 // air above a heading
		}
	}
	l.startLines = append(l.startLines, line)
}

// height is the number of lines of the whole list.
func (l *listing) height() int {
	if len(l.startLines) == 0 {
		return 0
	}
	return int(l.startLines[len(l.startLines)-1])
}

// itemAt returns the item that line belongs to.
func (l *listing) itemAt(line int) int {
	return sort.Search(len(l.items), func(i int) bool { return int(l.startLines[i+1]) > line })
}

// selectable reports whether the cursor may rest on item i: posts and folded groups.
func (l *listing) selectable(i int) bool {
	return i >= 0 && i < len(l.items) && (l.items[i].post != nil || l.items[i].folded)
}

// move returns the item that is n stops from item i, as far as there are any.
func (l *listing) move(i, n int) int {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for j := i + step; j >= 0 && j < len(l.items) && n > 0; j += step {
		if l.selectable(j) {
			i = j
			n--
		}
	}
	return i
}

// nearestSelectable returns item i, or the stop next to it, or -1 when there is none.
func (l *listing) nearestSelectable(i int) int {
	i = min(max(i, 0), len(l.items)-1)
	for j := i; j >= 0 && j < len(l.items); j++ {
		if l.selectable(j) {
			return j
		}
	}
	for j := i; j >= 0; j-- {
		if l.selectable(j) {
			return j
		}
	}
	return -1
}

// indexOfPost returns the item of a post, preferably in the named group, or -1.
func (l *listing) indexOfPost(id model.ID, groupName string) int {
	found := -1
	for i, it := range l.items {
		if it.post == nil || it.post.ID != id {
			continue
		}
		if it.group == groupName {
			return i
		}
		if found < 0 {
			found = i
		}
	}
	return found
}

// headingIndex returns the item of a group's heading, or -1.
func (l *listing) headingIndex(groupName string) int {
	return slices.IndexFunc(l.items, func(it item) bool { return it.post == nil && it.group == groupName })
}
