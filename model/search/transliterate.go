package search

import (
	"strings"
	"unicode/utf8"
)

// transliterations are the ASCII spellings of letters that Unicode does not decompose, and
// that fzf's normalization table lacks or maps to a single letter.
var transliterations = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th", 'ð': "d", 'Ð': "d", 'ŋ': "n", 'Ŋ': "n", 'ĸ': "k",
}

// transliterate replaces letters by their ASCII spelling. origins has for each rune of the
// result the index of the rune of text that it comes from; it is nil if nothing was
// replaced.
func transliterate(text string) (out string, origins []int) {
	if !strings.ContainsFunc(text, isTransliterated) {
		return text, nil
	}
	var builder strings.Builder
	position := 0
	for _, r := range text {
		replacement, ok := transliterations[r]
		if !ok {
			replacement = string(r)
		}
		builder.WriteString(replacement)
		for range utf8.RuneCountInString(replacement) {
			origins = append(origins, position)
		}
		position++
	}
	return builder.String(), origins
}

func isTransliterated(r rune) bool {
	return r >= 'Æ' && transliterations[r] != ""
}
