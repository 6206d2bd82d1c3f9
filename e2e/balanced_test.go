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

// newHostKey creates a host key for all replicas.
func newHostKey(t *testing.T, folder string) (file string, key ssh.PublicKey) {
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

// startBalancer runs HAProxy with deploy/haproxy.cfg in front of replicas. It returns its
// address and output.
func startBalancer(t *testing.T, folder string, replicas []*replica) (address string, log *outputBuffer) {
	t.Helper()
	requireTool(t, "haproxy")
	address = freeAddress(t)
	config, _, _ := strings.Cut(strings.Replace(readDeployFile(t, "haproxy.cfg"), "bind :22", "bind "+address, 1), "    server one")
	for i, r := range replicas {
		_, port, _ := net.SplitHostPort(r.admin)
		config += "    server replica" + string(rune('a'+i)) + " " + r.listen + " port " + port + "\n"
	}
	file := filepath.Join(folder, "haproxy.cfg")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	log = &outputBuffer{}
	proxy := exec.Command("haproxy", "-db", "-f", file)
	proxy.Stdout, proxy.Stderr = log, log
	if err := proxy.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = proxy.Process.Kill(), proxy.Wait() })
	waitUntil(t, "haproxy listens", func() bool {
		conn, err := net.Dial("tcp", address)
		if err == nil {
			_ = conn.Close()
		}
		return err == nil
	})
	return address, log
}

// freeAddress returns an unused address.
func freeAddress(t *testing.T) string {
	t.Helper()
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = free.Close()
	return free.Addr().String()
}

// readersPerReplica is the number of readers per replica.
const readersPerReplica = 4

func TestReadersGoOnWhenOneReplicaIsKilledAndAnotherDrained(t *testing.T) {
	folder := t.TempDir()
	file, key := newHostKey(t, folder)
	var replicas []*replica
	for range 3 {
		replicas = append(replicas, startServer(t, folder, "--host-key", file, "--proxy-from", "127.0.0.0/8",
			"--public-name", "blog.example", "--new-per-second", "1000", "--new-burst", "1000", "--drain-grace", "3s"))
	}
	address, told := startBalancer(t, folder, replicas)
	begin := func() *session {
		t.Helper()
		r, err := openSession(address, key)
		if err != nil {
			t.Fatalf("a reader is turned away: %v", err)
		}
		t.Cleanup(func() { _ = r.client.Close() })
		if !r.shows("Seven Knots") {
			t.Fatalf("a reader sees no list: %q", r.output)
		}
		return r
	}
	var readers []*session
	for range 3 * readersPerReplica {
		readers = append(readers, begin())
	}
	for i, r := range replicas {
		if n := r.sessions(); n != readersPerReplica {
			t.Errorf("replica %d has %d readers of %d", i, n, len(readers))
		}
	}

	replicas[0].signal(syscall.SIGKILL)
	replicas[0].waitExit()
	waitUntil(t, "the readers of the killed replica are gone", func() bool { return countEnded(readers) == readersPerReplica })
	failed := 0
	for range 20 { // at once: the balancer may not know yet
		r, err := openSession(address, key)
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
	if reading := countResponding(readers); reading != 2*readersPerReplica {
		t.Errorf("after a kill %d readers go on of %d", reading, 2*readersPerReplica)
	}

	// what it closes when it finds out, in the middle of a new connection too, is the kill's
	waitUntil(t, "the balancer knows of the kill", func() bool { return strings.Contains(told.String(), "replicaa is DOWN") })
	began := time.Now()
	replicas[1].signal(syscall.SIGTERM)
	waitUntil(t, "the drained replica wants no more readers", func() bool { return replicas[1].readyStatus() == 404 })
	failed, came := 0, 0
	paced := time.NewTicker(50 * time.Millisecond)
	defer paced.Stop()
	for ; time.Since(began) < 4*time.Second; came++ { // over delay and grace
		<-paced.C
		r, err := openSession(address, key)
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
	if code := replicas[1].waitExit(); code != 0 {
		t.Errorf("a drained replica ends with %d", code)
	}
	waitUntil(t, "the readers of the drained replica have ended", func() bool { return countEnded(readers) == 2*readersPerReplica })
	notified := 0
	for _, r := range readers {
		if strings.Contains(r.output.String(), "This server restarts; please come again.") && strings.Contains(r.output.String(), "ssh blog.example") {
			notified++
		}
	}
	if notified != readersPerReplica {
		t.Errorf("%d readers of %d were told how to come back", notified, readersPerReplica)
	}
	if reading := countResponding(readers); reading != readersPerReplica || replicas[2].sessions() != readersPerReplica {
		t.Errorf("%d readers of the last replica go on; it has %d", reading, replicas[2].sessions())
	}
	if back := begin(); !back.respondsTo("j") {
		t.Error("who comes back cannot read")
	}
}

// countEnded returns the number of sessions that have ended.
func countEnded(readers []*session) int {
	n := 0
	for _, r := range readers {
		n += len(r.ended)
	}
	return n
}

// countResponding returns the number of sessions that respond to a key.
func countResponding(readers []*session) int {
	n := 0
	for _, r := range readers {
		if len(r.ended) == 0 && r.respondsTo("j") {
			n++
		}
	}
	return n
}
