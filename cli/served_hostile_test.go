package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"blogtui/growth"
	"blogtui/server"

	"golang.org/x/crypto/ssh"
)

// terminalClient is a client with a terminal.
type terminalClient struct {
	t    *testing.T
	keys io.Writer
	mu   sync.Mutex
	seen bytes.Buffer
	over chan error
}

func (g *terminalClient) Write(p []byte) (int, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.seen.Write(p)
}

func (g *terminalClient) screen() string {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.seen.String()
}

// connectTerminal opens the reader, at an article if one is given.
func connectTerminal(t *testing.T, addr, article string) *terminalClient {
	t.Helper()
	client, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Close() })
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	g := &terminalClient{t: t, over: make(chan error, 1)}
	session.Stdout, session.Stderr = g, g
	g.keys, _ = session.StdinPipe()
	if err := session.RequestPty("xterm-256color", 30, 100, nil); err != nil {
		t.Fatal(err)
	}
	if article == "" {
		err = session.Shell()
	} else {
		err = session.Start(article)
	}
	if err != nil {
		t.Fatal(err)
	}
	go func() { g.over <- session.Wait() }()
	return g
}

// waitFor waits for a screen and returns how long it took.
func (g *terminalClient) waitFor(what string, holds func(screen string) bool) time.Duration {
	g.t.Helper()
	poll := time.NewTicker(2 * time.Millisecond)
	defer poll.Stop()
	began := time.Now()
	for ; !holds(g.screen()); <-poll.C {
		if time.Since(began) > 20*time.Second {
			g.t.Fatalf("waited in vain: %s", what)
		}
	}
	return time.Since(began)
}

// pressAndWait presses a key and returns how long the screen took to change.
func (g *terminalClient) pressAndWait(key string) time.Duration {
	g.t.Helper()
	before, again := len(g.screen()), time.Now()
	_, _ = io.WriteString(g.keys, key)
	return g.waitFor("an answer to "+key, func(screen string) bool {
		if time.Since(again) > time.Second { // two keys within one frame may have undone each other
			again = time.Now()
			_, _ = io.WriteString(g.keys, key)
		}
		return len(screen) > before
	})
}

// attacks are control sequences in all encodings that a file can have. Each of them sets a
// title.
var attacks = []string{
	"\x1b]0;taken over\x07", "\u009d0;taken over\u009c", "&#27;]0;taken over&#7;", "&#x1b;]0;taken over&#x9c;",
	`\u001b]0;taken over\u0007`, "%1B]0;taken over%07", "\x1bP$qtaken over\x1b\\", "\x1b]52;c;dGFrZW4gb3Zlcg==\x07", "\x1b[2J\x1b[1;1Htaken over",
	"\u202etaken over\u202c", "taken\u200b over\U000e0041",
}

// controlBytes returns the bytes of a text that would control a terminal.
func controlBytes(text string) string {
	for _, sequence := range []string{"\x1b]0;taken", "\x1b]52", "\x1bP", "\u009d", "\u009c", "\u202e", "\u200b", "\U000e0041", "\x07taken", "dGFrZW4gb3Zlcg==\x07"} {
		if strings.Contains(text, sequence) {
			return fmt.Sprintf("%q", sequence)
		}
	}
	return ""
}

