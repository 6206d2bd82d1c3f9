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
func (b *inputBuffer) write(p []byte) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.pending)+len(p) > b.maxBytes {
		return false
	}
	if !b.ended {
		b.pending = append(b.pending, p...)
		b.signal()
	}
	return true
}

// closeInput marks the end of the input. Pending lines can still be read.
func (b *inputBuffer) closeInput() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
	b.signal()
}

// abort ends the input and discards pending lines.
func (b *inputBuffer) abort() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended, b.pending = true, nil
	b.signal()
}

func (b *inputBuffer) signal() {
	select {
	case b.available <- struct{}{}:
	default:
	}
}

// Read implements io.Reader. It waits for a line and reads at most one.
func (b *inputBuffer) Read(p []byte) (int, error) {
	for {
		n, ended := b.readLine(p)
		switch {
		case n > 0:
			if p[n-1] == '\n' && b.wait() != nil {
				return 0, io.EOF
			}
			return n, nil
		case ended:
			return 0, io.EOF
		}
		select {
		case <-b.done:
			return 0, io.EOF
		case <-b.available:
		}
	}
}

// readLine moves a line, or as much of it as fits, to p. The last one may lack a line end.
func (b *inputBuffer) readLine(p []byte) (n int, ended bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	end := bytes.IndexByte(b.pending, '\n') + 1
	if end == 0 && b.ended {
		end = len(b.pending)
	}
	n = copy(p, b.pending[:end])
	b.pending = b.pending[n:]
	return n, b.ended
}
