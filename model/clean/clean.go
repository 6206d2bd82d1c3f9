// Package clean makes untrusted bytes and text safe for a terminal. Its results contain no
// control characters except newline and tab, and no characters that reorder or hide text.
// It never fails and never drops a visible character.
package clean

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Fault is something that Decode had to change.
type Fault struct {
	Line    int // of the first occurrence, 1-based
	Kind    FaultKind
	Charset string // original encoding; only for LegacyCharset
}

// FaultKind is what was changed.
type FaultKind uint8

const (
	// NotUTF8 means that invalid UTF-8 was replaced by U+FFFD.
	NotUTF8 FaultKind = iota
	// Control means that control characters were removed or replaced by their pictures.
	Control
	// Hidden means that invisible or reordering characters were removed.
	Hidden
	// UTF16 means that the file was converted from UTF-16.
	UTF16
	// Windows1252 means that the file was converted from Windows-1252 or Latin-1.
	Windows1252
	// LegacyCharset means that the file was converted from another legacy encoding.
	LegacyCharset
)

// Decode converts a file to clean UTF-8 text with LF line ends and without byte order mark.
// The encoding may be UTF-8, UTF-16 with byte order mark, Windows-1252 (see
// DecodeWindows1252) or another one (see DecodeLegacy). Each kind of fault is reported
// once. ASCII text without faults is copied only once.
func Decode(raw []byte) (string, []Fault) {
	var faults []Fault
	if text, ok := fromUTF16(raw); ok {
		raw = text
		faults = append(faults, Fault{Line: 1, Kind: UTF16})
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	if isPlain(raw) {
		return string(raw), faults
	}
	text := ""
	if utf8.Valid(raw) {
		text = string(raw)
	} else if decoded, ok := DecodeWindows1252(raw); ok {
		text, faults = decoded, append(faults, Fault{Line: 1, Kind: Windows1252})
	} else if decoded, charset, ok := DecodeLegacy(raw); ok {
		text, faults = decoded, append(faults, Fault{Line: 1, Kind: LegacyCharset, Charset: charset})
	} else {
		text = string(raw)
	}
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return replaceUnsafe(text, func(line int, kind FaultKind) {
		for _, f := range faults {
			if f.Kind == kind {
				return
			}
		}
		faults = append(faults, Fault{Line: line, Kind: kind})
	}), faults
}

// Text removes unsafe characters from s and keeps line ends and tabs. Use it after decoding
// entities.
func Text(s string) string {
	if isPlain([]byte(s)) {
		return s
	}
	return replaceUnsafe(strings.ReplaceAll(s, "\r", ""), func(int, FaultKind) {})
}

// Line returns s as a single clean line without surrounding white space. Each run of white
// space, including no-break spaces, becomes one space. The result does not share memory
// with s.
func Line(s string) string {
	words := strings.Fields(Text(s))
	if len(words) == 1 {
		return strings.Clone(words[0])
	}
	return strings.Join(words, " ")
}

// JoinLines returns s as a single clean line without surrounding white space. Runs of
// spaces are kept.
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

func isPlain(raw []byte) bool { return plainPrefix(raw) == len(raw) }

// plainPrefix returns the length of the longest prefix of printable ASCII, newlines and
// tabs.
func plainPrefix[T string | []byte](text T) int {
	at := 0
	for {
		for at+8 <= len(text) && allPrintable(text[at:at+8]) {
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

// allPrintable reports whether all eight bytes are between space and tilde: in none of them
// the highest bit is set, also not after adding one or subtracting a space.
func allPrintable[T string | []byte](eight T) bool {
	word := uint64(eight[0]) | uint64(eight[1])<<8 | uint64(eight[2])<<16 | uint64(eight[3])<<24 |
		uint64(eight[4])<<32 | uint64(eight[5])<<40 | uint64(eight[6])<<48 | uint64(eight[7])<<56
	return (word|(word+0x0101010101010101)|(word-0x2020202020202020))&0x8080808080808080 == 0
}

// replaceUnsafe replaces unsafe characters and reports them. Clean text is returned
// unchanged.
func replaceUnsafe(s string, report func(line int, kind FaultKind)) string {
	var out strings.Builder
	line, counted := 1, 0 // lines are counted up to offset counted
	copied := 0           // s is copied up to here
	for i := 0; i < len(s); {
		if i += plainPrefix(s[i:]); i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		substitute, kind, unsafe := replacement(r, size)
		if unsafe {
			out.WriteString(s[copied:i])
			out.WriteString(substitute)
			copied = i + size
			if kind != noFault {
				line += strings.Count(s[counted:i], "\n")
				counted = i
				report(line, kind)
			}
		}
		i += size
	}
	if copied == 0 {
		return s
	}
	out.WriteString(s[copied:])
	return out.String()
}

// noFault is the kind of replacements that are not reported.
const noFault FaultKind = 0xff

// replacement returns the replacement of an unsafe rune.
func replacement(r rune, size int) (text string, kind FaultKind, unsafe bool) {
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
		return "\n", noFault, true
	case isInvisible(r):
		return "", Hidden, true
	}
	return "", noFault, false
}

// isInvisible reports characters that reorder text (Unicode Standard Annex #9, explicit
// formatting), have no width or are tags. U+200D and U+FE0F are allowed, since emoji need
// them, and so is U+200C, which Persian needs.
func isInvisible(r rune) bool {
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
