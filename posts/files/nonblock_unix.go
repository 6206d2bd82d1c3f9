//go:build unix

package files

import (
	"os"
	"syscall"
)

// nonblock keeps the opening of a pipe that nobody writes to from waiting.
const nonblock = syscall.O_NONBLOCK

// listing is an open folder for reading its entries. Package os looks up each
// entry of a folder that was opened through an os.Root, which takes five times
// as long; the names and types in the folder itself are all we need.
func listing(folder *os.File) *os.File {
	fd, err := syscall.Dup(int(folder.Fd()))
	if err != nil {
		return folder
	}
	folder.Close()
	syscall.CloseOnExec(fd)
	return os.NewFile(uintptr(fd), folder.Name())
}
