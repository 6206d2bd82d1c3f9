package marks

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"blogtui/model"
)

// newTestJournal returns a journal with a mark of a.md.
func newTestJournal(t *testing.T, home string) (journal, []byte) {
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

// readPaths returns the paths with a mark in a journal.
func readPaths(records []record) string {
	var paths []string
	for _, r := range records {
		paths = append(paths, r.Path)
	}
	return strings.Join(paths, " ")
}

func TestAnEndThatWasNotWrittenWholeIsLeftOut(t *testing.T) {
	_, raw := newTestJournal(t, t.TempDir())
	whole := bytes.LastIndexByte(raw[:len(raw)-1], '\n') + 1 // start of the last line
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
	j, raw := newTestJournal(t, home)
	if err := os.WriteFile(j.path, append(raw, make([]byte, 3000)...), 0o600); err != nil {
		t.Fatal(err)
	}
	if records, err := j.read(); err != nil || readPaths(records) != "a.md b.md" {
		t.Error(readPaths(records), err)
	}
	if err := j.append([]record{{At: 3, Path: "c.md", Moved: true}}); err != nil {
		t.Fatal(err)
	}
	if records, err := j.read(); err != nil || readPaths(records) != "a.md b.md c.md" {
		t.Error(readPaths(records), err)
	}
}

func TestAJournalThatIsDamagedWhileItIsUsedIsMendedOnce(t *testing.T) {
	for name, noise := range map[string][]byte{"zeros": make([]byte, maxLineBytes+4000), "noise": []byte("\xff\xfe"), "another's line": []byte("00000000 {" + strings.Repeat("x", maxLineBytes))} {
		j, raw := newTestJournal(t, t.TempDir())
		if err := os.WriteFile(j.path, append(raw, noise...), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := j.append([]record{{At: 3, Path: "c.md", Moved: true}}); err != nil {
			t.Fatalf("after %s: %v", name, err)
		}
		if records, err := j.read(); err != nil || readPaths(records) != "a.md b.md c.md" {
			t.Errorf("after %s: %v, %v", name, readPaths(records), err)
		}
		if aside, _ := filepath.Glob(j.path + ".damaged-*"); len(aside) != 1 {
			t.Errorf("after %s, set aside are %v", name, aside)
		}
	}
}

func TestAnEndThatCannotBeMendedIsRefused(t *testing.T) {
	j, _ := newTestJournal(t, t.TempDir())
	newer := slices.Concat(encodeLine(header{format, version + 1, "/blog"}), []byte("not by this program"))
	if err := os.WriteFile(j.path, newer, 0o600); err != nil { // another program has written it since
		t.Fatal(err)
	}
	if err := j.append([]record{{At: 3, Path: "c.md", Moved: true}}); !errors.Is(err, errCorruptTail) {
		t.Error(err)
	}
	if left, _ := os.ReadFile(j.path); !bytes.Equal(left, newer) {
		t.Errorf("it is %q now", left)
	}
}

func TestWhatIsSoundForReadersIsSoundForWriters(t *testing.T) {
	_, raw := newTestJournal(t, t.TempDir())
	for _, size := range []int{1, 9, maxLineBytes - 1, maxLineBytes, maxLineBytes + 1, maxLineBytes + 2, 2 * maxLineBytes} {
		for _, end := range []string{"\x00", "a", "x"} {
			for _, whole := range [][]byte{nil, raw} {
				text := slices.Concat(whole, []byte(strings.Repeat(end, size)))
				path := filepath.Join(t.TempDir(), "journal")
				if err := os.WriteFile(path, text, 0o600); err != nil {
					t.Fatal(err)
				}
				file, err := os.Open(path)
				if err != nil {
					t.Fatal(err)
				}
				_, sound, err := intactEnd(file)
				if err = errors.Join(err, file.Close()); err != nil {
					t.Fatal(err)
				}
				if damaged := parseJournal(text).corrupt; damaged == sound {
					t.Errorf("%d times %q behind %d bytes: damaged %v, with a sound end %v", size, end, len(whole), damaged, sound)
				}
			}
		}
	}
}

func TestALockThatCannotBeHadIsNotBlamedOnAnotherProgram(t *testing.T) {
	home := t.TempDir()
	if err := os.Mkdir(filepath.Join(home, "lock"), 0o700); err != nil { // where a file is needed
		t.Fatal(err)
	}
	j := newJournal(home, "/blog")
	if err := j.append(nil); err == nil || strings.Contains(err.Error(), "another blogtui") {
		t.Error(err)
	}
}

func TestADamagedJournalIsSetAsideAndWhatCanBeReadIsKept(t *testing.T) {
	_, raw := newTestJournal(t, t.TempDir())
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
		"a moment beyond sense": {slices.Concat(lines[0], encodeLine(record{At: maxTime, Path: "x.md"})), ""},
		"many zeros at the end": {slices.Concat(raw, make([]byte, maxLineBytes+1)), "a.md b.md"},
		"a line without an end": {slices.Concat(raw, []byte("00000000 {"), bytes.Repeat([]byte("x"), maxLineBytes)), "a.md b.md"},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			j := newJournal(home, "/blog")
			if err := os.WriteFile(j.path, c.text, 0o600); err != nil {
				t.Fatal(err)
			}
			k := openStore(t, home, newClock())
			p := newPost("z.md")
			keep(k, p, model.Mark{Read: true})
			k.Recall(newLibrary(p))
			if told := failure(k); !strings.Contains(told, "damaged") {
				t.Errorf("told %q", told)
			}
			closeStore(t, k)
			aside, _ := filepath.Glob(filepath.Join(home, "*.damaged-*"))
			if len(aside) != 1 {
				t.Fatal(aside)
			}
			if kept, err := os.ReadFile(aside[0]); err != nil || !bytes.Equal(kept, c.text) {
				t.Errorf("set aside is %q, %v", kept, err)
			}
			k = openStore(t, home, newClock())
			marks := k.Recall(newLibrary(newPosts("a.md", "b.md", "z.md")...)).Marks
			if got := slices.Sorted(maps.Keys(marks)); fmt.Sprint(got) != "["+strings.TrimSpace(c.want+" z.md")+"]" {
				t.Error(got)
			}
			if told := failure(k); told != "" {
				t.Errorf("told again: %s", told)
			}
			closeStore(t, k)
		})
	}
}

