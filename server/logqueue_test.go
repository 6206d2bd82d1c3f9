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

// dam is a disk that takes nothing until it is opened.
type dam struct {
	open chan struct{}
	diary
}

func (d *dam) Write(p []byte) (int, error) {
	<-d.open
	return d.diary.Write(p)
}

func TestALogThatTakesNothingStopsNobody(t *testing.T) {
	disk := &dam{open: make(chan struct{})}
	queue := NewLogQueue(disk)
	h := serve(t, func(c *Config) {
		c.Log, c.LogLost = slog.New(slog.NewJSONHandler(queue, nil)), queue.Lost
		c.Limits.InputEvents, c.Limits.InputBytes = 10_000, 100_000
	})
	for range linesQueued + 100 { // far more than fit into the queue
		h.journal.log.Info("read")
	}
	g := h.visit(80, 24).sees("Waiting for the tide")
	g.types("\r").sees("The tide of").types("q").sees("Buying rope").types("q")
	if code := g.ends(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if lost := h.counted("blogtui_log_lines_lost_total"); lost < 100 {
		t.Errorf("%v lines were lost", lost)
	}
	close(disk.open)
	queue.Close(patience)
	if lines := strings.Count(disk.String(), "\n"); lines < linesQueued {
		t.Errorf("of the lines that were kept %d were written", lines)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestWhatAFullDiskDoesNotTakeIsCounted(t *testing.T) {
	q := NewLogQueue(full{})
	for i := range 10 {
		if n, err := fmt.Fprintln(q, "line", i); n != 7 || err != nil {
			t.Error(n, err)
		}
	}
	q.Close(patience)
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
	_, _ = q.Write(append(bytes.Repeat([]byte("x"), 2*longestLogLine), '\n'))
	_, _ = q.Write([]byte("three\n"))
	q.Close(patience)
	q.Close(patience)
	if got, want := written.String(), "one\n"+strings.Repeat("x", longestLogLine-1)+"\nthree\n"; got != want {
		t.Errorf("%d bytes that begin with %q and end with %q", len(got), got[:4], got[len(got)-10:])
	}
}

func TestClosingABlockedLogDoesNotWaitForEver(t *testing.T) {
	disk := &dam{open: make(chan struct{})}
	q := NewLogQueue(disk)
	_, _ = q.Write([]byte("line\n"))
	began := time.Now()
	q.Close(10 * time.Millisecond)
	if took := time.Since(began); took > patience {
		t.Errorf("it took %v", took)
	}
	close(disk.open)
}
