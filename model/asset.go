package model

import "io"

// Asset is a file that belongs to a post, such as a picture of it. Whoever got
// it closes it. It ends with an error where its size in Version would be passed.
type Asset struct {
	io.ReadCloser
	Name    string // where it lies, with "/" separators, cleaned for display; the same file has the same name
	Version Version
}
