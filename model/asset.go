package model

import (
	"io"
	"io/fs"
	"path"
	"strings"
)

// Asset is a file that belongs to a post, such as a picture of it. Whoever got
// it closes it. It ends with an error where its size in Version would be passed.
type Asset struct {
	io.ReadCloser
	Name    string // where it lies, with "/" separators, cleaned for display; the same file has the same name
	Version Version
}

// NoAsset is the error of a picture for which there is no file that may be read.
type NoAsset struct {
	Why  AssetFault
	Name string // of the file, scheme or host that it is about, cleaned for display
}

// AssetFault is why there is no file for a picture.
type AssetFault uint8

const (
	// Unaddressed pictures have no address.
	Unaddressed AssetFault = iota
	// NotInBlog is that of a file that was not found.
	NotInBlog
	// AddressTooLong is that of an address of more than LongestAddress bytes.
	AddressTooLong
	// AddressOfNoFile is that of an address with a scheme that leads to no file.
	AddressOfNoFile
	// LiesOnTheWeb is that of an address of another host.
	LiesOnTheWeb
)

// LongestAddress is how many bytes the address of a picture may have.
const LongestAddress = 2048

// Error is a clause for logs; what readers are told is for the interface to say.
func (n NoAsset) Error() string {
	return [...]string{"no address", "no such file: ", "address too long", "no address of a file: ", "on another host: "}[n.Why] + n.Name
}

// Is reports whether target is fs.ErrNotExist and the file could be in the blog.
func (n NoAsset) Is(target error) bool {
	return target == fs.ErrNotExist && (n.Why == NotInBlog || n.Why == Unaddressed)
}

// IsPicture reports whether a file is a picture, by the ending of its name.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp":
		return true
	}
	return false
}
