package ui

import (
	"testing"

	"blogtui/ui/words"
)

func TestDatesAreWrittenTheReadersWay(t *testing.T) {
	for name, dates := range map[string]words.Dates{"month-first": words.MonthFirst, "iso": words.ISO} {
		t.Run(name, func(t *testing.T) {
			own := func(o *Options) { o.Dates = dates }
			open(t, sampleBlog(), 80, 24, own).golden("list/dates-" + name + "-80x24").
				press("enter").golden("article/dates-" + name + "-80x24")
			for _, width := range []int{40, 56, 80, 120} { // grouped by month, by category, and not grouped
				open(t, sampleBlog(), width, 24, own).press("v", "v", "o")
			}
			open(t, sampleBlog(), 80, 24, own).press("v").golden("list/dates-" + name + "-by-category-80x24")
		})
	}
}

func TestTheColumnOfDatesIsAsWideAsTheDatesAre(t *testing.T) {
	for _, c := range []struct {
		dates words.Dates
		part  words.DatePart
		width int
	}{
		{words.DayFirst, words.DayOfMonth, 2}, {words.DayFirst, words.DayOfYear, 6}, {words.DayFirst, words.MonthOfYear, 7}, {words.DayFirst, words.WholeDate, 11},
		{words.MonthFirst, words.DayOfYear, 6}, {words.MonthFirst, words.WholeDate, 12},
		{words.ISO, words.DayOfMonth, 2}, {words.ISO, words.DayOfYear, 5}, {words.ISO, words.MonthOfYear, 7}, {words.ISO, words.WholeDate, 10},
	} {
		if got := newDateColumn(c.dates, c.part).width; got != c.width {
			t.Errorf("dates %d, part %d: %d cells, not %d", c.dates, c.part, got, c.width)
		}
	}
}

func TestReadersWhoShareAListHaveDatesOfTheirOwn(t *testing.T) {
	shared := &SharedCache{}
	for _, c := range []struct {
		dates words.Dates
		want  string
	}{{words.ISO, "2026-03 ─"}, {words.DayFirst, "MARCH 2026 ─"}, {words.ISO, "2026-03 ─"}} {
		open(t, sampleBlog(), 80, 24, func(o *Options) { o.Cache, o.Dates = shared, c.dates }).shows(c.want)
	}
}
