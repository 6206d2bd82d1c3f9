package dialect

import (
	"strconv"
	"strings"

	"blogtui/model/pattern"
)

// Items that Pandoc numbers by itself: `#.` in any list, `(@)` and `(@label)` through all
// of a text, which refers to the latter: https://pandoc.org/MANUAL.html#numbered-example-lists

var (
	autoItem    = pattern.New(`^([ \t]*)#\.([ \t]+\S)`)
	exampleItem = pattern.New(`^([ \t]*)\(@([\w-]*)\)([ \t]+\S)`)
	exampleName = pattern.New(`\(@([\w-]+)\)`)
)

// autoNumberLookahead is how many bytes behind an item the next one is looked for.
const autoNumberLookahead = 2000

// autoNumber numbers an item, where there is another.
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

// examples are the numbers of a source's examples by their labels.
type examples struct {
	used   bool
	labels map[string]int
	count  int // of those that have been written
}

// findExamples reads a source for them: they are certain if one has no label, or if a text
// refers to one.
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

// exampleNumbers writes the numbers of examples.
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
