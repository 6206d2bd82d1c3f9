package plain

import (
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/ui/theme"
	"blogtui/ui/words"
)

func TestTitlesOfAListBeginBelowOneAnotherHoweverDatesAreWritten(t *testing.T) {
	posts := []*model.Post{
		{Title: "Rope", Date: model.Date{Year: 2026, Month: 3, Day: 14}},
		{Title: "Fog", Date: model.Date{Year: 2026, Month: 2, Day: 7}},
		{Title: "Some day"},
	}
	for dates, want := range map[words.Dates]string{
		words.DayFirst:   "14 Mar 2026  Rope\n 7 Feb 2026  Fog\n             Some day\n",
		words.MonthFirst: "Mar 14, 2026  Rope\nFeb  7, 2026  Fog\n              Some day\n",
		words.ISO:        "2026-03-14  Rope\n2026-02-07  Fog\n            Some day\n",
	} {
		var out strings.Builder
		if err := ListScreen(&out, posts, theme.None(), 60, dates); err != nil || out.String() != want {
			t.Errorf("%v\n%s\nnot\n%s", err, out.String(), want)
		}
	}
}

func TestCategoriesOfAListStandInAColumnWhereTitlesLeaveRoom(t *testing.T) {
	posts := []*model.Post{
		{Title: "Rope", Date: model.Date{Year: 2026, Month: 3, Day: 14}, Categories: []string{"Craft", "Harbour"}},
		{Title: "The fog that came before the bell was rung", Date: model.Date{Year: 2026, Month: 3, Day: 7}, Categories: []string{"Weather"}},
		{Title: "Knots", Date: model.Date{Year: 2026, Month: 3, Day: 1}},
	}
	for width, want := range map[int]string{
		80: "14 Mar 2026  Rope                                        Craft · Harbour\n" +
			" 7 Mar 2026  The fog that came before the bell was rung  Weather\n" +
			" 1 Mar 2026  Knots\n",
		72: "14 Mar 2026  Rope                                       Craft · Harbour\n" +
			" 7 Mar 2026  The fog that came before the bell was ru…  Weather\n" +
			" 1 Mar 2026  Knots\n",
		50: "14 Mar 2026  Rope\n 7 Mar 2026  The fog that came before the bell w…\n 1 Mar 2026  Knots\n",
	} {
		var out strings.Builder
		if err := ListScreen(&out, posts, theme.None(), width, words.DayFirst); err != nil || out.String() != want {
			t.Errorf("%d: %v\n%s\nnot\n%s", width, err, out.String(), want)
		}
	}
}

func TestListsForProgramsHaveDatesThatSort(t *testing.T) {
	var out strings.Builder
	post := &model.Post{Slug: "rope", Title: "Rope", Date: model.Date{Year: 2026, Month: 3, Day: 4}}
	if err := ListTable(&out, []*model.Post{post}); err != nil || out.String() != "2026-03-04\trope\tRope\t\t\n" {
		t.Errorf("%v %q", err, out.String())
	}
}
