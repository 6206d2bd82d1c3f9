package typeset

import "image/color"

// snippet is code in a language: what its colours depend on.
type snippet struct{ language, text string }

// workshop keeps what does not depend on the width, so that another width costs
// little more than breaking lines.
type workshop struct {
	voices    map[voiceName]*voice
	inks      map[color.Color]ink
	coloured  map[snippet]*galley
	bytes     int             // of the snippets kept
	languages map[string]bool // whether chroma knows them: it takes long to say no
}

func newWorkshop() *workshop {
	return &workshop{voices: map[voiceName]*voice{}, inks: map[color.Color]ink{},
		coloured: map[snippet]*galley{}, languages: map[string]bool{}}
}
