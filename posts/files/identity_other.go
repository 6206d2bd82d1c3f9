//go:build !unix

package files

import "io/fs"

// Identity is not available on this system.
type Identity struct{}

// IdentityOf returns false.
func IdentityOf(fs.FileInfo) (id Identity, ok bool) { return Identity{}, false }
