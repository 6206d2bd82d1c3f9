package server

import (
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// Others, while one client misbehaves, get their first frame and the answer to a
// key within these times: goals of a served blog with room for a busy machine.
const (
	firstFrame = 2 * time.Second
	answer     = time.Second
)

// checkOthersRead fails unless another client can read undisturbed.
func (h *testServer) checkOthersRead(meanwhile string) {
	h.t.Helper()
	began := time.Now()
	other := h.connect(80, 24).waitFor("Buying rope")
	first := time.Since(began)
	began = time.Now()
	other.typeKeys("\r").waitFor("The tide of")
	if key := time.Since(began); first > firstFrame || key > answer {
		h.t.Errorf("during %s a first frame took %v and a key %v", meanwhile, first, key)
	}
	other.typeKeys("qq").waitExit()
}

func TestFloodsOfOneClientDisturbNoOther(t *testing.T) {
	for name, flood := range map[string]func(g *terminalClient, i int) error{
		"mouse events": func(g *terminalClient, i int) error {
			_, err := fmt.Fprintf(g.keys, "\x1b[<35;%d;%dM", i%80+1, i%24+1)
			return err
		},
		"resizes": func(g *terminalClient, i int) error { return g.session.WindowChange(10+i%70, 20+i%200) },
		"answers to questions that nobody asked": func(g *terminalClient, i int) error {
			_, err := io.WriteString(g.keys, [...]string{"\x1b]11;rgb:0000/0000/0000\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[?2026;2$y", "\x1bP>|xterm\x1b\\"}[i%4])
			return err
		},
		"pastes": func(g *terminalClient, _ int) error {
			_, err := io.WriteString(g.keys, "\x1b[200~"+strings.Repeat("x", 2000)+"\x1b[201~")
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := startServer(t)
			g, before := h.connect(80, 24).waitFor("Waiting for the tide"), heapBytes()
			done := make(chan struct{})
			go func() {
				defer close(done)
				for i := range 20_000 {
					if flood(g, i) != nil {
						return // it was cut
					}
				}
			}()
			h.checkOthersRead(name)
			<-done
			if after := heapBytes(); after > before+32<<20 {
				t.Errorf("they take %d MB", (after-before)>>20)
			}
		})
	}
}

func TestOnlyKeysKeepASessionAlive(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.IdleTimeout = 2 * time.Second })
	g := h.connect(80, 24).waitFor("Waiting for the tide")
	over := make(chan int, 1)
	go func() { over <- g.waitExit() }()
	for began := time.Now(); time.Since(began) < testTimeout; time.Sleep(50 * time.Millisecond) {
		_, _, _ = g.client.SendRequest(keepAliveRequest, true, nil) // whatever is no key
		_ = g.session.WindowChange(24, 80)
		_, _ = io.WriteString(g.keys, "\x1b]11;rgb:0000/0000/0000\x1b\\")
		if len(over) > 0 {
			break
		}
	}
	if code := <-over; code != 0 || !strings.Contains(h.log.String(), `"end":"idle"`) {
		t.Errorf("it ends with %d: %s", code, h.log)
	}
}

func TestThousandsOfBrokenHandshakesLeaveNothingThatGrows(t *testing.T) {
	h := startServer(t, func(c *Config) { c.Limits.HandshakeTimeout = 3 * time.Second })
	h.waitEmpty()
	before, bytes := h.extraGoroutines(), heapBytes()
	const clients = 1000
	for i := range clients {
		conn, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		// An opening, then packets whose length makes no sense.
		_, _ = conn.Write([]byte("SSH-2.0-broken\r\n" + strings.Repeat("\xff\xff\xff\xf0\x00broken", 1+i%50)))
		_ = conn.Close()
	}
	h.waitEmpty()
	h.checkOthersRead("broken handshakes")
	eventually(t, "no more goroutines than a few a client", func() bool { return h.extraGoroutines()-before < 4*clients })
	if after := heapBytes(); after > bytes+32<<20 {
		t.Errorf("%d broken handshakes leave %d kB each", clients, (after-bytes)>>10/clients)
	}
	t.Logf("%d broken handshakes leave %d goroutines", clients, h.extraGoroutines()-before)
}

func TestHugeNamesOfTerminalsAndVariablesAreNotKept(t *testing.T) {
	h := startServer(t)
	session, err := h.dial().NewSession()
	if err != nil {
		t.Fatal(err)
	}
	huge := strings.Repeat("x", 30<<10)
	for _, variable := range []variableRequest{{"LANG", huge}, {"LC_" + huge, "C"}, {huge, huge}} {
		if ok, err := session.SendRequest("env", true, gossh.Marshal(variable)); ok || err != nil {
			t.Errorf("%.10q is taken: %v, %v", variable.Name, ok, err)
		}
	}
	var seen logBuffer
	session.Stdout = &seen
	keys, err := session.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := session.RequestPty(huge+"\x1b[2J", 24, 80, nil); err != nil {
		t.Fatal(err)
	}
	if err := session.Shell(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "a frame", func() bool { return strings.Contains(seen.String(), "Buying rope") })
	_, _ = io.WriteString(keys, "q")
	h.waitEmpty()
	if log := h.log.String(); strings.Contains(log, "xxxx") || !strings.Contains(log, `"terminal":"xterm"`) {
		t.Errorf("the log holds what was sent: %.300q", log)
	}
}
