package server

import (
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// maxQueuedLines is the maximum number of lines in the queue.
const maxQueuedLines = 4096

// maxLogLineBytes is the maximum length of a line, including its line end.
const maxLogLineBytes = 16 << 10

// LogQueue is an asynchronous writer of log lines, so that a full disk or a blocked pipe
// never stops the server: lines that do not fit are dropped and counted. Each Write is one
// line. It is safe for concurrent use.
type LogQueue struct {
	lines chan []byte
	lost  atomic.Int64
	done  chan struct{} // closed when all queued lines are written
	end   chan struct{}
	close sync.Once
}

// NewLogQueue returns a queue that writes to w until it is closed.
func NewLogQueue(w io.Writer) *LogQueue {
	q := &LogQueue{lines: make(chan []byte, maxQueuedLines), done: make(chan struct{}), end: make(chan struct{})}
	go q.drain(w)
	return q
}

// Write queues a line. It never blocks and never fails.
func (q *LogQueue) Write(line []byte) (int, error) {
	kept := slices.Clone(line[:min(len(line), maxLogLineBytes)])
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

// Lost returns the number of lines that were not written.
func (q *LogQueue) Lost() int64 { return q.lost.Load() }

// Close waits until all queued lines are written or the timeout is over. It may be called
// several times.
func (q *LogQueue) Close(timeout time.Duration) {
	q.close.Do(func() { close(q.end) })
	select {
	case <-q.done:
	case <-time.After(timeout):
	}
}

func (q *LogQueue) drain(w io.Writer) {
	defer close(q.done)
	for {
		select {
		case line := <-q.lines:
			q.write(w, line)
		case <-q.end:
			for len(q.lines) > 0 {
				q.write(w, <-q.lines)
			}
			return
		}
	}
}

func (q *LogQueue) write(w io.Writer, line []byte) {
	if _, err := w.Write(line); err != nil {
		q.lost.Add(1)
	}
}
