//go:build !unix

package posts

// nonblock has no counterpart here: pipes are not found in folders.
const nonblock = 0
