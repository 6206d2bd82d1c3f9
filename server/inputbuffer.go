package server

import (
	"bytes"
	"context"
	"io"
	"sync"

	"golang.org/x/time/rate"
)

// inputBuffer buffers lines that a client has sent. It is an io.Reader of bounded size and
// rate.
type inputBuffer struct {
	maxBytes  int             // of pending
	done      <-chan struct{} // closed when the session ends
	wait      func() error    // waits until the next line may be read
	available chan struct{}   // signalled when pending or ended has changed

	mu      sync.Mutex
	pending []byte
	ended   bool
}

func newInputBuffer(ctx context.Context, l Limits) *inputBuffer {
	limiter := rate.NewLimiter(rate.Limit(l.InputEvents), l.InputEvents)
	return &inputBuffer{
		maxBytes: 8 * l.InputBytes, done: ctx.Done(), available: make(chan struct{}, 1),
		wait: func() error { return limiter.Wait(ctx) },
	}
}

// write appends input. It returns false if there is no room for it.
func (a *inputBuffer) write(p []byte) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	if len(a.pending)+len(p) > a.maxBytes {
		return false
	}
	if !a.ended {
		a.pending = append(a.pending, p...)
		a.signal()
	}
	return true
}

// closeInput marks the end of the input. Pending lines can still be read.
func (a *inputBuffer) closeInput() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ended = true
	a.signal()
}

// abort ends the input and discards pending lines.
func (a *inputBuffer) abort() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.ended, a.pending = true, nil
	a.signal()
}

func (a *inputBuffer) signal() {
	select {
	case a.available <- struct{}{}:
	default:
	}
}

// Read implements io.Reader. It waits for a line and reads at most one.
func (a *inputBuffer) Read(p []byte) (int, error) {
	for {
		n, ended := a.readLine(p)
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
		case <-a.done:
			return 0, io.EOF
		case <-a.available:
		}
	}
}

// readLine moves a line, or as much of it as fits, to p. The last one may lack a line end.
func (a *inputBuffer) readLine(p []byte) (n int, ended bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	end := bytes.IndexByte(a.pending, '\n') + 1
	if end == 0 && a.ended {
		end = len(a.pending)
	}
	n = copy(p, a.pending[:end])
	a.pending = a.pending[n:]
	return n, a.ended
}
