// Package dates reads a day, and a time of day if there is one, as people write it: in
// numbers of either order, in words of many languages, in other digits and calendars.
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

// Parsed is a date as an author wrote it.
type Parsed struct {
	Date      model.Date
	Time      time.Time  // zero without a clock time
	Swapped   model.Date // the date if day and month are meant the other way round; zero if it can't be
	Order     Order      // the author's habit, where this date proves it
	Separator byte       // between the numbers: '/', '-' or '.'; 0 for a date in words
}

// Order is a habit of writing dates in numbers.
type Order uint8

const (
	// UnknownOrder means that nothing proves one.
	UnknownOrder Order = iota
	// DayFirst is 31/12/2024.
	DayFirst
	// MonthFirst is 12/31/2024.
	MonthFirst
)

// custom is the order where nothing in the blog proves another: PHP's
// strtotime, and with it Grav and WordPress, read "/" as month first and "-"
// and "." as day first.
func custom(mark byte) Order {
	if mark == '/' {
		return MonthFirst
	}
	return DayFirst
}

// Fault tells why a text is no date.
type Fault uint8

const (
	// NoFault means that it is one.
	NoFault Fault = iota
	// NoDate means that it holds none.
	NoDate
	// Impossible means that it names a day that doesn't exist.
	Impossible
)

// Parse parses a date in any of the ways people write them. Its day is the
// one that is written, whatever the zone; a clock time without a zone is taken
// as zone's.
func Parse(s string, zone *time.Location) (Parsed, Fault) {
	s = strings.TrimSpace(strings.Trim(strings.TrimSpace(s), "\"'“”‘’[]<>"))
	if inner, ok := strings.CutPrefix(s, "Date("); ok { // Franklin
		s = strings.ReplaceAll(strings.ReplaceAll(strings.TrimSuffix(inner, ")"), " ", ""), ",", "-")
	}
	s = plainDigits(s)
	if m := clockFirst.FindStringSubmatch(s); m != nil {
		s = m[2] + " " + m[1] // Grav
	}
	if m := digitsOnly.FindStringSubmatch(s); m != nil {
		s = m[1] + "-" + m[2] + "-" + m[3] + " " + m[4] + ":" + m[5]
	}
	if len(s) > 120 || s == "" {
		return Parsed{}, NoDate
	}
	m, rest, ok := numericDate(s)
	if week := isoWeek.FindStringSubmatch(s); week != nil {
		return dayOfWeek(week)
	}
	if !ok {
		m, rest, ok = wordyDate(onlyWords(s))
	}
	if !ok {
		return unixDate(s)
	}
	if isThai := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Thai, r) }); isThai && m.Date.Year > buddhist+1900 {
		m.Date.Year -= buddhist
	}
	if m.Date.Year <= 1 {
		return Parsed{}, NoDate // the zero date that Hugo writes for "none"
	}
	if !m.Date.Valid() {
		return Parsed{}, Impossible
	}
	if hour, minute, second, offset, ok := readClock(rest); ok {
		if offset == nil {
			offset = zone
		}
		m.Time = time.Date(m.Date.Year, m.Date.Month, m.Date.Day, hour, minute, second, 0, offset)
		if model.DateOf(m.Time) != m.Date {
			m.Time = time.Time{} // an hour that the zone skips
		}
	}
	return m, NoFault
}

// longestDate is how long a text may be that is nothing but a date.
const longestDate = 50

var fullYear = pattern.New(`(?:^|[^\d])(?:19|20)\d\d(?:[^\d]|$)`)

// IsDate reports a text that is a date with its year and nothing else; a day of the week and
// small words may belong to it.
func IsDate(s string) bool {
	if len(s) > longestDate || !fullYear.MatchString(s) {
		return false
	}
	for _, word := range dateWord.FindAllString(s, -1) {
		short := utf8.RuneCountInString(word) <= 3 || strings.HasSuffix(word, "day")
		if c := word[0]; !short && (c < '0' || c > '9') && monthNamed(word) == 0 {
			return false
		}
	}
	_, fault := Parse(s, time.UTC)
	return fault == NoFault
}

var clockFirst = pattern.New(`^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?) +(\d.*)$`)

// digitsOnly matches a day and a time without anything between: 20240512103000.
var digitsOnly = pattern.New(`^((?:19|20)\d\d)([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)(?:[0-5]\d)?$`)

// isoWeek matches a week of ISO 8601, and a day of it: 2024-W05-1.
var isoWeek = pattern.New(`^((?:19|20)\d\d)[- ]?W(\d\d?)(?:-?([1-7]))?$`)

