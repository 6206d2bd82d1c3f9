package model

import (
	"io"
	"io/fs"
	"path"
	"strings"
)

// Asset is an open file of a post, such as a picture. The caller closes it. Reading more
// than Version.Size bytes returns an error.
type Asset struct {
	io.ReadCloser
	Name    string // path with "/" separators, cleaned for display; unique for each file
	Version Version
}

// AssetError is returned for pictures without a readable file.
type AssetError struct {
	Reason AssetReason
	Name   string // path, scheme or host, cleaned for display
}

// AssetReason is why a picture has no file.
type AssetReason uint8

const (
	// AssetAddressMissing means that the picture has no address.
	AssetAddressMissing AssetReason = iota
	// AssetNotFound means that the file was not found.
	AssetNotFound
	// AssetAddressTooLong means that the address has more than MaxAssetAddress bytes.
	AssetAddressTooLong
	// AssetSchemeUnsupported means that the scheme does not refer to a file.
	AssetSchemeUnsupported
	// AssetRemote means that the address is on another host.
	AssetRemote
)

// MaxAssetAddress limits the addresses of pictures, in bytes.
const MaxAssetAddress = 2048

// Error returns a clause for logs. Readers see texts of package words.
func (n AssetError) Error() string {
	return [...]string{"no address", "no such file: ", "address too long", "no address of a file: ", "on another host: "}[n.Reason] + n.Name
}

// Is reports whether target is fs.ErrNotExist and the picture could have been in the blog.
func (n AssetError) Is(target error) bool {
	return target == fs.ErrNotExist && (n.Reason == AssetNotFound || n.Reason == AssetAddressMissing)
}

// IsPicture reports whether name has the extension of a picture.
func IsPicture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp":
		return true
	}
	return false
}
