package dialect

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/pattern"
)

// galleriaField matches a field of a picture in the galleries of DeepThought (a theme for
// Zola), which are JSON, or the end of a picture:
// https://github.com/RatanShreshtha/DeepThought
var galleriaField = pattern.New(`"(src|title|description)"\s*:\s*"((?:[^"\\]|\\.)*)"|\}`)

// galleria translates the JSON in a tag to pictures.
func (e *expander) galleria(t shortcode) string {
	if t.closing || !t.end.found || !t.alone {
		return e.unknownTag(t)
	}
	fields := map[string]string{}
	e.copy.until, e.copy.convert = t.name, func(line string) string {
		var shown []string
		for _, m := range galleriaField.FindAllStringSubmatch(line, -1) {
			if m[1] != "" && fields[m[1]] == "" {
				fields[m[1]] = unescape.Replace(m[2])
				continue
			}
			if fields["src"] != "" {
				shown = append(shown, galleriaPicture(fields))
			}
			if clear(fields); m[1] != "" {
				fields[m[1]] = unescape.Replace(m[2])
			}
		}
		return strings.Join(shown, "<br>") + "\n"
	}
	return ""
}

// galleriaPicture returns a picture with its title and description.
func galleriaPicture(fields map[string]string) string {
	shown := image(fields["title"], fields["src"])
	if fields["description"] != "" {
		shown += " " + pictureCaptionMark(clean.JoinLines(fields["description"]))
	}
	return shown
}
