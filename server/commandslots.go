package server

import (
	"bufio"
	"context"
	"io"
)

// commandSlots is a semaphore that limits the commands that run at once. A command that
// waits for its client to read output does not hold a slot.
type commandSlots chan struct{}

// acquire waits for a slot. It returns false if ctx ends before.
func (s commandSlots) acquire(ctx context.Context) bool {
	select {
	case s <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (s commandSlots) release() { <-s }

// outputBufferSize is the size of the output buffer of a command in bytes.
const outputBufferSize = 32 << 10

// slotWriter releases the slot during writes to the client.
type slotWriter struct {
	slots commandSlots
	to    io.Writer
}

func (w slotWriter) Write(p []byte) (int, error) {
	w.slots.release()
	n, err := w.to.Write(p)
	w.slots.acquire(context.Background())
	return n, err
}

// run runs a command when there is a slot, unless ctx ends before.
func (s commandSlots) run(ctx context.Context, c Command, run func(context.Context, Command) int) (code int) {
	if !s.acquire(ctx) {
		return exitFailed
	}
	defer s.release()
	out := bufio.NewWriterSize(slotWriter{s, c.Out}, outputBufferSize)
	defer func() {
		if err := out.Flush(); err != nil && code == 0 {
			code = exitFailed
		}
	}()
	c.Out = out
	return run(ctx, c)
}
