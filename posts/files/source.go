// Package files opens the files of a blog: none outside of its folder, none that would be
// waited for, and only regular ones.
package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"blogtui/model/clean"
)

// Source is where files are read from: a folder that nothing leads out of, or
// the blog that is built in.
type Source interface {
	// Open opens a file or a folder without ever waiting for it.
	Open(name string) (fs.File, error)
	// OpenDir opens a folder for reading its entries.
	OpenDir(name string) (fs.ReadDirFile, error)
	// Sub returns the same for a folder, which spares looking up its path for
	// every file in it.
	Sub(folder string) (Source, error)
	// Stat looks at a file, following links within the folder.
	Stat(name string) (fs.FileInfo, error)
	// Close closes the folder. What was opened below it stays open.
	Close() error
}

// Root reads below a folder of the file system. Links are followed as
// long as they stay below it (os.Root sees to that).
type Root struct {
	root *os.Root
	dir  *os.File // the same folder, nil when it could not be opened as a file
}

// NewRoot takes over a folder that is open: Close closes it.
func NewRoot(root *os.Root) Root {
	dir, err := root.Open(".")
	if err != nil {
		dir = nil
	}
	return Root{root, dir}
}

// Open is Source.Open.
func (s Root) Open(name string) (fs.File, error) {
	if f, ok := openPlain(s.dir, name); ok {
		return f, nil
	}
	return s.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
}

// OpenDir is Source.List.
func (s Root) OpenDir(name string) (fs.ReadDirFile, error) {
	f, err := s.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	return listing(f), nil
}

// Stat is Source.Stat.
func (s Root) Stat(name string) (fs.FileInfo, error) {
	return s.root.Stat(filepath.FromSlash(name))
}

// Sub is Source.In.
func (s Root) Sub(folder string) (Source, error) {
	root, err := s.root.OpenRoot(filepath.FromSlash(folder))
	if err != nil {
		return nil, err
	}
	return NewRoot(root), nil
}

// Close is Source.Close.
func (s Root) Close() error {
	if s.dir != nil {
		s.dir.Close()
	}
	return s.root.Close()
}

// Embedded reads the files built into the program.
type Embedded struct{ FS fs.FS }

// Open is Source.Open.
func (s Embedded) Open(name string) (fs.File, error) { return s.FS.Open(name) }

// Stat is Source.Stat.
func (s Embedded) Stat(name string) (fs.FileInfo, error) { return fs.Stat(s.FS, name) }

// Close has nothing to do.
func (s Embedded) Close() error { return nil }

// OpenDir is Source.List.
func (s Embedded) OpenDir(name string) (fs.ReadDirFile, error) {
	f, err := s.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if dir, ok := f.(fs.ReadDirFile); ok {
		return dir, nil
	}
	return nil, errNotFile
}

// Sub is Source.In.
func (s Embedded) Sub(folder string) (Source, error) {
	sub, err := fs.Sub(s.FS, folder)
	return Embedded{FS: sub}, err
}

var errNotFile = errors.New("is not a regular file")

// OpenRegular opens a file and makes sure that it is a regular one: a pipe or
// a device would never end.
func OpenRegular(s Source, name string) (fs.File, fs.FileInfo, error) {
	f, err := s.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotFile
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// ReadFile reads at most limit bytes of a regular file.
func ReadFile(s Source, name string, limit int64) ([]byte, fs.FileInfo, error) {
	return ReadInto(nil, s, name, limit)
}

// ReadInto is ReadFile into a buffer, whose bytes are lost, if there is room in it.
func ReadInto(buffer []byte, s Source, name string, limit int64) ([]byte, fs.FileInfo, error) {
	f, info, err := OpenRegular(s, name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	raw := buffer[:0]
	if size := min(info.Size(), limit) + 1; size > int64(cap(raw)) {
		raw = make([]byte, 0, size)
	}
	for int64(len(raw)) < limit {
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
		n, err := f.Read(raw[len(raw):min(int64(cap(raw)), limit)])
		raw = raw[:len(raw)+n]
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		if n == 0 && int64(cap(raw)) >= limit {
			break
		}
	}
	return raw, info, nil
}

// Explain says in a sentence why a file could not be read, with the cure.
func Explain(err error) string {
	switch {
	case errors.Is(err, errNotFile):
		return "this is not a regular file, so it was not opened; remove it or rename it"
	case errors.Is(err, fs.ErrPermission):
		return "the file may not be read; change its permissions"
	case errors.Is(err, fs.ErrNotExist):
		return "the file is not there: a link that leads nowhere, or it has just been removed"
	}
	var fault *fs.PathError
	if errors.As(err, &fault) && fault.Err != nil {
		if text := fault.Err.Error(); text == "path escapes from parent" {
			return "this is a link that leads out of the blog, so it was not followed; put the file itself here"
		} else {
			return "the file cannot be read: " + clean.Line(text)
		}
	}
	return "the file cannot be read: " + clean.Line(err.Error())
}
