package e2e

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestADumbTerminalIsReadByAnswers(t *testing.T) {
	term := openTerminal(t, 80, 40).markScreen("written before")
	term.run("TERM=dumb blogtui blog").shows("1. Seven Knots. 2 March 2026.", "6 posts. Type a number, categories, years, search, help or quit.")
	term.types("1").press("Enter").shows("The bowline is the king of knots.", "Part 1 of")
	term.types("older").press("Enter").shows("He listened to the radio all night.")
	term.types("years").press("Enter").shows("\"years\" is not a command here. Type help for all commands.").types("list").press("Enter")
	term.types("categories").press("Enter").shows("1. Craft, 3 posts").types("craft").press("Enter").shows("Posts of category Craft:")
	term.types("q").press("Enter").exited(0).checkRestored("q")
	if found := findColour(term.colours()); found != "" {
		t.Errorf("%q sets a colour on\n%s", found, term.screen())
	}
}

func TestTheReaderInWordsCanBeAskedForAndLeft(t *testing.T) {
	term := openTerminal(t, 80, 40).markScreen("written before")
	term.run("blogtui --linear blog lamp").shows("He listened to the radio all night.", "The whole article.")
	term.press("C-c").exited(130)
	term.clear().run("TERM= blogtui blog").shows("6 posts. Type").press("C-d").exited(0)
	term.clear().run("blogtui --linear blog nowhere-like-it").exited(1)
	pid := term.clear().start("--linear blog")
	term.shows("6 posts. Type").kill("TERM", pid)
	term.exited(143)
	term.clear().checkRestored("ready>")
}

func TestNoEscapeByteIsWrittenInWords(t *testing.T) {
	term := openTerminal(t, 80, 40)
	term.tmux("pipe-pane", "cat > "+filepath.Join(term.folder, "written"))
	term.run("blogtui show blog lamp --linear").exited(0)
	term.run("blogtui --linear blog").shows("6 posts. Type").types("1").press("Enter").shows("Part 1 of").types("q").press("Enter")
	term.waitUntil("all is written", func() bool { return strings.Count(term.read("written"), "left with 0") == 2 })
	if text := term.read("written"); strings.ContainsRune(text, '\x1b') || !strings.Contains(text, "He listened to the radio all night.") {
		t.Errorf("%q", text)
	}
}

func TestTheReaderInWordsHearsOfChanges(t *testing.T) {
	term := openTerminal(t, 80, 40)
	term.run("blogtui --linear blog").shows("6 posts. Type")
	term.write("blog/gale.md", post("A Gale in May", "2026-05-02", "Craft", "It blew."))
	term.waitUntil("the change is heard", func() bool {
		term.types("h").press("Enter")
		return strings.Contains(term.screen(), "The blog has changed: 1 post new.")
	})
	term.types("list").press("Enter").shows("1. A Gale in May. 2 May 2026.")
	term.types("q").press("Enter").exited(0)
}

func TestLinesInWordsAreAsLongAsTheTerminalIsWide(t *testing.T) {
	for _, size := range [][2]int{{40, 20}, {200, 60}} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			term := openTerminal(t, size[0], size[1])
			term.run("TERM=dumb blogtui - type-specimen").shows("or quit.")
			for _, line := range strings.Split(term.screen(), "\n") {
				if len([]rune(line)) >= size[0] {
					t.Errorf("%q is as wide as the screen", line)
				}
			}
			term.types("quit").press("Enter").exited(0)
		})
	}
}
