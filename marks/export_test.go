package marks

import (
	"bytes"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"blogtui/model"
)

func TestMarksAreExportedImportedAndCleared(t *testing.T) {
	home, other, c := t.TempDir(), t.TempDir(), newClock()
	lib := newLibrary(newPosts("a.md", "b.md")...)
	for _, blog := range []string{"/blog", "/blog two"} {
		k := openStoreOf(t, home, blog, c)
		k.Recall(lib)
		keep(k, lib.Post("a.md"), model.Mark{Read: true, Position: model.Position{Heading: "x", Paragraph: 1 << 60, Fraction: 0.1}})
		closeStore(t, k)
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
	k := openStoreOf(t, other, "/elsewhere", &fakeClock{c.Add(time.Hour)})
	k.Recall(lib)
	keep(k, lib.Post("a.md"), model.Mark{Favourite: true, Position: model.Position{Fraction: 0.9}})
	closeStore(t, k)
	if err := Import(other, read, "/elsewhere"); err == nil {
		t.Error("two blogs became one")
	}
	read.Blogs = read.Blogs[:1]
	for range 2 {
		if err := Import(other, read, "/elsewhere"); err != nil {
			t.Fatal(err)
		}
	}
	k = openStoreOf(t, other, "/elsewhere", c)
	if got := k.Recall(lib).Marks["a.md"]; got != (model.Mark{Read: true, Favourite: true, Position: model.Position{Fraction: 0.9}}) {
		t.Errorf("merged to %+v", got)
	}
	closeStore(t, k)

	if err := Clear(home, "/blog"); err != nil {
		t.Fatal(err)
	}
	if d, err := Export(home, ""); err != nil || len(d.Blogs) != 1 || d.Blogs[0].Folder != "/blog two" {
		t.Error(d, err)
	}
	if err := Clear(home, ""); err != nil || len(journalPaths(home)) > 0 {
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
