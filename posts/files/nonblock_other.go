//go:build !unix

package files

import "os"

// nonblock is not needed: there are no pipes in folders.
const nonblock = 0

// openForListing returns folder.
func openForListing(folder *os.File) *os.File { return folder }
