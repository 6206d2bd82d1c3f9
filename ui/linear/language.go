package linear

import (
	"strings"

	"blogtui/ui/words"
)

// plainLanguages are info strings of fences with plain text.
var plainLanguages = map[string]bool{"text": true, "txt": true, "plain": true, "plaintext": true, "none": true}

// languageName returns the name of a language as it is pronounced, "" for none. Unknown ones
// are returned as written.
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
