package marks

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"blogtui/model"
)

// clock is a time that tests set.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

// day0 is when the stories begin.
func day0() *clock { return &clock{time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)} }

// start opens the keeper of the blog in "/blog".
func start(t *testing.T, home string, c *clock) *Keeper {
	t.Helper()
	return startIn(t, home, "/blog", c)
}

func startIn(t *testing.T, home, blog string, c *clock) *Keeper {
	t.Helper()
	k := Open(home, blog)
	k.now = c.now
	return k
}

func stop(t *testing.T, k *Keeper) {
	t.Helper()
	if err := k.Close(); err != nil {
		t.Fatal(err)
	}
}

// article is a post with a text of its own.
func article(id model.ID) *model.Post {
	return &model.Post{ID: id, Title: "Title of " + string(id), Counted: true, Digest: digest("text of " + string(id))}
}

func articles(ids ...model.ID) []*model.Post {
	var posts []*model.Post
	for _, id := range ids {
		posts = append(posts, article(id))
	}
	return posts
}

func library(posts ...*model.Post) *model.Library {
	return model.NewLibrary(model.Contents{Posts: posts, Stage: model.Complete})
}

// keep marks a post that had no mark.
func keep(k *Keeper, p *model.Post, mark model.Mark) { k.Keep(p, model.Mark{}, mark) }

// fails returns what a keeper told, "" if it told nothing.
func fails(k *Keeper) string {
	select {
	case err := <-k.Failed():
		return err.Error()
	default:
		return ""
	}
}

func TestMarksAreThereAtTheNextStart(t *testing.T) {
	home, c := filepath.Join(t.TempDir(), "marks"), day0()
	lib := library(articles("a.md", "b.md", "c.md")...)
	k := start(t, home, c)
	if m := k.Recall(lib); !m.First || len(m.Marks) != 0 || len(m.New) != 0 {
		t.Errorf("at the first start: %+v", m)
	}
	want := map[model.ID]model.Mark{
		"a.md": {Read: true},
		"b.md": {Favourite: true, Place: model.Place{Heading: "tide", Below: 2, Paragraph: 1 << 63, Letters: 40, Share: 0.25}},
	}
	for id, mark := range want {
		keep(k, lib.Post(id), mark)
	}
	k.Keep(lib.Post("c.md"), model.Mark{}, model.Mark{Read: true})
	k.Keep(lib.Post("c.md"), model.Mark{Read: true}, model.Mark{})
	stop(t, k)
	k = start(t, home, c)
	if m := k.Recall(lib); m.First || !maps.Equal(m.Marks, want) {
		t.Errorf("recalled %+v", m)
	}
	stop(t, k)
}

func TestMarksWrittenBeforeTheJournalIsReadAreKept(t *testing.T) {
	home, c := t.TempDir(), day0()
	lib := library(articles("a.md", "b.md")...)
	k := start(t, home, c)
	keep(k, lib.Post("a.md"), model.Mark{Favourite: true})
	stop(t, k)
	k = start(t, home, c)
	keep(k, lib.Post("b.md"), model.Mark{Read: true})
	stop(t, k)
	k = start(t, home, c)
	defer stop(t, k)
	want := map[model.ID]model.Mark{"a.md": {Favourite: true}, "b.md": {Read: true}}
	if m := k.Recall(lib); !maps.Equal(m.Marks, want) {
		t.Errorf("recalled %+v", m.Marks)
	}
}

func TestNothingIsWrittenBeforeThereIsSomethingToRemember(t *testing.T) {
	home := filepath.Join(t.TempDir(), "state", "blogtui", "marks")
	k := start(t, home, day0())
	k.Recall(model.NewLibrary(model.Contents{}))
	stop(t, k)
	if _, err := os.Stat(filepath.Dir(home)); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder was made:", err)
	}
}

