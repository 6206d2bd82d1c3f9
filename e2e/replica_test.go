package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
)

// waitUntil fails unless a condition holds within testTimeout.
func waitUntil(t *testing.T, what string, holds func() bool) {
	t.Helper()
	if !eventually(holds) {
		t.Fatalf("waited in vain: %s", what)
	}
}

// outputBuffer is a bytes.Buffer for concurrent use.
type outputBuffer struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (d *outputBuffer) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(p)
}

func (d *outputBuffer) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// replica is a server process.
type replica struct {
	t             *testing.T
	command       *exec.Cmd
	listen, admin string
	log           *outputBuffer
	ended         chan error // filled when the process has ended
}

// startServer starts a server of the small blog, with blog and state in a folder, and waits
// until it listens.
func startServer(t *testing.T, folder string, flags ...string) *replica {
	t.Helper()
	args := append([]string{"serve", filepath.Join(folder, "blog"), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--log", "json"}, flags...)
	return startReplica(t, folder, exec.Command(program, args...))
}

// startReplica starts a command that runs a server, and waits until it listens.
func startReplica(t *testing.T, folder string, command *exec.Cmd) *replica {
	t.Helper()
	for name, text := range blogFiles {
		path := filepath.Join(folder, "blog", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	r := &replica{t: t, command: command, log: &outputBuffer{}, ended: make(chan error, 1)}
	command.Env = append(os.Environ(), "XDG_STATE_HOME="+filepath.Join(folder, "state"), "BLOGTUI_HOST_KEY=", "GORACE=atexit_sleep_ms=0")
	errOut, err := command.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	started := make(chan struct{})
	go func() {
		for lines := bufio.NewScanner(errOut); lines.Scan(); {
			fmt.Fprintln(r.log, lines.Text())
			var line struct{ Msg, Listen, Admin string }
			if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "serving" {
				r.listen, r.admin = line.Listen, line.Admin
				close(started)
			}
		}
		r.ended <- command.Wait()
	}()
	t.Cleanup(func() {
		_ = command.Process.Kill() // it may have ended
		waitUntil(t, "the server is gone", func() bool { return len(r.ended) == 1 })
	})
	select {
	case <-started:
	case <-time.After(testTimeout):
		t.Fatalf("the server does not start:\n%s", r.log)
	}
	return r
}

// sessions returns the number of open sessions.
func (r *replica) sessions() int {
	r.t.Helper()
	return int(r.metric("blogtui_sessions"))
}

// metric returns a value of /metrics.
func (r *replica) metric(name string) float64 {
	r.t.Helper()
	answer, err := http.Get("http://" + r.admin + "/metrics")
	if err != nil {
		r.t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	found := regexp.MustCompile(`(?m)^` + name + ` (\S+)$`).FindSubmatch(body)
	if found == nil {
		r.t.Fatalf("there is no metric %s", name)
	}
	value, err := strconv.ParseFloat(string(found[1]), 64)
	if err != nil {
		r.t.Fatal(err)
	}
	return value
}

// readyStatus returns the HTTP status of /readyz, 0 on errors.
func (r *replica) readyStatus() int {
	answer, err := http.Get("http://" + r.admin + "/readyz")
	if err != nil {
		return 0
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}

func (r *replica) signal(s syscall.Signal) {
	r.t.Helper()
	if err := r.command.Process.Signal(s); err != nil {
		r.t.Fatal(err)
	}
}

// waitExit waits for the process to end and returns its exit code.
func (r *replica) waitExit() int {
	r.t.Helper()
	select {
	case err := <-r.ended:
		r.ended <- err
	case <-time.After(testTimeout):
		r.t.Fatalf("the server does not end:\n%s", r.log)
	}
	return r.command.ProcessState.ExitCode()
}

// session is an SSH session with a terminal.
type session struct {
	client  *ssh.Client
	session *ssh.Session
	keys    io.Writer
	output  *outputBuffer
	ended   chan error // filled when the session has ended
}

// openSession connects and starts the reader. If key is not nil, the host must have it.
func openSession(address string, key ssh.PublicKey) (*session, error) {
	config := &ssh.ClientConfig{User: "reader", Timeout: testTimeout, HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	if key != nil {
		config.HostKeyCallback = ssh.FixedHostKey(key)
	}
	client, err := ssh.Dial("tcp", address, config)
	if err != nil {
		return nil, err
	}
	r := &session{client: client, output: &outputBuffer{}, ended: make(chan error, 1)}
	if r.session, err = client.NewSession(); err != nil {
		return nil, errors.Join(err, client.Close())
	}
	r.session.Stdout, r.session.Stderr = r.output, r.output
	r.keys, _ = r.session.StdinPipe()
	if err := errors.Join(r.session.RequestPty("xterm-256color", 30, 100, nil), r.session.Shell()); err != nil {
		return nil, errors.Join(err, client.Close())
	}
	go func() { r.ended <- r.session.Wait() }()
	return r, nil
}

// shows waits until the output contains a text, and reports whether it does.
func (r *session) shows(text string) bool {
	seen := func() bool { return strings.Contains(r.output.String(), text) }
	return eventually(func() bool { return seen() || len(r.ended) > 0 }) && seen()
}

// respondsTo reports whether a key causes output.
func (r *session) respondsTo(key string) bool {
	before := len(r.output.String())
	if _, err := io.WriteString(r.keys, key); err != nil {
		return false
	}
	changed := func() bool { return len(r.output.String()) > before }
	return eventually(func() bool { return changed() || len(r.ended) > 0 }) && changed()
}
