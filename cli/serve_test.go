package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"blogtui/server"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"
)

// serveFolder serves a folder on loopback and returns the address.
func serveFolder(t *testing.T, folder string, change func(*server.Config)) string {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	blog, closeBlog, err := openServed(ctx, folder, (&serveOptions{}).postsOptions())
	if err != nil {
		t.Fatal(err)
	}
	key, err := server.NewHostKey()
	if err != nil {
		t.Fatal(err)
	}
	started := make(chan string, 1)
	config := server.Config{
		Listen: "127.0.0.1:0", HostKeys: [][]byte{key}, Limits: server.DefaultLimits(), Blog: blog,
		Commands: clientCommands, Conversation: clientConversation, Run: runClient, Log: slog.New(slog.DiscardHandler),
		Started: func(listen, _ net.Addr) { started <- listen.String() },
	}
	config.Limits.NewPerSecond, config.Limits.Burst, config.Limits.DrainDelay, config.Limits.DrainGrace = 1000, 1000, 0, 0
	if change != nil {
		change(&config)
	}
	srv, err := server.New(config)
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		closeBlog()
	})
	return <-started
}

// runOverSSH runs a command line on a server with environment variables.
func runOverSSH(t *testing.T, addr, line string, variables ...string) (out, errOut string, code int) {
	t.Helper()
	client, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey(), Timeout: 10 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	session, err := client.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	session.Stdout, session.Stderr = &stdout, &stderr
	for _, variable := range variables {
		name, value, _ := strings.Cut(variable, "=")
		if err := session.Setenv(name, value); err != nil {
			t.Fatal(err)
		}
	}
	if err := session.Run(line); err != nil {
		var exit *ssh.ExitError
		if !errors.As(err, &exit) {
			t.Fatal(err)
		}
		code = exit.ExitStatus()
	}
	return stdout.String(), stderr.String(), code
}

// writeServedBlog writes a blog with served and hidden posts.
func writeServedBlog(t *testing.T) string {
	t.Helper()
	outside := filepath.Join(t.TempDir(), "outside.md")
	folder := t.TempDir()
	for name, text := range map[string]string{
		"tide.md":      "---\ntitle: Waiting for the Tide\ndate: 2026-03-14\ntoken: hunter2-secret\n---\n\nThe harbour wakes.\n\n# Later\n\nIt sleeps.\n",
		"霧.md":         "---\ntitle: Fog\ndate: 2025-03-14\n---\n\nGrey.\n",
		"secret.md":    "---\ntitle: Secret draft\ndraft: true\ndate: 2026-03-15\ncategories: [secret-category]\n---\n\nsecret text\n",
		"tomorrow.md":  "---\ntitle: Secret future\ndate: 2999-01-01\n---\n\nsecret text\n",
		"yesterday.md": "---\ntitle: Secret past\ndate: 2020-01-01\nexpiryDate: 2020-02-01\n---\n\nsecret text\n",
		".hidden.md":   "---\ntitle: Secret hidden\n---\n\nsecret text\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(outside, []byte("---\ntitle: Secret outside\n---\n\nsecret text\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "link.md")); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	return folder
}

func TestServedCommandsAnswerAsAtHome(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	folder := writeServedBlog(t)
	addr := serveFolder(t, folder, nil)
	home := func(args ...string) string {
		var out, errOut bytes.Buffer
		if code := Run(context.Background(), args, strings.NewReader(""), &out, &errOut); code != 0 {
			t.Fatal(errOut.String())
		}
		return out.String()
	}
	for _, c := range []struct {
		line string
		home []string
	}{
		{"list", []string{"list", folder}},
		{"list --year 2025", []string{"list", folder, "--year", "2025"}},
		{"show tide", []string{"show", folder, "tide"}},
		{"show 'waiting for' --width 30", []string{"show", folder, "waiting for", "--width", "30"}},
		{"search harbour", []string{"search", folder, "harbour"}},
		{"search 'the harbour' year:2026 --json", []string{"search", folder, "the harbour", "year:2026", "--json"}},
		{"search s --limit 1", []string{"search", folder, "s", "--limit", "1"}},
		{"show 霧 --json", []string{"show", folder, "霧", "--json"}},
	} {
		out, errOut, code := runOverSSH(t, addr, c.line)
		if want := home(c.home...); out != want || errOut != "" || code != 0 {
			t.Errorf("%s: exit code %d\n%s%s\nat home:\n%s", c.line, code, out, errOut, want)
		}
		if strings.ContainsAny(out, "\x1b\r") {
			t.Errorf("%s writes control bytes: %q", c.line, out)
		}
	}
	if out, _, _ := runOverSSH(t, addr, "show tide --color always"); !strings.Contains(out, "\x1b[") {
		t.Error("colours that are demanded are missing")
	}
}

