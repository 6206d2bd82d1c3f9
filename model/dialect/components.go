package dialect

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// component is an open component of MDX.
type component struct {
	name   string
	indent int    // indent of its content in bytes, -1 before its first line
	margin string // indent of what is written for it: it is in a list item or the like
}

// componentName matches the names of components and of custom elements for notices, such as
// callout-info.
const componentName = `[A-Z][\w.]*|(?:callout|note|alert|admonition)-[a-z]+`

// tagSource matches the tag of a component: an end tag, or a name with attributes and, if
// self-closing, a slash.
var tagSource = pattern.New(`^<(?:/(` + componentName + `)\s*>|(` + componentName + `)((?:\s+[\w:-]+(?:=(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}))?|\s*\{\.\.\.[\w.]+\})*)\s*(/?)>)`)

// attributeSource matches one attribute.
var attributeSource = pattern.New(`([\w:-]+)=(?:"([^"]*)"|'([^']*)'|\{((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\})`)

// findLastEndTags returns for each component the number of bytes from its last end tag to
// the end of the source.
func findLastEndTags(src string) map[string]int {
	last := map[string]int{}
	for _, m := range componentEndTag.FindAllStringSubmatchIndex(src, -1) {
		last[src[m[2]:m[3]]] = len(src) - m[0]
	}
	return last
}

var componentEndTag = pattern.New(`</(` + componentName + `)\s*>`)

// hasComponents reports whether a source may have block components.
func hasComponents(d *translator, src string) bool {
	return len(d.lastEndTags) > 0 || strings.Contains(src, "/>")
}

// componentBlock translates a component at the beginning of src. In a list item it stays there.
func (d *translator) componentBlock(src, line string) (written string, used int) {
	margin, open := d.margin(line), d.openComponents
	written, used = d.component(src)
	switch now := len(d.openComponents); {
	case used == 0 || strings.TrimSpace(written) == "":
		return written, used
	case now < len(open):
		margin = open[now].margin
	case now > len(open):
		d.openComponents[now-1].margin = margin
	}
	return margin + written, used
}

// margin returns the indent that a component has in a list item or the like, as it is
// written. Elsewhere it has none, which might make it code.
func (d *translator) margin(line string) string {
	content := d.code.indent.content()
	if content == 0 {
		return ""
	}
	line = d.dedent(line)
	if columns, _ := cutIndent(line, 0); columns >= content+codeIndent {
		return strings.Repeat(" ", content)
	}
	return line[:letters.Indent(line)]
}

// component translates the tag of a component at the beginning of a line. It returns the
// size in bytes including the rest of the line, 0 if there is none.
func (d *translator) component(src string) (written string, used int) {
	start := len(src) - len(strings.TrimLeft(src, " \t"))
	if !strings.HasPrefix(src[start:], "<") {
		return "", 0
	}
	within := src[start:min(len(src), start+maxTag)]
	m := tagSource.FindStringSubmatchIndex(within)
	if m == nil {
		return "", 0
	}
	end := start + m[1]
	rest, _, _ := strings.Cut(src[end:], "\n")
	used = min(len(src), end+len(rest)+1)
	lines := blankLines(src[:used])
	if m[2] >= 0 {
		return d.componentEnd(within[m[2]:m[3]], rest, lines), used
	}
	name, attributes := within[m[4]:m[5]], within[m[6]:m[7]]
	tag := d.shortcode(name, attributes, m[9] > m[8])
	if strings.HasPrefix(tagName(name), fileTreePrefix) {
		tag = strings.Repeat("  ", d.openFolders()) + tag
	}
	switch closing := "</" + name + ">"; {
	case m[9] > m[8] && strings.TrimSpace(rest) == "": // self-closing
		return tag + lines, used
	case m[9] > m[8] && endTagOnly.MatchString(rest): // the enclosing component ends on the same line
		below := ""
		if strings.HasPrefix(lines, "\n\n") {
			below, lines = "\n", lines[1:]
		}
		return tag + below + d.componentEnd(endTagOnly.FindStringSubmatch(rest)[1], "", lines), used
	case m[9] > m[8]:
		return "", 0
	case strings.HasSuffix(strings.TrimSpace(rest), closing) && !strings.Contains(rest, "<"+name): // start and end tag on one line
		inner := strings.TrimSuffix(strings.TrimSpace(rest), closing)
		inner = outsideCodeSpans(inner, func(text string) string { return jsxValues(d, jsxLiterals(d, text)) })
		return d.oneLineComponent(name, tag, inner) + lines, used
	case strings.TrimSpace(rest) == "" && d.lastEndTags[name] > 0 && d.lastEndTags[name] <= len(src)-end && len(d.openComponents) < MaxDepth:
		d.openComponents = append(d.openComponents, component{name: name, indent: -1})
		d.code.afterBlank = true
		return tag + lines, used
	}
	return "", 0
}

