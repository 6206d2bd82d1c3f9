package server

import (
	"crypto/rand"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
	"golang.org/x/time/rate"
)

// size is that of a screen in cells.
type size struct{ width, height int }

// The size of a screen that doesn't say how large it is.
const (
	usualWidth  = 80
	usualHeight = 24
)

// visitor is what the server knows of one connection and its one session. What
// comes before the session starts is written by the goroutine that reads the
// channel's requests alone.
type visitor struct {
	id    string
	link  *link
	shut  func()      // closes the connection
	start *time.Timer // closes it unless a session begins

	opened   atomic.Bool // a session channel
	requests atomic.Int64
	strays   atomic.Int64  // requests and channels that are none of a session's
	asking   *rate.Limiter // requests to the connection

	terminal  bool // a PTY was asked for
	term      string
	env       []string
	words     []string // of the command
	complaint string   // why the command is none
	started   bool     // by shell or exec

	mu      sync.Mutex
	screen  size
	resized chan struct{} // signalled when screen has changed; the latest wins
	ended   chan struct{} // signalled when the client ends the session by a signal
	gone    chan struct{} // closed when the client will send nothing more
	leave   sync.Once

	lastKey atomic.Int64           // nanoseconds since 1970
	keyAt   atomic.Int64           // the first key that no frame has answered yet, or 0
	dropped atomic.Int64           // bytes of input
	reads   atomic.Int64           // articles
	article atomic.Pointer[string] // the last one that was opened, at the end with the heading
	talks   atomic.Bool            // the session is a conversation
	flooded atomic.Bool
	stalled atomic.Bool
}

// visitorKey finds the visitor in a connection's context.
type visitorKey struct{}

func visitorOf(ctx ssh.Context) *visitor {
	v, _ := ctx.Value(visitorKey{}).(*visitor)
	return v
}

func newVisitor(l *link) *visitor {
	return &visitor{
		id: strings.ToLower(rand.Text()[:10]), link: l, screen: size{usualWidth, usualHeight},
		resized: make(chan struct{}, 1), ended: make(chan struct{}, 1), gone: make(chan struct{}),
		asking: rate.NewLimiter(asksPerSecond, 10*asksPerSecond),
	}
}

// resize sets a new size of the screen.
func (v *visitor) resize(s size) {
	v.mu.Lock()
	v.screen = s
	v.mu.Unlock()
	select {
	case v.resized <- struct{}{}:
	default:
	}
}

func (v *visitor) size() size {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.screen
}

// hangUp notes that the client will send nothing more.
func (v *visitor) hangUp() { v.leave.Do(func() { close(v.gone) }) }

// lookup returns a variable of the session's environment.
func (v *visitor) lookup(name string) string {
	for _, entry := range v.env {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// environment is that of the session, with its terminal.
func (v *visitor) environment() []string {
	return append([]string{"TERM=" + v.term}, v.env...)
}

// dumb reports whether the session's terminal can't show the reader.
func (v *visitor) dumb() bool { return v.term == "" || strings.EqualFold(v.term, "dumb") }

// clamp bounds the size that a client claims.
func (l Limits) clamp(width, height uint32) size {
	s := size{usualWidth, usualHeight}
	if width > 0 {
		s.width = int(min(width, uint32(l.Width)))
	}
	if height > 0 {
		s.height = int(min(height, uint32(l.Height)))
	}
	return s
}

// terminalRequest is the payload of pty-req (RFC 4254 section 6.2).
type terminalRequest struct {
	Term                    string
	Columns, Rows           uint32
	PixelWidth, PixelHeight uint32
	Modes                   string
}

// windowRequest is the payload of window-change (RFC 4254 section 6.7).
type windowRequest struct {
	Columns, Rows           uint32
	PixelWidth, PixelHeight uint32
}

// variableRequest is the payload of env (RFC 4254 section 6.4).
type variableRequest struct{ Name, Value string }

// textRequest is the payload of exec and signal (RFC 4254 sections 6.5, 6.9).
type textRequest struct{ Text string }

// longestTerm bounds the name of a terminal in bytes.
const longestTerm = 64

// usualTerm stands in for names that no terminal has.
const usualTerm = "xterm"

// openTerminal handles a pty-req and returns what the library may see of it.
func (v *visitor) openTerminal(payload []byte, l Limits) ([]byte, bool) {
	var request terminalRequest
	if v.started || v.terminal || gossh.Unmarshal(payload, &request) != nil {
		return nil, false
	}
	v.terminal, v.term = true, request.Term
	if !printable(request.Term, longestTerm) {
		v.term = usualTerm
	}
	v.screen = l.clamp(request.Columns, request.Rows)
	return gossh.Marshal(terminalRequest{
		Term: v.term, Columns: uint32(v.screen.width), Rows: uint32(v.screen.height),
	}), true
}

// setVariable handles an env request.
func (v *visitor) setVariable(payload []byte, l Limits) bool {
	var request variableRequest
	if v.started || len(v.env) >= l.Environment || gossh.Unmarshal(payload, &request) != nil ||
		!welcome(request.Name) || !printable(request.Value, l.EnvironmentBytes) {
		return false
	}
	v.env = append(v.env, request.Name+"="+request.Value)
	return true
}

// welcome reports whether a variable is of use to a reader.
func welcome(name string) bool {
	switch name {
	case "LANG", "COLORTERM", "NO_COLOR":
		return true
	}
	return strings.HasPrefix(name, "LC_") && printable(name, 32)
}

// printable reports whether s is at most so many printable ASCII characters.
func printable(s string, most int) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return len(s) <= most
}

// begin handles shell or exec, the start of the session.
func (v *visitor) begin(kind string, payload []byte, l Limits) bool {
	if v.started {
		return false
	}
	v.started = true
	if kind == "shell" {
		return true
	}
	var request textRequest
	err := gossh.Unmarshal(payload, &request)
	if err == nil {
		v.words, err = splitCommand(request.Text, l.CommandBytes)
	}
	if err != nil {
		v.complaint = err.Error()
	}
	return true
}

// signal handles a signal of the client; those that end programs end the session.
func (v *visitor) signal(payload []byte) bool {
	var request textRequest
	if gossh.Unmarshal(payload, &request) != nil {
		return false
	}
	switch request.Text {
	case "INT", "TERM", "HUP", "QUIT", "KILL":
		select {
		case v.ended <- struct{}{}:
		default:
		}
		return true
	}
	return false
}
