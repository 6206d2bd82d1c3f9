package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// heapBytes returns the size of the heap in use.
func heapBytes() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestAScreenOfAnySizeCostsLittle(t *testing.T) {
	h := startServer(t)
	before := heapBytes()
	for _, size := range []struct {
		width, height uint32
		want          string
	}{
		{0, 0, "80 x 24"}, {1, 1, "1 x 1"}, {90, 30, "90 x 30"}, {2000, 2000, "240 x 80"},
		{1 << 31, 1 << 31, "240 x 80"}, {1<<32 - 1, 1<<32 - 1, "240 x 80"}, {1 << 30, 0, "240 x 24"},
	} {
		s := h.config.Limits.clamp(size.width, size.height)
		if got := fmt.Sprintf("%d x %d", s.width, s.height); got != size.want {
			t.Errorf("%d x %d became %s", size.width, size.height, got)
		}
		g := h.connect(int(size.width), int(size.height))
		eventually(t, "a frame", func() bool { return g.seen.String() != "" })
		for range 20 {
			if err := g.session.WindowChange(1<<31-1, 1<<31-1); err != nil {
				t.Fatal(err)
			}
		}
	}
	if after := heapBytes(); after > before+64<<20 {
		t.Errorf("7 sessions with absurd screens take %d MB", (after-before)>>20)
	}
}

func TestASizeBeforeTheStartIsTaken(t *testing.T) {
	h := startServer(t)
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	_ = session.WindowChange(24, 80) // there is no terminal yet
	if err := session.RequestPty("xterm", 24, 80, nil); err != nil {
		t.Fatal(err)
	}
	for i := range 100 {
		if err := session.WindowChange(24, 50+i); err != nil {
			t.Fatal(err)
		}
	}
	var seen logBuffer
	session.Stdout = &seen
	if _, err := session.StdinPipe(); err != nil { // without one the client hangs up its input at once
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a frame", func() bool { return strings.Contains(seen.String(), "Buying rope") })
}

func TestQuittingWithKeysInFlightLeavesNothingBehind(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.Connections, c.Limits.PerAddress = 1000, 1000 })
	h.connect(80, 24).waitFor("Buying rope").typeKeys("q").waitExit()
	h.waitEmpty()
	before, bytes := runtime.NumGoroutine(), heapBytes()
	const sessions, atOnce = 300, 10
	var lanes sync.WaitGroup
	for range atOnce {
		lanes.Go(func() {
			for range sessions / atOnce {
				g := h.connect(80, 24)
				g.typeKeys("jjjj" + strings.Repeat("kj", 20) + "q" + strings.Repeat("j", 100))
				g.waitExit()
				_ = g.client.Close()
			}
		})
	}
	lanes.Wait()
	h.waitEmpty()
	eventually(t, "as many goroutines as before", func() bool { return runtime.NumGoroutine() <= before })
	if after := heapBytes(); after > bytes+16<<20 {
		t.Errorf("%d sessions leave %d kB each", sessions, (after-bytes)>>10/sessions)
	}
}

func TestEveryWayToLeaveEndsASession(t *testing.T) {
	for name, leave := range map[string]func(*terminalClient){
		"closing the channel":    func(g *terminalClient) { _ = g.session.Close() },
		"closing the connection": func(g *terminalClient) { _ = g.client.Close() },
		"the end of the input":   func(g *terminalClient) { _ = g.keys.Close() },
		"a signal":               func(g *terminalClient) { _ = g.session.Signal(gossh.SIGTERM) },
		"Ctrl-c":                 func(g *terminalClient) { g.typeKeys("\x03") },
	} {
		t.Run(name, func(t *testing.T) {
			h := startServer(t)
			leave(h.connect(80, 24).waitFor("Buying rope"))
			h.waitEmpty()
		})
	}
}

