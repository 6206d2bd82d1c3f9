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

// size is the size of a terminal in cells.
type size struct{ width, height int }

// Size of a terminal that does not report one.
const (
	defaultWidth  = 80
	defaultHeight = 24
)

// visitor is the state of a client: of its connection and the one session in it. Fields
// that requests set before the session starts are only written by the goroutine that reads
// those requests.
type visitor struct {
	id         string
	conn       *gatedConn
	closeConn  func()      // closes the connection
	startTimer *time.Timer // closes it unless a session starts in time

	hasSession  atomic.Bool // its session channel was opened
	requests    atomic.Int64
	strays      atomic.Int64  // unexpected requests and channels
	requestRate *rate.Limiter // of requests to the connection

	terminal   bool // a PTY was asked for
	term       string
	env        []string
	args       []string // command line
	parseError string   // why the command line could not be parsed
	started    bool     // a shell or exec request was accepted

	mu       sync.Mutex
	screen   size
	resized  chan struct{} // signalled when screen has changed; the latest wins
	ended    chan struct{} // signalled when the client sends a signal to end the session
	gone     chan struct{} // closed when the client will send nothing more
	goneOnce sync.Once

	lastKey        atomic.Int64           // Unix time in nanoseconds
	firstKeyAt     atomic.Int64           // the same of the first key since the last frame, or 0
	dropped        atomic.Int64           // bytes of input
	reads          atomic.Int64           // articles opened
	article        atomic.Pointer[string] // last article opened; when the reader has quit, with its heading
	inConversation atomic.Bool            // the session is a conversation
	flooded        atomic.Bool
	stalled        atomic.Bool
}

// visitorKey is the key of the visitor in the context of a connection.
type visitorKey struct{}

func visitorOf(ctx ssh.Context) *visitor {
	v, _ := ctx.Value(visitorKey{}).(*visitor)
	return v
}

func newVisitor(l *gatedConn) *visitor {
	return &visitor{
		id: strings.ToLower(rand.Text()[:10]), conn: l, screen: size{defaultWidth, defaultHeight},
		resized: make(chan struct{}, 1), ended: make(chan struct{}, 1), gone: make(chan struct{}),
		requestRate: rate.NewLimiter(requestsPerSecond, 10*requestsPerSecond),
	}
}

// resize sets the size of the terminal.
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

// hangUp marks that the client sends nothing more.
func (v *visitor) hangUp() { v.goneOnce.Do(func() { close(v.gone) }) }

// lookup returns a variable of the session's environment.
func (v *visitor) lookup(name string) string {
	for _, entry := range v.env {
		if value, ok := strings.CutPrefix(entry, name+"="); ok {
			return value
		}
	}
	return ""
}

// environment returns the environment of the session, including TERM.
func (v *visitor) environment() []string {
	return append([]string{"TERM=" + v.term}, v.env...)
}

// dumb reports whether the terminal can't show the interactive reader.
func (v *visitor) dumb() bool { return v.term == "" || strings.EqualFold(v.term, "dumb") }

// clamp limits the size that a client reports.
func (l Limits) clamp(width, height uint32) size {
	s := size{defaultWidth, defaultHeight}
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

// maxTermBytes is the maximum length of TERM.
const maxTermBytes = 64

// defaultTerm replaces invalid values of TERM.
const defaultTerm = "xterm"

// openTerminal handles a pty-req and returns a sanitized payload for the SSH library.
func (v *visitor) openTerminal(payload []byte, l Limits) ([]byte, bool) {
	var request terminalRequest
	if v.started || v.terminal || gossh.Unmarshal(payload, &request) != nil {
		return nil, false
	}
	v.terminal, v.term = true, request.Term
	if !printable(request.Term, maxTermBytes) {
		v.term = defaultTerm
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
		!isAllowedVariable(request.Name) || !printable(request.Value, l.EnvironmentBytes) {
		return false
	}
	v.env = append(v.env, request.Name+"="+request.Value)
	return true
}

// isAllowedVariable reports whether clients may set a variable.
func isAllowedVariable(name string) bool {
	switch name {
	case "LANG", "COLORTERM", "NO_COLOR":
		return true
	}
	return strings.HasPrefix(name, "LC_") && printable(name, 32)
}

// printable reports whether s consists of at most maxBytes printable ASCII characters.
func printable(s string, maxBytes int) bool {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return false
		}
	}
	return len(s) <= maxBytes
}

// startSession handles a shell or exec request.
func (v *visitor) startSession(kind string, payload []byte, l Limits) bool {
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
		v.args, err = splitCommand(request.Text, l.CommandBytes)
	}
	if err != nil {
		v.parseError = err.Error()
	}
	return true
}

// signal handles a signal request. Signals that terminate programs end the session.
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
