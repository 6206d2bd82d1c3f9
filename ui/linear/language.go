package linear

import (
	"strings"

	"blogtui/ui/words"
)

// plainLanguages are what fences say of text in no language.
var plainLanguages = map[string]bool{"text": true, "txt": true, "plain": true, "plaintext": true, "none": true}

// languageName is a language as it is said, "" for none; unknown ones are said as
// they are written.
func languageName(written string) string {
	low := strings.ToLower(written)
	if plainLanguages[low] {
		return ""
	}
	if name := words.SpokenLanguages[low]; name != "" {
		return name
	}
	return written
}
