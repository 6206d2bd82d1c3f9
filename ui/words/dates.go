package words

import (
	"slices"
	"strings"

	"blogtui/model"
)

// Dates is a date format. The zero value is DayFirst.
type Dates uint8

// Date formats; the language determines the details.
const (
	DayFirst   Dates = iota // 7 May 2022
	MonthFirst              // May 7, 2022
	ISO                     // 2022-05-07
)

// DatePart is the part of a date that a column shows.
type DatePart uint8

// Parts of a date in a column of dates.
const (
	DayOfMonth  DatePart = iota // below a month
	DayOfYear                   // below a year
	MonthOfYear                 // where there is little room
	WholeDate
)

var dateNames = map[string]Dates{"day-first": DayFirst, "month-first": MonthFirst, "iso": ISO}

// ParseDates returns the date format with a name from the configuration: day-first, month-
// first or iso.
func ParseDates(name string) (Dates, bool) {
	dates, known := dateNames[name]
	return dates, known
}

// localeDates are the English locales that put the month first or use ISO 8601.
var localeDates = map[string]Dates{
	"en_US": MonthFirst, "en_AS": MonthFirst, "en_GU": MonthFirst, "en_MP": MonthFirst, "en_PH": MonthFirst,
	"en_PR": MonthFirst, "en_UM": MonthFirst, "en_VI": MonthFirst, "en_DK": ISO,
}

// DatesOfLocale returns the date format of the locale in the environment (POSIX: LC_ALL
// before LC_TIME before LANG), DayFirst if it is unset or unknown.
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

// YearNames returns years with names for display: model.Undated is translated.
func YearNames(years []model.Count) []model.Count {
	years = slices.Clone(years)
	for i := range years {
		years[i].Name = YearName(years[i].Name)
	}
	return years
}
