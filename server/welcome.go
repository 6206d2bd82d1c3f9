package server

import (
	"net"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Algorithms that a current audit has nothing against. The first of each kind
// that the client knows is used.
var (
	keyExchanges = []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519, "curve25519-sha256@libssh.org"}
	ciphers      = []string{gossh.CipherChaCha20Poly1305, gossh.CipherAES256GCM, gossh.CipherAES128GCM}
	macs         = []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM}
)

// welcome lets a connection in, before a byte of it is read, or turns it away.
func (s *Server) welcome(ctx ssh.Context, conn net.Conn) net.Conn {
	from := callerOf(conn.RemoteAddr())
	if why := s.gate.enter(from, time.Now()); why != admitted {
		s.refuse(from, why)
		turnAway(conn, sentences[why])
		return nil
	}
	s.metrics.connections.Inc()
	l := &link{Conn: conn, gate: s.gate, from: from, began: time.Now(), most: s.limits().HandshakeBytes}
	v := newVisitor(l)
	l.onEnd = func(known bool) {
		v.start.Stop()
		v.hangUp()
		s.ended(l, known)
	}
	v.start = time.AfterFunc(2*s.limits().HandshakeTimeout, func() {
		if l.known.Load() {
			s.refuse(from, noSession)
		}
		_ = l.Close()
	})
	ctx.SetValue(visitorKey{}, v)
	return l
}

// handshake returns the configuration of one connection, which admits everyone: by
// none, or by keyboard-interactive for clients that don't try none. No password and no
// key is asked for.
func (s *Server) handshake(ctx ssh.Context) *gossh.ServerConfig {
	v := visitorOf(ctx)
	c := &gossh.ServerConfig{
		NoClientAuth: true,
		MaxAuthTries: s.limits().AuthTries,
		KeyboardInteractiveCallback: func(gossh.ConnMetadata, gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
			return nil, nil
		},
		AuthLogCallback: func(_ gossh.ConnMetadata, _ string, err error) {
			if err == nil {
				v.link.authenticated()
				s.metrics.handshakes.Observe(time.Since(v.link.began).Seconds())
			}
		},
		BannerCallback: func(gossh.ConnMetadata) string { return *s.banner.Load() },
	}
	c.KeyExchanges, c.Ciphers, c.MACs = keyExchanges, ciphers, macs
	return c
}

// ended settles the account of a connection. A handshake that came to nothing is
// nobody's fault, but an address that spoke something else than SSH has to wait.
func (s *Server) ended(l *link, known bool) {
	s.metrics.bytes.WithLabelValues("in").Add(float64(l.in.Load()))
	s.metrics.bytes.WithLabelValues("out").Add(float64(l.out.Load()))
	switch {
	case known:
	case l.alien.Load():
		if !s.proxy(l.Conn.RemoteAddr()) {
			s.gate.punish(l.from, time.Now())
		}
		s.refuse(l.from, notSSH)
	case l.other.Load():
		s.refuse(l.from, wrongVersion)
	case l.in.Load() > 0: // others only looked whether the door is open
		s.refuse(l.from, handshakeFailed)
	}
}
