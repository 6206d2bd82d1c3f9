package search

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"
)

// memoryBlog is a blog in memory.
type memoryBlog struct {
	posts    []*model.Post
	texts    map[model.ID]string
	parsed   map[string][]article.Passage // by text
	revision uint64
	sync.Mutex
}

func (s *memoryBlog) library() *model.Library {
	s.revision++
	return model.NewLibrary(model.Contents{Title: "Stack", Posts: s.posts, Stage: model.Complete, Revision: s.revision})
}

func (s *memoryBlog) passages(p *model.Post) ([]article.Passage, error) {
	text, ok := s.texts[p.ID]
	if !ok {
		return nil, errors.New("gone")
	}
	s.Lock()
	defer s.Unlock()
	if _, known := s.parsed[text]; !known {
		s.parsed[text] = article.Parse(model.Body{Text: text}).Passages()
	}
	return s.parsed[text], nil
}

func (s *memoryBlog) add(p model.Post, text string) {
	if s.texts == nil {
		s.texts, s.parsed = map[model.ID]string{}, map[string][]article.Passage{}
	}
	p.Version.Size = int64(len(text)) + int64(s.revision)<<32
	s.texts[p.ID] = text
	s.posts = append(slices.DeleteFunc(slices.Clone(s.posts), func(o *model.Post) bool { return o.ID == p.ID }), &p)
}

// indexIDs returns the IDs that an index finds when it is complete.
func indexIDs(x *Index, lib *model.Library, query string) []model.ID {
	var ids []model.ID
	for _, p := range runToEnd(x.Start(lib, Parse(query))).Posts {
		ids = append(ids, p.ID)
	}
	return ids
}

func runToEnd(s *Search) Results {
	for {
		if r := s.Step(time.Second, 1<<30); r.Done {
			return r
		}
	}
}

// scanIDs returns the IDs that Scan finds.
func scanIDs(s *memoryBlog, lib *model.Library, query string) []model.ID {
	type hit struct {
		id     model.ID
		weight int
	}
	var hits []hit
	q := Parse(query)
	if q.Empty() {
		return nil
	}
	for _, p := range lib.Select(model.Query{}) {
		if weight, ok := matches(q, p, func([]clause) []article.Passage { passages, _ := s.passages(p); return passages }); ok {
			hits = append(hits, hit{p.ID, weight})
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(b.weight, a.weight) })
	var ids []model.ID
	for _, h := range hits {
		ids = append(ids, h.id)
	}
	return ids
}

func sampleBlog() *memoryBlog {
	s := &memoryBlog{}
	day := func(year, d int) model.Date { return model.Date{Year: year, Month: 1, Day: d} }
	s.add(model.Post{ID: "a", Title: "Harbour lights", Date: day(2024, 1), Categories: []string{"Night Work"}, Tags: []string{"lamp"}, Authors: []string{"Ines Falk"}, Summary: "On lamps."},
		"The pilot sees the *lights* long before the pier.\n\n```\nfunc beam() {}\n```\n")
	s.add(model.Post{ID: "b", Title: "Knots", Date: day(2025, 2), Summary: "Harbour ropes", Authors: []string{"Tomás Reed"}},
		"A bowline holds; see [the chart](https://example.com/hidden). <span data-secret=\"x\">Plain</span> words.")
	s.add(model.Post{ID: "c", Title: "Fog", Date: day(2026, 3), Categories: []string{"Night", "Work"}},
		"Lights of the harbour, and a foghorn.\n\n霧の中の灯台に行く。")
	s.add(model.Post{ID: "d", Title: "Undated café"}, "Nothing here but C++ and a night at work.")
	return s
}

func TestWhatIsFound(t *testing.T) {
	s := sampleBlog()
	lib := s.library()
	x := NewIndex(model.Query{}, s.passages)
	for _, c := range []struct {
		about, query string
		want         []model.ID
	}{
		{"title over summary over body", "harbour", []model.ID{"a", "b", "c"}},
		{"the last word may go on", "lig", []model.ID{"a", "c"}},
		{"no other word may", "lig harbour", nil},
		{"a space ends the last word", "lig ", nil},
		{"all words must be there", "lights harbour foghorn", []model.ID{"c"}},
		{"case and accents do not matter", "TOMAS cafe", nil},
		{"accents of the post do not matter", "cafe", []model.ID{"d"}},
		{"accents of the query do not matter", "hárböur bowl", []model.ID{"b"}},
		{"a phrase", `"the harbour"`, []model.ID{"c"}},
		{"a phrase that nobody has", `"harbour the"`, nil},
		{"a phrase over emphasis", `"the lights long"`, []model.ID{"a"}},
		{"a phrase that is not closed", `"the har`, []model.ID{"c"}},
		{"typographic marks", "“the harbour”", []model.ID{"c"}},
		{"not over the names of two categories", `category:"night work"`, []model.ID{"a"}},
		{"each name by itself", "category:night category:work", []model.ID{"c", "a"}},
		{"an author", "author:ines", []model.ID{"a"}},
		{"a tag", "tag:lamp", []model.ID{"a"}},
		{"a title", "title:harb", []model.ID{"a"}},
		{"a text only", "body:harbour", []model.ID{"c"}},
		{"a year", "harbour year:2025", []model.ID{"b"}},
		{"a year alone, as it is typed", "year:202", []model.ID{"c", "b", "a"}},
		{"no year", "year:undated", []model.ID{"d"}},
		{"code", "beam", []model.ID{"a"}},
		{"no address of a link", "hidden", nil},
		{"no HTML", "secret", nil},
		{"a name with signs", "c++", []model.ID{"d"}},
		{"a character", "灯", []model.ID{"c"}},
		{"characters within a word", "中の灯", []model.ID{"c"}},
		{"characters in another order", "灯の中", nil},
		{"a word with a hyphen is a phrase", "fog-horn", nil},
		{"a name that narrows nothing is a word", "nobody:harbour", nil},
		{"what narrows by nothing is left out", "title: harbour", []model.ID{"a", "b", "c"}},
		{"nothing", "  ", nil},
		{"only marks", `"" ?!`, nil},
	} {
		if got := indexIDs(x, lib, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q finds %q, not %q", c.about, c.query, got, c.want)
		}
		if got := scanIDs(s, lib, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: reading all, %q finds %q, not %q", c.about, c.query, got, c.want)
		}
	}
}

