// Package e2e tells stories to the built program: in a real terminal, tmux, and
// as a server behind a real balancer.
package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program is the path of the built program.
var program string

func TestMain(m *testing.M) {
	os.Exit(build(m))
}

// build makes the program once, with the race detector if the tests have it.
func build(m *testing.M) int {
	folder, err := os.MkdirTemp("", "blogtui")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(folder)
	program = filepath.Join(folder, "blogtui")
	args := append(append([]string{"build"}, raceFlags...), "-o", program, "blogtui")
	if out, err := exec.Command("go", args...).CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "go %s: %v\n%s", strings.Join(args, " "), err, out)
		return 1
	}
	return m.Run()
}

// testTimeout is how long tests wait for something, on a busy machine and under the race
// detector.
const testTimeout = 60 * time.Second

// terminal is a separate tmux server with one window that runs a shell.
type terminal struct {
	t      *testing.T
	socket string
	folder string // working folder of the shell
}

const tmuxConfig = `set -g status off
set -g default-terminal tmux-256color
set -g escape-time 0
set -g set-clipboard off
`

// openTerminal starts a terminal of a size, with a small blog in the folder "blog".
func openTerminal(t *testing.T, width, height int) *terminal {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed: the stories in a terminal are not told")
	}
	t.Parallel()
	home, err := os.MkdirTemp("", "e2e") // short: the path of a socket has at most 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t, filepath.Join(home, "s"), filepath.Join(home, "w")}
	t.Cleanup(func() {
		_ = exec.Command("tmux", "-S", term.socket, "kill-server").Run() // fails if it has ended by itself
		term.checkRaces(home)
		if err := os.RemoveAll(home); err != nil {
			t.Error(err)
		}
	})
	config := filepath.Join(home, "tmux.conf")
	if err := os.WriteFile(config, []byte(tmuxConfig), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, text := range blogFiles {
		term.write(filepath.Join("blog", name), text)
	}
	shell := exec.Command("tmux", "-S", term.socket, "-f", config, "new-session", "-d", "-x", fmt.Sprint(width), "-y", fmt.Sprint(height), "-c", term.folder, "exec sh -i")
	shell.Env = []string{
		"PATH=" + filepath.Dir(program) + string(os.PathListSeparator) + os.Getenv("PATH"),
		"HOME=" + home, "LANG=C.UTF-8", "TERM=xterm-256color",
		"GORACE=atexit_sleep_ms=0 log_path=" + filepath.Join(home, "race"), // else a race detector waits a second at each end, and writes on the screen
	}
	if out, err := shell.CombinedOutput(); err != nil {
		t.Fatalf("tmux: %v\n%s", err, out)
	}
	// Shells set their own prompt at the start. It is quoted in two parts, so
	// that the command isn't taken for the prompt.
	return term.types("PS1='rea''dy> '").press("Enter").shows("ready>").clear()
}

// checkRaces fails if the race detector has reported races of programs in the terminal.
func (term *terminal) checkRaces(home string) {
	logs, _ := filepath.Glob(filepath.Join(home, "race.*"))
	for _, log := range logs {
		raw, err := os.ReadFile(log)
		if err != nil {
			term.t.Error(err)
		}
		for _, report := range ownRaces(string(raw)) {
			term.t.Errorf("data race%s", report)
		}
	}
}

// ownRaces returns the reports in a log of the race detector, except for a known race of
// Bubble Tea 2.1.1: it waits half a second for the goroutine that reads the terminal and
// then closes it (waitForReadLoop), which happens on busy machines.
func ownRaces(log string) []string {
	var own []string
	for _, report := range strings.Split(log, "WARNING: DATA RACE")[1:] {
		if !strings.Contains(report, "(*epollCancelReader).Close()") || !strings.Contains(report, "(*TerminalReader).sendBytes()") {
			own = append(own, report)
		}
	}
	return own
}

func TestRacesOfTheProgramAreTold(t *testing.T) {
	const closing = "WARNING: DATA RACE\n(*epollCancelReader).Close()\n(*TerminalReader).sendBytes()\n"
	if own := ownRaces(closing + "WARNING: DATA RACE\nblogtui/ui.(*App).Update()\n" + closing); len(own) != 1 || !strings.Contains(own[0], "App") {
		t.Errorf("got %q", own)
	}
	if own := ownRaces(closing); own != nil {
		t.Errorf("got %q", own)
	}
}

// clear clears the screen of the shell.
func (term *terminal) clear() *terminal {
	term.t.Helper()
	term.types("clear").press("Enter")
	term.waitUntil("only the prompt is left", func() bool { return strings.TrimSpace(term.screen()) == "ready>" })
	return term
}

// write writes a file in the working folder.
func (term *terminal) write(name, text string) {
	term.t.Helper()
	path := filepath.Join(term.folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		term.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		term.t.Fatal(err)
	}
}

// read returns the text of a file in the working folder, "" if it does not exist.
func (term *terminal) read(name string) string {
	term.t.Helper()
	raw, err := os.ReadFile(filepath.Join(term.folder, name))
	if err != nil && !os.IsNotExist(err) {
		term.t.Fatal(err)
	}
	return string(raw)
}

