package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// CriticMarkup (criticmarkup.com/spec.php) marks what an editor adds, strikes out,
// replaces, points at and remarks.
var edits = []struct {
	mark    *pattern.Pattern
	written string
}{
	{pattern.New(`\{\+\+(.*?)\+\+\}`), "$1"},
	{pattern.New(`\{--(.*?)--\}`), "~~$1~~"},
	{pattern.New(`\{~~(.*?)~>(.*?)~~\}`), "~~$1~~ $2"},
	{pattern.New(`\{==(.*?)==\}`), "<mark>$1</mark>"},
	{pattern.New(`[ \t]?\{>>.*?<<\}`), ""},
}

// edited shows a text as its editor would have it.
func edited(_ *translator, text string) string {
	for _, e := range edits {
		text = e.mark.ReplaceAllString(text, e.written)
	}
	return text
}

var insertedText = pattern.New(`\^\^([^\s^](?:[^^]*[^\s^])?)\^\^`)

// inserted takes the marks off a text that Python-Markdown underlines.
func inserted(_ *translator, text string) string { return insertedText.ReplaceAllString(text, "$1") }

var darkPicture = pattern.New(`[ \t]*!\[[^\[\]]*\]\([^()\s]*#(?:only-dark|gh-dark-mode-only)(?:\s[^()]*)?\)(?:\{[^{}]*\})?|<img\b[^<>]*#gh-dark-mode-only["'][^<>]*>`)

// forDark leaves out the twin, for dark pages, of a picture.
func forDark(d *translator, text string) string {
	if !d.light {
		return text
	}
	return darkPicture.ReplaceAllString(text, "")
}

// forLight reports whether a source has pictures for light pages alone, as MkDocs and
// GitHub mark them.
func forLight(src string) bool {
	return strings.Contains(src, "#only-light") || strings.Contains(src, "#gh-light-mode-only")
}
