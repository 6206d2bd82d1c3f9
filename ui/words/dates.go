package words

import (
	"slices"
	"strings"

	"blogtui/model"
)

// Dates is the way in which dates are written. The zero value is DayFirst.
type Dates uint8

// Ways to write dates. How they look is the language's business.
const (
	DayFirst   Dates = iota // 7 May 2022
	MonthFirst              // May 7, 2022
	ISO                     // 2022-05-07
)

// DatePart is how much of a date a column holds, where its heading says the rest.
type DatePart uint8

// Parts of a date in a column.
const (
	DayOfMonth  DatePart = iota // below a month
	DayOfYear                   // below a year
	MonthOfYear                 // where there is little room
	WholeDate
)

var dateNames = map[string]Dates{"day-first": DayFirst, "month-first": MonthFirst, "iso": ISO}

// ParseDates returns the way of a name in the configuration: day-first,
// month-first or iso.
func ParseDates(name string) (Dates, bool) {
	dates, known := dateNames[name]
	return dates, known
}

// localeDates are the locales of English in which the month comes first or dates
// are written as ISO 8601 has them.
var localeDates = map[string]Dates{
	"en_US": MonthFirst, "en_AS": MonthFirst, "en_GU": MonthFirst, "en_MP": MonthFirst, "en_PH": MonthFirst,
	"en_PR": MonthFirst, "en_UM": MonthFirst, "en_VI": MonthFirst, "en_DK": ISO,
}

// DatesOfLocale returns the way of the locale that an environment names (POSIX: LC_ALL
// before LC_TIME before LANG); DayFirst where it names none or another.
func DatesOfLocale(variable func(name string) string) Dates {
	for _, name := range []string{"LC_ALL", "LC_TIME", "LANG"} {
		if locale := variable(name); locale != "" {
			locale, _, _ = strings.Cut(locale, ".") // the character set
			locale, _, _ = strings.Cut(locale, "@") // and what varies it
			return localeDates[locale]
		}
	}
	return DayFirst
}

// YearNames are the years of a blog, of which the model names by a word what has
// no date.
func YearNames(years []model.Count) []model.Count {
	years = slices.Clone(years)
	for i := range years {
		years[i].Name = YearName(years[i].Name)
	}
	return years
}
