package posts

import (
	"slices"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/metadata"
)

// isNoValue reports whether a value means that there is none.
func isNoValue(s string) bool {
	if len(s) > len("undefined") {
		return false
	}
	switch strings.ToLower(s) {
	case "", "-", "~", "null", "nil", "none", "[]", "undefined", "n/a":
		return true
	}
	return false
}

func readTags(r *postParser, key string, n *metadata.Node) bool {
	if !r.setNames(&r.post.Tags, key, n) {
		return false
	}
	r.post.Tags = slices.DeleteFunc(r.post.Tags, func(tag string) bool { return tag == "post" || tag == "posts" })
	if r.site.generator == nikola || r.block.Syntax == metadata.DottedPairs {
		r.post.Tags = slices.DeleteFunc(r.post.Tags, func(tag string) bool {
			r.post.Draft = r.post.Draft || tag == "draft" || tag == "private"
			return tag == "draft" || tag == "private" || tag == "mathjax"
		})
	}
	for i, tag := range r.post.Tags {
		if label := r.site.tagLabels[tag]; label != "" {
			r.post.Tags[i] = label
		}
	}
	return true
}

func (r *postParser) setNames(names *[]string, key string, n *metadata.Node) bool {
	if key == "section" && (n.SingleText() == "content" || n.SingleText() == "body") {
		return false // the section of the template in Jigsaw
	}
	found := appendNames(nil, n, 0)
	if spaced := (r.site.generator == jekyll || r.site.generator == bridgetown) && (key == "categories" || key == "tags"); spaced && n.Kind == metadata.Scalar && len(found) == 1 && len(splitNames(n.Text)) == 1 {
		found = nil
		for _, name := range strings.Fields(n.Text) {
			found = appendName(found, name)
		}
	}
	if len(found) == 0 {
		return false
	}
	*names = found
	return true
}

// appendNames appends the names in a value: a list, a text with commas, tables with a name, or
// a table whose keys are the names.
func appendNames(names []string, n *metadata.Node, depth int) []string {
	switch n.Kind {
	case metadata.Scalar:
		if depth > 0 {
			return appendName(names, n.Text)
		}
		for _, part := range splitNames(n.Text) {
			names = appendName(names, part)
		}
	case metadata.List:
		for i := range n.Items {
			names = appendNames(names, &n.Items[i], depth+1)
		}
	case metadata.Table:
		for _, key := range []string{"name", "label", "key", "title", "value", "tag", "category", "slug", "id"} {
			if value, ok := n.Get(key); ok {
				return appendNames(names, value, depth+1)
			}
		}
		for _, e := range n.Entries {
			if name := firstText(&e.Value, []string{"name", "label", "title"}); name != "" {
				names = appendName(names, name)
			} else if e.Value.Kind == metadata.Scalar && depth > 0 && !e.Value.Quoted {
				names = appendName(names, e.Key+": "+e.Value.Text) // a name with a colon
			} else {
				names = appendName(names, e.Key)
			}
		}
	}
	return names
}

// hashnodeID matches what Hashnode appends to the name of a tag if another has the same.
var hashnodeID = pattern.New(`-c[a-z0-9]{24}$`)

func appendName(names []string, name string) []string {
	name = strings.TrimSpace(strings.Trim(plainLine(name), `"'“”‘’`))
	if inner, ok := strings.CutPrefix(name, "[["); ok {
		name = strings.TrimSuffix(inner, "]]") // a link to a page of notes
	}
	if len(name) > 1 && name[0] == '#' && name[1] != ' ' {
		name = name[1:]
	}
	if len(name) > len("-c")+24 {
		name = hashnodeID.ReplaceAllString(name, "")
	}
	if isNoValue(name) || slices.ContainsFunc(names, func(s string) bool { return strings.EqualFold(s, name) }) {
		return names
	}
	return append(names, name)
}

// splitNames splits a text into names. Spaces do not separate names: "considered harmful" is
// one name, except in Jekyll (see setNames).
func splitNames(s string) []string {
	s = strings.TrimSpace(s)
	if strings.HasPrefix(s, "[") && !strings.HasPrefix(s, "[[") && strings.Count(s, "]") < 2 {
		s = strings.TrimSuffix(s[1:], "]") // may be missing
	}
	if s != "" && s[0] == '-' {
		// "-A -B" are items whose dashes lack a space.
		s = strings.ReplaceAll(strings.TrimLeft(s, "- "), " -", ",")
	}
	s = withCommas(s)
	for _, mark := range []string{"\n", ",", "、", ";", "|"} {
		if strings.Contains(s, mark) {
			return strings.Split(s, mark)
		}
	}
	if strings.HasPrefix(s, "#") && strings.Contains(s, " #") {
		return strings.Fields(s)
	}
	return []string{s}
}

