package clean

import (
	"strings"
	"unicode/utf8"
)

// western holds the characters of the bytes 0x80 to 0x9f in Windows-1252, a space
// where there is none. All further bytes are the code points of Unicode.
var western = []rune("€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ")

// longestWestern is how many bytes beyond ASCII may follow one another in text
// that is taken for Windows-1252: in other encodings they come in longer runs.
const longestWestern = 3

// DecodeWindows1252 returns the text of bytes that are not UTF-8 but can be Windows-1252,
// as editors of old wrote it, or Latin-1, which is a part of that. ok is false for
// all others, among them text that holds any UTF-8.
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
		if r, _ := utf8.DecodeRune(raw[at:]); r != utf8.RuneError || run == longestWestern || b >= 0xfe {
			return "", false
		}
		run++
		r := rune(b)
		if b < 0xa0 {
			if r = western[b-0x80]; r == ' ' {
				return "", false
			}
		}
		out.WriteRune(r)
	}
	return out.String(), true
}
