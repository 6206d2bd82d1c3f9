package ui

import (
	"slices"

	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// archive is the one command that has no key of its own.
var archive = destination{kind: words.KindCommand, name: words.Archive, detail: words.ArchiveDoes, want: goList{}}

// commandsOf are the commands that work on a screen, by what the help says of it:
// what a reader can't do is not offered. Keys that only move are left out.
func (a *App) commandsOf(below screen) []destination {
	k := a.keys
	still := []key.Binding{k.Quit, k.Cancel, k.Interrupt, k.Back, k.Open, k.Palette, k.NthCategory, k.Percent}
	still = append(still, k.moving().keys...)
	var works []key.Binding
	for _, group := range append(below.help(), k.everywhere(a.desktop != nil)) {
		works = append(works, group.keys...)
	}
	same := func(b key.Binding) func(key.Binding) bool {
		return func(other key.Binding) bool { return slices.Equal(b.Keys(), other.Keys()) }
	}
	var all []destination
	for _, act := range k.actions() {
		if act.where&placeOf(below) == 0 || !act.bound.Enabled() || slices.ContainsFunc(still, same(*act.bound)) || !slices.ContainsFunc(works, same(*act.bound)) {
			continue
		}
		all = append(all, destination{
			kind: words.KindCommand, name: words.ActionName(act.name), detail: act.bound.Help().Desc,
			keys: firstKey(*act.bound), want: perform{act.bound.Keys()[0]},
		})
	}
	return append(all, archive)
}

func placeOf(s screen) place {
	switch s.(type) {
	case *listScreen:
		return inList
	case *articleScreen:
		return inArticle
	}
	return elsewhere
}

// perform does what a key does on the screen on top.
func (a *App) perform(name string) tea.Cmd {
	return a.pressed(tea.KeyPressMsg{Text: name})
}

// goHome leaves everything above the list and filters it by one chip; without
// one it lists the years to choose from.
func (a *App) goHome(want goList) {
	a.cut(0, len(a.stack))
	a.ahead = nil
	if want == (goList{}) {
		years := newChooser(a.reader, a.list.titled(), a.list.filters)
		years.show(byYear)
		a.push(years)
		return
	}
	a.list.refilter(filters{chips: []chip{want.chip}})
}
