package ui

import (
	"slices"
	"strings"

	"blogtui/ui/words"

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
	all := slices.Concat(k.anywhereActions(), k.movingActions(), k.listingActions(), k.readingActions(), k.markingActions(), k.choosingActions())
	for i, a := range all {
		all[i].usual = to(words.Does[a.name], a.usual)
	}
	return all
}

// anywhereActions is what keys do on every screen.
func (k *keymap) anywhereActions() []action {
	return []action{
		{"help", &k.Help, everywhere, keys("?", "?")},
		{"quit", &k.Quit, everywhere, keys("q", "q")},
		{"cancel", &k.Cancel, everywhere | whileTyping, keys("esc", "esc")},
		{"interrupt", &k.Interrupt, everywhere | whileTyping, keys("ctrl+c", "ctrl+c")},
		{"suspend", &k.Suspend, everywhere | whileTyping, keys("ctrl+z", "ctrl+z")},
		{"mouse", &k.Mouse, everywhere, keys("M", "M")},
		{"theme", &k.Theme, everywhere, keys("T", "T")},
		{"turn", &k.Turn, everywhere, keys("D", "D")},
		{"search", &k.Search, everywhere, keys("s F", "s", "F")},
		{"palette", &k.Palette, everywhere, keys(":", ":")},
		{"reload", &k.Reload, everywhere, keys("R", "R")},
		{"problems", &k.Problems, everywhere, keys("p", "p")},
	}
}

// movingActions is how to move about.
func (k *keymap) movingActions() []action {
	return []action{
		{"up", &k.Up, everywhere, keys("↑ k", "up", "k")},
		{"down", &k.Down, everywhere, keys("↓ j", "down", "j")},
		{"page-down", &k.PageDown, everywhere, keys("space pgdn", "space", "pgdown", "ctrl+f")},
		{"page-up", &k.PageUp, everywhere, keys("b pgup", "b", "pgup", "ctrl+b", "shift+space")},
		{"half-down", &k.HalfDown, everywhere, keys("d ctrl+d", "d", "ctrl+d")},
		{"half-up", &k.HalfUp, everywhere, keys("u ctrl+u", "u", "ctrl+u")},
		{"top", &k.Top, everywhere, keys("g home", "g", "home")},
		{"bottom", &k.Bottom, everywhere, keys("G end", "G", "end")},
		{"open", &k.Open, everywhere, keys("enter →", "enter", "right", "l")},
		{"back", &k.Back, everywhere, keys("← h", "left", "h")},
	}
}

// listingActions is what keys do in the list.
func (k *keymap) listingActions() []action {
	return []action{
		{"filter", &k.Filter, inList, keys("/", "/")},
		{"choose", &k.Choose, inList, keys("c", "c")},
		{"next-category", &k.NextCategory, inList, keys("tab", "tab")},
		{"previous-category", &k.PreviousCategory, inList, keys("shift+tab", "shift+tab")},
		{"nth-category", &k.NthCategory, inList, keys("1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9")},
		{"grouping", &k.Grouping, inList, keys("v", "v")},
		{"fold", &k.Fold, inList, keys("a", "a")},
		{"order", &k.Order, inList, keys("o", "o")},
		{"reverse", &k.Reverse, inList, keys("O", "O")},
		{"random", &k.Random, inList, keys("r", "r")},
	}
}

// readingActions is what keys do in an article.
func (k *keymap) readingActions() []action {
	return []action{
		{"next-heading", &k.NextHeading, inArticle, keys("]", "]")},
		{"previous-heading", &k.PreviousHeading, inArticle, keys("[", "[")},
		{"next-post", &k.NextPost, inArticle, keys("J", "J")},
		{"previous-post", &k.PreviousPost, inArticle, keys("K", "K")},
		{"contents", &k.Contents, inArticle | elsewhere, keys("t", "t")},
		{"wider", &k.Wider, inArticle, keys("+", "+")},
		{"narrower", &k.Narrower, inArticle, keys("-", "-")},
		{"usual-measure", &k.UsualMeasure, inArticle, keys("=", "=")},
		{"text-only", &k.TextOnly, inArticle, keys("z", "z")},
		{"pictures", &k.Pictures, inArticle | elsewhere, keys("i", "i")},
		{"full-picture", &k.FullPicture, inArticle | elsewhere, keys("I", "I")},
		{"copy", &k.Copy, inArticle, keys("y", "y")},
		{"copy-here", &k.CopyHere, inArticle, keys("Y", "Y")},
		{"next-link", &k.NextLink, inArticle, keys("tab", "tab")},
		{"previous-link", &k.PreviousLink, inArticle, keys("shift+tab", "shift+tab")},
		{"numbers", &k.Numbers, inArticle, keys("f", "f")},
		{"peek", &k.Peek, inArticle, keys("^", "^")},
		{"history-back", &k.HistoryBack, inArticle | elsewhere, keys("H backspace", "H", "backspace")},
		{"history-forward", &k.HistoryForward, inArticle, keys("L", "L")},
		{"find", &k.Find, inArticle, keys("/", "/")},
		{"next-hit", &k.NextHit, inArticle, keys("n", "n")},
		{"previous-hit", &k.PreviousHit, inArticle, keys("N", "N")},
		{"pan-right", &k.PanRight, inArticle, keys(">", ">")},
		{"pan-left", &k.PanLeft, inArticle, keys("<", "<")},
		{"edit", &k.Edit, inArticle | elsewhere, keys("e", "e")},
		{"pipe", &k.Pipe, inArticle, keys("|", "|")},
		{"percent", &k.Percent, inArticle, keys("50%", "%")},
	}
}

