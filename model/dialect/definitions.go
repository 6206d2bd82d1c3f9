package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// tildeMark matches a definition that begins with a tilde, as in Pandoc. Before a number
// the tilde may mean "about".
var tildeMark = pattern.New(`^(?: {1,3}~[ \t]+|~(?:[ ]{2,}|\t[ \t]*))[^\s\d]`)

// tildeDefinition replaces the tilde by the more common colon.
func (d *translator) tildeDefinition(src, line string) (written string, used int) {
	if !d.textAbove || !tildeMark.MatchString(line) {
		return "", 0
	}
	d.following = src[len(line):]
	indent, meaning, _ := strings.Cut(line, "~")
	return d.translateInline(src, ":"+indent+meaning), len(line)
}
