package server

import (
	"context"
	"fmt"
	"runtime"
	"time"
)

// Maximum numbers of goroutines that are expected.
const (
	goroutinesPerConnection = 40
	goroutinesOfServer      = 100
)

// How often goroutines are counted, and how many counts in a row must exceed the limit.
const (
	goroutineCheckInterval = 10 * time.Second
	maxFailedChecks        = 3
)

// watchGoroutines returns a channel with at most one error: that goroutines leak. Some
// clients cause a leak in the SSH library, which only a restart can mend.
func (s *Server) watchGoroutines(ctx context.Context) <-chan error {
	leaked := make(chan error, 1)
	go func() {
		tick := time.NewTicker(s.checkInterval)
		defer tick.Stop()
		for failed := 0; failed < maxFailedChecks; {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if s.extraGoroutines() > s.limits().Goroutines {
				failed++
			} else {
				failed = 0
			}
		}
		s.events.log.Error("too many goroutines", "unexplained", s.extraGoroutines())
		leaked <- fmt.Errorf("more than %d goroutines belong to no session: the server has to be started anew", s.limits().Goroutines)
	}()
	return leaked
}

// extraGoroutines returns the number of goroutines beyond the expected ones.
func (s *Server) extraGoroutines() int {
	connections, _ := s.gate.count()
	return runtime.NumGoroutine() - goroutinesOfServer - goroutinesPerConnection*connections
}
