package dialect

import (
	"fmt"
	"strconv"
	"strings"

	"blogtui/model/pattern"
)

// Cross-references of Quarto: @fig-pier refers to the label {#fig-pier} and shows "Figure
// 1". Sections are not numbered here, so their titles are shown.

// crossRefKinds maps prefixes of labels to names.
var crossRefKinds = map[string]string{
	"fig": "Figure", "tbl": "Table", "lst": "Listing", "eq": "Equation", "sec": "Section", "alg": "Algorithm",
	"thm": "Theorem", "lem": "Lemma", "cor": "Corollary", "prp": "Proposition", "cnj": "Conjecture", "def": "Definition",
	"exm": "Example", "exr": "Exercise", "sol": "Solution", "rem": "Remark",
	"tip": "Tip", "nte": "Note", "wrn": "Warning", "imp": "Important", "cau": "Caution",
}

// CrossRefLabel is a regular expression for a label.
const CrossRefLabel = `(?:fig|tbl|lst|eq|sec|alg|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|tip|nte|wrn|imp|cau)-[\w:-]*\w`

var (
	crossRefMention  = pattern.New(`@(?:` + CrossRefLabel + `|Fig-|Tbl-)`)
	bareCrossRef     = pattern.New(`(^|[\s(\[—–])@([A-Za-z]+-[\w:-]*\w)`)
	crossRefGroup    = pattern.New(`\[([^\[\]\n]*@[^\[\]\n]+)\]`)
	crossRefInGroup  = pattern.New(`^\s*([^@;]*?)\s*(-?)@([A-Za-z]+-[\w:-]*\w)\s*$`)
	attributeLabel   = pattern.New(`\{[^{}\n]*#(` + CrossRefLabel + `)[^{}\n]*\}`)
	chunkOptionLabel = pattern.New(`^[ \t]*(?:#|//|%%|--)\| ?label:[ \t]*["']?(` + CrossRefLabel + `)`)
	chunkHeaderLabel = pattern.New("^[ \t]*`{3,}[ \t]*\\{\\w+[ \t]+(" + CrossRefLabel + ")")
	divLine          = pattern.New(`^[ \t]*:{3,}[ \t]*(\S?)`)
	figureMark       = pattern.New(`!\[([^\[\]\n]*)\](\([^()\n]*\)\{[^{}\n]*#(fig-[\w:-]*\w)[^{}\n]*\})`)
	captionMark      = pattern.New(`^([ \t]*(?:Table)?:[ \t]+)([^\n]*\{[^{}\n]*#(tbl-[\w:-]*\w)[^{}\n]*\}[ \t]*\n?)$`)
	equationMark     = pattern.New(`\$\$[ \t]*\{[^{}\n]*#(eq-[\w:-]*\w)[^{}\n]*\}`)
)

// crossRef is what a reference shows.
type crossRef struct {
	kind, number string
	title, label string // of a section
}

func (c crossRef) text() string {
	if c.title != "" {
		return Link(c.title, "#"+c.label)
	}
	return c.kind + " " + c.number
}

// CrossRefKind returns what a label names, in lower case: "theorem" for thm-line. It returns ""
// for other labels.
func CrossRefKind(label string) string {
	prefix, _, _ := strings.Cut(label, "-")
	return strings.ToLower(crossRefKinds[prefix])
}

// Labels maps labels to what references to them show.
type Labels map[string]crossRef

// findLabels collects the labels of a source. It returns nil if there are no references.
func findLabels(src string) Labels {
	if isBookdown(src) {
		return findBookdownLabels(src)
	}
	if !strings.Contains(src, "@") || !crossRefMention.MatchString(src) {
		return nil
	}
	n := numberer{labels: Labels{}, counts: map[string]int{}}
	code := codeTracker{afterBlank: true}
	for line := range strings.Lines(src) {
		begins := !code.fence.open()
		switch inCode := code.isCode(line, false); {
		case !inCode:
			n.readLine(line)
		case begins:
			n.add(chunkHeaderLabel.FindStringSubmatch(line), "")
		default:
			n.add(chunkOptionLabel.FindStringSubmatch(line), "")
		}
	}
	return n.labels
}

// numberer numbers labels by kind. Subfigures get letters.
type numberer struct {
	labels Labels
	counts map[string]int
	divs   []string // labels of the open containers, "" for none
	parts  int      // subfigures of the current figure so far
}