// endTagOnly matches an end tag at the end of a line.
var endTagOnly = pattern.New(`^\s*</(` + componentName + `)\s*>\s*$`)

// componentEnd translates an end tag at the beginning of a line.
func (d *translator) componentEnd(name, rest, lines string) string {
	for i := len(d.openComponents) - 1; i >= 0; i-- {
		if d.openComponents[i].name == name {
			d.openComponents = d.openComponents[:i]
			break
		}
	}
	return "{{< /" + d.tagFor(name) + " >}}" + strings.TrimRight(rest, " \t") + lines
}

// oneLineComponent translates a component whose start and end tags are on one line.
func (d *translator) oneLineComponent(name, tag, inner string) string {
	component := tagName(name)
	if nested, used := d.component(inner); used == len(inner) {
		if inner = nested; component == "accordions" {
			return nested
		}
	}
	switch {
	case strings.TrimSpace(inner) == "":
		return strings.Replace(tag, " >}}", " />}}", 1)
	case component == "callout" || noticeWords[component] != "" && component != "quote":
		kind := "note"
		if m := noticeType.FindStringSubmatch(tag); m != nil && noticeWords[strings.ToLower(m[1])] != "" {
			kind = noticeWords[strings.ToLower(m[1])]
		} else if word := noticeWords[component]; word != "" {
			kind = word
		}
		title := ""
		if m := tabTitle.FindStringSubmatch(tag); m != nil {
			title = m[1]
		}
		return containerLine(kind, title) + strings.TrimSpace(inner) + " :::"
	}
	if m := tabTitle.FindStringSubmatch(tag); m != nil && component == "tab" {
		return "**" + m[1] + "** " + strings.TrimSpace(inner) + "  "
	}
	return tag + inner + "{{< /" + component + " >}}"
}

var tabTitle = pattern.New(`(?:label|title|name|header)="([^"]+)"`)

var noticeType = pattern.New(`(?:type|variant|kind|status|severity|level|intent|color)="(\w+)"`)

// inlineComponents translates self-closing components anywhere in a line: those that the file
// imports, and in MDX all, since there a tag in prose is no text.
func (d *translator) inlineComponents(text string) string {
	var out strings.Builder
	kept := 0 // end of the text that is in out
	for from := 0; ; {
		at := strings.IndexByte(text[from:], '<')
		if at < 0 {
			return out.String() + text[kept:]
		}
		at += from
		m := tagSource.FindStringSubmatchIndex(text[at:])
		if m == nil || m[2] >= 0 || m[9] == m[8] {
			from = at + 1
			continue
		}
		name := text[at+m[4] : at+m[5]]
		if _, imported := d.js.modules[name]; !imported && !d.mdx {
			from = at + 1
			continue
		}
		out.WriteString(text[kept:at])
		out.WriteString(d.shortcode(name, text[at+m[6]:at+m[7]], true))
		kept = at + m[1]
		from = kept
	}
}

