package server

import (
	"errors"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// refusalTimeout is how long a refused client may take to read the reason.
const refusalTimeout = time.Second

// versionPrefix is how SSH 2.0 clients start (RFC 4253 section 4.2). Clients that do not
// even send sshPrefix do not speak SSH, such as browsers and proxies; others speak another
// version.
const (
	sshPrefix     = "SSH-"
	versionPrefix = sshPrefix + "2.0-"
)

var (
	errNotSSH       = errors.New("the client does not speak SSH")
	errVersion      = errors.New("the client speaks another version of SSH")
	errLongGreeting = errors.New("the handshake is too long")
)

// gatedConn is a connection that the gate has admitted.
type gatedConn struct {
	net.Conn
	gate              *gate
	from              netip.Prefix
	start             time.Time
	maxHandshakeBytes int64 // limit of bytesIn before authentication
	prefixRead        int   // bytes of versionPrefix that were read; only used by Read
	isAuthenticated   atomic.Bool
	isNotSSH          atomic.Bool
	isWrongVersion    atomic.Bool
	bytesIn           atomic.Int64
	bytesOut          atomic.Int64
	once              sync.Once
	onEnd             func(authenticated bool)
}

// Read implements io.Reader. It fails unless the input starts with versionPrefix.
func (c *gatedConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	total := c.bytesIn.Add(int64(n))
	for i := 0; i < n && c.prefixRead < len(versionPrefix); i++ {
		if p[i] != versionPrefix[c.prefixRead] {
			return 0, c.rejectPrefix()
		}
		c.prefixRead++
	}
	if !c.isAuthenticated.Load() && total > c.maxHandshakeBytes {
		return 0, errLongGreeting
	}
	return n, err
}

// rejectPrefix returns the error for a wrong prefix. Clients that speak another version of
// SSH are sent the reason.
func (c *gatedConn) rejectPrefix() error {
	if c.prefixRead < len(sshPrefix) {
		c.isNotSSH.Store(true)
		return errNotSSH
	}
	c.isWrongVersion.Store(true)
	rejectConn(c.Conn, refusalMessages[wrongVersion])
	return errVersion
}

func (c *gatedConn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.bytesOut.Add(int64(n))
	return n, err
}

// authenticated marks the connection as authenticated.
func (c *gatedConn) authenticated() {
	if !c.isAuthenticated.Swap(true) {
		c.gate.authenticated()
	}
}

// Close closes the connection and releases it from the gate, once.
func (c *gatedConn) Close() error {
	err := c.Conn.Close()
	c.once.Do(func() {
		authenticated := c.isAuthenticated.Swap(true)
		c.gate.release(c.from, authenticated)
		c.onEnd(authenticated)
	})
	return err
}

// rejectConn sends a refused client the reason and closes the connection. RFC 4253 section
// 4.2 allows lines of text before the version.
func rejectConn(conn net.Conn, why string) {
	defer func() { _ = conn.Close() }()
	deadline := time.Now().Add(refusalTimeout)
	if conn.SetDeadline(deadline) != nil {
		return
	}
	if _, err := conn.Write([]byte(why + "\r\n")); err != nil {
		return
	}
	half, ok := conn.(interface{ CloseWrite() error })
	if !ok || half.CloseWrite() != nil {
		return
	}
	// Closing with unread input would reset the connection before the client has read the line.
	scrap := make([]byte, 512)
	for range 16 {
		if _, err := conn.Read(scrap); err != nil {
			return
		}
	}
}