func TestPostsAreNewUntilTheVisitAfterTheOneTheyWereFirstSeenAt(t *testing.T) {
	home, c := t.TempDir(), day0()
	posts := articles("a.md", "b.md")
	visit := func(after time.Duration, add model.ID, want ...model.ID) {
		t.Helper()
		c.Time = c.Add(after)
		if add != "" {
			posts = append(posts, article(add))
		}
		k := start(t, home, c)
		defer stop(t, k)
		if got := slices.Sorted(maps.Keys(k.Recall(library(posts...)).New)); !slices.Equal(got, want) {
			t.Errorf("after %v new are %v, not %v", after, got, want)
		}
	}
	visit(0, "")
	visit(time.Minute, "")
	visit(time.Hour, "c.md", "c.md")
	visit(time.Minute, "", "c.md")
	visit(time.Minute, "d.md", "c.md", "d.md")
	visit(24*time.Hour, "")
	posts[0].ID = "renamed.md"
	visit(24*time.Hour, "e.md", "e.md")
}

func TestAPostThatAppearsWhileReadingIsNew(t *testing.T) {
	c := day0()
	k := start(t, t.TempDir(), c)
	defer stop(t, k)
	k.Recall(library(articles("a.md")...))
	c.Time = c.Add(time.Second)
	if m := k.Recall(library(articles("a.md", "b.md")...)); len(m.New) != 1 || !m.New["b.md"] {
		t.Error(m.New)
	}
}

func TestMarksFollowAPostToAnotherPath(t *testing.T) {
	mark := model.Mark{Read: true, Favourite: true, Place: model.Place{Share: 0.5}}
	for _, c := range []struct {
		name  string
		after []*model.Post
		want  model.ID
	}{
		{"moved", []*model.Post{{ID: "new.md", Title: "Title of a.md", Counted: true, Digest: digest("text of a.md")}}, "new.md"},
		{"moved and edited", []*model.Post{{ID: "new.md", Title: "Title of a.md", Counted: true, Digest: 5}}, "new.md"},
		{"moved under another title", []*model.Post{{ID: "new.md", Title: "Other", Counted: true, Digest: digest("text of a.md")}}, "new.md"},
		{"the text over the title", []*model.Post{{ID: "x.md", Title: "Title of a.md", Counted: true, Digest: 5}, {ID: "y.md", Title: "Other", Counted: true, Digest: digest("text of a.md")}}, "y.md"},
		{"one of two", []*model.Post{{ID: "x.md", Title: "Title of a.md", Counted: true, Digest: 5}, {ID: "y.md", Title: "Title of a.md", Counted: true, Digest: 6}}, ""},
		{"gone", articles("b.md"), ""},
	} {
		home, clock := t.TempDir(), day0()
		k := start(t, home, clock)
		lib := library(articles("a.md")...)
		k.Recall(lib)
		keep(k, lib.Post("a.md"), mark)
		stop(t, k)
		for range 2 {
			k = start(t, home, clock)
			got := k.Recall(library(c.after...)).Marks
			delete(got, "a.md") // which may come back
			want := map[model.ID]model.Mark{}
			if c.want != "" {
				want[c.want] = mark
			}
			if !maps.Equal(got, want) {
				t.Errorf("%s: %v", c.name, got)
			}
			stop(t, k)
		}
	}
}

func TestAPostEditedFirstAndRenamedLaterKeepsItsMarks(t *testing.T) {
	home, c := t.TempDir(), day0()
	p := article("a.md")
	k := start(t, home, c)
	k.Recall(library(p))
	keep(k, p, model.Mark{Read: true})
	edited := &model.Post{ID: "a.md", Title: "Another title", Counted: true, Digest: 7}
	k.Recall(library(edited))
	renamed := &model.Post{ID: "b.md", Title: "Another title", Counted: true, Digest: 8}
	if m := k.Recall(library(renamed)); !m.Marks["b.md"].Read || len(m.Marks) != 1 {
		t.Error(m.Marks)
	}
	stop(t, k)
}

