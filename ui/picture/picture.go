// Package picture renders image files as terminal cells: as block characters with two
// colours each, or as placeholders of an image that the terminal holds. It opens no files
// and does not trust them: bytes, pixels and time are limited before anything is decoded.
package picture

import (
	"bytes"
	"errors"
	"image"
	"io"
	"time"

	_ "image/gif"  // first frame only
	_ "image/jpeg" // registers its decoder, as do the others
	_ "image/png"

	"blogtui/ui/words"

	_ "golang.org/x/image/webp"
)

// Limits of decoding.
const (
	MaxBytes  = 10 << 20         // of a file
	maxMemory = 160 << 20        // bytes while decoding: 40 megapixels with four bytes each
	maxSide   = 1<<16 - 1        // pixels, the limit of JPEG: scaling long narrow pictures takes more time than their pixels suggest
	maxTime   = 10 * time.Second // of decoding
	headBytes = 64 << 10         // start of a file that contains format, size and orientation
)

// Size is the size of a picture in pixels, in upright orientation.
type Size struct{ Width, Height int }

// ReadSize reads the size of a picture from the start of a file. size is that of the file
// in bytes.
func ReadSize(r io.Reader, size int64) (Size, error) {
	if size > MaxBytes {
		const mega = 1 << 20
		return Size{}, errors.New(words.PictureTooLarge((size+mega-1)/mega, MaxBytes/mega))
	}
	head, err := io.ReadAll(io.LimitReader(r, headBytes))
	if err != nil {
		return Size{}, err
	}
	header := &headerBuffer{data: head}
	config, format, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(head), io.TeeReader(r, header)))
	if err != nil {
		return Size{}, decodeError(head, err)
	}
	if err := checkBounds(config, format, header.data); err != nil {
		return Size{}, err
	}
	measured := Size{config.Width, config.Height}
	if readOrientation(format, head).swapsSides() {
		measured = Size{config.Height, config.Width}
	}
	return measured, nil
}

// decodeError returns an error that explains why a file cannot be decoded.
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
		return errors.New(words.PictureUnknownFormat)
	}
	return errors.New(words.PictureDamaged)
}

// Fit returns the size in cells of a picture within the given limits, at least 1 by 1.
// Cells are assumed to be twice as high as wide. A picture gets no more columns than it has
// pixels.
func Fit(size Size, columns, rows int) (width, height int) {
	columns = max(1, min(columns, size.Width))
	width, height = columns, (columns*size.Height+size.Width)/(2*size.Width)
	if height > rows {
		width, height = (2*rows*size.Width+size.Height/2)/size.Height, rows
	}
	return max(1, min(width, columns)), max(1, height)
}
