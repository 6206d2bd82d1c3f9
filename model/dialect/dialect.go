// Package dialect converts the Markdown of any generator to the Markdown of CommonMark and
// GitHub. [Markdown] does so in four steps:
//
//   - labels: collect and number what cross-references refer to (Quarto, bookdown);
//   - translate: rewrite markup of single generators (MDX components, directives, shortcodes
//     in brackets, ...) as template tags and Markdown, by tables of block rules for whole lines
//     and inline rules within a line;
//   - expand: replace template tags (Liquid, Hugo, Zola, ...) by the Markdown they stand for;
//   - limit: bound nesting and numbers of marks for the Markdown parser.
//
// Marks for what Markdown cannot express are in generated.go. Code stays as it is, and no line
// is added or removed, so that line numbers remain valid. The package does no I/O, never fails,
// and is bounded in time and memory for any input.
package dialect

import "blogtui/model"

// Result is a converted body.
type Result struct {
	Text        string
	LimitedLine int    // first line that Limit changed, 0 if none
	Labels      Labels // for cross-references
}

// Markdown converts a body to Markdown as described for the package.
func Markdown(body model.Body) Result {
	body.Text = escapeStrayBackticks(unescapeTagsInCode(body))
	labels := findLabels(body.Text)
	text, cut := Limit(expandFor(body.Templates, translateBody(labels, body), body.Values))
	return Result{text, cut, labels}
}

// Fragment converts a part of a body. The limits are those of the whole, so they are not
// applied again. page holds the values of the front matter and included files.
func Fragment(source string, page map[string]string) string {
	return Expand(translate(source), page)
}
