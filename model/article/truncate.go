package article

import (
	"strings"
	"unicode/utf8"
)

// maxTokens is the maximum number of lines and delimiters of a text that are parsed. Each
// takes up to 2 kB of memory during parsing; books have 20 in 1,000 bytes.
const maxTokens = 300_000

// tokenBytes are the bytes that start or end a token.
var tokenBytes = func() (table [256]bool) {
	for _, b := range []byte("\n*_`[|<{~$!&") {
		table[b] = true
	}
	return table
}()

// truncateSource returns the source up to maxTokens tokens, ending at the end of a line or
// at least a word, and the number of lines left out.
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

// tokensEnd returns the byte offset after maxTokens tokens, the length of the source if it
// has fewer.
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
