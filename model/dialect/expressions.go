package dialect

import (
	"strconv"
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// shownExpression returns what an expression on lines of its own shows, "" if it needs a
// program to run or is something else that is not shown.
func (d *translator) shownExpression(hidden string) string {
	bare := strings.TrimSpace(hidden)
	if !strings.HasPrefix(bare, "{") || !strings.HasSuffix(bare, "}") {
		return ""
	}
	v, ok := d.evaluate(bare[1:len(bare)-1], nil, 0)
	if !ok {
		return ""
	}
	shown := d.singleComponent(strings.TrimSpace(v.markdown()))
	if strings.HasPrefix(shown, "<li") && !d.textAbove {
		shown = "<ul>" + shown + "</ul>"
	}
	if !d.js.budget.spend(shown) {
		return ""
	}
	return shown
}

// expressionStart matches the text after the brace of an expression that contains elements.
var expressionStart = pattern.New(`^[\w.$!\[\](),?{}: \t]*?(?:=>|&&|\?|\|\|)\s*(?:[({<]|$)`)

// expressionBlock translates an expression that begins within a line and ends on a later
// one. It returns the size in bytes, 0 if there is none.
func (d *translator) expressionBlock(src, line string) (written string, used int) {
	if d.js.formula = d.js.formula != (strings.Count(line, "$$")%2 > 0); d.js.formula || !strings.Contains(line, "{") || d.unclosed > maxUnclosed {
		return "", 0
	}
	at := strings.LastIndexByte(line, '{')
	for i := 0; i < len(line); i++ {
		if line[i] == '`' {
			i = CodeSpanEnd(line, i) - 1
		} else if line[i] == '{' {
			end := closingBracket(line, i)
			if end == 0 {
				at = i
				break
			}
			i = end - 1
		}
	}
	if at < 0 || closingBracket(line, at) > 0 || at > 0 && line[at-1] == '=' || !expressionStart.MatchString(strings.TrimRight(line[at+1:], "\n")) {
		return "", 0
	}
	end := closingBracket(src[:min(len(src), maxModule)], at)
	if end == 0 {
		d.unclosed++
		return "", 0
	}
	rest, _, _ := strings.Cut(src[end:], "\n")
	used = min(len(src), end+len(rest)+1)
	v, _ := d.evaluate(src[at+1:end-1], nil, 0)
	if !d.js.budget.spend(v.text) {
		v = jsValue{}
	}
	return d.translateInline(src[used:], line[:at]+v.markdown()+rest) + blankLines(src[:used]), used
}

var texCommand = pattern.New(`^\\[A-Za-z]`)

var emptyFragment = pattern.New(`^</?>`)

// expressions replaces the expressions of a line by their values. Unknown names and calls
// stay for jsxValues; other unknown expressions are removed.
func (d *translator) expressions(line string) string {
	var out strings.Builder
	from := 0
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '$' || texCommand.MatchString(line[i:min(len(line), i+2)]): // formulas
			return out.String() + line[from:]
		case line[i] == '\\':
			i++
		case line[i] == '`':
			i = CodeSpanEnd(line, i) - 1
		case line[i] == '<' && emptyFragment.MatchString(line[i:min(len(line), i+3)]):
			out.WriteString(line[from:i])
			from = i + strings.IndexByte(line[i:], '>') + 1
		case line[i] == '{':
			end := closingBracket(line, i)
			if end == 0 {
				return out.String() + line[from:]
			}
			if shown, ok := d.inlineExpression(line, i, end); ok {
				out.WriteString(line[from:i] + shown)
				from = end
			}
			i = end - 1
		}
	}
	return out.String() + line[from:]
}

// inlineExpression returns what the expression between two braces shows. ok is false if it
// is none, or if another rule translates it.
func (d *translator) inlineExpression(line string, open, end int) (shown string, ok bool) {
	inside := strings.TrimSpace(line[open+1 : end-1])
	if inside == "" || open > 0 && strings.IndexByte("={$%", line[open-1]) >= 0 || strings.IndexByte("#.:/{%@^~=+-", inside[0]) >= 0 {
		return "", false
	}
	v, known := d.evaluate(inside, nil, 0)
	switch {
	case known:
		if shown = v.markdown(); v.markup {
			shown = d.singleComponent(shown)
		}
		return shown, d.js.budget.spend(shown)
	case len(jsxExpression.FindString(line[open:end])) == end-open || !jsxLike.MatchString(inside) && strings.ContainsFunc(inside, unicode.IsSpace):
		return "", false
	}
	if jsPath.MatchString(inside) && len(inside) <= MaxChip {
		return chipMark(inside), true
	}
	return "", jsxLike.MatchString(inside)
}

// evaluateBinary evaluates a binary operator: i + 1, list.length > 0, kind === 'a'.
func (d *translator) evaluateBinary(left, operator, right string, scope jsScope, depth int) (v jsValue, ok bool) {
	a, known := d.evaluate(left, scope, depth)
	b, also := d.evaluate(right, scope, depth)
	if !known || !also || a.markup || b.markup {
		return v, false
	}
	first, err := strconv.Atoi(a.text)
	second, other := strconv.Atoi(b.text)
	holds, numbers := a.text == b.text, err == nil && other == nil
	switch operator {
	case "+":
		if numbers {
			return jsValue{text: strconv.Itoa(first + second)}, true
		}
		return jsValue{text: a.text + b.text}, a.items == nil && a.fields == nil
	case "!==", "!=":
		holds = !holds
	case ">":
		holds, known = first > second, numbers
	case "<":
		holds, known = first < second, numbers
	case ">=":
		holds, known = first >= second, numbers
	case "<=":
		holds, known = first <= second, numbers
	}
	return jsValue{text: "true", empty: !holds}, known
}
