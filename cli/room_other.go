//go:build !unix

package cli

// canMakeFilesIn says why no file can be made in a folder: nothing of that is known here.
func canMakeFilesIn(string) error { return nil }
