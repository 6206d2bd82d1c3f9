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

// Measures of a soak.
const (
	soakVisitors = 40
	soakPosts    = 300
	soakRound    = time.Minute // of visits, between two counts
	warmUp       = 4           // a quarter of the time is not judged: caches fill
	mostGrowth   = 1 << 20     // bytes of live memory an hour
	unevenness   = 2 << 20     // bytes by which two counts differ in any case
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
	r := serve(t, folder, "--new-per-second", "1000", "--new-burst", "1000", "--max-per-address", "1000", "--stall-timeout", "5s")
	waits(t, "all posts are read", func() bool { return r.ready() == http.StatusOK })
	began := time.Now()
	r.rounds(t, began, lasts/warmUp)
	first := r.settled(began)
	r.rounds(t, began, lasts)
	last := r.settled(began)
	grown, hours := last.heap-first.heap, (last.at - first.at).Hours()
	t.Logf("in %.1f min: %+.2f MB of live heap (%+.2f MB of lines that are kept), %+.1f MB resident, %+d goroutines, %+d files",
		60*hours, mb(grown), mb(last.lines-first.lines), mb(last.resident-first.resident), int(last.goroutines-first.goroutines), int(last.files-first.files))
	if grown -= last.lines - first.lines; grown > unevenness+mostGrowth*hours {
		t.Errorf("the server has grown by %.1f MB", mb(grown))
	}
	if last.goroutines > first.goroutines+5 || last.files > first.files+5 {
		t.Error("something is left of those who have gone")
	}
}

func mb(bytes float64) float64 { return bytes / (1 << 20) }

// count is what a server holds when nobody is there.
type count struct {
	at                                       time.Duration
	resident, heap, lines, goroutines, files float64 // the first three in bytes
}

func (c count) String() string {
	return fmt.Sprintf("%5.1f min: %.1f MB resident, %.1f MB of heap, %.1f MB of lines, %d goroutines, %d files",
		c.at.Minutes(), mb(c.resident), mb(c.heap), mb(c.lines), int(c.goroutines), int(c.files))
}

func (r *replica) count(began time.Time) count {
	waits(r.t, "everybody has gone", func() bool { return r.metric("blogtui_connections") == 0 && r.metric("blogtui_sessions") == 0 })
	return count{
		time.Since(began), r.metric("process_resident_memory_bytes"), r.metric("go_memstats_heap_alloc_bytes"),
		r.metric("blogtui_lines_cache_bytes"), r.metric("go_goroutines"), r.metric("process_open_fds"),
	}
}

// settled waits until the garbage is gone: a server at rest is collected every two
// minutes.
func (r *replica) settled(began time.Time) count {
	const cycles = 2
	collected := func() float64 { return r.metric("go_gc_duration_seconds_count") }
	until := collected() + cycles
	before(6*time.Minute, time.Second, func() bool { return collected() >= until }) // what is counted says so if not
	c := r.count(began)
	r.t.Logf("at rest, %v", c)
	return c
}

// rounds has visitors come and go until so long after the beginning.
func (r *replica) rounds(t *testing.T, began time.Time, lasts time.Duration) {
	for time.Since(began) < lasts {
		visits, wrong := r.round(t)
		t.Logf("%d visits, %d cut short; %v", visits, wrong, r.count(began))
	}
}

// round has visitors come and go for a while; wrong is how many of them did not
// get what they came for.
func (r *replica) round(t *testing.T) (visits, wrong int64) {
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

// soakVisits are the kinds of visits; readers are most of them.
var soakVisits = []func(ctx context.Context, address string) error{
	browse, browse, browse, browse, look, look, ask, ask, takesNothing, saysNothing, saysNonsense, hangsUp,
}

// browse reads: the list, articles, a search, what is found, and leaves.
func browse(ctx context.Context, address string) error {
	return onTerminal(address, func(s *ssh.Session, keys io.Writer) error {
		for _, key := range strings.Split("j j j \r j j space J space q s tide \r j q \x1b \x1b G \r n space q", " ") {
			if err := typed(ctx, keys, strings.ReplaceAll(key, "space", " ")); err != nil {
				return err
			}
		}
		if err := s.WindowChange(20+rand.IntN(20), 80+20*rand.IntN(3)); err != nil {
			return err
		}
		for range rand.IntN(20) {
			if err := typed(ctx, keys, "j"); err != nil {
				return err
			}
		}
		return typed(ctx, keys, "\x03")
	})
}

// look opens an article and goes without a word.
func look(ctx context.Context, address string) error {
	return onTerminal(address, func(_ *ssh.Session, keys io.Writer) error { return typed(ctx, keys, "\r") })
}

func typed(ctx context.Context, keys io.Writer, text string) error {
	select {
	case <-ctx.Done():
	case <-time.After(time.Duration(20+rand.IntN(180)) * time.Millisecond):
	}
	_, err := io.WriteString(keys, text)
	return err
}

func onTerminal(address string, do func(*ssh.Session, io.Writer) error) error {
	r, err := read(address, nil)
	if err != nil {
		return err
	}
	defer r.client.Close()
	if err := do(r.session, r.keys); err != nil {
		return err
	}
	select {
	case <-r.over:
	case <-time.After(time.Second):
	}
	return nil
}

// ask sends a command.
func ask(_ context.Context, address string) error {
	client, err := ssh.Dial("tcp", address, &ssh.ClientConfig{User: "reader", Timeout: patience, HostKeyCallback: ssh.InsecureIgnoreHostKey()})
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

// takesNothing has articles sent and takes none of them.
func takesNothing(ctx context.Context, address string) error {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return err
	}
	deaf := &deafConn{Conn: conn, closed: make(chan struct{})}
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
	deaf.deaf.Store(true)
	for range 50 {
		if typed(ctx, keys, "G\rGgq") != nil {
			return nil // cut, as it should be
		}
	}
	return nil
}

// deafConn is a connection that takes nothing any more once it is deaf.
type deafConn struct {
	net.Conn
	deaf   atomic.Bool
	once   sync.Once
	closed chan struct{}
}

func (c *deafConn) Read(p []byte) (int, error) {
	if c.deaf.Load() {
		<-c.closed
		return 0, io.EOF
	}
	return c.Conn.Read(p)
}

func (c *deafConn) Close() error {
	c.once.Do(func() { close(c.closed) })
	return c.Conn.Close()
}

// saysNothing connects and waits.
func saysNothing(ctx context.Context, address string) error { return stranger(ctx, address, "") }

// saysNonsense speaks something else, from an address of its own, which has to
// wait afterwards.
func saysNonsense(ctx context.Context, address string) error {
	return stranger(ctx, address, "GET / HTTP/1.1\r\n\r\n")
}

// hangsUp leaves in the middle of the handshake.
func hangsUp(ctx context.Context, address string) error {
	return stranger(ctx, address, "SSH-2.0-hasty\r\n")
}

func stranger(ctx context.Context, address, says string) error {
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
