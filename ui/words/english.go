package words

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
)

// Noun is a noun with its singular and plural. Languages with more forms need more fields.
type Noun struct{ One, Many string }

// Count returns a number with the noun: "no posts", "1 post", "2 posts".
func (n Noun) Count(count int) string {
	switch count {
	case 0:
		return "no " + n.Many
	case 1:
		return "1 " + n.One
	}
	return fmt.Sprintf("%d %s", count, n.Many)
}

// Nouns.
var (
	Post     = Noun{"post", "posts"}
	Category = Noun{"category", "categories"}
	Tag      = Noun{"tag", "tags"}
	Author   = Noun{"author", "authors"}
	Year     = Noun{"year", "years"}
	Heading  = Noun{"heading", "headings"}
	Series   = Noun{"series", "series"}
	Part     = Noun{"part", "parts"}
	Page     = Noun{"page", "pages"}
	Link     = Noun{"link", "links"}
	Line     = Noun{"line", "lines"}
	Problem  = Noun{"problem", "problems"}
	Result   = Noun{"result", "results"}
	Minute   = Noun{"minute", "minutes"}
)

// And joins names: "a, b and c".
func And(names []string) string { return listed(names, "and") }

// Or joins alternatives: "a, b or c".
func Or(names []string) string { return listed(names, "or") }

func listed(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	end := len(names) - 1
	return strings.Join(names[:end], ", ") + " " + last + " " + names[end]
}

// Sentences joins texts with spaces and ends each with a full stop if it has no punctuation
// at its end. Empty texts are skipped.
func Sentences(texts ...string) string {
	var out strings.Builder
	for _, text := range texts {
		if text == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(text)
		if !strings.ContainsAny(text[len(text)-1:], ".?!:") && !strings.HasSuffix(text, "…") {
			out.WriteByte('.')
		}
	}
	return out.String()
}

// Capital returns text with its first letter in upper case.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// ---- the model

// PostStates returns the names of the states of a post that are not usual: draft, in the
// future, expired, page.
func PostStates(p *model.Post) []string {
	var states []string
	for _, state := range []struct {
		holds bool
		name  string
	}{{p.Draft, "draft"}, {p.Future, "in the future"}, {p.Expired, "expired"}, {p.Kind == model.KindPage, "page"}} {
		if state.holds {
			states = append(states, state.name)
		}
	}
	return states
}

// OrderName returns the name of a sort order.
func OrderName(o model.Order) string {
	return [...]string{"date", "title", "length", "path"}[o]
}

// ---- dates

var (
	months = [...]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	}
	shortMonths = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// Day returns a date with the full name of the month, or "" for no date.
func (w Dates) Day(d model.Date) string { return w.day(d, months) }

// ShortDay returns a date with the short name of the month, or "" for no date.
func (w Dates) ShortDay(d model.Date) string { return w.day(d, shortMonths) }

func (w Dates) day(d model.Date, names [12]string) string {
	switch {
	case d.IsZero():
		return ""
	case w == ISO:
		return d.String()
	case w == MonthFirst:
		return fmt.Sprintf("%s %d, %d", names[d.Month-1], d.Day, d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, names[d.Month-1], d.Year)
}

// Month returns the month and year of a date, for a heading.
func (w Dates) Month(d model.Date) string {
	if w == ISO {
		return d.String()[:len("2006-01")]
	}
	return months[d.Month-1] + " " + strconv.Itoa(d.Year)
}

// Column returns a part of a date with a fixed width, or "" for no date.
func (w Dates) Column(part DatePart, d model.Date) string {
	if d.IsZero() {
		return ""
	}
	day, month := d.Day, shortMonths[d.Month-1]
	switch {
	case part == DayOfMonth:
		return fmt.Sprintf("%02d", day)
	case part == MonthOfYear:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case w == ISO && part == DayOfYear:
		return fmt.Sprintf("%02d-%02d", d.Month, day)
	case w == ISO:
		return d.String()
	case w == MonthFirst && part == DayOfYear:
		return fmt.Sprintf("%s %2d", month, day)
	case w == MonthFirst:
		return fmt.Sprintf("%s %2d, %04d", month, day, d.Year)
	case part == DayOfYear:
		return fmt.Sprintf("%2d %s", day, month)
	}
	return fmt.Sprintf("%2d %s %04d", day, month, d.Year)
}
