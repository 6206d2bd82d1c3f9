package marks

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"slices"
	"strconv"

	"blogtui/model"
)

// Limits of a journal.
const (
	longestLine  = 64 << 10 // bytes
	longestPath  = 4096     // bytes
	mostPosts    = 50_000   // with marks, in one blog
	mostSeen     = 400_000  // signs of posts that were there, two for each
	seenInRecord = 6000     // signs
	latest       = 1 << 52  // stamp in milliseconds; later ones are nonsense
)

// record is what changed at one moment: the marks of a post, or what was seen.
// What is nil did not change.
type record struct {
	At        int64    `json:"at"` // Unix milliseconds
	Path      string   `json:"path,omitempty"`
	Name      fullSign `json:"name,omitempty"` // digest of title and date
	Text      fullSign `json:"text,omitempty"` // digest of the text, see model.Post
	Read      *bool    `json:"read,omitempty"`
	Favourite *bool    `json:"favourite,omitempty"`
	Place     *place   `json:"place,omitempty"`
	Gone      bool     `json:"gone,omitempty"` // older marks at this path have moved elsewhere
	Seen      signs    `json:"seen,omitempty"`
	Visit     *visit   `json:"visit,omitempty"`
}

// visit is a start of the program.
type visit struct {
	Since int64 `json:"since"` // posts first seen later were new; Unix milliseconds
}

// place is a model.Place as it is written.
type place struct {
	Heading   string   `json:"heading,omitempty"`
	Below     int      `json:"below,omitempty"`
	Paragraph fullSign `json:"paragraph,omitempty"`
	Letters   int      `json:"letters,omitempty"`
	Share     float64  `json:"share,omitempty"`
}

func placeOf(p model.Position) *place {
	return &place{p.Heading, p.PassagesBelow, fullSign(p.Paragraph), p.Letters, p.Fraction}
}

func (p place) model() model.Position {
	return model.Position{Heading: p.Heading, PassagesBelow: p.Below, Paragraph: uint64(p.Paragraph), Letters: p.Letters, Fraction: p.Share}
}

// fullSign is a digest, written in sixteen hexadecimal digits: numbers of JSON
// are exact to 53 bits only.
type fullSign uint64

// MarshalText writes the digits.
func (s fullSign) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%016x", uint64(s)), nil }

// UnmarshalText reads the digits.
func (s *fullSign) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 16, 64)
	*s = fullSign(n)
	return err
}

// signs are short digests of posts that were there, written in base64.
type signs []uint32

// MarshalText writes four bytes for each sign, the highest first.
func (s signs) MarshalText() ([]byte, error) {
	raw := make([]byte, 0, 4*len(s))
	for _, sign := range s {
		raw = binary.BigEndian.AppendUint32(raw, sign)
	}
	return base64.StdEncoding.AppendEncode(nil, raw), nil
}

// UnmarshalText reads what MarshalText wrote.
func (s *signs) UnmarshalText(text []byte) error {
	raw, err := base64.StdEncoding.AppendDecode(nil, text)
	if err != nil || len(raw)%4 != 0 {
		return errors.New("signs are cut")
	}
	for ; len(raw) > 0; raw = raw[4:] {
		*s = append(*s, binary.BigEndian.Uint32(raw))
	}
	return nil
}

// chunks divides signs into records that are short enough.
func chunks(all []uint32) []signs {
	var out []signs
	for chunk := range slices.Chunk(all, seenInRecord) {
		out = append(out, chunk)
	}
	return out
}

// header is the first line of a journal.
type header struct {
	Format  string `json:"blogtui"`
	Version int    `json:"version"`
	Folder  string `json:"folder"` // of the blog
}

const (
	format  = "marks"
	version = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// line writes a value as a line: its checksum, a blank, JSON.
func line(value any) []byte {
	raw, err := json.Marshal(value)
	if err != nil {
		panic(err) // records and headers hold nothing that JSON has not
	}
	return fmt.Appendf(nil, "%08x %s\n", crc32.Checksum(raw, castagnoli), raw)
}

var errDamaged = errors.New("the line is damaged")

// unline checks a line without its end and reads its value.
func unline(text []byte, value any) error {
	if len(text) < 10 || len(text) > longestLine || text[8] != ' ' {
		return errDamaged
	}
	sum, err := strconv.ParseUint(string(text[:8]), 16, 32)
	if err != nil || uint32(sum) != crc32.Checksum(text[9:], castagnoli) || json.Unmarshal(text[9:], value) != nil {
		return errDamaged
	}
	return nil
}

// sound reports whether a record may have been written by a program like this one.
func (r record) sound() bool {
	return r.At > 0 && r.At < latest && len(r.Path) <= longestPath &&
		(r.Place == nil || r.Place.Share >= 0 && r.Place.Share <= 1 && r.Place.Letters >= 0 && r.Place.Below >= 0 && len(r.Place.Heading) <= longestPath)
}
