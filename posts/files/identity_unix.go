//go:build unix

package files

import (
	"io/fs"
	"syscall"
)

// Identity identifies a file or folder by device and inode.
type Identity struct{ device, inode uint64 }

// IdentityOf returns the identity of a file. ok is false for files without one, such as
// built-in files.
func IdentityOf(info fs.FileInfo) (id Identity, ok bool) {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return Identity{}, false
	}
	return Identity{uint64(stat.Dev), uint64(stat.Ino)}, true //nolint:unconvert // the types depend on the system
}
