package plain_test

import (
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/plain"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

func TestAnArticleOfMorePicturesThanCanBeLookedForBeginsSoon(t *testing.T) {
	doc := article.Parse(model.Body{Text: strings.Repeat("![](a.png)\n\n", 5000)})
	looks := 0
	asset := func(string) (*model.Asset, error) {
		looks++
		return nil, model.AssetError{Reason: model.AssetNotFound, Name: "a.png"}
	}
	lines, err := plain.Article(&model.Post{Title: "A"}, doc, "", typeset.New(theme.None(), typeset.Options{Width: 60}), words.DayFirst, asset)
	if err != nil || looks == 0 || looks > 1000 {
		t.Fatalf("%d looks, %v", looks, err)
	}
	missing, cards := 0, 0
	for line := range lines {
		if strings.Contains(line, "a.png") {
			cards++
		}
		if strings.Contains(line, "not in the blog") {
			missing++
		}
	}
	if cards != 5000 || missing != looks {
		t.Errorf("%d cards, %d of them missing", cards, missing)
	}
}
