package dialect

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// includedFile returns what replaces an included file of the blog: its text if that is one
// line, or the key under which converters find the text. ok is false if the file is
// unknown.
func (e *expander) includedFile(t shortcode) (shown string, ok bool) {
	if t.closing || len(t.args.order) > 0 || len(t.args.words) != 1 {
		return "", false
	}
	file := t.args.words[0]
	text, ok := e.data.page[model.FileKey(t.name, file)]
	if line := strings.TrimSpace(text); ok && !strings.Contains(line, "\n") && !t.alone {
		return line, e.data.budget.spend(line)
	}
	return image(file, ChipScheme+t.name+" "+file), ok && t.alone
}

var vitepressIncludeMark = pattern.New(`<!--\s*@include:\s*(\S+?)\s*-->`)

// vitepressInclude translates the includes of VitePress, which may select lines or a
// region.
func vitepressInclude(d *translator, line string) string {
	return vitepressIncludeMark.ReplaceAllStringFunc(line, func(mark string) string {
		name := vitepressIncludeMark.FindStringSubmatch(mark)[1]
		if _, ok := d.page[model.FileKey("@include", name)]; ok && strings.TrimSpace(line) == mark {
			return image(name, ChipScheme+"@include "+name)
		}
		return chipMark(name)
	})
}

// themeFile matches names of theme files, which contain layout.
var themeFile = pattern.New(`(?i)^[^.]*$|\.(?:html?|liquid|njk|webc|erb|serb)$`)

// fileChip returns a chip with the name of an included file, "" for a file of the theme.
func fileChip(t shortcode) string {
	if len(t.args.order) > 0 || len(t.args.words) != 1 || len(t.args.words[0]) > MaxChip || themeFile.MatchString(path.Base(t.args.words[0])) {
		return ""
	}
	return chipMark(t.args.words[0])
}
