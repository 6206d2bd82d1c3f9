package posts

import (
	"strings"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
	"blogtui/posts/dates"
	"blogtui/posts/metadata"
)

func readPostDate(r *postParser, key string, n *metadata.Node) bool {
	problemCount := len(r.post.Problems)
	m, ok := r.readDate(key, n)
	if !ok {
		r.traits.invalidDate = r.traits.invalidDate || len(r.post.Problems) > problemCount
		return false
	}
	r.dates.date = m
	return true
}

func readUpdated(r *postParser, key string, n *metadata.Node) bool {
	m, ok := r.readDate(key, n)
	r.dates.updated = m
	return ok
}

func readExpiry(r *postParser, key string, n *metadata.Node) bool {
	m, ok := r.readDate(key, n)
	r.dates.expires = m
	return ok
}

func readPublication(r *postParser, key string, n *metadata.Node) bool {
	m, ok := r.readDate(key, n)
	if ok && m.Time.IsZero() {
		m.Time = time.Date(m.Date.Year, m.Date.Month, m.Date.Day, 0, 0, 0, 0, r.zone)
	}
	r.dates.shown = m
	return ok
}

// readDate parses a date. It adds a problem if the value looks like a date but is invalid.
func (r *postParser) readDate(key string, n *metadata.Node) (dates.Parsed, bool) {
	text := n.SingleText()
	if text == "" || isNoValue(text) || isYes(text) || isNo(text) {
		return dates.Parsed{}, false
	}
	if yearOnly.MatchString(text) {
		text += "-01-01"
	}
	m, fault := dates.Parse(text, r.zone)
	switch fault {
	case dates.Impossible:
		r.addProblem(n.Line, model.Error, "there is no day "+clean.Quote(text)+"; correct "+clean.Quote(key))
	case dates.NoDate:
		if !strings.Contains(key, "date") && !strings.ContainsAny(text, "0123456789") || key == "day" || strings.Contains(text, "{{") || isGeneratedDate(text) {
			return dates.Parsed{}, false
		}
		r.addProblem(n.Line, model.Error, "the date "+clean.Quote(text)+" cannot be read; write it as 2024-05-31")
	}
	return m, fault == dates.NoFault
}

// yearOnly matches a date that is only a year.
var yearOnly = pattern.New(`^(?:19|20)\d\d$`)

// isGeneratedDate reports whether a value asks the generator for the date of the build, of the
// file or of version control (Eleventy, Quarto, R Markdown).
func isGeneratedDate(text string) bool {
	switch strings.ToLower(strings.ReplaceAll(text, "-", " ")) {
	case "last modified", "created", "git created", "git last modified", "today", "now", "auto":
		return true
	}
	return strings.HasPrefix(text, "`r ")
}
