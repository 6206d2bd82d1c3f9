package e2e

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var sgr = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// findColour returns the first sequence that sets a colour.
func findColour(screen string) string {
	for _, match := range sgr.FindAllStringSubmatch(screen, -1) {
		for _, number := range strings.FieldsFunc(match[1], func(r rune) bool { return r == ';' || r == ':' }) {
			n, err := strconv.Atoi(number)
			if err == nil && (n >= 30 && n <= 48 && n != 39 || n >= 90 && n <= 107) {
				return match[0]
			}
		}
	}
	return ""
}

func TestColoursAreUsedUnlessTheReaderWantsNone(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("blogtui blog").shows("6 posts")
	if findColour(term.colours()) == "" {
		t.Errorf("there is no colour on\n%s", term.screen())
	}
	term.press("q").exited(0)
	term.clear().run("NO_COLOR=1 blogtui blog").shows("6 posts")
	for _, c := range []struct{ key, text string }{
		{"Tab", "Buying Rope"}, {"Enter", "The bowline is the king"}, {"?", "Every key"}, {"q", "The bowline"}, {"q", "Buying Rope"}, {"c", "Categories"},
	} {
		term.press(c.key).shows(c.text)
		if found := findColour(term.colours()); found != "" {
			t.Errorf("%q sets a colour on\n%s", found, term.screen())
		}
	}
	term.press("Escape").hides("Categories").press("q").exited(0)
}

func TestAPipeGetsPlainText(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("blogtui blog | cat > list; blogtui blog knots | cat > article; blogtui blog < /dev/null > unseen").exited(0)
	if got := strings.Count(term.read("list"), "\n"); got != 6 {
		t.Errorf("the list has %d lines, not 6:\n%s", got, term.read("list"))
	}
	for _, name := range []string{"list", "article", "unseen"} {
		if text := term.read(name); text == "" || strings.ContainsRune(text, '\x1b') {
			t.Errorf("%s is %q", name, text)
		}
	}
}

func TestNoPostDoesAnythingToTheScreen(t *testing.T) {
	many := "\\e[" + strings.Repeat("1;", 39) + "1m"
	titles := []string{
		"Clear \\e[2J\\e[H\\e[?1049l end", "Forty " + many + " end", "Title \\e]0;owned\\a end",
		"Turned \\u202etxt.exe end", "Eight bits \\u009b2J end", "Entity &#27;[2J end", "Bell \\a\\b\\r end", "Paste \\e]52;c;aGk=\\a end",
	}
	term := openTerminal(t, 80, 40).markScreen("written before")
	for i, title := range titles {
		name := filepath.Join("hostile", strconv.Itoa(i)+".md")
		body := "Body \x1b[2J\x1b[" + strings.Repeat("9;", 39) + "9m\x1b]0;owned\x07 &#27;[5m \u202e here " + strconv.Itoa(i) + ".\n"
		term.write(name, "---\ntitle: \""+title+"\"\ndate: 2026-01-0"+strconv.Itoa(i+1)+"\ncategories: [\"C "+title+"\"]\nauthor: \""+title+"\"\n---\n"+body)
	}
	term.run("blogtui hostile").shows("8 posts")
	for i := range titles {
		term.shows(strings.Fields(titles[len(titles)-1-i])[0])
		if i == 0 {
			term.press("Enter")
		} else {
			term.press("J")
		}
		term.shows("here " + strconv.Itoa(len(titles)-1-i) + ".")
	}
	if screen := term.screen(); slices.ContainsFunc([]rune(screen), func(r rune) bool { return r == '\u202e' || r >= 0x80 && r < 0xa0 }) {
		t.Errorf("the screen is %q", screen)
	}
	if title := term.tmux("display-message", "-p", "#{pane_title}"); strings.Contains(title, "owned") {
		t.Errorf("a post has named the window %q", title)
	}
	term.press("q").shows("8 posts").press("c").shows("Categories").press("Escape").shows("8 posts").hides("Categories").press("q").exited(0).checkRestored("written before")
}