func TestTheIndexFollowsTheBlog(t *testing.T) {
	s := sampleBlog()
	reads := map[model.ID]int{}
	x := NewIndex(model.Query{}, func(p *model.Post) ([]article.Passage, error) { reads[p.ID]++; return s.passages(p) })
	x.workers = 1
	if got := indexIDs(x, s.library(), "pier"); !slices.Equal(got, []model.ID{"a"}) {
		t.Fatalf("found %q", got)
	}
	s.add(model.Post{ID: "b", Title: "Knots", Date: model.Date{Year: 2025, Month: 2, Day: 2}}, "Now the pier is here.")
	s.add(model.Post{ID: "e", Title: "Pier", Date: model.Date{Year: 2020, Month: 1, Day: 1}}, "New.")
	s.posts = slices.DeleteFunc(s.posts, func(p *model.Post) bool { return p.ID == "a" })
	lib := s.library()
	x.Update(lib)
	if got := indexIDs(x, lib, "pier"); !slices.Equal(got, []model.ID{"e", "b"}) {
		t.Errorf("after a change, an addition and a removal found %q", got)
	}
	if got := indexIDs(x, lib, "bowline"); got != nil {
		t.Errorf("words of the old text find %q", got)
	}
	if reads["c"] != 1 || reads["b"] != 2 || reads["d"] != 1 {
		t.Errorf("posts were read %v times", reads)
	}
	twin := *lib.Post("c")
	twin.Title = "Mist"
	s.add(twin, s.texts["c"])
	if lib = s.library(); !slices.Equal(indexIDs(x, lib, "mist"), []model.ID{"c"}) || indexIDs(x, lib, "title:fog") != nil {
		t.Error("another title of an unchanged file is not noticed")
	}
}

func TestHiddenPostsAreNotFound(t *testing.T) {
	s := sampleBlog()
	s.add(model.Post{ID: "draft", Title: "Secret harbour", Draft: true}, "harbour")
	x := NewIndex(model.Query{}, s.passages)
	if got := indexIDs(x, s.library(), "secret"); got != nil {
		t.Errorf("found %q", got)
	}
}

func TestManyChangesLeaveTheIndexSmallAndRight(t *testing.T) {
	s := sampleBlog()
	x := NewIndex(model.Query{}, s.passages)
	r := rand.New(rand.NewPCG(1, 2))
	var lib *model.Library
	for i := range 1500 {
		s.add(model.Post{ID: model.ID(fmt.Sprint("p", r.IntN(40))), Title: "Changing"}, fmt.Sprintf("tide%d and sand", i%50))
		if i%3 == 0 {
			lib = s.library()
			runToEnd(x.Start(lib, Parse("sand")))
		}
	}
	lib = s.library()
	for i := range 50 {
		query := fmt.Sprintf("tide%d ", i)
		if got, want := indexIDs(x, lib, query), scanIDs(s, lib, query); !slices.Equal(got, want) {
			t.Fatalf("%q finds %q, not %q", query, got, want)
		}
	}
	if c := x.current.Load(); len(c.segments) > maxSegments+1 || len(c.posts) > 3*len(c.order)+2*batchSize {
		t.Errorf("%d segments, %d numbers for %d posts", len(c.segments), len(c.posts), len(c.order))
	}
}

func TestAPostThatCannotBeReadIsFoundByItsTitle(t *testing.T) {
	s := sampleBlog()
	delete(s.texts, "a")
	x := NewIndex(model.Query{}, func(p *model.Post) ([]article.Passage, error) {
		if p.ID == "b" {
			panic("a fault of the parser")
		}
		return s.passages(p)
	})
	if got := indexIDs(x, s.library(), "harbour"); !slices.Equal(got, []model.ID{"a", "b", "c"}) {
		t.Errorf("found %q", got)
	}
}

