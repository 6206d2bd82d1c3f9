package server

import (
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// linesQueued is how many lines of the log wait to be written.
const linesQueued = 4096

// longestLogLine is how many bytes of a line are kept, its end of line included.
const longestLogLine = 16 << 10

// LogQueue stands between a log and where it is written, so that a full disk or a
// pipe that nobody reads never stops the server: lines that have no room are lost
// and counted. It takes one line per Write and is safe for concurrent use.
type LogQueue struct {
	lines chan []byte
	lost  atomic.Int64
	done  chan struct{} // closed when all that was taken is written
	end   chan struct{}
	close sync.Once
}

// NewLogQueue returns a queue that writes to w until it is closed.
func NewLogQueue(w io.Writer) *LogQueue {
	q := &LogQueue{lines: make(chan []byte, linesQueued), done: make(chan struct{}), end: make(chan struct{})}
	go q.drain(w)
	return q
}

// Write queues a line; it never waits and never fails.
func (q *LogQueue) Write(line []byte) (int, error) {
	kept := slices.Clone(line[:min(len(line), longestLogLine)])
	if len(kept) < len(line) {
		kept[len(kept)-1] = '\n'
	}
	select {
	case q.lines <- kept:
	default:
		q.lost.Add(1)
	}
	return len(line), nil
}

// Lost is how many lines were not written.
func (q *LogQueue) Lost() int64 { return q.lost.Load() }

// Close waits until what was taken is written, but not longer than patience. It may
// be called several times.
func (q *LogQueue) Close(patience time.Duration) {
	q.close.Do(func() { close(q.end) })
	select {
	case <-q.done:
	case <-time.After(patience):
	}
}

func (q *LogQueue) drain(w io.Writer) {
	defer close(q.done)
	for {
		select {
		case line := <-q.lines:
			q.put(w, line)
		case <-q.end:
			for len(q.lines) > 0 {
				q.put(w, <-q.lines)
			}
			return
		}
	}
}

func (q *LogQueue) put(w io.Writer, line []byte) {
	if _, err := w.Write(line); err != nil {
		q.lost.Add(1)
	}
}