func TestABlogThatIsMovedIsRemembered(t *testing.T) {
	home, c := t.TempDir(), day0()
	before, after := filepath.Join(t.TempDir(), "gone"), t.TempDir()
	lib := library(articles("a.md", "b.md", "c.md")...)
	k := startIn(t, home, before, c)
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	stop(t, k)
	c.Time = c.Add(48 * time.Hour)
	k = startIn(t, home, after, c)
	grown := library(articles("a.md", "b.md", "c.md", "d.md")...)
	if m := k.Recall(grown); !m.Marks["a.md"].Read || !m.New["d.md"] || len(m.New) != 1 {
		t.Errorf("%+v", m)
	}
	stop(t, k)
	k = startIn(t, home, t.TempDir(), c)
	if m := k.Recall(library(articles("x.md", "y.md", "z.md")...)); len(m.Marks) != 0 {
		t.Errorf("another blog has %+v", m)
	}
	stop(t, k)
}

// shuffled returns records in another order, some of them twice.
func shuffled(records []record, r *rand.Rand) []record {
	out := slices.Clone(records)
	for range len(records) / 3 {
		out = append(out, records[r.IntN(len(records))])
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestRecordsAddUpToTheSameInAnyOrder(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 1))
		var all []record
		for range 40 { // of two programs, at moments that often coincide
			record := record{At: 1 + r.Int64N(12), Path: fmt.Sprint(r.IntN(4), ".md"), Name: fullSign(r.Uint64N(3)), Text: fullSign(r.Uint64N(3))}
			yes := r.IntN(2) == 0
			switch r.IntN(6) {
			case 0:
				record.Read = &yes
			case 1:
				record.Favourite = &yes
			case 2:
				record.Place = &place{Share: float64(r.IntN(4)) / 4, Below: r.IntN(3)}
			case 3:
				record.Gone = true
			case 4:
				record.Path, record.Seen = "", signs{r.Uint32N(9)}
			case 5:
				record.Path, record.Visit = "", &visit{r.Int64N(9)}
			}
			all = append(all, record)
		}
		want, got := newState(), newState()
		for _, record := range all {
			want.apply(record)
		}
		for _, record := range shuffled(all, r) {
			got.apply(record)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %+v is not %+v", seed, got, want)
		}
		short := newState()
		for record := range want.all() {
			short.apply(record)
		}
		for path, p := range want.posts {
			kept := model.Mark{}
			if q := short.posts[path]; q != nil {
				kept = q.mark()
			}
			if kept != p.mark() {
				t.Fatalf("seed %d: written anew %s is %+v, not %+v", seed, path, kept, p.mark())
			}
		}
		if short.visit != want.visit || len(short.seen) != len(want.seen) {
			t.Fatalf("seed %d: visits and what was seen are lost", seed)
		}
	}
}

func TestTwoProgramsLoseNothingOfEachOther(t *testing.T) {
	home := t.TempDir()
	lib := library(articles("a.md", "b.md", "c.md")...)
	one, two := start(t, home, &clock{day0().Add(time.Second)}), start(t, home, &clock{day0().Add(2 * time.Second)})
	one.Recall(lib)
	two.Recall(lib)
	keep(one, lib.Post("a.md"), model.Mark{Read: true})
	keep(two, lib.Post("a.md"), model.Mark{Favourite: true})
	keep(one, lib.Post("b.md"), model.Mark{Read: true})
	keep(two, lib.Post("c.md"), model.Mark{Place: model.Place{Share: 0.5}})
	stop(t, two)
	stop(t, one)
	k := start(t, home, day0())
	defer stop(t, k)
	want := map[model.ID]model.Mark{"a.md": {Read: true, Favourite: true}, "b.md": {Read: true}, "c.md": {Place: model.Place{Share: 0.5}}}
	if m := k.Recall(lib); !maps.Equal(m.Marks, want) {
		t.Errorf("%+v", m.Marks)
	}
}

