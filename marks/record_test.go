package marks

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"blogtui/model"
)

// shuffle returns records in random order, some of them twice.
func shuffle(records []record, r *rand.Rand) []record {
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
		for range 40 { // of two programs, often at equal times
			record := record{At: 1 + r.Int64N(12), Path: fmt.Sprint(r.IntN(4), ".md"), Name: digest(r.Uint64N(3)), Text: digest(r.Uint64N(3))}
			yes := r.IntN(2) == 0
			switch r.IntN(6) {
			case 0:
				record.Read = &yes
			case 1:
				record.Favourite = &yes
			case 2:
				record.Position = &position{Fraction: float64(r.IntN(4)) / 4, PassagesBelow: r.IntN(3)}
			case 3:
				record.Moved = true
			case 4:
				record.Path, record.Seen = "", shortDigests{r.Uint32N(9)}
			case 5:
				record.Path, record.Visit = "", &visit{r.Int64N(9)}
			}
			all = append(all, record)
		}
		want, got := newState(), newState()
		for _, record := range all {
			want.apply(record)
		}
		for _, record := range shuffle(all, r) {
			got.apply(record)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %+v is not %+v", seed, got, want)
		}
		short := newState()
		for record := range want.records() {
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
	lib := newLibrary(newPosts("a.md", "b.md", "c.md")...)
	one, two := openStore(t, home, &fakeClock{newClock().Add(time.Second)}), openStore(t, home, &fakeClock{newClock().Add(2 * time.Second)})
	one.Recall(lib)
	two.Recall(lib)
	keep(one, lib.Post("a.md"), model.Mark{Read: true})
	keep(two, lib.Post("a.md"), model.Mark{Favourite: true})
	keep(one, lib.Post("b.md"), model.Mark{Read: true})
	keep(two, lib.Post("c.md"), model.Mark{Position: model.Position{Fraction: 0.5}})
	closeStore(t, two)
	closeStore(t, one)
	k := openStore(t, home, newClock())
	defer closeStore(t, k)
	want := map[model.ID]model.Mark{"a.md": {Read: true, Favourite: true}, "b.md": {Read: true}, "c.md": {Position: model.Position{Fraction: 0.5}}}
	if m := k.Recall(lib); !maps.Equal(m.Marks, want) {
		t.Errorf("%+v", m.Marks)
	}
}

func TestWhatIsDoneLastCountsAlsoWhenTheClockWasSetBack(t *testing.T) {
	home := t.TempDir()
	lib := newLibrary(newPosts("a.md")...)
	k := openStore(t, home, &fakeClock{newClock().Add(time.Hour)})
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	closeStore(t, k)
	k = openStore(t, home, newClock())
	k.Recall(lib)
	k.Keep(lib.Post("a.md"), model.Mark{Read: true}, model.Mark{})
	closeStore(t, k)
	k = openStore(t, home, newClock())
	defer closeStore(t, k)
	if m := k.Recall(lib); len(m.Marks) != 0 {
		t.Error(m.Marks)
	}
}

func TestAJournalStaysShort(t *testing.T) {
	home := t.TempDir()
	lib := newLibrary(newPosts("a.md", "b.md")...)
	j := newJournal(home, "/blog")
	s := newState()
	for i := range 4000 {
		r, _ := diff(lib.Post("a.md"), model.Mark{}, model.Mark{Position: model.Position{PassagesBelow: i + 1, Fraction: 0.5}})
		r.At = int64(i + 1)
		s.apply(r)
		if i%100 > 0 {
			continue
		}
		var batch []record
		for n := range 100 {
			batch = append(batch, record{At: r.At + int64(n), Path: "a.md", Position: r.Position})
		}
		if err := j.append(batch); err != nil {
			t.Fatal(err)
		}
		if info, _ := os.Stat(j.path); info.Size() > minCompactBytes+100*300 {
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
	for i := range maxPosts + 10 {
		r := record{At: int64(i + 1), Path: fmt.Sprintf("%06d.md", i), Read: &yes}
		if i == 3 {
			r.Favourite = &yes
		}
		s.apply(r)
	}
	kept := s.keptPaths()
	if len(kept) != maxPosts || kept[0] != "000003.md" || kept[1] != "000011.md" {
		t.Error(len(kept), kept[:2])
	}
	home := t.TempDir()
	for i := range maxJournals + 5 {
		name := filepath.Join(home, fmt.Sprintf("blog-%04d%s", i, journalSuffix))
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		when := newClock().Add(time.Duration(i) * time.Minute)
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	j := newJournal(home, "/blog")
	if err := j.append([]record{{At: 1, Path: "a.md", Read: &yes}}); err != nil {
		t.Fatal(err)
	}
	if left := journalPaths(home); len(left) != maxJournals || !strings.HasSuffix(left[0], "blog-0006.marks") || !slices.Contains(left, j.path) {
		t.Error(len(left), left[0])
	}
}
