package typeset

import (
	"image/color"
	"time"
)

// codeKey identifies code in the style cache.
type codeKey struct{ language, text string }

// styleCache holds what does not depend on the width, so that another width only costs
// wrapping.
type styleCache struct {
	styleSets    map[textStyle]*styleSet
	sgrPairs     map[color.Color]sgrPair
	highlighted  map[codeKey]*styledText
	highlighters map[codeKey]*highlighter
	codeBytes    int             // of the code in the cache
	hasLexer     map[string]bool // by name; chroma is slow for unknown names
	slowTime     time.Duration   // total time of lexers that were slow for short blocks
}

func newStyleCache() *styleCache {
	return &styleCache{styleSets: map[textStyle]*styleSet{}, sgrPairs: map[color.Color]sgrPair{},
		highlighted: map[codeKey]*styledText{}, highlighters: map[codeKey]*highlighter{}, hasLexer: map[string]bool{}}
}

// maxCachedCode is the maximum number of bytes of highlighted code in the cache.
const maxCachedCode = 256 << 10

// reserve makes space for highlighted code.
func (w *styleCache) reserve(bytes int) {
	if w.codeBytes += bytes; w.codeBytes > maxCachedCode {
		clear(w.highlighted)
		clear(w.highlighters)
		w.codeBytes = bytes
	}
}
