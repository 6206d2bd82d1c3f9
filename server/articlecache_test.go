package server

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/search"

	"github.com/prometheus/client_golang/prometheus"
)

func newCacheCounter() *prometheus.CounterVec {
	return prometheus.NewCounterVec(prometheus.CounterOpts{Name: "cache"}, []string{"result"})
}

// newTestServedBlog returns a servedBlog without a server, with or without hidden posts.
func newTestServedBlog(blog *fakeBlog, hidden bool) *servedBlog {
	return newServedBlog(blog, hidden, hidden, newArticleCache(maxArticleBytes, newCacheCounter()))
}

// countingSource counts the reads of posts, which all have the same text.
type countingSource struct {
	text  string
	reads atomic.Int64
}

func (c *countingSource) read(model.ID) (model.Body, error) {
	c.reads.Add(1)
	return model.Body{Text: c.text, Line: 4}, nil
}

func TestFiftyReadersOfOnePostHaveItParsedOnce(t *testing.T) {
	const readers = 50
	reads, release := atomic.Int64{}, make(chan struct{})
	blog := newFakeBlog()
	blog.body = func(model.ID) (model.Body, error) {
		text := "The tide is *high*.\n"
		if reads.Add(1) > 1 {
			text += "\nThen comes the ebb.\n"
		}
		<-release // until all of them wait
		return model.Body{Text: text}, nil
	}
	h := startServer(t, func(c *Config) { c.Blog = blog })
	var guests []*terminalClient
	for range readers {
		guests = append(guests, h.connect(80, 24, "tide"))
	}
	eventually(t, "everyone waits for the article", func() bool { return h.metric("blogtui_reads_total") == readers })
	close(release)
	for _, g := range guests {
		g.waitFor("The tide is high.")
	}
	if reads.Load() != 1 {
		t.Errorf("the post was read %d times", reads.Load())
	}
	changed := post("tide", "Waiting for the tide")
	changed.Version.Size = 1
	blog.setPosts(changed)
	for _, g := range guests {
		g.waitFor("Then comes the ebb.")
	}
	if reads.Load() != 2 {
		t.Errorf("after a change the post was read %d times", reads.Load())
	}
}

func TestOnlyTheNewestVersionOfAPostIsKept(t *testing.T) {
	a, c := newArticleCache(1<<20, newCacheCounter()), &countingSource{text: "text"}
	tide, rope := post("tide", "Tide"), post("rope", "Rope")
	newer := post("tide", "Tide")
	newer.Version.Size = 1
	for i, p := range []*model.Post{tide, tide, newer, newer, rope, tide} {
		if document, line, err := a.load(p, c.read); document == nil || line != 4 || err != nil {
			t.Fatalf("%d: %v %d %v", i, document, line, err)
		}
	}
	if c.reads.Load() != 4 || len(a.elements) != 2 || a.bytes != 8 {
		t.Errorf("%d reads, %d kept, %d bytes", c.reads.Load(), len(a.elements), a.bytes)
	}
	a.prune(model.NewLibrary(model.Contents{Posts: []*model.Post{newer}}))
	if len(a.elements) != 0 || a.order.Len() != 0 || a.bytes != 0 {
		t.Errorf("of a blog that has neither, %d are kept, %d bytes", len(a.elements), a.bytes)
	}
}

func TestWhatAnArticleShowsOfAnotherIsForgottenWithIt(t *testing.T) {
	a, tide := newArticleCache(1<<20, newCacheCounter()), post("tide", "Tide")
	body := model.Body{Text: "![[Rope]]\n", Values: map[string]string{model.FileKey("![[", "Rope"): "A secret.\n"}}
	shown := func() string {
		document, _, err := a.load(tide, func(model.ID) (model.Body, error) { return body, nil })
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, passage := range document.Passages() {
			all = append(all, passage.Text)
		}
		return strings.Join(all, " ")
	}
	if got := shown(); got != "A secret." {
		t.Fatalf("it shows %q", got)
	}
	body.Values = nil // the other one is a draft now
	a.prune(model.NewLibrary(model.Contents{Posts: []*model.Post{tide}}))
	if got := shown(); strings.Contains(got, "secret") || a.bytes != len(body.Text) {
		t.Errorf("it shows %q, and %d bytes are kept", got, a.bytes)
	}
}

func TestTheIndexOfReadersHoldsNothingThatAnArticleShowsOfAnother(t *testing.T) {
	blog := newFakeBlog()
	blog.body = func(model.ID) (model.Body, error) {
		return model.Body{Text: "The tide.\n\n![[Rope]]\n", Values: map[string]string{model.FileKey("![[", "Rope"): "A secret.\n"}}, nil
	}
	served := newTestServedBlog(blog, false)
	for word, want := range map[string]bool{"tide": true, "secret": false} {
		sought := served.Index().Start(served.library.Load(), search.Parse("body:"+word))
		found := sought.Step(time.Second, 1)
		for !found.Done {
			found = sought.Step(time.Second, 1)
		}
		if got := found.Count > 0; got != want {
			t.Errorf("%s: found in %d posts", word, found.Count)
		}
	}
}

func TestTheArticlesThatAreKeptAreBoundedInBytes(t *testing.T) {
	a, c := newArticleCache(100, newCacheCounter()), &countingSource{text: strings.Repeat("a", 30)}
	for i := range 50 {
		_, _, _ = a.load(post(fmt.Sprint("post", i), "Post"), c.read)
		_, _, _ = a.load(post("post0", "Post"), c.read) // read again and again, it stays
		if a.bytes > 100 || len(a.elements) > 3 {
			t.Fatalf("%d articles of %d bytes are kept", len(a.elements), a.bytes)
		}
	}
	if c.reads.Load() != 50 {
		t.Errorf("%d reads", c.reads.Load())
	}
	c.text = strings.Repeat("a", 101)
	if document, _, _ := a.load(post("huge", "Huge"), c.read); document == nil || a.bytes != 0 {
		t.Errorf("of one that is larger than all may be, %d bytes are kept", a.bytes)
	}
}

func TestWhatCouldNotBeReadIsTriedAgain(t *testing.T) {
	a, c, p := newArticleCache(100, newCacheCounter()), &countingSource{text: "text"}, post("tide", "Tide")
	gone := errors.New("gone")
	if _, _, err := a.load(p, func(model.ID) (model.Body, error) { return model.Body{}, gone }); !errors.Is(err, gone) {
		t.Error(err)
	}
	if _, _, err := a.load(p, func(model.ID) (model.Body, error) { panic("a mistake") }); err == nil || !strings.Contains(err.Error(), "a mistake") {
		t.Error(err)
	}
	if document, _, err := a.load(p, c.read); document == nil || err != nil {
		t.Error(err)
	}
}

func TestManyReadersOfManyVersionsDisturbNoCount(t *testing.T) {
	a, c := newArticleCache(100, newCacheCounter()), &countingSource{text: strings.Repeat("a", 30)}
	var busy sync.WaitGroup
	for reader := range 16 {
		busy.Go(func() {
			for i := range 200 {
				p := post(fmt.Sprint("post", (i+reader)%7), "Post")
				p.Version.Size = int64(i / 20)
				_, _, _ = a.load(p, c.read)
			}
		})
	}
	busy.Wait()
	if a.bytes > 100 || a.bytes != 30*len(a.elements) || a.order.Len() != len(a.elements) {
		t.Errorf("%d bytes of %d articles are kept, %d in order", a.bytes, len(a.elements), a.order.Len())
	}
}