func (n *numberer) readLine(line string) {
	m := attributeLabel.FindStringSubmatch(line)
	if div := divLine.FindStringSubmatch(line); div != nil {
		last := len(n.divs) - 1
		switch {
		case div[1] == "" && last >= 0:
			n.divs = n.divs[:last]
		case div[1] != "" && last < MaxDepth:
			n.add(m, "")
			label := ""
			if m != nil {
				label, n.parts = m[1], 0
			}
			n.divs = append(n.divs, label)
		}
		return
	}
	title := ""
	if trimmed := strings.TrimLeft(line, "#"); trimmed != line {
		title = strings.TrimSpace(attributeLabel.ReplaceAllString(trimmed, ""))
	}
	for _, m := range attributeLabel.FindAllStringSubmatch(line, -1) {
		n.add(m, title)
	}
}

// add numbers the label in a match, if any.
func (n *numberer) add(m []string, title string) {
	if m == nil {
		return
	}
	label := m[1]
	if _, exists := n.labels[label]; exists {
		return
	}
	kind, _, _ := strings.Cut(label, "-")
	if kind == "sec" {
		if title != "" {
			n.labels[label] = crossRef{title: title, label: label}
		}
		return
	}
	for _, around := range n.divs {
		if figure, ok := n.labels[around]; ok && strings.HasPrefix(around, kind) && n.parts < 26 {
			n.labels[label] = crossRef{kind: figure.kind, number: fmt.Sprintf("%s (%c)", figure.number, 'a'+n.parts)}
			n.parts++
			return
		}
	}
	n.counts[kind]++
	n.labels[label] = crossRef{kind: crossRefKinds[kind], number: strconv.Itoa(n.counts[kind])}
}

// find returns what a reference refers to. The first letter may be upper case.
func (l Labels) find(reference string) (crossRef, bool) {
	c, ok := l[strings.ToLower(reference[:1])+reference[1:]]
	return c, ok
}

// references replaces references by what they show, and adds numbers to figures, tables and
// formulas.
func (l Labels) references(text string) string {
	if strings.Contains(text, "(") {
		text = l.bookdownReferences(text)
	}
	if strings.Contains(text, "#") {
		text = l.captions(text)
	}
	if !strings.Contains(text, "@") {
		return text
	}
	text = crossRefGroup.ReplaceAllStringFunc(text, func(group string) string {
		var shown []string
		for part := range strings.SplitSeq(group[1:len(group)-1], ";") {
			m := crossRefInGroup.FindStringSubmatch(part)
			if m == nil {
				return group
			}
			c, ok := l.find(m[3])
			switch {
			case !ok:
				return group
			case m[2] != "" && c.number != "":
				shown = append(shown, strings.TrimSpace(m[1]+" "+c.number))
			case m[1] != "" && c.number != "":
				shown = append(shown, m[1]+" "+c.number)
			default:
				shown = append(shown, strings.TrimSpace(m[1]+" "+c.text()))
			}
		}
		return strings.Join(shown, ", ")
	})
	return bareCrossRef.ReplaceAllStringFunc(text, func(reference string) string {
		m := bareCrossRef.FindStringSubmatch(reference)
		if c, ok := l.find(m[2]); ok {
			return m[1] + c.text()
		}
		return reference
	})
}

func (l Labels) captions(text string) string {
	text = figureMark.ReplaceAllStringFunc(text, func(figure string) string {
		m := figureMark.FindStringSubmatch(figure)
		return "![" + l.Caption(m[3], m[1]) + "]" + m[2]
	})
	if m := captionMark.FindStringSubmatch(text); m != nil {
		text = m[1] + l.Caption(m[3], m[2])
	}
	return equationMark.ReplaceAllStringFunc(text, func(mark string) string {
		if c, ok := l[equationMark.FindStringSubmatch(mark)[1]]; ok {
			return `\tag{` + c.number + `}$$`
		}
		return mark
	})
}

// Caption returns the caption for a label, with its number.
func (l Labels) Caption(label, words string) string {
	if text, ok := l[strings.Trim(words, "()")]; ok && strings.HasPrefix(words, "(ref:") { // the text is defined elsewhere
		words = text.title
	}
	c, ok := l[label]
	if !ok {
		return words
	}
	return strings.TrimSuffix(c.text()+": "+words, ": ")
}
