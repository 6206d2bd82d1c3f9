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

// Limits of journals.
const (
	maxLineBytes     = 64 << 10 // bytes
	maxPathBytes     = 4096     // bytes
	maxPosts         = 50_000   // with marks, in one blog
	maxSeen          = 400_000  // digests of seen posts, two for each post
	maxSeenPerRecord = 6000     // digests
	maxTime          = 1 << 52  // Unix milliseconds; later timestamps are invalid
)

// record is a change at one moment: of a post's marks, of the posts that were seen, or a
// visit. Fields that are nil or zero are unchanged.
type record struct {
	At        int64        `json:"at"` // Unix milliseconds
	Path      string       `json:"path,omitempty"`
	Name      digest       `json:"name,omitempty"` // of title and date
	Text      digest       `json:"text,omitempty"` // of the text, see model.Post
	Read      *bool        `json:"read,omitempty"`
	Favourite *bool        `json:"favourite,omitempty"`
	Position  *position    `json:"place,omitempty"`
	Moved     bool         `json:"gone,omitempty"` // older marks at this path were moved to another path
	Seen      shortDigests `json:"seen,omitempty"`
	Visit     *visit       `json:"visit,omitempty"`
}

// visit is a start of the program.
type visit struct {
	Since int64 `json:"since"` // posts first seen later are new; Unix milliseconds
}

// position is the JSON form of a model.Position.
type position struct {
	Heading       string  `json:"heading,omitempty"`
	PassagesBelow int     `json:"below,omitempty"`
	Paragraph     digest  `json:"paragraph,omitempty"`
	Letters       int     `json:"letters,omitempty"`
	Fraction      float64 `json:"share,omitempty"`
}

func newPosition(p model.Position) *position {
	return &position{p.Heading, p.PassagesBelow, digest(p.Paragraph), p.Letters, p.Fraction}
}

func (p position) model() model.Position {
	return model.Position{Heading: p.Heading, PassagesBelow: p.PassagesBelow, Paragraph: uint64(p.Paragraph), Letters: p.Letters, Fraction: p.Fraction}
}

// digest is encoded as 16 hexadecimal digits, since JSON numbers are exact to 53 bits only.
type digest uint64

// MarshalText encodes the digest.
func (s digest) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%016x", uint64(s)), nil }

// UnmarshalText decodes a digest.
func (s *digest) UnmarshalText(text []byte) error {
	n, err := strconv.ParseUint(string(text), 16, 64)
	*s = digest(n)
	return err
}

// shortDigests are digests of seen posts, encoded in base64.
type shortDigests []uint32

// MarshalText encodes each digest as four big-endian bytes.
func (s shortDigests) MarshalText() ([]byte, error) {
	raw := make([]byte, 0, 4*len(s))
	for _, digest := range s {
		raw = binary.BigEndian.AppendUint32(raw, digest)
	}
	return base64.StdEncoding.AppendEncode(nil, raw), nil
}

// UnmarshalText decodes what MarshalText returned.
func (s *shortDigests) UnmarshalText(text []byte) error {
	raw, err := base64.StdEncoding.AppendDecode(nil, text)
	if err != nil || len(raw)%4 != 0 {
		return errors.New("digests of seen posts are damaged")
	}
	for ; len(raw) > 0; raw = raw[4:] {
		*s = append(*s, binary.BigEndian.Uint32(raw))
	}
	return nil
}

// chunkDigests splits digests into chunks that fit into one record each.
func chunkDigests(all []uint32) []shortDigests {
	var out []shortDigests
	for chunk := range slices.Chunk(all, maxSeenPerRecord) {
		out = append(out, chunk)
	}
	return out
}

// header is the first line of a journal.
type header struct {
	Format  string `json:"blogtui"`
	Version int    `json:"version"`
	Folder  string `json:"folder"` // absolute path of the blog
}

const (
	format  = "marks"
	version = 1
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encodeLine encodes a value as a line: checksum, space, JSON.
func encodeLine(value any) []byte {
	raw, err := json.Marshal(value)
	if err != nil {
		panic(err) // records and headers can always be encoded
	}
	return fmt.Appendf(nil, "%08x %s\n", crc32.Checksum(raw, castagnoli), raw)
}

var errCorruptLine = errors.New("the line is damaged")

// decodeLine verifies a line without its newline and decodes its value.
func decodeLine(text []byte, value any) error {
	if len(text) < 10 || len(text) > maxLineBytes || text[8] != ' ' {
		return errCorruptLine
	}
	sum, err := strconv.ParseUint(string(text[:8]), 16, 32)
	if err != nil || uint32(sum) != crc32.Checksum(text[9:], castagnoli) || json.Unmarshal(text[9:], value) != nil {
		return errCorruptLine
	}
	return nil
}

// isValid reports whether all fields are within their limits.
func (r record) isValid() bool {
	return r.At > 0 && r.At < maxTime && len(r.Path) <= maxPathBytes &&
		(r.Position == nil || r.Position.Fraction >= 0 && r.Position.Fraction <= 1 && r.Position.Letters >= 0 && r.Position.PassagesBelow >= 0 && len(r.Position.Heading) <= maxPathBytes)
}
