package model

import (
	"slices"
	"testing"
)

func TestPartsOfASeriesAreInTheOrderTheyWereWritten(t *testing.T) {
	posts := []*Post{
		{ID: "c", Series: "Tour", Date: Date{Year: 2026, Month: 3, Day: 1}}, {ID: "a", Series: "tour", Date: Date{Year: 2026, Month: 1, Day: 1}},
		{ID: "b", Series: "Tour", Date: Date{Year: 2026, Month: 2, Day: 1}}, {ID: "draft", Series: "Tour", Draft: true},
		{ID: "alone", Series: "Single", Date: Date{Year: 2026, Month: 2, Day: 1}}, {ID: "none"},
	}
	l := NewLibrary(Contents{Title: "T", Posts: posts})
	var got []ID
	for _, p := range l.SeriesParts(l.Post("b"), Query{}) {
		got = append(got, p.ID)
	}
	if !slices.Equal(got, []ID{"a", "b", "c"}) {
		t.Errorf("the parts are %v", got)
	}
	for _, id := range []ID{"alone", "none", "draft"} {
		if parts := l.SeriesParts(l.Post(id), Query{}); parts != nil {
			t.Errorf("%s is a part of %d", id, len(parts))
		}
	}
	if got := l.Series(Query{}); !slices.Equal(got, []Count{{"Single", 1}, {"Tour", 3}}) {
		t.Errorf("the series are %v", got)
	}
	if n := l.Count(Query{Series: []string{"TOUR"}}); n != 3 {
		t.Errorf("%d posts in the series", n)
	}
}
