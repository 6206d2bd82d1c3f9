// Package dates parses dates as people write them, with an optional time: numeric in either
// order, with month names of many languages, with other digits and calendars.
package dates

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/pattern"
)

// Parsed is a parsed date.
type Parsed struct {
	Date      model.Date
	Time      time.Time  // zero if there is no time of day
	Swapped   model.Date // the date with day and month exchanged; zero if the order is certain
	Order     Order      // order that this date proves
	Separator byte       // '/', '-' or '.'; 0 for a date with a month name
}

// Order is the order of day and month in numeric dates.
type Order uint8

const (
	// UnknownOrder means that nothing proves an order.
	UnknownOrder Order = iota
	// DayFirst is 31/12/2024.
	DayFirst
	// MonthFirst is 12/31/2024.
	MonthFirst
)

// defaultOrder is the order if no date of the blog proves one. It is that of PHP's
// strtotime, and so of Grav and WordPress.
func defaultOrder(separator byte) Order {
	if separator == '/' {
		return MonthFirst
	}
	return DayFirst
}

// Fault is why a text cannot be parsed.
type Fault uint8

const (
	// NoFault means success.
	NoFault Fault = iota
	// NoDate means that the text contains no date.
	NoDate
	// Impossible means that the day does not exist.
	Impossible
)

// Parse parses a date. The day is the one that is written, whatever its time zone. zone is
// that of times without one.
func Parse(s string, zone *time.Location) (Parsed, Fault) {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "\"'“”‘’[]<>"))
	if inner, ok := strings.CutPrefix(s, "Date("); ok { // Franklin
		s = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSuffix(inner, ")"), " ", ""), ",", "-")
	}
	s = asciiDigits(s)
	if m := timeFirst.FindStringSubmatch(s); m != nil {
		s = m[2] + " " + m[1] // Grav
	}
	if m := timeBeforeYear.FindStringSubmatch(s); m != nil {
		s = m[1] + " " + m[3] + " " + m[2] + m[4]
	}
	if m := compactTime.FindStringSubmatch(s); m != nil {
		s = m[1] + "-" + m[2] + "-" + m[3] + " " + m[4] + ":" + m[5]
	}
	if len(s) > 120 || s == "" {
		return Parsed{}, NoDate
	}
	m, rest, ok := parseNumeric(s)
	if week := isoWeek.FindStringSubmatch(s); week != nil {
		return parseISOWeek(week)
	}
	if !ok {
		m, rest, ok = parseWithMonthName(normalizeMonths(s))
	}
	if !ok {
		return parseUnix(s)
	}
	if isThai := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Thai, r) }); isThai && m.Date.Year > buddhistOffset+1900 {
		m.Date.Year -= buddhistOffset
	}
	if m.Date.Year <= 1 {
		return Parsed{}, NoDate // Hugo's zero date
	}
	if !m.Date.Valid() {
		return Parsed{}, Impossible
	}
	if hour, minute, second, offset, ok := parseTime(rest); ok {
		if offset == nil {
			offset = zone
		}
		m.Time = time.Date(m.Date.Year, m.Date.Month, m.Date.Day, hour, minute, second, 0, offset)
		if model.DateOf(m.Time) != m.Date {
			m.Time = time.Time{} // skipped by daylight saving time
		}
	}
	return m, NoFault
}

// maxDateBytes limits the texts that IsDate accepts.
const maxDateBytes = 50

var fullYear = pattern.New(`(?:^|[^\d])(?:19|20)\d\d(?:[^\d]|$)`)

// IsDate reports whether s is a date with a year and nothing else. A day of the week and
// short words may be part of it.
func IsDate(s string) bool {
	if len(s) > maxDateBytes || !fullYear.MatchString(s) {
		return false
	}
	for _, word := range dateWord.FindAllString(s, -1) {
		short := utf8.RuneCountInString(word) <= 3 || strings.HasSuffix(word, "day")
		if c := word[0]; !short && (c < '0' || c > '9') && monthByName(word) == 0 {
			return false
		}
	}
	_, fault := Parse(s, time.UTC)
	return fault == NoFault
}

