package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAWrongSettingIsSaidUntilTheNextKeyAndDoesNoHarm(t *testing.T) {
	term := openTerminal(t, 100, 24)
	term.write("config.yaml", "themee: dark\nkeys:\n  random: x\n")
	term.run("BLOGTUI_CONFIG=config.yaml blogtui blog").shows("6 posts", `config.yaml:1: there is no setting "themee"; did you mean theme?`)
	term.press("j").hides("there is no setting").press("q").exited(0)
	term.clear().run("BLOGTUI_CONFIG=config.yaml blogtui config").exited(1).shows("keys.random", "config.yaml:3", "did you mean theme?")
}

func TestKeysAreWhatTheReaderSays(t *testing.T) {
	term := openTerminal(t, 100, 30)
	term.write("config.yaml", "keys:\n  open: [enter, x]\n  quit: Q\n  next-post: n\n")
	term.run("BLOGTUI_CONFIG=config.yaml blogtui blog").shows("6 posts").press("j", "k").shows("enter read").press("q", "x").shows("The bowline is the king", "n/K older, newer")
	term.press("n").hides("The bowline is the king").press("?").shows("next post in the list").press("Escape").hides("Every key")
	term.press("Q").shows("6 posts").press("Q").exited(0)
}

func TestThemesAreTriedOnAndOnesOwnIsOffered(t *testing.T) {
	term := openTerminal(t, 100, 24)
	term.write(".config/blogtui/themes/sea.yaml", "accent: \"#010203\"\nbackground: dark\n")
	term.run("HOME=$PWD XDG_CONFIG_HOME= COLORTERM=truecolor blogtui blog").shows("6 posts").press("T").shows("─ Themes ─", "high-contrast", "sea")
	before := term.colours()
	term.press("G").shows("your own").waitUntil("the colours of sea", func() bool { return term.colours() != before })
	term.press("Escape").hides("─ Themes ─").press("D").shows("Light").press("D").shows("Dark").press("q").exited(0)
	term.clear().run("blogtui --theme mauve blog").exited(2).shows("--theme \"mauve\" is not one of auto")
}

// reloadTimeout is how long a change on disk may take to appear on the screen. It is not
// checked under the race detector.
const reloadTimeout = time.Second

func TestWhatChangesOnDiskIsSeenWithinASecond(t *testing.T) {
	term := openTerminal(t, 100, 40)
	term.run("blogtui blog").shows("6 posts").press("j")
	for _, change := range []struct {
		what string
		do   func()
		sees string
	}{
		{"a new post", func() { term.write("blog/fresh.md", post("Fresh paint", "2026-05-01", "", "Wet.")) }, "Fresh paint"},
		{"a change", func() { term.write("blog/fresh.md", post("Dry paint", "2026-05-01", "", "Dry.")) }, "Dry paint"},
		{"a new folder", func() { term.write("blog/deep/er/down.md", post("Down below", "2026-05-02", "", "Dark.")) }, "Down below"},
		{"a post without a title", func() { term.write("blog/before.md", "---\ndate: 2026-05-03\n---\nText.\n") }, "efore"},
		{"a rename", func() { term.rename("blog/before.md", "blog/afterwards.md") }, "fterwards"},
		{"a removal", func() { term.remove("blog/fresh.md") }, "8 posts"},
	} {
		start := time.Now()
		change.do()
		term.shows(change.sees)
		took := time.Since(start)
		t.Logf("%s: %v", change.what, took.Round(time.Millisecond))
		if took > reloadTimeout && len(raceFlags) == 0 {
			t.Errorf("%s took %v to be seen", change.what, took)
		}
	}
	term.press("R").shows("Checking all files for changes").press("q").exited(0)
}

func TestATerminalWithoutUTF8IsDrawnOnWithASCII(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.run("LC_ALL=C blogtui blog").shows("6 posts", "|blogtui", "up/down choose").press("Enter").shows("The bowline is the king")
	for _, r := range term.screen() {
		if r >= 0x80 {
			t.Fatalf("%q is on\n%s", r, term.screen())
		}
	}
	term.press("q", "q").exited(0)
	term.clear().run("blogtui --ascii blog").shows("|blogtui").press("q").exited(0)
}

func TestAProblemIsOpenedInTheEditorAtItsLine(t *testing.T) {
	term := openTerminal(t, 80, 24)
	term.write("blog/broken.md", "---\ntitle: Broken\ndate: 2026-02-31\n---\nText.\n")
	term.write("vi", "#!/bin/sh\necho \"$@\" > edited\n")
	if err := os.Chmod(filepath.Join(term.folder, "vi"), 0o755); err != nil {
		t.Fatal(err)
	}
	term.run("EDITOR=$PWD/vi blogtui blog").shows("7 posts").press("p").shows("broken.md:3").press("j", "e")
	term.waitUntil("the editor", func() bool { return term.read("edited") != "" })
	if got := strings.TrimSpace(term.read("edited")); !strings.HasPrefix(got, "+3 ") || !strings.HasSuffix(got, "broken.md") {
		t.Errorf("the editor was given %q", got)
	}
	term.shows("broken.md:3").press("q", "q").exited(0)
}
