package clean

import (
	"bytes"
	"io"
	"unicode/utf8"

	"blogtui/model/pattern"
)

// NewFilter returns a writer that passes text on to w and, of all escape
// sequences, only those that set a text's look (SGR) and links (OSC 8) to web
// and mail addresses. Everything else a terminal could obey is left out. A
// sequence or a letter must not be split over two writes.
func NewFilter(w io.Writer) io.Writer { return filter{w} }

type filter struct{ to io.Writer }

// longestLink is the longest address in bytes that is passed on, the length
// that terminals agree to accept.
const longestLink = 2083

var (
	sgr  = pattern.New(`^\x1b\[[0-9;:]*m`)
	link = pattern.New(`^\x1b\]8;[!-:<-~]*;(?:(?:https?://|mailto:)[!-~]*)?(?:\x07|\x1b\\)`)
)

// Write passes on what is allowed of p. It reports p's whole length, since
// nothing of it is left to be written.
func (f filter) Write(p []byte) (int, error) {
	var out bytes.Buffer
	out.Grow(len(p))
	for rest := p; len(rest) > 0; {
		if n := harmlessBytes(rest); n > 0 {
			out.Write(rest[:n])
			rest = rest[n:]
			continue
		}
		if rest[0] == 0x1b {
			n := len(sgr.Find(rest))
			if n == 0 {
				n = len(link.Find(rest[:min(len(rest), longestLink+64)]))
			}
			out.Write(rest[:n])
			rest = rest[max(n, 1):]
			continue
		}
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			out.WriteRune(utf8.RuneError)
		case r < ' ' || r >= 0x7f && r < 0xa0 || hides(r):
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

// harmlessBytes counts the bytes that text begins with which are plain letters of
// ASCII, blanks, tabs and line ends.
func harmlessBytes(text []byte) int {
	for i, b := range text {
		if (b < ' ' || b >= 0x7f) && b != '\n' && b != '\t' {
			return i
		}
	}
	return len(text)
}
