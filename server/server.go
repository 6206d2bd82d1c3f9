// Package server serves a blog over SSH to anyone who connects: the interactive reader to
// clients with a terminal, commands to clients without one. It treats all clients as hostile,
// stores nothing and writes nothing but logs. Its caller passes in the function that runs
// commands.
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

// Config configures a Server.
type Config struct {
	Listen     string         // address of the SSH server
	Admin      string         // address of metrics and health, "" for none
	HostKeys   [][]byte       // private keys in PEM, at most one of each type
	Banner     string         // SSH banner, "" for none
	PublicName string         // HOST or HOST:PORT under which readers connect, "" if unknown
	ProxyFrom  []netip.Prefix // proxies that send the PROXY protocol
	Limits     Limits

	// Listener is used instead of listening on Listen, unless it is nil.
	Listener net.Listener

	Blog           ui.Blog
	Drafts, Future bool // whether these posts are served

	Commands []string                                 // names of the commands
	Run      func(ctx context.Context, c Command) int // runs a command and returns its exit code

	// Conversation is the name of the command that reads input, "" for none. It also
	// replaces the interactive reader on terminals that can't show that.
	Conversation string

	Log       *slog.Logger
	Addresses AddressLogging
	LogLost   func() int64 // number of lines that could not be logged; may be nil

	// Started is called when both addresses accept connections. admin is nil if there is
	// no such address.
	Started func(listen, admin net.Addr)
	// Draining is called when draining starts. It may be nil.
	Draining func()
}

// Command is a command line of a client.
type Command struct {
	Args        []string
	ParseError  string    // why the line could not be parsed, "" if it could; Args is empty then
	In          io.Reader // input, read line by line; nil unless the command reads some
	Out, Err    io.Writer
	Blog        ui.Blog           // the public posts
	OnOpen      func(*model.Post) // to be called with each article that is opened
	Terminal    bool              // Out is a terminal that supports escape sequences
	Width       int               // of the terminal in cells; 0 for a conversation without one
	Height      int               // of the terminal of a conversation in cells, else 0
	Environment []string          // of the session
}

// Server serves one blog.
type Server struct {
	config        Config
	gate          *gate
	blog          *servedBlog
	layouts       *layoutCache
	uiCache       ui.SharedCache
	pictures      *picture.Cache
	metrics       *metrics
	events        *eventLog
	ssh           *ssh.Server
	slots         atomic.Pointer[commandSlots]
	currentLimits atomic.Pointer[Limits]
	banner        atomic.Pointer[string]
	draining      chan struct{} // closed when the server is to end

	checkInterval time.Duration // between two looks at the goroutines
}

// limits returns the current limits.
func (s *Server) limits() Limits { return *s.currentLimits.Load() }

// fps is the frame rate of Bubble Tea's renderer, as low as possible: ours draws everything.
const fps = 1

// proxyTimeout is the time in which a proxy must send its header.
const proxyTimeout = 2 * time.Second

// New returns a server, which Run starts.
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
		config: c, gate: newGate(), draining: make(chan struct{}), checkInterval: goroutineCheckInterval,
	}
	s.banner.Store(&c.Banner)
	s.setLimits(c.Limits)
	s.events = newEventLog(c.Log, c.Addresses)
	s.metrics = newMetrics(s)
	s.blog = newServedBlog(c.Blog, c.Drafts, c.Future, newArticleCache(maxArticleBytes, s.metrics.articles))
	s.layouts = newLayoutCache(maxLayoutBytes, s.metrics.layouts)
	s.pictures = picture.NewCache()
	s.ssh, err = wish.NewServer(
		func(srv *ssh.Server) error { useKeys(srv, signers); return nil },
		wish.WithVersion("blogtui"),
		wish.WithMiddleware(s.reader, s.hint, s.command, s.conversation, s.track), // the last one runs first
	)
	if err != nil {
		return nil, err
	}
	s.ssh.HandshakeTimeout = c.Limits.HandshakeTimeout
	s.ssh.ConnCallback = s.acceptConn
	s.ssh.ServerConfigCallback = s.handshake
	s.ssh.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.serveChannel, "default": s.refuseChannel}
	s.ssh.RequestHandlers = map[string]ssh.RequestHandler{"default": s.refuseRequest}
	return s, nil
}

