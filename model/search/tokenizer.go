package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/junegunn/fzf/src/algo"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// token is a word, or a character of a script that is written without spaces.
type token struct {
	text     string // folded, see foldCache
	span            // in the source text
	unspaced bool   // a character of a script that is written without spaces
}

// rawToken is a token whose text is only valid until the next one is read.
type rawToken struct {
	text []byte
	span
	unspaced bool
}

// maxTokenBytes limits the folded text of a token. Longer ones are data and are truncated.
const maxTokenBytes = 64

// tokenizer splits texts into tokens. The zero value is ready to use. It is not safe for
// concurrent use.
type tokenizer struct {
	text     string
	position int
	buffer   [maxTokenBytes]byte
	folds    foldCache
}

// reset starts a new text.
func (s *tokenizer) reset(text string) { s.text, s.position = text, 0 }

// next returns the next token. ok is false at the end of the text.
func (s *tokenizer) next() (t rawToken, ok bool) {
	for s.position < len(s.text) {
		c := s.text[s.position]
		if c < utf8.RuneSelf {
			if asciiLower[c] != 0 {
				return s.word(), true
			}
			s.position++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.position:])
		switch {
		case isUnspaced(r):
			start := s.position
			s.position += clusterSize(s.text[s.position:], size)
			return rawToken{s.folds.fold(s.buffer[:0], s.text[start:s.position]), span{start, s.position}, true}, true
		case isWord(r):
			return s.word(), true
		}
		s.position += size
	}
	return rawToken{}, false
}

// word reads a word from its first letter on.
func (s *tokenizer) word() rawToken {
	start := s.position
	text, size := s.text, 0
	at := start
	for at < len(text) && asciiLower[text[at]] != 0 {
		if size < maxTokenBytes {
			s.buffer[size] = asciiLower[text[at]]
			size++
		}
		at++
	}
	s.position = at
	if at < len(text) && text[at] >= utf8.RuneSelf && s.skipLetters() {
		return rawToken{s.folds.fold(s.buffer[:0], text[start:s.position]), span{start, s.position}, false}
	}
	lower := s.buffer[:size]
	if at == start+1 {
		s.position += symbolSuffix(text[at:])
		lower = append(lower, text[at:s.position]...)
	}
	return rawToken{lower, span{start, s.position}, false}
}

// skipLetters skips letters, not only those of ASCII, and reports whether there are any.
func (s *tokenizer) skipLetters() bool {
	start := s.position
	for s.position < len(s.text) {
		c := s.text[s.position]
		if c < utf8.RuneSelf {
			if asciiLower[c] == 0 {
				break
			}
			s.position++
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.position:])
		if isUnspaced(r) || !isWord(r) && !unicode.Is(unicode.M, r) {
			break
		}
		s.position += size
	}
	return s.position > start
}

// symbolSuffix returns the length of the suffix of names such as C# and C++.
func symbolSuffix(rest string) int {
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

// tokenize returns all tokens of a text.
func tokenize(text string) []token {
	var s tokenizer
	var all []token
	s.reset(text)
	for {
		t, ok := s.next()
		if !ok {
			return all
		}
		all = append(all, token{string(t.text), t.span, t.unspaced})
	}
}

// asciiLower maps ASCII letters and digits to lower case, other bytes to 0.
var asciiLower = func() (low [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if isWord(rune(c)) {
			low[c] = byte(unicode.ToLower(rune(c)))
		}
	}
	return low
}()

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unspacedScripts are written without spaces, or, like Hangul, attach endings to words that
// searches do not include.
var unspacedScripts = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// firstUnspaced is the lowest code point of those scripts.
const firstUnspaced = '\u0e01'

// These lengthen a vowel in Katakana; their script property is Common.
const prolongedSoundMark, halfwidthProlongedSoundMark = 'ー', 'ｰ'

func isUnspaced(r rune) bool {
	return r >= firstUnspaced && (r == prolongedSoundMark || r == halfwidthProlongedSoundMark || isWord(r) && unicode.In(r, unspacedScripts...))
}

// clusterSize returns the length in bytes of a character with its combining marks or the
// rest of its syllable. first is the length of its first rune.
func clusterSize(s string, first int) int {
	next, _ := utf8.DecodeRuneInString(s[first:])
	if next < firstUnspaced || !unicode.Is(unicode.M, next) && (next < '\u1160' || next > '\u11ff') {
		return first
	}
	return max(norm.NFC.NextBoundaryInString(s, true), first)
}

// foldCache folds words, so that "Ünïcode", "ＵＮＩＣＯＤＥ" and "unicode" are equal, and caches
// the results. Marks of Japanese kana and vowels of Indic scripts are kept, since they are
// not accents.
type foldCache struct {
	entries map[string]string // folded text by word
	buffer  []rune
}

// maxFoldEntries limits the cache. It is cleared when it is full.
const maxFoldEntries = 4096

// fold appends the folded form of s to to, at most maxTokenBytes bytes.
func (f *foldCache) fold(to []byte, s string) []byte {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && foldsToItself(r) {
		return append(to, s...)
	}
	short, known := f.entries[s]
	if !known {
		if short = f.compute(s); f.entries == nil || len(f.entries) == maxFoldEntries {
			f.entries = map[string]string{}
		}
		f.entries[strings.Clone(s)] = short
	}
	return append(to, short...)
}

func (f *foldCache) compute(s string) string {
	f.buffer = f.buffer[:0]
	for _, r := range norm.NFKD.String(s) {
		if !isAccent(r) {
			f.buffer = append(f.buffer, r)
		}
	}
	lower, _ := transliterate(cases.Fold().String(string(f.buffer)))
	// fzf's table has letters that Unicode does not decompose, such as ø.
	folded := norm.NFC.String(string(algo.NormalizeRunes([]rune(lower))))
	for i, r := range folded {
		if i+utf8.RuneLen(r) > maxTokenBytes {
			return folded[:i]
		}
	}
	return folded
}

// foldsToItself reports whether a character is certainly unchanged by folding: most kana,
// Han characters and Hangul syllables.
func foldsToItself(r rune) bool {
	return r >= 'ぁ' && r <= 'ゖ' || r >= 'ァ' && r <= 'ー' || r >= '一' && r <= '鿿' || r >= '가' && r <= '힣'
}

// The combining (semi-)voiced sound marks of kana turn か into が and は into ぱ.
const firstKanaMark, lastKanaMark = '\u3099', '\u309a'

func isAccent(r rune) bool {
	return r >= 0x300 && (r < firstKanaMark || r > lastKanaMark) && unicode.Is(unicode.Mn, r) &&
		unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic)
}
