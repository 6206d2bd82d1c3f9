package posts

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/pattern"
)

// moment is a date as an author wrote it.
type moment struct {
	date    model.Date
	clock   time.Time  // zero without a clock time
	swapped model.Date // what it means if day and month are meant the other way round; zero if it can't be
	order   dateOrder  // what it proves about the author's habit
	mark    byte       // what stands between the numbers: '/', '-' or '.'
}

// dateOrder is a habit of writing dates in numbers.
type dateOrder uint8

const (
	unknownOrder dateOrder = iota
	dayFirst
	monthFirst
)

// custom is the order where nothing in the blog proves another: PHP's
// strtotime, and with it Grav and WordPress, read "/" as month first and "-"
// and "." as day first.
func custom(mark byte) dateOrder {
	if mark == '/' {
		return monthFirst
	}
	return dayFirst
}

// dateFault tells why a text is no date.
type dateFault uint8

const (
	noFault    dateFault = iota
	noDate               // there is none in it
	impossible           // it names a day that doesn't exist
)

// readDate reads a date in any of the ways people write them. Its day is the
// one that is written, whatever the zone; a clock time without a zone is taken
// as zone's.
func readDate(s string, zone *time.Location) (moment, dateFault) {
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
		return moment{}, noDate
	}
	m, rest, ok := numericDate(s)
	if !ok {
		m, rest, ok = wordyDate(onlyWords(s))
	}
	if !ok {
		return unixDate(s)
	}
	if isThai := strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Thai, r) }); isThai && m.date.Year > buddhist+1900 {
		m.date.Year -= buddhist
	}
	if m.date.Year <= 1 {
		return moment{}, noDate // the zero date that Hugo writes for "none"
	}
	if !m.date.Valid() {
		return moment{}, impossible
	}
	if hour, minute, second, offset, ok := readClock(rest); ok {
		if offset == nil {
			offset = zone
		}
		m.clock = time.Date(m.date.Year, m.date.Month, m.date.Day, hour, minute, second, 0, offset)
		if model.DateOf(m.clock) != m.date {
			m.clock = time.Time{} // an hour that the zone skips
		}
	}
	return m, noFault
}

var clockFirst = pattern.New(`^(\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?) +(\d.*)$`)

// digitsOnly matches a day and a time without anything between: 20240512103000.
var digitsOnly = pattern.New(`^((?:19|20)\d\d)([01]\d)([0-3]\d)([0-2]\d)([0-5]\d)(?:[0-5]\d)?$`)

// numericDate reads the day at the beginning of s when it is written in numbers.
func numericDate(s string) (moment, string, bool) {
	var part [3]int
	var size [3]int
	at := 0
	var marks [2]byte
	for i := range part {
		start := at
		for at < len(s) && s[at] >= '0' && s[at] <= '9' {
			part[i] = part[i]*10 + int(s[at]-'0')
			if at++; at-start > 8 {
				return moment{}, "", false
			}
		}
		size[i] = at - start
		if size[i] == 0 {
			return moment{}, "", false
		}
		if i == 0 && size[0] == 8 && (at == len(s) || !digitOrMark(s[at])) {
			return moment{date: dateOf(part[0]/10000, part[0]/100%100, part[0]%100)}, s[at:], true
		}
		if i == 2 {
			break
		}
		mark, n := dateMark(s[at:])
		if n == 0 || i == 1 && mark != marks[0] {
			if i == 1 && size[0] == 4 && size[1] <= 2 && marks[0] != '.' && strings.TrimSpace(s[at:]) == "" {
				return moment{date: dateOf(part[0], part[1], 1)}, "", true // a month
			}
			return moment{}, "", false
		}
		marks[i] = mark
		at += n
	}
	rest := strings.TrimPrefix(strings.TrimPrefix(s[at:], "日"), "일")
	if next, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(next) && next != 'T' && next != 't' {
		return moment{}, "", false
	}
	if size[0] == 4 {
		return moment{date: dateOf(part[0], part[1], part[2])}, rest, true
	}
	if size[0] > 2 || size[1] > 2 || size[2] != 4 && size[2] != 2 {
		return moment{}, "", false
	}
	if size[2] == 2 && part[0] > 31 {
		return moment{date: dateOf(century(part[0]), part[1], part[2])}, rest, true
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
func eitherOrder(a, b, year int, mark byte) moment {
	m := moment{mark: mark}
	byDay, byMonth := dateOf(year, b, a), dateOf(year, a, b)
	switch {
	case !byMonth.Valid():
		m.date, m.order = byDay, dayFirst
	case !byDay.Valid():
		m.date, m.order = byMonth, monthFirst
	case custom(mark) == dayFirst:
		m.date, m.swapped = byDay, byMonth
	default:
		m.date, m.swapped = byMonth, byDay
	}
	if m.swapped == m.date {
		m.swapped = model.Date{}
	}
	return m
}

// inOrder returns the date as an author of the given habit means it.
func (m moment) inOrder(order dateOrder) moment {
	if m.swapped.IsZero() || order == unknownOrder || order == custom(m.mark) {
		return m
	}
	m.date, m.swapped = m.swapped, m.date
	if !m.clock.IsZero() {
		hour, minute, second := m.clock.Clock()
		m.clock = time.Date(m.date.Year, m.date.Month, m.date.Day, hour, minute, second, 0, m.clock.Location())
	}
	return m
}

var dateWord = pattern.New(`[\pL\pM]+|\d+`)

// wordyDate reads dates with the month's name: "13 July 2024", "July 13th,
// 2024", "Thu, 3 Jan 2019", "12 de mayo de 2019", "2019 May 12".
func wordyDate(s string) (moment, string, bool) {
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
			return moment{}, "", false
		}
	}
	if month == 0 || seen == 0 {
		return moment{}, "", false
	}
	rest := strings.TrimLeft(s[end:], ".,) \u00a0")
	switch {
	case seen == 1 && sizes[0] == 4:
		return moment{date: model.Date{Year: numbers[0], Month: month, Day: 1}}, "", true
	case seen == 1:
		return moment{}, "", false
	case sizes[0] == 4:
		return moment{date: model.Date{Year: numbers[0], Month: month, Day: numbers[1]}}, rest, true
	case sizes[1] == 2:
		numbers[1] = century(numbers[1])
	}
	return moment{date: model.Date{Year: numbers[1], Month: month, Day: numbers[0]}}, rest, true
}

// unixDate reads the seconds or milliseconds since 1970 that some programs write.
func unixDate(s string) (moment, dateFault) {
	if len(s) != 10 && len(s) != 13 {
		return moment{}, noDate
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return moment{}, noDate
	}
	if len(s) == 13 {
		n /= 1000
	}
	t := time.Unix(n, 0).UTC()
	return moment{date: model.DateOf(t), clock: t}, noFault
}
