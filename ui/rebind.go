package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/ui/words"
)

// Keys are what the keys of a reader do. The zero value are the usual ones.
type Keys struct{ changed *keymap }

func (k Keys) orUsual() keymap {
	if k.changed == nil {
		return defaultKeys()
	}
	return *k.changed
}

// Of returns the keys of an action.
func (k Keys) Of(name string) []string {
	all := k.orUsual()
	for _, a := range all.actions() {
		if a.name == name {
			return a.bound.Keys()
		}
	}
	return nil
}

// Rebinding gives an action other keys: all that it has from then on, none to
// leave it without.
type Rebinding struct {
	Action string
	Keys   []string // "x", "ctrl+x", "PgDn", ...
}

// KeyFault is a rebinding that could not be carried out as it was meant.
type KeyFault struct {
	Index int    // the place of the rebinding
	Text  string // what is wrong and what was done
}

// ActionNames lists what keys can be given to, in the order of the help.
func ActionNames() []string {
	var names []string
	for _, a := range new(keymap).actions() {
		names = append(names, a.name)
	}
	return names
}

// Rebind changes the usual keys. What a rebinding takes from an action that is
// not changed itself is not asked back; two rebindings that want one key in one
// place are a fault, and the first has it.
func Rebind(changes []Rebinding) (Keys, []KeyFault) {
	k := defaultKeys()
	r := rebinder{actions: k.actions(), changed: map[string]bool{}}
	for i, change := range changes {
		r.at = i
		r.change(change)
	}
	r.giveWay()
	return Keys{&k}, r.faults
}

// rebinder carries rebindings out, one after another.
type rebinder struct {
	actions []action
	changed map[string]bool
	at      int
	faults  []KeyFault
}

func (r *rebinder) fault(text string) {
	r.faults = append(r.faults, KeyFault{r.at, text})
}

func (r *rebinder) change(c Rebinding) {
	i := slices.IndexFunc(r.actions, func(a action) bool { return a.name == c.Action })
	if i < 0 {
		r.fault(words.NoAction(c.Action, model.DidYouMean(c.Action, ActionNames())))
		return
	}
	a := r.actions[i]
	var keys []string
	for _, written := range c.Keys {
		name, ok := keyName(written)
		switch {
		case !ok:
			r.fault(words.NoKey(written, model.DidYouMean(written, keyNames)))
		case r.fits(a, name):
			keys = append(keys, name)
		}
	}
	switch {
	case len(keys) == 0 && len(c.Keys) > 0:
		return // told already: the action keeps its keys
	case len(keys) == 0 && slices.Contains(indispensable, a.name):
		r.fault(words.NeedsKey(a.name, firstKey(*a.bound)))
		return
	case a.name == "interrupt" && !slices.Contains(keys, "ctrl+c"):
		keys = append(keys, "ctrl+c")
	}
	r.changed[a.name] = true
	a.rebind(keys)
}

// indispensable are the actions without which a reader is lost.
var indispensable = []string{"up", "down", "open", "cancel", "quit", "interrupt"}

// fits reports whether an action can have a key; what speaks against it is told.
func (r *rebinder) fits(a action, name string) bool {
	letter := utf8.RuneCountInString(name) == 1
	if letter && a.where&whileTyping != 0 {
		r.fault(words.WouldBeTyped(a.name, name))
		return false
	}
	if letter && a.where&inArticle != 0 && name >= "0" && name <= "9" {
		r.fault(words.IsACount(name))
		return false
	}
	for _, other := range r.actions {
		taken := slices.Index(other.bound.Keys(), name)
		switch {
		case other.name == a.name || other.where&a.where == 0 || taken < 0:
		case r.changed[other.name]:
			r.fault(words.KeyIsTaken(name, other.name, a.name))
			return false
		case taken == 0 && slices.Contains(indispensable, other.name):
			r.fault(words.KeyMustStay(name, other.name))
			return false
		}
	}
	return true
}

// giveWay removes the keys of the changed actions from those that are not.
func (r *rebinder) giveWay() {
	for _, a := range r.actions {
		if r.changed[a.name] {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(a.bound.Keys()), func(name string) bool {
			return slices.ContainsFunc(r.actions, func(other action) bool {
				return r.changed[other.name] && other.where&a.where != 0 && slices.Contains(other.bound.Keys(), name)
			})
		})
		if len(left) < len(a.bound.Keys()) {
			a.rebind(left)
		}
	}
}

func (a action) rebind(names []string) {
	shown := make([]string, 0, 2)
	for _, name := range names[:min(len(names), 2)] {
		shown = append(shown, shownKey(name))
	}
	*a.bound = to(a.usual.Help().Desc, keys(strings.Join(shown, " "), names...))
}

// keyNames are the keys that have a name rather than a character.
var keyNames = []string{
	"enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
	"insert", "delete", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

var otherKeyNames = map[string]string{
	"return": "enter", "escape": "esc", "pageup": "pgup", "pagedown": "pgdown", "pgdn": "pgdown", "del": "delete",
	"ins": "insert", "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space",
}

// keyName reads a key as people write it, such as Ctrl-x or PgDn, and returns it
// as a key that is pressed calls itself.
func keyName(written string) (string, bool) {
	modifiers := ""
	for _, m := range []string{"ctrl", "alt", "shift"} {
		rest := strings.TrimLeft(written, " ")
		if len(rest) > len(m)+1 && strings.EqualFold(rest[:len(m)], m) && (rest[len(m)] == '+' || rest[len(m)] == '-') {
			modifiers, written = modifiers+m+"+", rest[len(m)+1:]
		}
	}
	if utf8.RuneCountInString(written) == 1 && written != " " {
		switch {
		case otherKeyNames[written] != "":
			written = otherKeyNames[written]
		case modifiers == "shift+":
			return strings.ToUpper(written), true
		case modifiers != "":
			written = strings.ToLower(written)
		}
		return modifiers + written, true
	}
	lower := strings.ToLower(written)
	if other, ok := otherKeyNames[lower]; ok {
		lower = other
	}
	return modifiers + lower, slices.Contains(keyNames, lower)
}

// shownKey is how help and hints write a key.
func shownKey(name string) string {
	switch name {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "pgdn"
	}
	return name
}
