package ui

import "charm.land/bubbles/v2/key"

// keymap is every key of the reader. Help, hints and dispatch all read it, so
// that they cannot disagree.
type keymap struct {
	Help, Quit, Cancel, Interrupt, Suspend, Mouse, Problems key.Binding

	Up, Down, PageDown, PageUp, HalfDown, HalfUp, Top, Bottom key.Binding
	Open, Back                                                key.Binding

	Filter, Choose, NextCategory, PreviousCategory, NthCategory key.Binding
	Grouping, Fold, Order, Reverse, Random                      key.Binding

	NextHeading, PreviousHeading, NextPost, PreviousPost key.Binding
	Contents, Wider, Narrower, UsualMeasure, TextOnly    key.Binding
	Copy, Edit, Pipe, Percent                            key.Binding

	MarkRead, Favourite, UnreadOnly, FavouritesOnly key.Binding

	Take, Apply, NextTab, PreviousTab key.Binding
}

func binding(help, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, does))
}

func defaultKeys() keymap {
	return keymap{
		Help:      binding("?", "every key", "?"),
		Quit:      binding("q", "back, at the top quit", "q"),
		Cancel:    binding("esc", "cancel, back", "esc"),
		Interrupt: binding("ctrl+c", "quit at once", "ctrl+c"),
		Suspend:   binding("ctrl+z", "to the shell; fg comes back", "ctrl+z"),
		Mouse:     binding("M", "mouse on or off", "M"),
		Problems:  binding("p", "problems of the blog", "p"),

		Up:       binding("↑ k", "up", "up", "k"),
		Down:     binding("↓ j", "down", "down", "j"),
		PageDown: binding("space", "a page on", "space", "pgdown", "ctrl+f"),
		PageUp:   binding("b", "a page back", "b", "pgup", "ctrl+b", "shift+space"),
		HalfDown: binding("d", "half a page on", "d", "ctrl+d"),
		HalfUp:   binding("u", "half a page back", "u", "ctrl+u"),
		Top:      binding("g", "to the start", "g", "home"),
		Bottom:   binding("G", "to the end", "G", "end"),
		Open:     binding("enter", "read", "enter", "right", "l"),
		Back:     binding("← h", "back", "left", "h", "backspace"),

		Filter:           binding("/", "filter titles", "/"),
		Choose:           binding("c", "categories, tags, authors, years", "c"),
		NextCategory:     binding("tab", "next category", "tab"),
		PreviousCategory: binding("shift+tab", "previous category", "shift+tab"),
		NthCategory:      binding("1-9", "the category at that place", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		Grouping:         binding("v", "by date or by category", "v"),
		Fold:             binding("a", "fold or open a group", "a"),
		Order:            binding("o", "order: date, title, length, path", "o"),
		Reverse:          binding("O", "the other way round", "O"),
		Random:           binding("r", "a random post", "r"),

		NextHeading:     binding("]", "next section", "]"),
		PreviousHeading: binding("[", "previous section", "["),
		NextPost:        binding("J", "next post in the list, older", "J"),
		PreviousPost:    binding("K", "previous post, newer", "K"),
		Contents:        binding("t", "contents", "t"),
		Wider:           binding("+", "wider text", "+"),
		Narrower:        binding("-", "narrower text", "-"),
		UsualMeasure:    binding("=", "usual width", "="),
		TextOnly:        binding("z", "only the text", "z"),
		Copy:            binding("y", "copy the address", "y"),
		Edit:            binding("e", "edit at this line", "e"),
		Pipe:            binding("|", "pipe the article to a command", "|"),
		Percent:         binding("50%", "to the middle; 5j: five lines", "%"),

		MarkRead:       binding("m", "read, or not read", "m"),
		Favourite:      binding("*", "a favourite, or not", "*"),
		UnreadOnly:     binding("U", "only what is not read", "U"),
		FavouritesOnly: binding("'", "only favourites", "'"),

		Take:        binding("space", "take or leave", "space"),
		Apply:       binding("enter", "show these posts", "enter"),
		NextTab:     binding("tab", "next kind", "tab", "right"),
		PreviousTab: binding("shift+tab", "previous kind", "shift+tab", "left"),
	}
}

// keyGroup is a titled part of the help screen.
type keyGroup struct {
	title string
	keys  []key.Binding
}

func (k keymap) everywhere(desktop bool) keyGroup {
	group := keyGroup{"Everywhere", []key.Binding{k.Help, k.Quit, k.Cancel, k.Back, k.Interrupt, k.Mouse}}
	if desktop {
		group.keys = append(group.keys, k.Suspend, k.Problems)
	}
	return group
}

func (k keymap) moving() keyGroup {
	return keyGroup{"Moving", []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top, k.Bottom}}
}
