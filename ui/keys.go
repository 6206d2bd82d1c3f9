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
	name     string
	binding  *key.Binding
	where    screenSet
	defaults key.Binding
}

// screenSet is a set of the screens on which an action works. Within one place a
// key has one meaning.
type screenSet uint8

const (
	inList screenSet = 1 << iota
	inArticle
	inOther     // on every other screen on which letters are commands
	whileTyping // where letters are text

	everywhere = inList | inArticle | inOther
)

// actions is the one table of everything that keys do.
func (k *keymap) actions() []action {
	all := slices.Concat(k.globalActions(), k.moveActions(), k.listActions(), k.articleActions(), k.markActions(), k.chooserActions())
	for i, a := range all {
		all[i].defaults = hint(words.Does[a.name], a.defaults)
	}
	return all
}

// globalActions is what keys do on every screen.
func (k *keymap) globalActions() []action {
	return []action{
		{"help", &k.Help, everywhere, binding("?", "?")},
		{"quit", &k.Quit, everywhere, binding("q", "q")},
		{"cancel", &k.Cancel, everywhere | whileTyping, binding("esc", "esc")},
		{"interrupt", &k.Interrupt, everywhere | whileTyping, binding("ctrl+c", "ctrl+c")},
		{"suspend", &k.Suspend, everywhere | whileTyping, binding("ctrl+z", "ctrl+z")},
		{"mouse", &k.Mouse, everywhere, binding("M", "M")},
		{"theme", &k.Theme, everywhere, binding("T", "T")},
		{"turn", &k.Turn, everywhere, binding("D", "D")},
		{"search", &k.Search, everywhere, binding("s F", "s", "F")},
		{"palette", &k.Palette, everywhere, binding(":", ":")},
		{"reload", &k.Reload, everywhere, binding("R", "R")},
		{"problems", &k.Problems, everywhere, binding("p", "p")},
	}
}

// moveActions is how to move about.
func (k *keymap) moveActions() []action {
	return []action{
		{"up", &k.Up, everywhere, binding("↑ k", "up", "k")},
		{"down", &k.Down, everywhere, binding("↓ j", "down", "j")},
		{"page-down", &k.PageDown, everywhere, binding("space pgdn", "space", "pgdown", "ctrl+f")},
		{"page-up", &k.PageUp, everywhere, binding("b pgup", "b", "pgup", "ctrl+b", "shift+space")},
		{"half-down", &k.HalfDown, everywhere, binding("d ctrl+d", "d", "ctrl+d")},
		{"half-up", &k.HalfUp, everywhere, binding("u ctrl+u", "u", "ctrl+u")},
		{"top", &k.Top, everywhere, binding("g home", "g", "home")},
		{"bottom", &k.Bottom, everywhere, binding("G end", "G", "end")},
		{"open", &k.Open, everywhere, binding("enter →", "enter", "right", "l")},
		{"back", &k.Back, everywhere, binding("← h", "left", "h")},
	}
}

// listActions is what keys do in the list.
func (k *keymap) listActions() []action {
	return []action{
		{"filter", &k.Filter, inList, binding("/", "/")},
		{"choose", &k.Choose, inList, binding("c", "c")},
		{"next-category", &k.NextCategory, inList, binding("tab", "tab")},
		{"previous-category", &k.PreviousCategory, inList, binding("shift+tab", "shift+tab")},
		{"nth-category", &k.NthCategory, inList, binding("1-9", "1", "2", "3", "4", "5", "6", "7", "8", "9")},
		{"grouping", &k.Grouping, inList, binding("v", "v")},
		{"fold", &k.Fold, inList, binding("a", "a")},
		{"order", &k.Order, inList, binding("o", "o")},
		{"reverse", &k.Reverse, inList, binding("O", "O")},
		{"random", &k.Random, inList, binding("r", "r")},
	}
}

// articleActions is what keys do in an article.
func (k *keymap) articleActions() []action {
	return []action{
		{"next-heading", &k.NextHeading, inArticle, binding("]", "]")},
		{"previous-heading", &k.PreviousHeading, inArticle, binding("[", "[")},
		{"next-post", &k.NextPost, inArticle, binding("J", "J")},
		{"previous-post", &k.PreviousPost, inArticle, binding("K", "K")},
		{"contents", &k.Contents, inArticle | inOther, binding("t", "t")},
		{"wider", &k.Wider, inArticle, binding("+", "+")},
		{"narrower", &k.Narrower, inArticle, binding("-", "-")},
		{"usual-measure", &k.UsualMeasure, inArticle, binding("=", "=")},
		{"text-only", &k.TextOnly, inArticle, binding("z", "z")},
		{"pictures", &k.Pictures, inArticle | inOther, binding("i", "i")},
		{"full-picture", &k.FullPicture, inArticle | inOther, binding("I", "I")},
		{"copy", &k.Copy, inArticle, binding("y", "y")},
		{"copy-here", &k.CopyHere, inArticle, binding("Y", "Y")},
		{"next-link", &k.NextLink, inArticle, binding("tab", "tab")},
		{"previous-link", &k.PreviousLink, inArticle, binding("shift+tab", "shift+tab")},
		{"numbers", &k.Numbers, inArticle, binding("f", "f")},
		{"peek", &k.Peek, inArticle, binding("^", "^")},
		{"history-back", &k.HistoryBack, inArticle | inOther, binding("H backspace", "H", "backspace")},
		{"history-forward", &k.HistoryForward, inArticle, binding("L", "L")},
		{"find", &k.Find, inArticle, binding("/", "/")},
		{"next-hit", &k.NextHit, inArticle, binding("n", "n")},
		{"previous-hit", &k.PreviousHit, inArticle, binding("N", "N")},
		{"pan-right", &k.PanRight, inArticle, binding(">", ">")},
		{"pan-left", &k.PanLeft, inArticle, binding("<", "<")},
		{"edit", &k.Edit, inArticle | inOther, binding("e", "e")},
		{"pipe", &k.Pipe, inArticle, binding("|", "|")},
		{"percent", &k.Percent, inArticle, binding("50%", "%")},
	}
}

