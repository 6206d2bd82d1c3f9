package dialect

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/pattern"
)

// Template variables: {% assign base = "/images" %} and {% capture note %}...{% endcapture
// %} of Liquid, {% set base = "/images" %} of Nunjucks and Jinja.

var (
	assignment    = pattern.New(`^([\w-]+)\s*=\s*(.*)$`)
	operand       = pattern.New(`^(?:"([^"]*)"|'([^']*)'|(\$?[\w.-]+))$`)
	filterCall    = pattern.New(`^(\w+)(?:\s*:\s*(.*))?$`)
	namedOutput   = pattern.New(`\{\{-?\s*([\w-]+)(\.[\w.]+)?\s*(?:\|[^{}]*)?-?\}\}`)
	beginsBlock   = pattern.New("(?m)^\\s*(?:$|[-*+>#|<:]\\s?|`{3}|\\d+[.)]\\s|\\{%)")
	noticeElement = pattern.New(`^<(?:div|aside|section)\s+class=["']([\w -]+)["'][^<>]*>\s*`)
)

// maxVariable is the maximum size in bytes of a variable. Longer text stays where it is.
const maxVariable = 1000

// maxInserted is the maximum number of bytes that variables, or expressions, may insert
// into a source.
const maxInserted = 64 << 10

// insertBudget is the number of inserted bytes so far.
type insertBudget int

// spend adds the size of text, and reports whether the budget still holds.
func (p *insertBudget) spend(text string) bool {
	*p += insertBudget(len(text))
	return *p <= maxInserted
}

// templateData holds the values for outputs.
type templateData struct {
	page         map[string]string // values of the front matter by path
	variables    map[string]string // variables of the source
	loopNames    map[string]bool   // loop variables
	unknownNames map[string]bool   // variables whose value only the site generator knows
	budget       insertBudget
}

// assign sets a variable. One whose value is unknown is shown as a chip.
func (e *expander) assign(t shortcode) string {
	if m := assignment.FindStringSubmatch(t.args.text); m != nil {
		text := e.evaluate(m[2])
		e.setVariable(m[1], text)
		if e.data.unknownNames == nil {
			e.data.unknownNames = map[string]bool{}
		}
		e.data.unknownNames[m[1]] = text == "" && strings.Trim(m[2], `"' `) != ""
		return ""
	}
	return e.capture(t)
}

// loopTag stores the loop variables: {% for post in site.posts %}. Only the site generator
// knows their values.
func (e *expander) loopTag(t shortcode) string {
	if before, _, ok := strings.Cut(t.args.text, " in "); ok && !t.closing {
		if e.data.loopNames == nil {
			e.data.loopNames = map[string]bool{}
		}
		for name := range strings.SplitSeq(before, ",") {
			e.data.loopNames[strings.TrimSpace(name)] = true
		}
	}
	return ""
}

func (e *expander) setVariable(name, text string) {
	if e.data.variables == nil {
		e.data.variables = map[string]string{}
	}
	e.data.variables[name] = text
}

// evaluate returns the value of an expression of strings, variables and filters, "" if
// unknown.
func (e *expander) evaluate(expression string) string {
	parts := strings.Split(expression, "|")
	text := e.operandValue(parts[0])
	for _, part := range parts[1:] {
		m := filterCall.FindStringSubmatch(strings.TrimSpace(part))
		if m == nil {
			return ""
		}
		switch m[1] {
		case "append":
			text += e.operandValue(m[2])
		case "prepend":
			text = e.operandValue(m[2]) + text
		case "upcase", "upper":
			text = strings.ToUpper(text)
		case "downcase", "lower":
			text = strings.ToLower(text)
		case "relative_url", "absolute_url", "url", "escape", "strip", "markdownify", "safe", "date", "date_to_string", "date_to_long_string", "strip_html", "capitalize":
		default:
			return ""
		}
		if len(text) > maxVariable {
			return ""
		}
	}
	return text
}

func (e *expander) operandValue(text string) string {
	m := operand.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	if strings.Trim(m[3], "0123456789.") == "" { // a number
		return m[1] + m[2] + m[3]
	}
	if value, ok := e.pageValue(m[3]); ok {
		return value
	}
	return e.data.variables[m[3]]
}

