package ui

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
)

// TestTheKeysPageIsMadeFromTheKeyMap generates docs/keys.md.
func TestTheKeysPageIsMadeFromTheKeyMap(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24, func(o *Options) { o.Desktop, o.Marks = &fakeDesktop{}, newFakeMarkStore() })
	var page strings.Builder
	names := map[string]string{}
	for _, a := range new(keymap).actions() {
		names[a.defaults.Help().Key+a.defaults.Help().Desc] = a.name
	}
	page.WriteString("# Keys\n\nThis page is generated from the key map by `go test ./ui -update`. In the reader `?` shows the keys of the current screen.\n" +
		"\nArrows, Enter and Esc are enough for everything essential. In a text field, letters are text.\n")
	write := func(groups ...keyGroup) {
		for _, g := range groups {
			fmt.Fprintf(&page, "\n## %s\n\n| key | does | action |\n|---|---|---|\n", g.title)
			for _, b := range g.keys {
				fmt.Fprintf(&page, "| `%s` | %s | %s |\n", strings.Join(allKeys(b.Keys()), "` `"), b.Help().Desc, names[b.Help().Key+b.Help().Desc])
			}
		}
	}
	write(s.app.keys.globalKeys(true), s.app.keys.moveKeys())
	write(s.app.list.help()[0])
	write(s.press("enter").app.top().help()[0])
	write(s.press("esc", "c").app.top().help()[0])
	write(s.press("esc", "p").app.top().help()[0])
	page.WriteString("\nIn an article a number before a key repeats it: `5j` goes five lines down, `50%` to the middle.\n")
	page.WriteString("\nWith the mouse on (`M`), a click selects a post, a result, a problem or a theme and a second one opens or keeps it; on a\ncategory, a chip, a tab, a heading, a link or the preview one click does what it says. The wheel moves.\n")
	compareFile(t, filepath.Join("..", "docs", "keys.md"), page.String())
}

// allKeys formats keys for a Markdown table.
func allKeys(keys []string) []string {
	names := strings.NewReplacer("pgdown", "PgDn", "pgup", "PgUp", "ctrl+", "Ctrl-", "shift+", "Shift-", "|", `\|`)
	var out []string
	for _, k := range keys {
		switch k {
		case "up", "down", "left", "right":
			k = map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}[k]
		case "enter", "esc", "tab", "space", "home", "end", "backspace":
			k = strings.ToUpper(k[:1]) + k[1:]
		}
		out = append(out, names.Replace(k))
	}
	return out
}

const firstHints = "enter reads · ? every key · ↑↓ choose · tab category · / finds a title"

func TestEveryKeyOfTheMapHasAnActionWithAName(t *testing.T) {
	var k keymap
	fields := reflect.TypeOf(k)
	actions := k.actions()
	if len(actions) != fields.NumField() {
		t.Errorf("there are %d keys and %d actions", fields.NumField(), len(actions))
	}
	seen := map[any]bool{}
	for _, a := range actions {
		if seen[a.name] || seen[a.binding] {
			t.Errorf("%s is in the table twice", a.name)
		}
		seen[a.name], seen[a.binding] = true, true
		if a.name != strings.ToLower(a.name) || strings.ContainsAny(a.name, " _") || a.where == 0 {
			t.Errorf("%q is no good name, or works nowhere", a.name)
		}
	}
}

func TestNoKeyMeansTwoThingsInOnePlace(t *testing.T) {
	k := defaultKeys()
	for _, conflict := range k.conflicts() {
		t.Error(conflict)
	}
}

func TestKeysCanBeGivenToOtherActions(t *testing.T) {
	keys, faults := Rebind([]Rebinding{
		{"random", []string{"x", "Ctrl-r"}}, {"next-post", []string{"n"}}, {"previous-post", []string{"J"}}, {"mouse", nil},
	})
	if len(faults) > 0 {
		t.Error(faults)
	}
	if conflicts := keys.keymap.conflicts(); conflicts != nil {
		t.Error(conflicts)
	}
	s := open(t, sampleBlog(), 100, 24, func(o *Options) { o.Keys = keys })
	s.press("M").hides("Mouse").press("r").hides("coffee").press("x").shows("coffee")
	s.press("esc", "?").shows("x ctrl+r", "a random post").hides("mouse on or off")
	s.press("esc", "g", "enter").shows("n/J older, newer").press("n").shows("Seven Knots").press("J").shows("The Harbour at Six")
}

