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

// AssetError is the error of a picture for which there is no file that may be read.
type AssetError struct {
	Reason AssetReason
	Name   string // of the file, scheme or host that it is about, cleaned for display
}

// AssetReason is why there is no file for a picture.
type AssetReason uint8

const (
	// AssetAddressMissing pictures have no address.
	AssetAddressMissing AssetReason = iota
	// AssetNotFound is that of a file that was not found.
	AssetNotFound
	// AssetAddressTooLong is that of an address of more than MaxAssetAddress bytes.
	AssetAddressTooLong
	// AssetSchemeUnsupported is that of an address with a scheme that leads to no file.
	AssetSchemeUnsupported
	// AssetRemote is that of an address of another host.
	AssetRemote
)

// MaxAssetAddress is how many bytes the address of a picture may have.
const MaxAssetAddress = 2048

// Error is a clause for logs; what readers are told is for the interface to say.
func (n AssetError) Error() string {
	return [...]string{"no address", "no such file: ", "address too long", "no address of a file: ", "on another host: "}[n.Reason] + n.Name
}

// Is reports whether target is fs.ErrNotExist and the file could be in the blog.
func (n AssetError) Is(target error) bool {
	return target == fs.ErrNotExist && (n.Reason == AssetNotFound || n.Reason == AssetAddressMissing)
}

// IsPicture reports whether a file is a picture, by the ending of its name.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp":
		return true
	}
	return false
}
