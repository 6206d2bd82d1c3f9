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

func (l *pagedList) hasMore() (before, after bool) { return l.first > 0, l.first+l.pageSize < l.count }

// lastPageStart returns the index of the first item on the last page.
func (l *pagedList) lastPageStart() int { return max(0, (l.count-1)/l.pageSize*l.pageSize) }

// printPage prints the current page.
func (l *pagedList) printPage(r *reader) {
	for i := l.first; i < min(l.first+l.pageSize, l.count); i++ {
		r.say(fmt.Sprintf("%d. %s", i+1, l.line(i)))
	}
}

func (l *pagedList) status() string {
	switch last := min(l.first+l.pageSize, l.count); {
	case l.count == 0:
		return words.LinearRangeEmpty(l.noun)
	case l.first == 0 && last == l.count:
		return l.noun.Count(l.count)
	case l.first+1 == last:
		return words.LinearRangeOfOne(l.noun, last, l.count)
	default:
		return words.LinearRange(l.noun, l.first+1, last, l.count)
	}
}

// step goes a page forward (1) or back (-1).
func (l *pagedList) step(r *reader, by int) {
	before, after := l.hasMore()
	switch {
	case by > 0 && !after:
		r.say(words.LinearListEnd)
	case by < 0 && !before:
		r.say(words.LinearListStart)
	default:
		l.first = max(0, l.first+by*l.pageSize)
		l.printPage(r)
	}
}

func (l *pagedList) selectNumber(r *reader, number int) {
	if number < 1 || number > l.count {
		r.say(words.LinearNoSuchNumber(l.noun, number, l.count))
		return
	}
	l.open(r, number-1)
}

// menu is a list from which an item is selected.
type menu struct {
	pagedList
	title string
	names []string // names of the items, which select them too
}

func (r *reader) showMenu(title string, thing words.Noun, names []string, line func(i int) string, open func(r *reader, i int)) {
	if len(names) == 0 {
		r.say(words.LinearNothingToChoose(title))
		return
	}
	m := &menu{title: title, names: names}
	m.pagedList = pagedList{noun: thing, count: len(names), line: line, open: open, pageSize: r.itemsPerPage()}
	r.enter(m)
}

func (m *menu) kind() placeKind { return atMenu }

func (m *menu) numberHelp() (label, meaning string) {
	return words.AnswerNumber, words.AnswerNumberChooses(m.noun)
}

func (m *menu) print(r *reader) {
	r.say(words.LinearTitle(m.title))
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
