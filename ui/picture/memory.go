package picture

import (
	"encoding/binary"
	"errors"
	"image"
	"image/color"

	"blogtui/ui/words"
)

// headerBuffer keeps what is read of a file up to where its pixels begin, within bounds.
type headerBuffer struct{ data []byte }

// maxHeaderBytes bounds it in bytes: some profiles of colours take half a megabyte.
const maxHeaderBytes = 1 << 20

func (o *headerBuffer) Write(p []byte) (int, error) {
	o.data = append(o.data, p[:min(len(p), max(maxHeaderBytes-len(o.data), 0))]...)
	return len(p), nil
}

// checkBounds refuses pictures that would take too much memory.
func checkBounds(config image.Config, format string, head []byte) error {
	switch w, h := config.Width, config.Height; {
	case w <= 0 || h <= 0:
		return errors.New(words.PictureNoPixels)
	case w > maxSide || h > maxSide || int64(w)*int64(h)*bytesPerPixel(config.ColorModel, format, head) > maxMemory:
		return errors.New(words.PictureTooWide(w, h))
	}
	return nil
}

// bytesPerPixel is at most what a pixel takes while a picture is decoded.
func bytesPerPixel(m color.Model, format string, head []byte) int64 {
	plain := int64(4)
	if m == color.RGBA64Model || m == color.NRGBA64Model {
		plain = 8
	}
	switch format {
	case "jpeg":
		return jpegBytesPerPixel(m, head)
	case "png":
		const interlace = 28 // place of the method in a file (PNG, section 11.2.1)
		if len(head) > interlace && head[interlace] != 0 {
			return 2 * plain // and as much for the passes
		}
	case "webp":
		const first = 12 // place of the name of the first chunk
		if len(head) < first+4 || string(head[first:first+4]) != "VP8 " {
			return 2 * plain // lossless, or with a lossless mask: colours of a palette are spread out
		}
	}
	return plain
}

// jpegBytesPerPixel is the same for a JPEG. Of a progressive one all coefficients are
// held, four bytes each, until its last scan.
func jpegBytesPerPixel(m color.Model, head []byte) int64 {
	components := int64(3)
	switch m {
	case color.GrayModel:
		components = 1
	case color.CMYKModel:
		components = 4
	}
	each := int64(1) // of a sample
	frame, progressive := findFrame(head)
	if progressive {
		each += 4
	}
	bytes := each * components
	if share, of := sampling(frame); of > 0 {
		bytes = (each*share + of - 1) / of
	}
	if m == color.RGBAModel || m == color.CMYKModel {
		bytes += 4 // decoded once, and turned into these
	}
	return max(bytes, 4)
}

// Markers of a JPEG (ITU-T T.81, table B.1).
const (
	firstFrame  = 0xc0
	progressive = 0xc2
	lastFrame   = 0xcf
	tables      = 0xc4
	arithmetic  = 0xcc
	reserved    = 0xc8
)

// lengthBytes are those of a segment's size, which counts them (section B.1.1.4).
const lengthBytes = 2

// findFrame finds the header of the frame at the beginning of a file. Where it comes
// later the picture may be progressive.
func findFrame(head []byte) (frame []byte, isProgressive bool) {
	for at := 2; at+4 <= len(head) && head[at] == 0xff; {
		marker, size := head[at+1], int(binary.BigEndian.Uint16(head[at+2:]))
		if marker == 0xff { // one that fills
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

// sampling returns how many samples there are of all components to so many of the
// finest one; of is 0 if the header does not say.
func sampling(frame []byte) (share, of int64) {
	const first, each = 6, 3 // bytes before the components, and of each
	finest, most := [2]int64{}, int64(0)
	for at := first; at+each <= len(frame); at += each {
		across, down := int64(frame[at+1]>>4), int64(frame[at+1]&15)
		share += across * down
		finest = [2]int64{max(finest[0], across), max(finest[1], down)}
		most++
	}
	if most == 0 || most > 4 {
		return 0, 0
	}
	return share, finest[0] * finest[1]
}
