package e2e

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// listenNotify receives the notifications that a service sends to systemd (sd_notify(3)).
func listenNotify(t *testing.T) (address string, heard *outputBuffer) {
	t.Helper()
	folder, err := os.MkdirTemp("", "e2e") // short: the path of a socket has at most 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	address, heard = filepath.Join(folder, "notify"), &outputBuffer{}
	conn, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: address, Net: "unixgram"})
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		buffer := make([]byte, 512)
		for {
			n, err := conn.Read(buffer)
			if err != nil {
				return
			}
			_, _ = heard.Write(append(buffer[:n], '\n'))
		}
	}()
	t.Cleanup(func() {
		_ = conn.Close()
		if err := os.RemoveAll(folder); err != nil {
			t.Error(err)
		}
	})
	return address, heard
}

func TestASupervisorHearsOfReadinessLifeAndTheEnd(t *testing.T) {
	folder := t.TempDir()
	address, heard := listenNotify(t)
	t.Setenv("NOTIFY_SOCKET", address)
	t.Setenv("WATCHDOG_USEC", "200000")
	r := startServer(t, folder, "--drain-delay", "0s", "--drain-grace", "0s")
	waitUntil(t, "the server is ready", func() bool { return strings.HasPrefix(heard.String(), "READY=1\n") })
	waitUntil(t, "it lives", func() bool { return strings.Count(heard.String(), "WATCHDOG=1\n") >= 3 })
	r.signal(syscall.SIGTERM)
	if code := r.waitExit(); code != 0 {
		t.Errorf("it ends with %d:\n%s", code, r.log)
	}
	if !strings.Contains(heard.String(), "STOPPING=1\n") {
		t.Errorf("of the end it heard %q", heard)
	}
}

func TestAServerTakesTheSocketThatItIsHanded(t *testing.T) {
	folder := t.TempDir()
	socket, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer socket.Close()
	file, err := socket.(*net.TCPListener).File()
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	early := make(chan bool, 1)
	go func() { // who comes before the start waits
		r, err := openSession(socket.Addr().String(), nil)
		early <- err == nil && r.shows("Seven Knots")
	}()
	command := exec.Command("sh", "-c", `LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"`, "sh",
		program, "serve", filepath.Join(folder, "blog"), "--listen", "nowhere", "--admin", "127.0.0.1:0", "--log", "json")
	command.ExtraFiles = []*os.File{file}
	r := startReplica(t, folder, command)
	if r.listen != socket.Addr().String() {
		t.Errorf("it listens on %s", r.listen)
	}
	select {
	case saw := <-early:
		if !saw {
			t.Error("who came early reads nothing")
		}
	case <-time.After(testTimeout):
		t.Error("who came early still waits")
	}
}

func TestAHangupReadsTheSettingsAnew(t *testing.T) {
	folder := t.TempDir()
	settings := filepath.Join(folder, "serve.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("max-connections: 5\n")
	r := startServer(t, folder, "--config", settings)
	reader, err := openSession(r.listen, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.client.Close()
	if !reader.shows("Seven Knots") {
		t.Fatal("a reader sees no list")
	}
	write("max-conections: 1\n")
	r.signal(syscall.SIGHUP)
	waitUntil(t, "the mistake is told", func() bool { return strings.Contains(r.log.String(), "did you mean max-connections?") })
	write("max-connections: 1\n")
	r.signal(syscall.SIGHUP)
	waitUntil(t, "the settings are read", func() bool { return strings.Contains(r.log.String(), `"reloaded"`) })
	if second, err := openSession(r.listen, nil); err == nil {
		_ = second.client.Close()
		t.Error("a second reader is let in")
	}
	if !reader.respondsTo("j") {
		t.Error("the reader who was there cannot go on")
	}
}

func TestWithoutFreeDescriptorsThoseWhoReadReadOnAndOthersWait(t *testing.T) {
	folder := t.TempDir()
	command := exec.Command("sh", "-c", `ulimit -n 48; exec "$@"`, "sh",
		program, "serve", filepath.Join(folder, "blog"), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--log", "json", "--new-burst", "1000")
	r := startReplica(t, folder, command)
	reader, err := openSession(r.listen, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.client.Close()
	if !reader.shows("Seven Knots") {
		t.Fatal("a reader sees no list")
	}
	var idle []net.Conn
	for range 60 { // more than there are descriptors for
		conn, err := net.Dial("tcp", r.listen)
		if err != nil {
			t.Fatal(err)
		}
		idle = append(idle, conn)
	}
	if !reader.respondsTo("\r") || !reader.respondsTo("q") || !reader.respondsTo("j") {
		t.Error("who was there cannot read on")
	}
	late := make(chan bool, 1)
	go func() {
		r, err := openSession(r.listen, nil)
		late <- err == nil && r.shows("Seven Knots")
	}()
	for _, conn := range idle {
		_ = conn.Close()
	}
	select {
	case saw := <-late:
		if !saw {
			t.Errorf("who came late reads nothing:\n%s", r.log)
		}
	case <-time.After(testTimeout):
		t.Error("who came late still waits")
	}
}
