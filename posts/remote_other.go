//go:build !linux

package posts

// remote reports whether a folder is known to change without an event.
func remote(string) bool { return false }
