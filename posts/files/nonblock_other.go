//go:build !unix

package files

import "os"

// nonblock has no counterpart here: pipes are not found in folders.
const nonblock = 0

// listing is an open folder for reading its entries.
func listing(folder *os.File) *os.File { return folder }
