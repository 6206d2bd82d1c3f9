//go:build !linux

package files

// Remote reports whether a folder is known to change without an event.
func Remote(string) bool { return false }
