package article

import (
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// Patterns of bare addresses, as in GFM (section 6.9), but with letters beyond ASCII. Letters
// of scripts without spaces only belong to the address after a punctuation character;
// otherwise they are the text after it.
const (
	hostPattern     = `[-\p{Latin}\p{Cyrillic}\p{Greek}0-9@:%._+~#=]{1,256}\.(?:\p{Latin}+|\p{Cyrillic}+)`
	unspacedLetters = `\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー々`
	spacedLetters   = `\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Thai}\pM`
	pathPattern     = `(?:[/#?][` + unspacedLetters + `]*(?:[-/#?&=_+.%(][` + unspacedLetters + `]+|[-0-9@:%_+.~#$!?&/=();,'">^{}\[\]` + "`" + spacedLetters + `])*)?`
)

// linkifyExtension converts bare addresses to links.
func linkifyExtension() goldmark.Extender {
	return extension.NewLinkify(
		extension.WithLinkifyURLRegexp(regexp.MustCompile(`^(?:https?|ftp)://`+hostPattern+`(?::\d+)?`+pathPattern)),
		extension.WithLinkifyWWWRegexp(regexp.MustCompile(`^www\.`+hostPattern+pathPattern)),
	)
}
