package dialect

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/pattern"
)

// includedFile is what stands for a file of the blog that a tag puts in: the text of one line,
// or the name under which converters find the text. ok is false where no text is known.
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

// vitepressInclude is the mark of VitePress where it puts a file in, with the lines or the region
// of it that count.
func vitepressInclude(d *translator, line string) string {
	return vitepressIncludeMark.ReplaceAllStringFunc(line, func(mark string) string {
		name := vitepressIncludeMark.FindStringSubmatch(mark)[1]
		if _, ok := d.page[model.FileKey("@include", name)]; ok && strings.TrimSpace(line) == mark {
			return image(name, ChipScheme+"@include "+name)
		}
		return chipMark(name)
	})
}

// themeFile matches the names of files that draw something around the text.
var themeFile = pattern.New(`(?i)^[^.]*$|\.(?:html?|liquid|njk|webc|erb|serb)$`)

// fileChip is the name of a file that is put in, where it isn't one of the theme's.
func fileChip(t shortcode) string {
	if len(t.args.order) > 0 || len(t.args.words) != 1 || len(t.args.words[0]) > MaxChip || themeFile.MatchString(path.Base(t.args.words[0])) {
		return ""
	}
	return chipMark(t.args.words[0])
}