func TestAFullIndexStillFindsTitles(t *testing.T) {
	s := &memoryBlog{}
	for i := range 400 {
		s.add(model.Post{ID: model.ID(fmt.Sprint(i)), Title: fmt.Sprint("Letter ", i)}, fmt.Sprintf("word%d only here", i))
	}
	x := NewIndex(model.Query{}, s.passages)
	x.maxBytes, x.workers = 1, 1
	r := runToEnd(x.Start(s.library(), Parse("letter 3")))
	if r.Count != 111 || !r.Full || r.Indexed >= r.Total {
		t.Errorf("%d found, full %v, %d of %d texts", r.Count, r.Full, r.Indexed, r.Total)
	}
}

// randomWords are the words of random posts and queries. They are few, so that there are
// matches.
var randomWords = strings.Fields("the The tide tides tidal ebb-tide Café cafe ÜBER über 東京 東 京都 東京都 서울 서 c++ C# don't [ebb](/tide) **bold**tide `the code` &amp; x_y 2024 กิน ก")

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(randomWords[r.IntN(len(randomWords))])
		b.WriteString([]string{" ", " ", " ", "", ", ", "\n", "\n\n"}[r.IntN(7)])
	}
	return b.String()
}

func randomQuery(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(3) {
		b.WriteString([]string{"", "", "", "", "title:", "body:", "tag:", "year:", "category:"}[r.IntN(9)])
		quoted := r.IntN(3) == 0
		if quoted {
			b.WriteByte('"')
		}
		for range 1 + r.IntN(2) {
			word := []rune(randomWords[r.IntN(len(randomWords))])
			b.WriteString(string(word[:1+r.IntN(len(word))]))
			if quoted {
				b.WriteByte(' ')
			}
		}
		if quoted {
			b.WriteByte('"')
		}
		if r.IntN(5) > 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

func TestTheIndexFindsWhatReadingEveryPostFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	s := &memoryBlog{}
	for i := range 120 {
		s.add(model.Post{
			ID: model.ID(fmt.Sprint(i)), Title: randomText(r, 2), Summary: randomText(r, 3), Date: model.Date{Year: 2020 + i%6, Month: 1, Day: 1},
			Tags: []string{randomText(r, 1)}, Categories: []string{randomText(r, 1), randomText(r, 2)},
		}, randomText(r, r.IntN(30)))
	}
	lib := s.library()
	x := NewIndex(model.Query{}, s.passages)
	some := 0
	for range 1000 {
		query := randomQuery(r)
		got, want := indexIDs(x, lib, query), scanIDs(s, lib, query)
		if !slices.Equal(got, want) {
			t.Fatalf("%q finds %q, not %q", query, got, want)
		}
		if len(want) > 0 {
			some++
		}
	}
	if some < 150 {
		t.Errorf("only %d of the queries found anything", some)
	}
}

func TestTheIndexFindsWhatReadingEveryRealPostFinds(t *testing.T) {
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = "../../../shared/corpus"
	}
	files, _ := filepath.Glob(root + "/*/*/*.md")
	more, _ := filepath.Glob(root + "/*/*/*/*.md")
	files = append(files, more...)
	if len(files) == 0 {
		t.Skip("no corpus: set BLOGTUI_CORPUS")
	}
	r := rand.New(rand.NewPCG(3, 5))
	r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
	s := &memoryBlog{}
	var vocabulary []string
	for _, file := range files[:min(len(files), 120)] {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ToValidUTF8(string(raw[:min(len(raw), 20_000)]), "")
		s.add(model.Post{ID: model.ID(file), Title: filepath.Base(file)}, text)
		found := tokenize(text)
		for range min(20, len(found)) {
			w := found[r.IntN(len(found))]
			end := found[min(len(found)-1, r.IntN(len(found)))].end
			if end < w.end || end > w.end+20 {
				end = w.end
			}
			vocabulary = append(vocabulary, text[w.start:end])
		}
	}
	lib := s.library()
	x := NewIndex(model.Query{}, s.passages)
	for range 40 {
		query := vocabulary[r.IntN(len(vocabulary))]
		if r.IntN(2) == 0 {
			query += " " + vocabulary[r.IntN(len(vocabulary))]
		}
		if r.IntN(3) == 0 {
			query = `"` + query
		}
		if got, want := indexIDs(x, lib, query), scanIDs(s, lib, query); !slices.Equal(got, want) {
			t.Fatalf("%q finds %q, not %q", query, got, want)
		}
	}
}

func FuzzAnyQueryIsUnderstood(f *testing.F) {
	for _, seed := range []string{`a "b c" title:d`, `"`, `title:"`, "year:", "“x", "tag:tag:x", "\xff:", `""x""`} {
		f.Add(seed)
	}
	s := sampleBlog()
	lib := s.library()
	x := NewIndex(model.Query{}, s.passages)
	f.Fuzz(func(t *testing.T, query string) {
		if got, want := indexIDs(x, lib, query), scanIDs(s, lib, query); !slices.Equal(got, want) {
			t.Fatalf("%q finds %q, not %q", query, got, want)
		}
	})
}
