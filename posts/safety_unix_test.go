//go:build unix

package posts

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"blogtui/growth"
	"blogtui/model"
)

func TestNoFileCanMakeTheReaderWaitOrLeaveTheBlog(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "secret.md", "# Secret\n")
	folder := t.TempDir()
	write(t, folder, "post.md", "---\ntitle: Post\n---\nText\n")
	write(t, folder, ".hidden/secret.md", "# Hidden\n")
	write(t, folder, "below/more.md", "# More\n")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	in := func(name string) string { return filepath.Join(folder, name) }
	must(syscall.Mkfifo(in("pipe.md"), 0o644))
	must(os.Symlink(filepath.Join(outside, "secret.md"), in("out.md")))
	must(os.Symlink(outside, in("outfolder")))
	must(os.Symlink("../../../../../../etc/passwd", in("passwd.md")))
	must(os.Symlink("/dev/zero", in("zero.md")))
	must(os.Symlink("loop.md", in("loop.md")))
	must(os.Symlink("..", in("below/up")))
	must(os.Symlink("nowhere", in("dangling.md")))
	must(os.Symlink("below", in("again")))
	must(os.Mkdir(in("folder.md"), 0o755))
	socket, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	must(err)
	defer syscall.Close(socket)
	must(syscall.Bind(socket, &syscall.SockaddrUnix{Name: in("socket.md")}))
	write(t, folder, "zeros.md", strings.Repeat("\x00", 100))
	must(os.Truncate(in("zeros.md"), 1<<40))
	write(t, folder, "locked.md", "# Locked\n")
	must(os.Chmod(in("locked.md"), 0))

	f, l := open(t, folder, Options{Alone: true})
	for _, id := range []model.ID{"post.md", "below/more.md"} {
		if l.Post(id) == nil {
			t.Errorf("%s is missing", id)
		}
	}
	problems := make(map[string]string)
	for _, p := range l.Problems() {
		problems[p.Path] = p.Text
	}
	for name, want := range map[string]string{
		"pipe.md": "regular", "out.md": "leads out", "passwd.md": "leads out", "zero.md": "leads out",
		"loop.md": "cannot be read", "dangling.md": "leads nowhere", "zeros.md": "NUL",
	} {
		if !strings.Contains(problems[name], want) {
			t.Errorf("%s: %q, want something with %q", name, problems[name], want)
		}
	}
	if problems["socket.md"] == "" || problems["folder.md"] != "" {
		t.Errorf("socket: %q, folder: %q", problems["socket.md"], problems["folder.md"])
	}
	if os.Geteuid() != 0 && !strings.Contains(problems["locked.md"], "permissions") {
		t.Errorf("locked.md: %q", problems["locked.md"])
	}
	for _, p := range everything(l) {
		if strings.Contains(p.Title, "Secret") || strings.Contains(p.Title, "Hidden") || strings.HasPrefix(p.Path, "again/") || strings.Contains(p.Path, "up/") {
			t.Errorf("%s %q should not be here", p.Path, p.Title)
		}
	}
	for _, id := range []model.ID{"out.md", "../secret.md", ".hidden/secret.md", "/etc/passwd", "pipe.md"} {
		if _, err := f.Raw(id); err == nil {
			t.Errorf("%s was read", id)
		}
	}
}

func TestLinksInsideTheBlogWorkTheWayKubernetesMakesThem(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "..2024_01/post.md", "---\ntitle: Mounted\n---\nText\n")
	for name, target := range map[string]string{"..data": "..2024_01", "post.md": "..data/post.md"} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	f, l := open(t, folder, Options{Alone: true})
	if p := l.Post("post.md"); p == nil || p.Title != "Mounted" || l.Len() != 1 {
		t.Fatal(l.Len(), l.Problems())
	}
	if body, err := f.Body("post.md"); err != nil || body.Text != "Text\n" || body.Line != 4 {
		t.Error(body, err)
	}
}

