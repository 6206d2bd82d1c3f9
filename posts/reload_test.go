package posts

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/posts/files"

	"github.com/fsnotify/fsnotify"
)

// countingSource counts the files that are read.
type countingSource struct {
	files.Source
	reads *atomic.Int64
}

func (s countingSource) Open(name string) (fs.File, error) {
	f, err := s.Source.Open(name)
	if err != nil {
		return nil, err
	}
	return &countedFile{File: f, reads: s.reads}, nil
}

func (s countingSource) Sub(folder string) (files.Source, error) {
	inner, err := s.Source.Sub(folder)
	return countingSource{inner, s.reads}, err
}

// countedFile counts itself at its first Read.
type countedFile struct {
	fs.File
	reads   *atomic.Int64
	touched bool
}

func (f *countedFile) Read(p []byte) (int, error) {
	if !f.touched {
		f.touched = true
		f.reads.Add(1)
	}
	return f.File.Read(p)
}

// followed opens a blog of n posts. It returns a counter of the files that are read from then on.
func followed(t *testing.T, n int) (string, *Folder, *atomic.Int64) {
	t.Helper()
	folder := t.TempDir()
	for i := range n {
		write(t, folder, fmt.Sprintf("y%02d/post-%05d.md", i%20, i), fmt.Sprintf("---\ntitle: Post %d\ndate: 2020-01-02\n---\nText of %d.\n", i, i))
	}
	f, l := open(t, folder, Options{Alone: true, Watch: true})
	if l.Len() != n {
		t.Fatal(l.Len())
	}
	reads := &atomic.Int64{}
	f.mu.Lock()
	f.src = countingSource{f.src, reads}
	f.mu.Unlock()
	return folder, f, reads
}

// took returns how long it takes until the library has a change.
func took(t *testing.T, f *Folder, what string, change func(), ok func(l *model.Library) bool) time.Duration {
	t.Helper()
	start := time.Now()
	change()
	eventually(t, f, what, ok)
	return time.Since(start)
}

func titled(id model.ID, title string) func(l *model.Library) bool {
	return func(l *model.Library) bool { return l.Post(id) != nil && l.Post(id).Title == title }
}

func TestMeasureReload(t *testing.T) {
	if os.Getenv("BLOGTUI_MEASURE_RELOAD") == "" {
		t.Skip("set BLOGTUI_MEASURE_RELOAD to measure how soon changes are seen")
	}
	for _, n := range []int{100, 1000, 10_000} {
		folder, f, reads := followed(t, n)
		id := model.ID("y00/post-00000.md")
		time.Sleep(3 * time.Second)
		for round := range 3 {
			title := fmt.Sprint("Round ", round)
			reads.Store(0)
			d := took(t, f, "a change", func() { write(t, folder, string(id), "# "+title+"\n") }, titled(id, title))
			t.Logf("%d posts, one changed: %v, %d files read", n, d.Round(time.Millisecond), reads.Load())
			time.Sleep(300 * time.Millisecond)
		}
		reads.Store(0)
		d := took(t, f, "many changes", func() {
			for i := range n {
				write(t, folder, fmt.Sprintf("y%02d/post-%05d.md", i%20, i), fmt.Sprintf("# Branch %d\n", i))
			}
		}, func(l *model.Library) bool {
			for i := range n {
				if p := l.Post(model.ID(fmt.Sprintf("y%02d/post-%05d.md", i%20, i))); p == nil || !strings.HasPrefix(p.Title, "Branch") {
					return false
				}
			}
			return true
		})
		t.Logf("%d posts, all changed: %v, %d files read", n, d.Round(time.Millisecond), reads.Load())
	}
}

func TestOnlyWhatChangedIsReadAgain(t *testing.T) {
	folder, f, reads := followed(t, 300)
	took(t, f, "a change", func() { write(t, folder, "y00/post-00000.md", "# Changed\n") }, titled("y00/post-00000.md", "Changed"))
	took(t, f, "a new folder", func() { write(t, folder, "new/in/it.md", "# New\n") }, titled("new/in/it.md", "New"))
	took(t, f, "a rename", func() {
		if err := os.Rename(filepath.Join(folder, "y01", "post-00001.md"), filepath.Join(folder, "y01", "moved.md")); err != nil {
			t.Fatal(err)
		}
	}, titled("y01/moved.md", "Post 1"))
	took(t, f, "a removed folder", func() {
		if err := os.RemoveAll(filepath.Join(folder, "y02")); err != nil {
			t.Fatal(err)
		}
	}, func(l *model.Library) bool { return l.Len() == 286 })
	if n := reads.Load(); n > 6 { // three files, each for its head and perhaps for its words
		t.Errorf("%d files were read for three changes", n)
	}
}

func TestACheckoutOfThousandsOfFilesIsTakenInWhole(t *testing.T) {
	folder, f, _ := followed(t, 100)
	took(t, f, "the checkout", func() {
		for i := range 2000 {
			write(t, folder, fmt.Sprintf("branch/%d/post-%04d.md", i%40, i), fmt.Sprintf("# Branch %d\n", i))
		}
		if err := os.RemoveAll(filepath.Join(folder, "y00")); err != nil {
			t.Fatal(err)
		}
	}, func(l *model.Library) bool { return l.Len() == 2095 && l.Post("branch/39/post-1999.md") != nil })
}

func TestAFileInTheMiddleOfBeingSavedIsNotShownBroken(t *testing.T) {
	folder, f, _ := followed(t, 3)
	id := model.ID("y00/post-00000.md")
	broken := make(chan string, 1)
	stop, watched := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(watched)
		for {
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
			if p := f.Library().Post(id); p == nil || p.Title != "Post 0" && p.Title != "Saved" {
				select {
				case broken <- fmt.Sprint(p):
				default:
				}
			}
		}
	}()
	for _, part := range []string{"", "---\ntitle: Sav", "---\ntitle: Saved\ndate: 2021-01-01\n"} {
		write(t, folder, string(id), part)
		time.Sleep(2 * debounceTime) // longer than a pause that ends a storm
	}
	took(t, f, "the saved file", func() { write(t, folder, string(id), "---\ntitle: Saved\ndate: 2021-01-01\n---\nText.\n") }, titled(id, "Saved"))
	close(stop)
	<-watched
	select {
	case was := <-broken:
		t.Error("shown while it was being saved:", was)
	default:
	}
	took(t, f, "an emptied file", func() { write(t, folder, string(id), "") }, func(l *model.Library) bool {
		return l.Post(id) != nil && l.Post(id).Words == 0
	})
}

func TestWithoutEventsChangesAreLookedForAndThatIsSaidOnce(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "# A\n")
	f, err := openFolder(folder, Options{Alone: true, Watch: true})
	if err != nil {
		t.Fatal(err)
	}
	f.newWatcher = func() (*fsnotify.Watcher, error) { return nil, os.NewSyscallError("inotify_init1", syscall.EMFILE) }
	f.start()
	t.Cleanup(func() { f.Close() })
	took(t, f, "a new file", func() { write(t, folder, "b.md", "# B\n") }, titled("b.md", "B"))
	took(t, f, "a change", func() { write(t, folder, "b.md", "# Changed\n") }, titled("b.md", "Changed"))
	if said := <-f.Notices(); !strings.Contains(said, "max_user_instances") {
		t.Error(said)
	}
	select {
	case said := <-f.Notices():
		t.Error("said again:", said)
	default:
	}
}
