// Package server shows a blog over SSH to anyone who connects: the reader to clients
// with a terminal, the commands to clients without one. It guards itself against every
// client, stores nothing and writes nothing but logs. Its caller passes in the
// function that runs a command line.
package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync/atomic"
	"time"

	"blogtui/model"
	"blogtui/ui"
	"blogtui/ui/picture"

	"charm.land/ssh"
	"charm.land/wish/v2"
	"github.com/pires/go-proxyproto"
	gossh "golang.org/x/crypto/ssh"
)

// Config holds what is served, where and how.
type Config struct {
	Listen     string         // address of the SSH server
	Admin      string         // address of metrics and health, "" for none
	HostKeys   [][]byte       // private keys in PEM, at most one of a kind
	Banner     string         // shown before the blog, "" for none
	PublicName string         // HOST or HOST:PORT by which readers call the server, "" if unknown
	ProxyFrom  []netip.Prefix // proxies that send the PROXY protocol
	Limits     Limits

	// Listener is used instead of listening on Listen, unless it is nil.
	Listener net.Listener

	Blog           ui.Blog
	Drafts, Future bool // whether these posts are served

	Commands []string                                 // names of the commands that Run knows
	Run      func(ctx context.Context, c Command) int // carries one out and returns its exit code

	// Conversation names the one of Commands that takes answers, "" for none. It is
	// also what terminals get that can't show the reader.
	Conversation string

	Log       *slog.Logger
	Addresses AddressLogging
	LogLost   func() int64 // lines that the log could not take; may be nil

	// Started is called when both addresses accept connections; admin is nil
	// without one.
	Started func(listen, admin net.Addr)
	// Draining is called when no more readers are welcome; it may be nil.
	Draining func()
}

// Command is a command line that a client has sent.
type Command struct {
	Args        []string
	Complaint   string    // why the line could not be read, "" if it could: the rest is empty then
	In          io.Reader // answers, a line each; nil unless the command takes some
	Out, Err    io.Writer
	Blog        ui.Blog           // what is served
	OnOpen      func(*model.Post) // to be told of each article that is opened
	Terminal    bool              // Out is a terminal that can do more than write lines
	Width       int               // of the terminal in cells; of a conversation without one 0
	Height      int               // of a conversation's terminal in cells, 0 without one
	Environment []string          // of the session
}

// Server serves one blog.
type Server struct {
	config   Config
	gate     *gate
	blog     *servedBlog
	editions *editions
	uiCache  ui.SharedCache
	pictures *picture.Cache
	metrics  *metrics
	journal  *journal
	ssh      *ssh.Server
	turns    atomic.Pointer[turns]
	bounds   atomic.Pointer[Limits]
	banner   atomic.Pointer[string]
	draining chan struct{} // closed when the server is to end

	countEvery time.Duration // between two looks at the goroutines
}

// limits are those in force now.
func (s *Server) limits() Limits { return *s.bounds.Load() }

// fps is how often a second Bubble Tea looks for what it has to send to a terminal.
// It has nothing: the renderer sends all.
const fps = 1

// proxyTimeout is how long a proxy may take to say for whom it connects.
const proxyTimeout = 2 * time.Second

// New returns a server that does not listen yet.
func New(c Config) (*Server, error) {
	if err := c.Limits.validate(); err != nil {
		return nil, err
	}
	if err := validateName(c.PublicName); err != nil {
		return nil, err
	}
	signers, err := parseKeys(c.HostKeys)
	if err != nil {
		return nil, err
	}
	s := &Server{
		config: c, gate: newGate(), draining: make(chan struct{}), countEvery: betweenCounts,
	}
	s.banner.Store(&c.Banner)
	s.apply(c.Limits)
	s.journal = newJournal(c.Log, c.Addresses)
	s.metrics = newMetrics(s)
	s.blog = newServedBlog(c.Blog, c.Drafts, c.Future, newArticles(articlesKept, s.metrics.articles))
	s.editions = newEditions(linesKept, s.metrics.lines)
	s.pictures = picture.NewCache()
	s.ssh, err = wish.NewServer(
		func(srv *ssh.Server) error { useKeys(srv, signers); return nil },
		wish.WithVersion("blogtui"),
		wish.WithMiddleware(s.reader, s.hint, s.command, s.conversation, s.account), // the last one comes first
	)
	if err != nil {
		return nil, err
	}
	s.ssh.HandshakeTimeout = c.Limits.HandshakeTimeout
	s.ssh.ConnCallback = s.welcome
	s.ssh.ServerConfigCallback = s.handshake
	s.ssh.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.serveChannel, "default": s.refuseChannel}
	s.ssh.RequestHandlers = map[string]ssh.RequestHandler{"default": s.refuseRequest}
	return s, nil
}

