package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
	gossh "golang.org/x/crypto/ssh"
)

// testTimeout is how long tests wait for something.
const testTimeout = 30 * time.Second

// eventually fails unless a condition holds within testTimeout.
func eventually(t *testing.T, what string, condition func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	over := time.After(testTimeout)
	for !condition() {
		select {
		case <-over:
			t.Fatalf("waited in vain: %s", what)
		case <-tick.C:
		}
	}
}

// fakeBlog is a blog in memory.
type fakeBlog struct {
	mu      sync.Mutex
	lib     *model.Library
	changed chan struct{}
	body    func(model.ID) (model.Body, error)
}

func (s *fakeBlog) Changed() <-chan struct{} { return s.changed }

func (s *fakeBlog) Library() *model.Library {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lib
}

func (s *fakeBlog) Body(id model.ID) (model.Body, error) {
	if s.body != nil {
		return s.body(id)
	}
	return model.Body{Text: "The tide of " + string(id) + " is *high*.\n\n# Later\n\n" + strings.Repeat("Waves come and go.\n\n", 90)}, nil
}

func (s *fakeBlog) setPosts(posts ...*model.Post) {
	s.mu.Lock()
	s.lib = model.NewLibrary(model.Contents{Title: "The Shore", Posts: posts, Stage: model.Complete, Revision: s.lib.Revision() + 1})
	s.mu.Unlock()
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

func post(slug, title string) *model.Post {
	return &model.Post{
		ID: model.ID(slug + ".md"), Path: slug + ".md", Slug: slug, Title: title,
		Date: model.Date{Year: 2026, Month: 3, Day: 14}, Words: 300, Counted: true,
	}
}

// newFakeBlog returns a blog with public and hidden posts.
func newFakeBlog() *fakeBlog {
	s := &fakeBlog{changed: make(chan struct{}, 1), lib: model.NewLibrary(model.Contents{})}
	draft, future, expired := post("secret-draft", "Secret Draft"), post("secret-future", "Secret Future"), post("secret-past", "Secret Past")
	draft.Draft, future.Future, expired.Expired = true, true, true
	tide := post("tide", "Waiting for the tide")
	tide.Problems = []model.Problem{{Line: 2, Severity: model.Error, Text: "a secret problem"}}
	s.setPosts(tide, post("rope", "Buying rope"), post("霧", "霧の中の灯台"), draft, future, expired)
	<-s.changed
	return s
}

// logBuffer collects a log.
type logBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (d *logBuffer) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(p)
}

func (d *logBuffer) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// testServer is a running server.
type testServer struct {
	*Server
	t     *testing.T
	addr  string
	admin string
	log   *logBuffer
	stop  func() // asks it to drain
	ended chan error
}

// startServer runs a server on loopback until the test ends.
func startServer(t *testing.T, change ...func(*Config)) *testServer {
	t.Helper()
	h := &testServer{t: t, log: &logBuffer{}, ended: make(chan error, 1)}
	key, err := NewHostKey()
	if err != nil {
		t.Fatal(err)
	}
	c := Config{
		Listen: "127.0.0.1:0", Admin: "127.0.0.1:0", HostKeys: [][]byte{key}, Limits: DefaultLimits(), PublicName: "blog.example:2222",
		Blog: newFakeBlog(), Commands: []string{"list", "show", "help"}, Log: slog.New(slog.NewJSONHandler(h.log, nil)), Addresses: AddressesFull,
		Run: func(_ context.Context, c Command) int {
			if c.ParseError != "" {
				fmt.Fprintln(c.Err, c.ParseError)
				return exitUsage
			}
			fmt.Fprintf(c.Out, "%q\n", c.Args)
			return len(c.Args)
		},
	}
	c.Limits.NewPerSecond, c.Limits.Burst = 10_000, 10_000
	c.Limits.DrainDelay, c.Limits.DrainGrace = 0, 0
	for _, f := range change {
		f(&c)
	}
	started := make(chan struct{})
	c.Started = func(listen, admin net.Addr) {
		h.addr = listen.String()
		if admin != nil {
			h.admin = admin.String()
		}
		close(started)
	}
	if h.Server, err = New(c); err != nil {
		t.Fatal(err)
	}
	h.checkInterval = 50 * time.Millisecond
	ctx, cancel := context.WithCancel(context.Background())
	h.stop = cancel
	go func() { h.ended <- h.Run(ctx) }()
	select {
	case <-started:
	case err := <-h.ended:
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		select {
		case <-h.ended:
		case <-time.After(testTimeout):
			t.Error("the server does not end")
		}
	})
	return h
}

