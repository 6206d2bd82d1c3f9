package server

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// What a connection explains at most, and a server without any.
const (
	goroutinesPerConnection = 40
	goroutinesOfServer      = 100
)

// Looks at what goes on in the server: how often, and how many in a row must find
// too much.
const (
	betweenCounts = 10 * time.Second
	mostCounts    = 3
)

// watch reports, at most once, that more goroutines live than connections explain.
// Some clients leave one behind in the library that speaks SSH; what they cost is
// bounded by a restart.
func (s *Server) watch(ctx context.Context) <-chan error {
	overgrown := make(chan error, 1)
	go func() {
		tick := time.NewTicker(s.countEvery)
		defer tick.Stop()
		for found := 0; found < mostCounts; {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if s.unexplained() > s.limits().Goroutines {
				found++
			} else {
				found = 0
			}
		}
		s.journal.log.Error("too many goroutines", "unexplained", s.unexplained())
		overgrown <- fmt.Errorf("more than %d goroutines belong to no session: the server has to be started anew", s.limits().Goroutines)
	}()
	return overgrown
}

// unexplained is how many goroutines live beyond what connections explain.
func (s *Server) unexplained() int {
	connections, _ := s.gate.count()
	return runtime.NumGoroutine() - goroutinesOfServer - goroutinesPerConnection*connections
}
