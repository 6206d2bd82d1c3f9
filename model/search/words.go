package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/algo"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// word is one word of a text, or one character of a script that is written
// without spaces.
type word struct {
	text       string // folded, see folder
	start, end int    // bytes of the text it comes from
	solo       bool   // a character of a script that is written without spaces
}

// longestWord bounds what is kept of a word, in bytes: what is longer is no
// word but data.
const longestWord = 64

// wordScanner reads the words of texts one after another. Its zero value is
// ready; it is not for concurrent use.
type wordScanner struct {
	text   string
	at     int
	lower  [longestWord]byte
	folder folder
}

// reset begins a text.
func (s *wordScanner) reset(text string) { s.text, s.at = text, 0 }

// next finds the next word. Its text is only good until the following call,
// unless the caller copies it.
func (s *wordScanner) next() (folded []byte, start, end int, solo, ok bool) {
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c < utf8.RuneSelf {
			if lowered[c] != 0 {
				return s.word()
			}
			s.at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		switch {
		case isSolo(r):
			start = s.at
			s.at += clusterSize(s.text[s.at:], size)
			return s.folder.fold(s.lower[:0], s.text[start:s.at]), start, s.at, true, true
		case isWord(r):
			return s.word()
		}
		s.at += size
	}
	return nil, 0, 0, false, false
}

// word reads on from the first letter of a word.
func (s *wordScanner) word() (folded []byte, start, end int, solo, ok bool) {
	start = s.at
	text, size := s.text, 0
	at := start
	for at < len(text) && lowered[text[at]] != 0 {
		if size < longestWord {
			s.lower[size] = lowered[text[at]]
			size++
		}
		at++
	}
	s.at = at
	if at < len(text) && text[at] >= utf8.RuneSelf && s.passLetters() {
		return s.folder.fold(s.lower[:0], text[start:s.at]), start, s.at, false, true
	}
	lower := s.lower[:size]
	if at == start+1 {
		s.at += sign(text[at:])
		lower = append(lower, text[at:s.at]...)
	}
	return lower, start, s.at, false, true
}

// passLetters passes over the letters of a word that are not all of ASCII, and
// reports whether there are any.
func (s *wordScanner) passLetters() bool {
	start := s.at
	for s.at < len(s.text) {
		c := s.text[s.at]
		if c < utf8.RuneSelf {
			if lowered[c] == 0 {
				break
			}
			s.at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.at:])
		if isSolo(r) || !isWord(r) && !unicode.Is(unicode.M, r) {
			break
		}
		s.at += size
	}
	return s.at > start
}

// sign is the length of what names such as C# and C++ have behind their letter.
func sign(rest string) int {
	size := 0
	switch {
	case strings.HasPrefix(rest, "++"):
		size = 2
	case strings.HasPrefix(rest, "#"):
		size = 1
	}
	if next, _ := utf8.DecodeRuneInString(rest[size:]); isWord(next) {
		return 0
	}
	return size
}

// words returns all words of a text.
func words(text string) []word {
	var s wordScanner
	var all []word
	s.reset(text)
	for {
		folded, start, end, solo, ok := s.next()
		if !ok {
			return all
		}
		all = append(all, word{string(folded), start, end, solo})
	}
}

// lowered are the letters and digits of ASCII in lower case, by byte; 0 for others.
var lowered = func() (low [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if isWord(rune(c)) {
			low[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return low
}()

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// soloScripts are written without spaces, or, as Hangul, with endings that
// belong to no word of a dictionary.
var soloScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// firstSolo is the first character of those scripts in Unicode.
const firstSolo = '\u0e01'

// prolonged lengthens the sound before it in Katakana, and is of no script.
const prolonged, prolongedHalf = 'ー', 'ｰ'

func isSolo(r rune) bool {
	return r >= firstSolo && (r == prolonged || r == prolongedHalf || isWord(r) && unicode.In(r, soloScripts...))
}

// clusterSize is the length of a character together with what is written on it
// or makes one syllable with it, at least first bytes.
func clusterSize(s string, first int) int {
	next, _ := utf8.DecodeRuneInString(s[first:])
	if next < firstSolo || !unicode.Is(unicode.M, next) && (next < '\u1160' || next > '\u11ff') {
		return first
	}
	return max(norm.NFC.NextBoundaryInString(s, true), first)
}

// folder makes words that differ only in case, accents or the form of their
// letters the same: "Ünïcode", "ＵＮＩＣＯＤＥ" and "unicode". The marks of Japanese
// kana and the vowels of Indic scripts are no accents and stay.
type folder struct {
	known   map[string]string // what was folded before
	letters []rune
}

// mostKnown bounds what a folder remembers, in words.
const mostKnown = 4096

// fold appends the folded form of s to to, at most longestWord bytes.
func (f *folder) fold(to []byte, s string) []byte {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && isFolded(r) {
		return append(to, s...)
	}
	short, known := f.known[s]
	if !known {
		if short = f.folded(s); f.known == nil || len(f.known) == mostKnown {
			f.known = map[string]string{}
		}
		f.known[strings.Clone(s)] = short
	}
	return append(to, short...)
}

func (f *folder) folded(s string) string {
	f.letters = f.letters[:0]
	for _, r := range norm.NFKD.String(s) {
		if !isAccent(r) {
			f.letters = append(f.letters, r)
		}
	}
	lower, _ := spelled(cases.Fold().String(string(f.letters)))
	// What is no letter with an accent to Unicode, such as ø, fzf knows.
	folded := norm.NFC.String(string(algo.NormalizeRunes([]rune(lower))))
	for i, r := range folded {
		if i+utf8.RuneLen(r) > longestWord {
			return folded[:i]
		}
	}
	return folded
}

// isFolded reports whether a character is surely its own folded form: most of
// the kana, the Chinese characters and the syllables of Hangul.
func isFolded(r rune) bool {
	return r >= 'ぁ' && r <= 'ゖ' || r >= 'ァ' && r <= 'ー' || r >= '一' && r <= '鿿' || r >= '가' && r <= '힣'
}

// kanaMarks turn か into が and は into ぱ.
const firstKanaMark, lastKanaMark = '\u3099', '\u309a'

func isAccent(r rune) bool {
	return r >= 0x300 && (r < firstKanaMark || r > lastKanaMark) && unicode.Is(unicode.Mn, r) &&
		unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic)
}
