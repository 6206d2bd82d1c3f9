package e2e

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// Parameters of the soak test.
const (
	soakVisitors = 40
	soakPosts    = 300
	soakRound    = time.Minute // between two measurements
	warmUp       = 4           // fraction of the time that is not judged, since caches fill
	maxGrowth    = 1 << 20     // of live memory, bytes per hour
	tolerance    = 2 << 20     // difference of two measurements in any case, bytes
)

// TestAServerThatIsVisitedForLongStaysAsItWas lets visitors of every kind come and go
// for as long as BLOGTUI_SOAK says, such as 30m. After a quarter of it and at its end
// it waits until the server has looked for garbage, and compares what is left.
func TestAServerThatIsVisitedForLongStaysAsItWas(t *testing.T) {
	lasts, err := time.ParseDuration(os.Getenv("BLOGTUI_SOAK"))
	if err != nil {
		t.Skip("BLOGTUI_SOAK says for how long, such as 30m")
	}
	folder := t.TempDir()
	if err := os.MkdirAll(filepath.Join(folder, "blog"), 0o755); err != nil {
		t.Fatal(err)
	}
	for n := range soakPosts {
		text := post(fmt.Sprintf("Log %03d", n), fmt.Sprintf("2024-%02d-%02d", 1+n%12, 1+n%28), "Logs", strings.Repeat("The tide took a net, and left a *lantern* and [a rope](ropes.md).\n\n", 5+n%60))
		if err := os.WriteFile(filepath.Join(folder, "blog", fmt.Sprintf("log%03d.md", n)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	r := startServer(t, folder, "--new-per-second", "1000", "--new-burst", "1000", "--max-per-address", "1000", "--stall-timeout", "5s")
	waitUntil(t, "all posts are read", func() bool { return r.readyStatus() == http.StatusOK })
	began := time.Now()
	r.runRounds(t, began, lasts/warmUp)
	first := r.idleUsage(began)
	r.runRounds(t, began, lasts)
	last := r.idleUsage(began)
	grown, hours := last.heap-first.heap, (last.at - first.at).Hours()
	t.Logf("in %.1f min: %+.2f MB of live heap (%+.2f MB of lines that are kept), %+.1f MB resident, %+d goroutines, %+d files",
		60*hours, mb(grown), mb(last.lines-first.lines), mb(last.resident-first.resident), int(last.goroutines-first.goroutines), int(last.files-first.files))
	if grown -= last.lines - first.lines; grown > tolerance+maxGrowth*hours {
		t.Errorf("the server has grown by %.1f MB", mb(grown))
	}
	if last.goroutines > first.goroutines+5 || last.files > first.files+5 {
		t.Error("something is left of those who have gone")
	}
}

func mb(bytes float64) float64 { return bytes / (1 << 20) }

// usage is what a server without sessions uses.
type usage struct {
	at                                       time.Duration
	resident, heap, lines, goroutines, files float64 // the first three in bytes
}

func (c usage) String() string {
	return fmt.Sprintf("%5.1f min: %.1f MB resident, %.1f MB of heap, %.1f MB of lines, %d goroutines, %d files",
		c.at.Minutes(), mb(c.resident), mb(c.heap), mb(c.lines), int(c.goroutines), int(c.files))
}

func (r *replica) usage(began time.Time) usage {
	waitUntil(r.t, "everybody has gone", func() bool { return r.metric("blogtui_connections") == 0 && r.metric("blogtui_sessions") == 0 })
	return usage{
		time.Since(began), r.metric("process_resident_memory_bytes"), r.metric("go_memstats_heap_alloc_bytes"),
		r.metric("blogtui_lines_cache_bytes"), r.metric("go_goroutines"), r.metric("process_open_fds"),
	}
}

// idleUsage returns the usage after two garbage collections, which an idle program has every
// two minutes.
func (r *replica) idleUsage(began time.Time) usage {
	const cycles = 2
	collected := func() float64 { return r.metric("go_gc_duration_seconds_count") }
	until := collected() + cycles
	pollUntil(6*time.Minute, time.Second, func() bool { return collected() >= until }) // what is counted says so if not
	c := r.usage(began)
	r.t.Logf("at rest, %v", c)
	return c
}

// runRounds runs rounds until a time after the start.
func (r *replica) runRounds(t *testing.T, began time.Time, lasts time.Duration) {
	for time.Since(began) < lasts {
		visits, wrong := r.runRound(t)
		t.Logf("%d visits, %d cut short; %v", visits, wrong, r.usage(began))
	}
}

// runRound runs visits in parallel for soakRound and returns how many there were and how
// many failed.
func (r *replica) runRound(t *testing.T) (visits, wrong int64) {
	ctx, cancel := context.WithTimeout(t.Context(), soakRound)
	defer cancel()
	var all, failed atomic.Int64
	var there sync.WaitGroup
	for visitor := range soakVisitors {
		there.Go(func() {
			for ctx.Err() == nil {
				all.Add(1)
				if err := soakVisits[rand.IntN(len(soakVisits))](ctx, r.listen); err != nil && ctx.Err() == nil {
					if failed.Add(1) == 1 {
						t.Logf("visitor %d: %v", visitor, err)
					}
				}
			}
		})
	}
	there.Wait()
	return all.Load(), failed.Load()
}

// soakVisits are the kinds of visits, by frequency.
var soakVisits = []func(ctx context.Context, address string) error{
	browse, browse, browse, browse, openArticle, openArticle, runCommand, runCommand, readNothing, sendNothing, sendHTTP, abortHandshake,
}

// browse reads the list, articles and search results, and quits.
func browse(ctx context.Context, address string) error {
	return inTerminal(address, func(s *ssh.Session, keys io.Writer) error {
		for _, key := range strings.Split("j j j \r j j space J space q s tide \r j q \x1b \x1b G \r n space q", " ") {
			if err := typeKeys(ctx, keys, strings.ReplaceAll(key, "space", " ")); err != nil {
				return err
			}
		}
		if err := s.WindowChange(20+rand.IntN(20), 80+20*rand.IntN(3)); err != nil {
			return err
		}
		for range rand.IntN(20) {
			if err := typeKeys(ctx, keys, "j"); err != nil {
				return err
			}
		}
		return typeKeys(ctx, keys, "\x03")
	})
}

// openArticle opens an article and disconnects.
func openArticle(ctx context.Context, address string) error {
	return inTerminal(address, func(_ *ssh.Session, keys io.Writer) error { return typeKeys(ctx, keys, "\r") })
}

func typeKeys(ctx context.Context, keys io.Writer, text string) error {
	select {
	case <-ctx.Done():
	case <-time.After(time.Duration(20+rand.IntN(180)) * time.Millisecond):
	}
	_, err := io.WriteString(keys, text)
	return err
}

func inTerminal(address string, do func(*ssh.Session, io.Writer) error) error {
	r, err := openSession(address, nil)
	if err != nil {
		return err
	}
	defer r.client.Close()
	if err := do(r.session, r.keys); err != nil {
		return err
	}
	select {
	case <-r.ended:
	case <-time.After(time.Second):
	}
	return nil
}

// runCommand runs a command.
func runCommand(_ context.Context, address string) error {
	client, err := ssh.Dial("tcp", address, &ssh.ClientConfig{User: "reader", Timeout: testTimeout, HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	if err != nil {
		return err
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		return err
	}
	_, err = session.Output([]string{"list --json", "search tide", "show knots", "help"}[rand.IntN(4)])
	return err
}

// readNothing opens articles but reads no output.
func readNothing(ctx context.Context, address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	deaf := &stalledConn{Conn: conn, closed: make(chan struct{})}
	defer deaf.Close()
	shaken, channels, requests, err := ssh.NewClientConn(deaf, address, &ssh.ClientConfig{User: "reader", HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	if err != nil {
		return err
	}
	session, err := ssh.NewClient(shaken, channels, requests).NewSession()
	if err != nil {
		return err
	}
	keys, err := session.StdinPipe()
	if err := errors.Join(err, session.RequestPty("xterm-256color", 80, 240, nil), session.Shell()); err != nil {
		return err
	}
	deaf.stalled.Store(true)
	for range 50 {
		if typeKeys(ctx, keys, "G\rGgq") != nil {
			return nil // cut, as it should be
		}
	}
	return nil
}

// stalledConn is a connection that can stop reading.
type stalledConn struct {
	net.Conn
	stalled atomic.Bool
	once    sync.Once
	closed  chan struct{}
}

func (c *stalledConn) Read(p []byte) (int, error) {
	if c.stalled.Load() {
		<-c.closed
		return 0, io.EOF
	}
	return c.Conn.Read(p)
}

func (c *stalledConn) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Conn.Close()
}

// sendNothing connects and sends nothing.
func sendNothing(ctx context.Context, address string) error { return connectRaw(ctx, address, "") }

// sendHTTP sends HTTP from a separate address, which the server then pauses.
func sendHTTP(ctx context.Context, address string) error {
	return connectRaw(ctx, address, "GET / HTTP/1.1\r\n\r\n")
}

// abortHandshake disconnects during the handshake.
func abortHandshake(ctx context.Context, address string) error {
	return connectRaw(ctx, address, "SSH-2.0-hasty\r\n")
}

func connectRaw(ctx context.Context, address, says string) error {
	from := &net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(2+rand.IntN(250)))}}
	conn, err := from.DialContext(ctx, "tcp", address)
	if err != nil {
		return err
	}
	defer conn.Close()
	_, _ = io.WriteString(conn, says)
	_ = conn.SetReadDeadline(time.Now().Add(time.Second))
	_, _ = io.Copy(io.Discard, conn)
	return nil
}
