package dialect

import (
	"strconv"
	"strings"
	"unicode"

	"blogtui/model/pattern"
)

// shownExpression is what an expression that has whole lines for itself shows; "" for what only the
// program knows, and for all else that is hidden.
func (d *translator) shownExpression(hidden string) string {
	bare := strings.TrimSpace(hidden)
	if !strings.HasPrefix(bare, "{") || !strings.HasSuffix(bare, "}") {
		return ""
	}
	v, ok := d.evaluate(bare[1:len(bare)-1], nil, 0)
	if !ok {
		return ""
	}
	shown := d.componentAlone(strings.TrimSpace(v.markdown()))
	if strings.HasPrefix(shown, "<li") && !d.textAbove {
		shown = "<ul>" + shown + "</ul>"
	}
	if !d.js.budget.spend(shown) {
		return ""
	}
	return shown
}

// expressionStart matches what stands behind the brace of an expression with elements.
var expressionStart = pattern.New(`^[\w.$!\[\](),?{}: \t]*?(?:=>|&&|\?|\|\|)\s*(?:[({<]|$)`)

// expressionBlock reads an expression that begins within a line and goes on over others,
// and returns the bytes of all of them; 0 if there is none.
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

// expressions puts in what the expressions of a line say. Of those that only the program
// knows only names and calls stay, for which valueless has a mark.
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

// inlineExpression is what the expression between two braces of a line shows; ok is false for
// what is none, or stays for others.
func (d *translator) inlineExpression(line string, open, end int) (shown string, ok bool) {
	inside := strings.TrimSpace(line[open+1 : end-1])
	if inside == "" || open > 0 && strings.IndexByte("={$%", line[open-1]) >= 0 || strings.IndexByte("#.:/{%@^~=+-", inside[0]) >= 0 {
		return "", false
	}
	v, known := d.evaluate(inside, nil, 0)
	switch {
	case known:
		if shown = v.markdown(); v.markup {
			shown = d.componentAlone(shown)
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

// binary is what a sign between two values means: i + 1, list.length > 0, kind === 'a'.
func (d *translator) binary(left, sign, right string, scope jsScope, depth int) (v jsValue, ok bool) {
	a, known := d.evaluate(left, scope, depth)
	b, also := d.evaluate(right, scope, depth)
	if !known || !also || a.markup || b.markup {
		return v, false
	}
	first, err := strconv.Atoi(a.text)
	second, other := strconv.Atoi(b.text)
	holds, numbers := a.text == b.text, err == nil && other == nil
	switch sign {
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
