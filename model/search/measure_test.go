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

// TestFiguresOfDocs measures what docs/search.md tells, with BLOGTUI_MEASURE
// naming a folder of posts; ripgrep has to be installed.
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
	lib, err := folder.Wait(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ripgrep := median(7, func() {
		if err := exec.Command("rg", "-il", "sales", root).Run(); err != nil {
			t.Fatal(err)
		}
	})
	before := heap()
	x := search.NewIndex(model.Query{}, func(p *model.Post) ([]article.Passage, error) {
		body, err := folder.Body(p.ID)
		return article.Parse(body.Text).Passages(), err
	})
	start, worked := time.Now(), cpu()
	first := x.Begin(lib, search.Parse("sales"))
	r := first.Step(0, 100)
	for r.Among == 0 {
		r = first.Step(time.Second, 100)
	}
	t.Logf("rg -il %v; titles searched after %v", ripgrep, time.Since(start))
	for !r.Done {
		r = first.Step(time.Second, 100)
	}
	took, worked := time.Since(start), cpu()-worked
	size := heap() - before
	var text int64
	for _, p := range lib.Select(model.Query{}) {
		text += p.Version.Size
	}
	t.Logf("%d posts, %.1f MB; built in %v (processor %v), %.1f times rg; %.2f MB in memory, %.3f of the text",
		lib.Len(), float64(text)/1e6, took, worked, float64(took)/float64(ripgrep), float64(size)/1e6, float64(size)/float64(text))
	for _, typed := range []string{"s", "sa", "sal", "sales", "sales m", "sales market", "the of and t", "drupal module", "title:mark"} {
		var found search.Results
		took := median(9, func() { found = x.Begin(lib, search.Parse(typed)).Step(time.Minute, 100) })
		t.Logf("%-22q %6d found in %v, 1/%.0f of rg", typed, found.Count, took, float64(ripgrep)/float64(took))
	}
	phrase := x.Begin(lib, search.Parse(`"content management"`))
	start = time.Now()
	found := phrase.Step(80*time.Millisecond, 100)
	t.Logf("a phrase: %d found in %v", found.Count, time.Since(start))
	for !found.Done {
		found = phrase.Step(time.Second, 100)
	}
	t.Logf("all %d in %v", found.Count, time.Since(start))
	runtime.KeepAlive(x)
}

// cpu is the processor time this process has taken.
func cpu() time.Duration {
	var used syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &used)
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

func heap() int64 {
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
