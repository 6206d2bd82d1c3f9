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

// patience bounds how long a test waits for what must happen.
const patience = 30 * time.Second

// eventually fails unless something comes true.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	tick := time.NewTicker(2 * time.Millisecond)
	defer tick.Stop()
	over := time.After(patience)
	for !holds() {
		select {
		case <-over:
			t.Fatalf("waited in vain: %s", what)
		case <-tick.C:
		}
	}
}

// shore is a blog in memory that can change.
type shore struct {
	mu      sync.Mutex
	lib     *model.Library
	changed chan struct{}
	body    func(model.ID) (model.Body, error)
}

func (s *shore) Changed() <-chan struct{} { return s.changed }

func (s *shore) Library() *model.Library {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.lib
}

func (s *shore) Body(id model.ID) (model.Body, error) {
	if s.body != nil {
		return s.body(id)
	}
	return model.Body{Text: "The tide of " + string(id) + " is *high*.\n\n# Later\n\n" + strings.Repeat("Waves come and go.\n\n", 90)}, nil
}

func (s *shore) put(posts ...*model.Post) {
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

// coast is a blog with posts that everyone and posts that nobody may see.
func coast() *shore {
	s := &shore{changed: make(chan struct{}, 1), lib: model.NewLibrary(model.Contents{})}
	draft, future, expired := post("secret-draft", "Secret Draft"), post("secret-future", "Secret Future"), post("secret-past", "Secret Past")
	draft.Draft, future.Future, expired.Expired = true, true, true
	tide := post("tide", "Waiting for the tide")
	tide.Problems = []model.Problem{{Line: 2, Severity: model.Error, Text: "a secret problem"}}
	s.put(tide, post("rope", "Buying rope"), post("霧", "霧の中の灯台"), draft, future, expired)
	<-s.changed
	return s
}

// diary collects a log.
type diary struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (d *diary) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(p)
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// host is a server that runs.
type host struct {
	*Server
	t     *testing.T
	addr  string
	admin string
	log   *diary
	stop  func() // asks it to drain
	ended chan error
}

// serve runs a server on loopback until the test ends.
func serve(t *testing.T, change ...func(*Config)) *host {
	t.Helper()
	h := &host{t: t, log: &diary{}, ended: make(chan error, 1)}
	key, err := NewHostKey()
	if err != nil {
		t.Fatal(err)
	}
	c := Config{
		Listen: "127.0.0.1:0", Admin: "127.0.0.1:0", HostKeys: [][]byte{key}, Limits: DefaultLimits(), PublicName: "blog.example:2222",
		Blog: coast(), Commands: []string{"list", "show", "help"}, Log: slog.New(slog.NewJSONHandler(h.log, nil)), Addresses: AddressesFull,
		Run: func(_ context.Context, c Command) int {
			if c.Complaint != "" {
				fmt.Fprintln(c.Err, c.Complaint)
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
	h.countEvery = 50 * time.Millisecond
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
		case <-time.After(patience):
			t.Error("the server does not end")
		}
	})
	return h
}

func clientConfig() *gossh.ClientConfig {
	return &gossh.ClientConfig{User: "anyone", HostKeyCallback: gossh.InsecureIgnoreHostKey(), Timeout: patience}
}

func (h *host) dial() *gossh.Client {
	h.t.Helper()
	c, err := gossh.Dial("tcp", h.addr, clientConfig())
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { _ = c.Close() })
	return c
}

// guest is a client with a terminal.
type guest struct {
	t       *testing.T
	client  *gossh.Client
	session *gossh.Session
	keys    io.WriteCloser
	seen    *diary
}

// visit opens a terminal of a size and starts the reader, or with words a command.
func (h *host) visit(width, height int, words ...string) *guest {
	h.t.Helper()
	return h.visitAs(h.dial(), width, height, words...)
}

func (h *host) visitAs(client *gossh.Client, width, height int, words ...string) *guest {
	h.t.Helper()
	session, err := client.NewSession()
	if err != nil {
		h.t.Fatal(err)
	}
	return h.in(client, session, width, height, words...)
}

// in opens the terminal of a session and starts what is read there.
func (h *host) in(client *gossh.Client, session *gossh.Session, width, height int, words ...string) *guest {
	h.t.Helper()
	var err error
	g := &guest{t: h.t, client: client, session: session, seen: &diary{}}
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

// onTheList stands on the list and on no article: titles of other posts stand at the
// end of each.
const onTheList = "↑↓ " + words.HintMove

// sees waits for a text on the screen, since the last time it was asked.
func (g *guest) sees(text string) *guest {
	g.t.Helper()
	eventually(g.t, fmt.Sprintf("%q on the screen", text), func() bool { return strings.Contains(ansi.Strip(g.seen.String()), text) })
	g.seen.mu.Lock()
	g.seen.text.Reset()
	g.seen.mu.Unlock()
	return g
}

func (g *guest) types(keys string) *guest {
	g.t.Helper()
	if _, err := io.WriteString(g.keys, keys); err != nil {
		g.t.Fatal(err)
	}
	return g
}

// ends waits for the end of the session and returns the exit code, -1 if the
// connection was cut.
func (g *guest) ends() int {
	g.t.Helper()
	done := make(chan error, 1)
	go func() { done <- g.session.Wait() }()
	select {
	case err := <-done:
		return exitCode(err)
	case <-time.After(patience):
		g.t.Fatal("the session does not end")
		return -1
	}
}

// run runs a command without a terminal.
func (h *host) run(line string) (out, errOut string, code int) {
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

// exitCode is that of a session, -1 if the connection was cut.
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

// empty waits until no session is open.
func (h *host) empty() {
	h.t.Helper()
	eventually(h.t, "no session is open", func() bool {
		all, _ := h.gate.count()
		return h.metrics.open.Load() == 0 && all == 0
	})
}
