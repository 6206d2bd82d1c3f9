package ui

import (
	"fmt"
	"strings"

	"blogtui/model"
	"blogtui/ui/cells"
	"blogtui/ui/words"
)

// topicLabel is the position of a topic in the topic bar.
type topicLabel struct {
	position  int // 1-based index of the topic, 0 for all posts
	x, width  int // in cells
	nameWidth int // maximum width of the name
}

// topicGap is the space between two labels in cells.
const topicGap = 2

// topicBar renders the topics with their counts in one line, scrolled so that the active
// one is visible.
func (s *listScreen) topicBar() string {
	labels, line, end := s.topicLabels(), "", 0
	for _, l := range labels {
		topic := model.Count{Name: words.TitleAll, Posts: s.total}
		active := s.activeTopic() == 0
		if l.position > 0 {
			topic, active = s.topics[l.position-1], s.topicActive(l.position-1)
		}
		line += strings.Repeat(" ", l.x-end) + s.drawTopic(topic, active, l.nameWidth)
		end = l.x + l.width
	}
	if hidden := len(s.topics) + 1 - len(labels); hidden > 0 && len(labels) > 0 {
		line += s.theme.Style(s.theme.Faint).Render(fmt.Sprintf("  +%d ›", hidden))
	}
	return line
}

// topicLabels arranges the topic bar, nil if there is none.
func (s *listScreen) topicLabels() []topicLabel {
	if len(s.topics) == 0 || s.layout.sidebarWidth > 0 {
		return nil
	}
	room := s.layout.width - 2
	used := topicLabelWidth(model.Count{Name: words.TitleAll, Posts: s.total}, s.activeTopic() == 0)
	labels := []topicLabel{{0, 1, used, maxTopicWidth}}
	first := 0
	for last := s.activeTopic() - 1; first < last && used+s.topicLabelsWidth(first, last) > room-10; first++ {
	}
	for i := first; i < len(s.topics); i++ {
		rest := ""
		if hidden := len(s.topics) - 1 - i; hidden > 0 {
			rest = fmt.Sprintf("  +%d ›", hidden+first)
		}
		width, name := topicLabelWidth(s.topics[i], s.topicActive(i)), maxTopicWidth
		if over := used + topicGap + width + len(rest) - room; over > 0 {
			name = min(cells.Width(s.topics[i].Name), maxTopicWidth) - over
			if len(labels) > 1 || name < minTopicNameWidth {
				break
			}
			width -= over
		}
		labels = append(labels, topicLabel{i + 1, 1 + used + topicGap, width, name})
		used += topicGap + width
	}
	return labels
}

// minTopicNameWidth is the minimum width in cells of a truncated name. Names are truncated
// if the bar would have no topic otherwise.
const minTopicNameWidth = 8

// topicLabelsWidth returns the width of the labels from first to last.
func (s *listScreen) topicLabelsWidth(first, last int) int {
	width := 0
	for i := first; i <= last; i++ {
		width += topicGap + topicLabelWidth(s.topics[i], s.topicActive(i))
	}
	return width
}

// topicLabelWidth returns the width of a label in cells.
func topicLabelWidth(topic model.Count, active bool) int {
	width := min(cells.Width(topic.Name), maxTopicWidth) + 1 + len(fmt.Sprint(topic.Posts))
	if active {
		width += len("[]") // or blanks on the highlight
	}
	return width
}

func (s *listScreen) topicActive(i int) bool {
	return s.filters.has(chip{s.topicFacet, s.topics[i].Name})
}

// drawTopic renders a topic with its count and a truncated name.
func (s *listScreen) drawTopic(topic model.Count, active bool, nameWidth int) string {
	t := s.theme
	name := cells.Truncate(topic.Name, nameWidth, "…")
	if !active {
		return t.Style(t.Text).Render(name) + " " + t.Style(t.Faint).Render(fmt.Sprint(topic.Posts))
	}
	if t.Plain {
		return fmt.Sprintf("[%s %d]", name, topic.Posts)
	}
	return t.Selected().Render(fmt.Sprintf(" %s %d ", name, topic.Posts))
}

// sidebarLines renders the sidebar, nil if there is none.
func (s *listScreen) sidebarLines() []string {
	if s.layout.sidebarWidth == 0 {
		return nil
	}
	lines := []string{s.sidebarLine(model.Count{Name: words.TitleAll, Posts: s.total}, s.activeTopic() == 0), ""}
	for i := s.firstSidebarTopic(); i < len(s.topics); i++ {
		lines = append(lines, s.sidebarLine(s.topics[i], s.topicActive(i)))
	}
	return lines
}

// sidebarHeaderRows is the height above the first topic in rows.
const sidebarHeaderRows = 2

// firstSidebarTopic returns the index of the first visible topic in the sidebar.
func (s *listScreen) firstSidebarTopic() int {
	return max(s.activeTopic()-(s.layout.rows()-sidebarHeaderRows), 0)
}

// sidebarTopicAt returns the position of the topic at a line of the sidebar, 0 for all
// posts.
func (s *listScreen) sidebarTopicAt(line int) (position int, ok bool) {
	if line == 0 {
		return 0, true
	}
	position = s.firstSidebarTopic() + line - sidebarHeaderRows + 1
	return position, line >= sidebarHeaderRows && position <= len(s.topics)
}

func (s *listScreen) sidebarLine(topic model.Count, active bool) string {
	t := s.theme
	posts := fmt.Sprint(topic.Posts)
	room := s.layout.sidebarWidth - len(posts) - 3
	name := fit(cells.Truncate(topic.Name, room, "…"), room)
	if active {
		return t.Bold(t.Accent).Render("▌"+name) + " " + t.Bold(t.Accent).Render(posts)
	}
	return " " + t.Style(t.Text).Render(name) + " " + t.Style(t.Faint).Render(posts)
}

// stepTopic selects the next or previous topic; all posts come before the first and after
// the last.
func (s *listScreen) stepTopic(by int) {
	places := len(s.topics) + 1
	s.selectTopic((s.activeTopic() + by + places) % places)
}

// selectNthTopic selects the nth topic, 0-based, or all posts if it is selected already.
func (s *listScreen) selectNthTopic(n int) intent {
	if n >= len(s.topics) {
		return notify{words.ListNoSuchTopic(facetNouns[s.topicFacet], n+1)}
	}
	if n+1 == s.activeTopic() {
		n = -1
	}
	s.selectTopic(n + 1)
	return nil
}

// activeTopic returns the 1-based position of the selected topic, 0 for all posts.
func (s *listScreen) activeTopic() int {
	names := s.filters.names(s.topicFacet)
	for i, topic := range s.topics {
		if len(names) > 0 && topic.Name == names[0] {
			return i + 1
		}
	}
	return 0
}

func (s *listScreen) selectTopic(position int) {
	name := ""
	if position > 0 {
		name = s.topics[position-1].Name
	}
	s.setFiltersFromTop(s.filters.withOnly(s.topicFacet, name))
}
