package search

import (
	"strings"
	"unicode/utf8"
)

// letters are those that Unicode does not take apart and fzf's table leaves alone or
// makes one of what people write as two, by how they are typed without their key.
var letters = map[rune]string{
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th", 'ð': "d", 'Ð': "d", 'ŋ': "n", 'Ŋ': "n", 'ĸ': "k",
}

// spelled writes the letters of a text as they are typed. places tells for each rune
// of it which rune of the text it stands for; it is nil when nothing is changed.
func spelled(text string) (typed string, places []int) {
	if !strings.ContainsFunc(text, isSpelled) {
		return text, nil
	}
	var out strings.Builder
	place := 0
	for _, r := range text {
		word, ok := letters[r]
		if !ok {
			word = string(r)
		}
		out.WriteString(word)
		for range utf8.RuneCountInString(word) {
			places = append(places, place)
		}
		place++
	}
	return out.String(), places
}

func isSpelled(r rune) bool {
	return r >= 'Æ' && letters[r] != ""
}
