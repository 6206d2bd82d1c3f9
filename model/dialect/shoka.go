package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Markdown extensions of Shoka and related Hexo themes, and of markdown-it plugins.

var (
	shokaSpoilerText  = pattern.New(`(^|[^\w)}\]!])!!([^!\s\\{}$](?:[^!\n\\{}$]*[^!\s\\{}$])?)!!(?:\{[^{}\n]*\})?`) // but no double factorials
	shokaTabLine      = pattern.New(`^;;;(?:[\w-]+[ \t]+(\S[^\n]*?))?[ \t]*(\n?)$`)
	shokaDetailsStart = pattern.New(`^\+\+\+[ \t]*(?:(?:primary|success|info|warning|danger|default)[ \t]+)?([^\s{+][^\n]*?)[ \t]*(\n?)$`)
	shokaDetailsEnd   = pattern.New(`^\+\+\+[ \t]*(\n)$`)
	trailingClasses   = pattern.New(`(\]\]|[^\s{}|\]:])\{\.[A-Za-z][\w-]*(?:[ \t]+\.[A-Za-z][\w-]*)*\}([ \t]*\n?)$`)
)

// shokaSpoiler shows text that the page hides until it is hovered: !!text!!.
func shokaSpoiler(_ *translator, text string) string {
	return shokaSpoilerText.ReplaceAllString(text, "$1$2")
}

// shokaTab translates the title or the end of a tab.
func shokaTab(_ *translator, line string) string {
	m := shokaTabLine.FindStringSubmatch(line)
	switch {
	case m == nil:
		return line
	case m[1] == "":
		return m[2]
	}
	return bold(m[1]) + "  " + m[2]
}

// shokaDetails translates collapsed text with a title.
func shokaDetails(d *translator, line string) string {
	if m := shokaDetailsStart.FindStringSubmatch(line); m != nil && strings.Contains(d.following, "\n+++") {
		d.openShokaDetails++
		return ":::details " + m[1] + m[2]
	}
	if m := shokaDetailsEnd.FindStringSubmatch(line); m != nil && d.openShokaDetails > 0 {
		d.openShokaDetails--
		return ":::" + m[1]
	}
	return line
}

// trailingClass removes classes at the end of a line.
func trailingClass(_ *translator, line string) string {
	return trailingClasses.ReplaceAllString(line, "$1$2")
}
