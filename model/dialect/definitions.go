package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// tildeMark matches a line that says what the one above means, where Pandoc lets it begin with
// a tilde. Before a number it may as well stand for about.
var tildeMark = pattern.New(`^(?: {1,3}~[ \t]+|~(?:[ ]{2,}|\t[ \t]*))[^\s\d]`)

// tildeDefinition begins such a line with a colon, as others do.
func (d *translator) tildeDefinition(src, line string) (written string, used int) {
	if !d.textAbove || !tildeMark.MatchString(line) {
		return "", 0
	}
	d.following = src[len(line):]
	indent, meaning, _ := strings.Cut(line, "~")
	return d.translateInline(src, ":"+indent+meaning), len(line)
}
