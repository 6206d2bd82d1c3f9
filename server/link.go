package server

import (
	"errors"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"
)

// lingering is how long a client that is refused may take to read why.
const lingering = time.Second

// opening is how a client begins that speaks SSH 2.0 (RFC 4253 section 4.2). Of
// one that does not get as far as sshName, a header of the PROXY protocol or a
// browser, nothing is known; the others speak another version.
const (
	sshName = "SSH-"
	opening = sshName + "2.0-"
)

var (
	errNotSSH       = errors.New("the client does not speak SSH")
	errVersion      = errors.New("the client speaks another version of SSH")
	errLongGreeting = errors.New("the handshake is too long")
)

// link is a connection that the gate has let in.
type link struct {
	net.Conn
	gate  *gate
	from  netip.Prefix
	began time.Time
	most  int64       // bytes that may come before authentication
	heard int         // bytes of the opening; only reading touches it
	known atomic.Bool // authenticated
	alien atomic.Bool // it spoke something else
	other atomic.Bool // it spoke another version
	in    atomic.Int64
	out   atomic.Int64
	once  sync.Once
	onEnd func(known bool)
}

// Read reads. A client whose first bytes are not the opening gets no further.
func (l *link) Read(p []byte) (int, error) {
	n, err := l.Conn.Read(p)
	total := l.in.Add(int64(n))
	for i := 0; i < n && l.heard < len(opening); i++ {
		if p[i] != opening[l.heard] {
			return 0, l.misheard()
		}
		l.heard++
	}
	if !l.known.Load() && total > l.most {
		return 0, errLongGreeting
	}
	return n, err
}

// misheard turns a client away that does not begin with the opening.
func (l *link) misheard() error {
	if l.heard < len(sshName) {
		l.alien.Store(true)
		return errNotSSH
	}
	l.other.Store(true)
	turnAway(l.Conn, sentences[wrongVersion])
	return errVersion
}

func (l *link) Write(p []byte) (int, error) {
	n, err := l.Conn.Write(p)
	l.out.Add(int64(n))
	return n, err
}

// authenticated removes the client from the count of unknown ones.
func (l *link) authenticated() {
	if !l.known.Swap(true) {
		l.gate.known()
	}
}

// Close closes the connection and leaves the gate, once.
func (l *link) Close() error {
	err := l.Conn.Close()
	l.once.Do(func() {
		known := l.known.Swap(true)
		l.gate.leave(l.from, known)
		l.onEnd(known)
	})
	return err
}

// turnAway sends a client a line with the reason why it is not admitted, which RFC
// 4253 section 4.2 allows before the version.
func turnAway(conn net.Conn, why string) {
	defer func() { _ = conn.Close() }()
	deadline := time.Now().Add(lingering)
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
	// Closing with unread bytes would make the system take the line back.
	scrap := make([]byte, 512)
	for range 16 {
		if _, err := conn.Read(scrap); err != nil {
			return
		}
	}
}
