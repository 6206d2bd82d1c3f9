// Package picture turns image files into cells of a terminal: blocks in two
// colours each, or windows on an image that the terminal keeps. It opens no file and trusts none: bytes, pixels and time of each
// are bounded before anything is decoded.
package picture

import (
	"bytes"
	"errors"
	"image"
	"io"
	"time"

	_ "image/gif"  // the first picture of it
	_ "image/jpeg" // decoders register themselves
	_ "image/png"

	"blogtui/ui/words"

	_ "golang.org/x/image/webp"
)

// Bounds of what is decoded.
const (
	MaxBytes  = 10 << 20         // of a file
	maxMemory = 160 << 20        // bytes that decoding takes: 40 megapixels of four bytes
	maxSide   = 1<<16 - 1        // pixels, as in JPEG: what is narrow and long takes more than its pixels to draw
	maxTime   = 10 * time.Second // of decoding
	headBytes = 64 << 10         // of a file that hold its format and how it is turned
)

// Size is how large a picture is, in pixels, the way it is to be looked at.
type Size struct{ Width, Height int }

// ReadSize reads the size of a picture from its beginning and leaves the rest
// unread. size is that of the file in bytes.
func ReadSize(r io.Reader, size int64) (Size, error) {
	if size > MaxBytes {
		const mega = 1 << 20
		return Size{}, errors.New(words.PictureTooLarge((size+mega-1)/mega, MaxBytes/mega))
	}
	head, err := io.ReadAll(io.LimitReader(r, headBytes))
	if err != nil {
		return Size{}, err
	}
	read := &headerBuffer{data: head}
	config, format, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(head), io.TeeReader(r, read)))
	if err != nil {
		return Size{}, decodeError(head, err)
	}
	if err := checkBounds(config, format, read.data); err != nil {
		return Size{}, err
	}
	measured := Size{config.Width, config.Height}
	if readOrientation(format, head).swapsSides() {
		measured = Size{config.Height, config.Width}
	}
	return measured, nil
}

// decodeError returns an error that names the format that can't be decoded.
func decodeError(head []byte, err error) error {
	start := bytes.ToLower(bytes.TrimLeft(head[:min(len(head), 512)], "\ufeff \t\r\n"))
	switch {
	case bytes.HasPrefix(start, []byte("<svg")) || bytes.HasPrefix(start, []byte("<?xml")) && bytes.Contains(start, []byte("<svg")):
		return errors.New(words.PictureIsSVG)
	case len(head) > 12 && string(head[4:8]) == "ftyp":
		return errors.New(words.PictureIsAVIF)
	case len(head) == 0:
		return errors.New(words.PictureEmpty)
	case errors.Is(err, image.ErrFormat):
		return errors.New(words.PictureUnknown)
	}
	return errors.New(words.PictureDamaged)
}

// Fit returns how many cells a picture takes when it may take so many at most,
// none less than 1. Cells are taken to be twice as high as wide, and no picture
// gets more cells than it has pixels across.
func Fit(size Size, columns, rows int) (width, height int) {
	columns = max(1, min(columns, size.Width))
	width, height = columns, (columns*size.Height+size.Width)/(2*size.Width)
	if height > rows {
		width, height = (2*rows*size.Width+size.Height/2)/size.Height, rows
	}
	return max(1, min(width, columns)), max(1, height)
}
