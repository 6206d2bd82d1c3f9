package dialect

import (
	"strconv"
	"strings"

	"blogtui/model/pattern"
)

// Lists that Pandoc numbers automatically: `#.` for items of a list, `(@)` and `(@label)`
// for examples that are numbered throughout the document and may be referred to:
// https://pandoc.org/MANUAL.html#numbered-example-lists

var (
	autoItem    = pattern.New(`^([ \t]*)#\.([ \t]+\S)`)
	exampleItem = pattern.New(`^([ \t]*)\(@([\w-]*)\)([ \t]+\S)`)
	exampleName = pattern.New(`\(@([\w-]+)\)`)
)

// autoNumberLookahead is the number of bytes in which the next item must follow.
const autoNumberLookahead = 2000

// autoNumber numbers an item if another one follows.
func autoNumber(d *translator, line string) string {
	if !autoItem.MatchString(line) {
		return line
	}
	ahead := d.following[:min(len(d.following), autoNumberLookahead)]
	if d.autoNumbered = d.autoNumbered || strings.HasPrefix(ahead, "#. ") || strings.Contains(ahead, "\n#. "); !d.autoNumbered {
		return line
	}
	return autoItem.ReplaceAllString(line, "${1}1.$2")
}

// examples numbers the example items of a source.
type examples struct {
	used   bool
	labels map[string]int
	count  int // examples written so far
}

// findExamples collects the labels of examples. They are taken for examples only if one has
// no label or one is referred to.
func findExamples(src string) examples {
	e := examples{labels: map[string]int{}}
	mentions := map[string]int{}
	for _, m := range exampleName.FindAllStringSubmatch(src, -1) {
		mentions[m[1]]++
	}
	code, count := codeTracker{afterBlank: true}, 0
	for line := range strings.Lines(src) {
		if code.isCode(line, false) || !strings.Contains(line, "(@") {
			continue
		}
		m := exampleItem.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if count++; m[2] == "" {
			e.used = true
		} else if e.labels[m[2]] == 0 {
			e.labels[m[2]] = count
			e.used = e.used || mentions[m[2]] > 1
		}
	}
	return e
}

// exampleNumbers replaces example marks and references to them by numbers.
func exampleNumbers(d *translator, line string) string {
	if !d.examples.used {
		return line
	}
	line = exampleItem.ReplaceAllStringFunc(line, func(item string) string {
		m := exampleItem.FindStringSubmatch(item)
		d.examples.count++
		return m[1] + "(" + strconv.Itoa(d.examples.count) + ")" + m[3]
	})
	return exampleName.ReplaceAllStringFunc(line, func(name string) string {
		if number := d.examples.labels[name[2:len(name)-1]]; number > 0 {
			return "(" + strconv.Itoa(number) + ")"
		}
		return name
	})
}
