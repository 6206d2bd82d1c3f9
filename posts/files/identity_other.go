//go:build !unix

package files

import "io/fs"

// Identity is what makes two files one; here only os.SameFile knows it.
type Identity struct{}

// IdentityOf returns no identity.
func IdentityOf(fs.FileInfo) (id Identity, ok bool) { return Identity{}, false }