// shortcode writes the tag of a component as a template tag.
func (d *translator) shortcode(name, attributes string, empty bool) string {
	var out strings.Builder
	tag := d.tagFor(name)
	out.WriteString("{{< " + tag)
	if _, kind, hyphenated := strings.Cut(name, "-"); hyphenated && noticeWords[kind] != "" {
		out.WriteString(` type="` + kind + `"`)
	}
	for _, m := range d.withTabLabel(tag, attributeSource.FindAllStringSubmatch(attributes, -1)) {
		value := clean.JoinLines(m[2] + m[3])
		if m[4] != "" {
			value = d.attributeValue(m[1], m[4])
		}
		if value != "" {
			out.WriteString(" " + strings.ToLower(m[1]) + `="` + strings.NewReplacer(`"`, "”", ">}}", "", "%}}", "").Replace(value) + `"`)
		}
	}
	if requiredAttribute.MatchString(attributes) {
		out.WriteString(` required="true"`)
	}
	if empty {
		return out.String() + " />}}"
	}
	return out.String() + " >}}"
}

// requiredAttribute matches the only attribute without a value that matters to readers.
var requiredAttribute = pattern.New(`\srequired(?:\s|$)`)

// knownComponents maps substrings of component names to template tags. The first match
// counts.
var knownComponents = []struct{ part, tag string }{
	{"youtube", "youtube"}, {"vimeo", "vimeo"}, {"tweet", "tweet"}, {"twitter", "tweet"}, {"gist", "gist"}, {"codepen", "codepen"},
	{"codesandbox", "codesandbox"}, {"spotify", "spotify"}, {"instagram", "instagram"}, {"iframe", "iframe"},
	{"alert", "callout"}, {"callout", "callout"}, {"admonition", "callout"}, {"notice", "callout"}, {"message", "callout"}, {"aside", "callout"},
	{"blockquote", "quote"}, {"pullquote", "pullquote"}, {"testimonial", "quote"}, {"figure", "figure"},
	{"accordion", "details"}, {"collaps", "details"}, {"details", "details"}, {"expand", "details"}, {"spoiler", "details"}, {"disclosure", "details"},
}

// exactComponents maps whole component names to template tags.
var exactComponents = map[string]string{
	"image": "figure", "img": "figure", "picture": "figure", "photo": "figure", "staticimage": "figure", "gatsbyimage": "figure", "themedimage": "figure",
	"tabitem": "tab", "tabpanel": "tab", "tab": "tab", "tabs": "tabs", "quote": "quote", "video": "video", "audio": "audio", "reactplayer": "video",
	"accordions": "accordions", "accordiongroup": "accordions", "accordiontrigger": "trigger", "accordioncontent": "content", "accordionpanel": "content",
	"folder": "filetree/folder", "file": "filetree/file", "filetree.folder": "filetree/folder", "filetree.file": "filetree/file", "filetreeitem": "filetree/folder",
	"note": "note", "tip": "tip", "hint": "tip", "warning": "warning", "info": "info", "danger": "danger", "caution": "warning",
}

// tagName returns the template tag for a component: its own name in lower case if it is
// unknown.
func tagName(name string) string {
	name = strings.ToLower(name)
	if tag := exactComponents[name]; tag != "" {
		return tag
	}
	for _, known := range knownComponents {
		if strings.Contains(name, known.part) {
			return known.tag
		}
	}
	return strings.ReplaceAll(name, ".", "-")
}

// fileTreePrefix is the prefix of tags for files and folders of a file tree.
const fileTreePrefix = "filetree/"

// openFolders returns the number of open folders of a file tree.
func (d *translator) openFolders() int {
	count := 0
	for _, open := range d.openComponents {
		if strings.HasPrefix(tagName(open.name), fileTreePrefix) {
			count++
		}
	}
	return count
}

// dedent removes the indent that the open components give to a line.
func (d *translator) dedent(line string) string {
	if len(d.openComponents) == 0 {
		return line
	}
	trimmed := strings.TrimLeft(line, " \t")
	innermost := &d.openComponents[len(d.openComponents)-1]
	if strings.TrimSpace(line) != "" && innermost.indent < 0 {
		innermost.indent = len(line) - len(trimmed)
	}
	return innermost.margin + line[min(max(0, innermost.indent), len(line)-len(trimmed)):]
}
