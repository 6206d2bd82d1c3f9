//go:build !linux

package files

// IsRemote reports whether a folder is known to change without an event.
func IsRemote(string) bool { return false }
