// Package dialect writes the Markdown of any generator as Markdown that CommonMark and
// the extensions of GitHub have: tags of templates, components, directives and shortcodes
// become what they mean, and marks of ours where Markdown has no words for it. Nothing
// within code is touched, and no line is added or removed, so that what is found later
// still has its line. It does no I/O, never fails, and is bounded in time and memory
// whatever it is given.
package dialect

import "blogtui/model"

// Result is what a body has become.
type Result struct {
	Text        string
	LimitedLine int    // the first line that is not read as it was written, since too much lies within one another; 0 if none
	Labels      Labels // that it refers to
}

// Markdown writes a body as Markdown that CommonMark and the extensions of GitHub have,
// with what this package has marks for.
func Markdown(body model.Body) Result {
	body.Text = escapeStrayBackticks(unescapeTagsInCode(body))
	labels := findLabels(body.Text)
	text, cut := Limit(expandFor(body.Templates, translateBody(labels, body), body.Values))
	return Result{text, cut, labels}
}

// Fragment does so to a part of a text, whose bounds are those of the whole; given is what
// the front matter says of the page, and the files that the text puts in.
func Fragment(source string, given map[string]string) string {
	return Expand(translate(source), given)
}
