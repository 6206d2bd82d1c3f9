package e2e

import (
	"os/exec"
	"strings"
	"testing"
)

// start starts the program and returns its process ID.
func (term *terminal) start(args string) (pid string) {
	term.t.Helper()
	term.run(`sh -c 'echo $$ > pid; exec blogtui ` + args + `'`)
	term.waitUntil("the program has begun", func() bool { return strings.HasSuffix(term.read("pid"), "\n") })
	return strings.TrimSpace(term.read("pid"))
}

func (term *terminal) kill(signal, pid string) {
	term.t.Helper()
	if out, err := exec.Command("kill", "-"+signal, pid).CombinedOutput(); err != nil {
		term.t.Fatalf("kill -%s %s: %v\n%s", signal, pid, err, out)
	}
}

// hasExited reports whether a process has ended.
func hasExited(pid string) bool { return exec.Command("kill", "-0", pid).Run() != nil }

func TestCtrlCLeavesFromAnywhere(t *testing.T) {
	term := openTerminal(t, 80, 24).markScreen("written before")
	for _, keys := range [][]string{nil, {"Enter"}, {"/", "lamp"}, {"c"}, {"?"}, {"M"}} {
		term.run("blogtui blog").shows("6 posts")
		if keys != nil {
			term.press(keys...)
		}
		term.press("C-c").exited(130).clear()
	}
	term.markScreen("written after").checkRestored("written after")
}

func TestASignalEndsTheProgramAndRestoresTheTerminal(t *testing.T) {
	for _, c := range []struct {
		signal string
		code   int
	}{{"HUP", 129}, {"INT", 130}, {"QUIT", 131}, {"TERM", 143}} {
		t.Run(c.signal, func(t *testing.T) {
			term := openTerminal(t, 80, 24).markScreen("written before")
			pid := term.start("blog")
			term.shows("Seven Knots").press("M", "Enter").shows("The bowline")
			term.kill(c.signal, pid)
			term.exited(c.code).checkRestored("written before")
		})
	}
}

func TestAfterAKillTheShellWorksOnceItIsReset(t *testing.T) {
	term := openTerminal(t, 80, 24)
	pid := term.start("blog")
	term.shows("Seven Knots")
	term.kill("KILL", pid)
	term.waitUntil("the program is gone", func() bool { return hasExited(pid) })
	// The dead program has left the terminal raw: only a line feed ends a line.
	term.types("stty sane; tput rmcup; tput cnorm; clear; echo still $((40 + 2))").press("C-j").shows("still 42")
}

func TestAClosedTerminalEndsTheProgram(t *testing.T) {
	term := openTerminal(t, 80, 24)
	pid := term.start("blog")
	term.shows("Seven Knots")
	term.tmux("kill-server")
	if !eventually(func() bool { return hasExited(pid) }) {
		t.Error("the program goes on without a terminal")
	}
}

func TestCtrlZGivesTheShellBackAndFgDrawsTheScreenAnew(t *testing.T) {
	term := openTerminal(t, 80, 24).markScreen("written before")
	term.types("blogtui blog").press("Enter").shows("6 posts").press("Enter").shows("The bowline")
	term.press("C-z").shows("ready>", "written before").hides("The bowline")
	term.checkRestored("written before")
	term.types("fg").press("Enter").shows("The bowline").press("q").shows("6 posts")
	term.press("q").shows("ready>", "written before").hides("6 posts")
	term.checkRestored("written before")
}