func clientConfig() *gossh.ClientConfig {
	return &gossh.ClientConfig{User: "anyone", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: testTimeout}
}

func (h *testServer) dial() *gossh.Client {
	h.t.Helper()
	c, err := gossh.Dial("tcp", h.addr, clientConfig())
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = c.Close() })
	return c
}

// terminalClient is a client with a terminal.
type terminalClient struct {
	t       *testing.T
	client  *gossh.Client
	session *gossh.Session
	keys    io.WriteCloser
	seen    *logBuffer
}

// connect connects a client with a terminal and starts the reader, or with words a command.
func (h *testServer) connect(width, height int, words ...string) *terminalClient {
	h.t.Helper()
	return h.connectWith(h.dial(), width, height, words...)
}

func (h *testServer) connectWith(client *gossh.Client, width, height int, words ...string) *terminalClient {
	h.t.Helper()
	session, err := client.NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	return h.startTerminal(client, session, width, height, words...)
}

// startTerminal requests a terminal and starts the reader, or with words a command.
func (h *testServer) startTerminal(client *gossh.Client, session *gossh.Session, width, height int, words ...string) *terminalClient {
	h.t.Helper()
	var err error
	g := &terminalClient{t: h.t, client: client, session: session, seen: &logBuffer{}}
	session.Stdout, session.Stderr = g.seen, g.seen
	if g.keys, err = session.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	if err := session.RequestPty("xterm-256color", height, width, gossh.TerminalModes{}); err != nil {
		h.t.Fatal(err)
	}
	if len(words) > 0 {
		err = session.Start(strings.Join(words, " "))
	} else {
		err = session.Shell()
	}
	if err != nil {
		h.t.Fatal(err)
	}
	return g
}

// listHint stands on the list and on no article: titles of other posts stand at the
// end of each.
const listHint = "↑↓ " + words.HintMove

// waitFor waits for text in the output since the last call.
func (g *terminalClient) waitFor(text string) *terminalClient {
	g.t.Helper()
	eventually(g.t, fmt.Sprintf("%q on the screen", text), func() bool { return strings.Contains(ansi.Strip(g.seen.String()), text) })
	g.seen.mu.Lock()
	g.seen.text.Reset()
	g.seen.mu.Unlock()
	return g
}

func (g *terminalClient) typeKeys(keys string) *terminalClient {
	g.t.Helper()
	if _, err := io.WriteString(g.keys, keys); err != nil {
		g.t.Fatal(err)
	}
	return g
}

// waitExit waits for the end of the session and returns the exit code, -1 if the
// connection was closed.
func (g *terminalClient) waitExit() int {
	g.t.Helper()
	done := make(chan error, 1)
	go func() { done <- g.session.Wait() }()
	select {
	case err := <-done:
		return exitCode(err)
	case <-time.After(testTimeout):
		g.t.Fatal("the session does not end")
		return -1
	}
}

// run runs a command without a terminal.
func (h *testServer) run(line string) (out, errOut string, code int) {
	h.t.Helper()
	session, err := h.dial().NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	session.Stdout, session.Stderr = &stdout, &stderr
	err = session.Run(line)
	return stdout.String(), stderr.String(), exitCode(err)
}

// exitCode returns the exit code of a session, -1 if the connection was closed.
func exitCode(err error) int {
	var exit *gossh.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitStatus()
	}
	return -1
}

// waitEmpty waits until no session is open.
func (h *testServer) waitEmpty() {
	h.t.Helper()
	eventually(h.t, "no session is open", func() bool {
		all, _ := h.gate.count()
		return h.metrics.open.Load() == 0 && all == 0
	})
}