var timeFirst = pattern.New(`^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?) +(\d.*)$`)

// timeBeforeYear matches dates of C and Git: Thu Jan 3 10:11:12 2019 +0100.
var timeBeforeYear = pattern.New(`^(\pL{2,4},? +\pL{3,9} +\d{1,2}) +(\d{1,2}:\d\d(?::\d\d)?)(?: +[A-Z]{3,4})? +((?:19|20)\d\d)(.*)$`)

// compactTime matches a date and time without separators: 20240512103000.
var compactTime = pattern.New(`^((?:19|20)\d\d)([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)(?:[0-5]\d)?$`)

// isoWeek matches a week of ISO 8601 with an optional day: 2024-W05-1.
var isoWeek = pattern.New(`^((?:19|20)\d\d)[- ]?W(\d\d?)(?:-?([1-7]))?$`)

// parseISOWeek returns the day of a week, by default its Monday. Week 1 contains January 4.
func parseISOWeek(m []string) (Parsed, Fault) {
	year, _ := strconv.Atoi(m[1])
	week, _ := strconv.Atoi(m[2])
	day, err := strconv.Atoi(m[3])
	if err != nil {
		day = 1
	}
	if week < 1 || week > 53 {
		return Parsed{}, Impossible
	}
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	return Parsed{Date: model.DateOf(monday.AddDate(0, 0, 7*(week-1)+day-1))}, NoFault
}

// parseNumeric parses a numeric date at the beginning of s and returns the rest.
func parseNumeric(s string) (Parsed, string, bool) {
	var parts [3]int
	var digits [3]int
	at := 0
	var separators [2]byte
	for i := range parts {
		start := at
		for at < len(s) && s[at] >= '0' && s[at] <= '9' {
			parts[i] = parts[i]*10 + int(s[at]-'0')
			if at++; at-start > 8 {
				return Parsed{}, "", false
			}
		}
		digits[i] = at - start
		if digits[i] == 0 {
			return Parsed{}, "", false
		}
		if i == 0 && digits[0] == 8 && (at == len(s) || !isDigitOrSeparator(s[at])) {
			return Parsed{Date: newDate(parts[0]/10000, parts[0]/100%100, parts[0]%100)}, s[at:], true
		}
		if i == 2 {
			break
		}
		separator, n := cutSeparator(s[at:])
		if n == 0 || i == 1 && separator != separators[0] {
			if i == 1 && digits[0] == 4 && digits[1] <= 2 && separators[0] != '.' && strings.TrimSpace(s[at:]) == "" {
				return Parsed{Date: newDate(parts[0], parts[1], 1)}, "", true // a month
			}
			return Parsed{}, "", false
		}
		separators[i] = separator
		at += n
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(s[at:], "日"), "일")
	if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(next) && next != 'T' && next != 't' {
		return Parsed{}, "", false
	}
	if digits[0] == 4 {
		return Parsed{Date: newDate(parts[0], parts[1], parts[2])}, rest, true
	}
	if digits[0] > 2 || digits[1] > 2 || digits[2] != 4 && digits[2] != 2 {
		return Parsed{}, "", false
	}
	if digits[2] == 2 && parts[0] > 31 {
		return Parsed{Date: newDate(fullYearOf(parts[0]), parts[1], parts[2])}, rest, true
	}
	if digits[2] == 2 {
		parts[2] = fullYearOf(parts[2])
	}
	return ambiguousDate(parts[0], parts[1], parts[2], separators[0]), rest, true
}

func isDigitOrSeparator(c byte) bool { return c >= '0' && c <= '9' || c == '/' || c == '-' || c == '.' }

// cutSeparator returns the separator at the beginning of s and its size in bytes.
func cutSeparator(s string) (mark byte, size int) {
	for _, mark := range []struct {
		text string
		mark byte
	}{{"-", '-'}, {"/", '/'}, {".", '.'}, {"_", '-'}, {"年", '-'}, {"月", '-'}, {"년 ", '-'}, {"월 ", '-'}, {"년", '-'}, {"월", '-'}} {
		if strings.HasPrefix(s, mark.text) {
			n := len(mark.text)
			for n < len(s) && s[n] == ' ' && mark.mark != '-' {
				n++
			}
			return mark.mark, n
		}
	}
	return 0, 0
}

