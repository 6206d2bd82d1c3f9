package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rename renames a file in the working folder.
func (term *terminal) rename(from, to string) {
	term.t.Helper()
	to = filepath.Join(term.folder, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		term.t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(term.folder, from), to); err != nil {
		term.t.Fatal(err)
	}
}

func TestAPostThatIsRenamedWhileItIsReadStaysOpen(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("blogtui blog moor").shows("Double every line.")
	term.rename("blog/moor.md", "blog/2025/moorings.md")
	term.write("blog/2025/moorings.md", post("Winter Moorings", "2025-12-30", "Harbours", "Double every line, and chain."))
	term.shows("and chain.").hides("the file is gone").press("q").shows("6 posts").press("q").exited(0)
}

// remove removes a file in the working folder.
func (term *terminal) remove(name string) {
	term.t.Helper()
	if err := os.Remove(filepath.Join(term.folder, name)); err != nil {
		term.t.Fatal(err)
	}
}

// journals returns the paths of the journals of marks.
func (term *terminal) journals() []string {
	term.t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(term.folder), ".local", "state", "blogtui", "marks", "*.marks"))
	if err != nil {
		term.t.Fatal(err)
	}
	return found
}

func TestWhatWasReadIsRememberedAtTheNextStart(t *testing.T) {
	term := openTerminal(t, 100, 24)
	term.run("blogtui blog").shows("6 posts", "? every key").hides("unread")
	term.press("j", "m").shows("Marked as read", "5 unread").press("k", "Enter").shows("The bowline is the king")
	term.press("Space", "j", "j").hides("The bowline is the king").press("*").shows("Marked as a favourite").press("q", "q").exited(0)
	term.clear().run("blogtui blog").shows("6 posts · 5 unread", "★ Seven Knots").hides("? every key", " new")
	term.press("Enter").shows("Where you left off").hides("The bowline is the king").press("q", "q").exited(0)

	term.clear().rename("blog/knots.md", "blog/2026/seven-knots.md")
	term.write("blog/tide.md", post("The Tide Table", "2026-03-05", "Craft", "Twice a day."))
	term.resize(60, 20).run("blogtui blog").shows("★ Seven Knots", "7 posts", "6 unread")
	term.press("/").types("knots").press("Enter").shows("Where you left off").press("q").shows("1 of 7")
	term.press("Escape").shows("7 posts").press("q").exited(0)
}

func TestTwoReadersOfOneBlogLoseNothingOfEachOther(t *testing.T) {
	term := openTerminal(t, 100, 40)
	term.tmux("split-window", "-v", "-c", term.folder, "PATH="+filepath.Dir(program)+":$PATH exec sh -i") // a pane has its client's path
	top, bottom := "0.0", "0.1"
	both := func(keys ...string) {
		for _, pane := range []string{top, bottom} {
			term.tmux(append([]string{"send-keys", "-t", pane}, keys...)...)
		}
	}
	shown := func(pane, text string) {
		term.t.Helper()
		term.waitUntil(text+" is seen in "+pane, func() bool { return strings.Contains(term.tmux("capture-pane", "-p", "-t", pane), text) })
	}
	both("blogtui blog; echo has 'left'", "Enter")
	shown(top, "6 posts")
	shown(bottom, "6 posts")
	term.tmux("send-keys", "-t", top, "m")
	term.tmux("send-keys", "-t", bottom, "j", "j", "*")
	shown(top, "5 unread")
	shown(bottom, "★ Fog Signals")
	both("q")
	shown(top, "has left")
	shown(bottom, "has left")
	term.tmux("kill-pane", "-t", bottom)
	term.clear().run("blogtui blog").shows("5 unread", "★ Fog Signals").press("q").exited(0)
}

func TestAKilledReaderHasLostAtMostTheLastSecond(t *testing.T) {
	term := openTerminal(t, 100, 24)
	term.run("exec 3>&1; sh -c 'echo $$ > pid; exec blogtui blog'").shows("6 posts").press("m").shows("5 unread")
	term.waitUntil("the mark is on the disk", func() bool {
		for _, name := range term.journals() {
			if raw, err := os.ReadFile(name); err == nil && strings.Contains(string(raw), `"read":true`) {
				return true
			}
		}
		return false
	})
	pid, err := strconv.Atoi(strings.TrimSpace(term.read("pid")))
	if err != nil {
		t.Fatal(err)
	}
	reader, err := os.FindProcess(pid)
	if err == nil {
		err = reader.Kill()
	}
	if err != nil {
		t.Fatal(err)
	}
	term.tmux("respawn-pane", "-k", "-c", term.folder, "PATH="+filepath.Dir(program)+":$PATH exec sh -i")
	term.types("PS1='rea''dy> '").press("Enter").shows("ready>").clear()
	term.run("blogtui blog").shows("5 unread").press("q").exited(0)
}

func TestReadingGoesOnWhereNothingCanBeRemembered(t *testing.T) {
	term := openTerminal(t, 100, 24)
	term.write("state", "a file where a folder is needed")
	term.types(`export XDG_STATE_HOME="$PWD/state"`).press("Enter")
	term.run("blogtui blog").shows("6 posts", "not remembered").press("m").shows("5 unread").press("Enter").shows("The bowline")
	term.press("q", "q").exited(0).hides("not remembered")
	term.clear().run("blogtui --no-memory blog").shows("6 posts", "? every key").press("m", "?").shows("every key").hides("favourite")
	term.press("q", "q").exited(0)
	term.clear().types("unset XDG_STATE_HOME; export BLOGTUI_MEMORY=off").press("Enter").run("blogtui blog").shows("6 posts").press("Enter").shows("The bowline").press("q", "q").exited(0)
	if found := term.journals(); len(found) > 0 {
		t.Error(found)
	}
}
