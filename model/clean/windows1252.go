package clean

import (
	"strings"
	"unicode/utf8"
)

// windows1252High are the characters of the bytes 0x80 to 0x9f, a space for undefined ones.
// Higher bytes are Unicode code points.
var windows1252High = []rune("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ")

// maxHighRun limits runs of non-ASCII bytes: other encodings have longer ones.
const maxHighRun = 3

// DecodeWindows1252 decodes bytes that may be Windows-1252 or its subset Latin-1. ok is
// false if they are not, or contain any UTF-8 sequence.
func DecodeWindows1252(raw []byte) (text string, ok bool) {
	if utf8.Valid(raw) {
		return "", false
	}
	var out strings.Builder
	out.Grow(len(raw) + len(raw)/8)
	run := 0
	for at := 0; at < len(raw); at++ {
		b := raw[at]
		if b < utf8.RuneSelf {
			run = 0
			out.WriteByte(b)
			continue
		}
		if r, _ := utf8.DecodeRune(raw[at:]); r != utf8.RuneError || run == maxHighRun || b >= 0xfe {
			return "", false
		}
		run++
		r := rune(b)
		if b < 0xa0 {
			if r = windows1252High[b-0x80]; r == ' ' {
				return "", false
			}
		}
		out.WriteRune(r)
	}
	return out.String(), true
}