// markingActions is what keys do with marks.
func (k *keymap) markingActions() []action {
	return []action{
		{"mark-read", &k.MarkRead, inList | inArticle, keys("m", "m")},
		{"favourite", &k.Favourite, inList | inArticle, keys("*", "*")},
		{"unread-only", &k.UnreadOnly, inList, keys("U", "U")},
		{"favourites-only", &k.FavouritesOnly, inList, keys("'", "'")},
	}
}

// choosingActions is what keys do in a chooser, where letters are text.
func (k *keymap) choosingActions() []action {
	return []action{
		{"take", &k.Take, whileTyping, keys("space", "space")},
		{"apply", &k.Apply, whileTyping, keys("enter", "enter")},
		{"next-tab", &k.NextTab, whileTyping, keys("tab", "tab", "right")},
		{"previous-tab", &k.PreviousTab, whileTyping, keys("shift+tab", "shift+tab", "left")},
	}
}

func defaultKeys() keymap {
	var k keymap
	for _, a := range k.actions() {
		*a.bound = a.usual
	}
	return k
}

// keys are some keys, as help and hints name them and as they call themselves.
func keys(shown string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, ""))
}

// to is a hint: the keys of an action and what they do on the screen it stands on.
func to(does string, b key.Binding) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// toBoth is the hint for two actions that belong together.
func toBoth(does string, one, other key.Binding) key.Binding {
	first, second := firstKey(one), firstKey(other)
	both := first + "/" + second
	if first == "↑" && second == "↓" {
		both = first + second
	}
	one.SetHelp(both, does)
	return one
}

// lasting are the hints that newcomers need most on a screen on which letters are
// commands: help, and the way out.
func (k keymap) lasting(out key.Binding, does string) []key.Binding {
	return []key.Binding{to(words.HintHelp, k.Help), to(does, out)}
}

// inWords names the arrows by words, for a terminal that has no signs for them.
func (k *keymap) inWords() {
	for _, a := range k.actions() {
		*a.bound = inWords(*a.bound)
	}
}

func inWords(b key.Binding) key.Binding {
	b.SetHelp(arrowNames.Replace(b.Help().Key), b.Help().Desc)
	return b
}

var arrowNames = strings.NewReplacer("↑↓", words.ArrowUp+"/"+words.ArrowDown, "↑", words.ArrowUp, "↓", words.ArrowDown, "←", words.ArrowLeft, "→", words.ArrowRight)

// arrows is the hint for moving where letters are text.
func (r *reader) arrows() key.Binding {
	if r.ascii {
		return to(words.HintMove, inWords(arrows))
	}
	return to(words.HintMove, arrows)
}

// Keys that are the same on all screens on which letters are text.
var (
	arrows    = keys("↑↓", "up", "down")
	enter     = keys("enter", "enter")
	escape    = keys("esc", "esc")
	erase     = keys("ctrl+u", "ctrl+u")
	backspace = keys("backspace", "backspace")

	lineUp    = keys("↑", "up", "ctrl+p")
	lineDown  = keys("↓", "down", "ctrl+n")
	pageUp    = keys("pgup", "pgup")
	pageDown  = keys("pgdn", "pgdown")
	firstLine = keys("home", "home")
	lastLine  = keys("end", "end")
)

func (k keymap) moves() key.Binding { return toBoth(words.HintMove, k.Up, k.Down) }

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
	group := keyGroup{words.HelpEverywhere, []key.Binding{k.Help, k.Search, k.Palette, k.Quit, k.Cancel, k.Back, k.Interrupt, k.Theme, k.Turn, k.Mouse}}
	if desktop {
		group.keys = append(group.keys, k.Suspend, k.Reload, k.Problems)
	}
	return group
}

func (k keymap) moving() keyGroup {
	return keyGroup{words.HelpMoving, []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top, k.Bottom}}
}
