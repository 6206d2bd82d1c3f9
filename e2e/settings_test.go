package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAWrongSettingIsSaidUntilTheNextKeyAndDoesNoHarm(t *testing.T) {
	term := open(t, 100, 24)
	term.write("config.yaml", "themee: dark\nkeys:\n  random: x\n")
	term.run("BLOGTUI_CONFIG=config.yaml blogtui blog").sees("6 posts", `config.yaml:1: there is no setting "themee"; did you mean theme?`)
	term.press("j").misses("there is no setting").press("q").left(0)
	term.cleared().run("BLOGTUI_CONFIG=config.yaml blogtui config").left(1).sees("keys.random", "config.yaml:3", "did you mean theme?")
}

func TestKeysAreWhatTheReaderSays(t *testing.T) {
	term := open(t, 100, 30)
	term.write("config.yaml", "keys:\n  open: [enter, x]\n  quit: Q\n  next-post: n\n")
	term.run("BLOGTUI_CONFIG=config.yaml blogtui blog").sees("6 posts").press("j", "k").sees("enter read").press("q", "x").sees("The bowline is the king", "n/K older, newer")
	term.press("n").misses("The bowline is the king").press("?").sees("next post in the list").press("Escape").misses("Every key")
	term.press("Q").sees("6 posts").press("Q").left(0)
}

func TestThemesAreTriedOnAndOnesOwnIsOffered(t *testing.T) {
	term := open(t, 100, 24)
	term.write(".config/blogtui/themes/sea.yaml", "accent: \"#010203\"\nbackground: dark\n")
	term.run("HOME=$PWD XDG_CONFIG_HOME= COLORTERM=truecolor blogtui blog").sees("6 posts").press("T").sees("─ Themes ─", "high-contrast", "sea")
	before := term.colours()
	term.press("G").sees("your own").until("the colours of sea", func() bool { return term.colours() != before })
	term.press("Escape").misses("─ Themes ─").press("D").sees("Light").press("D").sees("Dark").press("q").left(0)
	term.cleared().run("blogtui --theme mauve blog").left(2).sees("--theme \"mauve\" is none of auto")
}

// soon is how long a change on disk may take to be on the screen. The race
// detector and busy machines need more.
const soon = time.Second

func TestWhatChangesOnDiskIsSeenWithinASecond(t *testing.T) {
	term := open(t, 100, 40)
	term.run("blogtui blog").sees("6 posts").press("j")
	for _, change := range []struct {
		what string
		do   func()
		sees string
	}{
		{"a new post", func() { term.write("blog/fresh.md", post("Fresh paint", "2026-05-01", "", "Wet.")) }, "Fresh paint"},
		{"a change", func() { term.write("blog/fresh.md", post("Dry paint", "2026-05-01", "", "Dry.")) }, "Dry paint"},
		{"a new folder", func() { term.write("blog/deep/er/down.md", post("Down below", "2026-05-02", "", "Dark.")) }, "Down below"},
		{"a post without a title", func() { term.write("blog/before.md", "---\ndate: 2026-05-03\n---\nText.\n") }, "efore"},
		{"a rename", func() { rename(t, term, "blog/before.md", "blog/afterwards.md") }, "fterwards"},
		{"a removal", func() { remove(t, term, "blog/fresh.md") }, "8 posts"},
	} {
		start := time.Now()
		change.do()
		term.sees(change.sees)
		took := time.Since(start)
		t.Logf("%s: %v", change.what, took.Round(time.Millisecond))
		if took > soon && len(raceFlags) == 0 {
			t.Errorf("%s took %v to be seen", change.what, took)
		}
	}
	term.press("R").sees("Looking at every file again").press("q").left(0)
}

func rename(t *testing.T, term *terminal, from, to string) {
	t.Helper()
	if err := os.Rename(filepath.Join(term.folder, from), filepath.Join(term.folder, to)); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, term *terminal, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(term.folder, name)); err != nil {
		t.Fatal(err)
	}
}

func TestATerminalWithoutUTF8IsDrawnOnWithASCII(t *testing.T) {
	term := open(t, 80, 24)
	term.run("LC_ALL=C blogtui blog").sees("6 posts", "|blogtui", "up/down choose").press("Enter").sees("The bowline is the king")
	for _, r := range term.screen() {
		if r >= 0x80 {
			t.Fatalf("%q is on\n%s", r, term.screen())
		}
	}
	term.press("q", "q").left(0)
	term.cleared().run("blogtui --ascii blog").sees("|blogtui").press("q").left(0)
}

func TestAProblemIsOpenedInTheEditorAtItsLine(t *testing.T) {
	term := open(t, 80, 24)
	term.write("blog/broken.md", "---\ntitle: Broken\ndate: 2026-02-31\n---\nText.\n")
	term.write("vi", "#!/bin/sh\necho \"$@\" > edited\n")
	if err := os.Chmod(filepath.Join(term.folder, "vi"), 0o755); err != nil {
		t.Fatal(err)
	}
	term.run("EDITOR=$PWD/vi blogtui blog").sees("7 posts").press("p").sees("broken.md:3").press("j", "e")
	term.until("the editor", func() bool { return term.read("edited") != "" })
	if got := strings.TrimSpace(term.read("edited")); !strings.HasPrefix(got, "+3 ") || !strings.HasSuffix(got, "broken.md") {
		t.Errorf("the editor was given %q", got)
	}
	term.sees("broken.md:3").press("q", "q").left(0)
}
