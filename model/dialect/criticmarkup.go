package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// CriticMarkup (criticmarkup.com/spec.php) marks what an editor adds, strikes out,
// replaces, points at and remarks.
var criticMarks = []struct {
	mark    *pattern.Pattern
	written string
}{
	{pattern.New(`\{\+\+(.*?)\+\+\}`), "$1"},
	{pattern.New(`\{--(.*?)--\}`), "~~$1~~"},
	{pattern.New(`\{~~(.*?)~>(.*?)~~\}`), "~~$1~~ $2"},
	{pattern.New(`\{==(.*?)==\}`), "<mark>$1</mark>"},
	{pattern.New(`[ \t]?\{>>.*?<<\}`), ""},
}

// criticMarkup shows a text as its editor would have it.
func criticMarkup(_ *translator, text string) string {
	for _, e := range criticMarks {
		text = e.mark.ReplaceAllString(text, e.written)
	}
	return text
}

var insertedText = pattern.New(`\^\^([^\s^](?:[^^]*[^\s^])?)\^\^`)

// removeInsertMarks takes the marks off a text that Python-Markdown underlines.
func removeInsertMarks(_ *translator, text string) string {
	return insertedText.ReplaceAllString(text, "$1")
}

var darkPicture = pattern.New(`[ \t]*!\[[^\[\]]*\]\([^()\s]*#(?:only-dark|gh-dark-mode-only)(?:\s[^()]*)?\)(?:\{[^{}]*\})?|<img\b[^<>]*#gh-dark-mode-only["'][^<>]*>`)

// removeDarkPictures leaves out the twin, for dark pages, of a picture.
func removeDarkPictures(d *translator, text string) string {
	if !d.hasLightPictures {
		return text
	}
	return darkPicture.ReplaceAllString(text, "")
}

// hasLightPictures reports whether a source has pictures for light pages alone, as MkDocs and
// GitHub mark them.
func hasLightPictures(src string) bool {
	return strings.Contains(src, "#only-light") || strings.Contains(src, "#gh-light-mode-only")
}
