package server

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"
)

// blockedWriter blocks until it is opened.
type blockedWriter struct {
	open chan struct{}
	logBuffer
}

func (d *blockedWriter) Write(p []byte) (int, error) {
	<-d.open
	return d.logBuffer.Write(p)
}

func TestALogThatTakesNothingStopsNobody(t *testing.T) {
	disk := &blockedWriter{open: make(chan struct{})}
	queue := NewLogQueue(disk)
	h := startServer(t, func(c *Config) {
		c.Log, c.LogLost = slog.New(slog.NewJSONHandler(queue, nil)), queue.Lost
		c.Limits.InputEvents, c.Limits.InputBytes = 10_000, 100_000
	})
	for range maxQueuedLines + 100 { // far more than fit into the queue
		h.events.log.Info("read")
	}
	g := h.connect(80, 24).waitFor("Waiting for the tide")
	g.typeKeys("\r").waitFor("The tide of").typeKeys("q").waitFor("Buying rope").typeKeys("q")
	if code := g.waitExit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if lost := h.metric("blogtui_log_lines_lost_total"); lost < 100 {
		t.Errorf("%v lines were lost", lost)
	}
	close(disk.open)
	queue.Close(testTimeout)
	if lines := strings.Count(disk.String(), "\n"); lines < maxQueuedLines {
		t.Errorf("of the lines that were kept %d were written", lines)
	}
}

// fullDisk fails all writes.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestWhatAFullDiskDoesNotTakeIsCounted(t *testing.T) {
	q := NewLogQueue(fullDisk{})
	for i := range 10 {
		if n, err := fmt.Fprintln(q, "line", i); n != 7 || err != nil {
			t.Error(n, err)
		}
	}
	q.Close(testTimeout)
	if q.Lost() != 10 {
		t.Errorf("%d lines were lost", q.Lost())
	}
}

func TestALineOfTheLogIsKeptAsItWas(t *testing.T) {
	var written bytes.Buffer
	q := NewLogQueue(&written)
	line := []byte("one\n")
	_, _ = q.Write(line)
	copy(line, "two\n") // slog uses its buffer again
	_, _ = q.Write(append(bytes.Repeat([]byte("x"), 2*maxLogLineBytes), '\n'))
	_, _ = q.Write([]byte("three\n"))
	q.Close(testTimeout)
	q.Close(testTimeout)
	if got, want := written.String(), "one\n"+strings.Repeat("x", maxLogLineBytes-1)+"\nthree\n"; got != want {
		t.Errorf("%d bytes that begin with %q and end with %q", len(got), got[:4], got[len(got)-10:])
	}
}

func TestClosingABlockedLogDoesNotWaitForEver(t *testing.T) {
	disk := &blockedWriter{open: make(chan struct{})}
	q := NewLogQueue(disk)
	_, _ = q.Write([]byte("line\n"))
	began := time.Now()
	q.Close(10 * time.Millisecond)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	close(disk.open)
}
