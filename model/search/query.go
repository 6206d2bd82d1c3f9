package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// field is a searchable part of a post.
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

// fieldWeights rank matches by field: title, names, summary, body.
var fieldWeights = [fieldCount]int{inTitle: 3, inCategories: 2, inTags: 2, inAuthors: 2, inSummary: 1}

// allFields lists the fields in descending order of weight.
var allFields = []field{inTitle, inCategories, inTags, inAuthors, inSummary, inBody}

// fieldPrefixes are the field names that may precede a colon.
var fieldPrefixes = map[string][]field{
	"title": {inTitle}, "summary": {inSummary}, "body": {inBody}, "text": {inBody},
	"category": {inCategories}, "cat": {inCategories}, "tag": {inTags}, "author": {inAuthors}, "by": {inAuthors},
}

// FieldNames lists the documented names that may precede a colon.
var FieldNames = []string{"title", "category", "tag", "author", "year", "summary", "body"}

// Query is a parsed search query. A post matches if it matches all clauses and years.
type Query struct {
	clauses []clause
	years   []string // prefixes of the post's year
}

// clause is a token, or a phrase of consecutive tokens.
type clause struct {
	tokens []token
	prefix bool    // the last token is a prefix
	fields []field // in descending order of weight
}

// maxQueryBytes limits the length of a query.
const maxQueryBytes = 400

// Parse parses a query as it is typed. Every input is valid: an unclosed quotation reaches
// to the end, and a prefix without a value is ignored. The last token is a prefix, unless a
// space or a quotation mark follows.
func Parse(input string) Query {
	input = strings.ToValidUTF8(input[:min(len(input), maxQueryBytes)], "")
	var q Query
	for rest := input; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return q
		}
		var part part
		part, rest = nextPart(rest)
		q.add(part, rest == "" && !part.closed)
	}
}

// ParseArguments parses command line arguments. An argument of several words is a phrase,
// since the shell has removed its quotation marks.
func ParseArguments(arguments []string) Query {
	parts := make([]string, len(arguments))
	for i, argument := range arguments {
		parts[i] = argument
		if strings.ContainsFunc(argument, unicode.IsSpace) && !strings.ContainsFunc(argument, isQuote) {
			name, value := cutFieldPrefix(argument)
			parts[i] = strings.TrimPrefix(name+":", ":") + `"` + value + `"`
		}
	}
	return Parse(strings.Join(parts, " "))
}

// cutFieldPrefix cuts the field name off s, "" if there is none.
func cutFieldPrefix(s string) (name, value string) {
	if name, value, ok := strings.Cut(s, ":"); ok {
		name = strings.ToLower(name)
		if _, known := fieldPrefixes[name]; known || name == "year" {
			return name, value
		}
	}
	return "", s
}

// part is a word or a phrase of the input with its field name.
type part struct {
	prefix, text string
	closed       bool // terminated by a space or a quotation mark
}

// nextPart cuts the first part off s.
func nextPart(s string) (p part, rest string) {
	p.prefix, s = cutFieldPrefix(s)
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
	if p.prefix == "year" {
		if year := strings.TrimSpace(strings.ToLower(p.text)); year != "" {
			q.years = append(q.years, year)
		}
		return
	}
	tokens := tokenize(p.text)
	if len(tokens) == 0 {
		return
	}
	fields := allFields
	if p.prefix != "" {
		fields = fieldPrefixes[p.prefix]
	}
	c := clause{tokens: tokens, prefix: prefix, fields: fields}
	if !slices.ContainsFunc(q.clauses, func(known clause) bool { return known.implies(c) && c.implies(known) }) {
		q.clauses = append(q.clauses, c)
	}
}

// Empty reports whether q has no terms, so that it matches nothing.
func (q Query) Empty() bool { return len(q.clauses) == 0 && len(q.years) == 0 }

// SearchesBody reports whether any clause is looked for in bodies.
func (q Query) SearchesBody() bool {
	return slices.ContainsFunc(q.clauses, func(c clause) bool { return c.searches(inBody) })
}
