package cli

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/crypto/ssh"
)

// converseOverSSH runs a command line on a server with input, in a terminal unless term is
// "", and returns the output.
func converseOverSSH(t *testing.T, addr, term, line, answers string) (out string, code int) {
	t.Helper()
	client, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey()})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var written bytes.Buffer
	session.Stdout, session.Stdin = &written, strings.NewReader(answers)
	if term != "" {
		if err := session.RequestPty(term, 30, 60, nil); err != nil {
			t.Fatal(err)
		}
	}
	if line == "" {
		err = session.Shell()
		if err == nil {
			err = session.Wait()
		}
	} else {
		err = session.Run(line)
	}
	var exit *ssh.ExitError
	if errors.As(err, &exit) {
		return written.String(), exit.ExitStatus()
	} else if err != nil {
		t.Fatal(err)
	}
	return written.String(), 0
}

func TestABlogIsReadOverSSHByAnswers(t *testing.T) {
	addr := serveFolder(t, writeServedBlog(t), nil)
	for _, c := range []struct {
		term, line, answers string
		code                int
		says                []string
	}{
		{"", "linear", "1\n", 0, []string{"2 posts.", "1. Waiting for the Tide. 14 March 2026.", "The harbour wakes.", "Part 1 of 2."}},
		{"", "linear", "s secret\nt\nsecret", 0, []string{`No post has "secret".`, "Tags: there is nothing to choose from."}},
		{"", "linear tide#later", "where\nq\n", 0, []string{"It sleeps.", "Heading: Later. 100 percent read."}},
		{"xterm", "linear", "1\rall\rq\r", 0, []string{"1\r\n", "The harbour wakes.\r\n", "It sleeps.\r\n"}},
		{"xterm", "linear 霧", "\x03", 130, []string{"Title: Fog\r\n", "^C\r\n"}},
		{"dumb", "", "2\r\x04", 0, []string{"Title: Fog\r\n"}},
		{"dumb", "tide", "", 0, []string{"The harbour wakes.\r\n"}},
		{"", "linear nothing-like-it", "", 1, nil},
		{"", "linear a b", "", 2, nil},
		{"", "show tide --linear", "", 0, []string{"Title: Waiting for the Tide\n", "Heading 1: Later\n", "End of the article.\n"}},
		{"", "help", "", 0, []string{"linear", "Read with the linear reader: plain lines and typed commands"}},
	} {
		out, code := converseOverSSH(t, addr, c.term, c.line, c.answers)
		if code != c.code || strings.Contains(out, "\x1b") || strings.Contains(strings.ReplaceAll(out, "secret", "s"), "Secret") {
			t.Errorf("%s %q %q: exit code %d and %q", c.term, c.line, c.answers, code, out)
		}
		for _, text := range c.says {
			if !strings.Contains(out, text) {
				t.Errorf("%s %q %q: %q is missing in %q", c.term, c.line, c.answers, text, out)
			}
		}
	}
}

func TestOpenSSHCarriesAConversation(t *testing.T) {
	program, err := exec.LookPath("ssh")
	if err != nil {
		t.Skip("OpenSSH is not installed")
	}
	host, port, err := net.SplitHostPort(serveFolder(t, writeServedBlog(t), nil))
	if err != nil {
		t.Fatal(err)
	}
	for _, terminal := range []string{"-T", "-tt"} {
		cmd := exec.Command(program, "-F", "none", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
			"-o", "LogLevel=ERROR", terminal, "-p", port, host, "linear")
		cmd.Env = append(cmd.Environ(), "TERM=xterm")
		cmd.Stdin = strings.NewReader("2\nlist\n1\nnext\nquit\n")
		out, err := cmd.CombinedOutput()
		text := strings.ReplaceAll(string(out), "\r", "")
		for _, want := range []string{"Title: Fog\n", "Heading 1: Later\n", "Part 2 of 2."} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is missing", terminal, want)
			}
		}
		if err != nil || strings.Contains(text, "\x1b") {
			t.Errorf("%s: %v and %s", terminal, err, fmt.Sprintf("%q", text))
		}
	}
}
