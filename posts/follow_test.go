package posts

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"blogtui/model"

	"github.com/fsnotify/fsnotify"
)

// eventually waits until ok accepts the library.
func eventually(t *testing.T, f *Folder, what string, ok func(l *model.Library) bool) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for !ok(f.Library()) {
		select {
		case <-f.Changed():
		case <-limit:
			t.Fatalf("%s was not noticed", what)
		}
	}
}

func TestAnEmptyFileIsThereFromTheStart(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	write(t, folder, "empty.md", "")
	if _, l := open(t, folder, Options{Alone: true, Watch: true}); l.Len() != 2 {
		t.Errorf("%d posts are there at first", l.Len())
	}
}

func TestChangesOfFilesAreNoticed(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	write(t, folder, "b/b.md", "# B\n")
	f, before := open(t, folder, Options{Alone: true, Watch: true})

	write(t, folder, "b/c.md", "# C\n")
	eventually(t, f, "a new file", func(l *model.Library) bool { return l.Post("b/c.md") != nil })
	if f.Library().Post("a.md") != before.Post("a.md") {
		t.Error("a post that did not change was read again")
	}
	write(t, folder, "new/folder/d.md", "# D\n")
	eventually(t, f, "a new folder", func(l *model.Library) bool { return l.Post("new/folder/d.md") != nil })

	// Editors save by replacing the file.
	write(t, folder, "a.tmp", "# Another title\n\nand text")
	if err := os.Rename(filepath.Join(folder, "a.tmp"), filepath.Join(folder, "a.md")); err != nil {
		t.Fatal(err)
	}
	eventually(t, f, "a replaced file", func(l *model.Library) bool {
		p := l.Post("a.md")
		return p != nil && p.Title == "Another title" && p.Counted && p.Words == 4
	})
	shown := f.Library()
	write(t, folder, "b/chart.png", "a picture")
	eventually(t, f, "a picture", func(l *model.Library) bool { return l != shown })
	if l := f.Library(); l.Post("a.md") != shown.Post("a.md") || l.Len() != shown.Len() {
		t.Error("a picture has changed posts")
	}
	if err := os.Remove(filepath.Join(folder, "b", "b.md")); err != nil {
		t.Fatal(err)
	}
	eventually(t, f, "a removed file", func(l *model.Library) bool { return l.Post("b/b.md") == nil })
	if l := f.Library(); l.Len() != 3 || l.Stage() != model.Complete {
		t.Error(l.Len(), l.Stage())
	}
}

func TestAFolderThatIsSwappedIsOpenedAgain(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open folder can't be renamed on Windows")
	}
	home := t.TempDir()
	write(t, home, "one/a.md", "# Old\n")
	write(t, home, "two/a.md", "# New one\n")
	link := filepath.Join(home, "blog")
	if err := os.Symlink("one", link); err != nil {
		t.Fatal(err)
	}
	f, _ := open(t, link, Options{Alone: true, Watch: true})
	if err := os.Symlink("two", link+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(link+".new", link); err != nil {
		t.Fatal(err)
	}
	eventually(t, f, "the other folder", func(l *model.Library) bool { return l.Post("a.md") != nil && l.Post("a.md").Title == "New one" })
	if body, err := f.Body("a.md"); err != nil || !strings.Contains(body.Text, "New one") {
		t.Error(body, err)
	}
}

func TestAConfigurationThatChangesIsFollowed(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "blogtui.yaml", "title: Tides\n")
	write(t, folder, "a.md", "# A\n")
	f, before := open(t, folder, Options{Alone: true, Watch: true})
	if before.Title() != "Tides" {
		t.Fatal(before.Title())
	}
	for _, c := range []struct {
		file, text string
		ok         func(l *model.Library) bool
	}{
		{"blogtui.yaml", "title: Ebb and flow\ntagline: of words\n", func(l *model.Library) bool { return l.Title() == "Ebb and flow" && l.Tagline() == "of words" }},
		{"authors.yml", "jo:\n  name: Jo March\n", nil},
		{"b.md", "---\ntitle: B\nauthor: jo\n---\n", func(l *model.Library) bool {
			return l.Post("b.md") != nil && slices.Equal(l.Post("b.md").Authors, []string{"Jo March"})
		}},
		{"authors.yml", "jo:\n  name: Josephine March\n", func(l *model.Library) bool {
			return slices.Equal(l.Post("b.md").Authors, []string{"Josephine March"})
		}},
		{"_config.yml", "permalink: /:title/\nurl: https://tides.blog\n", func(l *model.Library) bool { return l.BaseURL() == "https://tides.blog" }},
		{"_posts/2026-01-02-c.md", "# C\n", func(l *model.Library) bool { // the folder has become Jekyll's
			p := l.Post("_posts/2026-01-02-c.md")
			return p != nil && p.URL == "https://tides.blog/c/"
		}},
	} {
		write(t, folder, c.file, c.text)
		if c.ok != nil {
			eventually(t, f, c.file+" with "+c.text, c.ok)
		}
	}
}

