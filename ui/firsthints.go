package ui

import (
	"cmp"
	"strings"

	"blogtui/model"
	"blogtui/ui/words"
)

// enableFirstHints has the list say the first keys, unless the reader has found some.
func (a *App) enableFirstHints() {
	a.showFirstHints = a.options.Open == "" && a.noKeyYet && a.notice == ""
}

// footerNotice is what stands in the place of the hints: a notice, or the first keys.
func (a *App) footerNotice() string {
	if a.showFirstHints && len(a.stack) == 0 {
		return cmp.Or(a.notice, a.list.firstHints())
	}
	return a.notice
}

// firstHints are the keys that newcomers should know, those that do something here.
func (s *listScreen) firstHints() string {
	topic, k := "", s.keys
	switch {
	case s.total == 0 && s.lib.Stage() != model.Reading:
		return "" // there is nothing to do but what the usual hints and the list itself say
	case len(s.topics) > 0:
		topic = facetNouns[s.topicFacet].One
	}
	said := words.FirstHints(k.moveHint().Help().Key, firstKey(k.Open), firstKey(k.NextCategory), topic, firstKey(k.Filter), firstKey(k.Help))
	return strings.Join(said, " · ")
}
