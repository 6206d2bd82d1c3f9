package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// CriticMarkup (criticmarkup.com/spec.php) marks additions, deletions, substitutions,
// highlights and comments.
var criticMarks = []struct {
	pattern     *pattern.Pattern
	replacement string
}{
	{pattern.New(`\{\+\+(.*?)\+\+\}`), "$1"},
	{pattern.New(`\{--(.*?)--\}`), "~~$1~~"},
	{pattern.New(`\{~~(.*?)~>(.*?)~~\}`), "~~$1~~ $2"},
	{pattern.New(`\{==(.*?)==\}`), "<mark>$1</mark>"},
	{pattern.New(`[ \t]?\{>>.*?<<\}`), ""},
}

// criticMarkup shows the edited text.
func criticMarkup(_ *translator, text string) string {
	for _, mark := range criticMarks {
		text = mark.pattern.ReplaceAllString(text, mark.replacement)
	}
	return text
}

var insertedText = pattern.New(`\^\^([^\s^](?:[^^]*[^\s^])?)\^\^`)

// removeInsertMarks removes the marks for underlined text of Python-Markdown.
func removeInsertMarks(_ *translator, text string) string {
	return insertedText.ReplaceAllString(text, "$1")
}

var darkPicture = pattern.New(`[ \t]*!\[[^\[\]]*\]\([^()\s]*#(?:only-dark|gh-dark-mode-only)(?:\s[^()]*)?\)(?:\{[^{}]*\})?|<img\b[^<>]*#gh-dark-mode-only["'][^<>]*>`)

// removeDarkPictures removes the variants of pictures for dark pages if there are some for
// light ones.
func removeDarkPictures(d *translator, text string) string {
	if !d.hasLightPictures {
		return text
	}
	return darkPicture.ReplaceAllString(text, "")
}

// hasLightPictures reports whether a source has pictures for light pages only, in the
// notation of MkDocs or GitHub.
func hasLightPictures(src string) bool {
	return strings.Contains(src, "#only-light") || strings.Contains(src, "#gh-light-mode-only")
}