func TestWhatIsDoneLastCountsAlsoWhenTheClockWasSetBack(t *testing.T) {
	home := t.TempDir()
	lib := library(articles("a.md")...)
	k := start(t, home, &clock{day0().Add(time.Hour)})
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	stop(t, k)
	k = start(t, home, day0())
	k.Recall(lib)
	k.Keep(lib.Post("a.md"), model.Mark{Read: true}, model.Mark{})
	stop(t, k)
	k = start(t, home, day0())
	defer stop(t, k)
	if m := k.Recall(lib); len(m.Marks) != 0 {
		t.Error(m.Marks)
	}
}

func TestAJournalStaysShort(t *testing.T) {
	home := t.TempDir()
	lib := library(articles("a.md", "b.md")...)
	j := newJournal(home, "/blog")
	s := newState()
	for i := range 4000 {
		r, _ := change(lib.Post("a.md"), model.Mark{}, model.Mark{Place: model.Place{Below: i + 1, Share: 0.5}})
		r.At = int64(i + 1)
		s.apply(r)
		if i%100 > 0 {
			continue
		}
		var batch []record
		for n := range 100 {
			batch = append(batch, record{At: r.At + int64(n), Path: "a.md", Place: r.Place})
		}
		if err := j.append(batch); err != nil {
			t.Fatal(err)
		}
		if info, _ := os.Stat(j.path); info.Size() > calmJournal+100*300 {
			t.Fatalf("after %d places the journal has %d bytes", i, info.Size())
		}
	}
	records, err := j.read()
	if err != nil || len(records) > 400 {
		t.Error(len(records), err)
	}
	left, _ := filepath.Glob(filepath.Join(home, "*"))
	if len(left) != 2 { // the journal and the lock
		t.Error(left)
	}
}

