package picture

import (
	"encoding/binary"
	"errors"
	"image"
	"image/color"

	"blogtui/ui/words"
)

// headerBuffer collects what is read of a file before its pixels, up to maxHeaderBytes.
type headerBuffer struct{ data []byte }

// maxHeaderBytes leaves room for colour profiles of half a megabyte.
const maxHeaderBytes = 1 << 20

func (o *headerBuffer) Write(p []byte) (int, error) {
	o.data = append(o.data, p[:min(len(p), max(maxHeaderBytes-len(o.data), 0))]...)
	return len(p), nil
}

// checkBounds rejects pictures whose decoding would take too much memory.
func checkBounds(config image.Config, format string, head []byte) error {
	switch w, h := config.Width, config.Height; {
	case w <= 0 || h <= 0:
		return errors.New(words.PictureNoPixels)
	case w > maxSide || h > maxSide || int64(w)*int64(h)*bytesPerPixel(config.ColorModel, format, head) > maxMemory:
		return errors.New(words.PictureTooManyPixels(w, h))
	}
	return nil
}

// bytesPerPixel returns the maximum memory that decoding takes per pixel.
func bytesPerPixel(m color.Model, format string, head []byte) int64 {
	base := int64(4)
	if m == color.RGBA64Model || m == color.NRGBA64Model {
		base = 8
	}
	switch format {
	case "jpeg":
		return jpegBytesPerPixel(m, head)
	case "png":
		const interlace = 28 // offset of the interlace method (PNG, section 11.2.1)
		if len(head) > interlace && head[interlace] != 0 {
			return 2 * base // interlacing decodes into a second image
		}
	case "webp":
		const first = 12 // offset of the type of the first chunk
		if len(head) < first+4 || string(head[first:first+4]) != "VP8 " {
			return 2 * base // lossless, or with a lossless alpha channel: palettes are expanded
		}
	}
	return base
}

// jpegBytesPerPixel is bytesPerPixel for JPEG. A progressive one holds all coefficients,
// four bytes each, until its last scan.
func jpegBytesPerPixel(m color.Model, head []byte) int64 {
	components := int64(3)
	switch m {
	case color.GrayModel:
		components = 1
	case color.CMYKModel:
		components = 4
	}
	each := int64(1) // per sample
	frame, progressive := findFrame(head)
	if progressive {
		each += 4
	}
	bytes := each * components
	if samples, of := sampling(frame); of > 0 {
		bytes = (each*samples + of - 1) / of
	}
	if m == color.RGBAModel || m == color.CMYKModel {
		bytes += 4 // for the conversion to these models
	}
	return max(bytes, 4)
}

// JPEG markers (ITU-T T.81, table B.1).
const (
	firstFrame  = 0xc0
	progressive = 0xc2
	lastFrame   = 0xcf
	tables      = 0xc4
	arithmetic  = 0xcc
	reserved    = 0xc8
)

// lengthBytes is the size of a segment's length field, which includes itself (section
// B.1.1.4).
const lengthBytes = 2

// findFrame returns the frame header in the first bytes of a file. If there is none it may
// come later, so the picture may be progressive.
func findFrame(head []byte) (frame []byte, isProgressive bool) {
	for at := 2; at+4 <= len(head) && head[at] == 0xff; {
		marker, size := head[at+1], int(binary.BigEndian.Uint16(head[at+2:]))
		if marker == 0xff { // fill byte
			at++
			continue
		}
		if size < lengthBytes {
			break
		}
		if marker >= firstFrame && marker <= lastFrame && marker != tables && marker != arithmetic && marker != reserved {
			return head[at+4 : min(at+2+size, len(head))], marker == progressive
		}
		at += 2 + size
	}
	return nil, true
}

// sampling returns the number of samples of all components per so many samples of the
// finest one. of is 0 if the header does not tell.
func sampling(frame []byte) (samples, of int64) {
	const first, each = 6, 3 // bytes before the components, and per component
	finest, components := [2]int64{}, int64(0)
	for at := first; at+each <= len(frame); at += each {
		across, down := int64(frame[at+1]>>4), int64(frame[at+1]&15)
		samples += across * down
		finest = [2]int64{max(finest[0], across), max(finest[1], down)}
		components++
	}
	if components == 0 || components > 4 {
		return 0, 0
	}
	return samples, finest[0] * finest[1]
}
