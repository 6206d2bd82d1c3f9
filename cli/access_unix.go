//go:build unix

package cli

import "syscall"

// writable is the mode of access(2) for creating files in a folder.
const writable = 0x2 | 0x1

// checkWritable returns an error if no file can be created in a folder.
func checkWritable(folder string) error { return syscall.Access(folder, writable) }
