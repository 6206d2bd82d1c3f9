package words

import (
	"strings"
	"testing"
	"time"

	"blogtui/model"
)

func TestNumbersAgreeWithWhatTheyCount(t *testing.T) {
	for n, want := range map[int]string{0: "no categories", 1: "1 category", 2: "2 categories", 21: "21 categories"} {
		if got := Category.Count(n); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	for n, want := range map[int]string{0: "no other files were skipped", 1: "1 other file was skipped"} {
		if got := ListSkippedFiles(n); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	if got := Series.Count(3); got != "3 series" {
		t.Error(got)
	}
}

func TestNamesAreListedWithAWordBeforeTheLast(t *testing.T) {
	for want, names := range map[string][]string{"": nil, "a": {"a"}, "a and b": {"a", "b"}, "a, b and c": {"a", "b", "c"}} {
		if got := And(names); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

func TestTextsThatFollowOneAnotherAreSentences(t *testing.T) {
	if got := Sentences("A tide", "", "Gone?", "It goes on…", "Of these:"); got != "A tide. Gone? It goes on… Of these:" {
		t.Error(got)
	}
}

func TestADayIsWrittenInEachWay(t *testing.T) {
	day := model.Date{Year: 2022, Month: time.May, Day: 7}
	for _, c := range []struct {
		dates                    Dates
		day, short, month, whole string
	}{
		{DayFirst, "7 May 2022", "7 May 2022", "May 2022", " 7 May 2022"},
		{MonthFirst, "May 7, 2022", "May 7, 2022", "May 2022", "May  7, 2022"},
		{ISO, "2022-05-07", "2022-05-07", "2022-05", "2022-05-07"},
	} {
		got := []string{c.dates.Day(day), c.dates.ShortDay(day), c.dates.Month(day), c.dates.Column(WholeDate, day)}
		if want := []string{c.day, c.short, c.month, c.whole}; strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q, not %q", got, want)
		}
		if got := c.dates.Day(model.Date{}) + c.dates.Column(DayOfYear, model.Date{}); got != "" {
			t.Errorf("no day is written %q", got)
		}
	}
	if got := MonthFirst.ShortDay(model.Date{Year: 2022, Month: time.September, Day: 30}); got != "Sep 30, 2022" {
		t.Error(got)
	}
}

func TestTheLocaleSaysHowDatesAreWritten(t *testing.T) {
	for _, c := range []struct {
		environment string
		want        Dates
	}{
		{"", DayFirst},
		{"LANG=en_US.UTF-8", MonthFirst},
		{"LANG=en_GB.UTF-8", DayFirst},
		{"LANG=de_DE@euro", DayFirst},
		{"LANG=C.UTF-8", DayFirst},
		{"LANG=en_US.UTF-8 LC_TIME=en_DK.UTF-8", ISO},
		{"LANG=en_US.UTF-8 LC_TIME=de_DE.UTF-8", DayFirst},
		{"LC_TIME=en_GB LC_ALL=en_US", MonthFirst},
		{"LC_ALL= LC_TIME= LANG=en_US", MonthFirst},
		{"LANG=en_USA", DayFirst},
	} {
		variables := map[string]string{}
		for entry := range strings.FieldsSeq(c.environment) {
			name, value, _ := strings.Cut(entry, "=")
			variables[name] = value
		}
		if got := DatesOfLocale(func(name string) string { return variables[name] }); got != c.want {
			t.Errorf("%s: %d, not %d", c.environment, got, c.want)
		}
	}
}

func TestAHeadingThatIsNotThereIsToldWithTheFirstOfTheOthers(t *testing.T) {
	many := make([]string, 25)
	for i := range many {
		many[i] = string(rune('a' + i))
	}
	for _, c := range []struct {
		has  []string
		want string
	}{
		{nil, "tide has no headings"},
		{[]string{"low", "high"}, `tide has no heading "ebb"; its headings are low, high`},
		{many, `tide has no heading "ebb"; its headings are ` + strings.Join(many[:20], ", ") + " and 5 more"},
	} {
		if got := ArticleNoSuchHeading("tide", "ebb", c.has); got != c.want {
			t.Errorf("got %s", got)
		}
	}
}