// parseKeys parses the host keys.
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

// Reload replaces host keys and banner for new connections, and limits for open ones too,
// where they have not been applied yet. On errors nothing changes.
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
	s.setLimits(l)
	return nil
}

// setLimits replaces the limits.
func (s *Server) setLimits(l Limits) {
	s.currentLimits.Store(&l)
	s.gate.setLimits(l)
	t := make(commandSlots, l.Commands)
	s.slots.Store(&t)
}

// Run serves until ctx ends, then drains: it still accepts connections for a moment, until
// load balancers have noticed, notifies all readers, and closes what is open after a grace
// period. If goroutines leak, it drains and returns an error, so that the server is restarted.
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
	go func() { ended <- s.ssh.Serve(s.withProxyProtocol(listener)) }()
	if s.config.Started != nil {
		s.config.Started(listener.Addr(), admin)
	}
	leaked := s.watchGoroutines(following)
	select {
	case err = <-ended:
		return err
	case <-ctx.Done():
	case err = <-leaked:
	}
	s.drain(listener, ended)
	return err
}

// listener returns the configured listener, or else listens on the configured address.
func (s *Server) listener() (net.Listener, error) {
	if s.config.Listener != nil {
		return s.config.Listener, nil
	}
	return net.Listen("tcp", s.config.Listen)
}

// drain ends all sessions. It closes the listener itself, since Shutdown of charm.land/ssh
// v0.4.3 has a data race between waiting for connections and counting a new one.
func (s *Server) drain(listener net.Listener, ended <-chan error) {
	l := s.limits()
	close(s.draining)
	if s.config.Draining != nil {
		s.config.Draining()
	}
	s.events.log.Info("draining", "sessions", s.metrics.open.Load(), "delay", l.DrainDelay.String(), "grace", l.DrainGrace.String())
	select {
	case <-time.After(l.DrainDelay):
	case err := <-ended:
		s.events.log.Error("listener ended", "error", err)
	}
	_ = listener.Close()
	waitUntil(l.DrainGrace+hangUpTimeout, func() bool { return s.metrics.open.Load() == 0 })
	waitUntil(hangUpTimeout, func() bool { all, _ := s.gate.count(); return all == 0 }) // clients close their connections themselves
	_ = s.ssh.Close()
	s.events.log.Info("stopped")
}

// hangUpTimeout is the time for a session to restore the terminal, and then for its client
// to close the connection.
const hangUpTimeout = 2 * time.Second

// waitUntil polls a condition until it holds or the timeout is over.
func waitUntil(timeout time.Duration, condition func() bool) {
	over := time.After(timeout)
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for !condition() {
		select {
		case <-over:
			return
		case <-tick.C:
		}
	}
}

// ready reports whether the server is not draining and has posts to show.
func (s *Server) ready() bool {
	select {
	case <-s.draining:
		return false
	default:
		return s.blog.library.Load().Stage() != model.Reading
	}
}

// Alive acquires the locks that all sessions share. In a deadlock it never returns.
func (s *Server) Alive() {
	s.gate.count()
	s.blog.notifyViews()
	s.layouts.size()
}

// withProxyProtocol requires the PROXY protocol of the configured proxies and ignores it
// from others.
func (s *Server) withProxyProtocol(listener net.Listener) net.Listener {
	if len(s.config.ProxyFrom) == 0 {
		return listener
	}
	return &proxyproto.Listener{
		Listener: listener, ReadHeaderTimeout: proxyTimeout,
		ConnPolicy: func(o proxyproto.ConnPolicyOptions) (proxyproto.Policy, error) {
			if s.isProxy(o.Upstream) {
				return proxyproto.REQUIRE, nil
			}
			return proxyproto.SKIP, nil
		},
	}
}

// isProxy reports whether an address is that of a configured proxy.
func (s *Server) isProxy(addr net.Addr) bool {
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