func TestNothingIsForwardedAndNoOtherServiceIsThere(t *testing.T) {
	h := startServer(t)
	for _, kind := range []string{"direct-tcpip", "direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com", "nonsense"} {
		_, _, err := h.dial().OpenChannel(kind, nil)
		var refused *gossh.OpenChannelError
		if !errors.As(err, &refused) || refused.Reason != gossh.Prohibited {
			t.Errorf("%s: %v", kind, err)
		}
	}
	client := h.dial()
	for _, kind := range []string{"tcpip-forward", "streamlocal-forward@openssh.com", "cancel-tcpip-forward", "nonsense"} {
		if ok, _, err := client.SendRequest(kind, true, []byte("\x00\x00\x00\x00\x00\x00\x00\x00")); ok || err != nil {
			t.Errorf("%s: %v %v", kind, ok, err)
		}
	}
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for kind, payload := range map[string][]byte{
		"subsystem": gossh.Marshal(textRequest{"sftp"}), "auth-agent-req@openssh.com": nil,
		"x11-req": {0}, "break": {0, 0, 0, 0}, "xon-xoff": {1}, "nonsense": nil,
	} {
		if ok, err := session.SendRequest(kind, true, payload); ok || err != nil {
			t.Errorf("%s: %v %v", kind, ok, err)
		}
	}
	if err := session.RequestPty("xterm", 24, 80, nil); err != nil {
		t.Error("the session is of no use any more:", err)
	}
}

func TestAConnectionHasOneSession(t *testing.T) {
	h := startServer(t)
	g := h.connect(80, 24).waitFor("Buying rope")
	for range maxStrays {
		if _, err := g.client.NewSession(); err == nil {
			t.Fatal("there is a second session")
		}
	}
	g.typeKeys("\r").waitFor("The tide of")
	_, _ = g.client.NewSession()
	h.waitEmpty() // who goes on asking is cut
}

func TestAFloodOfRequestsToTheConnectionIsCut(t *testing.T) {
	h := startServer(t)
	client := h.dial()
	sent := 0
	for ; sent < 10_000; sent++ {
		if _, _, err := client.SendRequest(keepAliveRequest, true, nil); err != nil {
			break
		}
	}
	if sent < 10*requestsPerSecond || sent > 500 {
		t.Errorf("%d requests were answered", sent)
	}
	h.waitEmpty()
}

func TestRequestsAreCounted(t *testing.T) {
	h := startServer(t)
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	sent := 0
	for ; sent < 1000; sent++ {
		if _, err := session.SendRequest("env", true, gossh.Marshal(variableRequest{"LANG", "C"})); err != nil {
			break
		}
	}
	if sent != h.config.Limits.Requests {
		t.Errorf("%d requests were answered, not %d", sent, h.config.Limits.Requests)
	}
	h.waitEmpty()
}

func TestOfTheEnvironmentOnlyLooksAreTaken(t *testing.T) {
	l := DefaultLimits()
	v := newVisitor(&gatedConn{})
	for _, c := range []struct {
		name, value string
		taken       bool
	}{
		{"LANG", "de_DE.UTF-8", true}, {"LC_ALL", "C", true}, {"COLORTERM", "truecolor", true}, {"NO_COLOR", "1", true},
		{"PATH", "/tmp", false}, {"LD_PRELOAD", "/tmp/x.so", false}, {"BLOGTUI_BLOG", "/etc", false}, {"TERM", "dumb", false},
		{"LANG", strings.Repeat("a", 129), false}, {"LANG", "a\x1b[2J", false}, {"LC_" + strings.Repeat("A", 40), "C", false}, {"LANG", "ü", false},
	} {
		if got := v.setVariable(gossh.Marshal(variableRequest{c.name, c.value}), l); got != c.taken {
			t.Errorf("%s=%q is taken: %v", c.name, c.value, got)
		}
	}
	for range 10 {
		v.setVariable(gossh.Marshal(variableRequest{"LANG", "C"}), l)
	}
	if len(v.env) != l.Environment {
		t.Errorf("there are %d variables", len(v.env))
	}
}

