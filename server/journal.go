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
	// AddressesHashed logs a number for each address, which nobody can turn back
	// and which is another one after the next start.
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
	return "", fmt.Errorf("%q is none of full, hashed, off", name)
}

// Refusals are logged so often; the others are counted and named with the next.
const (
	refusalsPerSecond = 5
	refusalsBurst     = 50
)

// journal writes the log.
type journal struct {
	log       *slog.Logger
	addresses AddressLogging
	secret    []byte
	refusals  *rate.Limiter
}

func newJournal(log *slog.Logger, addresses AddressLogging) *journal {
	j := &journal{log: log, addresses: addresses, secret: make([]byte, 32), refusals: rate.NewLimiter(refusalsPerSecond, refusalsBurst)}
	if j.log == nil {
		j.log = slog.New(slog.DiscardHandler)
	}
	_, _ = rand.Read(j.secret) // never fails: crypto/rand ends the program instead
	return j
}

// address is what may be logged of where a client is.
func (j *journal) address(from netip.Prefix) slog.Attr {
	switch j.addresses {
	case AddressesFull:
		return slog.String("address", from.String())
	case AddressesHashed:
		mac := hmac.New(sha256.New, j.secret)
		_, _ = mac.Write([]byte(from.String()))
		return slog.String("address", hex.EncodeToString(mac.Sum(nil)[:6]))
	}
	return slog.Attr{}
}

// session logs the end of a session and what it was.
func (j *journal) session(sess ssh.Session, v *visitor, o outcome, lasted time.Duration) {
	j.log.LogAttrs(sess.Context(), slog.LevelInfo, "session",
		slog.String("session", v.id), j.address(v.link.from),
		slog.String("kind", string(o.kind)), slog.String("end", string(o.ending)),
		slog.String("client", clip(sess.Context().ClientVersion())), slog.String("terminal", v.term),
		slog.Float64("seconds", lasted.Round(time.Millisecond).Seconds()), slog.Int64("reads", v.reads.Load()),
		slog.Int64("bytes_in", v.link.in.Load()), slog.Int64("bytes_out", v.link.out.Load()),
	)
}

// refuse counts a client that is turned away, and logs it.
func (s *Server) refuse(from netip.Prefix, why refusal) {
	s.metrics.refusals.WithLabelValues(string(why)).Inc()
	if s.journal.refusals.Allow() {
		s.journal.log.LogAttrs(context.Background(), slog.LevelWarn, "refused", slog.String("reason", string(why)), s.journal.address(from))
	}
}

// longestValue bounds in bytes what is logged of what a client sent.
const longestValue = 64

// clip makes a value fit for a log.
func clip(s string) string { return clean.Line(s[:min(len(s), longestValue)]) }
