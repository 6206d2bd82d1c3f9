package server

import (
	"errors"
	"io"
	"net"
	"net/http"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// metric returns the value of a counter or gauge, the sum over labels that are not given.
func (h *testServer) metric(name string, labels ...string) float64 {
	h.t.Helper()
	families, err := h.metrics.registry.Gather()
	if err != nil {
		h.t.Fatal(err)
	}
	for _, family := range families {
		if family.GetName() != name {
			continue
		}
		sum := 0.0
		for _, metric := range family.GetMetric() {
			values := []string{}
			for _, label := range metric.GetLabel() {
				values = append(values, label.GetValue())
			}
			if len(labels) == 0 || slices.Equal(values, labels) {
				sum += metric.GetCounter().GetValue() + metric.GetGauge().GetValue()
			}
		}
		return sum
	}
	h.t.Fatalf("there is no metric %s", name)
	return 0
}

func TestWeakAlgorithmsAreNotSpoken(t *testing.T) {
	h := startServer(t)
	for name, weaken := range map[string]func(*gossh.ClientConfig){
		"key exchange": func(c *gossh.ClientConfig) {
			c.KeyExchanges = []string{"diffie-hellman-group14-sha1", "diffie-hellman-group14-sha256", "ecdh-sha2-nistp256"}
		},
		"cipher":   func(c *gossh.ClientConfig) { c.Ciphers = []string{"aes128-cbc", "aes128-ctr", "3des-cbc"} },
		"host key": func(c *gossh.ClientConfig) { c.HostKeyAlgorithms = []string{"ssh-rsa", "ecdsa-sha2-nistp256"} },
	} {
		config := clientConfig()
		weaken(config)
		if _, err := gossh.Dial("tcp", h.addr, config); err == nil || !strings.Contains(err.Error(), "no common algorithm") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, exchange := range keyExchanges {
		config := clientConfig()
		config.KeyExchanges = []string{exchange}
		client, err := gossh.Dial("tcp", h.addr, config)
		if err != nil {
			t.Errorf("%s: %v", exchange, err)
			continue
		}
		_ = client.Close()
	}
}

func TestEveryoneComesInAndNobodyIsAskedForAnything(t *testing.T) {
	h := startServer(t)
	asked := 0
	for name, method := range map[string]gossh.AuthMethod{
		"keyboard-interactive": gossh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
			asked += len(questions)
			return nil, nil
		}),
		"password":  gossh.PasswordCallback(func() (string, error) { asked++; return "x", nil }),
		"publickey": gossh.PublicKeysCallback(func() ([]gossh.Signer, error) { asked++; return nil, nil }),
	} {
		config := clientConfig()
		config.Auth = []gossh.AuthMethod{method}
		client, err := gossh.Dial("tcp", h.addr, config)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		_ = client.Close()
	}
	if asked != 0 {
		t.Errorf("%d questions were asked", asked)
	}
}

