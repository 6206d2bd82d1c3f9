package linear

import (
	"fmt"
	"strconv"
	"strings"

	"blogtui/ui/words"
)

// numbered is a list of lines with numbers, told some at a time.
type numbered struct {
	thing words.Noun // what a line is
	count int
	line  func(i int) string
	open  func(r *reader, i int)
	size  int // lines told at once
	first int // index of the first line told
}

func (n *numbered) neighbours() (back, on bool) { return n.first > 0, n.first+n.size < n.count }

// lastPage is the first line of the last lines that are told at once.
func (n *numbered) lastPage() int { return max(0, (n.count-1)/n.size*n.size) }

// tell writes the lines from the first on.
func (n *numbered) tell(r *reader) {
	for i := n.first; i < min(n.first+n.size, n.count); i++ {
		r.say(fmt.Sprintf("%d. %s", i+1, n.line(i)))
	}
}

func (n *numbered) status() string {
	switch last := min(n.first+n.size, n.count); {
	case n.count == 0:
		return words.NoneOf(n.thing)
	case n.first == 0 && last == n.count:
		return n.thing.Count(n.count)
	case n.first+1 == last:
		return words.OneOf(n.thing, last, n.count)
	default:
		return words.SomeOf(n.thing, n.first+1, last, n.count)
	}
}

// step goes on or back by as many lines as are told at once.
func (n *numbered) step(r *reader, by int) {
	back, on := n.neighbours()
	switch {
	case by > 0 && !on:
		r.say(words.EndOfList)
	case by < 0 && !back:
		r.say(words.BeginningOfList)
	default:
		n.first = max(0, n.first+by*n.size)
		n.tell(r)
	}
}

func (n *numbered) number(r *reader, number int) {
	if number < 1 || number > n.count {
		r.say(words.NoSuchNumber(n.thing, number, n.count))
		return
	}
	n.open(r, number-1)
}

// menu is a list to choose from.
type menu struct {
	numbered
	title string
	names []string // by which a line can be chosen as well
}

func (r *reader) choose(title string, thing words.Noun, names []string, line func(i int) string, open func(r *reader, i int)) {
	if len(names) == 0 {
		r.say(words.NothingToChoose(title))
		return
	}
	m := &menu{title: title, names: names}
	m.numbered = numbered{thing: thing, count: len(names), line: line, open: open, size: r.items()}
	r.enter(m)
}

func (m *menu) kind() placeKind { return atMenu }

func (m *menu) numbers() (named, meaning string) {
	return words.ANumber, words.NumberChooses(m.thing)
}

func (m *menu) arrive(r *reader) {
	r.say(words.Introduced(m.title))
	m.numbered.tell(r)
}

// number chooses a line by its number, or by a name that is a number, as a year's.
func (m *menu) number(r *reader, number int) {
	if number > m.count && m.called(r, strconv.Itoa(number)) {
		return
	}
	m.numbered.number(r, number)
}

// called chooses the line with that name, and reports whether there is one.
func (m *menu) called(r *reader, name string) bool {
	for i, known := range m.names {
		if strings.EqualFold(known, name) {
			m.open(r, i)
			return true
		}
	}
	return false
}
