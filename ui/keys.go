package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
)

// keymap is every key of the reader. Help, hints and dispatch all read it, so
// that they cannot disagree.
type keymap struct {
	Help, Quit, Cancel, Interrupt, Suspend, Mouse, Theme, Turn, Reload, Problems key.Binding
	Search, Palette                                                              key.Binding

	Up, Down, PageDown, PageUp, HalfDown, HalfUp, Top, Bottom key.Binding
	Open, Back                                                key.Binding

	Filter, Choose, NextCategory, PreviousCategory, NthCategory key.Binding
	Grouping, Fold, Order, Reverse, Random                      key.Binding

	NextHeading, PreviousHeading, NextPost, PreviousPost key.Binding
	Contents, Wider, Narrower, UsualMeasure, TextOnly    key.Binding
	Copy, CopyHere, Edit, Pipe, Percent                  key.Binding
	Pictures, FullPicture                                key.Binding

	NextLink, PreviousLink, Numbers, Peek, HistoryBack, HistoryForward key.Binding
	Find, NextHit, PreviousHit, PanLeft, PanRight                      key.Binding

	MarkRead, Favourite, UnreadOnly, FavouritesOnly key.Binding

	Take, Apply, NextTab, PreviousTab key.Binding
}

// action is one thing that a key does: its name in the configuration, which
// never changes, where it works, and the keys that it has unless the reader
// gives it others.
type action struct {
	name  string
	bound *key.Binding
	where place
	usual key.Binding
}

// place is a set of the screens on which an action works. Within one place a
// key has one meaning.
type place uint8

const (
	inList place = 1 << iota
	inArticle
	elsewhere   // on every other screen on which letters are commands
	whileTyping // where letters are text

	everywhere = inList | inArticle | elsewhere
)

// actions is the one table of everything that keys do.
func (k *keymap) actions() []action {
	return slices.Concat(k.anywhereActions(), k.movingActions(), k.listingActions(), k.readingActions(), k.markingActions(), k.choosingActions())
}

// anywhereActions is what keys do on every screen.
func (k *keymap) anywhereActions() []action {
	return []action{
		{"help", &k.Help, everywhere, binding("?", "every key", "?")},
		{"quit", &k.Quit, everywhere, binding("q", "back, at the top quit", "q")},
		{"cancel", &k.Cancel, everywhere | whileTyping, binding("esc", "cancel, back", "esc")},
		{"interrupt", &k.Interrupt, everywhere | whileTyping, binding("ctrl+c", "quit at once", "ctrl+c")},
		{"suspend", &k.Suspend, everywhere | whileTyping, binding("ctrl+z", "to the shell; fg comes back", "ctrl+z")},
		{"mouse", &k.Mouse, everywhere, binding("M", "mouse on or off", "M")},
		{"theme", &k.Theme, everywhere, binding("T", "another theme", "T")},
		{"turn", &k.Turn, everywhere, binding("D", "dark or light", "D")},
		{"search", &k.Search, everywhere, binding("s F", "search all texts", "s", "F")},
		{"palette", &k.Palette, everywhere, binding(":", "go to anything by name", ":")},
		{"reload", &k.Reload, everywhere, binding("R", "look at every file again", "R")},
		{"problems", &k.Problems, everywhere, binding("p", "problems of the blog", "p")},
	}
}

// movingActions is how to move about.
func (k *keymap) movingActions() []action {
	return []action{
		{"up", &k.Up, everywhere, binding("↑ k", "up", "up", "k")},
		{"down", &k.Down, everywhere, binding("↓ j", "down", "down", "j")},
		{"page-down", &k.PageDown, everywhere, binding("space", "a page on", "space", "pgdown", "ctrl+f")},
		{"page-up", &k.PageUp, everywhere, binding("b", "a page back", "b", "pgup", "ctrl+b", "shift+space")},
		{"half-down", &k.HalfDown, everywhere, binding("d", "half a page on", "d", "ctrl+d")},
		{"half-up", &k.HalfUp, everywhere, binding("u", "half a page back", "u", "ctrl+u")},
		{"top", &k.Top, everywhere, binding("g", "to the start", "g", "home")},
		{"bottom", &k.Bottom, everywhere, binding("G", "to the end", "G", "end")},
		{"open", &k.Open, everywhere, binding("enter", "read", "enter", "right", "l")},
		{"back", &k.Back, everywhere, binding("← h", "back", "left", "h")},
	}
}

// listingActions is what keys do in the list.
func (k *keymap) listingActions() []action {
	return []action{
		{"filter", &k.Filter, inList, binding("/", "filter titles", "/")},
		{"choose", &k.Choose, inList, binding("c", "categories, tags, authors, years", "c")},
		{"next-category", &k.NextCategory, inList, binding("tab", "next category", "tab")},
		{"previous-category", &k.PreviousCategory, inList, binding("shift+tab", "previous category", "shift+tab")},
		{"nth-category", &k.NthCategory, inList, binding("1-9", "the category at that place", "1", "2", "3", "4", "5", "6", "7", "8", "9")},
		{"grouping", &k.Grouping, inList, binding("v", "by date or by category", "v")},
		{"fold", &k.Fold, inList, binding("a", "fold or open a group", "a")},
		{"order", &k.Order, inList, binding("o", "order: date, title, length, path", "o")},
		{"reverse", &k.Reverse, inList, binding("O", "the other way round", "O")},
		{"random", &k.Random, inList, binding("r", "a random post", "r")},
	}
}

