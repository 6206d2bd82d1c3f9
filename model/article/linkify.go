package article

import (
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// Parts of the addresses that are links without any mark, as GitHub's Markdown has them
// (section 6.9) but for letters beyond ASCII: there they belong to an address, too, unless
// they are of a script that is written without spaces and follow it without a sign. Such
// text is what comes after the address.
const (
	hostOfAddress = `[-\p{Latin}\p{Cyrillic}\p{Greek}0-9@:%._+~#=]{1,256}\.(?:\p{Latin}+|\p{Cyrillic}+)`
	unspaced      = `\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}ー々`
	spacedLetter  = `\p{Latin}\p{Cyrillic}\p{Greek}\p{Arabic}\p{Hebrew}\p{Devanagari}\p{Thai}\pM`
	pathOfAddress = `(?:[/#?][` + unspaced + `]*(?:[-/#?&=_+.%(][` + unspaced + `]+|[-0-9@:%_+.~#$!?&/=();,'">^{}\[\]` + "`" + spacedLetter + `])*)?`
)

// linkifyExtension makes bare addresses links.
func linkifyExtension() goldmark.Extender {
	return extension.NewLinkify(
		extension.WithLinkifyURLRegexp(regexp.MustCompile(`^(?:https?|ftp)://`+hostOfAddress+`(?::\d+)?`+pathOfAddress)),
		extension.WithLinkifyWWWRegexp(regexp.MustCompile(`^www\.`+hostOfAddress+pathOfAddress)),
	)
}