var (
	otherCommas   = strings.NewReplacer("،", ",", "؛", ";", "；", ";")
	chineseCommas = strings.NewReplacer("，", ",", "、", ",")
)

// withCommas replaces the commas and semicolons of other scripts by ASCII. The Chinese
// enumeration comma (、) is replaced only in texts with a Chinese comma (，).
func withCommas(s string) string {
	if strings.Contains(s, "，") {
		s = chineseCommas.Replace(s)
	}
	if !strings.ContainsAny(s, "،؛；") {
		return s
	}
	return otherCommas.Replace(s)
}

// roleSuffix matches a role or title that may follow the name of a person after a comma.
var roleSuffix = pattern.New(`(?i)\b(?:director|engineer|manager|developer|designer|editor|president|professor|officer|founder|architect|ceo|cto|cfo|coo|ph\.?d|m\.?d|jr|sr|esq|inc|llc|ltd|gmbh|inventor|scientist|researcher|student|writer|author|maintainer|creator|lead|analyst|consultant|specialist|mechanic|evangelist|advocate|intern)\.?$`)

// roleWithObject matches a role with a complement: engineer and mechanic, inventor of the
// sextant.
var roleWithObject = pattern.New(`(?i)\b(?:director|engineer|manager|developer|designer|editor|president|professor|officer|founder|architect|inventor|scientist|researcher|student|writer|author|maintainer|creator|lead|analyst|consultant|specialist|mechanic|evangelist|advocate|intern)s? (?:of|at|for|and|&|in) `)

// uuid matches a UUID (RFC 9562 section 4).
var uuid = pattern.New(`(?i)^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)

func readAuthors(r *postParser, key string, n *metadata.Node) bool {
	var names []string
	for _, name := range appendAuthors(nil, n) {
		several := splitAuthors(name)
		if len(several) == 1 && r.site.generator == pelican && key == "authors" { // splits at every comma
			several = strings.Split(several[0], ",")
		}
		for _, one := range several {
			one = strings.Join(appendName(nil, one), "")
			if len(names) > 0 && (roleSuffix.MatchString(one) || roleWithObject.MatchString(one)) {
				names[len(names)-1] += ", " + one
				continue
			}
			if name := r.site.authorName(one); name != one || !isNumber(one) && !uuid.MatchString(one) && !r.site.isAccount(one) {
				names = appendName(names, name)
			} // else it is an ID that only the site can resolve
		}
	}
	r.post.Authors = names
	return len(names) > 0
}

// appendAuthors appends the names of the authors in a value. A table is one author, unless its
// values are tables.
func appendAuthors(names []string, n *metadata.Node) []string {
	switch n.Kind {
	case metadata.Scalar:
		return append(names, n.Text)
	case metadata.List:
		for i := range n.Items {
			names = appendAuthors(names, &n.Items[i])
		}
		return names
	}
	if name := firstText(n, []string{"name", "displayname", "fullname", "nickname", "user", "username", "key", "title", "label", "author", "slug", "id", "login"}); name != "" {
		return append(names, name)
	}
	for _, detail := range []string{"email", "url", "uri", "link", "login", "avatar", "image", "bio", "twitter", "github"} {
		if n.Has(detail) {
			return names
		}
	}
	return appendNames(names, n, 0)
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

var authorSeparators = strings.NewReplacer(" and ", ",", " & ", ",")

// splitAuthors splits "Ada Example, Ben Sample and Cleo Test", but neither "Example, Ada" nor
// "Ada Example, PhD".
func splitAuthors(s string) []string {
	s = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(s), "-"))
	if strings.Contains(s, ";") {
		return strings.Split(s, ";") // then a comma is part of a name
	}
	if !strings.ContainsAny(s, ",&") && !strings.Contains(s, " and ") {
		return []string{s}
	}
	var parts []string
	for i, between := range strings.Split(s, ",") {
		if i > 0 && roleWithObject.MatchString(between) {
			parts = append(parts, strings.TrimSpace(between))
			continue
		}
		for part := range strings.SplitSeq(authorSeparators.Replace(between), ",") {
			if part = strings.TrimSpace(part); part == "" && i > 0 { // ", and"
				continue
			}
			if parts = append(parts, part); !strings.Contains(part, " ") {
				return []string{s}
			}
		}
	}
	return parts
}