func TestOnlyAsManyMarksAndJournalsAreKeptAsThereIsRoomFor(t *testing.T) {
	s := newState()
	yes := true
	for i := range mostPosts + 10 {
		r := record{At: int64(i + 1), Path: fmt.Sprintf("%06d.md", i), Read: &yes}
		if i == 3 {
			r.Favourite = &yes
		}
		s.apply(r)
	}
	kept := s.kept()
	if len(kept) != mostPosts || kept[0] != "000003.md" || kept[1] != "000011.md" {
		t.Error(len(kept), kept[:2])
	}
	home := t.TempDir()
	for i := range mostJournals + 5 {
		name := filepath.Join(home, fmt.Sprintf("blog-%04d%s", i, suffix))
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		when := day0().Add(time.Duration(i) * time.Minute)
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	j := newJournal(home, "/blog")
	if err := j.append([]record{{At: 1, Path: "a.md", Read: &yes}}); err != nil {
		t.Fatal(err)
	}
	if left := journals(home); len(left) != mostJournals || !strings.HasSuffix(left[0], "blog-0006.marks") || !slices.Contains(left, j.path) {
		t.Error(len(left), left[0])
	}
}

// sample is a journal with a mark of a.md.
func sample(t *testing.T, home string) (journal, []byte) {
	t.Helper()
	j := newJournal(home, "/blog")
	yes := true
	if err := j.append([]record{{At: 1, Path: "a.md", Read: &yes}}); err != nil {
		t.Fatal(err)
	}
	if err := j.append([]record{{At: 2, Path: "b.md", Read: &yes}}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(j.path)
	if err != nil {
		t.Fatal(err)
	}
	return j, raw
}

// readPaths reads the paths with a mark from a journal.
func readPaths(records []record) string {
	var paths []string
	for _, r := range records {
		paths = append(paths, r.Path)
	}
	return strings.Join(paths, " ")
}

func TestAnEndThatWasNotWrittenWholeIsLeftOut(t *testing.T) {
	_, raw := sample(t, t.TempDir())
	whole := bytes.LastIndexByte(raw[:len(raw)-1], '\n') + 1 // where the last line begins
	headed := bytes.IndexByte(raw, '\n') + 1
	for cut := range len(raw) {
		home := t.TempDir()
		j := newJournal(home, "/blog")
		if err := os.WriteFile(j.path, raw[:cut], 0o600); err != nil {
			t.Fatal(err)
		}
		records, err := j.read()
		want := ""
		switch {
		case cut >= whole:
			want = "a.md"
		case cut < headed:
			want = ""
		}
		if err != nil || readPaths(records) != want {
			t.Fatalf("of the first %d bytes: %v, %v", cut, readPaths(records), err)
		}
		yes := true
		if err := j.append([]record{{At: 3, Path: "c.md", Read: &yes}}); err != nil {
			t.Fatal(err)
		}
		records, err = j.read()
		if err != nil || readPaths(records) != strings.TrimSpace(want+" c.md") {
			t.Fatalf("after the first %d bytes and another line: %v, %v", cut, readPaths(records), err)
		}
		if left, _ := filepath.Glob(filepath.Join(home, "*damaged*")); len(left) > 0 {
			t.Fatal(left)
		}
	}
}

func TestZerosAtTheEndAreWhatAPowerCutLeft(t *testing.T) {
	home := t.TempDir()
	j, raw := sample(t, home)
	if err := os.WriteFile(j.path, append(raw, make([]byte, 3000)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if records, err := j.read(); err != nil || readPaths(records) != "a.md b.md" {
		t.Error(readPaths(records), err)
	}
	if err := j.append([]record{{At: 3, Path: "c.md", Gone: true}}); err != nil {
		t.Fatal(err)
	}
	if records, err := j.read(); err != nil || readPaths(records) != "a.md b.md c.md" {
		t.Error(readPaths(records), err)
	}
}

func TestADamagedJournalIsSetAsideAndWhatCanBeReadIsKept(t *testing.T) {
	_, raw := sample(t, t.TempDir())
	lines := bytes.SplitAfter(raw, []byte("\n"))
	for name, c := range map[string]struct {
		text []byte
		want string
	}{
		"a flipped bit":         {slices.Concat(lines[0], bytes.Replace(lines[1], []byte("a.md"), []byte("q.md"), 1), lines[2]), "b.md"},
		"a line in between":     {slices.Concat(lines[0], lines[1], []byte("something else\n"), lines[2]), "a.md b.md"},
		"no header":             {slices.Concat(lines[1], lines[2]), "a.md b.md"},
		"another file":          {[]byte("hello\n"), ""},
		"without a line's end":  {[]byte("hello"), ""},
		"noise at the end":      {slices.Concat(raw, []byte("\xff\xfe\x00noise")), "a.md b.md"},
		"another program's":     {[]byte(`{"version":1}` + "\n"), ""},
		"a moment beyond sense": {slices.Concat(lines[0], line(record{At: latest, Path: "x.md"})), ""},
		"a line without an end": {slices.Concat(raw, []byte("00000000 {"), bytes.Repeat([]byte("x"), longestLine)), "a.md b.md"},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			j := newJournal(home, "/blog")
			if err := os.WriteFile(j.path, c.text, 0o600); err != nil {
				t.Fatal(err)
			}
			k := start(t, home, day0())
			p := article("z.md")
			keep(k, p, model.Mark{Read: true})
			k.Recall(library(p))
			if told := fails(k); !strings.Contains(told, "damaged") {
				t.Errorf("told %q", told)
			}
			stop(t, k)
			aside, _ := filepath.Glob(filepath.Join(home, "*.damaged-*"))
			if len(aside) != 1 {
				t.Fatal(aside)
			}
			if kept, err := os.ReadFile(aside[0]); err != nil || !bytes.Equal(kept, c.text) {
				t.Errorf("set aside is %q, %v", kept, err)
			}
			k = start(t, home, day0())
			marks := k.Recall(library(articles("a.md", "b.md", "z.md")...)).Marks
			if got := slices.Sorted(maps.Keys(marks)); fmt.Sprint(got) != "["+strings.TrimSpace(c.want+" z.md")+"]" {
				t.Error(got)
			}
			if told := fails(k); told != "" {
				t.Errorf("told again: %s", told)
			}
			stop(t, k)
		})
	}
}

func TestAJournalOfANewerProgramIsLeftAlone(t *testing.T) {
	home := t.TempDir()
	j := newJournal(home, "/blog")
	text := append(line(header{format, version + 1, "/blog"}), "whatever comes then\n"...)
	if err := os.WriteFile(j.path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	k := start(t, home, day0())
	p := article("a.md")
	k.Recall(library(p))
	if told := fails(k); !strings.Contains(told, ErrNewer.Error()) {
		t.Errorf("told %q", told)
	}
	keep(k, p, model.Mark{Read: true})
	stop(t, k)
	if left, _ := os.ReadFile(j.path); !bytes.Equal(left, text) {
		t.Errorf("it is %q now", left)
	}
	if _, err := Export(home, "/blog"); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
}

func TestAFolderThatCannotBeWrittenIsToldOnceAndReadingGoesOn(t *testing.T) {
	home := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(home, nil, 0o600); err != nil { // where a folder is needed
		t.Fatal(err)
	}
	k := start(t, filepath.Join(home, "marks"), day0())
	p := article("a.md")
	keep(k, p, model.Mark{Read: true})
	if m := k.Recall(library(p)); !m.Marks["a.md"].Read {
		t.Error(m)
	}
	err := <-k.Failed()
	if !strings.Contains(err.Error(), "is not remembered") {
		t.Error(err)
	}
	keep(k, p, model.Mark{Favourite: true})
	stop(t, k)
	if told := fails(k); told != "" {
		t.Error("told again:", told)
	}
}

func TestAFullDiskLeavesNoTraceOfWhatDoesNotFit(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only Linux has /dev/full")
	}
	home := t.TempDir()
	j := newJournal(home, "/blog")
	if err := os.Symlink("/dev/full", j.path); err != nil {
		t.Fatal(err)
	}
	yes := true
	if err := j.append([]record{{At: 1, Path: "a.md", Read: &yes}}); err == nil {
		t.Error("writing to a full disk did not fail")
	}
}

func TestDeletingEverythingWhileReadingIsHarmless(t *testing.T) {
	home, c := filepath.Join(t.TempDir(), "marks"), day0()
	lib := library(articles("a.md", "b.md")...)
	k := start(t, home, c)
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	k.write()
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	keep(k, lib.Post("b.md"), model.Mark{Read: true})
	stop(t, k)
	if told := fails(k); told != "" {
		t.Error(told)
	}
	k = start(t, home, c)
	defer stop(t, k)
	if m := k.Recall(lib); !m.Marks["b.md"].Read || len(m.Marks) != 1 {
		t.Error(m.Marks)
	}
}

func TestMarksAreExportedImportedAndCleared(t *testing.T) {
	home, other, c := t.TempDir(), t.TempDir(), day0()
	lib := library(articles("a.md", "b.md")...)
	for _, blog := range []string{"/blog", "/blog two"} {
		k := startIn(t, home, blog, c)
		k.Recall(lib)
		keep(k, lib.Post("a.md"), model.Mark{Read: true, Place: model.Place{Heading: "x", Paragraph: 1 << 60, Share: 0.1}})
		stop(t, k)
	}
	d, err := Export(home, "")
	if err != nil || len(d.Blogs) != 2 || d.Blogs[0].Folder != "/blog" || d.Blogs[0].Posts() != 1 {
		t.Fatal(d, err)
	}
	var text bytes.Buffer
	if err := d.Write(&text); err != nil {
		t.Fatal(err)
	}
	read, err := ReadDocument(&text)
	if err != nil || !reflect.DeepEqual(read, d) {
		t.Fatal(read, err)
	}

	// The other machine knows something newer.
	k := startIn(t, other, "/elsewhere", &clock{c.Add(time.Hour)})
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Favourite: true, Place: model.Place{Share: 0.9}})
	stop(t, k)
	if err := Import(other, read, "/elsewhere"); err == nil {
		t.Error("two blogs became one")
	}
	read.Blogs = read.Blogs[:1]
	for range 2 {
		if err := Import(other, read, "/elsewhere"); err != nil {
			t.Fatal(err)
		}
	}
	k = startIn(t, other, "/elsewhere", c)
	if got := k.Recall(lib).Marks["a.md"]; got != (model.Mark{Read: true, Favourite: true, Place: model.Place{Share: 0.9}}) {
		t.Errorf("merged to %+v", got)
	}
	stop(t, k)

	if err := Clear(home, "/blog"); err != nil {
		t.Fatal(err)
	}
	if d, err := Export(home, ""); err != nil || len(d.Blogs) != 1 || d.Blogs[0].Folder != "/blog two" {
		t.Error(d, err)
	}
	if err := Clear(home, ""); err != nil || len(journals(home)) > 0 {
		t.Error(err)
	}
	if err := Clear(filepath.Join(home, "nowhere"), ""); err != nil {
		t.Error(err)
	}
}

