//go:build unix

package search_test

import (
	"context"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
	"blogtui/posts"
)

// TestFiguresOfDocs measures the figures of docs/search.md. BLOGTUI_MEASURE names a folder
// of posts; ripgrep has to be installed.
func TestFiguresOfDocs(t *testing.T) {
	root := os.Getenv("BLOGTUI_MEASURE")
	if root == "" {
		t.Skip("BLOGTUI_MEASURE names no folder of posts")
	}
	folder, err := posts.Open(root, posts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	lib := readWhole(t, folder)
	read := func(p *model.Post) ([]article.Passage, error) {
		body, err := folder.Body(p.ID)
		return article.Passages(body), err
	}
	ripgrep, ripgrepWorked := measureRipgrep(t, root)
	before := heapSize()
	x := search.NewIndex(model.Query{}, read)
	start, worked := time.Now(), cpuTime(syscall.RUSAGE_SELF)
	titles := measureBuild(x, lib)
	took, worked := time.Since(start), cpuTime(syscall.RUSAGE_SELF)-worked
	size := heapSize() - before
	var text int64
	for _, p := range lib.Select(model.Query{}) {
		text += p.Version.Size
	}
	t.Logf("rg -il %v (processor %v); titles searched after %v", ripgrep, ripgrepWorked, titles)
	t.Logf("%d posts, %.1f MB; built in %v, %.0f times rg; processor %v, %.0f times rg; %.2f MB in memory, %.3f of the text; peak of the process %d MB",
		lib.Len(), float64(text)/1e6, took, float64(took)/float64(ripgrep), worked, float64(worked)/float64(ripgrepWorked), float64(size)/1e6, float64(size)/float64(text), peakMemory()>>20)
	for _, typed := range []string{"s", "sa", "sal", "sales", "sales m", "sales market", "the of and t", "drupal module", "title:mark"} {
		var found search.Results
		took := median(9, func() { found = x.Start(lib, search.Parse(typed)).Step(time.Minute, 100) })
		t.Logf("%-22q %6d found in %v, 1/%.0f of rg", typed, found.Count, took, float64(ripgrep)/float64(took))
	}
	measureCachedPhrase(t, x, lib)
	measureKeys(t, x, lib, read)
	runtime.KeepAlive(x)
}

// readWhole waits for a library with counted words, so that nothing else is running.
func readWhole(t *testing.T, folder *posts.Folder) *model.Library {
	lib, err := folder.Wait(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for lib.Stage() != model.Complete {
		<-folder.Changed()
		lib = folder.Library()
	}
	return lib
}

// measureRipgrep returns the time and processor time of ripgrep.
func measureRipgrep(t *testing.T, root string) (took, worked time.Duration) {
	var all []time.Duration
	took = median(9, func() {
		before := cpuTime(syscall.RUSAGE_CHILDREN)
		if err := exec.Command("rg", "-il", "sales", root).Run(); err != nil {
			t.Fatal(err)
		}
		all = append(all, cpuTime(syscall.RUSAGE_CHILDREN)-before)
	})
	slices.Sort(all)
	return took, all[len(all)/2]
}

// measureBuild waits until an index is complete, and returns how long it took until titles were
// searchable.
func measureBuild(x *search.Index, lib *model.Library) (titles time.Duration) {
	start := time.Now()
	first := x.Start(lib, search.Parse("sales"))
	r := first.Step(0, 100)
	for r.Total == 0 {
		r = first.Step(time.Second, 100)
	}
	titles = time.Since(start)
	for !r.Done {
		r = first.Step(time.Second, 100)
	}
	return titles
}

func measureCachedPhrase(t *testing.T, x *search.Index, lib *model.Library) {
	for _, typed := range []string{`"content management`, `"content management"`, `"content management" drupal`} {
		start := time.Now()
		s := x.Start(lib, search.Parse(typed))
		found := s.Step(80*time.Millisecond, 100)
		t.Logf("%s: %d found in %v", typed, found.Count, time.Since(start))
		for !found.Done {
			found = s.Step(time.Second, 100)
		}
		t.Logf("all %d in %v", found.Count, time.Since(start))
	}
}

// measureKeys measures key presses in a search, idle and while another index is built.
func measureKeys(t *testing.T, x *search.Index, lib *model.Library, read search.ReadFunc) {
	press := func(done func() bool) []time.Duration {
		var all []time.Duration
		for i := 0; i < 2000 && !done(); i++ {
			time.Sleep(2 * time.Millisecond)
			start := time.Now()
			x.Start(lib, search.Parse("sales m")).Step(0, 100)
			all = append(all, time.Since(start))
		}
		slices.Sort(all)
		return all
	}
	idle := press(func() bool { return false })
	whole := make(chan struct{})
	go func() {
		measureBuild(search.NewIndex(model.Query{}, read), lib)
		close(whole)
	}()
	busy := press(func() bool {
		select {
		case <-whole:
			return true
		default:
			return false
		}
	})
	for _, p := range []int{50, 99} {
		a, b := idle[len(idle)*p/100], busy[len(busy)*p/100]
		t.Logf("a key, p%d: idle %v, while an index is built %v (%.2f), of %d", p, a, b, float64(b)/float64(a), len(busy))
	}
}

// cpuTime returns the processor time of this process or its children.
func cpuTime(who int) time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(who, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// peakMemory returns the peak memory of this process in bytes.
func peakMemory() int64 {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	if runtime.GOOS == "darwin" {
		return used.Maxrss
	}
	return used.Maxrss << 10
}

func heapSize() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

func median(n int, do func()) time.Duration {
	var all []time.Duration
	for range n {
		start := time.Now()
		do()
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	return all[len(all)/2]
}
