package typeset

import (
	"image/color"
	"time"
)

// codeKey is code in a language: what its colours depend on.
type codeKey struct{ language, text string }

// styleCache keeps what does not depend on the width, so that another width costs
// little more than breaking lines.
type styleCache struct {
	styleSets    map[textStyle]*styleSet
	sgrPairs     map[color.Color]sgrPair
	highlighted  map[codeKey]*styledText
	highlighters map[codeKey]*highlighter
	codeBytes    int             // of the snippets kept
	hasLexer     map[string]bool // whether chroma knows them: it takes long to say no
	slowTime     time.Duration   // that lexers took for short blocks which kept them long
}

func newStyleCache() *styleCache {
	return &styleCache{styleSets: map[textStyle]*styleSet{}, sgrPairs: map[color.Color]sgrPair{},
		highlighted: map[codeKey]*styledText{}, highlighters: map[codeKey]*highlighter{}, hasLexer: map[string]bool{}}
}

// maxCachedCode is how many bytes of code are kept in colours.
const maxCachedCode = 256 << 10

// reserve makes room for so many bytes of code in colours.
func (w *styleCache) reserve(bytes int) {
	if w.codeBytes += bytes; w.codeBytes > maxCachedCode {
		clear(w.highlighted)
		clear(w.highlighters)
		w.codeBytes = bytes
	}
}
