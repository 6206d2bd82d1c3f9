//go:build unix

package cli

import "syscall"

// writable is access(2)'s mode that asks whether files can be made in a folder.
const writable = 0x2 | 0x1

// checkWritable says why no file can be made in a folder, nil if one can.
func checkWritable(folder string) error { return syscall.Access(folder, writable) }
