package server

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// refusal is why a client is turned away: a label for metrics and logs.
type refusal string

const (
	admitted        refusal = ""
	tooMany         refusal = "connections"
	tooManyOfOne    refusal = "per_address"
	tooManyStrange  refusal = "unauthenticated"
	tooFast         refusal = "rate"
	paused          refusal = "paused"
	notSSH          refusal = "not_ssh"
	wrongVersion    refusal = "version"
	handshakeFailed refusal = "handshake"
	secondChannel   refusal = "second_channel"
	otherChannel    refusal = "channel_type"
	otherRequest    refusal = "request"
	manyRequests    refusal = "requests"
	badCommand      refusal = "command"
	flooding        refusal = "flood"
	noSession       refusal = "no_session"
)

// sentences are what a client reads that is refused before authentication.
var sentences = map[refusal]string{
	tooMany:        "This blog has as many readers as it can take. Please come back in a few minutes.",
	tooManyOfOne:   "There are too many connections from your address. Please close one of them.",
	tooManyStrange: "This blog is busy. Please try again in a few seconds.",
	tooFast:        "Your address connects too often. Please wait a moment.",
	wrongVersion:   "This blog speaks version 2.0 of SSH.",
	paused:         "Something at your address did not speak SSH. Please wait a few minutes.",
}

// Pauses of an address that sends garbage.
const (
	firstPause   = time.Minute
	longestPause = 10 * time.Minute
)

// addressesKept bounds the addresses that are remembered besides those that are
// connected: an IPv6 network has more addresses than memory has room for.
const addressesKept = 20_000

// gate counts connections and decides which ones are admitted.
type gate struct {
	limits Limits

	mu          sync.Mutex
	connections int
	strange     int // not yet authenticated
	callers     map[netip.Prefix]*caller
}

// caller is one address.
type caller struct {
	open  int
	rate  *rate.Limiter
	pause time.Duration // the next one
	until time.Time     // end of the present one
}

func newGate() *gate { return &gate{callers: map[netip.Prefix]*caller{}} }

// apply puts limits into force, for addresses that are known as well.
func (g *gate) apply(l Limits) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.limits = l
	for _, c := range g.callers {
		c.rate.SetLimit(rate.Limit(l.NewPerSecond))
		c.rate.SetBurst(l.Burst)
	}
}

// callerOf is what counts as one address: an IPv4 address, or the IPv6 /64 that
// one household gets.
func callerOf(addr net.Addr) netip.Prefix {
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

// enter admits a connection, or returns why not.
func (g *gate) enter(from netip.Prefix, now time.Time) refusal {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := g.callers[from]
	if c == nil {
		g.forget(now)
		c = &caller{rate: rate.NewLimiter(rate.Limit(g.limits.NewPerSecond), g.limits.Burst), pause: firstPause}
		g.callers[from] = c
	}
	switch {
	case now.Before(c.until):
		return paused
	case c.open >= g.limits.PerAddress:
		return tooManyOfOne
	case !c.rate.AllowN(now, 1):
		return tooFast
	case g.connections >= g.limits.Connections:
		return tooMany
	case g.strange >= g.limits.Unauthenticated:
		return tooManyStrange
	}
	g.connections++
	g.strange++
	c.open++
	return admitted
}

// forget drops addresses when there are too many: those that nothing speaks against,
// and then, in no order, a tenth, so that it is not called for each new one.
func (g *gate) forget(now time.Time) {
	if len(g.callers) < addressesKept {
		return
	}
	for from, c := range g.callers {
		if c.open == 0 && now.After(c.until) {
			delete(g.callers, from)
		}
	}
	for from, c := range g.callers {
		if len(g.callers) <= addressesKept*9/10 {
			return
		}
		if c.open == 0 {
			delete(g.callers, from)
		}
	}
}

// known counts a connection as authenticated.
func (g *gate) known() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.strange--
}

// leave removes a connection that was admitted.
func (g *gate) leave(from netip.Prefix, known bool) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.connections--
	if !known {
		g.strange--
	}
	if c := g.callers[from]; c != nil {
		c.open--
	}
}

// punish lets an address wait that has sent garbage, each time twice as long.
func (g *gate) punish(from netip.Prefix, now time.Time) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if c := g.callers[from]; c != nil && !now.Before(c.until) {
		c.until = now.Add(c.pause)
		c.pause = min(2*c.pause, longestPause)
	}
}

// count is how many connections there are.
func (g *gate) count() (all, strange int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.connections, g.strange
}
