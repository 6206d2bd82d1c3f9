//go:build unix

package posts

import "syscall"

// nonblock keeps the opening of a pipe that nobody writes to from waiting.
const nonblock = syscall.O_NONBLOCK
