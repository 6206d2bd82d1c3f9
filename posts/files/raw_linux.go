package files

import (
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
)

// openDirect opens a file of a folder with a single system call. Package os registers each
// file with the poller and the garbage collector, which takes longer than reading the
// beginning of a post. ok is false for paths, links and errors, which need package os.
func openDirect(folder *os.File, name string) (f fs.File, ok bool) {
	if folder == nil || name == "." || name == ".." || strings.Contains(name, "/") {
		return nil, false
	}
	const flags = syscall.O_RDONLY | syscall.O_NONBLOCK | syscall.O_NOFOLLOW | syscall.O_CLOEXEC
	fd, err := syscall.Openat(int(folder.Fd()), name, flags, 0)
	if err != nil {
		return nil, false
	}
	return &rawFile{fd: fd, name: name}, true
}

// rawFile is an open file descriptor.
type rawFile struct {
	fd   int
	name string
	stat syscall.Stat_t
}

func (f *rawFile) Read(buffer []byte) (int, error) {
	for {
		n, err := syscall.Read(f.fd, buffer)
		switch {
		case err == syscall.EINTR:
			continue
		case err != nil:
			return 0, &fs.PathError{Op: "read", Path: f.name, Err: err}
		case n == 0 && len(buffer) > 0:
			return 0, io.EOF
		}
		return n, nil
	}
}

func (f *rawFile) Close() error { return syscall.Close(f.fd) }

func (f *rawFile) Stat() (fs.FileInfo, error) {
	if err := syscall.Fstat(f.fd, &f.stat); err != nil {
		return nil, &fs.PathError{Op: "stat", Path: f.name, Err: err}
	}
	return rawFileInfo{f}, nil
}

// rawFileInfo implements fs.FileInfo.
type rawFileInfo struct{ f *rawFile }

func (i rawFileInfo) Name() string       { return i.f.name }
func (i rawFileInfo) Size() int64        { return i.f.stat.Size }
func (i rawFileInfo) ModTime() time.Time { return time.Unix(i.f.stat.Mtim.Unix()) }
func (i rawFileInfo) IsDir() bool        { return i.Mode().IsDir() }
func (i rawFileInfo) Sys() any           { return &i.f.stat }

func (i rawFileInfo) Mode() fs.FileMode {
	mode := fs.FileMode(i.f.stat.Mode & 0o777)
	switch i.f.stat.Mode & syscall.S_IFMT {
	case syscall.S_IFREG:
		return mode
	case syscall.S_IFDIR:
		return mode | fs.ModeDir
	}
	return mode | fs.ModeIrregular
}
