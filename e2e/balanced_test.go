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

	"golang.org/x/crypto/ssh"
)

// hostKey makes a host key that replicas share.
func hostKey(t *testing.T, folder string) (file string, key ssh.PublicKey) {
	t.Helper()
	file = filepath.Join(folder, "key")
	if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file).CombinedOutput(); err != nil {
		t.Skipf("ssh-keygen is needed to make a key: %v\n%s", err, out)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.ParsePrivateKey(raw)
	if err != nil {
		t.Fatal(err)
	}
	return file, signer.PublicKey()
}

// balance puts the HAProxy of deploy/haproxy.cfg before replicas and returns its
// address and what it tells.
func balance(t *testing.T, folder string, replicas []*replica) (address string, log *diary) {
	t.Helper()
	tool(t, "haproxy")
	address = freeAddress(t)
	config, _, _ := strings.Cut(strings.Replace(recipe(t, "haproxy.cfg"), "bind :22", "bind "+address, 1), "    server one")
	for i, r := range replicas {
		_, port, _ := net.SplitHostPort(r.admin)
		config += "    server replica" + string(rune('a'+i)) + " " + r.listen + " port " + port + "\n"
	}
	file := filepath.Join(folder, "haproxy.cfg")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	log = &diary{}
	proxy := exec.Command("haproxy", "-db", "-f", file)
	proxy.Stdout, proxy.Stderr = log, log
	if err := proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = proxy.Process.Kill(), proxy.Wait() })
	waits(t, "haproxy listens", func() bool {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	})
	return address, log
}

// freeAddress is an address on which nobody listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = free.Close()
	return free.Addr().String()
}

// readersOfEach is how many readers of three replicas come through the balancer.
const readersOfEach = 4

func TestReadersGoOnWhenOneReplicaIsKilledAndAnotherDrained(t *testing.T) {
	folder := t.TempDir()
	file, key := hostKey(t, folder)
	var replicas []*replica
	for range 3 {
		replicas = append(replicas, serve(t, folder, "--host-key", file, "--proxy-from", "127.0.0.0/8",
			"--public-name", "blog.example", "--new-per-second", "1000", "--new-burst", "1000", "--drain-grace", "3s"))
	}
	address, told := balance(t, folder, replicas)
	begin := func() *reading {
		t.Helper()
		r, err := read(address, key)
		if err != nil {
			t.Fatalf("a reader is turned away: %v", err)
		}
		t.Cleanup(func() { _ = r.client.Close() })
		if !r.sees("Seven Knots") {
			t.Fatalf("a reader sees no list: %q", r.seen)
		}
		return r
	}
	var readers []*reading
	for range 3 * readersOfEach {
		readers = append(readers, begin())
	}
	for i, r := range replicas {
		if n := r.readers(); n != readersOfEach {
			t.Errorf("replica %d has %d readers of %d", i, n, len(readers))
		}
	}

	replicas[0].signal(syscall.SIGKILL)
	replicas[0].exits()
	waits(t, "the readers of the killed replica are gone", func() bool { return ended(readers) == readersOfEach })
	failed := 0
	for range 20 { // at once: the balancer may not know yet
		r, err := read(address, key)
		if err != nil {
			failed++
			continue
		}
		_ = r.client.Close()
	}
	t.Logf("after a kill %d of 20 readers could not come", failed)
	if failed > 2 {
		t.Errorf("after a kill %d of 20 readers could not come", failed)
	}
	if reading := answering(readers); reading != 2*readersOfEach {
		t.Errorf("after a kill %d readers go on of %d", reading, 2*readersOfEach)
	}

	// what it closes when it finds out, in the middle of a new connection too, is the kill's
	waits(t, "the balancer knows of the kill", func() bool { return strings.Contains(told.String(), "replicaa is DOWN") })
	began := time.Now()
	replicas[1].signal(syscall.SIGTERM)
	waits(t, "the drained replica wants no more readers", func() bool { return replicas[1].ready() == 404 })
	failed, came := 0, 0
	paced := time.NewTicker(50 * time.Millisecond)
	defer paced.Stop()
	for ; time.Since(began) < 4*time.Second; came++ { // over delay and grace
		<-paced.C
		r, err := read(address, key)
		if err != nil {
			failed++
			continue
		}
		_ = r.client.Close()
	}
	t.Logf("while a replica drained %d of %d readers could not come", failed, came)
	if failed > 0 {
		t.Errorf("while a replica drains %d readers could not come", failed)
	}
	if code := replicas[1].exits(); code != 0 {
		t.Errorf("a drained replica ends with %d", code)
	}
	waits(t, "the readers of the drained replica have ended", func() bool { return ended(readers) == 2*readersOfEach })
	notified := 0
	for _, r := range readers {
		if strings.Contains(r.seen.String(), "This server restarts; please come again.") && strings.Contains(r.seen.String(), "ssh blog.example") {
			notified++
		}
	}
	if notified != readersOfEach {
		t.Errorf("%d readers of %d were told how to come back", notified, readersOfEach)
	}
	if reading := answering(readers); reading != readersOfEach || replicas[2].readers() != readersOfEach {
		t.Errorf("%d readers of the last replica go on; it has %d", reading, replicas[2].readers())
	}
	if back := begin(); !back.answers("j") {
		t.Error("who comes back cannot read")
	}
}

// ended is how many sessions have ended.
func ended(readers []*reading) int {
	n := 0
	for _, r := range readers {
		n += len(r.over)
	}
	return n
}

// answering is how many sessions answer a key.
func answering(readers []*reading) int {
	n := 0
	for _, r := range readers {
		if len(r.over) == 0 && r.answers("j") {
			n++
		}
	}
	return n
}