// readingActions is what keys do in an article.
func (k *keymap) readingActions() []action {
	return []action{
		{"next-heading", &k.NextHeading, inArticle, binding("]", "next section", "]")},
		{"previous-heading", &k.PreviousHeading, inArticle, binding("[", "previous section", "[")},
		{"next-post", &k.NextPost, inArticle, binding("J", "next post in the list, older", "J")},
		{"previous-post", &k.PreviousPost, inArticle, binding("K", "previous post, newer", "K")},
		{"contents", &k.Contents, inArticle | elsewhere, binding("t", "contents", "t")},
		{"wider", &k.Wider, inArticle, binding("+", "wider text", "+")},
		{"narrower", &k.Narrower, inArticle, binding("-", "narrower text", "-")},
		{"usual-measure", &k.UsualMeasure, inArticle, binding("=", "usual width", "=")},
		{"text-only", &k.TextOnly, inArticle, binding("z", "only the text", "z")},
		{"pictures", &k.Pictures, inArticle | elsewhere, binding("i", "pictures on or off", "i")},
		{"full-picture", &k.FullPicture, inArticle | elsewhere, binding("I", "pictures, as large as the screen", "I")},
		{"copy", &k.Copy, inArticle, binding("y", "copy the address", "y")},
		{"copy-here", &k.CopyHere, inArticle, binding("Y", "copy the link to this section, or the code", "Y")},
		{"next-link", &k.NextLink, inArticle, binding("tab", "next link, note or code", "tab")},
		{"previous-link", &k.PreviousLink, inArticle, binding("shift+tab", "the one before", "shift+tab")},
		{"numbers", &k.Numbers, inArticle, binding("f", "follow a link by its number", "f")},
		{"peek", &k.Peek, inArticle, binding("^", "show a note", "^")},
		{"history-back", &k.HistoryBack, inArticle | elsewhere, binding("H", "where you came from", "H", "backspace")},
		{"history-forward", &k.HistoryForward, inArticle, binding("L", "and forward again", "L")},
		{"find", &k.Find, inArticle, binding("/", "find in the article", "/")},
		{"next-hit", &k.NextHit, inArticle, binding("n", "next place that was found", "n")},
		{"previous-hit", &k.PreviousHit, inArticle, binding("N", "the one before", "N")},
		{"pan-right", &k.PanRight, inArticle, binding(">", "wide code and tables sideways", ">")},
		{"pan-left", &k.PanLeft, inArticle, binding("<", "and back", "<")},
		{"edit", &k.Edit, inArticle | elsewhere, binding("e", "edit at this line", "e")},
		{"pipe", &k.Pipe, inArticle, binding("|", "pipe the article to a command", "|")},
		{"percent", &k.Percent, inArticle, binding("50%", "to the middle; 5j: five lines", "%")},
	}
}

// markingActions is what keys do with marks.
func (k *keymap) markingActions() []action {
	return []action{
		{"mark-read", &k.MarkRead, inList | inArticle, binding("m", "read, or not read", "m")},
		{"favourite", &k.Favourite, inList | inArticle, binding("*", "a favourite, or not", "*")},
		{"unread-only", &k.UnreadOnly, inList, binding("U", "only what is not read", "U")},
		{"favourites-only", &k.FavouritesOnly, inList, binding("'", "only favourites", "'")},
	}
}

// choosingActions is what keys do in a chooser, where letters are text.
func (k *keymap) choosingActions() []action {
	return []action{
		{"take", &k.Take, whileTyping, binding("space", "take or leave", "space")},
		{"apply", &k.Apply, whileTyping, binding("enter", "show these posts", "enter")},
		{"next-tab", &k.NextTab, whileTyping, binding("tab", "next kind", "tab", "right")},
		{"previous-tab", &k.PreviousTab, whileTyping, binding("shift+tab", "previous kind", "shift+tab", "left")},
	}
}

func defaultKeys() keymap {
	var k keymap
	for _, a := range k.actions() {
		*a.bound = a.usual
	}
	return k
}

func binding(help, does string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(help, does))
}

// to is a hint: the keys of an action and what they do on the screen it stands on.
func to(does string, b key.Binding) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// toBoth is the hint for two actions that belong together.
func toBoth(does string, one, other key.Binding) key.Binding {
	first, second := firstKey(one), firstKey(other)
	both := first + " " + second
	if first == "↑" && second == "↓" {
		both = "↑↓"
	}
	one.SetHelp(both, does)
	return one
}

// shortly is a hint with the first key of an action alone.
func shortly(does string, b key.Binding) key.Binding {
	b.SetHelp(firstKey(b), does)
	return b
}

// arrows are the keys that move where letters are text.
var arrows = binding("↑↓", "move", "up", "down")

func (k keymap) moves() key.Binding { return toBoth("move", k.Up, k.Down) }

// firstHints are the keys that who is new should know.
func (k keymap) firstHints() string {
	said := []string{
		k.moves().Help().Key + " choose", firstKey(k.Open) + " reads", firstKey(k.NextCategory) + " next category",
		firstKey(k.Filter) + " finds a title", firstKey(k.Help) + " shows every key",
	}
	return strings.Join(said, " · ")
}

// firstKey names the key of an action that hints show when there is room for one.
func firstKey(b key.Binding) string {
	name, _, _ := strings.Cut(b.Help().Key, " ")
	return name
}

// keyGroup is a titled part of the help screen.
type keyGroup struct {
	title string
	keys  []key.Binding
}

func (k keymap) everywhere(desktop bool) keyGroup {
	group := keyGroup{"Everywhere", []key.Binding{k.Help, k.Search, k.Palette, k.Quit, k.Cancel, k.Back, k.Interrupt, k.Theme, k.Turn, k.Mouse}}
	if desktop {
		group.keys = append(group.keys, k.Suspend, k.Reload, k.Problems)
	}
	return group
}

func (k keymap) moving() keyGroup {
	return keyGroup{"Moving", []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top, k.Bottom}}
}
