package server

import (
	"sync"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// keepAliveRequest is OpenSSH's keepalive request. Any reply to it, even a failure, shows
// that the other side is alive.
const keepAliveRequest = "keepalive@openssh.com"

// requestsPerSecond limits the requests of a client to the connection.
const requestsPerSecond = 2

// maxStrays is the number of unexpected requests and channels, such as forwarding, after
// which the connection is closed.
const maxStrays = 50

// serveChannel accepts the one session channel of a connection.
func (s *Server) serveChannel(srv *ssh.Server, conn *gossh.ServerConn, offered gossh.NewChannel, ctx ssh.Context) {
	v := visitorOf(ctx)
	if v.hasSession.Swap(true) {
		s.refuse(v.conn.from, secondChannel)
		_ = offered.Reject(gossh.ResourceShortage, "one session per connection")
		v.countStray()
		return
	}
	v.closeConn = func() { _ = conn.Close() }
	ssh.DefaultSessionHandler(srv, conn, &filteredChannel{NewChannel: offered, server: s, visitor: v}, ctx)
	_ = conn.Close() // a connection has only one session
}

// refuseChannel refuses forwarding of every kind.
func (s *Server) refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, offered gossh.NewChannel, ctx ssh.Context) {
	v := visitorOf(ctx)
	s.refuse(v.conn.from, otherChannel)
	_ = offered.Reject(gossh.Prohibited, "only sessions are served here: no forwarding of any kind")
	v.countStray()
}

// refuseRequest refuses requests to the connection, such as for forwarding. Keepalive
// requests also arrive here, for as long as a session lasts, so only a flood counts as stray.
func (s *Server) refuseRequest(ctx ssh.Context, _ *ssh.Server, request *gossh.Request) (bool, []byte) {
	v := visitorOf(ctx)
	if request.Type != keepAliveRequest {
		s.refuse(v.conn.from, otherRequest)
	}
	if !v.requestRate.Allow() {
		v.countStray()
	}
	return false, nil
}

// countStray counts unexpected requests and closes the connection if there are too many.
func (v *visitor) countStray() {
	if v.strays.Add(1) > maxStrays {
		_ = v.conn.Close()
	}
}

// filteredChannel passes only valid requests from x/crypto to the SSH server library.
type filteredChannel struct {
	gossh.NewChannel
	server  *Server
	visitor *visitor
}

// Accept implements gossh.NewChannel.
func (c *filteredChannel) Accept() (gossh.Channel, <-chan *gossh.Request, error) {
	ch, all, err := c.NewChannel.Accept()
	if err != nil {
		return nil, nil, err
	}
	filtered := make(chan *gossh.Request)
	go c.filterRequests(all, filtered)
	return &channel{Channel: ch, server: c.server, visitor: c.visitor}, filtered, nil
}

// filterRequests replies to most requests. It passes on those that start a session, with
// sanitized payloads.
func (c *filteredChannel) filterRequests(all <-chan *gossh.Request, filtered chan<- *gossh.Request) {
	defer close(filtered)
	defer c.visitor.hangUp()
	for request := range all {
		if request.Type != "window-change" && c.visitor.requests.Add(1) > int64(c.server.limits().Requests) {
			c.server.refuse(c.visitor.conn.from, manyRequests)
			c.visitor.closeConn()
			continue // drain requests until the channel is closed
		}
		ok, pass := c.handleRequest(request)
		if pass {
			filtered <- request
			continue
		}
		_ = request.Reply(ok, nil)
	}
}

// handleRequest handles a request. It returns the reply, or pass if the SSH server library
// is to handle it.
func (c *filteredChannel) handleRequest(request *gossh.Request) (ok, pass bool) {
	v, limits := c.visitor, c.server.limits()
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
		if !v.startSession(request.Type, request.Payload, limits) {
			return false, false
		}
		v.startTimer.Stop()
		request.Type, request.Payload = "shell", nil // the command line is in visitor
		return false, true
	case "signal":
		return v.signal(request.Payload), false
	}
	c.server.metrics.refusals.WithLabelValues(string(otherRequest)).Inc()
	return false, false
}

// channel detects clients that do not read output and clients that have disconnected.
type channel struct {
	gossh.Channel
	server  *Server
	visitor *visitor
	writeMu sync.Mutex
}

// Read implements io.Reader. The end of the input ends the session, except for
// conversations, which still have to read buffered input.
func (c *channel) Read(p []byte) (int, error) {
	n, err := c.Channel.Read(p)
	if err != nil && !c.visitor.inConversation.Load() {
		c.visitor.hangUp()
	}
	return n, err
}

// writeSize is the number of bytes that are written at once, to distinguish a slow client
// from one that reads nothing.
const writeSize = 16 << 10

// Write implements io.Writer. It closes the connection of a client that reads nothing for
// too long. The renderer draws the next frame only after a write, so that slow clients get
// the newest frame and nothing queues up.
func (c *channel) Write(p []byte) (int, error) {
	c.writeMu.Lock()
	defer c.writeMu.Unlock()
	stall := time.AfterFunc(c.server.limits().StallTimeout, func() {
		c.visitor.stalled.Store(true)
		_ = c.visitor.conn.Close()
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
	c.server.observeFrame(c.visitor)
	return written, nil
}
