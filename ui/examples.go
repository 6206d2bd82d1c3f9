package ui

import (
	"strings"
	"unicode"

	"blogtui/model"
	"blogtui/ui/words"
)

// In titles of so many posts examples are looked for.
const maxExampleTitles = 50

// searchExamples are what can be searched for, with words that the newest posts which
// have such ones have in their titles.
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
	return words.SearchExamples(words.ExampleFirst, words.ExampleSecond)
}

// suitsExample reports whether a word is short, not too short, and of a script with spaces
// between words.
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
