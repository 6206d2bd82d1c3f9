package article

import (
	"strings"
	"unicode/utf8"
)

// maxTokens is how many lines and marks of a text are read. What a part takes in
// memory while it is read is up to 2 kB; books have 20 parts in 1,000 bytes.
const maxTokens = 300_000

// tokenBytes are the bytes that may begin or end a part of a text.
var tokenBytes = func() (table [256]bool) {
	for _, b := range []byte("\n*_`[|<{~$!&") {
		table[b] = true
	}
	return table
}()

// truncateSource returns as much of a source as has maxParts parts, up to the end of a
// line or at least a word, and how many lines are left out.
func truncateSource(src string) (kept string, left int) {
	end := tokensEnd(src)
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

// tokensEnd is the byte offset at which the parts of a source become too many, its
// length if they do not.
func tokensEnd(src string) int {
	if len(src) <= maxTokens {
		return len(src)
	}
	parts := 0
	for i := range len(src) {
		if tokenBytes[src[i]] {
			if parts++; parts > maxTokens {
				return i
			}
		}
	}
	return len(src)
}
