package dialect

import (
	"strconv"
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// Cross-references of bookdown: \@ref(fig:pier) refers to a figure by the name of the code
// chunk that draws it, or to the label (\#fig:pier):
// https://bookdown.org/yihui/bookdown/cross-references.html

var (
	bookdownReference     = pattern.New(`\\@ref\(([\w:.-]+)\)`)
	bookdownLabel         = pattern.New(`\(\\#((?:fig|tab|eq|thm|lem|cor|prp|cnj|def|exm|exr):[\w.-]+)\)[ \t]*`)
	bookdownTextReference = pattern.New(`^\((ref:[\w-]+)\)[ \t]+(\S[^\n]*)`)
	trailingAttributes    = pattern.New(`[ \t]*\{[^{}\n]*\}[ \t]*$`)
	headingID             = pattern.New(`\{[^{}\n]*#([\w-]+)[^{}\n]*\}`)
	statementDiv          = pattern.New(`^[ \t]*:{3,}[ \t]*\{([^{}\n]*)\}`)
	firstClass            = pattern.New(`\.([\w-]+)`)
	firstID               = pattern.New(`#([\w-]+)`)
	statementChunk        = pattern.New(`\A\{([a-z]+)\b(?:[ \t,]+(?:label[ \t]*=[ \t]*["']([\w-]+)["']|([\w-]+)[ \t]*[,}]))?`)
	figureChunk           = pattern.New("^[ \t]*`{3,}\\{\\w+[ \t]+([\\w.-]+)[ \t]*,[^\n]*\\bfig\\.cap\\s*=")
)

// isBookdown reports whether a source has cross-references or labels of bookdown.
func isBookdown(src string) bool {
	return strings.Contains(src, `\@ref(`) || strings.Contains(src, `(\#`)
}

// findBookdownLabels collects the labels of a source and numbers them by kind.
func findBookdownLabels(src string) Labels {
	labels, counts := Labels{}, map[string]int{}
	add := func(label string) {
		kind, _, _ := strings.Cut(label, ":")
		if _, exists := labels[label]; !exists {
			counts[kind]++
			labels[label] = crossRef{kind: crossRefKinds[strings.Replace(kind, "tab", "tbl", 1)], number: strconv.Itoa(counts[kind])}
		}
	}
	code := codeTracker{afterBlank: true}
	for line := range strings.Lines(src) {
		begins := !code.fence.open()
		if code.isCode(line, false) {
			if m := figureChunk.FindStringSubmatch(line); begins && m != nil {
				add("fig:" + m[1])
			} else if kind, id := StatementChunk(strings.TrimLeft(line, " \t`")); begins && StatementLabel(kind, id) != "" {
				add(StatementLabel(kind, id))
			}
			continue
		}
		for _, m := range bookdownLabel.FindAllStringSubmatch(line, -1) {
			add(m[1])
		}
		if m := statementDiv.FindStringSubmatch(line); m != nil {
			if label := StatementLabel(firstOf(submatches(firstClass, m[1])), firstOf(submatches(firstID, m[1]))); label != "" {
				add(label)
			}
		}
		if m := bookdownTextReference.FindStringSubmatch(line); m != nil {
			labels[m[1]] = crossRef{title: m[2]}
		}
		if title := strings.TrimLeft(line, "#"); title != line {
			labels.addSection(title)
		}
	}
	return labels
}

// submatches returns the groups of the first match in text, nil if there is none.
func submatches(p *pattern.Pattern, text string) []string {
	if m := p.FindStringSubmatch(text); m != nil {
		return m[1:]
	}
	return nil
}

// StatementLabel returns the label of a theorem or the like, by its kind and its ID in
// bookdown, "" for other kinds.
func StatementLabel(kind, id string) string {
	for prefix, name := range crossRefKinds {
		if id != "" && strings.EqualFold(name, kind) {
			return prefix + ":" + id
		}
	}
	return ""
}

// StatementChunk returns kind and ID of a chunk that is a theorem or the like:
// {theorem, pyth, name="Pythagoras"}.
func StatementChunk(info string) (kind, id string) {
	if m := statementChunk.FindStringSubmatch(info); m != nil {
		return m[1], m[2] + m[3]
	}
	return "", ""
}

// addSection adds a heading by its ID, or by the ID that Pandoc derives from its text.
func (l Labels) addSection(heading string) {
	title := trailingAttributes.ReplaceAllString(strings.TrimSpace(heading), "")
	label := strings.Join(strings.FieldsFunc(strings.ToLower(title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
	if m := headingID.FindStringSubmatch(heading); m != nil {
		label = m[1]
	}
	if _, exists := l[label]; !exists && title != "" {
		l[label] = crossRef{title: title, label: label}
	}
}

// bookdownReferences replaces labels and references by their numbers.
func (l Labels) bookdownReferences(text string) string {
	if bookdownTextReference.MatchString(text) {
		return lineEnding(text)
	}
	text = bookdownLabel.ReplaceAllStringFunc(text, func(mark string) string {
		label := bookdownLabel.FindStringSubmatch(mark)[1]
		if strings.HasPrefix(label, "eq:") {
			return `\tag{` + l[label].number + `}`
		}
		return l[label].text() + ": "
	})
	return bookdownReference.ReplaceAllStringFunc(text, func(reference string) string {
		label := bookdownReference.FindStringSubmatch(reference)[1]
		switch c, ok := l[label]; {
		case !ok:
			return chipMark(label)
		case c.number != "":
			return c.number
		default:
			return c.text()
		}
	})
}
