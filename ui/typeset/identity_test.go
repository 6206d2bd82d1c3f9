package typeset

import (
	"testing"

	"blogtui/model/article"
)

func TestTheKindsOfBlocksKeepTheNamesThatJournalsHold(t *testing.T) {
	for want, block := range map[string]any{
		"article.Picture": article.Picture{}, "article.Embed": article.Embed{}, "article.Table": article.Table{}, "article.Rule": article.Rule{},
		"article.Formula": article.Formula{}, "article.List": article.List{}, "article.Callout": article.Callout{}, "article.Quote": article.Quote{},
		"typeset.caption": calloutTitle{}, "typeset.noteRule": notesRule{}, "typeset.Front": Header{}, "typeset.Coda": Footer{},
	} {
		if got := (&pageBlock{block: block}).identity(); got != want {
			t.Errorf("%T is %q, want %q", block, got, want)
		}
	}
}
