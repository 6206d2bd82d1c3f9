package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/ui/words"
)

// Keys is a set of key bindings. The zero value is the default bindings.
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

// Rebinding replaces the keys of an action. Without keys the action has none.
type Rebinding struct {
	Action string
	Keys   []string // "x", "ctrl+x", "PgDn", ...
}

// KeyFault is a problem with a rebinding.
type KeyFault struct {
	Index int    // index of the rebinding
	Text  string // what is wrong and how it was handled
}

// ActionNames returns the names of all actions in the order of the help.
func ActionNames() []string {
	var names []string
	for _, a := range new(keymap).actions() {
		names = append(names, a.name)
	}
	return names
}

// Rebind applies changes to the default bindings. A changed action takes its keys from
// unchanged ones; if two changes want the same key on a screen, the first one gets it and
// the second is a fault.
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

// rebinder applies rebindings in order.
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
		r.fault(words.KeyErrorNoAction(c.Action, model.DidYouMean(c.Action, ActionNames())))
		return
	}
	a := r.actions[i]
	var keys []string
	for _, written := range c.Keys {
		name, ok := parseKey(written)
		switch {
		case !ok:
			r.fault(words.KeyErrorNoKey(written, model.DidYouMean(written, keyNames)))
		case r.canBind(a, name):
			keys = append(keys, name)
		}
	}
	switch {
	case len(keys) == 0 && len(c.Keys) > 0:
		return // reported already: the action keeps its keys
	case len(keys) == 0 && slices.Contains(essentialActions, a.name):
		r.fault(words.KeyErrorNeedsKey(a.name, firstKey(*a.binding)))
		return
	case a.name == "interrupt" && !slices.Contains(keys, "ctrl+c"):
		keys = append(keys, "ctrl+c")
	}
	r.changed[a.name] = true
	a.rebind(keys)
}

// essentialActions must keep at least one key.
var essentialActions = []string{"up", "down", "open", "cancel", "quit", "interrupt"}

// canBind reports whether an action can have a key. If not it adds a fault.
func (r *rebinder) canBind(a action, name string) bool {
	letter := utf8.RuneCountInString(name) == 1
	if letter && a.where&whileTyping != 0 {
		r.fault(words.KeyErrorTyped(a.name, name))
		return false
	}
	if letter && a.where&inArticle != 0 && name >= "0" && name <= "9" {
		r.fault(words.KeyErrorDigit(name))
		return false
	}
	for _, other := range r.actions {
		taken := slices.Index(other.binding.Keys(), name)
		switch {
		case other.name == a.name || other.where&a.where == 0 || taken < 0:
		case r.changed[other.name]:
			r.fault(words.KeyErrorTaken(name, other.name, a.name))
			return false
		case taken == 0 && slices.Contains(essentialActions, other.name):
			r.fault(words.KeyErrorLastKey(name, other.name))
			return false
		}
	}
	return true
}

// dropTakenKeys removes the keys of changed actions from unchanged ones.
func (r *rebinder) dropTakenKeys() {
	for _, a := range r.actions {
		if r.changed[a.name] {
			continue
		}
		kept := slices.DeleteFunc(slices.Clone(a.binding.Keys()), func(name string) bool {
			return slices.ContainsFunc(r.actions, func(other action) bool {
				return r.changed[other.name] && other.where&a.where != 0 && slices.Contains(other.binding.Keys(), name)
			})
		})
		if len(kept) < len(a.binding.Keys()) {
			a.rebind(kept)
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

// keyNames are the keys with names instead of characters.
var keyNames = []string{
	"enter", "tab", "backspace", "esc", "space", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
	"insert", "delete", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

var keyAliases = map[string]string{
	"return": "enter", "escape": "esc", "pageup": "pgup", "pagedown": "pgdown", "pgdn": "pgdown", "del": "delete",
	"ins": "insert", "↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space",
}

// parseKey converts a key as people write it, such as Ctrl-x or PgDn, to the name that
// Bubble Tea uses.
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

// displayKey returns a key as help and hints show it.
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