func TestServedCommandsLeaveNothingBehind(t *testing.T) {
	const commands = 200
	objects := func() int64 {
		for range commands {
			for _, args := range [][]string{{"list", "--help"}, {"show"}, {"search", "--nonsense"}} {
				runClient(t.Context(), server.Command{Args: args, Out: io.Discard, Err: io.Discard})
			}
		}
		var m runtime.MemStats
		for range 3 {
			runtime.GC()
		}
		runtime.ReadMemStats(&m)
		return int64(m.HeapObjects)
	}
	if before, after := objects(), objects(); after-before > commands {
		t.Errorf("%d objects are left of %d commands", after-before, 3*commands)
	}
}

func TestDatesAreWrittenAsTheLocaleOfWhoAsksHasThem(t *testing.T) {
	addr := serveFolder(t, writeServedBlog(t), nil)
	t.Setenv("LC_ALL", "en_US.UTF-8") // the server's own variable is ignored
	for _, c := range []struct{ line, variable, want string }{
		{"show tide", "LANG=en_GB.UTF-8", "14 March 2026"},
		{"show tide", "LC_TIME=en_US.UTF-8", "March 14, 2026"},
		{"show tide", "LC_TIME=en_DK.UTF-8", "2026-03-14"},
		{"show tide --json", "LC_TIME=en_US.UTF-8", `"date": "2026-03-14"`},
		{"list", "LC_TIME=en_US.UTF-8", "2026-03-14\ttide"},
		{"linear tide", "LC_TIME=en_US.UTF-8", "March 14, 2026"},
	} {
		if out, errOut, _ := runOverSSH(t, addr, c.line, c.variable); !strings.Contains(out, c.want) {
			t.Errorf("%s with %s lacks %q:\n%s%s", c.line, c.variable, c.want, out, errOut)
		}
	}
}

func TestArticlesThatCommandsShowAreLogged(t *testing.T) {
	reads := make(chan string, 10)
	addr := serveFolder(t, writeServedBlog(t), func(c *server.Config) { c.Log = slog.New(slog.NewTextHandler(readLog(reads), nil)) })
	for _, line := range []string{"show tide", "show tide --json", "show nothing-like-it", "list"} {
		runOverSSH(t, addr, line)
	}
	if n := len(reads); n != 2 || !strings.Contains(<-reads, "article=tide.md") {
		t.Errorf("%d reads are logged", n)
	}
}

// readLog receives the log lines of opened articles.
type readLog chan string

func (r readLog) Write(line []byte) (int, error) {
	if bytes.Contains(line, []byte("msg=read ")) {
		r <- string(line)
	}
	return len(line), nil
}

func TestNoCommandNamesWhatIsNotServed(t *testing.T) {
	addr := serveFolder(t, writeServedBlog(t), nil)
	for _, line := range []string{
		"list", "list --json", "list --pages --json", "list --category secret-category", "list --query secret", "list --year 2999", "show secret", "show secret.md",
		"show 'Secret draft'", "show tomorrow", "show yesterday", "show secre", "show tid --json", "show tide --json", "list --sort path --reverse",
		"search text", "search title:past", "search 2999 --json", "search grey --json", "search year:2020",
	} {
		out, errOut, _ := runOverSSH(t, addr, line)
		asked := regexp.MustCompile(`no post is called "[^"]*"|no post has the category secret-category`)
		if told := strings.ToLower(out + asked.ReplaceAllString(errOut, "")); strings.Contains(told, "secret") || strings.Contains(told, "tomorrow") || strings.Contains(told, "yesterday") {
			t.Errorf("%s tells: %s%s", line, out, errOut)
		}
	}
	addr = serveFolder(t, writeServedBlog(t), func(c *server.Config) { c.Drafts, c.Future = true, true })
	if out, _, _ := runOverSSH(t, addr, "show secret"); !strings.Contains(out, "secret text") {
		t.Error("drafts are not served where they were asked for")
	}
}

