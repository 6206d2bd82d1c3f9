package server

import (
	"bufio"
	"context"
	"io"
)

// turns bound how many commands work at once, so that they leave readers some of
// the machine. A command that waits for its client to take output does not work.
type turns chan struct{}

// take waits for a turn; it returns false if ctx ends before.
func (t turns) take(ctx context.Context) bool {
	select {
	case t <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (t turns) give() { <-t }

// outputKept is how many bytes a command can write before its client reads some.
const outputKept = 32 << 10

// turnWriter gives the turn to others while a client reads output.
type turnWriter struct {
	turns turns
	to    io.Writer
}

func (w turnWriter) Write(p []byte) (int, error) {
	w.turns.give()
	n, err := w.to.Write(p)
	w.turns.take(context.Background())
	return n, err
}

// takeTurn carries a command out when its turn has come; it is not carried out if
// ctx ends before.
func (t turns) takeTurn(ctx context.Context, c Command, run func(context.Context, Command) int) (code int) {
	if !t.take(ctx) {
		return exitFailed
	}
	defer t.give()
	out := bufio.NewWriterSize(turnWriter{t, c.Out}, outputKept)
	defer func() {
		if err := out.Flush(); err != nil && code == 0 {
			code = exitFailed
		}
	}()
	c.Out = out
	return run(ctx, c)
}
