package posts

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"blogtui/model/clean"
)

// source is where files are read from: a folder that nothing leads out of, or
// the blog that is built in.
type source interface {
	// open opens a file or a folder without ever waiting for it.
	open(name string) (fs.File, error)
	// list opens a folder for reading its entries.
	list(name string) (fs.ReadDirFile, error)
	// in returns the same for a folder, which spares looking up its path for
	// every file in it.
	in(folder string) (source, error)
	stat(name string) (fs.FileInfo, error)
	close() error
}

// rootSource reads below a folder of the file system. Links are followed as
// long as they stay below it (os.Root sees to that).
type rootSource struct {
	root *os.Root
	dir  *os.File // the same folder, nil when it could not be opened as a file
}

func newRootSource(root *os.Root) rootSource {
	dir, err := root.Open(".")
	if err != nil {
		dir = nil
	}
	return rootSource{root, dir}
}

func (s rootSource) open(name string) (fs.File, error) {
	if f, ok := openPlain(s.dir, name); ok {
		return f, nil
	}
	return s.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
}

func (s rootSource) list(name string) (fs.ReadDirFile, error) {
	f, err := s.root.OpenFile(filepath.FromSlash(name), os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	return listing(f), nil
}

func (s rootSource) stat(name string) (fs.FileInfo, error) {
	return s.root.Stat(filepath.FromSlash(name))
}

func (s rootSource) in(folder string) (source, error) {
	root, err := s.root.OpenRoot(filepath.FromSlash(folder))
	if err != nil {
		return nil, err
	}
	return newRootSource(root), nil
}

func (s rootSource) close() error {
	if s.dir != nil {
		s.dir.Close()
	}
	return s.root.Close()
}

// embedSource reads the files built into the program.
type embedSource struct{ files fs.FS }

func (s embedSource) open(name string) (fs.File, error)     { return s.files.Open(name) }
func (s embedSource) stat(name string) (fs.FileInfo, error) { return fs.Stat(s.files, name) }
func (s embedSource) close() error                          { return nil }

func (s embedSource) list(name string) (fs.ReadDirFile, error) {
	f, err := s.files.Open(name)
	if err != nil {
		return nil, err
	}
	if dir, ok := f.(fs.ReadDirFile); ok {
		return dir, nil
	}
	return nil, errNotFile
}

func (s embedSource) in(folder string) (source, error) {
	sub, err := fs.Sub(s.files, folder)
	return embedSource{sub}, err
}

var (
	errNotFile = errors.New("is not a regular file")
)

// openRegular opens a file and makes sure that it is a regular one: a pipe or
// a device would never end.
func openRegular(s source, name string) (fs.File, fs.FileInfo, error) {
	f, err := s.open(name)
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

// readFile reads at most limit bytes of a regular file.
func readFile(s source, name string, limit int64) ([]byte, fs.FileInfo, error) {
	f, info, err := openRegular(s, name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	raw := make([]byte, 0, min(info.Size(), limit)+1)
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

// refusal says in a sentence why a file could not be read, with the cure.
func refusal(err error) string {
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

func cleanPath(id string) string { return clean.Line(path.Clean(id)) }
