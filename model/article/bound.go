package article

import (
	"strings"
	"unicode/utf8"
)

// maxParts is how many lines and marks of a text are read. What a part takes in
// memory while it is read is up to 2 kB; books have 20 parts in 1,000 bytes.
const maxParts = 300_000

// partBytes are the bytes that may begin or end a part of a text.
var partBytes = func() (table [256]bool) {
	for _, b := range []byte("\n*_`[|<{~$!&") {
		table[b] = true
	}
	return table
}()

// bounded returns as much of a source as has maxParts parts, up to the end of a
// line or at least a word, and how many lines are left out.
func bounded(src string) (kept string, left int) {
	end := partsEnd(src)
	if end == len(src) {
		return src, 0
	}
	if line := strings.LastIndexByte(src[:end], '\n'); line > end/2 {
		end = line + 1
	} else if blank := strings.LastIndexByte(src[:end], ' '); blank > 0 {
		end = blank + 1
	}
	for !utf8.RuneStart(src[end]) {
		end--
	}
	rest := src[end:]
	return src[:end], strings.Count(strings.TrimSuffix(rest, "\n"), "\n") + 1
}

// partsEnd is the byte offset at which the parts of a source become too many, its
// length if they do not.
func partsEnd(src string) int {
	if len(src) <= maxParts {
		return len(src)
	}
	parts := 0
	for i := range len(src) {
		if partBytes[src[i]] {
			if parts++; parts > maxParts {
				return i
			}
		}
	}
	return len(src)
}
