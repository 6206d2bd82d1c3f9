package article

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark-emoji/definition"
)

var emojiName = regexp.MustCompile(`:[a-z0-9_+-]+:`)

// emojis writes `:tada:` and the other names of GitHub as the characters they
// stand for. Names within words and numbers ("10:100:5") are left alone.
func emojis(s string) string {
	if strings.Count(s, ":") < 2 {
		return s
	}
	var out strings.Builder
	from := 0
	for _, m := range emojiName.FindAllStringIndex(s, -1) {
		emoji, ok := definition.Github().Get(s[m[0]+1 : m[1]-1])
		if !ok || !emoji.IsUnicode() || m[0] > 0 && wordByte(s[m[0]-1]) || m[1] < len(s) && wordByte(s[m[1]]) {
			continue
		}
		out.WriteString(s[from:m[0]])
		out.WriteString(string(emoji.Unicode))
		from = m[1]
	}
	return out.String() + s[from:]
}

// wordByte reports a letter or digit of ASCII.
func wordByte(b byte) bool {
	return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}
