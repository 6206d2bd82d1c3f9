// Package emoji knows emojis by the names that people write.
package emoji

import (
	"strings"

	"blogtui/model/pattern"

	"github.com/yuin/goldmark-emoji/definition"
)

var name = pattern.New(`:[a-z0-9_+-]+:`)

// Shown writes `:tada:` and the other names of GitHub as the characters they
// stand for. Names within words, numbers ("10:100:5") and paths ("std::lock::x") are
// left alone.
func Shown(s string) string {
	if strings.Count(s, ":") < 2 {
		return s
	}
	var out strings.Builder
	from := 0
	for _, m := range name.FindAllStringIndex(s, -1) {
		found, ok := definition.Github().Get(s[m[0]+1 : m[1]-1])
		if !ok || !found.IsUnicode() || m[0] > 0 && tied(s[m[0]-1]) || m[1] < len(s) && tied(s[m[1]]) {
			continue
		}
		out.WriteString(s[from:m[0]])
		out.WriteString(string(found.Unicode))
		from = m[1]
	}
	return out.String() + s[from:]
}

// tied reports what a name of an emoji does not stand beside: colons, letters and
// digits of ASCII.
func tied(b byte) bool {
	return b >= '0' && b <= ':' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
