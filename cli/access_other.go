//go:build !unix

package cli

// checkWritable returns nil: it is only implemented for Unix.
func checkWritable(string) error { return nil }
