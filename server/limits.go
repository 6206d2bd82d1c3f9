package server

import (
	"errors"
	"fmt"
	"math"
	"time"
)

// Limits limits what clients can use of the server. DefaultLimits is suitable for a host
// that is reachable from the internet.
type Limits struct {
	Connections      int           // open at once
	PerAddress       int           // of them from one IPv4 address or IPv6 /64
	Unauthenticated  int           // of them still in the handshake
	NewPerSecond     float64       // new ones from one address
	Burst            int           // new ones from one address in a moment
	HandshakeTimeout time.Duration // from the connection to the end of authentication, and from there to a session
	HandshakeBytes   int64         // that a client may send until then
	AuthTries        int           // per connection
	Requests         int           // per session, without window changes
	Environment      int           // environment variables per session
	EnvironmentBytes int           // per variable
	CommandBytes     int           // of the command line
	Width, Height    int           // of the largest terminal in cells
	InputBytes       int           // of input per second; the rest is dropped
	InputEvents      int           // maximum of keys and mouse events per second; the rest is dropped
	FloodBytes       int           // of dropped input after which a session is ended
	IdleTimeout      time.Duration // without a key
	MaxTime          time.Duration // of a session
	CommandTimeout   time.Duration // of a command
	Commands         int           // that run at once; others wait
	StallTimeout     time.Duration // for a client that does not read output
	KeepAlive        time.Duration // interval of keepalive requests
	KeepAliveMisses  int           // unanswered ones after which the connection is closed
	DrainDelay       time.Duration // while draining, for which connections are still accepted
	DrainGrace       time.Duration // after that, for readers to finish
	Goroutines       int           // beyond the expected ones, before the server ends to be restarted
}

// DefaultLimits returns the default limits.
func DefaultLimits() Limits {
	return Limits{
		Connections: 1024, PerAddress: 64, Unauthenticated: 128, NewPerSecond: 5, Burst: 30,
		HandshakeTimeout: 10 * time.Second, HandshakeBytes: 64 << 10, AuthTries: 4,
		Requests: 200, Environment: 8, EnvironmentBytes: 128, CommandBytes: 512,
		Width: 240, Height: 80,
		InputBytes: 8 << 10, InputEvents: 120, FloodBytes: 256 << 10,
		IdleTimeout: 10 * time.Minute, MaxTime: 2 * time.Hour, CommandTimeout: time.Minute, Commands: 4,
		StallTimeout: 30 * time.Second, KeepAlive: 30 * time.Second, KeepAliveMisses: 3,
		DrainDelay: 2 * time.Second, DrainGrace: 10 * time.Second, Goroutines: 10_000,
	}
}

// minScreen is the minimum of Width and Height, in cells.
const minScreen = 20

// validate returns an error for the first invalid limit.
func (l Limits) validate() error {
	for _, limit := range []struct {
		name  string
		value float64
	}{
		{"connections", float64(l.Connections)}, {"connections per address", float64(l.PerAddress)},
		{"unauthenticated connections", float64(l.Unauthenticated)}, {"new connections per second", l.NewPerSecond},
		{"burst", float64(l.Burst)}, {"handshake timeout", l.HandshakeTimeout.Seconds()},
		{"handshake bytes", float64(l.HandshakeBytes)}, {"authentication tries", float64(l.AuthTries)},
		{"requests", float64(l.Requests)}, {"command bytes", float64(l.CommandBytes)},
		{"input bytes", float64(l.InputBytes)}, {"input events", float64(l.InputEvents)},
		{"flood bytes", float64(l.FloodBytes)}, {"idle timeout", l.IdleTimeout.Seconds()},
		{"maximal time", l.MaxTime.Seconds()}, {"command timeout", l.CommandTimeout.Seconds()},
		{"commands at once", float64(l.Commands)}, {"spare goroutines", float64(l.Goroutines)},
		{"stall timeout", l.StallTimeout.Seconds()}, {"keepalive", l.KeepAlive.Seconds()},
		{"missed keepalives", float64(l.KeepAliveMisses)},
	} {
		if !(limit.value > 0) || math.IsInf(limit.value, 0) { // so NaN is refused as well
			return fmt.Errorf("the limit of %s must be more than 0 and finite", limit.name)
		}
	}
	switch {
	case l.Width < minScreen || l.Height < minScreen:
		return fmt.Errorf("the largest screen must have at least %d x %d cells", minScreen, minScreen)
	case l.DrainDelay < 0 || l.DrainGrace < 0:
		return errors.New("the times for draining must not be negative")
	}
	return nil
}
