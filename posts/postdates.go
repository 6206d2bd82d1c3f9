package posts

import (
	"path"
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

func dateFromName(r *postParser) bool {
	name := r.path.datedName
	if len(name) < 8 || name[0] < '0' || name[0] > '9' {
		return false
	}
	if stamp := timestampPrefix.FindStringSubmatch(name); stamp != nil {
		return r.dateFromText(stamp[1])
	}
	for _, prefix := range []*pattern.Pattern{dateTimePrefix, datePrefix, compactDatePrefix} {
		if m := prefix.FindStringSubmatch(name); m != nil {
			return r.dateFromParts(m)
		}
	}
	return false
}

func dateFromFolders(r *postParser) bool {
	return r.dateFromText(dayInPath(path.Join(r.path.folder, r.path.datedName)))
}

// dateFromTitle uses the title if it is a date or begins with one.
func dateFromTitle(r *postParser) bool {
	if m := datedTitle.FindStringSubmatch(r.post.Title); m != nil {
		return r.dateFromParts(m)
	}
	return dates.IsDate(r.post.Title) && r.dateFromText(r.post.Title)
}

// dateWithinName uses a date that is not at the beginning of the name: weekly-2024-05-12.
func dateWithinName(r *postParser) bool {
	return r.dateFromParts(dateInName.FindStringSubmatch(r.path.datedName))
}

// dateWithinTitle uses a date between spaces or brackets: Weekly 12 (2024-05-12).
func dateWithinTitle(r *postParser) bool {
	return r.dateFromParts(dateInTitle.FindStringSubmatch(r.post.Title))
}

// dateFromMonth uses the first day of the month that the folders give: 2024/05/name.md.
func dateFromMonth(r *postParser) bool {
	m := monthInPath.FindStringSubmatch(r.path.folder)
	return m != nil && r.dateFromText(m[1]+"-"+m[2])
}

// dateFromUpdate uses the date of the last change, for Qiita, which has no other.
func dateFromUpdate(r *postParser) bool {
	if r.site.generator != qiita {
		return false
	}
	for _, c := range r.candidates {
		if c.key == "updatedat" {
			return readPostDate(r, c.key, c.value)
		}
	}
	return false
}

func dateFromAddress(r *postParser) bool {
	for _, c := range r.candidates {
		switch c.key {
		case "path", "permalink", "url", "slug", "route":
			if r.dateFromText(dayInPath(c.value.SingleText())) {
				return true
			}
		}
	}
	return false
}

func (r *postParser) dateFromParts(parts []string) bool {
	if parts == nil {
		return false
	}
	text := parts[1] + "-" + parts[2] + "-" + parts[3]
	if len(parts) > 5 && parts[4] != "" {
		text += " " + parts[4] + ":" + parts[5]
	}
	return r.dateFromText(text)
}

func (r *postParser) dateFromText(text string) bool {
	m, fault := dates.Parse(text, r.zone)
	if fault != dates.NoFault {
		return false
	}
	r.dates.date = m
	return true
}
