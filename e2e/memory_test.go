package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// rename gives a file in the shell's folder another name.
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
	term := open(t, 80, 24)
	term.run("blogtui blog moor").sees("Double every line.")
	term.rename("blog/moor.md", "blog/2025/moorings.md")
	term.write("blog/2025/moorings.md", post("Winter Moorings", "2025-12-30", "Harbours", "Double every line, and chain."))
	term.sees("and chain.").misses("the file is gone").press("q").sees("6 posts").press("q").left(0)
}

// journals are the files in which marks are kept.
func (term *terminal) journals() []string {
	term.t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(term.folder), ".local", "state", "blogtui", "marks", "*.marks"))
	if err != nil {
		term.t.Fatal(err)
	}
	return found
}

func TestWhatWasReadIsRememberedAtTheNextStart(t *testing.T) {
	term := open(t, 100, 24)
	term.run("blogtui blog").sees("6 posts", "? every key").misses("unread")
	term.press("j", "m").sees("Marked as read", "5 unread").press("k", "Enter").sees("The bowline is the king")
	term.press("Space", "j", "j").misses("The bowline is the king").press("*").sees("A favourite now").press("q", "q").left(0)
	term.cleared().run("blogtui blog").sees("6 posts · 5 unread", "★ Seven Knots").misses("? every key", " new")
	term.press("Enter").sees("Where you left off").misses("The bowline is the king").press("q", "q").left(0)

	term.cleared().rename("blog/knots.md", "blog/2026/seven-knots.md")
	term.write("blog/tide.md", post("The Tide Table", "2026-03-05", "Craft", "Twice a day."))
	term.resize(60, 20).run("blogtui blog").sees("★ Seven Knots", "7 posts", "6 unread")
	term.press("/").types("knots").press("Enter").sees("Where you left off").press("q").sees("1 of 7")
	term.press("Escape").sees("7 posts").press("q").left(0)
}

func TestTwoReadersOfOneBlogLoseNothingOfEachOther(t *testing.T) {
	term := open(t, 100, 40)
	term.tmux("split-window", "-v", "-c", term.folder, "PATH="+filepath.Dir(program)+":$PATH exec sh -i") // a pane has its client's path
	top, bottom := "0.0", "0.1"
	both := func(keys ...string) {
		for _, pane := range []string{top, bottom} {
			term.tmux(append([]string{"send-keys", "-t", pane}, keys...)...)
		}
	}
	shown := func(pane, text string) {
		term.t.Helper()
		term.until(text+" is seen in "+pane, func() bool { return strings.Contains(term.tmux("capture-pane", "-p", "-t", pane), text) })
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
	term.cleared().run("blogtui blog").sees("5 unread", "★ Fog Signals").press("q").left(0)
}

func TestAKilledReaderHasLostAtMostTheLastSecond(t *testing.T) {
	term := open(t, 100, 24)
	term.run("exec 3>&1; sh -c 'echo $$ > pid; exec blogtui blog'").sees("6 posts").press("m").sees("5 unread")
	term.until("the mark is on the disk", func() bool {
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
	term.types("PS1='rea''dy> '").press("Enter").sees("ready>").cleared()
	term.run("blogtui blog").sees("5 unread").press("q").left(0)
}

func TestReadingGoesOnWhereNothingCanBeRemembered(t *testing.T) {
	term := open(t, 100, 24)
	term.write("state", "a file where a folder is needed")
	term.types(`export XDG_STATE_HOME="$PWD/state"`).press("Enter")
	term.run("blogtui blog").sees("6 posts", "not remembered").press("m").sees("5 unread").press("Enter").sees("The bowline")
	term.press("q", "q").left(0).misses("not remembered")
	term.cleared().run("blogtui --no-memory blog").sees("6 posts", "? every key").press("m", "?").sees("every key").misses("favourite")
	term.press("q", "q").left(0)
	term.cleared().types("unset XDG_STATE_HOME; export BLOGTUI_MEMORY=off").press("Enter").run("blogtui blog").sees("6 posts").press("Enter").sees("The bowline").press("q", "q").left(0)
	if found := term.journals(); len(found) > 0 {
		t.Error(found)
	}
}
