package typeset_test

import (
	"testing"

	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

func TestTheDayOfAChangeIsToldOnlyWhereItIsALaterOne(t *testing.T) {
	day, other := model.Date{Year: 2021, Month: 3, Day: 14}, model.Date{Year: 2021, Month: 4, Day: 1}
	for _, test := range []struct {
		updated model.Date
		want    string
	}{{day, ""}, {other, "1 April 2021"}, {model.Date{}, ""}, {model.Date{Year: 2020, Month: 5, Day: 1}, ""}} {
		front := typeset.FrontOf(&model.Post{Title: "A", Date: day, Updated: test.updated}, words.DayFirst)
		if front.Date != "14 March 2021" || front.Updated != test.want {
			t.Errorf("changed on %v: %q, %q", test.updated, front.Date, front.Updated)
		}
	}
}
