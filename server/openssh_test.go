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

// openSSHGuest is a reader with the client of OpenSSH.
type openSSHGuest struct {
	guest
	messages *diary // of the client itself
	cmd      *exec.Cmd
	ended    chan error
}

// visitWithOpenSSH starts the reader in a terminal.
func (h *host) visitWithOpenSSH(options ...string) *openSSHGuest {
	h.t.Helper()
	v := &openSSHGuest{
		guest: guest{t: h.t, seen: &diary{}}, messages: &diary{}, ended: make(chan error, 1),
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

// leaves leaves the reader and its client.
func (v *openSSHGuest) leaves() {
	v.t.Helper()
	v.types("q")
	select {
	case err := <-v.ended:
		if err != nil {
			v.t.Errorf("the client ends with %v:\n%s", err, v.messages)
		}
	case <-time.After(patience):
		v.t.Error("the client does not end")
	}
}

// frame waits for output, since the last time it was asked.
func (g *guest) frame() {
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
	h := serve(t)
	folder, err := os.MkdirTemp("", "ssh") // the path of a socket must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	socket := filepath.Join(folder, "master")
	master := h.visitWithOpenSSH("-M", "-S", socket, "-o", "LogLevel=INFO")
	master.sees("Buying rope")
	eventually(t, "the master's socket", func() bool { _, err := os.Stat(socket); return err == nil })
	out, code := h.openSSH("-S", socket, "-o", "LogLevel=INFO", "HOST", "list")
	if !strings.Contains(out, "Session open refused by peer") || !strings.Contains(out, `["list"]`) || code != 1 {
		t.Errorf("the second session, which then connects by itself: %q, exit code %d", out, code)
	}
	eventually(t, "the reason", func() bool { return strings.Contains(master.messages.String(), "one session per connection") })
	master.types("\r").sees("The tide of")
	master.types("q").sees("Buying rope")
	master.leaves()
	h.empty()
	if !strings.Contains(h.log.String(), `"reason":"second_channel"`) {
		t.Error(h.log.String())
	}
}

func TestNewKeysAllTheTimeDisturbNoReader(t *testing.T) {
	blog := coast()
	var text strings.Builder
	for i := range 900 {
		fmt.Fprintf(&text, "%d%s\n\n", i, strings.Repeat(fmt.Sprintf(" wave %x", i*i), 6))
	}
	blog.body = func(model.ID) (model.Body, error) { return model.Body{Text: text.String()}, nil }
	for limit, least := range map[string]int{"16K": 3, "1K": 20} {
		t.Run(limit, func(t *testing.T) {
			h := serve(t, func(c *Config) { c.Blog = blog })
			v := h.visitWithOpenSSH("-o", "RekeyLimit="+limit, "-o", "LogLevel=DEBUG1")
			v.sees("Buying rope").types("\r").sees("wave")
			for range 40 {
				v.types(" ").frame()
			}
			v.types("q").sees("Buying rope")
			v.leaves()
			h.empty()
			exchanges := strings.Count(v.messages.String(), "SSH2_MSG_NEWKEYS received")
			if exchanges < least || !strings.Contains(h.log.String(), `"end":"left"`) {
				t.Errorf("%d key exchanges:\n%s", exchanges, h.log)
			}
		})
	}
}

func TestWhoSpeaksAnotherVersionOfSSHIsTurnedAway(t *testing.T) {
	h := serve(t)
	for _, version := range []string{"SSH-1.5-OldClient\r\n", "SSH-3.0-NewClient\r\n", "SSH-\r\n", "SSH-2.00-x\r\n"} {
		conn, err := net.Dial("tcp", h.addr)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, version); err != nil {
			t.Fatal(err)
		}
		_ = conn.SetReadDeadline(time.Now().Add(patience))
		if got, err := io.ReadAll(conn); string(got) != "SSH-2.0-blogtui\r\n"+sentences[wrongVersion]+"\r\n" || err != nil {
			t.Errorf("%q reads %q, %v", version, got, err)
		}
		_ = conn.Close()
	}
	h.empty()
	eventually(t, "four refusals in the log", func() bool { return strings.Count(h.log.String(), `"reason":"version"`) == 4 })
	h.visit(80, 24).sees("Buying rope") // the address need not wait
}