// fullYearOf returns the full year of a two-digit one.
func fullYearOf(year int) int {
	if year < 70 {
		return 2000 + year
	}
	return 1900 + year
}

func newDate(year, month, day int) model.Date {
	return model.Date{Year: year, Month: time.Month(month), Day: day}
}

// ambiguousDate returns the date of a/b/year, in which either number may be the month.
func ambiguousDate(a, b, year int, separator byte) Parsed {
	m := Parsed{Separator: separator}
	byDay, byMonth := newDate(year, b, a), newDate(year, a, b)
	switch {
	case !byMonth.Valid():
		m.Date, m.Order = byDay, DayFirst
	case !byDay.Valid():
		m.Date, m.Order = byMonth, MonthFirst
	case defaultOrder(separator) == DayFirst:
		m.Date, m.Swapped = byDay, byMonth
	default:
		m.Date, m.Swapped = byMonth, byDay
	}
	if m.Swapped == m.Date {
		m.Swapped = model.Date{}
	}
	return m
}

// InOrder returns the date in the given order.
func (m Parsed) InOrder(order Order) Parsed {
	if m.Swapped.IsZero() || order == UnknownOrder || order == defaultOrder(m.Separator) {
		return m
	}
	m.Date, m.Swapped = m.Swapped, m.Date
	if !m.Time.IsZero() {
		hour, minute, second := m.Time.Clock()
		m.Time = time.Date(m.Date.Year, m.Date.Month, m.Date.Day, hour, minute, second, 0, m.Time.Location())
	}
	return m
}

var dateWord = pattern.New(`[\pL\pM]+|\d+`)

// parseWithMonthName parses dates with the name of a month: "13 July 2024", "July 13th,
// 2024", "Thu, 3 Jan 2019", "12 de mayo de 2019", "2019 May 12".
func parseWithMonthName(s string) (Parsed, string, bool) {
	var month time.Month
	var numbers [2]int
	var sizes [2]int
	seen, end := 0, 0
	for i, at := range dateWord.FindAllStringIndex(s, 12) {
		word := s[at[0]:at[1]]
		if c := word[0]; c >= '0' && c <= '9' {
			if isRange := seen == 2 && len(word) == 4 && sizes[0] <= 2 && sizes[1] <= 2 && month != 0; isRange {
				seen = 1 // 12-14 May 2020
			}
			if seen == 2 || len(word) > 4 {
				break
			}
			if at[1] < len(s) && s[at[1]] == ':' {
				break // a time of day
			}
			numbers[seen], _ = strconv.Atoi(word)
			sizes[seen] = len(word)
			seen++
			end = at[1]
			continue
		}
		if found := monthByName(word); found != 0 && month == 0 {
			month = found
			end = max(end, at[1])
		} else if seen == 0 && month == 0 && i > 2 {
			return Parsed{}, "", false
		}
	}
	if month == 0 || seen == 0 {
		return Parsed{}, "", false
	}
	rest := strings.TrimLeft(s[end:], ".,) \u00a0")
	switch {
	case seen == 1 && sizes[0] == 4:
		return Parsed{Date: model.Date{Year: numbers[0], Month: month, Day: 1}}, "", true
	case seen == 1:
		return Parsed{}, "", false
	case sizes[0] == 4:
		return Parsed{Date: model.Date{Year: numbers[0], Month: month, Day: numbers[1]}}, rest, true
	case sizes[1] == 2:
		numbers[1] = fullYearOf(numbers[1])
	case sizes[1] != 4:
		return Parsed{}, "", false
	}
	return Parsed{Date: model.Date{Year: numbers[1], Month: month, Day: numbers[0]}}, rest, true
}

// parseUnix parses Unix timestamps in seconds or milliseconds.
func parseUnix(s string) (Parsed, Fault) {
	if len(s) != 10 && len(s) != 13 {
		return Parsed{}, NoDate
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return Parsed{}, NoDate
	}
	if len(s) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return Parsed{Date: model.DateOf(t), Time: t}, NoFault
}
