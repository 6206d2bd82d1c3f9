package clean

import (
	"bytes"
	"io"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// NewFilter returns a writer that passes text to w and drops all escape sequences except
// SGR and OSC 8 links to web and mail addresses. A sequence or character must not be split
// across two writes.
func NewFilter(w io.Writer) io.Writer { return filter{w} }

type filter struct{ to io.Writer }

// maxLinkBytes limits link addresses to the length that terminals agree to accept.
const maxLinkBytes = 2083

var (
	sgr  = pattern.New(`^\x1b\[[0-9;:]*m`)
	link = pattern.New(`^\x1b\]8;[!-:<-~]*;(?:(?:https?://|mailto:)[!-~]*)?(?:\x07|\x1b\\)`)
)

// Write writes the allowed parts of p. On success it returns len(p).
func (f filter) Write(p []byte) (int, error) {
	var out bytes.Buffer
	out.Grow(len(p))
	for rest := p; len(rest) > 0; {
		if n := plainASCII(rest); n > 0 {
			out.Write(rest[:n])
			rest = rest[n:]
			continue
		}
		if rest[0] == 0x1b {
			n := len(sgr.Find(rest))
			if n == 0 {
				n = len(link.Find(rest[:min(len(rest), maxLinkBytes+64)]))
			}
			out.Write(rest[:n])
			rest = rest[max(n, 1):]
			continue
		}
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteRune(utf8.RuneError)
		case r < ' ' || r >= 0x7f && r < 0xa0 || isInvisible(r):
		default:
			out.Write(rest[:size])
		}
		rest = rest[size:]
	}
	if _, err := f.to.Write(out.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// plainASCII returns the length of the longest prefix of printable ASCII, newlines and
// tabs.
func plainASCII(text []byte) int {
	for i, b := range text {
		if (b < ' ' || b >= 0x7f) && b != '\n' && b != '\t' {
			return i
		}
	}
	return len(text)
}
