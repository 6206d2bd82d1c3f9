package server

import (
	"net"
	"time"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// Algorithms that current SSH audits accept, in order of preference.
var (
	keyExchanges = []string{gossh.KeyExchangeMLKEM768X25519, gossh.KeyExchangeCurve25519, "curve25519-sha256@libssh.org"}
	ciphers      = []string{gossh.CipherChaCha20Poly1305, gossh.CipherAES256GCM, gossh.CipherAES128GCM}
	macs         = []string{gossh.HMACSHA256ETM, gossh.HMACSHA512ETM}
)

// acceptConn admits or refuses a connection, before anything is read from it.
func (s *Server) acceptConn(ctx ssh.Context, conn net.Conn) net.Conn {
	from := addressOf(conn.RemoteAddr())
	if why := s.gate.admit(from, time.Now()); why != admitted {
		s.refuse(from, why)
		rejectConn(conn, refusalMessages[why])
		return nil
	}
	s.metrics.connections.Inc()
	l := &gatedConn{Conn: conn, gate: s.gate, from: from, start: time.Now(), maxHandshakeBytes: s.limits().HandshakeBytes}
	v := newVisitor(l)
	l.onEnd = func(authenticated bool) {
		v.startTimer.Stop()
		v.hangUp()
		s.connClosed(l, authenticated)
	}
	v.startTimer = time.AfterFunc(2*s.limits().HandshakeTimeout, func() {
		if l.isAuthenticated.Load() {
			s.refuse(from, noSession)
		}
		_ = l.Close()
	})
	ctx.SetValue(visitorKey{}, v)
	return l
}

// handshake returns the configuration of one connection, which admits everyone: with the
// authentication method none, or keyboard-interactive without questions for clients that
// don't try none.
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
				v.conn.authenticated()
				s.metrics.handshakes.Observe(time.Since(v.conn.start).Seconds())
			}
		},
		BannerCallback: func(gossh.ConnMetadata) string { return *s.banner.Load() },
	}
	c.KeyExchanges, c.Ciphers, c.MACs = keyExchanges, ciphers, macs
	return c
}

// connClosed counts the bytes of a closed connection and logs why it was not authenticated.
// Failed handshakes have no consequences; addresses that do not speak SSH are paused.
func (s *Server) connClosed(l *gatedConn, authenticated bool) {
	s.metrics.bytes.WithLabelValues("in").Add(float64(l.bytesIn.Load()))
	s.metrics.bytes.WithLabelValues("out").Add(float64(l.bytesOut.Load()))
	switch {
	case authenticated:
	case l.isNotSSH.Load():
		if !s.isProxy(l.Conn.RemoteAddr()) {
			s.gate.pause(l.from, time.Now())
		}
		s.refuse(l.from, notSSH)
	case l.isWrongVersion.Load():
		s.refuse(l.from, wrongVersion)
	case l.bytesIn.Load() > 0: // otherwise a port check
		s.refuse(l.from, handshakeFailed)
	}
}