func TestNoPostDoesAnythingToATerminalOverSSH(t *testing.T) {
	folder := t.TempDir()
	for i, attack := range attacks {
		quoted := strings.NewReplacer(`\u`, `\\u`, `"`, `\"`).Replace(attack)
		front := fmt.Sprintf("---\ntitle: \"Post %02d %s\"\ndate: 2026-01-%02d\nslug: \"s%d%s\"\ncategories: [\"c%s\"]\ntags: [\"t%s\"]\nauthors: [\"a%s\"]\nsummary: \"u%s\"\nseries: \"e%s\"\naliases: [\"/l%s\"]\nimage: \"i%s.png\"\n---\n",
			i, quoted, i+1, i, quoted, quoted, quoted, quoted, quoted, quoted, quoted, quoted)
		body := fmt.Sprintf("# H %s\n\nText %s *e%s* `c%s` [l%s](https://a.example/%s) ![i%s](p%s.png)\n\n```%s\ncode %s\n```\n\n> quote %s\n\n| a%s |\n|---|\n| b%s |\n\n<p title=\"%s\">html %s</p>\n", attack, attack, attack, attack, attack, attack, attack, attack, attack, attack, attack, attack, attack, attack, attack)
		name := fmt.Sprintf("post%02d.md", i)
		if i < 3 { // file names can contain nearly everything as well
			name = fmt.Sprintf("post%02d%s.md", i, strings.ReplaceAll(attack, "/", ""))
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(front+body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	addr := serveFolder(t, folder, nil)
	for _, line := range []string{"list", "list --json", "list --category c", "show nothing-like-it", "linear < x"} {
		out, errOut, _ := runOverSSH(t, addr, line)
		if bad := controlBytes(out + errOut); bad != "" || strings.ContainsAny(out+errOut, "\x1b\x07\x00") {
			t.Errorf("%s writes %s: %q", line, bad, out+errOut)
		}
	}
	for i := range attacks {
		name := fmt.Sprintf("'Post %02d'", i)
		for _, line := range []string{"show " + name, "show --json " + name, "show --linear " + name, "linear -- " + name} {
			out, errOut, _ := runOverSSH(t, addr, line)
			if bad := controlBytes(out + errOut); bad != "" || strings.ContainsAny(out+errOut, "\x1b\x07\x00") || out == "" {
				t.Errorf("%s writes %s: %q %q", line, bad, out, errOut)
			}
		}
		g := connectTerminal(t, addr, fmt.Sprintf("Post %02d", i))
		g.waitFor("the article", func(screen string) bool { return strings.Contains(screen, "Text") })
		g.pressAndWait("G")
		if bad := controlBytes(g.screen()); bad != "" {
			t.Errorf("the reader writes %s for %q", bad, attacks[i])
		}
	}
	g := connectTerminal(t, addr, "")
	g.waitFor("the list", func(screen string) bool { return strings.Contains(screen, "Post 01") })
	g.pressAndWait("c")
	g.pressAndWait("\x1b")
	g.pressAndWait("jjj")
	if bad := controlBytes(g.screen()); bad != "" {
		t.Errorf("the list writes %s", bad)
	}
}

func TestPostsThatAreBombsAreReadWithoutAWait(t *testing.T) {
	folder := t.TempDir()
	repeat := strings.Repeat
	bombs := map[string]string{
		"quotes":   "# Bomb\n\n" + repeat(">", 100_000) + " deep\n",
		"brackets": "# Bomb\n\n" + repeat("[", 100_000) + "\n",
		"emphasis": "# Bomb\n\n" + repeat("*a _b ", 25_000) + "\n",
		"lists": "# Bomb\n\n" + func() (s string) {
			for i := range 300 {
				s += repeat("  ", i) + "- item\n"
			}
			return s
		}(),
		"table":    "# Bomb\n\n" + repeat("|a", 5000) + "|\n" + repeat("|-", 5000) + "|\n" + repeat(repeat("|b", 5000)+"|\n", 20),
		"line":     "# Bomb\n\n" + repeat("x", 900_000) + "\n",
		"backtick": "# Bomb\n\n" + repeat("`a``b", 50_000) + "\n",
		"html":     "# Bomb\n\n" + repeat("<div><p><span>", 25_000) + "\n",
		"notes":    "# Bomb\n\n" + repeat("[^a]", 50_000) + "\n\n[^a]: [^a]\n",
		"links":    "# Bomb\n\n" + repeat("[a]: b\n", 25_000) + repeat("[a]", 25_000),
		"keys": "---\ntitle: Bomb\n" + func() (s string) {
			for i := range 5000 {
				s += fmt.Sprintf("k%d: v\n", i)
			}
			return s
		}() + "---\n# Bomb\n",
		"aliases": "---\ntitle: Bomb\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n---\n# Bomb\n",
	}
	for name, text := range bombs {
		if err := os.WriteFile(filepath.Join(folder, name+".md"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	addr := serveFolder(t, folder, nil)
	const most = 5 * time.Second // of the processor
	for name := range bombs {
		var g *terminalClient
		first := growth.Of(func() {
			g = connectTerminal(t, addr, name+".md")
			g.waitFor("the article", func(screen string) bool {
				return strings.Contains(strings.ToUpper(screen), "BOMB") && strings.Contains(screen, "%")
			})
		})
		t.Logf("%s: %d bytes, the first screen after %v", name, len(bombs[name]), first.Round(time.Millisecond))
		if first > most {
			t.Errorf("%s: the first screen takes %v", name, first)
		}
		for _, key := range []string{"?", "?", "q"} {
			if took := growth.Of(func() { g.pressAndWait(key) }); took > most {
				t.Errorf("%s: the answer to the key %s takes %v", name, key, took)
			}
		}
		var errOut string
		var code int
		took := growth.Of(func() { _, errOut, code = runOverSSH(t, addr, "show "+name+".md") })
		if code != 0 || took > 2*most {
			t.Errorf("%s: show ends with %d and takes %v: %s", name, code, took, errOut)
		}
	}
}

func TestWhatBecomesOfAFileEndsNoSession(t *testing.T) {
	folder := writeServedBlog(t)
	path := filepath.Join(folder, "tide.md")
	addr := serveFolder(t, folder, func(c *server.Config) { c.Limits.InputEvents = 1000 })
	g := connectTerminal(t, addr, "tide")
	g.waitFor("the article", func(screen string) bool { return strings.Contains(screen, "harbour") })
	text := "---\ntitle: Waiting for the Tide\ndate: 2026-03-14\n---\n\n"
	shows := func(words string) func() bool {
		return func() bool { out, _, _ := runOverSSH(t, addr, "show tide"); return strings.Contains(out, words) }
	}
	nameless := func() bool {
		out, _, _ := runOverSSH(t, addr, "list")
		return !strings.Contains(out, "Waiting for the Tide")
	}
	whatever := func() bool { return true } // root may read every file
	steps := []struct {
		name string
		do   func() error
		seen func() bool // by a new client
	}{
		{"changed", func() error { return os.WriteFile(path, []byte(text+"Changed.\n"), 0o644) }, shows("Changed.")},
		{"cut short", func() error { return os.Truncate(path, 5) }, nameless},
		{"emptied", func() error { return os.Truncate(path, 0) }, nameless},
		{"made huge", func() error { return os.Truncate(path, 5<<30) }, nameless},
		{"made binary", func() error { return os.WriteFile(path, bytes.Repeat([]byte{0, 1, 0xff}, 1000), 0o644) }, nameless},
		{"made a link to the outside", func() error {
			_ = os.Remove(path)
			return os.Symlink("/etc/passwd", path)
		}, nameless},
		{"made a folder", func() error { _ = os.Remove(path); return os.Mkdir(path, 0o755) }, nameless},
		{"gone", func() error { return os.Remove(path) }, nameless},
		{"forbidden", func() error { return os.WriteFile(path, []byte(text), 0) }, whatever},
		{"back", func() error {
			_ = os.Remove(path)
			return os.WriteFile(path, []byte(text+"Back again.\n"), 0o644)
		}, shows("Back again.")},
	}
	for _, step := range steps {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		g.waitFor(step.name, func(string) bool { return step.seen() })
		g.pressAndWait("?")
		g.pressAndWait("?")
		if out, _, _ := runOverSSH(t, addr, "show tide"); strings.Contains(out, "root:") {
			t.Errorf("%s: a file outside is shown", step.name)
		}
	}
	g.waitFor("the file that is back", func(screen string) bool { return strings.Contains(screen, "Back again.") })
	if len(g.over) > 0 {
		t.Errorf("the session has ended: %v", <-g.over)
	}
}
