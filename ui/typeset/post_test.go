package typeset_test

import (
	"testing"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

func TestTheDayOfAChangeIsToldOnlyWhereItIsALaterOne(t *testing.T) {
	day, other := model.Date{Year: 2021, Month: 3, Day: 14}, model.Date{Year: 2021, Month: 4, Day: 1}
	for _, test := range []struct {
		updated model.Date
		want    string
	}{{day, ""}, {other, "1 April 2021"}, {model.Date{}, ""}, {model.Date{Year: 2020, Month: 5, Day: 1}, ""}} {
		front := typeset.NewHeader(&model.Post{Title: "A", Date: day, Updated: test.updated}, words.DayFirst)
		if front.Date != "14 March 2021" || front.Updated != test.want {
			t.Errorf("changed on %v: %q, %q", test.updated, front.Date, front.Updated)
		}
	}
}

func TestTagsStandInThePlaceOfCategoriesAsInTheList(t *testing.T) {
	first := func(p *model.Post) string {
		page := typeset.New(theme.None(), typeset.Options{Width: 60}).Page(article.Parse(model.Body{Text: "x"}), typeset.NewHeader(p, words.DayFirst), nil)
		return page.Lines()[0]
	}
	if got := first(&model.Post{Title: "Rope", Tags: []string{"knots", "b", "c", "d", "e", "f"}}); got != "KNOTS  ·  B  ·  C  ·  D  ·  E" {
		t.Error(got)
	}
	if got := first(&model.Post{Title: "Rope", Tags: []string{"knots"}, Categories: []string{"Craft"}}); got != "CRAFT" {
		t.Error(got)
	}
}
