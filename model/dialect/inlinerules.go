package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// inlineRule translates one kind of markup within a line. Code spans are left out.
type inlineRule struct {
	trigger   string // substring that a line must contain
	translate func(d *translator, text string) string
}

// inlineRules are applied to each line in this order.
var inlineRules = append([]inlineRule{
	{"<%", embeddedRuby}, {"{{/*", removeTemplateComments}, {"{#", removeTemplateComments}, {"{% #", removeTemplateComments}, {"{%- #", removeTemplateComments}, {"{%#", removeTemplateComments}, // before comments of JSX
	{"={", (*translator).jsxAttributes}, {"<br", breakBeforeMarkdown}, {"<hr", breakBeforeMarkdown}, {"[details", discourseDetails}, {"/details]", discourseDetails},
	{"{", jsxValues}, {"{", inlineDirectives}, {":kbd[", textDirectives}, {":spoiler[", textDirectives}, {":ruby[", textDirectives},
	{":u[", textDirectives}, {":mark[", textDirectives}, {":badge[", textDirectives}, {":abbr[", textDirectives}, {":del[", textDirectives},
	{"!!", shokaSpoiler}, {";;;", shokaTab}, {"+++", shokaDetails}, {"{.", trailingClass}, {"</Link>", routerLink},
	{"{'", jsxLiterals}, {`{"`, jsxLiterals}, {"{/*", jsxLiterals}, {"/>", (*translator).inlineComponents}, {` align="`, removeHashnodeAlign},
	{"[/caption", wordpressTags}, {"[/embed", wordpressTags}, {"[/vimeo", wordpressTags}, {"[/soundcloud", wordpressTags}, {"[/gist", wordpressTags}, {"[playlist", wordpressVoidTags}, {"[gallery", wordpressTags}, {"[youtube", wordpressTags}, {"[audio", wordpressTags}, {"[video", wordpressTags},
	{"[tweet", wordpressVoidTags}, {"[vimeo", wordpressVoidTags}, {"[soundcloud", wordpressVoidTags}, {"[instagram", wordpressVoidTags}, {"[gist", wordpressVoidTags}, {"[googlemaps", wordpressVoidTags},
	{"[contact-form", wordpressVoidTags}, {"[gravityform", wordpressVoidTags}, {"[wpforms", wordpressVoidTags}, {"[mc4wp_form", wordpressVoidTags}, {"[ninja_form", wordpressVoidTags}, {"[polldaddy", wordpressVoidTags}, {"[slideshare", wordpressVoidTags},
	{"%[", hashnodeEmbeds}, {".. ", rstDirective}, {"{{#", handlebarsBlocks}, {"{{/", handlebarsBlocks}, {"{{else}}", handlebarsBlocks}, {"{{{", handlebarsHelpers}, {"]: #", removeComment}, {"]: <", removeComment},
}, flavourRules...)

// outsideCodeSpans applies change to the parts of a line outside code spans.
func outsideCodeSpans(line string, change func(string) string) string {
	if !strings.Contains(line, "`") {
		return change(line)
	}
	var out strings.Builder
	for line != "" {
		open := strings.IndexByte(line, '`')
		if open < 0 {
			open = len(line)
		}
		out.WriteString(change(line[:open]))
		if line = line[open:]; line != "" {
			end := CodeSpanEnd(line, 0)
			out.WriteString(line[:end])
			line = line[end:]
		}
	}
	return out.String()
}

var (
	hashnodeEmbedLine = pattern.New(`^\s*%\[(https?://[^\s\]]+)\]\s*$`)
	rstDirectiveLine  = pattern.New(`^\.\. ([\w-]+)(?:::[ \t]*(\S*).*)?$`)
)

var hashnodeWidget = pattern.New(`%%\[[\w-]+\]`)

// hashnodeEmbeds embeds an address that is alone on its line.
func hashnodeEmbeds(_ *translator, line string) string {
	if strings.Contains(line, "%%[") { // a widget of the site
		return hashnodeWidget.ReplaceAllString(line, "")
	}
	if m := hashnodeEmbedLine.FindStringSubmatch(line); m != nil {
		return embedMark("", m[1]) + lineEnding(line)
	}
	return line
}

var (
	templateCommentTag = pattern.New(`\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{#-?\s.*?\s-?#\}|\{%-?\s*#\s[^%\n]*%\}`)
	commentedCall      = pattern.New(`^\{\{/\*\s*\w+\(`) // an escaped tag of Zola, shown to readers
)

// removeTemplateComments removes comments of Hugo and Jinja templates.
func removeTemplateComments(_ *translator, text string) string {
	return templateCommentTag.ReplaceAllStringFunc(text, func(comment string) string {
		if commentedCall.MatchString(comment) {
			return comment
		}
		return ""
	})
}

var commentDefinition = pattern.New(`^[ \t]*\[(?:/{2,}|comment)\]:[ \t](?:#|<>)`)

// removeComment removes a comment that is written as a link definition, since tags within it
// would make it none.
func removeComment(_ *translator, line string) string {
	if commentDefinition.MatchString(line) {
		return lineEnding(line)
	}
	return line
}

var alignedTarget = pattern.New(`\]\((\S+) align="\w+"\)`)

// removeHashnodeAlign removes the alignment that Hashnode writes into the target of a
// picture.
func removeHashnodeAlign(_ *translator, text string) string {
	return alignedTarget.ReplaceAllString(text, "]($1)")
}

// rstDirective translates the reStructuredText directives that Nikola supports in Markdown.
func rstDirective(_ *translator, line string) string {
	m := rstDirectiveLine.FindStringSubmatch(strings.TrimRight(line, " \n"))
	switch {
	case m == nil:
		return line
	case m[1] == "TEASER_END" || m[1] == "contents":
		return lineEnding(line)
	case m[1] == "image" || m[1] == "figure" || m[1] == "thumbnail":
		return image("", m[2]) + lineEnding(line)
	case embedAddresses[m[1]] != "" && m[2] != "":
		return "{{< " + m[1] + " " + m[2] + " >}}" + lineEnding(line)
	}
	return line
}
