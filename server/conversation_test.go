package server

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// withConversation configures a conversation that echoes its input.
func withConversation(change ...func(*Config)) func(*Config) {
	return func(c *Config) {
		c.Commands, c.Conversation = []string{"list", "talk"}, "talk"
		c.Run = func(_ context.Context, c Command) int {
			fmt.Fprintf(c.Out, "%q, %d x %d?\n", c.Args, c.Width, c.Height)
			if c.In == nil {
				return 0
			}
			for lines := bufio.NewScanner(c.In); lines.Scan(); {
				switch lines.Text() {
				case "end":
					return 7
				case "read":
					c.OnOpen(c.Blog.Library().Post("tide.md"))
				}
				fmt.Fprintf(c.Out, "heard %q\n", lines.Text())
			}
			return 0
		}
		for _, f := range change {
			f(c)
		}
	}
}

// connectTerm connects with a value of TERM, "-" for no terminal.
func (h *testServer) connectTerm(term string, words ...string) *terminalClient {
	h.t.Helper()
	client := h.dial()
	session, err := client.NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	g := &terminalClient{t: h.t, client: client, session: session, seen: &logBuffer{}}
	session.Stdout, session.Stderr = g.seen, g.seen
	if g.keys, err = session.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	if term != "-" {
		if err := session.RequestPty(term, 30, 70, gossh.TerminalModes{}); err != nil {
			h.t.Fatal(err)
		}
	}
	if len(words) == 0 {
		err = session.Shell()
	} else {
		err = session.Start(strings.Join(words, " "))
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return g
}

func TestAConversationTakesAFileOfAnswers(t *testing.T) {
	h := startServer(t, withConversation())
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	session.Stdin = strings.NewReader("one\ntwo 霧\n\nthree")
	out, err := session.Output("talk now")
	want := "[\"talk\" \"now\"], 0 x 0?\nheard \"one\"\nheard \"two 霧\"\nheard \"\"\nheard \"three\"\n"
	if string(out) != want || err != nil {
		t.Errorf("got %q and %v", out, err)
	}
	h.waitEmpty()
	if log := h.log.String(); !strings.Contains(log, `"kind":"conversation","end":"left"`) {
		t.Error(log)
	}
}

func TestATerminalSeesWhatIsTypedInAConversation(t *testing.T) {
	h := startServer(t, withConversation())
	for _, c := range []struct {
		keys, echo string
		code       int
	}{
		{"tide\rend\r", "tide\r\nheard \"tide\"\r\nend\r\n", 7},
		{"tidy\x7fe\nend\n", "tidy\b \be\r\nheard \"tide\"\r\nend\r\n", 7},
		{"霧x\x7f\x7f\x08é\rend\r", "霧x\b \b\b \b\b \bé\r\nheard \"é\"\r\nend\r\n", 7},
		{"abc\x15de\rend\r", "abc\b \b\b \b\b \bde\r\nheard \"de\"\r\nend\r\n", 7},
		{"a\x1b[Ab\x1b[3~\x1bOP\tc\rend\r", "abc\r\nheard \"abc\"\r\nend\r\n", 7},
		{"a\x04b\r\x04", "ab\r\nheard \"ab\"\r\n", 0},
		{"ab\x03", "ab^C\r\n", exitInterrupt},
	} {
		g := h.connectTerm("xterm", "talk").waitFor("70 x 30?")
		// A line waits for the answer to the one before, which otherwise comes
		// between what is typed.
		for i, part := range strings.SplitAfter(strings.ReplaceAll(c.keys, "\n", "\n\r"), "\r") {
			if i > 0 && part != "" {
				eventually(t, "an answer", func() bool { return strings.Contains(g.seen.String(), "heard") })
			}
			g.typeKeys(strings.ReplaceAll(part, "\n\r", "\n"))
		}
		if code, echo := g.waitExit(), strings.TrimPrefix(g.seen.String(), "\r\n"); code != c.code || echo != c.echo {
			t.Errorf("%q: exit code %d and %q", c.keys, code, echo)
		}
	}
	h.waitEmpty()
}

func TestATerminalThatCannotShowTheReaderGetsAConversation(t *testing.T) {
	h := startServer(t, withConversation())
	for _, c := range []struct{ words, want string }{
		{"", `["talk"], 70 x 30?`}, {"waiting for", `["talk" "--" "waiting for"]`}, {"talk --x", `["talk" "--x"]`}, {"list x", `["list" "x"], 70 x 0?`},
	} {
		g := h.connectTerm("dumb", strings.Fields(c.words)...).waitFor(c.want)
		if !strings.HasPrefix(c.words, "list") {
			g.typeKeys("\x04")
		}
		if code := g.waitExit(); code != 0 {
			t.Errorf("%q: exit code %d", c.words, code)
		}
	}
	h.connectTerm("-").waitFor("ssh -p 2222 blog.example list|talk")
	h.connectTerm("xterm").waitFor("Waiting for the tide").typeKeys("q").waitExit()
}

func TestAConversationKeepsItsTimes(t *testing.T) {
	for name, c := range map[string]struct {
		limit func(*Limits)
		says  []string
	}{
		"idle": {func(l *Limits) { l.IdleTimeout = 2 * time.Second }, []string{"Still there?", "Closed after 2 seconds without a key."}},
		"long": {func(l *Limits) { l.MaxTime = 2 * time.Second }, []string{"This session ends in 1 second.", "Closed after 2 seconds."}},
	} {
		for _, term := range []string{"xterm", "-"} {
			t.Run(name+" "+term, func(t *testing.T) {
				t.Parallel()
				h := startServer(t, withConversation(func(config *Config) { c.limit(&config.Limits) }))
				g := h.connectTerm(term, "talk").typeKeys("read\n").typeKeys("half")
				for _, text := range append(c.says, "Back to where you were: ssh -t -p 2222 blog.example talk tide") {
					eventually(t, text, func() bool { return strings.Contains(g.seen.String(), text) })
				}
				if code := g.waitExit(); code != exitFailed {
					t.Errorf("exit code %d", code)
				}
				h.waitEmpty()
			})
		}
	}
}

func TestWhatIsTypedStandsAgainBelowANotice(t *testing.T) {
	h := startServer(t, withConversation(func(c *Config) { c.Limits.IdleTimeout = 2 * time.Second }))
	g := h.connectTerm("xterm", "talk").waitFor("?")
	g.typeKeys("hal").waitFor("hal")
	eventually(t, "a notice", func() bool {
		return strings.HasSuffix(g.seen.String(), "\r\nStill there? Without a key this session ends in 1 second.\r\nhal")
	})
	g.typeKeys("f\r").waitFor(`heard "half"`).typeKeys("end\r").waitExit()
}

func TestADrainingServerEndsConversations(t *testing.T) {
	h := startServer(t, withConversation(func(c *Config) { c.Limits.DrainGrace = 200 * time.Millisecond }))
	for _, term := range []string{"xterm", "-"} {
		h.connectTerm(term, "talk").waitFor("?")
	}
	h.stop()
	h.waitEmpty()
	if n := strings.Count(h.log.String(), `"end":"drained"`); n != 2 {
		t.Errorf("%d conversations were drained:\n%s", n, h.log)
	}
}

func TestMoreAnswersThanAreReadAheadEndAConversation(t *testing.T) {
	for _, term := range []string{"xterm", "-"} {
		t.Run(term, func(t *testing.T) {
			release := make(chan struct{})
			h := startServer(t, withConversation(func(c *Config) {
				c.Limits.InputBytes, c.Limits.FloodBytes = 100, 100
				c.Run = func(ctx context.Context, _ Command) int { // reads nothing
					select {
					case <-ctx.Done():
					case <-release:
					}
					return 0
				}
			}))
			defer close(release)
			g := h.connectTerm(term, "talk")
			for range 100 {
				if _, err := io.WriteString(g.keys, strings.Repeat("x", 99)+"\r\n"); err != nil {
					break
				}
			}
			g.waitExit()
			h.waitEmpty()
			if !strings.Contains(h.log.String(), `"end":"flooded"`) || !strings.Contains(h.log.String(), `"reason":"flood"`) {
				t.Error(h.log)
			}
		})
	}
}

func TestEveryWayToLeaveEndsAConversation(t *testing.T) {
	for name, leave := range map[string]func(*terminalClient){
		"closing the channel":    func(g *terminalClient) { _ = g.session.Close() },
		"closing the connection": func(g *terminalClient) { _ = g.client.Close() },
		"the end of the input":   func(g *terminalClient) { _ = g.keys.Close() },
		"a signal":               func(g *terminalClient) { _ = g.session.Signal(gossh.SIGTERM) },
	} {
		for _, term := range []string{"xterm", "-"} {
			t.Run(name+" "+term, func(t *testing.T) {
				h := startServer(t, withConversation())
				g := h.connectTerm(term, "talk").waitFor("?")
				leave(g)
				h.waitEmpty()
			})
		}
	}
}

func TestAnswersAreReadAtABoundedRate(t *testing.T) {
	limits := DefaultLimits()
	limits.InputEvents = 20
	a := newInputBuffer(t.Context(), limits)
	a.write([]byte(strings.Repeat("x\n", 25)))
	a.closeInput()
	began := time.Now()
	all, err := io.ReadAll(a)
	if len(all) != 50 || err != nil || time.Since(began) < 200*time.Millisecond {
		t.Errorf("%d bytes and %v after %s", len(all), err, time.Since(began))
	}
}

func TestAnArticleOfAConversationIsCounted(t *testing.T) {
	h := startServer(t, withConversation())
	h.connectTerm("-", "talk").typeKeys("read\nend\n").waitExit()
	h.waitEmpty()
	if log := h.log.String(); !strings.Contains(log, `"article":"tide.md"`) || !strings.Contains(log, `"reads":1`) {
		t.Error(log)
	}
}

func TestAFaultInAConversationEndsNoOther(t *testing.T) {
	h := startServer(t, withConversation(func(c *Config) {
		run := c.Run
		c.Run = func(ctx context.Context, c Command) int {
			if len(c.Args) > 1 {
				panic("a fault")
			}
			return run(ctx, c)
		}
	}))
	other := h.connectTerm("-", "talk").waitFor("?")
	h.connectTerm("xterm", "talk", "fault").waitExit()
	other.typeKeys("still\n").waitFor(`heard "still"`).typeKeys("end\n").waitExit()
	h.waitEmpty()
	if !strings.Contains(h.log.String(), `"kind":"conversation","end":"crashed"`) {
		t.Error(h.log)
	}
}
