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

// waits fails unless something comes true.
func waits(t *testing.T, what string, holds func() bool) {
	t.Helper()
	if !eventually(holds) {
		t.Fatalf("waited in vain: %s", what)
	}
}

// diary collects what is written to it.
type diary struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (d *diary) Write(p []byte) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.Write(p)
}

func (d *diary) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.text.String()
}

// replica is a process that serves a blog.
type replica struct {
	t             *testing.T
	command       *exec.Cmd
	listen, admin string
	log           *diary
	ended         chan error // filled when the process has ended
}

// serve starts a server of the small blog in a folder, with its state there, and
// waits until it listens.
func serve(t *testing.T, folder string, flags ...string) *replica {
	t.Helper()
	args := append([]string{"serve", filepath.Join(folder, "blog"), "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0", "--log", "json"}, flags...)
	return start(t, folder, exec.Command(program, args...))
}

// start starts a command that becomes a server.
func start(t *testing.T, folder string, command *exec.Cmd) *replica {
	t.Helper()
	for name, text := range coast {
		path := filepath.Join(folder, "blog", name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	r := &replica{t: t, command: command, log: &diary{}, ended: make(chan error, 1)}
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
		waits(t, "the server is gone", func() bool { return len(r.ended) == 1 })
	})
	select {
	case <-started:
	case <-time.After(patience):
		t.Fatalf("the server does not start:\n%s", r.log)
	}
	return r
}

// readers is how many sessions a replica has.
func (r *replica) readers() int {
	r.t.Helper()
	return int(r.metric("blogtui_sessions"))
}

// metric is a value of /metrics.
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

// ready is the status of /readyz.
func (r *replica) ready() int {
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

// exits waits for the end of the process and returns its exit code.
func (r *replica) exits() int {
	r.t.Helper()
	select {
	case err := <-r.ended:
		r.ended <- err
	case <-time.After(patience):
		r.t.Fatalf("the server does not end:\n%s", r.log)
	}
	return r.command.ProcessState.ExitCode()
}

// reading is a client that reads on a terminal.
type reading struct {
	client  *ssh.Client
	session *ssh.Session
	keys    io.Writer
	seen    *diary
	over    chan error // filled when the session has ended
}

// read connects, once, and opens the list. The host must have the key, unless
// there is none to compare.
func read(address string, key ssh.PublicKey) (*reading, error) {
	config := &ssh.ClientConfig{User: "reader", Timeout: patience, HostKeyCallback: ssh.InsecureIgnoreHostKey()}
	if key != nil {
		config.HostKeyCallback = ssh.FixedHostKey(key)
	}
	client, err := ssh.Dial("tcp", address, config)
	if err != nil {
		return nil, err
	}
	r := &reading{client: client, seen: &diary{}, over: make(chan error, 1)}
	if r.session, err = client.NewSession(); err != nil {
		return nil, errors.Join(err, client.Close())
	}
	r.session.Stdout, r.session.Stderr = r.seen, r.seen
	r.keys, _ = r.session.StdinPipe()
	if err := errors.Join(r.session.RequestPty("xterm-256color", 30, 100, nil), r.session.Shell()); err != nil {
		return nil, errors.Join(err, client.Close())
	}
	go func() { r.over <- r.session.Wait() }()
	return r, nil
}

// sees reports whether a text is on the screen or comes to it.
func (r *reading) sees(text string) bool {
	seen := func() bool { return strings.Contains(r.seen.String(), text) }
	return eventually(func() bool { return seen() || len(r.over) > 0 }) && seen()
}

// answers reports whether a key changes the screen.
func (r *reading) answers(key string) bool {
	before := len(r.seen.String())
	if _, err := io.WriteString(r.keys, key); err != nil {
		return false
	}
	changed := func() bool { return len(r.seen.String()) > before }
	return eventually(func() bool { return changed() || len(r.over) > 0 }) && changed()
}