// parseKeys reads the host keys.
func parseKeys(pems [][]byte) ([]gossh.Signer, error) {
	var signers []gossh.Signer
	for _, pem := range pems {
		signer, err := parseKey(pem)
		if err != nil {
			return nil, fmt.Errorf("the host key %w", err)
		}
		signers = append(signers, signer)
	}
	if len(signers) == 0 {
		return nil, errors.New("a server needs a host key")
	}
	return signers, nil
}

func useKeys(srv *ssh.Server, signers []gossh.Signer) {
	for _, signer := range signers {
		srv.AddHostKey(signer)
	}
}

// Reload replaces host keys and banner for connections to come, and limits also
// for those that are open, as far as they have yet to be looked at. If anything is
// wrong, all stays as it was.
func (s *Server) Reload(hostKeys [][]byte, banner string, l Limits) error {
	if err := l.validate(); err != nil {
		return err
	}
	signers, err := parseKeys(hostKeys)
	if err != nil {
		return err
	}
	useKeys(s.ssh, signers)
	s.banner.Store(&banner)
	s.apply(l)
	return nil
}

// apply puts limits into force.
func (s *Server) apply(l Limits) {
	s.bounds.Store(&l)
	s.gate.apply(l)
	t := make(turns, l.Commands)
	s.turns.Store(&t)
}

// Run serves until ctx ends, then drains: it goes on accepting for a moment so that a
// balancer can look elsewhere, notifies every reader, and closes what is still open
// after a grace period. It also drains, and returns an error, when more goroutines run
// than its sessions explain: the server should then be restarted.
func (s *Server) Run(ctx context.Context) error {
	listener, err := s.listener()
	if err != nil {
		return err
	}
	admin, stopAdmin, err := s.startAdmin()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer stopAdmin()
	following, stop := context.WithCancel(context.Background())
	defer stop()
	go s.blog.follow(following)
	ended := make(chan error, 1)
	go func() { ended <- s.ssh.Serve(s.behindProxies(listener)) }()
	if s.config.Started != nil {
		s.config.Started(listener.Addr(), admin)
	}
	overgrown := s.watch(following)
	select {
	case err = <-ended:
		return err
	case <-ctx.Done():
	case err = <-overgrown:
	}
	s.drain(listener, ended)
	return err
}

// listener opens the address of the server, unless it has been given a listener.
func (s *Server) listener() (net.Listener, error) {
	if s.config.Listener != nil {
		return s.config.Listener, nil
	}
	return net.Listen("tcp", s.config.Listen)
}

// drain ends the sessions in good order. The listener is closed here and not by
// Shutdown of charm.land/ssh, which waits for connections while one may just be counted:
// a data race in its v0.4.3.
func (s *Server) drain(listener net.Listener, ended <-chan error) {
	l := s.limits()
	close(s.draining)
	if s.config.Draining != nil {
		s.config.Draining()
	}
	s.journal.log.Info("draining", "sessions", s.metrics.open.Load(), "delay", l.DrainDelay.String(), "grace", l.DrainGrace.String())
	select {
	case <-time.After(l.DrainDelay):
	case err := <-ended:
		s.journal.log.Error("listener ended", "error", err)
	}
	_ = listener.Close()
	within(l.DrainGrace+lastMoment, func() bool { return s.metrics.open.Load() == 0 })
	within(lastMoment, func() bool { all, _ := s.gate.count(); return all == 0 }) // clients hang up by themselves
	_ = s.ssh.Close()
	s.journal.log.Info("stopped")
}

// lastMoment is what a session gets to leave the screen in order, and a client
// to hang up.
const lastMoment = 2 * time.Second

// within waits until something holds, but not longer than a limit.
func within(limit time.Duration, holds func() bool) {
	over := time.After(limit)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-over:
			return
		case <-tick.C:
		}
	}
}

// ready reports whether new readers are welcome and have something to read.
func (s *Server) ready() bool {
	select {
	case <-s.draining:
		return false
	default:
		return s.blog.library.Load().Stage() != model.Reading
	}
}

// Alive acquires the locks of the gate, the blog and the editions, which all sessions
// share. It never returns if one of them is held for ever.
func (s *Server) Alive() {
	s.gate.count()
	s.blog.tell()
	s.editions.size()
}

// behindProxies accepts the PROXY protocol from the listed proxies, and requires it of
// them.
func (s *Server) behindProxies(listener net.Listener) net.Listener {
	if len(s.config.ProxyFrom) == 0 {
		return listener
	}
	return &proxyproto.Listener{
		Listener: listener, ReadHeaderTimeout: proxyTimeout,
		ConnPolicy: func(o proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) {
			if s.proxy(o.Upstream) {
				return proxyproto.REQUIRE, nil
			}
			return proxyproto.SKIP, nil
		},
	}
}

// proxy reports whether an address is that of a listed proxy.
func (s *Server) proxy(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return false
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	for _, prefix := range s.config.ProxyFrom {
		if prefix.Contains(ip) {
			return true
		}
	}
	return false
}
