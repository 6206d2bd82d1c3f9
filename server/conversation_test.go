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

// conversing serves a conversation that repeats what it hears.
func conversing(change ...func(*Config)) func(*Config) {
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

// visitWith opens a terminal of some name, or none if it is "-".
func (h *host) visitWith(term string, words ...string) *guest {
	h.t.Helper()
	client := h.dial()
	session, err := client.NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	g := &guest{t: h.t, client: client, session: session, seen: &diary{}}
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
	h := serve(t, conversing())
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
	h.empty()
	if log := h.log.String(); !strings.Contains(log, `"kind":"conversation","end":"left"`) {
		t.Error(log)
	}
}

func TestATerminalSeesWhatIsTypedInAConversation(t *testing.T) {
	h := serve(t, conversing())
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
		g := h.visitWith("xterm", "talk").sees("70 x 30?")
		// A line waits for the answer to the one before, which otherwise comes
		// between what is typed.
		for i, part := range strings.SplitAfter(strings.ReplaceAll(c.keys, "\n", "\n\r"), "\r") {
			if i > 0 && part != "" {
				eventually(t, "an answer", func() bool { return strings.Contains(g.seen.String(), "heard") })
			}
			g.types(strings.ReplaceAll(part, "\n\r", "\n"))
		}
		if code, echo := g.ends(), strings.TrimPrefix(g.seen.String(), "\r\n"); code != c.code || echo != c.echo {
			t.Errorf("%q: exit code %d and %q", c.keys, code, echo)
		}
	}
	h.empty()
}

func TestATerminalThatCannotShowTheReaderGetsAConversation(t *testing.T) {
	h := serve(t, conversing())
	for _, c := range []struct{ words, want string }{
		{"", `["talk"], 70 x 30?`}, {"waiting for", `["talk" "--" "waiting for"]`}, {"talk --x", `["talk" "--x"]`}, {"list x", `["list" "x"], 70 x 0?`},
	} {
		g := h.visitWith("dumb", strings.Fields(c.words)...).sees(c.want)
		if !strings.HasPrefix(c.words, "list") {
			g.types("\x04")
		}
		if code := g.ends(); code != 0 {
			t.Errorf("%q: exit code %d", c.words, code)
		}
	}
	h.visitWith("-").sees("ssh -p 2222 blog.example list|talk")
	h.visitWith("xterm").sees("Waiting for the tide").types("q").ends()
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
				h := serve(t, conversing(func(config *Config) { c.limit(&config.Limits) }))
				g := h.visitWith(term, "talk").types("read\n").types("half")
				for _, text := range append(c.says, "Back to where you were: ssh -t -p 2222 blog.example talk tide") {
					eventually(t, text, func() bool { return strings.Contains(g.seen.String(), text) })
				}
				if code := g.ends(); code != exitFailed {
					t.Errorf("exit code %d", code)
				}
				h.empty()
			})
		}
	}
}

func TestWhatIsTypedStandsAgainBelowANotice(t *testing.T) {
	h := serve(t, conversing(func(c *Config) { c.Limits.IdleTimeout = 2 * time.Second }))
	g := h.visitWith("xterm", "talk").sees("?")
	g.types("hal").sees("hal")
	eventually(t, "a notice", func() bool {
		return strings.HasSuffix(g.seen.String(), "\r\nStill there? Without a key this session ends in 1 second.\r\nhal")
	})
	g.types("f\r").sees(`heard "half"`).types("end\r").ends()
}

func TestADrainingServerEndsConversations(t *testing.T) {
	h := serve(t, conversing(func(c *Config) { c.Limits.DrainGrace = 200 * time.Millisecond }))
	for _, term := range []string{"xterm", "-"} {
		h.visitWith(term, "talk").sees("?")
	}
	h.stop()
	h.empty()
	if n := strings.Count(h.log.String(), `"end":"drained"`); n != 2 {
		t.Errorf("%d conversations were drained:\n%s", n, h.log)
	}
}

func TestMoreAnswersThanAreReadAheadEndAConversation(t *testing.T) {
	for _, term := range []string{"xterm", "-"} {
		t.Run(term, func(t *testing.T) {
			release := make(chan struct{})
			h := serve(t, conversing(func(c *Config) {
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
			g := h.visitWith(term, "talk")
			for range 100 {
				if _, err := io.WriteString(g.keys, strings.Repeat("x", 99)+"\r\n"); err != nil {
					break
				}
			}
			g.ends()
			h.empty()
			if !strings.Contains(h.log.String(), `"end":"flooded"`) || !strings.Contains(h.log.String(), `"reason":"flood"`) {
				t.Error(h.log)
			}
		})
	}
}

func TestEveryWayToLeaveEndsAConversation(t *testing.T) {
	for name, leave := range map[string]func(*guest){
		"closing the channel":    func(g *guest) { _ = g.session.Close() },
		"closing the connection": func(g *guest) { _ = g.client.Close() },
		"the end of the input":   func(g *guest) { _ = g.keys.Close() },
		"a signal":               func(g *guest) { _ = g.session.Signal(gossh.SIGTERM) },
	} {
		for _, term := range []string{"xterm", "-"} {
			t.Run(name+" "+term, func(t *testing.T) {
				h := serve(t, conversing())
				g := h.visitWith(term, "talk").sees("?")
				leave(g)
				h.empty()
			})
		}
	}
}

func TestAnswersAreReadAtABoundedRate(t *testing.T) {
	limits := DefaultLimits()
	limits.InputEvents = 20
	a := newAnswers(t.Context(), limits)
	a.put([]byte(strings.Repeat("x\n", 25)))
	a.end()
	began := time.Now()
	all, err := io.ReadAll(a)
	if len(all) != 50 || err != nil || time.Since(began) < 200*time.Millisecond {
		t.Errorf("%d bytes and %v after %s", len(all), err, time.Since(began))
	}
}

func TestAnArticleOfAConversationIsCounted(t *testing.T) {
	h := serve(t, conversing())
	h.visitWith("-", "talk").types("read\nend\n").ends()
	h.empty()
	if log := h.log.String(); !strings.Contains(log, `"article":"tide.md"`) || !strings.Contains(log, `"reads":1`) {
		t.Error(log)
	}
}

func TestAFaultInAConversationEndsNoOther(t *testing.T) {
	h := serve(t, conversing(func(c *Config) {
		run := c.Run
		c.Run = func(ctx context.Context, c Command) int {
			if len(c.Args) > 1 {
				panic("a fault")
			}
			return run(ctx, c)
		}
	}))
	other := h.visitWith("-", "talk").sees("?")
	h.visitWith("xterm", "talk", "fault").ends()
	other.types("still\n").sees(`heard "still"`).types("end\n").ends()
	h.empty()
	if !strings.Contains(h.log.String(), `"kind":"conversation","end":"crashed"`) {
		t.Error(h.log)
	}
}
