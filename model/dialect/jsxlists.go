package dialect

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"blogtui/model/pattern"
)

const listName = `^((?:[A-Za-z_$][\w$.]*|\[[^\[\]]*\]))\s*\??\.`

var (
	mapCall        = pattern.New(listName + `map\(\s*(\w+|\([^()]*\))\s*=>\s*`)
	listCall       = pattern.New(listName + `(filter|slice|sort|toSorted|reverse|toReversed)\(`)
	filterFunction = pattern.New(`(?s)^\s*(\w+|\([^()]*\))\s*=>\s*(.+?),?\s*$`)
	sliceArguments = pattern.New(`^\s*(\d+)?\s*(?:,\s*(\d+)\s*)?$`)
)

// callOnList evaluates a method call on an array, and what follows it.
func (d *translator) callOnList(expression string, m []int, scope jsScope, depth int) (v jsValue, ok bool) {
	end := closingBracket(expression, m[1]-1)
	list, known := d.evaluate(expression[m[2]:m[3]], scope, depth)
	if end == 0 || !known || list.items == nil {
		return v, false
	}
	list.items = d.selectItems(list.items, expression[m[4]:m[5]], expression[m[1]:end-1], scope, depth)
	if end == len(expression) {
		return list, true
	}
	inner := scope.withArguments("", v, 0)
	inner["$list"] = list
	return d.evaluate("$list"+expression[end:], inner, depth)
}

// selectItems applies filter, slice or reverse. An unknown condition is taken to be true.
// The order stays if sorting needs a program.
func (d *translator) selectItems(items []jsValue, call, arguments string, scope jsScope, depth int) []jsValue {
	switch call {
	case "filter":
		m := filterFunction.FindStringSubmatch(arguments)
		if m == nil {
			return items
		}
		kept := []jsValue{}
		for i, item := range items {
			if holds, known := d.evaluate(m[2], scope.withArguments(m[1], item, i), depth); !known || holds.truthy() {
				kept = append(kept, item)
			}
		}
		return kept
	case "slice":
		if m := sliceArguments.FindStringSubmatch(arguments); m != nil {
			from, _ := strconv.Atoi(m[1])
			to, err := strconv.Atoi(m[2])
			if err != nil {
				to = len(items)
			}
			to = min(to, len(items))
			return items[min(from, to):to]
		}
	case "reverse", "toReversed":
		items = slices.Clone(items)
		slices.Reverse(items)
	}
	return items
}

// mapItems applies a function to the items of an array.
func (d *translator) mapItems(expression string, m []int, scope jsScope, depth int) (v jsValue, ok bool) {
	open := strings.Index(expression[m[3]:], "(") + m[3]
	if closingBracket(expression, open) != len(expression) {
		return v, false
	}
	list, known := d.evaluate(expression[m[2]:m[3]], scope, depth)
	if !known || list.items == nil {
		return v, false
	}
	body := strings.TrimSpace(expression[m[1] : len(expression)-1])
	body = strings.TrimSpace(strings.TrimSuffix(body, ","))
	if r := returnStatement.FindStringSubmatch(body); r != nil {
		body = r[1]
	}
	arguments := expression[m[4]:m[5]]
	var out strings.Builder
	for i, item := range list.items {
		made, ok := d.evaluate(body, scope.withArguments(arguments, item, i), depth)
		if !ok {
			return v, false
		}
		text := d.singleComponent(made.markdown())
		if !d.js.budget.spend(text) {
			break
		}
		out.WriteString(text)
	}
	return jsValue{text: out.String(), markup: true}, true
}

// withArguments returns a copy of the scope with the arguments of a function.
func (n jsScope) withArguments(arguments string, item jsValue, index int) jsScope {
	inner := maps.Clone(n)
	if inner == nil {
		inner = jsScope{}
	}
	inner.bind(arguments, item, index)
	return inner
}

// bind assigns the arguments of a function: (item, index) or ({ name, url }).
func (n jsScope) bind(arguments string, item jsValue, index int) {
	arguments = strings.TrimSpace(strings.Trim(arguments, "()"))
	if inner, ok := strings.CutPrefix(arguments, "{"); ok {
		fields, rest, _ := strings.Cut(inner, "}")
		for field := range strings.SplitSeq(fields, ",") {
			name, as, renamed := strings.Cut(strings.TrimSpace(field), ":")
			if !renamed {
				as = name
			}
			n[strings.TrimSpace(as)] = item.fields[name]
		}
		arguments = "_" + rest
	}
	first, second, _ := strings.Cut(arguments, ",")
	n[strings.TrimSpace(first)] = item
	n[strings.TrimSpace(second)] = jsValue{text: strconv.Itoa(index)}
}
