package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Blocks and helpers of Handlebars, as Metalsmith and Assemble process them in Markdown:
// {{#callout type="tip"}} ... {{/callout}} and {{{image src="a.png"}}}.
// https://handlebarsjs.com/guide/block-helpers.html

var (
	handlebarsEnd    = pattern.New(`\{\{/([A-Za-z][\w-]*)\}\}`)
	handlebarsMark   = pattern.New(`\{\{([#/])([A-Za-z][\w-]*)([^{}\n]*)\}\}|\{\{else\}\}`)
	handlebarsHelper = pattern.New(`\{\{\{[ \t]*([a-z][\w-]*)((?:[ \t]+[\w-]+="[^"{}\n]*")+)[ \t]*\}\}\}`)
)

// findHandlebarsNames returns the names of the blocks that end in src, nil if there are none.
func findHandlebarsNames(src string) map[string]bool {
	if !strings.Contains(src, "{{/") {
		return nil
	}
	var names map[string]bool
	for _, m := range handlebarsEnd.FindAllStringSubmatch(src, -1) {
		if names == nil {
			names = map[string]bool{}
		}
		names[m[1]] = true
	}
	return names
}

// handlebarsBlocks translates the marks of blocks to template tags.
func handlebarsBlocks(d *translator, text string) string {
	return handlebarsMark.ReplaceAllStringFunc(text, func(mark string) string {
		m := handlebarsMark.FindStringSubmatch(mark)
		switch {
		case m[2] == "" && d.handlebarsNames != nil:
			return "{{< else >}}"
		case !d.handlebarsNames[m[2]]:
			return mark
		case m[1] == "/":
			return "{{< /" + m[2] + " >}}"
		}
		return "{{< " + m[2] + m[3] + " >}}"
	})
}

// handlebarsHelpers translates helpers with named arguments to template tags.
func handlebarsHelpers(_ *translator, text string) string {
	return handlebarsHelper.ReplaceAllString(text, "{{< $1$2 >}}")
}
