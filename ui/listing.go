package ui

import (
	"slices"
	"sort"

	"blogtui/model"
	"blogtui/ui/words"
)

// grouping is how the list is divided into groups.
type grouping int

const (
	byTime grouping = iota
	byTopic
)

// listing is the content of the list: headings and posts in order, with their positions. It
// is rebuilt when the selection changes, not when it is drawn.
type listing struct {
	items       []item
	startLines  []int32        // first line of each item, and the total height at the end
	datePart    words.DatePart // the part of the date that rows show below their heading
	undated     bool           // no post has a date
	linesAbove  int            // height of the welcome card above the first item
	hasHeadings bool           // groups have headings
	hasFolded   bool           // some group is folded
}

// item is a heading (post is nil) or a post.
type item struct {
	post   *model.Post
	group  string
	count  int // number of posts in a heading's group
	folded bool
}

// listingOptions are the parameters of a listing besides its posts.
type listingOptions struct {
	grouping   grouping
	topicFacet facet // the facet of byTopic
	order      model.Order
	byYear     bool // group by year instead of month
	flat       bool // no groups: best matches first
	folded     map[string]bool
	dates      words.Dates
}

// newListing groups posts that are in their final order.
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

// group is a named group of posts.
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

// groupRuns starts a new group wherever the name changes.
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
		return words.TitleUndated
	}
	return model.YearName(p.Date.Year)
}

func (a listingOptions) monthOf(p *model.Post) string {
	if p.Date.IsZero() {
		return words.TitleUndated
	}
	return a.dates.Month(p.Date)
}

// minPostsPerMonth is the average below which posts are grouped by year.
const minPostsPerMonth = 2

// firstScreenPosts is about the number of posts on the first screen.
const firstScreenPosts = 12

// monthsAreSparse reports whether posts, ordered by date, should be grouped by year: months
// have too few posts on average, in the whole blog or on the first screen.
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

// topicGroups puts each post into the groups of all its topics, and posts without topics
// into a last group.
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
		groups = append(groups, group{words.TitleWithout(facetNouns[of]), rest})
	}
	return groups
}

func topicsOf(p *model.Post, of facet) []string {
	if of == byTag {
		return p.Tags
	}
	return p.Categories
}

// computeStartLines computes the first line of each item. rows is the maximum height of a
// post.
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
			line += 2 // with a blank line above the heading
		}
	}
	l.startLines = append(l.startLines, line)
}

// height returns the height of the whole list in lines.
func (l *listing) height() int {
	if len(l.startLines) == 0 {
		return 0
	}
	return int(l.startLines[len(l.startLines)-1])
}

// itemAt returns the index of the item at a line.
func (l *listing) itemAt(line int) int {
	return sort.Search(len(l.items), func(i int) bool { return int(l.startLines[i+1]) > line })
}

// selectable reports whether the cursor may be on item i: posts and folded headings.
func (l *listing) selectable(i int) bool {
	return i >= 0 && i < len(l.items) && (l.items[i].post != nil || l.items[i].folded)
}

// move returns the index of the selectable item n steps from item i, or the last one in
// that direction.
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

// nearestSelectable returns the nearest selectable item at or after i, else before i, else
// -1.
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

// indexOfPost returns the index of a post, preferably within the named group, or -1.
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

// headingIndex returns the index of a group's heading, or -1.
func (l *listing) headingIndex(groupName string) int {
	return slices.IndexFunc(l.items, func(it item) bool { return it.post == nil && it.group == groupName })
}