// markActions is what keys do with marks.
func (k *keymap) markActions() []action {
	return []action{
		{"mark-read", &k.MarkRead, inList | inArticle, binding("m", "m")},
		{"favourite", &k.Favourite, inList | inArticle, binding("*", "*")},
		{"unread-only", &k.UnreadOnly, inList, binding("U", "U")},
		{"favourites-only", &k.FavouritesOnly, inList, binding("'", "'")},
	}
}

// chooserActions is what keys do in a chooser, where letters are text.
func (k *keymap) chooserActions() []action {
	return []action{
		{"take", &k.Take, whileTyping, binding("space", "space")},
		{"apply", &k.Apply, whileTyping, binding("enter", "enter")},
		{"next-tab", &k.NextTab, whileTyping, binding("tab", "tab", "right")},
		{"previous-tab", &k.PreviousTab, whileTyping, binding("shift+tab", "shift+tab", "left")},
	}
}

func defaultKeys() keymap {
	var k keymap
	for _, a := range k.actions() {
		*a.binding = a.defaults
	}
	return k
}

// binding are some keys, as help and hints name them and as they call themselves.
func binding(shown string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, ""))
}

// hint is a hint: the keys of an action and what they do on the screen it stands on.
func hint(does string, b key.Binding) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// pairHint is the hint for two actions that belong together.
func pairHint(does string, one, other key.Binding) key.Binding {
	first, second := firstKey(one), firstKey(other)
	both := first + "/" + second
	if first == "↑" && second == "↓" {
		both = first + second
	}
	one.SetHelp(both, does)
	return one
}

// pinnedHints are the hints that newcomers need most on a screen on which letters are
// commands: help, and the way out.
func (k keymap) pinnedHints(out key.Binding, does string) []key.Binding {
	return []key.Binding{hint(words.HintHelp, k.Help), hint(does, out)}
}

// nameArrows names the arrows by words, for a terminal that has no signs for them.
func (k *keymap) nameArrows() {
	for _, a := range k.actions() {
		*a.binding = withArrowNames(*a.binding)
	}
}

func withArrowNames(b key.Binding) key.Binding {
	b.SetHelp(arrowNames.Replace(b.Help().Key), b.Help().Desc)
	return b
}

var arrowNames = strings.NewReplacer("↑↓", words.ArrowUp+"/"+words.ArrowDown, "↑", words.ArrowUp, "↓", words.ArrowDown, "←", words.ArrowLeft, "→", words.ArrowRight)

// moveHint is the hint for moving where letters are text.
func (r *session) moveHint() key.Binding {
	if r.ascii {
		return hint(words.HintMove, withArrowNames(arrowKeys))
	}
	return hint(words.HintMove, arrowKeys)
}

// Keys that are the same on all screens on which letters are text.
var (
	arrowKeys = binding("↑↓", "up", "down")
	enter     = binding("enter", "enter")
	escape    = binding("esc", "esc")
	erase     = binding("ctrl+u", "ctrl+u")
	backspace = binding("backspace", "backspace")

	lineUp    = binding("↑", "up", "ctrl+p")
	lineDown  = binding("↓", "down", "ctrl+n")
	pageUp    = binding("pgup", "pgup")
	pageDown  = binding("pgdn", "pgdown")
	firstLine = binding("home", "home")
	lastLine  = binding("end", "end")
)

func (k keymap) moveHint() key.Binding { return pairHint(words.HintMove, k.Up, k.Down) }

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

func (k keymap) globalKeys(desktop bool) keyGroup {
	group := keyGroup{words.HelpEverywhere, []key.Binding{k.Help, k.Search, k.Palette, k.Quit, k.Cancel, k.Back, k.Interrupt, k.Theme, k.Turn, k.Mouse}}
	if desktop {
		group.keys = append(group.keys, k.Suspend, k.Reload, k.Problems)
	}
	return group
}

func (k keymap) moveKeys() keyGroup {
	return keyGroup{words.HelpMoving, []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top, k.Bottom}}
}
