package marks

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"blogtui/model/clean"
)

// Document is what is remembered of some blogs, to be kept elsewhere or taken to
// another machine. docs/memory.md describes its JSON.
type Document struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Blogs   []Blog `json:"blogs"`
}

// Blog is what is remembered of one blog.
type Blog struct {
	Folder  string   `json:"folder"`
	Records []record `json:"records"`
}

const documentFormat = "blogtui marks"

// Posts is the number of posts with marks.
func (b Blog) Posts() int {
	s := newState()
	for _, r := range b.Records {
		s.apply(r)
	}
	return len(s.kept())
}

// Export returns what the folder home remembers of the blog in a folder, of all
// blogs for "".
func Export(home, blog string) (Document, error) {
	d := Document{Format: documentFormat, Version: version, Blogs: []Blog{}}
	paths := journals(home)
	if blog != "" {
		paths = []string{newJournal(home, blog).path}
	}
	for _, path := range paths {
		found, err := readJournal(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && found.header.Version > version {
			err = ErrNewer
		}
		if err != nil {
			return d, fmt.Errorf("%s: %w", clean.Line(path), err)
		}
		s := newState()
		for _, r := range found.records {
			s.apply(r)
		}
		d.Blogs = append(d.Blogs, Blog{found.header.Folder, slices.AppendSeq([]record{}, s.all())})
	}
	slices.SortFunc(d.Blogs, func(a, b Blog) int { return strings.Compare(a.Folder, b.Folder) })
	return d, nil
}

// Write writes the document as indented JSON.
func (d Document) Write(w io.Writer) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(d)
}

// ReadDocument reads what Write wrote.
func ReadDocument(r io.Reader) (Document, error) {
	raw, err := io.ReadAll(io.LimitReader(r, longestJournal+1))
	if err != nil {
		return Document{}, err
	}
	var d Document
	switch err := json.Unmarshal(raw, &d); {
	case len(raw) > longestJournal:
		return d, fmt.Errorf("it is longer than %d bytes", longestJournal)
	case err != nil:
		return d, fmt.Errorf("it is not the JSON that `blogtui marks export` writes: %w", err)
	case d.Format != documentFormat:
		return d, fmt.Errorf("it is not what `blogtui marks export` writes: its format is not %q", documentFormat)
	case d.Version > version:
		return d, ErrNewer
	}
	for _, b := range d.Blogs {
		for i, r := range b.Records {
			if !r.sound() || len(line(r)) > longestLine {
				return d, fmt.Errorf("record %d of %s says what no blogtui writes", i+1, clean.Line(b.Folder))
			}
		}
	}
	return d, nil
}

// Import adds what a document holds to what the folder home remembers: of each
// thing the latest word counts. A folder other than "" takes the place of the
// folder in a document of one blog.
func Import(home string, d Document, folder string) error {
	if folder != "" && len(d.Blogs) != 1 {
		return fmt.Errorf("it holds %d blogs, which can't all be %s", len(d.Blogs), clean.Line(folder))
	}
	for _, b := range d.Blogs {
		if folder != "" {
			b.Folder = folder
		}
		j := newJournal(home, b.Folder)
		// What may be damaged is set aside before anything is added to it.
		if _, err := j.read(); err != nil && j.unfit != nil {
			return err
		}
		if len(b.Records) == 0 {
			continue
		}
		if err := j.append(b.Records); err != nil {
			return err
		}
	}
	return nil
}

// Clear forgets the blog in a folder, all blogs for "", and what was set aside of
// them.
func Clear(home, blog string) error {
	if _, err := os.Stat(home); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	pattern := "*" + suffix + "*"
	if blog != "" {
		pattern = filepath.Base(newJournal(home, blog).path) + "*"
	}
	j := newJournal(home, blog)
	return j.locked(func() error {
		paths, err := filepath.Glob(filepath.Join(escapeGlob(home), pattern))
		for _, path := range paths {
			err = errors.Join(err, os.Remove(path))
		}
		return err
	})
}
