package ui

import (
	"slices"

	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// archiveCommand is the only command without a key.
var archiveCommand = destination{kind: words.PaletteCommand, name: words.PaletteArchive, detail: words.PaletteArchiveDescription, intent: showList{}}

// commandsFor returns the commands that work on a screen, according to its help. Keys that
// only move are left out.
func (a *App) commandsFor(below screen) []destination {
	k := a.keys
	excluded := []key.Binding{k.Quit, k.Cancel, k.Interrupt, k.Back, k.Open, k.Palette, k.NthCategory, k.Percent}
	excluded = append(excluded, k.moveKeys().keys...)
	var available []key.Binding
	for _, group := range append(below.help(), k.globalKeys(a.desktop != nil)) {
		available = append(available, group.keys...)
	}
	offered := func(act action) bool {
		is := func(b key.Binding) bool { return slices.Equal(b.Keys(), act.binding.Keys()) }
		return act.where&screenSetOf(below) != 0 && act.binding.Enabled() &&
			slices.ContainsFunc(available, is) && !slices.ContainsFunc(excluded, is)
	}
	var all []destination
	for _, act := range k.actions() {
		if !offered(act) {
			continue
		}
		all = append(all, destination{
			kind: words.PaletteCommand, name: words.ActionName(act.name), detail: act.binding.Help().Desc,
			keys: firstKey(*act.binding), intent: pressKey{act.binding.Keys()[0]},
		})
	}
	return append(all, archiveCommand)
}

func screenSetOf(s screen) screenSet {
	switch s.(type) {
	case *listScreen:
		return inList
	case *articleScreen:
		return inArticle
	}
	return inOther
}

// pressKey simulates a key press on the topmost screen.
func (a *App) pressKey(name string) tea.Cmd {
	return a.handleKey(tea.KeyPressMsg{Text: name})
}

// showList closes everything above the list and filters it by one chip. Without a chip it
// opens the chooser with the years.
func (a *App) showList(want showList) {
	a.removeScreens(0, len(a.stack))
	a.forward = nil
	if want == (showList{}) {
		years := newChooser(a.session, a.list.chooserBase(), a.list.filters)
		years.showTab(byYear)
		a.push(years)
		return
	}
	a.list.setFiltersFromTop(filters{chips: []chip{want.chip}})
}
