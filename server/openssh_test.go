package server

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"blogtui/model"
)

// openSSHClient is a session of OpenSSH's client.
type openSSHClient struct {
	terminalClient
	messages *logBuffer // of the client itself
	cmd      *exec.Cmd
	ended    chan error
}

// connectOpenSSH starts the reader in a terminal.
func (h *testServer) connectOpenSSH(options ...string) *openSSHClient {
	h.t.Helper()
	v := &openSSHClient{
		terminalClient: terminalClient{t: h.t, seen: &logBuffer{}}, messages: &logBuffer{}, ended: make(chan error, 1),
		cmd: h.openSSHCommand(append(options, "-tt", "HOST")...),
	}
	v.cmd.Env = append(os.Environ(), "TERM=xterm-256color")
	v.cmd.Stdout, v.cmd.Stderr = v.seen, v.messages
	var err error
	if v.keys, err = v.cmd.StdinPipe(); err != nil {
		h.t.Fatal(err)
	}
	if err := v.cmd.Start(); err != nil {
		h.t.Fatal(err)
	}
	go func() { v.ended <- v.cmd.Wait() }()
	h.t.Cleanup(func() { _ = v.cmd.Process.Kill() })
	return v
}

// disconnect quits the reader and waits for the client to end.
func (v *openSSHClient) disconnect() {
	v.t.Helper()
	v.typeKeys("q")
	select {
	case err := <-v.ended:
		if err != nil {
			v.t.Errorf("the client ends with %v:\n%s", err, v.messages)
		}
	case <-time.After(testTimeout):
		v.t.Error("the client does not end")
	}
}

// frame waits for output since the last call.
func (g *terminalClient) frame() {
	g.t.Helper()
	eventually(g.t, "a frame", func() bool {
		g.seen.mu.Lock()
		defer g.seen.mu.Unlock()
		drawn := g.seen.text.Len() > 0
		g.seen.text.Reset()
		return drawn
	})
}

func TestASecondSessionOfAControlMasterIsRefusedAndTheFirstGoesOn(t *testing.T) {
	h := startServer(t)
	folder, err := os.MkdirTemp("", "ssh") // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	socket := filepath.Join(folder, "master")
	master := h.connectOpenSSH("-M", "-S", socket, "-o", "LogLevel=INFO")
	master.waitFor("Buying rope")
	eventually(t, "the master's socket", func() bool { _, err := os.Stat(socket); return err == nil })
	out, code := h.runOpenSSH("-S", socket, "-o", "LogLevel=INFO", "HOST", "list")
	if !strings.Contains(out, "Session open refused by peer") || !strings.Contains(out, `["list"]`) || code != 1 {
		t.Errorf("the second session, which then connects by itself: %q, exit code %d", out, code)
	}
	eventually(t, "the reason", func() bool { return strings.Contains(master.messages.String(), "one session per connection") })
	master.typeKeys("\r").waitFor("The tide of")
	master.typeKeys("q").waitFor("Buying rope")
	master.disconnect()
	h.waitEmpty()
	if !strings.Contains(h.log.String(), `"reason":"second_channel"`) {
		t.Error(h.log.String())
	}
}

func TestNewKeysAllTheTimeDisturbNoReader(t *testing.T) {
	blog := newFakeBlog()
	var text strings.Builder
	for i := range 900 {
		fmt.Fprintf(&text, "%d%s\n\n", i, strings.Repeat(fmt.Sprintf(" wave %x", i*i), 6))
	}
	blog.body = func(model.ID) (model.Body, error) { return model.Body{Text: text.String()}, nil }
	for limit, least := range map[string]int{"16K": 3, "1K": 20} {
		t.Run(limit, func(t *testing.T) {
			h := startServer(t, func(c *Config) { c.Blog = blog })
			v := h.connectOpenSSH("-o", "RekeyLimit="+limit, "-o", "LogLevel=DEBUG1")
			v.waitFor("Buying rope").typeKeys("\r").waitFor("wave")
			for range 40 {
				v.typeKeys(" ").frame()
			}
			v.typeKeys("q").waitFor("Buying rope")
			v.disconnect()
			h.waitEmpty()
			exchanges := strings.Count(v.messages.String(), "SSH2_MSG_NEWKEYS received")
			if exchanges < least || !strings.Contains(h.log.String(), `"end":"left"`) {
				t.Errorf("%d key exchanges:\n%s", exchanges, h.log)
			}
		})
	}
}

func TestWhoSpeaksAnotherVersionOfSSHIsTurnedAway(t *testing.T) {
	h := startServer(t)
	for _, version := range []string{"SSH-1.5-OldClient\r\n", "SSH-3.0-NewClient\r\n", "SSH-\r\n", "SSH-2.00-x\r\n"} {
		conn, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, version); err != nil {
			t.Fatal(err)
		}
		_ = conn.SetReadDeadline(time.Now().Add(testTimeout))
		if got, err := io.ReadAll(conn); string(got) != "SSH-2.0-blogtui\r\n"+refusalMessages[wrongVersion]+"\r\n" || err != nil {
			t.Errorf("%q reads %q, %v", version, got, err)
		}
		_ = conn.Close()
	}
	h.waitEmpty()
	eventually(t, "four refusals in the log", func() bool { return strings.Count(h.log.String(), `"reason":"version"`) == 4 })
	h.connect(80, 24).waitFor("Buying rope") // the address need not wait
}