// capture sets a variable to the content of a tag. A sentence is inserted where the
// variable is used. Blocks stay in place, within the notice in which the variable is used.
func (e *expander) capture(t shortcode) string {
	switch {
	case t.closing:
		return e.container(t, "", "")
	case !t.end.found || len(t.args.words) == 0:
		return ""
	}
	name := t.args.words[0]
	text, after := e.capturedText(t.name, name, t.end)
	if text != "" && !beginsBlock.MatchString(text) && !strings.Contains(text, "{%") && usedInline(after, name) {
		e.setVariable(name, clean.JoinLines(e.expandOutputs(text)))
		e.copy.until, e.copy.drop = t.name, true
		return ""
	}
	e.setVariable(name, "")
	if notice, title := e.noticeAround(after, name); notice != "" {
		return e.container(t, notice, title)
	}
	return ""
}

// capturedText returns the content of a capture, "" if it is too long, and the text after
// it.
func (e *expander) capturedText(capture, name string, end endTag) (text, after string) {
	at := len(e.src) - end.remaining
	after = e.src[at:min(len(e.src), at+variableLookahead)]
	if _, behind, ok := strings.Cut(after, "%}"); ok {
		after = behind
	}
	before := e.src[max(0, at-maxVariable):at]
	if open := strings.LastIndex(before, capture+" "+name); open >= 0 {
		if _, within, ok := strings.Cut(before[open:], "%}"); ok {
			text = strings.TrimSpace(within)
		}
	}
	return text, after
}

// variableLookahead is the number of bytes after a capture that are searched for its
// variable.
const variableLookahead = 8000

// usedInline reports whether a variable is used within text, not as a block.
func usedInline(text, name string) bool {
	for _, m := range namedOutput.FindAllStringSubmatch(text, -1) {
		if m[1] == name && !strings.Contains(m[0], "markdownify") {
			return true
		}
	}
	return strings.Contains(text, "="+name+" ") || strings.Contains(text, "= "+name+" ")
}

// noticeAround returns the kind and title of the notice in which a variable is used, "" if
// there is none.
func (e *expander) noticeAround(after, name string) (kind, title string) {
	after = strings.TrimSpace(after[:min(len(after), maxTag)])
	if m := noticeElement.FindStringSubmatch(after); m != nil {
		if output := namedOutput.FindStringSubmatchIndex(after[len(m[0]):]); output == nil || output[0] > 0 || after[len(m[0]):][output[2]:output[3]] != name {
			return "", ""
		}
		return NoticeKindFromClasses("." + strings.Join(strings.Fields(m[1]), " .")), ""
	}
	at := tagHere.FindStringSubmatchIndex(after)
	if at == nil {
		return "", ""
	}
	t := newShortcode(after, at)
	if kind = includeNotice(t); !strings.HasPrefix(t.name, "include") || t.args.First(-1, noticeTextArguments...) != name {
		return "", ""
	}
	return kind, t.args.First(-1, "title", "header", "heading")
}

// expandVariables replaces outputs of variables.
func (e *expander) expandVariables(text string) string {
	if len(e.data.variables)+len(e.data.loopNames) == 0 || !strings.Contains(text, "{{") {
		return text
	}
	return namedOutput.ReplaceAllStringFunc(text, func(output string) string {
		m := namedOutput.FindStringSubmatch(output)
		value, ok := e.data.variables[m[1]]
		switch {
		case e.data.loopNames[m[1]] || ok && m[2] != "" && !e.data.unknownNames[m[1]]:
			return ""
		case e.data.unknownNames[m[1]] && len(m[1]+m[2]) <= MaxChip:
			return chipMark(m[1] + m[2])
		}
		if ok && e.data.budget.spend(value) {
			return value
		}
		return output
	})
}

// expandArguments replaces arguments that name variables. It returns the longest value, and
// whether the text of a variable is kept elsewhere.
func (e *expander) expandArguments(a Arguments) (longest string, keptElsewhere bool) {
	for name, value := range a.Named {
		if text, ok := e.pageValue(value); ok {
			a.Named[name] = text
			continue
		}
		text, ok := e.data.variables[value]
		if ok && e.data.budget.spend(text) && !strings.Contains(a.text, `"`+value+`"`) && !strings.Contains(a.text, "'"+value+"'") {
			a.Named[name] = text
			keptElsewhere = keptElsewhere || text == ""
			if len(text) > len(longest) {
				longest = text
			}
		}
	}
	return longest, keptElsewhere
}
