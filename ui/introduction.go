package ui

import (
	"cmp"
	"strings"

	"blogtui/model"
	"blogtui/ui/words"
)

// introduce has the list say the first keys, unless the reader has found some.
func (a *App) introduce() {
	a.introducing = a.options.Open == "" && a.untouched && a.notice == ""
}

// said is what stands in the place of the hints: a notice, or the first keys.
func (a *App) said() string {
	if a.introducing && len(a.stack) == 0 {
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
	case len(s.strip) > 0:
		topic = facetNouns[s.topics].One
	}
	said := words.FirstHints(k.moves().Help().Key, firstKey(k.Open), firstKey(k.NextCategory), topic, firstKey(k.Filter), firstKey(k.Help))
	return strings.Join(said, " · ")
}
