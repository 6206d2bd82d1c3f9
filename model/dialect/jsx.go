package dialect

import (
	"cmp"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

var (
	exportedLiteral  = pattern.New(`^export\s+(?:const|let|var)\s+([\w$]+)(?:\s*:[^=\n]+)?\s*=\s*[\[{tf]`)
	joinCall         = pattern.New(`^([A-Za-z_$][\w$.\[\]]*)\.join\(\s*(?:'([^'\n]*)'|"([^"\n]*)")?\s*\)$`)
	returnStatement  = pattern.New(`(?s)^\{\s*return\s+(.*?);?\s*\}$`)
	jsPath           = pattern.New(`^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*|\[\d+\])*$`)
	binaryExpression = pattern.New(`^([\w$.\[\]]+|'[^'\n]*'|"[^"\n]*")\s*(\+|[!=]==?|[<>]=?)\s*([\w$.\[\]]+|'[^'\n]*'|"[^"\n]*")$`)
	jsPathStep       = pattern.New(`[\w$]+`)
	fragment         = pattern.New(`</?(?:(?:React\.)?Fragment(?:\s[^<>]*)?)?>`)
	elementEnd       = pattern.New(`>\s*:`)
	titledComponent  = pattern.New(`(?s)^<([A-Z]\w*)\s(?:[^<>]*\s)?(?:title|name|label|heading)=(?:"([^"<>]*)"|'([^'<>]*)')(?:[^<>]*[^<>/])?>(.*)</[A-Z]\w*>$`)
	jsxBreak         = pattern.New(`[ \t]*\n\s*`)
	attributeBefore  = pattern.New(`\s[\w:-]+=$`)
	// certainly an expression, in any kind of file
	jsxLike = pattern.New("=>|&&|\\|\\||\\?\\?|\\s\\?\\s|^[\\s(]*<|`|^\\(|\\w\\(|^\\s*!")
)

// jsScope maps names to values. Arguments of a function shadow outer names.
type jsScope map[string]jsValue

// addLiterals adds the array, object or boolean that an export defines.
func addLiterals(values jsScope, src string) jsScope {
	m := exportedLiteral.FindStringSubmatch(src[:min(len(src), maxImport)])
	if m == nil {
		return values
	}
	if values == nil {
		values = jsScope{}
	}
	l := &literalParser{src: src[:min(len(src), maxModule)], at: len(m[0]) - 1, lookup: values.get}
	if v, ok := l.read(0); ok {
		values[m[1]] = v
	}
	return values
}

func (n jsScope) get(name string) (jsValue, bool) {
	v, ok := n[name]
	return v, ok
}

// Limits of expressions.
const (
	maxExpressionDepth = 8
	maxSteps           = 20_000
)

// evaluate evaluates a JSX expression without running code. ok is false if the value is
// unknown.
func (d *translator) evaluate(expression string, scope jsScope, depth int) (v jsValue, ok bool) {
	expression = strings.TrimSpace(expression)
	if d.js.steps += 1 + len(expression)/64; depth > maxExpressionDepth || d.js.steps > maxSteps || expression == "" {
		return v, false
	}
	if expression[0] == '(' && closingBracket(expression, 0) == len(expression) {
		return d.evaluate(expression[1:len(expression)-1], scope, depth+1)
	}
	if expression[0] == '<' {
		return jsValue{text: d.renderElement(expression, scope, depth+1), markup: true}, true
	}
	if v, ok, found := d.evaluateConditional(expression, scope, depth+1); found {
		return v, ok
	}
	if inner, negated := strings.CutPrefix(expression, "!"); negated {
		v, ok := d.evaluate(inner, scope, depth+1)
		return jsValue{text: "true", empty: v.truthy()}, ok
	}
	if m := listCall.FindStringSubmatchIndex(expression); m != nil {
		return d.callOnList(expression, m, scope, depth+1)
	}
	if m := mapCall.FindStringSubmatchIndex(expression); m != nil {
		return d.mapItems(expression, m, scope, depth+1)
	}
	if m := joinCall.FindStringSubmatch(expression); m != nil {
		list, known := d.evaluatePath(m[1], scope)
		var texts []string
		for _, item := range list.items {
			texts = append(texts, item.text)
		}
		return jsValue{text: strings.Join(texts, cmp.Or(m[2]+m[3], ","))}, known && list.items != nil
	}
	if expression[0] == '`' && stringEnd(expression, 0) == len(expression) {
		return jsValue{text: jsxInterpolation.ReplaceAllStringFunc(expression[1:len(expression)-1], func(s string) string {
			v, _ := d.evaluate(s[2:len(s)-1], scope, depth+1)
			return v.text
		})}, true
	}
	if jsPath.MatchString(expression) {
		return d.evaluatePath(expression, scope)
	}
	if m := binaryExpression.FindStringSubmatch(expression); m != nil {
		return d.evaluateBinary(m[1], m[2], m[3], scope, depth+1)
	}
	l := &literalParser{src: expression, lookup: scope.get}
	v, ok = l.read(0)
	l.skipBlanks()
	return v, ok && l.at == len(expression)
}

// evaluatePath evaluates a property path: posts[0].title.
func (d *translator) evaluatePath(expression string, scope jsScope) (v jsValue, ok bool) {
	for i, step := range jsPathStep.FindAllString(expression, -1) {
		place, err := strconv.Atoi(step)
		switch {
		case i == 0:
			if v, ok = scope[step]; ok {
				break
			} else if v, ok = d.js.values[step]; ok {
				break
			}
			switch step {
			case "true":
				return jsValue{text: step}, true
			case "false", "null", "undefined":
				return jsValue{empty: true}, true
			}
			file, isModule := d.js.modules[expression]
			text, isConstant := d.js.constants[expression]
			return jsValue{text: file + text}, isModule && model.IsPicture(file) || isConstant
		case v.items != nil && step == "length":
			v = jsValue{text: strconv.Itoa(len(v.items))}
		case v.items != nil && err == nil && place < len(v.items):
			v = v.items[place]
		default:
			if v, ok = v.fields[step]; !ok {
				return v, false
			}
		}
	}
	return v, ok
}

// evaluateConditional evaluates x && <A/>, x || 'y' and x ? 'y' : 'z'. An unknown condition is
// taken to be true; of two alternatives both are shown then. found is false if the
// expression is none of these.
func (d *translator) evaluateConditional(expression string, scope jsScope, depth int) (v jsValue, ok, found bool) {
	at, operator := findOperator(expression)
	if at < 0 {
		return v, false, false
	}
	condition, known := d.evaluate(expression[:at], scope, depth)
	then, otherwise := expression[at+len(operator):], ""
	switch operator {
	case "&&":
		if known && !condition.truthy() {
			return jsValue{empty: true}, true, true
		}
	case "||", "??":
		if known && condition.truthy() {
			return condition, true, true
		}
	case "?":
		colon := findColon(then)
		if colon < 0 {
			return v, false, true
		}
		then, otherwise = then[:colon], then[colon+1:]
		if known && !condition.truthy() {
			then, otherwise = otherwise, ""
		} else if known {
			otherwise = ""
		}
	}
	v, ok = d.evaluate(then, scope, depth)
	if otherwise == "" {
		return v, ok, true
	}
	other, also := d.evaluate(otherwise, scope, depth)
	switch {
	case !ok || v.markdown() == "":
		return other, also, true
	case also && other.markdown() != "" && !v.markup && !other.markup:
		v.text += " / " + other.text
	case also:
		v = jsValue{text: v.markdown() + other.markdown(), markup: true}
	}
	return v, true, true
}

// findOperator finds the first logical or conditional operator outside of brackets and
// strings, -1 if there is none.
func findOperator(expression string) (at int, operator string) {
	last := strings.LastIndexByte(expression, '>')
	for i := 0; i < len(expression); i++ {
		if end := skipNested(expression, i, last); end > i {
			i = end - 1
			continue
		}
		for _, operator := range []string{"&&", "||", "??", "=>", "?.", "?"} {
			if strings.HasPrefix(expression[i:], operator) {
				if operator == "=>" {
					return -1, ""
				} else if operator == "?." {
					i++
					break
				}
				return i, operator
			}
		}
	}
	return -1, ""
}

// findColon finds the colon of a conditional expression, -1 if there is none.
func findColon(answers string) int {
	first, last := strings.IndexByte(answers, ':'), strings.LastIndexByte(answers, '>')
	if tag := strings.IndexByte(answers, '<'); tag >= 0 && tag < first { // the first alternative is an element
		if end := elementEnd.FindStringIndex(answers); end != nil {
			last = end[0]
		}
	}
	for i := 0; i < len(answers); i++ {
		if end := skipNested(answers, i, last); end > i {
			i = end - 1
		} else if answers[i] == ':' {
			return i
		}
	}
	return -1
}

// skipNested returns the offset after the string or brackets that begin at offset at, else
// at. Elements, the last of which ends at offset last, are skipped too: operators in their
// text are none.
func skipNested(s string, at, last int) int {
	switch s[at] {
	case '\\':
		return at + 2
	case '"', '\'', '`':
		return stringEnd(s, at)
	case '(', '[', '{':
		return closingBracket(s, at)
	case '<':
		return max(at, last+1)
	}
	return at
}

// singleComponent translates markup that is a single component to a template tag.
func (d *translator) singleComponent(markup string) string {
	if len(markup) < 3 || markup[0] != '<' || markup[1] < 'A' || markup[1] > 'Z' {
		return markup
	}
	if m := titledComponent.FindStringSubmatch(markup); m != nil && exactComponents[strings.ToLower(m[1])] == "" && tagName(m[1]) == strings.ToLower(m[1]) {
		return "<p><b>" + m[2] + m[3] + "</b><br>" + m[4] + "</p>"
	}
	if written, used := d.component(markup); used == len(markup) {
		return strings.TrimSpace(written) + " "
	}
	return markup
}

// renderElement returns the markup of an element with the values of its expressions.
// Unknown ones show nothing.
func (d *translator) renderElement(markup string, scope jsScope, depth int) string {
	markup = joinJSXLines(fragment.ReplaceAllString(markup, ""))
	var out strings.Builder
	for at := 0; at < len(markup); {
		open := strings.IndexByte(markup[at:], '{')
		if open < 0 {
			out.WriteString(markup[at:])
			break
		}
		end := closingBracket(markup, at+open)
		if end == 0 {
			out.WriteString(markup[at:])
			break
		}
		before, inside := markup[at:at+open], markup[at+open+1:end-1]
		at = end
		v, ok := d.evaluate(inside, scope, depth+1)
		if name := attributeBefore.FindString(before); name != "" {
			if before = strings.TrimSuffix(before, name); !ok {
				v.text = d.attributeValue(strings.Trim(name, "= \t"), inside)
			}
			out.WriteString(before)
			if v.text != "" && strings.TrimSpace(name) != "key=" {
				out.WriteString(name + `"` + strings.NewReplacer(`"`, "”", "<", "&lt;").Replace(v.text) + `"`)
			}
			continue
		}
		out.WriteString(before)
		if ok {
			out.WriteString(v.markdown())
		}
	}
	return out.String()
}

// joinJSXLines joins lines of markup as JSX does.
func joinJSXLines(markup string) string {
	if !strings.Contains(markup, "\n") {
		return markup
	}
	var out strings.Builder
	at, inTag := 0, false
	for _, m := range jsxBreak.FindAllStringIndex(markup, -1) {
		piece := markup[at:m[0]]
		out.WriteString(piece)
		if mark := strings.LastIndexAny(piece, "<>"); mark >= 0 {
			inTag = piece[mark] == '<'
		}
		at = m[1]
		before, after := byte('>'), byte('<')
		if m[0] > 0 {
			before = markup[m[0]-1]
		}
		if m[1] < len(markup) {
			after = markup[m[1]]
		}
		if inTag || before != '>' && before != '}' && after != '<' && after != '{' {
			out.WriteByte(' ')
		}
	}
	return out.String() + markup[at:]
}
