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

// coloured finds a sequence that sets a colour.
func coloured(screen string) string {
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
	term := open(t, 80, 24)
	term.run("blogtui blog").sees("6 posts")
	if coloured(term.colours()) == "" {
		t.Errorf("there is no colour on\n%s", term.screen())
	}
	term.press("q").left(0)
	term.cleared().run("NO_COLOR=1 blogtui blog").sees("6 posts")
	for _, c := range []struct{ key, text string }{
		{"Tab", "Buying Rope"}, {"Enter", "The bowline is the king"}, {"?", "Every key"}, {"q", "The bowline"}, {"q", "Buying Rope"}, {"c", "Categories"},
	} {
		term.press(c.key).sees(c.text)
		if found := coloured(term.colours()); found != "" {
			t.Errorf("%q sets a colour on\n%s", found, term.screen())
		}
	}
	term.press("Escape").misses("Categories").press("q").left(0)
}

func TestAPipeGetsPlainText(t *testing.T) {
	term := open(t, 80, 24)
	term.run("blogtui blog | cat > list; blogtui blog knots | cat > article; blogtui blog < /dev/null > unseen").left(0)
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
	term := open(t, 80, 40).noting("written before")
	for i, title := range titles {
		name := filepath.Join("hostile", strconv.Itoa(i)+".md")
		body := "Body \x1b[2J\x1b[" + strings.Repeat("9;", 39) + "9m\x1b]0;owned\x07 &#27;[5m \u202e here " + strconv.Itoa(i) + ".\n"
		term.write(name, "---\ntitle: \""+title+"\"\ndate: 2026-01-0"+strconv.Itoa(i+1)+"\ncategories: [\"C "+title+"\"]\nauthor: \""+title+"\"\n---\n"+body)
	}
	term.run("blogtui hostile").sees("8 posts")
	for i := range titles {
		term.sees(strings.Fields(titles[len(titles)-1-i])[0])
		if i == 0 {
			term.press("Enter")
		} else {
			term.press("J")
		}
		term.sees("here " + strconv.Itoa(len(titles)-1-i) + ".")
	}
	if screen := term.screen(); slices.ContainsFunc([]rune(screen), func(r rune) bool { return r == '\u202e' || r >= 0x80 && r < 0xa0 }) {
		t.Errorf("the screen is %q", screen)
	}
	if title := term.tmux("display-message", "-p", "#{pane_title}"); strings.Contains(title, "owned") {
		t.Errorf("a post has named the window %q", title)
	}
	term.press("q").sees("8 posts").press("c").sees("Categories").press("Escape").sees("8 posts").misses("Categories").press("q").left(0).restored("written before")
}
