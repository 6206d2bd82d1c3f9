package server

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/netip"
	"time"

	"blogtui/model/clean"

	"charm.land/ssh"
	"golang.org/x/time/rate"
)

// AddressLogging selects how a client's address is written to the log.
type AddressLogging string

const (
	// AddressesHashed logs a keyed hash of each address. The key is new at each start.
	AddressesHashed AddressLogging = "hashed"
	// AddressesFull logs IPv4 addresses and IPv6 /64 prefixes.
	AddressesFull AddressLogging = "full"
	// AddressesOff logs no address.
	AddressesOff AddressLogging = "off"
)

// ParseAddressLogging reads "full", "hashed" or "off".
func ParseAddressLogging(name string) (AddressLogging, error) {
	switch a := AddressLogging(name); a {
	case AddressesFull, AddressesHashed, AddressesOff:
		return a, nil
	}
	return "", fmt.Errorf("%q is not one of full, hashed, off", name)
}

// Rate of logged refusals. Metrics count all of them.
const (
	refusalsPerSecond = 5
	refusalsBurst     = 50
)

// eventLog writes the log of the server.
type eventLog struct {
	log       *slog.Logger
	addresses AddressLogging
	secret    []byte
	refusals  *rate.Limiter
}

func newEventLog(log *slog.Logger, addresses AddressLogging) *eventLog {
	j := &eventLog{log: log, addresses: addresses, secret: make([]byte, 32), refusals: rate.NewLimiter(refusalsPerSecond, refusalsBurst)}
	if j.log == nil {
		j.log = slog.New(slog.DiscardHandler)
	}
	_, _ = rand.Read(j.secret) // never fails: crypto/rand ends the program instead
	return j
}

// address returns what may be logged of the address of a client.
func (l *eventLog) address(from netip.Prefix) slog.Attr {
	switch l.addresses {
	case AddressesFull:
		return slog.String("address", from.String())
	case AddressesHashed:
		mac := hmac.New(sha256.New, l.secret)
		_, _ = mac.Write([]byte(from.String()))
		return slog.String("address", hex.EncodeToString(mac.Sum(nil)[:6]))
	}
	return slog.Attr{}
}

// session logs the end of a session.
func (l *eventLog) session(sess ssh.Session, v *visitor, o outcome, lasted time.Duration) {
	l.log.LogAttrs(sess.Context(), slog.LevelInfo, "session",
		slog.String("session", v.id), l.address(v.conn.from),
		slog.String("kind", string(o.kind)), slog.String("end", string(o.ending)),
		slog.String("client", logValue(sess.Context().ClientVersion())), slog.String("terminal", v.term),
		slog.Float64("seconds", lasted.Round(time.Millisecond).Seconds()), slog.Int64("reads", v.reads.Load()),
		slog.Int64("bytes_in", v.conn.bytesIn.Load()), slog.Int64("bytes_out", v.conn.bytesOut.Load()),
	)
}

// refuse counts and logs a refusal.
func (s *Server) refuse(from netip.Prefix, why refusal) {
	s.metrics.refusals.WithLabelValues(string(why)).Inc()
	if s.events.refusals.Allow() {
		s.events.log.LogAttrs(context.Background(), slog.LevelWarn, "refused", slog.String("reason", string(why)), s.events.address(from))
	}
}

// maxLogValue is the maximum length of logged values that a client sent, in bytes.
const maxLogValue = 64

// logValue sanitizes and truncates a value for the log.
func logValue(s string) string { return clean.Line(s[:min(len(s), maxLogValue)]) }
