// Package clean makes bytes and text from outside safe for a terminal. Whatever
// comes out of it holds no control character but newline and tab, and no
// character that reorders or hides text. It never fails and never loses a letter.
package clean

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Fault is something that Decode had to change, with the 1-based line of its
// first occurrence.
type Fault struct {
	Line    int
	Kind    FaultKind
	Charset string // the encoding that the file is in, where it was converted from an older one
}

// FaultKind says what was changed.
type FaultKind uint8

const (
	// NotUTF8 means bytes that are no UTF-8 became U+FFFD.
	NotUTF8 FaultKind = iota
	// Control means control characters were shown as pictures or removed.
	Control
	// Hidden means characters that reorder or hide text were removed.
	Hidden
	// UTF16 means the file was UTF-16 and has been converted.
	UTF16
	// Windows1252 means the file was Windows-1252 or Latin-1 and has been converted.
	Windows1252
	// LegacyCharset means the file was in another encoding of before UTF-8 and has been
	// converted.
	LegacyCharset
)

// Decode turns a file's bytes into clean text: UTF-8, UTF-16 by its byte order
// mark, Windows-1252 (see DecodeWindows1252) or an older encoding (see DecodeLegacy); without that mark, with LF line ends. Each kind of fault is
// reported once. Pure ASCII text without faults is returned without copying
// more than once.
func Decode(raw []byte) (string, []Fault) {
	var faults []Fault
	if text, ok := fromUTF16(raw); ok {
		raw = text
		faults = append(faults, Fault{Line: 1, Kind: UTF16})
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if plain(raw) {
		return string(raw), faults
	}
	text := ""
	if utf8.Valid(raw) {
		text = string(raw)
	} else if western, ok := DecodeWindows1252(raw); ok {
		text, faults = western, append(faults, Fault{Line: 1, Kind: Windows1252})
	} else if older, charset, ok := DecodeLegacy(raw); ok {
		text, faults = older, append(faults, Fault{Line: 1, Kind: LegacyCharset, Charset: charset})
	} else {
		text = string(raw)
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return scrub(text, func(line int, kind FaultKind) {
		for _, f := range faults {
			if f.Kind == kind {
				return
			}
		}
		faults = append(faults, Fault{Line: line, Kind: kind})
	}), faults
}

// Text returns s without characters that could harm or mislead: line ends and
// tabs stay. Use it on text whose entities have been decoded.
func Text(s string) string {
	if plain([]byte(s)) {
		return s
	}
	return scrub(strings.ReplaceAll(s, "\r", ""), func(int, FaultKind) {})
}

// Line returns s as one clean line: every run of white space, no-break spaces
// included, becomes one space, and none is left at the ends. The line has memory
// of its own: it does not keep alive the text that it was cut from.
func Line(s string) string {
	words := strings.Fields(Text(s))
	if len(words) == 1 {
		return strings.Clone(words[0])
	}
	return strings.Join(words, " ")
}

// JoinLines returns s as one clean line in which runs of spaces stay as they are; none
// is left at the ends.
func JoinLines(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(Text(s), "\n", " "))
}

func fromUTF16(raw []byte) ([]byte, bool) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		order = binary.LittleEndian
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	default:
		return nil, false
	}
	units := make([]uint16, 0, len(raw)/2)
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, order.Uint16(raw[i:]))
	}
	return []byte(string(utf16.Decode(units))), true
}

func plain(raw []byte) bool { return plainBytes(raw) == len(raw) }

// plainBytes is how many bytes text begins with that are ASCII and stay as they are.
func plainBytes[T string | []byte](text T) int {
	at := 0
	for {
		for at+8 <= len(text) && printable(text[at:at+8]) {
			at += 8
		}
		if at == len(text) {
			return at
		}
		if b := text[at]; b >= 0x7f || b < ' ' && b != '\n' && b != '\t' {
			return at
		}
		at++
	}
}

// printable reports whether eight bytes are all in the range from the space to the
// tilde: in none of them is the highest bit set, nor is it after one is added or
// after a space is taken away.
func printable[T string | []byte](eight T) bool {
	word := uint64(eight[0]) | uint64(eight[1])<<8 | uint64(eight[2])<<16 | uint64(eight[3])<<24 |
		uint64(eight[4])<<32 | uint64(eight[5])<<40 | uint64(eight[6])<<48 | uint64(eight[7])<<56
	return (word|(word+0x0101010101010101)|(word-0x2020202020202020))&0x8080808080808080 == 0
}

// scrub copies s without what harms; text that is clean already is returned as
// it is.
func scrub(s string, report func(line int, kind FaultKind)) string {
	var out strings.Builder
	line, counted := 1, 0 // counted: up to where the lines have been
	kept := 0             // up to where s has been copied
	for i := 0; i < len(s); {
		if i += plainBytes(s[i:]); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		instead, kind, harmful := cure(r, size)
		if harmful {
			out.WriteString(s[kept:i])
			out.WriteString(instead)
			kept = i + size
			if kind != harmless {
				line += strings.Count(s[counted:i], "\n")
				counted = i
				report(line, kind)
			}
		}
		i += size
	}
	if kept == 0 {
		return s
	}
	out.WriteString(s[kept:])
	return out.String()
}

// harmless is the kind of what is replaced without being a fault.
const harmless FaultKind = 0xff

// cure says what stands in for a rune that may not stay.
func cure(r rune, size int) (instead string, kind FaultKind, harmful bool) {
	switch {
	case r == utf8.RuneError && size == 1:
		return "\ufffd", NotUTF8, true
	case r < ' ' && r != '\n':
		return string('\u2400' + r), Control, true // U+2400 to U+241F: pictures of the C0 controls
	case r == 0x7f:
		return "\u2421", Control, true // the picture of DEL
	case r >= 0x80 && r < 0xa0:
		return "", Control, true
	case r == '\u2028' || r == '\u2029':
		return "\n", harmless, true
	case hides(r):
		return "", Hidden, true
	}
	return "", harmless, false
}

// hides reports characters that reorder text (Unicode Standard Annex #9,
// explicit formatting), take no room or carry hidden tags. U+200D and U+FE0F
// stay, since emoji are built with them; U+200C stays, since Persian is.
func hides(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == '\u200b' || r == '\ufeff' || r == '\u2060' || r == '\u00ad' || r == '\u180e':
		return true
	case r == '\u200e' || r == '\u200f' || r == '\u061c':
		return true
	case r >= '\u202a' && r <= '\u202e', r >= '\u2061' && r <= '\u206f':
		return true
	case r >= '\ufff9' && r <= '\ufffb', r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return r >= 0xfdd0 && r <= 0xfdef || r&0xfffe == 0xfffe // noncharacters
}
