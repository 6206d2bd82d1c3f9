//go:build !linux

package files

// IsRemote returns false, since it is not known for this system.
func IsRemote(string) bool { return false }
