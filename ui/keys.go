package ui

import (
	"slices"
	"strings"

	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
)

// keymap holds all key bindings. Key handling, help and hints all use it, so that they
// cannot disagree.
type keymap struct {
	Help, Quit, Cancel, Interrupt, Suspend, Mouse, Theme, ToggleBackground, Reload, Problems key.Binding
	Search, Palette                                                                          key.Binding

	Up, Down, PageDown, PageUp, HalfDown, HalfUp, Top, Bottom key.Binding
	Open, Back                                                key.Binding

	Filter, Choose, NextCategory, PreviousCategory, NthCategory key.Binding
	Grouping, Fold, Order, Reverse, Random                      key.Binding

	NextHeading, PreviousHeading, NextPost, PreviousPost key.Binding
	Contents, Wider, Narrower, DefaultMeasure, TextOnly  key.Binding
	Copy, CopyHere, Edit, Pipe, Percent                  key.Binding
	Pictures, FullPicture                                key.Binding

	NextLink, PreviousLink, Numbers, Peek, HistoryBack, HistoryForward key.Binding
	Find, NextHit, PreviousHit, PanLeft, PanRight                      key.Binding

	MarkRead, Favourite, UnreadOnly, FavouritesOnly key.Binding

	Toggle, Apply, NextTab, PreviousTab key.Binding
}

// action is something that keys do: its permanent name in the configuration, its binding,
// the screens on which it works, and the default binding.
type action struct {
	name     string
	binding  *key.Binding
	where    screenSet
	defaults key.Binding
}

// screenSet is a set of screens on which an action works. Within one screen a key has one
// meaning.
type screenSet uint8

const (
	inList screenSet = 1 << iota
	inArticle
	inOther     // all other screens on which letters are commands
	whileTyping // screens with a text input

	everywhere = inList | inArticle | inOther
)

// actions is the table of all actions.
func (k *keymap) actions() []action {
	all := slices.Concat(k.globalActions(), k.moveActions(), k.listActions(), k.articleActions(), k.markActions(), k.chooserActions())
	for i, a := range all {
		all[i].defaults = hint(words.ActionDescriptions[a.name], a.defaults)
	}
	return all
}

// globalActions are the actions of every screen.
func (k *keymap) globalActions() []action {
	return []action{
		{"help", &k.Help, everywhere, binding("?", "?")},
		{"quit", &k.Quit, everywhere, binding("q", "q")},
		{"cancel", &k.Cancel, everywhere | whileTyping, binding("esc", "esc")},
		{"interrupt", &k.Interrupt, everywhere | whileTyping, binding("ctrl+c", "ctrl+c")},
		{"suspend", &k.Suspend, everywhere | whileTyping, binding("ctrl+z", "ctrl+z")},
		{"mouse", &k.Mouse, everywhere, binding("M", "M")},
		{"theme", &k.Theme, everywhere, binding("T", "T")},
		{"turn", &k.ToggleBackground, everywhere, binding("D", "D")},
		{"search", &k.Search, everywhere, binding("s F", "s", "F")},
		{"palette", &k.Palette, everywhere, binding(":", ":")},
		{"reload", &k.Reload, everywhere, binding("R", "R")},
		{"problems", &k.Problems, everywhere, binding("p", "p")},
	}
}

// moveActions are the actions that move the cursor or scroll.
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

// listActions are the actions of the list.
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

// articleActions are the actions of an article.
func (k *keymap) articleActions() []action {
	return []action{
		{"next-heading", &k.NextHeading, inArticle, binding("]", "]")},
		{"previous-heading", &k.PreviousHeading, inArticle, binding("[", "[")},
		{"next-post", &k.NextPost, inArticle, binding("J", "J")},
		{"previous-post", &k.PreviousPost, inArticle, binding("K", "K")},
		{"contents", &k.Contents, inArticle | inOther, binding("t", "t")},
		{"wider", &k.Wider, inArticle, binding("+", "+")},
		{"narrower", &k.Narrower, inArticle, binding("-", "-")},
		{"usual-measure", &k.DefaultMeasure, inArticle, binding("=", "=")},
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

// markActions are the actions on marks.
func (k *keymap) markActions() []action {
	return []action{
		{"mark-read", &k.MarkRead, inList | inArticle, binding("m", "m")},
		{"favourite", &k.Favourite, inList | inArticle, binding("*", "*")},
		{"unread-only", &k.UnreadOnly, inList, binding("U", "U")},
		{"favourites-only", &k.FavouritesOnly, inList, binding("'", "'")},
	}
}

// chooserActions are the actions of the chooser, where letters are text.
func (k *keymap) chooserActions() []action {
	return []action{
		{"take", &k.Toggle, whileTyping, binding("space", "space")},
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

// binding returns a binding of keys. shown is how help and hints name them.
func binding(shown string, names ...string) key.Binding {
	return key.NewBinding(key.WithKeys(names...), key.WithHelp(shown, ""))
}

// hint returns a binding with the description of a key hint.
func hint(does string, b key.Binding) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// pairHint returns one hint for two related actions.
func pairHint(does string, one, other key.Binding) key.Binding {
	first, second := firstKey(one), firstKey(other)
	both := first + "/" + second
	if first == "↑" && second == "↓" {
		both = first + second
	}
	one.SetHelp(both, does)
	return one
}

// pinnedHints are the hints that newcomers need most: help, and the key that leaves the
// screen.
func (k keymap) pinnedHints(out key.Binding, does string) []key.Binding {
	return []key.Binding{hint(words.HintHelp, k.Help), hint(does, out)}
}

// nameArrows replaces arrow symbols by words, for ASCII terminals.
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

// inputMoveHint is the hint for moving on screens with a text input.
func (s *session) inputMoveHint() key.Binding {
	if s.ascii {
		return hint(words.HintMove, withArrowNames(arrowKeys))
	}
	return hint(words.HintMove, arrowKeys)
}

// Fixed bindings of screens with a text input.
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

// firstKey returns the first key of a binding as hints show it.
func firstKey(b key.Binding) string {
	name, _, _ := strings.Cut(b.Help().Key, " ")
	return name
}

// keyGroup is a titled section of the help screen.
type keyGroup struct {
	title string
	keys  []key.Binding
}

func (k keymap) globalKeys(desktop bool) keyGroup {
	group := keyGroup{words.HelpEverywhere, []key.Binding{k.Help, k.Search, k.Palette, k.Quit, k.Cancel, k.Back, k.Interrupt, k.Theme, k.ToggleBackground, k.Mouse}}
	if desktop {
		group.keys = append(group.keys, k.Suspend, k.Reload, k.Problems)
	}
	return group
}

func (k keymap) moveKeys() keyGroup {
	return keyGroup{words.HelpMoving, []key.Binding{k.Up, k.Down, k.PageDown, k.PageUp, k.HalfDown, k.HalfUp, k.Top, k.Bottom}}
}
