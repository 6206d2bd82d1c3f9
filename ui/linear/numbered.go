package linear

import (
	"fmt"
	"strconv"
	"strings"

	"blogtui/ui/words"
)

// pagedList is a numbered list that is printed page by page.
type pagedList struct {
	noun     words.Noun // what an item is
	count    int
	line     func(i int) string
	open     func(r *reader, i int)
	pageSize int // items per page
	first    int // index of the first item on the current page
}

func (n *pagedList) hasMore() (before, after bool) { return n.first > 0, n.first+n.pageSize < n.count }

// lastPageStart returns the index of the first item on the last page.
func (n *pagedList) lastPageStart() int { return max(0, (n.count-1)/n.pageSize*n.pageSize) }

// printPage prints the current page.
func (n *pagedList) printPage(r *reader) {
	for i := n.first; i < min(n.first+n.pageSize, n.count); i++ {
		r.say(fmt.Sprintf("%d. %s", i+1, n.line(i)))
	}
}

func (n *pagedList) status() string {
	switch last := min(n.first+n.pageSize, n.count); {
	case n.count == 0:
		return words.NoneOf(n.noun)
	case n.first == 0 && last == n.count:
		return n.noun.Count(n.count)
	case n.first+1 == last:
		return words.OneOf(n.noun, last, n.count)
	default:
		return words.SomeOf(n.noun, n.first+1, last, n.count)
	}
}

// step goes a page forward (1) or back (-1).
func (n *pagedList) step(r *reader, by int) {
	before, after := n.hasMore()
	switch {
	case by > 0 && !after:
		r.say(words.EndOfList)
	case by < 0 && !before:
		r.say(words.BeginningOfList)
	default:
		n.first = max(0, n.first+by*n.pageSize)
		n.printPage(r)
	}
}

func (n *pagedList) selectNumber(r *reader, number int) {
	if number < 1 || number > n.count {
		r.say(words.NoSuchNumber(n.noun, number, n.count))
		return
	}
	n.open(r, number-1)
}

// menu is a list from which an item is selected.
type menu struct {
	pagedList
	title string
	names []string // names of the items, which select them too
}

func (r *reader) showMenu(title string, thing words.Noun, names []string, line func(i int) string, open func(r *reader, i int)) {
	if len(names) == 0 {
		r.say(words.NothingToChoose(title))
		return
	}
	m := &menu{title: title, names: names}
	m.pagedList = pagedList{noun: thing, count: len(names), line: line, open: open, pageSize: r.itemsPerPage()}
	r.enter(m)
}

func (m *menu) kind() placeKind { return atMenu }

func (m *menu) numberHelp() (label, meaning string) {
	return words.ANumber, words.NumberChooses(m.noun)
}

func (m *menu) print(r *reader) {
	r.say(words.Introduced(m.title))
	m.pagedList.printPage(r)
}

// selectNumber selects an item by its number, or by a numeric name such as a year.
func (m *menu) selectNumber(r *reader, number int) {
	if number > m.count && m.selectName(r, strconv.Itoa(number)) {
		return
	}
	m.pagedList.selectNumber(r, number)
}

// selectName selects the item with that name and reports whether there is one.
func (m *menu) selectName(r *reader, name string) bool {
	for i, known := range m.names {
		if strings.EqualFold(known, name) {
			m.open(r, i)
			return true
		}
	}
	return false
}
