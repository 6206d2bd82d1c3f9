// Package files opens the files of a blog safely: only regular files within its folder, and
// without blocking.
package files

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"blogtui/model/clean"
)

// Source provides files: of a folder, or of the built-in blog.
type Source interface {
	// Open opens a file or folder without blocking.
	Open(name string) (fs.File, error)
	// OpenDir opens a folder to list its entries.
	OpenDir(name string) (fs.ReadDirFile, error)
	// Sub returns the source of a folder. It saves looking up the folder's path for each of
	// its files.
	Sub(folder string) (Source, error)
	// Stat follows links within the folder.
	Stat(name string) (fs.FileInfo, error)
	// Close closes the folder. Files that were opened from it remain open.
	Close() error
}

// Root is a folder of the file system. os.Root prevents links from leaving it.
type Root struct {
	root *os.Root
	dir  *os.File // the same folder for openDirect; nil if it cannot be opened
}

// NewRoot returns the source of a folder. Close closes root.
func NewRoot(root *os.Root) Root {
	dir, err := root.Open(".")
	if err != nil {
		dir = nil
	}
	return Root{root, dir}
}

// Open implements Source.
func (s Root) Open(name string) (fs.File, error) {
	if f, ok := openDirect(s.dir, name); ok {
		return f, nil
	}
	return s.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
}

// OpenDir implements Source.
func (s Root) OpenDir(name string) (fs.ReadDirFile, error) {
	f, err := s.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	return openForListing(f), nil
}

// Stat implements Source.
func (s Root) Stat(name string) (fs.FileInfo, error) {
	return s.root.Stat(filepath.FromSlash(name))
}

// Sub implements Source.
func (s Root) Sub(folder string) (Source, error) {
	root, err := s.root.OpenRoot(filepath.FromSlash(folder))
	if err != nil {
		return nil, err
	}
	return NewRoot(root), nil
}

// Close implements Source.
func (s Root) Close() error {
	if s.dir != nil {
		s.dir.Close()
	}
	return s.root.Close()
}

// Embedded is a source of files that are built into the program.
type Embedded struct{ FS fs.FS }

// Open implements Source.
func (s Embedded) Open(name string) (fs.File, error) { return s.FS.Open(name) }

// Stat implements Source.
func (s Embedded) Stat(name string) (fs.FileInfo, error) { return fs.Stat(s.FS, name) }

// Close implements Source.
func (s Embedded) Close() error { return nil }

// OpenDir implements Source.
func (s Embedded) OpenDir(name string) (fs.ReadDirFile, error) {
	f, err := s.FS.Open(name)
	if err != nil {
		return nil, err
	}
	if dir, ok := f.(fs.ReadDirFile); ok {
		return dir, nil
	}
	return nil, errNotRegular
}

// Sub implements Source.
func (s Embedded) Sub(folder string) (Source, error) {
	sub, err := fs.Sub(s.FS, folder)
	return Embedded{FS: sub}, err
}

var errNotRegular = errors.New("is not a regular file")

// OpenRegular opens a regular file. Others are refused, since reading pipes and devices may
// never end.
func OpenRegular(s Source, name string) (fs.File, fs.FileInfo, error) {
	f, err := s.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errNotRegular
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// ReadFile reads a regular file, at most limit bytes.
func ReadFile(s Source, name string, limit int64) ([]byte, fs.FileInfo, error) {
	return ReadInto(nil, s, name, limit)
}

// ReadInto is ReadFile with a buffer that is overwritten and used for the result if it is
// large enough.
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

// Explain returns a sentence that says why a file cannot be read and what to do.
func Explain(err error) string {
	switch {
	case errors.Is(err, errNotRegular):
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
