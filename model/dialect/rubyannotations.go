package dialect

import (
	"strings"
	"unicode"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

var (
	// markdown-it-ruby; both parts may be split by bars: {漢|字^かん|じ}
	caretRuby = pattern.New(`\{([^{}^\n]+)\^([^{}^\n]+)\}`)
	// DenDen Markdown: {電子出版|でん|し|しゅっ|ぱん}
	barRuby     = pattern.New(`\{([^{}|^\n]+)\|([\p{Hiragana}\p{Katakana}\p{Bopomofo}ー・ˊˇˋ˙|]+)\}`)
	withoutBars = strings.NewReplacer("|", "")
)

// rubyAnnotations writes ruby annotations of East Asian words in parentheses, as for <rt>.
// Other braces may belong to a formula.
func rubyAnnotations(_ *translator, text string) string {
	if strings.Contains(text, "^") {
		text = replaceRuby(text, caretRuby)
	}
	if strings.Contains(text, "|") {
		text = replaceRuby(text, barRuby)
	}
	return text
}

func replaceRuby(text string, marks *pattern.Pattern) string {
	var out strings.Builder
	at := 0
	for _, m := range marks.FindAllStringSubmatchIndex(text, -1) {
		word, reading := text[m[2]:m[3]], text[m[4]:m[5]]
		if !strings.ContainsFunc(word, letters.EastAsian) || !strings.ContainsFunc(reading, unicode.IsLetter) || m[0] > 0 && (letters.Word(text[m[0]-1]) || strings.IndexByte(`\_^$`, text[m[0]-1]) >= 0) {
			continue
		}
		out.WriteString(text[at:m[0]] + withoutBars.Replace(word) + "(" + withoutBars.Replace(reading) + ")")
		at = m[1]
	}
	return out.String() + text[at:]
}