func TestCommandLinesThatNobodyTypesAreRefusedInASentence(t *testing.T) {
	h := startServer(t)
	for line, want := range map[string]string{
		"show " + strings.Repeat("a", 600): "longer than 512 bytes",
		"show \xff":                        "not UTF-8",
		"show \x1b[2J":                     "cannot be seen",
		"show a\nlist":                     "cannot be seen",
		"show 'a":                          "not closed",
	} {
		out, errOut, code := h.run(line)
		if out != "" || code != exitUsage || !strings.Contains(errOut, want) {
			t.Errorf("%.20q: exit code %d, %q %q", line, code, out, errOut)
		}
	}
}

func TestDrainingTellsEveryReaderAndEnds(t *testing.T) {
	h := startServer(t, func(c *Config) {
		c.Limits.DrainDelay, c.Limits.DrainGrace = 300*time.Millisecond, 700*time.Millisecond
	})
	get := func(path string) int {
		response, err := http.Get("http://" + h.admin + path)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		return response.StatusCode
	}
	if get("/readyz") != 200 || get("/healthz") != 200 || get("/metrics") != 200 {
		t.Error("the server is not ready")
	}
	inList, inArticle := h.connect(90, 24).waitFor("Buying rope"), h.connect(90, 24, "tide").waitFor("The tide of")
	h.stop()
	inList.waitFor("This server restarts: you can read on for 1 second")
	if get("/readyz") != 404 || get("/healthz") != 200 {
		t.Error("a draining server says that it is ready")
	}
	h.connect(80, 24).waitFor("Buying rope") // a balancer needs a moment
	inArticle.waitFor("ssh -t -p 2222 blog.example tide")
	inList.waitFor("ssh -p 2222 blog.example")
	if inArticle.waitExit() != 0 || inList.waitExit() != 0 {
		t.Error("the sessions were cut")
	}
	if _, err := net.Dial("tcp", h.addr); err == nil {
		t.Error("the server still listens")
	}
}

func TestWhoTakesNoOutputIsCut(t *testing.T) {
	wrote := make(chan error, 1)
	h := startServer(t, func(c *Config) {
		c.Limits.StallTimeout = 500 * time.Millisecond
		c.Run = func(_ context.Context, c Command) int {
			var err error
			for range 200 {
				if _, err = c.Out.Write(make([]byte, 1<<20)); err != nil {
					break
				}
			}
			wrote <- err
			return 0
		}
	})
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := session.StdoutPipe(); err != nil { // nobody reads it
		t.Fatal(err)
	}
	before := heapBytes()
	if err := session.Start("list"); err != nil {
		t.Fatal(err)
	}
	h.connect(80, 24).waitFor("Buying rope").typeKeys("q").waitExit() // others read meanwhile
	select {
	case err := <-wrote:
		if err == nil {
			t.Error("200 MB were taken")
		}
	case <-time.After(testTimeout):
		t.Fatal("the writer still waits")
	}
	h.waitEmpty()
	if after := heapBytes(); after > before+16<<20 {
		t.Errorf("%d MB are kept for a client that reads nothing", (after-before)>>20)
	}
	if !strings.Contains(h.log.String(), `"end":"stalled"`) {
		t.Error(h.log.String())
	}
}

func TestNoCommandLastsForEver(t *testing.T) {
	released := make(chan struct{})
	defer close(released)
	h := startServer(t, func(c *Config) {
		c.Limits.CommandTimeout = 200 * time.Millisecond
		c.Run = func(ctx context.Context, c Command) int {
			if c.Args[0] == "deaf" {
				<-released
			}
			<-ctx.Done()
			return 0
		}
	})
	_, errOut, code := h.run("list")
	if code != exitFailed || !strings.Contains(errOut, "longer than 200ms") {
		t.Errorf("exit code %d, %q", code, errOut)
	}
	if _, _, code := h.run("deaf"); code != -1 {
		t.Errorf("a command that does not listen ends with %d", code)
	}
	eventually(t, "the first in the log", func() bool { return strings.Contains(h.log.String(), `"end":"expired"`) })
}
