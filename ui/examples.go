package ui

import (
	"strings"
	"unicode"

	"blogtui/model"
	"blogtui/ui/words"
)

// maxExampleTitles is the number of titles that are searched for example words.
const maxExampleTitles = 50

// searchExamples returns example queries made of words from the newest titles.
func searchExamples(lib *model.Library, shown model.Query) [][2]string {
	shown.Limit = maxExampleTitles
	for _, p := range lib.Select(shown) {
		before := ""
		for _, word := range strings.Fields(p.Title) {
			word = strings.ToLower(strings.Trim(word, ",.:;!?"))
			if suitsExample(word) && before != "" {
				return words.SearchExamples(before, word)
			}
			if before = ""; suitsExample(word) {
				before = word
			}
		}
	}
	return words.SearchExamples(words.SearchExampleFirst, words.SearchExampleSecond)
}

// suitsExample reports whether a word has 4 to 9 letters of a script that separates words
// by spaces.
func suitsExample(word string) bool {
	letters := 0
	for _, r := range word {
		if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) {
			return false
		}
		letters++
	}
	return letters >= 4 && letters <= 9
}
