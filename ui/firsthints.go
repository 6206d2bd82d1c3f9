package ui

import (
	"cmp"
	"strings"

	"blogtui/model"
	"blogtui/ui/words"
)

// enableFirstHints shows the introductory key hints, unless a key was pressed or a notice
// is shown.
func (a *App) enableFirstHints() {
	a.showFirstHints = a.options.Open == "" && a.noKeyYet && a.notice == ""
}

// footerNotice returns the notice, or the introductory key hints, or "".
func (a *App) footerNotice() string {
	if a.showFirstHints && len(a.stack) == 0 {
		return cmp.Or(a.notice, a.list.firstHints())
	}
	return a.notice
}

// firstHints returns the introductory key hints, without those that would do nothing.
func (s *listScreen) firstHints() string {
	topic, k := "", s.keys
	switch {
	case s.total == 0 && s.lib.Stage() != model.Reading:
		return "" // an empty blog: the usual hints are enough
	case len(s.topics) > 0:
		topic = facetNouns[s.topicFacet].One
	}
	hints := words.HintsForNewcomers(k.moveHint().Help().Key, firstKey(k.Open), firstKey(k.NextCategory), topic, firstKey(k.Filter), firstKey(k.Help))
	return strings.Join(hints, " · ")
}