func TestWrongKeysAndActionsAreToldAndDoNoHarm(t *testing.T) {
	for _, test := range []struct {
		changes []Rebinding
		at      int
		want    string
	}{
		{[]Rebinding{{"mouse", []string{"x"}}, {"randon", []string{"x"}}}, 1, `there is no action "randon"; did you mean random?`},
		{[]Rebinding{{"random", []string{"pgdwn"}}}, 0, `"pgdwn" is not a key; did you mean pgdown?`},
		{[]Rebinding{{"cancel", []string{"x"}}}, 0, `cancel works where letters are text: "x" would be typed there`},
		{[]Rebinding{{"copy", []string{"5"}}}, 0, `"5" cannot be a key: digits are counts in articles, as in 5j`},
		{[]Rebinding{{"copy", []string{"x"}}, {"pipe", []string{"x"}}}, 1, "x already belongs to copy, so pipe does not get it"},
		{[]Rebinding{{"copy", []string{"esc"}}}, 0, "esc is the last key of cancel, which must have one: give it another key above this line"},
		{[]Rebinding{{"open", nil}}, 0, "open must have a key, so it keeps enter"},
	} {
		keys, faults := Rebind(test.changes)
		if len(faults) != 1 || faults[0] != (KeyFault{test.at, test.want}) {
			t.Errorf("%v: %v", test.changes, faults)
		}
		if conflicts := keys.keymap.conflicts(); conflicts != nil {
			t.Errorf("%v: %v", test.changes, conflicts)
		}
	}
	if keys, _ := Rebind([]Rebinding{{"interrupt", []string{"ctrl+q"}}}); !slices.Contains(keys.keymap.Interrupt.Keys(), "ctrl+c") {
		t.Error("ctrl+c no longer quits")
	}
}

func TestKeysAreWrittenTheWayPeopleDo(t *testing.T) {
	for written, want := range map[string]string{
		"x": "x", "X": "X", "Ctrl-X": "ctrl+x", "ctrl+shift+Tab": "ctrl+shift+tab", "PgDn": "pgdown", "shift-n": "N", "→": "right",
		"Space": "space", " ": "space", "-": "-", "+": "+", "alt+-": "alt+-", "Escape": "esc", "é": "é", "F5": "f5",
	} {
		if got, ok := parseKey(written); !ok || got != want {
			t.Errorf("%q is %q, %v", written, got, ok)
		}
	}
	for _, wrong := range []string{"", "xx", "ctrl+", "ctrl+foo"} {
		if got, ok := parseKey(wrong); ok {
			t.Errorf("%q is a key: %q", wrong, got)
		}
	}
}

// conflicts returns the keys with two meanings on one screen.
func (k *keymap) conflicts() []string {
	var found []string
	actions := k.actions()
	for i, a := range actions {
		for _, b := range actions[i+1:] {
			for _, name := range sharedKeys(*a.binding, *b.binding) {
				if a.where&b.where != 0 {
					found = append(found, fmt.Sprintf("%s is %s and %s", name, a.name, b.name))
				}
			}
		}
	}
	return found
}

func sharedKeys(a, b key.Binding) []string {
	return slices.DeleteFunc(slices.Clone(a.Keys()), func(name string) bool { return !slices.Contains(b.Keys(), name) })
}

func TestEveryActionSaysWhatItsKeyDoes(t *testing.T) {
	names := ActionNames()
	for _, name := range names {
		if words.ActionDescriptions[name] == "" {
			t.Errorf("nothing says what %q does", name)
		}
	}
	for name := range words.ActionDescriptions {
		if !slices.Contains(names, name) {
			t.Errorf("%q is no action any more", name)
		}
	}
}

func TestTheFirstKeysAreThoseThatDoSomething(t *testing.T) {
	plain := &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Plain", Stage: model.Complete, Posts: []*model.Post{{ID: "a.md", Title: "A"}}})}
	open(t, plain, 80, 24).shows("enter reads").hides("tab")
	tagged := &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Tagged", Stage: model.Complete, Posts: []*model.Post{{ID: "a.md", Title: "A", Tags: []string{"rope"}}}})}
	open(t, tagged, 80, 24).shows("tab tag").press("j").hides("enter reads")
}
