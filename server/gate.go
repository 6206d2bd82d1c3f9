package server

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// refusal is a reason to refuse a client: a label of metrics and logs.
type refusal string

const (
	admitted               refusal = ""
	tooMany                refusal = "connections"
	tooManyPerAddress      refusal = "per_address"
	tooManyUnauthenticated refusal = "unauthenticated"
	tooFast                refusal = "rate"
	paused                 refusal = "paused"
	notSSH                 refusal = "not_ssh"
	wrongVersion           refusal = "version"
	handshakeFailed        refusal = "handshake"
	secondChannel          refusal = "second_channel"
	otherChannel           refusal = "channel_type"
	otherRequest           refusal = "request"
	manyRequests           refusal = "requests"
	badCommand             refusal = "command"
	flooding               refusal = "flood"
	noSession              refusal = "no_session"
)

// refusalMessages are sent to clients that are refused before authentication.
var refusalMessages = map[refusal]string{
	tooMany:                "This blog has as many readers as it can take. Please come back in a few minutes.",
	tooManyPerAddress:      "There are too many connections from your address. Please close one of them.",
	tooManyUnauthenticated: "This blog is busy. Please try again in a few seconds.",
	tooFast:                "Your address connects too often. Please wait a moment.",
	wrongVersion:           "This blog speaks version 2.0 of SSH.",
	paused:                 "Something at your address did not speak SSH. Please wait a few minutes.",
}

// Pauses of addresses that do not speak SSH. They double each time.
const (
	minPause = time.Minute
	maxPause = 10 * time.Minute
)

// maxAddresses is the number of addresses from which those without connections are evicted,
// since an IPv6 network has any number of them.
const maxAddresses = 20_000

// gate counts connections and decides which ones are admitted.
type gate struct {
	limits Limits

	mu              sync.Mutex
	connections     int
	unauthenticated int // not yet authenticated
	addresses       map[netip.Prefix]*addressState
}

// addressState is the state of an address.
type addressState struct {
	open        int
	rate        *rate.Limiter
	nextPause   time.Duration // length of the next pause
	pausedUntil time.Time     // end of the current pause
}

func newGate() *gate { return &gate{addresses: map[netip.Prefix]*addressState{}} }

// setLimits replaces the limits, for known addresses too.
func (g *gate) setLimits(l Limits) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.limits = l
	for _, c := range g.addresses {
		c.rate.SetLimit(rate.Limit(l.NewPerSecond))
		c.rate.SetBurst(l.Burst)
	}
}

// addressOf returns what counts as one address: an IPv4 address or an IPv6 /64, which is
// what a household is assigned.
func addressOf(addr net.Addr) netip.Prefix {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok {
		return netip.Prefix{}
	}
	ip := tcp.AddrPort().Addr().Unmap().WithZone("")
	bits := 64
	if ip.Is4() {
		bits = 32
	}
	prefix, _ := ip.Prefix(bits)
	return prefix
}

// admit counts a connection, or returns why it is refused.
func (g *gate) admit(from netip.Prefix, now time.Time) refusal {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := g.addresses[from]
	if c == nil {
		g.evict(now)
		c = &addressState{rate: rate.NewLimiter(rate.Limit(g.limits.NewPerSecond), g.limits.Burst), nextPause: minPause}
		g.addresses[from] = c
	}
	switch {
	case now.Before(c.pausedUntil):
		return paused
	case c.open >= g.limits.PerAddress:
		return tooManyPerAddress
	case !c.rate.AllowN(now, 1):
		return tooFast
	case g.connections >= g.limits.Connections:
		return tooMany
	case g.unauthenticated >= g.limits.Unauthenticated:
		return tooManyUnauthenticated
	}
	g.connections++
	g.unauthenticated++
	c.open++
	return admitted
}

// evict removes addresses if there are too many: those without connections and pauses, and
// then others without connections until a tenth is free, so that it is rarely needed.
func (g *gate) evict(now time.Time) {
	if len(g.addresses) < maxAddresses {
		return
	}
	for from, c := range g.addresses {
		if c.open == 0 && now.After(c.pausedUntil) {
			delete(g.addresses, from)
		}
	}
	for from, c := range g.addresses {
		if len(g.addresses) <= maxAddresses*9/10 {
			return
		}
		if c.open == 0 {
			delete(g.addresses, from)
		}
	}
}

// authenticated marks a connection as authenticated.
func (g *gate) authenticated() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.unauthenticated--
}

// release removes an admitted connection.
func (g *gate) release(from netip.Prefix, authenticated bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.connections--
	if !authenticated {
		g.unauthenticated--
	}
	if c := g.addresses[from]; c != nil {
		c.open--
	}
}

// pause refuses an address for a while, each time twice as long.
func (g *gate) pause(from netip.Prefix, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if c := g.addresses[from]; c != nil && !now.Before(c.pausedUntil) {
		c.pausedUntil = now.Add(c.nextPause)
		c.nextPause = min(2*c.nextPause, maxPause)
	}
}

// count returns the number of connections and of those that are not authenticated.
func (g *gate) count() (all, strange int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.connections, g.unauthenticated
}