func TestAJournalOfANewerProgramIsLeftAlone(t *testing.T) {
	home := t.TempDir()
	j := newJournal(home, "/blog")
	text := append(encodeLine(header{format, version + 1, "/blog"}), "whatever comes then\n"...)
	if err := os.WriteFile(j.path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	k := openStore(t, home, newClock())
	p := newPost("a.md")
	k.Recall(newLibrary(p))
	if told := failure(k); !strings.Contains(told, ErrNewer.Error()) {
		t.Errorf("told %q", told)
	}
	keep(k, p, model.Mark{Read: true})
	closeStore(t, k)
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
	k := openStore(t, filepath.Join(home, "marks"), newClock())
	p := newPost("a.md")
	keep(k, p, model.Mark{Read: true})
	if m := k.Recall(newLibrary(p)); !m.Marks["a.md"].Read {
		t.Error(m)
	}
	err := <-k.Failed()
	if !strings.Contains(err.Error(), "is not remembered") {
		t.Error(err)
	}
	keep(k, p, model.Mark{Favourite: true})
	closeStore(t, k)
	if told := failure(k); told != "" {
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
	home, c := filepath.Join(t.TempDir(), "marks"), newClock()
	lib := newLibrary(newPosts("a.md", "b.md")...)
	k := openStore(t, home, c)
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Read: true})
	k.write()
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	keep(k, lib.Post("b.md"), model.Mark{Read: true})
	closeStore(t, k)
	if told := failure(k); told != "" {
		t.Error(told)
	}
	k = openStore(t, home, c)
	defer closeStore(t, k)
	if m := k.Recall(lib); !m.Marks["b.md"].Read || len(m.Marks) != 1 {
		t.Error(m.Marks)
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
	if err := j.append([]record{{At: 1, Path: "a.md", Read: &yes, Position: &position{Heading: "h", Fraction: 0.5}}, {At: 2, Seen: shortDigests{1, 2}}, {At: 3, Visit: &visit{2}}}); err != nil {
		f.Fatal(err)
	}
	raw, err := os.ReadFile(j.path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(raw)
	f.Add(raw[:len(raw)-5])
	f.Add([]byte("00000000 {}\n"))
	f.Add(encodeLine(header{format, 2, "/"}))
	f.Add(append(raw, make([]byte, maxLineBytes+1)...))
	f.Fuzz(func(t *testing.T, raw []byte) {
		c := parseJournal(raw)
		s := newState()
		for _, r := range c.records {
			s.apply(r)
		}
		again := newState()
		for r := range s.records() {
			if text := encodeLine(r); len(text) > maxLineBytes+1 || decodeLine(bytes.TrimSuffix(text, []byte("\n")), &record{}) != nil {
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
