//go:build unix

package files

import (
	"os"
	"syscall"
)

// nonblock makes opening a pipe without a writer return at once.
const nonblock = syscall.O_NONBLOCK

// openForListing returns a file for reading the entries of folder, which is closed. Package
// os looks up each entry of a folder that was opened from an os.Root, which takes five
// times as long; we need only names and types.
func openForListing(folder *os.File) *os.File {
	fd, err := syscall.Dup(int(folder.Fd()))
	if err != nil {
		return folder
	}
	folder.Close()
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), folder.Name())
}