func TestAFolderThatIsNotThereYetIsAnEmptyBlogUntilItIs(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "blog")
	addr := serveFolder(t, folder, nil)
	if out, errOut, code := runOverSSH(t, addr, "list --json"); strings.TrimSpace(out) != "[]" || code != 0 {
		t.Fatalf("exit code %d, %q %q", code, out, errOut)
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "a.md"), []byte("# First\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	over10 := time.After(10 * time.Second)
	for {
		out, _, _ := runOverSSH(t, addr, "list")
		if strings.Contains(out, "First") {
			return
		}
		select {
		case <-over10:
			t.Fatalf("the post does not appear: %q", out)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func TestServeLooksBeforeItServes(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	folder := writeServedBlog(t)
	missing := filepath.Join(folder, "missing")
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{folder, "--listen", "127.0.0.1:0", "--admin", "off"}, exitDone, "in order"},
		{[]string{missing, "--listen", "127.0.0.1:0", "--admin", "127.0.0.1:0"}, exitDone, "missing is not there: readers would see an empty page until it is. Everything else is in order"},
		{[]string{folder, "--listen", "127.0.0.1:0", "--admin", "off", "--site", missing}, exitFailed, "missing"},
		{[]string{folder, "--banner", "/dev/zero"}, exitFailed, "longer than 4096 bytes"},
		{[]string{folder, "--new-per-second", "NaN"}, exitUsage, "new connections per second"},
		{[]string{folder, "--public-name", "a b"}, exitUsage, "public name"},
		{[]string{folder, "--listen", taken.Addr().String()}, exitFailed, "in use"},
		{[]string{folder, "--host-key", missing}, exitDone, "in order"},
		{[]string{folder, "--host-key", filepath.Join(folder, "tide.md")}, exitFailed, "tide.md is not a private key"},
		{[]string{folder, "--banner", missing}, exitFailed, "missing"},
		{[]string{folder, "--proxy-from", "everywhere"}, exitUsage, "10.0.0.0/8"},
		{[]string{folder, "--listen", "nonsense"}, exitUsage, "such as :2222"},
		{[]string{folder, "--listen", ":99999"}, exitUsage, "no port"},
		{[]string{folder, "--admin", "localhost"}, exitUsage, "127.0.0.1:2222"},
		{[]string{folder, "--log", "xml"}, exitUsage, "text, json"},
		{[]string{folder, "--log-addresses", "some"}, exitUsage, "full, hashed, off"},
		{[]string{folder, "--idle-timeout", "0"}, exitUsage, "idle timeout"},
		{[]string{folder, "--max-width", "3"}, exitUsage, "largest screen"},
		{[]string{folder, "more"}, exitUsage, "too many"},
	} {
		var out, errOut bytes.Buffer
		code := Run(context.Background(), append([]string{"serve", "--check"}, c.args...), strings.NewReader(""), &out, &errOut)
		if code != c.code || !strings.Contains(out.String()+errOut.String(), c.says) {
			t.Errorf("%q: exit code %d, %q %q", c.args, code, out.String(), errOut.String())
		}
	}
}

func TestTheServingPageNamesEveryFlagWithItsDefault(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "docs", "serving.md"))
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)
	cmd := newServeCommand(&env{})
	for _, name := range regexp.MustCompile("`--([a-z-]+)`").FindAllStringSubmatch(page, -1) {
		if list := newListCommand(&env{}); cmd.Flags().Lookup(name[1]) == nil && list.Flags().Lookup(name[1]) == nil && name[1] != "raw" {
			t.Errorf("docs/serving.md names --%s, which is no flag", name[1])
		}
	}
	for _, name := range flagNames(cmd) {
		flag := cmd.Flags().Lookup(name)
		row := regexp.MustCompile("(?m)^\\|.*`--" + name + "`.*$").FindString(page)
		if row == "" {
			t.Errorf("docs/serving.md has no row for --%s", name)
		}
		if value := flag.DefValue; flag.Value.Type() != "bool" && value != "[]" && !strings.Contains(row, value) {
			t.Errorf("docs/serving.md does not say that --%s is %s: %s", name, value, row)
		}
	}
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	for _, line := range strings.Split(cmd.LocalFlags().FlagUsages(), "\n") {
		if found := regexp.MustCompile(`--([a-z-]+)`).FindStringSubmatch(line); found != nil {
			names = append(names, found[1])
		}
	}
	return names
}

func TestServedPostsAreJSONAsAtHome(t *testing.T) {
	addr := serveFolder(t, writeServedBlog(t), nil)
	out, _, _ := runOverSSH(t, addr, "list --json")
	var posts []map[string]any
	if err := json.Unmarshal([]byte(out), &posts); err != nil || len(posts) != 2 || posts[0]["slug"] != "tide" {
		t.Errorf("%v: %s", err, out)
	}
}

func TestWhoStartsAServerIsToldHowToReadIt(t *testing.T) {
	for address, want := range map[string]string{
		"[::]:2222": "ssh -p 2222 localhost ", "0.0.0.0:22": "ssh localhost ", "127.0.0.1:2200": "ssh -p 2200 localhost ",
		"192.0.2.7:2222": "ssh -p 2222 192.0.2.7 ", "[2001:db8::7]:22": "ssh 2001:db8::7 ",
	} {
		listen, err := net.ResolveTCPAddr("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		if got := connectHint(listen); !strings.Contains(got, want) {
			t.Errorf("at %s: %q", address, got)
		}
	}
}