func TestAFolderIsReadOnceHoweverManyLinksLeadToIt(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "one/a.md", "# A\n")
	write(t, folder, "one/deep/b.md", "# B\n")
	write(t, folder, "_skipped/c.md", "# C\n")
	write(t, folder, "_skipped/deep/d.md", "# D\n")
	for name, target := range map[string]string{
		"0": "one", "one/deep/up": "..", "one/deep/top": "../..", "two": "_skipped", "three": "_skipped/deep", "_skipped/deep/up": "..", "four": "two",
	} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	_, l := open(t, folder, Options{Alone: true})
	times := map[string]int{}
	for _, p := range everything(l) {
		times[p.Title]++
	}
	for _, title := range []string{"A", "B", "C", "D"} {
		if times[title] != 1 {
			t.Errorf("%s is there %d times", title, times[title])
		}
	}
}

func TestFoldersAreKnownAgainWithAndWithoutAnIdentity(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "one/a.md", "")
	if err := os.Symlink("one", filepath.Join(folder, "link")); err != nil {
		t.Fatal(err)
	}
	stat := func(name string) os.FileInfo {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	var known visited
	if !known.add(stat("."), false) || !known.add(stat("one"), false) || known.add(stat("link"), false) {
		t.Error("a folder is not known by its identity")
	}
	without := visited{infos: []os.FileInfo{stat("."), stat("one")}}
	if !without.contains(stat("link")) || without.contains(stat("one/a.md")) {
		t.Error("a folder is not known without its identity")
	}
}

func TestFilesThatVanishOrGrowAreProblemsOfTheirOwn(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	write(t, folder, "b.md", "# B\n"+strings.Repeat("word ", 1000))
	f, l := open(t, folder, Options{Alone: true, MaxBytes: 1000})
	if p := l.Post("b.md"); len(p.Problems) == 0 || !strings.Contains(p.Problems[0].Text, "longer than 1000 bytes") {
		t.Error(p.Problems)
	}
	if body, err := f.Body("b.md"); err != nil || len(body.Text) > 1000 {
		t.Error(len(body.Text), err)
	}
	if err := os.Remove(filepath.Join(folder, "a.md")); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Body("a.md"); err == nil {
		t.Error("a removed post has a body")
	}
}

func TestFrontMatterBombsAreReadInNoTime(t *testing.T) {
	var aliases strings.Builder
	aliases.WriteString("a: &a [x, x, x, x, x, x, x, x, x]\n")
	for c := 'b'; c < 'k'; c++ {
		aliases.WriteString(string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 8) + "x]\n")
	}
	folder := t.TempDir()
	for name, text := range map[string]string{
		"aliases.md": aliases.String() + "tags: *j\n",
		"keys.md":    strings.Repeat("key: x\n", 100_000),
		"depth.md":   strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000),
		"maps.md":    "a: " + strings.Repeat("{a: ", 20_000),
		"lists.md":   "a: " + strings.Repeat("- ", 20_000),
		"indent.md": func() string {
			var s strings.Builder
			for i := range 300 {
				s.WriteString(strings.Repeat(" ", i) + "a:\n")
			}
			return s.String()
		}(),
		"quotes.md": "a: " + strings.Repeat("'\"", 30_000),
		"colons.md": strings.Repeat("a: ", 20_000),
	} {
		write(t, folder, name, "---\ntitle: Bomb\n"+text+"\n---\nText\n")
		write(t, folder, "toml-"+name, "+++\ntitle = \"Bomb\"\n"+strings.ReplaceAll(text, ": ", " = ")+"\n+++\nText\n")
		write(t, folder, "json-"+name, ";;;\n{\"title\": \"Bomb\",\n"+text+"\n;;;\nText\n")
	}
	write(t, folder, "begun.md", "+++ title = \"Bomb\""+strings.Repeat(" ", 50_000)+"+++\nText\n")
	for i := range 40 {
		write(t, folder, fmt.Sprintf("below-the-title-%d.md", i), "# Bomb\n\n"+strings.Repeat("> a: b\n", 8000))
	}
	write(t, folder, "lists-of-words.md", "%{ title: \"Bomb\",\n"+strings.Repeat("~w( :a ", 8000)+"\n}\n---\n# Bomb\n")
	write(t, folder, "never-closed.md", "---\ntitle: Bomb\na: \"b\n"+strings.Repeat("  c\\\" d\n", 6000)+"---\n# Bomb\n")
	var l *model.Library
	growth.Bounded(t, "reading them", 700*time.Millisecond, func() { _, l = open(t, folder, Options{Alone: true}) })
	for _, p := range everything(l) {
		if p.Title != "Bomb" {
			t.Errorf("%s: title %q", p.Path, p.Title)
		}
	}
}