func TestAProjectThatComesIntoAnEmptyFolderIsKnown(t *testing.T) {
	folder := t.TempDir()
	f, _ := open(t, folder, Options{Alone: true, Watch: true})
	write(t, folder, "README.md", "# How to build\n")
	write(t, folder, "themes/paper/exampleSite/content/x.md", "# Not ours\n")
	write(t, folder, "content/posts/a.md", "---\ntitle: Ours\n---\n")
	write(t, folder, "hugo.toml", "title = 'The shore'\n")
	eventually(t, f, "the project", func(l *model.Library) bool {
		return l.Title() == "The shore" && l.Len() == 1 && l.Post("content/posts/a.md") != nil
	})
}

func TestAPostOfTheFutureAppearsWhenItsTimeComes(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "---\ntitle: A\ndate: 2030-01-01T12:00:00Z\n---\n")
	var passed atomic.Int64
	clock := func() time.Time {
		return time.Date(2030, 1, 1, 11, 59, 59, 990_000_000, time.UTC).Add(time.Duration(passed.Load()))
	}
	f, l := open(t, folder, Options{Alone: true, Watch: true, Now: clock})
	if !l.Post("a.md").Future {
		t.Fatal("the post is not in the future")
	}
	passed.Store(int64(time.Second))
	eventually(t, f, "the hour", func(l *model.Library) bool { return !l.Post("a.md").Future })
}

func TestTheConfigurationOfAProjectInASubfolderIsFollowed(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "README.md", "# A program\n")
	write(t, folder, "site/hugo.toml", "title = 'Tides'\n")
	write(t, folder, "site/content/a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n")
	f, before := open(t, folder, Options{Alone: true, Watch: true})
	if before.Title() != "Tides" {
		t.Fatal(before.Title())
	}
	write(t, folder, "site/hugo.toml", "title = 'Ebb'\n")
	eventually(t, f, "the new title", func(l *model.Library) bool { return l.Title() == "Ebb" })
	write(t, folder, "other/hugo.toml", "title = 'Flow'\n")
	write(t, folder, "other/content/b.md", "---\ntitle: B\ndate: 2024-01-03\n---\n")
	eventually(t, f, "both projects, of which neither is the blog", func(l *model.Library) bool { return l.Post("other/content/b.md") != nil })
}

func TestFilesNamedAsFoldersOfConfigurationsAreNoFolders(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	for _, name := range configFolders[1:] {
		write(t, folder, strings.Split(name, "/")[0], "a file")
	}
	f, _ := open(t, folder, Options{Alone: true, Watch: true})
	write(t, folder, "b.md", "# B\n")
	eventually(t, f, "a new file", func(l *model.Library) bool { return l.Post("b.md") != nil })
	select {
	case notice := <-f.Notices():
		t.Error(notice)
	default:
	}
}

// busy opens a blog in a folder in which other files are created all the time.
func busy(t *testing.T) (*Folder, chan fsnotify.Event) {
	t.Helper()
	f := &Folder{path: filepath.FromSlash("/home/blog")}
	events := make(chan fsnotify.Event)
	go func() {
		for t.Context().Err() == nil {
			select {
			case events <- fsnotify.Event{Name: filepath.FromSlash("/home/other"), Op: fsnotify.Create}:
			case <-t.Context().Done():
			}
		}
	}()
	return f, events
}

func TestABlogInABusyFolderIsLookedAtInTime(t *testing.T) {
	f, events := busy(t)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	if n, ok := f.awaitChanges(ctx, events, nil, 20*time.Millisecond); !ok || !n.all {
		t.Error(n, ok)
	}
}

func TestEventsOfOthersAreNotTheBlogs(t *testing.T) {
	f, events := busy(t)
	name := filepath.FromSlash("/home/blog/a.md")
	go func() { events <- fsnotify.Event{Name: name, Op: fsnotify.Write} }()
	n, ok := f.awaitChanges(t.Context(), events, nil, time.Hour)
	if !ok || n.all || len(n.paths) != 1 || !n.paths[name] {
		t.Error(n, ok)
	}
	go func() { events <- fsnotify.Event{Name: f.path, Op: fsnotify.Create} }()
	if n, ok = f.awaitChanges(t.Context(), events, nil, time.Hour); !ok || !n.all {
		t.Error("another folder in the blog's place is no news")
	}
}
