package search

import (
	"html"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
)

// sourceFilter tells from the Markdown source of a post that words cannot be in its text, so
// that the source need not be parsed. It errs on the side of parsing.
type sourceFilter struct {
	uncertain bool   // the text may have words that the source does not have
	letters   string // the ASCII letters and digits of the folded source, without what separates them
	untagged  string // the same without tags of HTML, which may stand within words
}

func newSourceFilter(body model.Body) sourceFilter {
	s := body.Text
	f := sourceFilter{uncertain: len(body.Values) > 0 || body.Templates == model.MDX && strings.Contains(s, "{") || joinsWords(s)}
	if f.uncertain {
		return f
	}
	letters, untagged := make([]byte, 0, len(s)), make([]byte, 0, len(s))
	var folds foldCache
	var folded [maxTokenBytes]byte
	tagEnd, lastTagEnd := 0, strings.LastIndexByte(s, '>')
	for i, r := range s {
		before := len(letters)
		switch {
		case r >= utf8.RuneSelf:
			for _, c := range folds.fold(folded[:0], s[i:i+utf8.RuneLen(r)]) {
				letters = appendLower(letters, c)
			}
		case r == '<' && i >= tagEnd && i < lastTagEnd:
			tagEnd = i + strings.IndexByte(s[i:], '>') + 1
		default:
			letters = appendLower(letters, byte(r))
		}
		if i >= tagEnd {
			untagged = append(untagged, letters[before:]...)
		}
	}
	f.letters, f.untagged = string(letters), string(untagged)
	return f
}

// appendLower appends an ASCII letter or digit in lower case, and nothing else.
func appendLower(to []byte, c byte) []byte {
	if lower := asciiLower[c]; lower != 0 {
		return append(to, lower)
	}
	return to
}

// maxEntity is the maximum length in bytes of an entity.
const maxEntity = 32

// isPartOfWord reports whether a character may stand within a word: a letter, or one without
// width, which texts are searched without.
func isPartOfWord(r rune) bool { return isWord(r) || unicode.In(r, unicode.Cf, unicode.M) }

// joinsWords reports whether a source may have parts of words that only the text joins: an
// entity, a target of a link, a template or an escape beside a letter.
func joinsWords(s string) bool {
	letter := func(at int) bool { return at >= 0 && at < len(s) && (asciiLower[s[at]] != 0 || s[at] >= utf8.RuneSelf) }
	inTarget := false
	for i := range len(s) {
		switch s[i] {
		case '&':
			if end := strings.IndexByte(s[i:min(len(s), i+maxEntity)], ';'); end > 1 && strings.ContainsFunc(html.UnescapeString(s[i:i+end+1]), isPartOfWord) {
				return true
			}
		case '`': // a role of MyST and what is in it
			if i > 0 && s[i-1] == '}' {
				return true
			}
		case '$':
			if strings.HasPrefix(s[i:], "${") {
				return true
			}
		case '{':
			if (strings.HasPrefix(s[i:], "{{") || strings.HasPrefix(s[i:], "{%")) && letter(i-1) {
				return true
			}
		case '}':
			if i > 0 && (s[i-1] == '}' || s[i-1] == '%') && letter(i+1) {
				return true
			}
		case '[': // the text of a link may be behind its target
			if strings.HasPrefix(s[i:], "[[") && letter(i-1) {
				return true
			}
		case ']':
			inTarget = inTarget || i+1 < len(s) && (s[i+1] == '(' || s[i+1] == '[')
		case '\n':
			inTarget = false
		case ')':
			if inTarget && letter(i+1) {
				return true
			}
			inTarget = false
		}
		if s[i] == ']' && inTarget && letter(i+1) {
			return true
		}
	}
	return false
}

// mayContain reports whether all clauses may be in the text.
func (f *sourceFilter) mayContain(clauses []clause) bool {
	for _, c := range clauses {
		if !slices.Contains(c.fields, inBody) {
			return false
		}
		for _, t := range c.tokens {
			if !f.mayContainWord(t.text) {
				return false
			}
		}
	}
	return true
}

// mayContainWord reports whether a folded word may be in the text. Numbers may be written by
// the program, and words of other scripts be transliterated.
func (f *sourceFilter) mayContainWord(word string) bool {
	word = strings.ToLower(word) // folding leaves a few capitals, such as I for ɪ
	plain, number := true, true
	for i := range len(word) {
		plain = plain && asciiLower[word[i]] != 0
		number = number && word[i] >= '0' && word[i] <= '9'
	}
	return f.uncertain || !plain || number || len(word) >= maxTokenBytes || strings.Contains(f.letters, word) || strings.Contains(f.untagged, word)
}