func TestNothingThatAClientSendsShapesLogsOrMetrics(t *testing.T) {
	h := startServer(t)
	config := clientConfig()
	config.User = "evil\n{\"level\":\"FATAL\"}\x1b[2J"
	config.ClientVersion = "SSH-2.0-evil" + strings.Repeat("x", 200)
	client, err := gossh.Dial("tcp", h.addr, config)
	if err != nil {
		t.Fatal(err)
	}
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	_ = session.Setenv("EVIL\n", "1")
	_, _ = session.SendRequest("evil-request\n\x1b", true, nil)
	if err := session.RequestPty("evil\n\x1b[31m", 24, 80, nil); err != nil {
		t.Fatal(err)
	}
	_ = session.Run("evil-command")
	_ = client.Close()
	h.waitEmpty()
	log := h.log.String()
	for line := range strings.Lines(log) {
		if len(line) > 500 || strings.Contains(line, "\x1b") || strings.Contains(line, "FATAL") || strings.Contains(line, "evil-command") {
			t.Errorf("the log holds %q", line)
		}
	}
	response, err := http.Get("http://" + h.admin + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	ours := []string{"direction", "end", "kind", "le", "reason", "result"}
	for _, label := range regexp.MustCompile(`(?m)^blogtui_\w+\{(\w+)="`).FindAllStringSubmatch(string(raw), -1) {
		if !slices.Contains(ours, label[1]) {
			t.Errorf("metrics have the label %s", label[1])
		}
	}
	if strings.Contains(string(raw), "evil") {
		t.Error("metrics hold what a client sent")
	}
}

func TestAddressesAreLoggedAsTheOperatorWants(t *testing.T) {
	for how, want := range map[AddressLogging]*regexp.Regexp{
		AddressesFull: regexp.MustCompile(`"address":"127\.0\.0\.1/32"`), AddressesHashed: regexp.MustCompile(`"address":"[0-9a-f]{12}"`),
	} {
		h := startServer(t, func(c *Config) { c.Addresses = how })
		h.run("list")
		h.waitEmpty()
		if !want.MatchString(h.log.String()) || how != AddressesFull && strings.Contains(h.log.String(), "127.0.0.1/") {
			t.Errorf("%s: %s", how, h.log.String())
		}
	}
	h := startServer(t, func(c *Config) { c.Addresses = AddressesOff })
	h.run("list")
	h.waitEmpty()
	if strings.Contains(h.log.String(), `"address"`) {
		t.Error(h.log.String())
	}
}

// runOpenSSH runs OpenSSH's client.
func (h *testServer) runOpenSSH(arguments ...string) (string, int) {
	h.t.Helper()
	cmd := h.openSSHCommand(arguments...)
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	return string(out), cmd.ProcessState.ExitCode()
}

// openSSHCommand returns a command that connects OpenSSH's client to HOST.
func (h *testServer) openSSHCommand(arguments ...string) *exec.Cmd {
	h.t.Helper()
	client, err := exec.LookPath("ssh")
	if err != nil {
		h.t.Skip("OpenSSH is not installed here")
	}
	name, port, _ := strings.Cut(h.addr, ":")
	common := []string{"-F", "none", "-p", port, "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR", "-o", "BatchMode=yes"}
	at := slices.Index(arguments, "HOST")
	arguments[at] = name
	return exec.Command(client, slices.Concat(arguments[:at], common, arguments[at:])...) // of an option the first value counts
}

func TestOpenSSHReadsAndRunsCommands(t *testing.T) {
	h := startServer(t)
	if out, code := h.runOpenSSH("HOST", "show", "'two words'"); out != "[\"show\" \"two words\"]\n" || code != 2 {
		t.Errorf("a command: %q, exit code %d", out, code)
	}
	if out, code := h.runOpenSSH("-T", "HOST"); !strings.Contains(out, "connect with a terminal") || code != 0 {
		t.Errorf("without a terminal: %q, exit code %d", out, code)
	}
	if out, code := h.runOpenSSH("-tt", "HOST", "list"); out != "[\"list\"]\r\n" || code != 1 {
		t.Errorf("a command with a terminal: %q, exit code %d", out, code)
	}
	if out, code := h.runOpenSSH("-tt", "-o", "SetEnv=LANG=C", "HOST", "nowhere"); !strings.Contains(out, "no post is called") || code != 1 {
		t.Errorf("an article that is not there: %q, exit code %d", out, code)
	}
	if out, code := h.runOpenSSH("-s", "HOST", "sftp"); code != 255 || !strings.Contains(out, "subsystem request failed") {
		t.Errorf("SFTP: %q, exit code %d", out, code)
	}
	if out, code := h.runOpenSSH("-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1", "HOST", "list"); code != 255 {
		t.Errorf("forwarding: %q, exit code %d", out, code)
	}
	h.waitEmpty()
}

func TestAnAdministrativeAddressThatIsLostIsLogged(t *testing.T) {
	h := startServer(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	h.serveAdmin(&http.Server{Handler: h.adminHandler(), ReadHeaderTimeout: adminHeader}, listener)
	if !strings.Contains(h.log.String(), "metrics and health are no longer served") {
		t.Errorf("the log is %s", h.log)
	}
	closed := &http.Server{ReadHeaderTimeout: adminHeader}
	closed.Close()
	before := h.log.String()
	h.serveAdmin(closed, listener)
	if now := h.log.String(); now != before {
		t.Errorf("an end that was asked for is logged: %s", now)
	}
}
