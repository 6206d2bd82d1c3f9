package e2e

import (
	"os/exec"
	"strings"
	"testing"
)

// started runs the program so that its process number is known.
func (term *terminal) started(args string) (pid string) {
	term.t.Helper()
	term.run(`sh -c 'echo $$ > pid; exec blogtui ` + args + `'`)
	term.until("the program has begun", func() bool { return strings.HasSuffix(term.read("pid"), "\n") })
	return strings.TrimSpace(term.read("pid"))
}

func (term *terminal) kill(signal, pid string) {
	term.t.Helper()
	if out, err := exec.Command("kill", "-"+signal, pid).CombinedOutput(); err != nil {
		term.t.Fatalf("kill -%s %s: %v\n%s", signal, pid, err, out)
	}
}

// gone reports whether a process has ended.
func gone(pid string) bool { return exec.Command("kill", "-0", pid).Run() != nil }

func TestCtrlCLeavesFromAnywhere(t *testing.T) {
	term := open(t, 80, 24).noting("written before")
	for _, keys := range [][]string{nil, {"Enter"}, {"/", "lamp"}, {"c"}, {"?"}, {"M"}} {
		term.run("blogtui blog").sees("6 posts")
		if keys != nil {
			term.press(keys...)
		}
		term.press("C-c").left(130).cleared()
	}
	term.noting("written after").restored("written after")
}

func TestASignalEndsTheProgramAndRestoresTheTerminal(t *testing.T) {
	for _, c := range []struct {
		signal string
		code   int
	}{{"HUP", 129}, {"INT", 130}, {"QUIT", 131}, {"TERM", 143}} {
		t.Run(c.signal, func(t *testing.T) {
			term := open(t, 80, 24).noting("written before")
			pid := term.started("blog")
			term.sees("Seven Knots").press("M", "Enter").sees("The bowline")
			term.kill(c.signal, pid)
			term.left(c.code).restored("written before")
		})
	}
}

func TestAfterAKillTheShellWorksOnceItIsReset(t *testing.T) {
	term := open(t, 80, 24)
	pid := term.started("blog")
	term.sees("Seven Knots")
	term.kill("KILL", pid)
	term.until("the program is gone", func() bool { return gone(pid) })
	// The dead program has left the terminal raw: only a line feed ends a line.
	term.types("stty sane; tput rmcup; tput cnorm; clear; echo still $((40 + 2))").press("C-j").sees("still 42")
}

func TestAClosedTerminalEndsTheProgram(t *testing.T) {
	term := open(t, 80, 24)
	pid := term.started("blog")
	term.sees("Seven Knots")
	term.tmux("kill-server")
	if !eventually(func() bool { return gone(pid) }) {
		t.Error("the program goes on without a terminal")
	}
}

func TestCtrlZGivesTheShellBackAndFgDrawsTheScreenAnew(t *testing.T) {
	term := open(t, 80, 24).noting("written before")
	term.types("blogtui blog").press("Enter").sees("6 posts").press("Enter").sees("The bowline")
	term.press("C-z").sees("ready>", "written before").misses("The bowline")
	term.restored("written before")
	term.types("fg").press("Enter").sees("The bowline").press("q").sees("6 posts")
	term.press("q").sees("ready>", "written before").misses("6 posts")
	term.restored("written before")
}
