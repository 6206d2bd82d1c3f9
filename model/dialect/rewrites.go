package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// rewrite translates one kind of markup within a line, code spans left out.
type rewrite struct {
	sign  string // what a line, and so the source, has to hold
	write func(d *translator, text string) string
}

// rewrites are all that translate knows.
var rewrites = append([]rewrite{
	{"<%", embeddedRuby}, {"{{/*", templateComment}, {"{#", templateComment}, {"{% #", templateComment}, {"{%- #", templateComment}, {"{%#", templateComment}, // before comments of JSX
	{"={", (*translator).attributes}, {"<br", loneBreak}, {"<hr", loneBreak}, {"[details", discourse}, {"/details]", discourse},
	{"{", valueless}, {"{", colonsWithin}, {":kbd[", colonsOfText}, {":spoiler[", colonsOfText}, {":ruby[", colonsOfText},
	{":u[", colonsOfText}, {":mark[", colonsOfText}, {":badge[", colonsOfText}, {":abbr[", colonsOfText}, {":del[", colonsOfText},
	{"!!", masked}, {";;;", shokaTab}, {"+++", shokaFold}, {"{.", trailingClass}, {"</Link>", routerLink},
	{"{'", expression}, {`{"`, expression}, {"{/*", expression}, {"/>", (*translator).inlineComponents}, {` align="`, aligned},
	{"[/caption", wordpress}, {"[/embed", wordpress}, {"[gallery", wordpress}, {"[youtube", wordpress}, {"[audio", wordpress}, {"[video", wordpress},
	{"[tweet", wordpressAlone}, {"[vimeo", wordpressAlone}, {"[soundcloud", wordpressAlone}, {"[instagram", wordpressAlone}, {"[googlemaps", wordpressAlone},
	{"[contact-form", wordpressAlone}, {"[gravityform", wordpressAlone}, {"[wpforms", wordpressAlone}, {"[mc4wp_form", wordpressAlone}, {"[ninja_form", wordpressAlone}, {"[polldaddy", wordpressAlone}, {"[slideshare", wordpressAlone},
	{"[code", wordpressCode}, {"[sourcecode", wordpressCode}, {"code]", wordpressCode}, {"%[", hashnode}, {".. ", directive},
}, flavours...)

// outsideCode applies a change to the parts of a line outside code spans.
func outsideCode(line string, change func(string) string) string {
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
	hashnodeEmbed = pattern.New(`^\s*%\[(https?://[^\s\]]+)\]\s*$`)
	reDirective   = pattern.New(`^\.\. ([\w-]+)(?:::[ \t]*(\S*).*)?$`)
)

var hashnodeWidget = pattern.New(`%%\[[\w-]+\]`)

// hashnode shows an address alone on its line.
func hashnode(_ *translator, line string) string {
	if strings.Contains(line, "%%[") { // a widget of the site
		return hashnodeWidget.ReplaceAllString(line, "")
	}
	if m := hashnodeEmbed.FindStringSubmatch(line); m != nil {
		return embedMark("", m[1]) + lineEnd(line)
	}
	return line
}

var (
	commentInTag = pattern.New(`\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{#-?\s.*?\s-?#\}|\{%-?\s*#\s[^%\n]*%\}`)
	callInTag    = pattern.New(`^\{\{/\*\s*\w+\(`) // that Zola shows
)

// templateComment leaves out comments of Hugo's and Jinja's templates.
func templateComment(_ *translator, text string) string {
	return commentInTag.ReplaceAllStringFunc(text, func(comment string) string {
		if callInTag.MatchString(comment) {
			return comment
		}
		return ""
	})
}

var alignedTarget = pattern.New(`\]\((\S+) align="\w+"\)`)

// aligned takes the place of a picture out of its target, where Hashnode writes it.
func aligned(_ *translator, text string) string { return alignedTarget.ReplaceAllString(text, "]($1)") }

// directive reads those of reStructuredText that Nikola knows in Markdown.
func directive(_ *translator, line string) string {
	m := reDirective.FindStringSubmatch(strings.TrimRight(line, " \n"))
	switch {
	case m == nil:
		return line
	case m[1] == "TEASER_END" || m[1] == "contents":
		return lineEnd(line)
	case m[1] == "image" || m[1] == "figure" || m[1] == "thumbnail":
		return image("", m[2]) + lineEnd(line)
	case embeds[m[1]] != "" && m[2] != "":
		return "{{< " + m[1] + " " + m[2] + " >}}" + lineEnd(line)
	}
	return line
}
