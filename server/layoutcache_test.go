package server

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/colorprofile"
)

// newSharedTypesetter returns a typesetter that uses the cache, like sessions do.
func newSharedTypesetter(s *layoutCache, th theme.Theme, width int) *typeset.Typesetter {
	return typeset.New(th, typeset.Options{Width: width, Hyperlinks: true, Caches: s.open})
}

func TestFiftyReadersOfOnePostHaveItSetOnce(t *testing.T) {
	const readers = 50
	h := startServer(t)
	units := len(article.Parse(model.Body{Text: postText(t)}).Blocks) + 2 // what stands above and below the text
	var guests []*terminalClient
	for range readers {
		guests = append(guests, h.connect(80, 24, "tide"))
	}
	for _, g := range guests {
		g.waitFor("The tide of tide.md is high.").typeKeys("G").waitFor("100%")
	}
	eventually(t, "all of them have every passage", func() bool {
		return h.metric("blogtui_lines_cache_total", "hit") >= float64((readers-1)*units)
	})
	if missed := h.metric("blogtui_lines_cache_total", "miss"); missed != float64(units) {
		t.Errorf("%v passages were set of an article that has %d", missed, units)
	}
	if h.metric("blogtui_lines_cache_bytes") == 0 {
		t.Error("nothing is kept")
	}
}

// postText returns the text that all posts have.
func postText(t *testing.T) string {
	t.Helper()
	body, err := newFakeBlog().Body("tide.md")
	if err != nil {
		t.Fatal(err)
	}
	return body.Text
}

func TestSharedLinesAreThoseOfAReaderAlone(t *testing.T) {
	s := newLayoutCache(1<<20, newCacheCounter())
	long := article.Parse(model.Body{Text: "# Tide\n\nThe *tide* comes, and the tide goes, and we wait for it in the [harbour](https://a.example/).\n\n```go\nfunc tide() { return }\n```\n"})
	short := article.Parse(model.Body{Text: "The ebb.\n"})
	looks := []typeset.Options{{Width: 40}, {Width: 41}, {Width: 40, ASCII: true}, {Width: 40, Hyperlinks: true}, {Width: 12, WrapCode: true}, {Width: 12}, {Unbound: true}}
	for range 2 { // set, then found
		for _, look := range looks {
			for _, th := range []theme.Theme{theme.Dark(), theme.Auto.For(colorprofile.TrueColor, false), theme.Basic(), theme.None()} {
				alone := typeset.New(th, look)
				look.Caches = s.open
				shared := typeset.New(th, look)
				for _, doc := range []*article.Document{long, short} {
					for _, front := range []*typeset.Header{nil, {Title: "Tide"}, {Title: "Ebb", Minutes: 3}} {
						for _, than := range []string{"the tide", "the ebb"} {
							coda := &typeset.Footer{Sections: []typeset.FooterSection{{Links: []typeset.FooterLink{{Text: "Older than " + than}}}}}
							want := strings.Join(alone.Page(doc, front, coda).Lines(), "\n")
							if got := strings.Join(shared.Page(doc, front, coda).Lines(), "\n"); got != want {
								t.Errorf("%+v, %s, front %v, coda of %s: shared\n%s\nalone\n%s", look, th.Name, front, than, got, want)
							}
						}
					}
				}
			}
		}
	}
}

func TestTheLinesThatAreKeptAreBoundedInBytes(t *testing.T) {
	const most = 100 << 10
	s := newLayoutCache(most, newCacheCounter())
	doc := article.Parse(model.Body{Text: strings.Repeat("Waves come and go.\n\n", 100)})
	for width := range 200 { // as a client whose window never rests
		if lines := newSharedTypesetter(s, theme.Dark(), 20+width).Page(doc, nil, nil).Lines(); len(lines) < 100 {
			t.Fatal("lines are missing")
		}
		newSharedTypesetter(s, theme.Dark(), 20).Page(doc, nil, nil).Lines() // read again and again, it stays
		if s.size() > most {
			t.Fatalf("%d bytes are kept", s.size())
		}
	}
	for range 1000 {
		newSharedTypesetter(s, theme.Dark(), 20).Page(article.Parse(model.Body{Text: ""}), nil, nil)
	}
	if s.size() > most || len(s.elements) > most/layoutOverhead || len(s.elements) != s.order.Len() {
		t.Errorf("%d bytes of %d layouts are kept", s.size(), len(s.elements))
	}
}

func TestKeptLinesKeepNoArticle(t *testing.T) {
	s := newLayoutCache(1<<20, newCacheCounter())
	newSharedTypesetter(s, theme.Dark(), 40).Page(article.Parse(model.Body{Text: "Waves come and go.\n"}), nil, nil).Lines()
	if len(s.elements) != 1 {
		t.Fatalf("%d layouts are kept", len(s.elements))
	}
	for key := range s.elements {
		eventually(t, "the article is gone", func() bool { runtime.GC(); return key.document.Value() == nil })
	}
}

func TestAPassageIsSetByOneWhileOthersWait(t *testing.T) {
	s, doc, waves := newLayoutCache(1<<20, newCacheCounter()), article.Parse(model.Body{Text: "Waves.\n"}), &typeset.RenderedBlock{}
	var sets atomic.Int64
	release := make(chan struct{})
	var readers sync.WaitGroup
	for range 20 {
		readers.Go(func() {
			set := s.open(typeset.LayoutKey{Document: doc}).GetOrRender(typeset.BlockKey{}, func() *typeset.RenderedBlock {
				sets.Add(1)
				<-release
				return waves
			})
			if set != waves {
				t.Errorf("another passage: %q", set.Lines())
			}
		})
	}
	eventually(t, "somebody sets it", func() bool { return sets.Load() > 0 })
	close(release)
	readers.Wait()
	if sets.Load() != 1 {
		t.Errorf("it was set %d times", sets.Load())
	}
}

func TestASessionThatBrowsesTakesLittle(t *testing.T) {
	const readers = 40
	h := startServer(t)
	taken := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc + m.StackInuse
	}
	browse := func() {
		g := h.connect(100, 30).waitFor("Waiting for the tide")
		for range 3 {
			g.typeKeys("\r").waitFor("The tide of").typeKeys(" ").typeKeys("q").waitFor(listHint).typeKeys("j")
		}
	}
	browse() // what all of them share
	before := taken()
	for range readers {
		browse()
	}
	each := (taken() - before) / readers
	t.Logf("a session of 100 x 30 takes %d kB, with its client", each>>10)
	if each > 1<<20 {
		t.Errorf("a session of 100 x 30 takes %d kB", each>>10)
	}
}

func TestAPassageThatCannotBeSetIsTriedAgainByTheNextReader(t *testing.T) {
	doc := article.Parse(model.Body{Text: "The ebb.\n"})
	lines := newLayoutCache(1<<20, newCacheCounter()).open(typeset.LayoutKey{Document: doc})
	set := &typeset.RenderedBlock{}
	func() {
		defer func() { _ = recover() }()
		lines.GetOrRender(typeset.BlockKey{}, func() *typeset.RenderedBlock { panic("a mistake") })
	}()
	if got := lines.GetOrRender(typeset.BlockKey{}, func() *typeset.RenderedBlock { return set }); got != set {
		t.Error("a mistake in one session leaves all without the passage")
	}
}