func (term *terminal) tmux(args ...string) string {
	term.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", term.socket}, args...)...).CombinedOutput()
	if err != nil {
		term.t.Fatalf("tmux %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// run types a command line that prints its exit code.
func (term *terminal) run(command string) *terminal {
	term.t.Helper()
	return term.types(command + `; echo "left with $?"`).press("Enter")
}

// press presses keys, given by tmux's names, at once.
func (term *terminal) press(keys ...string) *terminal {
	term.t.Helper()
	term.tmux(append([]string{"send-keys"}, keys...)...)
	return term
}

// types types text literally.
func (term *terminal) types(text string) *terminal {
	term.t.Helper()
	term.tmux("send-keys", "-l", text)
	return term
}

func (term *terminal) resize(width, height int) *terminal {
	term.t.Helper()
	term.tmux("resize-window", "-x", fmt.Sprint(width), "-y", fmt.Sprint(height))
	return term
}

// screen returns the text on the screen.
func (term *terminal) screen() string { term.t.Helper(); return term.tmux("capture-pane", "-p") }

// colours returns the text on the screen with escape sequences for styles.
func (term *terminal) colours() string { term.t.Helper(); return term.tmux("capture-pane", "-p", "-e") }

// shows waits until all texts are on the screen.
func (term *terminal) shows(texts ...string) *terminal {
	term.t.Helper()
	for _, text := range texts {
		term.waitUntil(fmt.Sprintf("%q is seen", text), func() bool { return strings.Contains(term.screen(), text) })
	}
	return term
}

// hides waits until none of the texts is on the screen.
func (term *terminal) hides(texts ...string) *terminal {
	term.t.Helper()
	for _, text := range texts {
		term.waitUntil(fmt.Sprintf("%q is gone", text), func() bool { return !strings.Contains(term.screen(), text) })
	}
	return term
}

// exited waits until the program has ended with an exit code.
func (term *terminal) exited(code int) *terminal {
	term.t.Helper()
	return term.shows(fmt.Sprintf("left with %d\n", code), "ready>")
}

// waitUntil fails unless a condition holds within testTimeout.
func (term *terminal) waitUntil(what string, holds func() bool) {
	term.t.Helper()
	if !eventually(holds) {
		term.t.Fatalf("waited in vain until %s; the screen is\n%s", what, term.screen())
	}
}

// eventually reports whether a condition holds within testTimeout.
func eventually(holds func() bool) bool { return pollUntil(testTimeout, 20*time.Millisecond, holds) }

// pollUntil polls a condition and reports whether it holds within a timeout.
func pollUntil(limit, every time.Duration, holds func() bool) bool {
	poll := time.NewTicker(every)
	defer poll.Stop()
	for deadline := time.Now().Add(limit); !holds(); <-poll.C {
		if time.Now().After(deadline) {
			return false
		}
	}
	return true
}

// checkRestored fails unless the terminal is restored: no alternate screen, a cursor, no
// mouse reports, the settings of stty, and the text of markScreen.
func (term *terminal) checkRestored(before string) *terminal {
	term.t.Helper()
	const want = "alternate 0, cursor 1, mouse 0, keypad 0"
	term.waitUntil(want, func() bool {
		return strings.TrimSpace(term.tmux("display-message", "-p", "alternate #{alternate_on}, cursor #{cursor_flag}, mouse #{mouse_any_flag}, keypad #{keypad_flag}")) == want
	})
	term.waitUntil("the shell asks", func() bool { return strings.HasSuffix(strings.TrimSpace(term.screen()), "ready>") })
	term.types("stty -g > after; echo 'typed and seen'").press("Enter").shows(before, "echo 'typed and seen'", "\ntyped and seen")
	if after := term.read("after"); after != term.read("before") {
		term.t.Errorf("the terminal was set to %q, and is to %q now", term.read("before"), after)
	}
	return term
}

// markScreen prints a text and saves the settings of the terminal, for checkRestored.
func (term *terminal) markScreen(text string) *terminal {
	term.t.Helper()
	return term.types("stty -g > before; printf '%s\\n' '" + text + "'").press("Enter").shows("\n" + text + "\n")
}

// blogFiles are the files of a small blog.
var blogFiles = map[string]string{
	"knots.md":   post("Seven Knots", "2026-03-02", "Craft", "The bowline is the king of knots.") + longText,
	"lamp.md":    post("The Lamp Keeper", "2026-02-27", "Stories", "He listened to the radio all night."),
	"fog.md":     post("Fog Signals", "2026-02-03", "Stories, Craft", "One blast every two minutes."),
	"moor.md":    post("Winter Moorings", "2025-12-30", "Harbours", "Double every line."),
	"ropes.md":   post("Buying Rope", "2025-12-09", "Craft", "Smell it first."),
	"harbour.md": post("The Harbour at Six", "2025-11-14", "Harbours", "It wakes before the town does."),
}

// longText is longer than a screen.
var longText = strings.Repeat("Nets are mended while the coffee is still too hot to drink.\n\n", 60) + "The last boat is in.\n"

func post(title, date, categories, text string) string {
	return fmt.Sprintf("---\ntitle: %q\ndate: %s\ncategories: [%s]\n---\n%s\n\n", title, date, categories, text)
}
