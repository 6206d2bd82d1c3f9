package typeset

import (
	"image/color"
	"time"
)

// snippet is code in a language: what its colours depend on.
type snippet struct{ language, text string }

// workshop keeps what does not depend on the width, so that another width costs
// little more than breaking lines.
type workshop struct {
	voices    map[voiceName]*voice
	inks      map[color.Color]ink
	coloured  map[snippet]*galley
	listings  map[snippet]*colouring
	bytes     int             // of the snippets kept
	languages map[string]bool // whether chroma knows them: it takes long to say no
	slow      time.Duration   // that lexers took for short blocks which kept them long
}

func newWorkshop() *workshop {
	return &workshop{voices: map[voiceName]*voice{}, inks: map[color.Color]ink{},
		coloured: map[snippet]*galley{}, listings: map[snippet]*colouring{}, languages: map[string]bool{}}
}

// snippetsKept is how many bytes of code are kept in colours.
const snippetsKept = 256 << 10

// keep makes room for so many bytes of code in colours.
func (w *workshop) keep(bytes int) {
	if w.bytes += bytes; w.bytes > snippetsKept {
		clear(w.coloured)
		clear(w.listings)
		w.bytes = bytes
	}
}
