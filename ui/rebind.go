package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/ui/words"
)

// Keys are what the keys of a reader do. The zero value are the usual ones.
type Keys struct{ keymap *keymap }

func (k Keys) orDefault() keymap {
	if k.keymap == nil {
		return defaultKeys()
	}
	return *k.keymap
}

// Of returns the keys of an action.
func (k Keys) Of(name string) []string {
	all := k.orDefault()
	for _, a := range all.actions() {
		if a.name == name {
			return a.binding.Keys()
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
		r.index = i
		r.apply(change)
	}
	r.dropTakenKeys()
	return Keys{&k}, r.faults
}

// rebinder carries rebindings out, one after another.
type rebinder struct {
	actions []action
	changed map[string]bool
	index   int
	faults  []KeyFault
}

func (r *rebinder) fault(text string) {
	r.faults = append(r.faults, KeyFault{r.index, text})
}

func (r *rebinder) apply(c Rebinding) {
	i := slices.IndexFunc(r.actions, func(a action) bool { return a.name == c.Action })
	if i < 0 {
		r.fault(words.NoAction(c.Action, model.DidYouMean(c.Action, ActionNames())))
		return
	}
	a := r.actions[i]
	var keys []string
	for _, written := range c.Keys {
		name, ok := parseKey(written)
		switch {
		case !ok:
			r.fault(words.NoKey(written, model.DidYouMean(written, keyNames)))
		case r.canBind(a, name):
			keys = append(keys, name)
		}
	}
	switch {
	case len(keys) == 0 && len(c.Keys) > 0:
		return // told already: the action keeps its keys
	case len(keys) == 0 && slices.Contains(essentialActions, a.name):
		r.fault(words.NeedsKey(a.name, firstKey(*a.binding)))
		return
	case a.name == "interrupt" && !slices.Contains(keys, "ctrl+c"):
		keys = append(keys, "ctrl+c")
	}
	r.changed[a.name] = true
	a.rebind(keys)
}

// essentialActions are the actions without which a reader is lost.
var essentialActions = []string{"up", "down", "open", "cancel", "quit", "interrupt"}

// canBind reports whether an action can have a key; what speaks against it is told.
func (r *rebinder) canBind(a action, name string) bool {
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
		taken := slices.Index(other.binding.Keys(), name)
		switch {
		case other.name == a.name || other.where&a.where == 0 || taken < 0:
		case r.changed[other.name]:
			r.fault(words.KeyIsTaken(name, other.name, a.name))
			return false
		case taken == 0 && slices.Contains(essentialActions, other.name):
			r.fault(words.KeyMustStay(name, other.name))
			return false
		}
	}
	return true
}

// dropTakenKeys removes the keys of the changed actions from those that are not.
func (r *rebinder) dropTakenKeys() {
	for _, a := range r.actions {
		if r.changed[a.name] {
			continue
		}
		left := slices.DeleteFunc(slices.Clone(a.binding.Keys()), func(name string) bool {
			return slices.ContainsFunc(r.actions, func(other action) bool {
				return r.changed[other.name] && other.where&a.where != 0 && slices.Contains(other.binding.Keys(), name)
			})
		})
		if len(left) < len(a.binding.Keys()) {
			a.rebind(left)
		}
	}
}

func (a action) rebind(names []string) {
	shown := make([]string, 0, 2)
	for _, name := range names[:min(len(names), 2)] {
		shown = append(shown, displayKey(name))
	}
	*a.binding = hint(a.defaults.Help().Desc, binding(strings.Join(shown, " "), names...))
}

// keyNames are the keys that have a name rather than a character.
var keyNames = []string{
	"enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
	"insert", "delete", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

var keyAliases = map[string]string{
	"return": "enter", "escape": "esc", "pageup": "pgup", "pagedown": "pgdown", "pgdn": "pgdown", "del": "delete",
	"ins": "insert", "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space",
}

// parseKey reads a key as people write it, such as Ctrl-x or PgDn, and returns it
// as a key that is pressed calls itself.
func parseKey(written string) (string, bool) {
	modifiers := ""
	for _, m := range []string{"ctrl", "alt", "shift"} {
		rest := strings.TrimLeft(written, " ")
		if len(rest) > len(m)+1 && strings.EqualFold(rest[:len(m)], m) && (rest[len(m)] == '+' || rest[len(m)] == '-') {
			modifiers, written = modifiers+m+"+", rest[len(m)+1:]
		}
	}
	if utf8.RuneCountInString(written) == 1 && written != " " {
		switch {
		case keyAliases[written] != "":
			written = keyAliases[written]
		case modifiers == "shift+":
			return strings.ToUpper(written), true
		case modifiers != "":
			written = strings.ToLower(written)
		}
		return modifiers + written, true
	}
	lower := strings.ToLower(written)
	if other, ok := keyAliases[lower]; ok {
		lower = other
	}
	return modifiers + lower, slices.Contains(keyNames, lower)
}

// displayKey is how help and hints write a key.
func displayKey(name string) string {
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
