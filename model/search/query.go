package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// field is a part of a post that words are looked for in. Later ones weigh more.
type field uint8

const (
	inBody field = iota
	inSummary
	inAuthors
	inTags
	inCategories
	inTitle
	fieldCount
)

// weights rank a post by where a word is found: in the title, in a name it is
// filed under, in the summary, in the text.
var weights = [fieldCount]int{inTitle: 3, inCategories: 2, inTags: 2, inAuthors: 2, inSummary: 1}

// everywhere lists the fields, those that weigh most first.
var everywhere = []field{inTitle, inCategories, inTags, inAuthors, inSummary, inBody}

// narrowing is what may stand before a colon.
var narrowing = map[string][]field{
	"title": {inTitle}, "summary": {inSummary}, "body": {inBody}, "text": {inBody},
	"category": {inCategories}, "cat": {inCategories}, "tag": {inTags}, "author": {inAuthors}, "by": {inAuthors},
}

// FieldNames lists the words that narrow a search when a colon follows.
var FieldNames = []string{"title", "category", "tag", "author", "year", "summary", "body"}

// Query is what is looked for: clauses that must all be found in a post.
type Query struct {
	clauses []clause
	years   []string // the beginnings of years, which must all fit
}

// clause is a run of words that must follow one another.
type clause struct {
	words  []word
	prefix bool    // the last word may go on
	fields []field // where to look, those that weigh most first
}

// longestQuery bounds what is looked for, in bytes.
const longestQuery = 400

// Parse reads what a reader has typed. Whatever it is, there is a query: marks
// that are not closed reach to the end, and what narrows by nothing is left out.
// The last word is taken as the beginning of one, unless a space or a quotation
// mark follows it.
func Parse(typed string) Query {
	typed = strings.ToValidUTF8(typed[:min(len(typed), longestQuery)], "")
	var q Query
	for rest := typed; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return q
		}
		var part part
		part, rest = nextPart(rest)
		q.add(part, rest == "" && !part.closed)
	}
}

// ParseArguments reads the arguments of a command line: one of several words is
// a phrase, since the shell has taken its marks.
func ParseArguments(arguments []string) Query {
	typed := make([]string, len(arguments))
	for i, argument := range arguments {
		typed[i] = argument
		if strings.ContainsFunc(argument, unicode.IsSpace) && !strings.ContainsFunc(argument, isQuote) {
			name, value := cutName(argument)
			typed[i] = strings.TrimPrefix(name+":", ":") + `"` + value + `"`
		}
	}
	return Parse(strings.Join(typed, " "))
}

// cutName splits off the name that narrows, "" if there is none.
func cutName(s string) (name, value string) {
	if name, value, ok := strings.Cut(s, ":"); ok {
		name = strings.ToLower(name)
		if _, known := narrowing[name]; known || name == "year" {
			return name, value
		}
	}
	return "", s
}

// part is a word or a phrase of what was typed, with the name that narrows it.
type part struct {
	name, text string
	closed     bool // nothing can be added to it
}

// nextPart splits off the first word or phrase of s, which begins with one.
func nextPart(s string) (p part, rest string) {
	p.name, s = cutName(s)
	if mark, size := utf8.DecodeRuneInString(s); isQuote(mark) {
		s = s[size:]
		end := strings.IndexFunc(s, isQuote)
		if end < 0 {
			p.text = s
			return p, ""
		}
		_, size = utf8.DecodeRuneInString(s[end:])
		p.text, p.closed = s[:end], true
		return p, s[end+size:]
	}
	end := strings.IndexFunc(s, unicode.IsSpace)
	if end < 0 {
		p.text = s
		return p, ""
	}
	p.text, p.closed = s[:end], true
	return p, s[end:]
}

func isQuote(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }

func (q *Query) add(p part, prefix bool) {
	if p.name == "year" {
		if year := strings.TrimSpace(strings.ToLower(p.text)); year != "" {
			q.years = append(q.years, year)
		}
		return
	}
	found := words(p.text)
	if len(found) == 0 {
		return
	}
	fields := everywhere
	if p.name != "" {
		fields = narrowing[p.name]
	}
	c := clause{words: found, prefix: prefix, fields: fields}
	if !slices.ContainsFunc(q.clauses, func(known clause) bool { return known.implies(c) && c.implies(known) }) {
		q.clauses = append(q.clauses, c)
	}
}

// Empty reports whether q looks for nothing at all.
func (q Query) Empty() bool { return len(q.clauses) == 0 && len(q.years) == 0 }

// SearchesBody reports whether q looks for anything in texts; what only narrows by
// a title, a name or a year does not.
func (q Query) SearchesBody() bool {
	return slices.ContainsFunc(q.clauses, func(c clause) bool { return c.looksIn(inBody) })
}
