package linear

import (
	"slices"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

func TestNoPartSaysOnlyThatTheArticleEnds(t *testing.T) {
	doc := article.Parse(model.Body{Text: strings.Repeat("A paragraph of the text.\n\n", 10) + "```\none\ntwo\n```\n"})
	told := transcribe(&model.Post{Title: "Tide"}, doc, 80, words.DayFirst)
	for rows := 1; rows < 40; rows++ {
		parts := told.parts(rows, 80)
		last := told.partText(parts[len(parts)-1])
		if len(last) < 2 || !slices.Contains(last, words.BlockArticleEnd) || parts[len(parts)-1].to != len(told.lines) {
			t.Errorf("with %d rows the last part is %q", rows, last)
		}
	}
}
