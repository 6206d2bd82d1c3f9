package server

import (
	"bytes"
	"context"
	"io"
	"sync"

	"golang.org/x/time/rate"
)

// answers are the lines that a client has sent and nobody has read yet. They are
// bounded in number of bytes, and read at a bounded rate.
type answers struct {
	most int             // bytes kept
	gone <-chan struct{} // closed when nobody reads any more
	wait func() error    // until the next line may be read
	more chan struct{}   // signalled when there is something to look at

	mu      sync.Mutex
	waiting []byte
	ended   bool
}

func newAnswers(ctx context.Context, l Limits) *answers {
	pace := rate.NewLimiter(rate.Limit(l.InputEvents), l.InputEvents)
	return &answers{
		most: 8 * l.InputBytes, gone: ctx.Done(), more: make(chan struct{}, 1),
		wait: func() error { return pace.Wait(ctx) },
	}
}

// put keeps what a client has sent; it returns false if that would be too much.
func (a *answers) put(p []byte) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.waiting)+len(p) > a.most {
		return false
	}
	if !a.ended {
		a.waiting = append(a.waiting, p...)
		a.tell()
	}
	return true
}

// end marks the end of the input; lines that are there can still be read.
func (a *answers) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ended = true
	a.tell()
}

// drop ends at once.
func (a *answers) drop() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ended, a.waiting = true, nil
	a.tell()
}

func (a *answers) tell() {
	select {
	case a.more <- struct{}{}:
	default:
	}
}

// Read reads at most a line, and waits for one.
func (a *answers) Read(p []byte) (int, error) {
	for {
		n, ended := a.take(p)
		switch {
		case n > 0:
			if p[n-1] == '\n' && a.wait() != nil {
				return 0, io.EOF
			}
			return n, nil
		case ended:
			return 0, io.EOF
		}
		select {
		case <-a.gone:
			return 0, io.EOF
		case <-a.more:
		}
	}
}

// take moves a line to p, or as much of it as there is room for; the last one
// may lack its end.
func (a *answers) take(p []byte) (n int, ended bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	end := bytes.IndexByte(a.waiting, '\n') + 1
	if end == 0 && a.ended {
		end = len(a.waiting)
	}
	n = copy(p, a.waiting[:end])
	a.waiting = a.waiting[n:]
	return n, a.ended
}
