package picture

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"runtime/debug"
	"time"

	"blogtui/ui/words"

	"github.com/bep/imagemeta"
	"golang.org/x/image/draw"
)

// errTooLong is returned if decoding takes too much time.
var errTooLong = errors.New(words.PictureTakesLong)

// decodeScaled decodes a picture and scales it to a size in pixels.
func decodeScaled(ctx context.Context, file io.Reader, width, height int) (*image.RGBA, error) {
	data, err := io.ReadAll(io.LimitReader(file, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	size, err := ReadSize(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if size.Width*size.Height >= freeMemoryPixels {
		defer debug.FreeOSMemory()
	}
	return decodeAndScale(ctx, data, width, height)
}

// freeMemoryPixels is the size from which memory is returned to the system at once. The
// garbage collector would let several such pictures accumulate.
const freeMemoryPixels = 8_000_000

func decodeAndScale(ctx context.Context, data []byte, width, height int) (*image.RGBA, error) {
	decoded, format, err := decode(ctx, data)
	if err != nil {
		return nil, err
	}
	orient := readOrientation(format, data[:min(len(data), headBytes)])
	if orient.swapsSides() {
		width, height = height, width
	}
	small := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.CatmullRom.Scale(small, small.Bounds(), decoded, decoded.Bounds(), draw.Src, nil)
	return orient.upright(small), nil
}

// decode decodes data until ctx ends. Decoders cannot be cancelled, but they fail at their
// next read: that stops files that cause much work with few bytes.
func decode(ctx context.Context, data []byte) (decoded image.Image, format string, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: %v", words.PictureDamaged, fault)
		}
	}()
	decoded, format, err = image.Decode(&contextReader{ctx, bytes.NewReader(data)})
	switch {
	case ctx.Err() != nil:
		return nil, "", errTooLong
	case err != nil:
		return nil, "", decodeError(data, err)
	case decoded.Bounds().Empty():
		return nil, "", errors.New(words.PictureNoPixels)
	}
	return decoded, format, nil
}

// contextReader fails once its context has ended. It returns small pieces so that it is
// called often.
type contextReader struct {
	ctx context.Context
	io.Reader
}

func (r *contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.Reader.Read(p[:min(len(p), 512)])
}

// orientation is the Exif orientation of a picture; 1 is upright.
type orientation uint16

// readOrientation reads the orientation from the start of a file.
func readOrientation(format string, head []byte) orientation {
	found := orientation(1)
	if format != "jpeg" {
		return found
	}
	_, _ = imagemeta.Decode(imagemeta.Options{ // without valid Exif data the picture is upright
		R: bytes.NewReader(head), ImageFormat: imagemeta.JPEG, Sources: imagemeta.EXIF, Timeout: 2 * time.Second,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return tag.Tag == "Orientation" },
		HandleTag: func(tag imagemeta.TagInfo) error {
			if value, ok := tag.Value.(uint16); ok && value >= 1 && value <= 8 {
				found = orientation(value)
			}
			return imagemeta.ErrStopWalking
		},
	})
	return found
}

// swapsSides reports whether width and height are swapped.
func (o orientation) swapsSides() bool { return o >= 5 }

// upright returns the picture in upright orientation.
func (o orientation) upright(m *image.RGBA) *image.RGBA {
	if o <= 1 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if o.swapsSides() {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			out.SetRGBA(x, y, m.RGBAAt(o.source(x, y, w, h)))
		}
	}
	return out
}

// source returns the pixel of a stored picture of w by h pixels that is seen at x, y (Exif
// 2.32, section 4.6.4, tag 274).
func (o orientation) source(x, y, w, h int) (int, int) {
	switch o {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}
