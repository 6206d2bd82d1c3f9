//go:build unix

package posts

import (
	"io/fs"
	"syscall"
)

// identity is what makes two files one, or two folders: device and inode.
type identity struct{ device, inode uint64 }

// identityOf returns the identity of a file; ok is false if there is none, as in
// the built-in blog.
func identityOf(info fs.FileInfo) (id identity, ok bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return identity{}, false
	}
	return identity{uint64(stat.Dev), uint64(stat.Ino)}, true //nolint:unconvert // their types differ from system to system
}
