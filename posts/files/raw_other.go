//go:build !linux

package files

import (
	"io/fs"
	"os"
)

// openDirect is not available on this system.
func openDirect(*os.File, string) (fs.File, bool) { return nil, false }
