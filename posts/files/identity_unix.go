//go:build unix

package files

import (
	"io/fs"
	"syscall"
)

// Identity is what makes two files one, or two folders: device and inode.
type Identity struct{ device, inode uint64 }

// IdentityOf returns the identity of a file; ok is false if there is none, as in
// the built-in blog.
func IdentityOf(info fs.FileInfo) (id Identity, ok bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Identity{}, false
	}
	return Identity{uint64(stat.Dev), uint64(stat.Ino)}, true //nolint:unconvert // their types differ from system to system
}