func TestADocumentThatIsNotOursIsRefused(t *testing.T) {
	for text, want := range map[string]string{
		``:                                       "JSON",
		`[1]`:                                    "JSON",
		`{"format":"other"}`:                     "format",
		`{"format":"blogtui marks","version":9}`: ErrNewer.Error(),
		`{"format":"blogtui marks","version":1,"blogs":[{"folder":"/b","records":[{"at":-1}]}]}`:    "record 1 of /b",
		`{"format":"blogtui marks","version":1,"blogs":[{"folder":"/b","records":[{"seen":"?"}]}]}`: "JSON",
	} {
		if _, err := ReadDocument(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestAJournalIsNamedForPeopleAndForCertain(t *testing.T) {
	seen := map[string]string{}
	for _, blog := range []string{"/home/x/blog", "/home/y/blog", "/", "/home/x/my blog", "/home/x/my-blog", "/" + strings.Repeat("ü", 500), "the built-in blog"} {
		name := journalName(blog)
		if len(name) > 80 || strings.ContainsAny(name, "/\\ ") || seen[name] != "" {
			t.Errorf("%s is %s", blog, name)
		}
		seen[name] = blog
	}
}

func FuzzAJournal(f *testing.F) {
	j := newJournal(f.TempDir(), "/blog")
	yes := true
	if err := j.append([]record{{At: 1, Path: "a.md", Read: &yes, Place: &place{Heading: "h", Share: 0.5}}, {At: 2, Seen: signs{1, 2}}, {At: 3, Visit: &visit{2}}}); err != nil {
		f.Fatal(err)
	}
	raw, err := os.ReadFile(j.path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add(raw[:len(raw)-5])
	f.Add([]byte("00000000 {}\n"))
	f.Add(line(header{format, 2, "/"}))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c := parse(raw)
		s := newState()
		for _, r := range c.records {
			s.apply(r)
		}
		again := newState()
		for r := range s.all() {
			if text := line(r); len(text) > longestLine+1 || unline(bytes.TrimSuffix(text, []byte("\n")), &record{}) != nil {
				t.Fatalf("%q can't be read again", text)
			}
			again.apply(r)
		}
		for path, p := range s.posts {
			mark := model.Mark{}
			if q := again.posts[path]; q != nil {
				mark = q.mark()
			}
			if mark != p.mark() {
				t.Fatalf("%q is %+v, not %+v", path, mark, p.mark())
			}
		}
	})
}
