package server

import (
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// keepAliveRequest is the name by which OpenSSH asks whether the other side is
// still there; any answer, also a refusal, says yes.
const keepAliveRequest = "keepalive@openssh.com"

// asksPerSecond is how often a client may send requests to the connection.
const asksPerSecond = 2

// mostStrays are requests and channels of other kinds, such as forwarding, that
// are refused before the connection is closed.
const mostStrays = 50

// serveChannel accepts the one session channel of a connection.
func (s *Server) serveChannel(srv *ssh.Server, conn *gossh.ServerConn, offered gossh.NewChannel, ctx ssh.Context) {
	v := visitorOf(ctx)
	if v.opened.Swap(true) {
		s.refuse(v.link.from, secondChannel)
		_ = offered.Reject(gossh.ResourceShortage, "one session per connection")
		v.stray()
		return
	}
	v.shut = func() { _ = conn.Close() }
	ssh.DefaultSessionHandler(srv, conn, &filteredChannel{NewChannel: offered, server: s, visitor: v}, ctx)
	_ = conn.Close() // it has no other purpose
}

// refuseChannel refuses forwarding of every kind.
func (s *Server) refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, offered gossh.NewChannel, ctx ssh.Context) {
	v := visitorOf(ctx)
	s.refuse(v.link.from, otherChannel)
	_ = offered.Reject(gossh.Prohibited, "only sessions are served here: no forwarding of any kind")
	v.stray()
}

// refuseRequest refuses requests to the connection, such as to listen. Clients
// ask whether the server is still there by such requests as well, for as long as
// a session lasts: only a flood is held against them.
func (s *Server) refuseRequest(ctx ssh.Context, _ *ssh.Server, request *gossh.Request) (bool, []byte) {
	v := visitorOf(ctx)
	if request.Type != keepAliveRequest {
		s.refuse(v.link.from, otherRequest)
	}
	if !v.asking.Allow() {
		v.stray()
	}
	return false, nil
}

// stray counts what no reader's client does, and in the end hangs up.
func (v *visitor) stray() {
	if v.strays.Add(1) > mostStrays {
		_ = v.link.Close()
	}
}

// filteredChannel stands between x/crypto and the library that serves sessions: the
// latter gets only requests that are in order.
type filteredChannel struct {
	gossh.NewChannel
	server  *Server
	visitor *visitor
}

// Accept accepts the channel and begins to sift its requests.
func (d *filteredChannel) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, all, err := d.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	sifted := make(chan *gossh.Request)
	go d.sift(all, sifted)
	return &channel{Channel: ch, server: d.server, visitor: d.visitor}, sifted, nil
}

// sift answers requests itself and passes on, made harmless, what starts a
// session.
func (d *filteredChannel) sift(all <-chan *gossh.Request, sifted chan<- *gossh.Request) {
	defer close(sifted)
	defer d.visitor.hangUp()
	for request := range all {
		if request.Type != "window-change" && d.visitor.requests.Add(1) > int64(d.server.limits().Requests) {
			d.server.refuse(d.visitor.link.from, manyRequests)
			d.visitor.shut()
			continue // the others are read until the channel is closed
		}
		ok, pass := d.judge(request)
		if pass {
			sifted <- request
			continue
		}
		_ = request.Reply(ok, nil)
	}
}

// judge decides on a request: whether the answer is yes, or that the library
// may answer it.
func (d *filteredChannel) judge(request *gossh.Request) (ok, pass bool) {
	v, limits := d.visitor, d.server.limits()
	switch request.Type {
	case "pty-req":
		payload, ok := v.openTerminal(request.Payload, limits)
		if ok {
			request.Payload = payload
		}
		return false, ok
	case "window-change":
		var window windowRequest
		if !v.terminal || gossh.Unmarshal(request.Payload, &window) != nil {
			return false, false
		}
		v.resize(limits.clamp(window.Columns, window.Rows))
		return true, false
	case "env":
		return v.setVariable(request.Payload, limits), false
	case "shell", "exec":
		if !v.begin(request.Type, request.Payload, limits) {
			return false, false
		}
		v.start.Stop()
		request.Type, request.Payload = "shell", nil // the command is the visitor's
		return false, true
	case "signal":
		return v.signal(request.Payload), false
	}
	d.server.metrics.refusals.WithLabelValues(string(otherRequest)).Inc()
	return false, false
}

// channel detects clients that read no output and clients that have hung up.
type channel struct {
	gossh.Channel
	server  *Server
	visitor *visitor
	writes  sync.Mutex
}

// Read reads what the client types. Its end is the end of a session, but for
// conversations, which have to take what was sent before.
func (c *channel) Read(p []byte) (int, error) {
	n, err := c.Channel.Read(p)
	if err != nil && !c.visitor.talks.Load() {
		c.visitor.hangUp()
	}
	return n, err
}

// writeSize is how many bytes are written at once, so that a slow client can be told
// apart from one that reads nothing.
const writeSize = 16 << 10

// Write writes; a client that reads nothing for too long loses its connection. Bubble
// Tea draws the next frame only when the last one is written, so that a slow reader
// gets the newest frame and nothing queues up.
func (c *channel) Write(p []byte) (int, error) {
	c.writes.Lock()
	defer c.writes.Unlock()
	stall := time.AfterFunc(c.server.limits().StallTimeout, func() {
		c.visitor.stalled.Store(true)
		_ = c.visitor.link.Close()
	})
	defer stall.Stop()
	written := 0
	for written < len(p) {
		stall.Reset(c.server.limits().StallTimeout)
		n, err := c.Channel.Write(p[written:min(len(p), written+writeSize)])
		if written += n; err != nil {
			return written, err
		}
	}
	c.server.answered(c.visitor)
	return written, nil
}
