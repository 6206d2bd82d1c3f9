package ui

import (
	"fmt"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/words"
)

// stripLabel is where a topic stands in the strip.
type stripLabel struct {
	place     int // counted from 1, 0 for all posts
	at, width int // cells
	name      int // at most so many cells of its name
}

// stripGap is the space in cells between two labels.
const stripGap = 2

// stripLine shows the topics and their counts in one line, in such a part of
// them that the shown topic is visible.
func (s *listScreen) stripLine() string {
	labels, line, end := s.stripLabels(), "", 0
	for _, l := range labels {
		topic := model.Count{Name: words.All, Posts: s.total}
		shown := s.topic() == 0
		if l.place > 0 {
			topic, shown = s.strip[l.place-1], s.topicShown(l.place-1)
		}
		line += strings.Repeat(" ", l.at-end) + s.label(topic, shown, l.name)
		end = l.at + l.width
	}
	if hidden := len(s.strip) + 1 - len(labels); hidden > 0 && len(labels) > 0 {
		line += s.theme.Style(s.theme.Faint).Render(fmt.Sprintf("  +%d ›", hidden))
	}
	return line
}

// stripLabels divides the strip, nil where there is none.
func (s *listScreen) stripLabels() []stripLabel {
	if len(s.strip) == 0 || s.layout.column > 0 {
		return nil
	}
	room := s.layout.width - 2
	used := labelWidth(model.Count{Name: words.All, Posts: s.total}, s.topic() == 0)
	labels := []stripLabel{{0, 1, used, topicColumn}}
	first := 0
	for last := s.topic() - 1; first < last && used+s.stripWidth(first, last) > room-10; first++ {
	}
	for i := first; i < len(s.strip); i++ {
		rest := ""
		if hidden := len(s.strip) - 1 - i; hidden > 0 {
			rest = fmt.Sprintf("  +%d ›", hidden+first)
		}
		width, name := labelWidth(s.strip[i], s.topicShown(i)), topicColumn
		if over := used + stripGap + width + len(rest) - room; over > 0 {
			name = min(cells.Width(s.strip[i].Name), topicColumn) - over
			if len(labels) > 1 || name < shortestName {
				break
			}
			width -= over
		}
		labels = append(labels, stripLabel{i + 1, 1 + used + stripGap, width, name})
		used += stripGap + width
	}
	return labels
}

// shortestName is how many cells a long name is cut to at least where no other topic
// would be in the strip.
const shortestName = 8

// stripWidth is the width of the labels from first to last.
func (s *listScreen) stripWidth(first, last int) int {
	width := 0
	for i := first; i <= last; i++ {
		width += stripGap + labelWidth(s.strip[i], s.topicShown(i))
	}
	return width
}

// labelWidth is the width of a label in cells.
func labelWidth(topic model.Count, shown bool) int {
	width := min(cells.Width(topic.Name), topicColumn) + 1 + len(fmt.Sprint(topic.Posts))
	if shown {
		width += len("[]") // or blanks on the mark
	}
	return width
}

func (s *listScreen) topicShown(i int) bool {
	return s.filters.has(chip{s.topics, s.strip[i].Name})
}

// label draws a topic with its count, its name in at most so many cells.
func (s *listScreen) label(topic model.Count, shown bool, most int) string {
	t := s.theme
	name := cells.Truncate(topic.Name, most, "…")
	if !shown {
		return t.Style(t.Text).Render(name) + " " + t.Style(t.Faint).Render(fmt.Sprint(topic.Posts))
	}
	if t.Plain {
		return fmt.Sprintf("[%s %d]", name, topic.Posts)
	}
	return t.Selected().Render(fmt.Sprintf(" %s %d ", name, topic.Posts))
}

// topicLines draws the topics as a column, nil when there is none.
func (s *listScreen) topicLines() []string {
	if s.layout.column == 0 {
		return nil
	}
	lines := []string{s.topicLine(model.Count{Name: words.All, Posts: s.total}, s.topic() == 0), ""}
	for i := s.firstTopic(); i < len(s.strip); i++ {
		lines = append(lines, s.topicLine(s.strip[i], s.topicShown(i)))
	}
	return lines
}

// columnHead is how many lines of the column stand above its first topic.
const columnHead = 2

// firstTopic is the index of the topic at the head of the column.
func (s *listScreen) firstTopic() int {
	return max(s.topic()-(s.layout.rows()-columnHead), 0)
}

// topicAt is the place of the topic on a line of the column, 0 for all posts.
func (s *listScreen) topicAt(line int) (place int, ok bool) {
	if line == 0 {
		return 0, true
	}
	place = s.firstTopic() + line - columnHead + 1
	return place, line >= columnHead && place <= len(s.strip)
}

func (s *listScreen) topicLine(topic model.Count, shown bool) string {
	t := s.theme
	posts := fmt.Sprint(topic.Posts)
	room := s.layout.column - len(posts) - 3
	name := fit(cells.Truncate(topic.Name, room, "…"), room)
	if shown {
		return t.Bold(t.Accent).Render("▌"+name) + " " + t.Bold(t.Accent).Render(posts)
	}
	return " " + t.Style(t.Text).Render(name) + " " + t.Style(t.Faint).Render(posts)
}

// stepTopic shows the next or previous topic of the strip; before the first and
// after the last come all posts.
func (s *listScreen) stepTopic(by int) {
	places := len(s.strip) + 1
	s.showTopic((s.topic() + by + places) % places)
}

// nthTopic shows the nth topic of the strip, counted from 0, or all posts if it
// is shown already.
func (s *listScreen) nthTopic(n int) intent {
	if n >= len(s.strip) {
		return notify{words.NoSuch(facetNouns[s.topics], n+1)}
	}
	if n+1 == s.topic() {
		n = -1
	}
	s.showTopic(n + 1)
	return nil
}

// topic is the place of the one topic shown, counted from 1; 0 for all.
func (s *listScreen) topic() int {
	names := s.filters.names(s.topics)
	for i, topic := range s.strip {
		if len(names) > 0 && topic.Name == names[0] {
			return i + 1
		}
	}
	return 0
}

func (s *listScreen) showTopic(place int) {
	name := ""
	if place > 0 {
		name = s.strip[place-1].Name
	}
	s.refilter(s.filters.only(s.topics, name))
}
