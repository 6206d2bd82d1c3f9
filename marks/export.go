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

// Document is an export of the marks of some blogs. docs/memory.md describes its JSON.
type Document struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Blogs   []Blog `json:"blogs"`
}

// Blog holds the marks of one blog.
type Blog struct {
	Folder  string   `json:"folder"`
	Records []record `json:"records"`
}

const exportFormat = "blogtui marks"

// Posts returns the number of posts with marks.
func (b Blog) Posts() int {
	s := newState()
	for _, r := range b.Records {
		s.apply(r)
	}
	return len(s.keptPaths())
}

// Export returns the marks in the folder home of the blog in a folder, or of all blogs for
// "".
func Export(home, blog string) (Document, error) {
	d := Document{Format: exportFormat, Version: version, Blogs: []Blog{}}
	paths := journalPaths(home)
	if blog != "" {
		paths = []string{newJournal(home, blog).path}
	}
	for _, path := range paths {
		contents, err := readJournal(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err == nil && contents.header.Version > version {
			err = ErrNewer
		}
		if err != nil {
			return d, fmt.Errorf("%s: %w", clean.Line(path), err)
		}
		s := newState()
		for _, r := range contents.records {
			s.apply(r)
		}
		d.Blogs = append(d.Blogs, Blog{contents.header.Folder, slices.AppendSeq([]record{}, s.records())})
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

// ReadDocument decodes and validates an export.
func ReadDocument(r io.Reader) (Document, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxJournalBytes+1))
	if err != nil {
		return Document{}, err
	}
	var d Document
	switch err := json.Unmarshal(raw, &d); {
	case len(raw) > maxJournalBytes:
		return d, fmt.Errorf("it is longer than %d bytes", maxJournalBytes)
	case err != nil:
		return d, fmt.Errorf("it is not the JSON that `blogtui marks export` writes: %w", err)
	case d.Format != exportFormat:
		return d, fmt.Errorf("it is not what `blogtui marks export` writes: its format is not %q", exportFormat)
	case d.Version > version:
		return d, ErrNewer
	}
	for _, b := range d.Blogs {
		for i, r := range b.Records {
			if !r.isValid() || len(encodeLine(r)) > maxLineBytes {
				return d, fmt.Errorf("record %d of %s is not valid", i+1, clean.Line(b.Folder))
			}
		}
	}
	return d, nil
}

// Import merges a document into the journals in the folder home. If folder is not "", it
// replaces the folder of the document's only blog.
func Import(home string, d Document, folder string) error {
	if folder != "" && len(d.Blogs) != 1 {
		return fmt.Errorf("it holds %d blogs, which can't all be %s", len(d.Blogs), clean.Line(folder))
	}
	for _, b := range d.Blogs {
		if folder != "" {
			b.Folder = folder
		}
		j := newJournal(home, b.Folder)
		// A corrupt journal is backed up before anything is appended.
		if _, err := j.read(); err != nil && j.unusable != nil {
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

// Clear removes the journals and backups of the blog in a folder, or of all blogs for "".
func Clear(home, blog string) error {
	if _, err := os.Stat(home); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	pattern := "*" + journalSuffix + "*"
	if blog != "" {
		pattern = filepath.Base(newJournal(home, blog).path) + "*"
	}
	j := newJournal(home, blog)
	return j.withLock(func() error {
		paths, err := filepath.Glob(filepath.Join(escapeGlob(home), pattern))
		for _, path := range paths {
			err = errors.Join(err, os.Remove(path))
		}
		return err
	})
}