// dayOfWeek is the day of a week, its Monday where it names none. The first week is the one
// with January 4.
func dayOfWeek(m []string) (Parsed, Fault) {
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

// numericDate reads the day at the beginning of s when it is written in numbers.
func numericDate(s string) (Parsed, string, bool) {
	var part [3]int
	var size [3]int
	at := 0
	var marks [2]byte
	for i := range part {
		start := at
		for at < len(s) && s[at] >= '0' && s[at] <= '9' {
			part[i] = part[i]*10 + int(s[at]-'0')
			if at++; at-start > 8 {
				return Parsed{}, "", false
			}
		}
		size[i] = at - start
		if size[i] == 0 {
			return Parsed{}, "", false
		}
		if i == 0 && size[0] == 8 && (at == len(s) || !digitOrMark(s[at])) {
			return Parsed{Date: dateOf(part[0]/10000, part[0]/100%100, part[0]%100)}, s[at:], true
		}
		if i == 2 {
			break
		}
		mark, n := dateMark(s[at:])
		if n == 0 || i == 1 && mark != marks[0] {
			if i == 1 && size[0] == 4 && size[1] <= 2 && marks[0] != '.' && strings.TrimSpace(s[at:]) == "" {
				return Parsed{Date: dateOf(part[0], part[1], 1)}, "", true // a month
			}
			return Parsed{}, "", false
		}
		marks[i] = mark
		at += n
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(s[at:], "日"), "일")
	if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(next) && next != 'T' && next != 't' {
		return Parsed{}, "", false
	}
	if size[0] == 4 {
		return Parsed{Date: dateOf(part[0], part[1], part[2])}, rest, true
	}
	if size[0] > 2 || size[1] > 2 || size[2] != 4 && size[2] != 2 {
		return Parsed{}, "", false
	}
	if size[2] == 2 && part[0] > 31 {
		return Parsed{Date: dateOf(century(part[0]), part[1], part[2])}, rest, true
	}
	if size[2] == 2 {
		part[2] = century(part[2])
	}
	return eitherOrder(part[0], part[1], part[2], marks[0]), rest, true
}

func digitOrMark(c byte) bool { return c >= '0' && c <= '9' || c == '/' || c == '-' || c == '.' }

// dateMark reads what stands between the numbers of a date.
func dateMark(s string) (mark byte, size int) {
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

// century completes a year of two digits.
func century(year int) int {
	if year < 70 {
		return 2000 + year
	}
	return 1900 + year
}

func dateOf(year, month, day int) model.Date {
	return model.Date{Year: year, Month: time.Month(month), Day: day}
}

// eitherOrder reads a/b/year, of which only the numbers can tell which is the month.
func eitherOrder(a, b, year int, mark byte) Parsed {
	m := Parsed{Separator: mark}
	byDay, byMonth := dateOf(year, b, a), dateOf(year, a, b)
	switch {
	case !byMonth.Valid():
		m.Date, m.Order = byDay, DayFirst
	case !byDay.Valid():
		m.Date, m.Order = byMonth, MonthFirst
	case custom(mark) == DayFirst:
		m.Date, m.Swapped = byDay, byMonth
	default:
		m.Date, m.Swapped = byMonth, byDay
	}
	if m.Swapped == m.Date {
		m.Swapped = model.Date{}
	}
	return m
}

// InOrder returns the date as an author of the given habit means it.
func (m Parsed) InOrder(order Order) Parsed {
	if m.Swapped.IsZero() || order == UnknownOrder || order == custom(m.Separator) {
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

// wordyDate reads dates with the month's name: "13 July 2024", "July 13th,
// 2024", "Thu, 3 Jan 2019", "12 de mayo de 2019", "2019 May 12".
func wordyDate(s string) (Parsed, string, bool) {
	var month time.Month
	var numbers [2]int
	var sizes [2]int
	seen, end := 0, 0
	for i, at := range dateWord.FindAllStringIndex(s, 12) {
		word := s[at[0]:at[1]]
		if c := word[0]; c >= '0' && c <= '9' {
			if seen == 2 || len(word) > 4 {
				break
			}
			if at[1] < len(s) && s[at[1]] == ':' {
				break // the clock comes first or follows
			}
			numbers[seen], _ = strconv.Atoi(word)
			sizes[seen] = len(word)
			seen++
			end = at[1]
			continue
		}
		if found := monthNamed(word); found != 0 && month == 0 {
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
		numbers[1] = century(numbers[1])
	}
	return Parsed{Date: model.Date{Year: numbers[1], Month: month, Day: numbers[0]}}, rest, true
}

// unixDate reads the seconds or milliseconds since 1970 that some programs write.
func unixDate(s string) (Parsed, Fault) {
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
