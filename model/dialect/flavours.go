package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/pattern"
)

// flavourRules are the inline rules for what single generators and note-taking programs add
// to Markdown.
var flavourRules = []inlineRule{
	{"@tab", vuepressTab}, {"@file", vuepressTab}, {" =", removeImageSize}, {" @", removeVueAttributes}, {" #", removeVueAttributes},
	{"</cite>", citationLine}, {"</footer>", citationLine}, {"]^(", hugoRuby}, {"{", rubyAnnotations}, {":br", nuxtBreak}, {"#. ", autoNumber}, {"(@", exampleNumbers}, {conflictOurs, conflictStart}, {"[name=", hackmdQuote}, {"[time=", hackmdQuote}, {"[color=", hackmdQuote}, {":(fa", removeIcons}, {"]{", bracketedSpan},
	{"[gist:", pelicanGist}, {"[!embed", embedlyLink}, {"[ref", pelicanFootnote}, {"{% <", zolaComponent}, {"{%<", zolaComponent},
	{"{%@", bridgetownComponent}, {"@[", atEmbed}, {":embed", hatenaLink}, {":title", hatenaLink}, {"[[", gatsbyNotice}, {"[[", labelFirst}, {"@include:", vitepressInclude}, {"{% $", markdocVariable}, {"@@", franklinDiv}, {`\fig`, franklinFigure}, {"#+", orgBlock}, {"((", logseqReference}, {":: ", dataviewField}, {"{{[[", roamMacro}, {"{{TODO}}", roamMacro}, {"{{DONE}}", roamMacro},
	{"{++", criticMarkup}, {"{--", criticMarkup}, {"{~~", criticMarkup}, {"{==", criticMarkup}, {"{>>", criticMarkup}, {"^^", removeInsertMarks},
	{"[/size]", removeBBCodeStyles}, {"[/color]", removeBBCodeStyles}, {"[/font]", removeBBCodeStyles}, {"{% m %}", tufteFormula}, {"[gallery", wordpressVoidTags},
	{"<spoiler", habrSpoiler}, {"</spoiler>", habrSpoiler}, {"<source lang", habrCode}, {"</source>", habrCode},
	{"<svelte:", removeSvelteTags}, {"#only-dark", removeDarkPictures}, {"#gh-dark-mode-only", removeDarkPictures}, {"[plugin:", gravPlugin}, {"<d-code", distillCode}, {"</d-code", distillCode}, {"{::", kramdownExtensions}, {"{:/", kramdownExtensions},
}

var (
	routerLinkTag       = pattern.New(`<Link\s[^<>]*?\b(?:to|href)="([^"<>]*)"[^<>]*>([^<>\n]+)</Link>`)
	vuepressTabLine     = pattern.New(`^(\s*)@(?:tab|file)(?::active)?[ \t]+([^\n]*?)(?:#[\w-]+)?[ \t]*(\n?)$`)
	sizedTarget         = pattern.New(`(\]\(\S+)[ \t]+=\d*%?x?\d*%?(?:[ \t]+("[^"]*"))?\)`)
	vueTag              = pattern.New(`<[A-Za-z][\w.-]*(?:\s[^<>]*)?>`)
	vueMark             = pattern.New(`\s[@#][A-Za-z][\w.:-]*(?:="[^"]*")?`)
	citeMark            = pattern.New(`^(\s*(?:>[ \t]?)+)[ \t]*(?:[-–—]{1,3}[ \t]*)?<cite(?:\s[^<>]*)?>[ \t]*(.*?)[ \t]*</cite>[ \t]*(\n?)$`)
	footerMark          = pattern.New(`^(\s*(?:>[ \t]?)+)[ \t]*<footer(?:\s[^<>]*)?>[ \t]*(?:[-–—]{1,3}[ \t]*)?(.*?)[ \t]*</footer>[ \t]*(\n?)$`)
	citeWithin          = pattern.New(`^<cite(?:\s[^<>]*)?>(.*)</cite>$`)
	hugoRubyText        = pattern.New(`\[([^\[\]]+)\]\^\(([^()]+)\)`)
	iconMark            = pattern.New(`:\(fa[\w -]*\):[ \t]?`)
	attributedSpan      = pattern.New(`(^|[^\]!\\])\[([^\[\]]+)\]\{(?:[.#][\w-]+|[\w-]+=(?:"[^"]*"|[^\s{}]+))(?:\s[^{}]*)?\}`)
	orgMark             = pattern.New(`(?i)^(\s*(?:- )?)#\+(begin|end)_(\w+)[ \t]*(.*?)(\n?)$`)
	logseqReferenceMark = pattern.New(`\(\([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}\)\)[ \t]?`)
)

var distillMark = pattern.New(`^[ \t]*(?:<d-code block(?: language="([\w+#-]+)")?>|</d-code>)[ \t]*(\n?)$`)

// distillCode translates the code tags of Distill to fences.
func distillCode(_ *translator, line string) string {
	return distillMark.ReplaceAllString(line, Fence+"$1$2")
}

var (
	habrSpoilerTag = pattern.New(`<spoiler title="([^"<>\n]*)">`)
	habrCodeStart  = pattern.New(`^[ \t]*<source lang="([\w+#-]+)">[ \t]*(\n?)$`)
	habrCodeEnd    = pattern.New(`^[ \t]*</source>[ \t]*(\n?)$`)
)

// habrSpoiler translates the spoilers of Habr to details elements.
func habrSpoiler(_ *translator, text string) string {
	return strings.ReplaceAll(habrSpoilerTag.ReplaceAllString(text, "<details><summary>$1</summary>"), "</spoiler>", "</details>")
}

// habr tracks code between tags of Habr.
type habr struct {
	code    bool
	lastEnd int // bytes from the last end tag to the end of the source, more than are left if there is none; 0: not computed yet
}

// ends reports whether an end tag for code follows.
func (h *habr) ends(ahead string) bool {
	if h.lastEnd == 0 {
		h.lastEnd = len(ahead) - strings.LastIndex(ahead, "</source>")
	}
	return len(ahead) >= h.lastEnd
}

// habrCode translates the code tags of Habr to fences.
func habrCode(d *translator, line string) string {
	switch {
	case habrCodeStart.MatchString(line) && d.habr.ends(d.following):
		d.habr.code = true
		return habrCodeStart.ReplaceAllString(line, Fence+"$1$2")
	case d.habr.code && habrCodeEnd.MatchString(line):
		d.habr.code = false
		return habrCodeEnd.ReplaceAllString(line, Fence+"$1")
	}
	return line
}

var (
	bbcodeStyle = pattern.New(`\[(?:size|color|font)=[^\[\]\n]*\]|\[/(?:size|color|font)\]`)
	tufteInLine = pattern.New(`\{% *m *%\}(.*?)\{% *em *%\}`)
)

// removeBBCodeStyles removes sizes, colours and fonts of BBCode.
func removeBBCodeStyles(_ *translator, text string) string {
	return bbcodeStyle.ReplaceAllString(text, "")
}

// tufteFormula translates the formulas of Tufte Jekyll.
func tufteFormula(_ *translator, text string) string {
	return tufteInLine.ReplaceAllString(text, "$$`$1`$$")
}

var pluginLink = pattern.New(`\[plugin:[\w-]+\]\(([^()\s]+)\)`)

// gravPlugin translates the embeds of plugins of Grav.
func gravPlugin(_ *translator, text string) string {
	return pluginLink.ReplaceAllString(text, "![](<"+EmbedScheme+"$1>)")
}

// routerLink translates links of React routers. HTML has a link element too, which would
// begin a block.
func routerLink(_ *translator, text string) string {
	return routerLinkTag.ReplaceAllString(text, "[$2]($1)")
}

// vuepressTab translates the title of a tab of VuePress.
func vuepressTab(_ *translator, line string) string {
	return vuepressTabLine.ReplaceAllString(line, "$1**$2**  $3")
}

// removeImageSize removes the size from the target of a picture.
func removeImageSize(_ *translator, text string) string {
	if !strings.Contains(text, "](") {
		return text
	}
	return sizedTarget.ReplaceAllString(text, "$1 $2)")
}

// removeVueAttributes removes attributes of Vue from HTML tags.
func removeVueAttributes(_ *translator, text string) string {
	if !strings.Contains(text, "<") {
		return text
	}
	return vueTag.ReplaceAllStringFunc(text, func(tag string) string { return vueMark.ReplaceAllString(tag, "") })
}

// citationLine translates the HTML element that names the author of a quotation.
func citationLine(_ *translator, line string) string {
	if m := footerMark.FindStringSubmatch(line); m != nil {
		return m[1] + "— " + citeWithin.ReplaceAllString(m[2], "$1") + m[3]
	}
	return citeMark.ReplaceAllString(line, "$1— $2$3")
}

// hugoRuby writes a ruby annotation of Hugo themes in parentheses.
func hugoRuby(_ *translator, text string) string {
	return hugoRubyText.ReplaceAllString(text, "$1 ($2)")
}

func removeIcons(_ *translator, text string) string { return iconMark.ReplaceAllString(text, "") }

// bracketedSpan removes the attributes of a span of text. Components of Nuxt, such as
// :badge[text]{color="blue"}, are kept.
func bracketedSpan(_ *translator, text string) string {
	var out strings.Builder
	at := 0
	for _, m := range attributedSpan.FindAllStringSubmatchIndex(text, -1) {
		if nuxtName.MatchString(text[max(0, m[3]-maxNuxtName):m[3]]) {
			continue
		}
		out.WriteString(text[at:m[3]] + text[m[4]:m[5]])
		at = m[1]
	}
	return out.String() + text[at:]
}

var (
	gistMark        = pattern.New(`\[gist:id=([\w/-]+)(?:,\s*file=[^\]\n]*)?\]`)
	embedlyLinkMark = pattern.New(`\[!embed[^\]\n]*\]\(([^()\s]+)\)`)
	refNoteMark     = pattern.New(`[ \t]*\[ref\][ \t]*(.+?)[ \t]*\[/ref\]`)
	componentMark   = pattern.New(`\{%-?\s*<(/?)([\w.]+)((?:[^<>%"]|"[^"]*")*)>\s*-?%\}`)
)

// pelicanGist translates the gists of a Pelican plugin.
func pelicanGist(_ *translator, text string) string {
	return gistMark.ReplaceAllString(text, "![](<"+EmbedScheme+"https://gist.github.com/$1>)")
}

// embedlyLink translates the embeds of mdx_embedly for Python-Markdown.
func embedlyLink(_ *translator, text string) string {
	return embedlyLinkMark.ReplaceAllString(text, "![](<"+EmbedScheme+"$1>)")
}

// pelicanFootnote writes a footnote of Pelican's simple_footnotes in parentheses.
func pelicanFootnote(_ *translator, text string) string {
	return refNoteMark.ReplaceAllString(text, " ($1)")
}

// zolaComponent translates the component tags of Zola, which it has since version 0.23.
func zolaComponent(_ *translator, text string) string {
	return componentMark.ReplaceAllStringFunc(text, func(tag string) string {
		m := componentMark.FindStringSubmatch(tag)
		if m[1] != "" {
			return "{% end" + m[2] + " %}"
		}
		return "{% " + m[2] + m[3] + " %}"
	})
}

var svelteMark = pattern.New(`</?svelte:[^<>\n]*>`)

// removeSvelteTags removes the special elements of Svelte, which show nothing in their
// place.
func removeSvelteTags(_ *translator, text string) string {
	return svelteMark.ReplaceAllString(text, "")
}

var nuxtName = pattern.New(`(?:^|\s):+[a-z][\w-]*$`)

// maxNuxtName is the maximum length in bytes of the name of a component.
const maxNuxtName = 40

var gatsbyNoticeLine = pattern.New(`^\[\[[ \t]*(\w+)[ \t]*(?:\|[ \t]*([^\]\n]*?)[ \t]*)?\]\][ \t]*(\n?)$`)

// gatsbyNotice begins a notice of Gatsby. Its lines begin with a bar.
func gatsbyNotice(d *translator, line string) string {
	m := gatsbyNoticeLine.FindStringSubmatch(line)
	if m == nil || noticeWords[strings.ToLower(m[1])] == "" {
		return line
	}
	d.inGatsbyNotice = true
	return "> [!" + m[1] + "] " + m[2] + m[3]
}

// orgBlock translates the Org mode blocks of Logseq.
func orgBlock(_ *translator, line string) string {
	m := orgMark.FindStringSubmatch(line)
	if m == nil {
		return line
	}
	begins, kind := strings.EqualFold(m[2], "begin"), strings.ToLower(m[3])
	switch {
	case kind == "src" || kind == "example":
		return m[1] + "```" + m[4] + m[5]
	case kind == "query" || kind == "comment" || kind == "center" || kind == "export":
		return m[1] + m[5]
	case begins:
		return fmt.Sprintf("%s:::%s%s", m[1], kind, m[5])
	}
	return m[1] + ":::" + m[5]
}

var (
	atMark     = pattern.New(`(^|[\s>])@\[([a-z]+)\]\(([^)\s]+)\)`)
	hatenaMark = pattern.New(`\[(https?://[^\s\[\]]+?):(?:embed(?::cite)?|title(?:=([^\[\]]*))?)\]`)
)

// atEmbed translates the embeds of Zenn and of markdown-it plugins.
func atEmbed(_ *translator, text string) string {
	return atMark.ReplaceAllStringFunc(text, func(s string) string {
		m := atMark.FindStringSubmatch(s)
		switch {
		case embedService(m[2]) != "":
			return m[1] + "{{< " + m[2] + " " + m[3] + " >}}"
		case strings.Contains(m[3], "://"):
			return m[1] + "<" + m[3] + ">"
		}
		return s
	})
}

// hatenaLink translates the embeds and titled links of Hatena.
func hatenaLink(_ *translator, text string) string {
	return hatenaMark.ReplaceAllStringFunc(text, func(s string) string {
		m := hatenaMark.FindStringSubmatch(s)
		switch {
		case m[2] != "":
			return Link(m[2], m[1])
		case EmbedKind(m[1]) != "":
			return embedMark("", m[1])
		}
		return "<" + m[1] + ">"
	})
}

var bridgetownTag = pattern.New(`\{%@[^%\n]*%\}`)

// bridgetownComponent removes the tags of a component and keeps its content.
func bridgetownComponent(_ *translator, text string) string {
	return bridgetownTag.ReplaceAllString(text, "")
}

// logseqReference replaces references to blocks by the text of the block. References to
// other files are removed.
func logseqReference(d *translator, text string) string {
	return logseqReferenceMark.ReplaceAllStringFunc(text, func(mark string) string {
		if block := d.logseqBlocks[mark[2:2+len(logseqBlockID)]]; block != "" {
			return block + mark[2+len(logseqBlockID)+2:]
		}
		return ""
	})
}

// logseqBlockID has the length of a block ID.
const logseqBlockID = "00000000-0000-0000-0000-000000000000"

var (
	logseqBlockIDLine = pattern.New(`^\s*id:: ([0-9a-f-]{36})\s*$`)
	logseqBlockPrefix = pattern.New(`^\s*(?:[-*] )?(?:#+ )?(?:TODO |DONE |LATER |NOW )?`)
)

// maxLogseqBlock is the maximum length in bytes of the text of a referenced block.
const maxLogseqBlock = 300

// findLogseqBlocks returns the text of blocks by ID, nil if src has no references.
func findLogseqBlocks(src string) map[string]string {
	if !strings.Contains(src, "((") || !strings.Contains(src, "id:: ") {
		return nil
	}
	blocks := map[string]string{}
	text := ""
	for line := range strings.Lines(src) {
		if m := logseqBlockIDLine.FindStringSubmatch(line); m != nil && len(text) <= maxLogseqBlock {
			blocks[m[1]] = text
		} else if !strings.Contains(line, ":: ") {
			text = logseqReferenceMark.ReplaceAllString(strings.TrimSpace(logseqBlockPrefix.ReplaceAllString(line, "")), "")
		}
	}
	return blocks
}

var (
	breakTag      = pattern.New(`^ {0,3}<(br|hr)\s*/?>[ \t]*\n$`)
	markdownAhead = pattern.New("^(?:#{1,6} |[-*+] |\\d+[.)] |> |!?\\[|\\*\\*\\S|`{3})")
)

// breakBeforeMarkdown translates a <br> or <hr> that is alone on its line and followed by
// Markdown. As a block of HTML it would extend to the next blank line.
func breakBeforeMarkdown(d *translator, line string) string {
	m := breakTag.FindStringSubmatch(line)
	switch {
	case m == nil || !markdownAhead.MatchString(d.following[:min(len(d.following), maxMarkAhead)]):
		return line
	case m[1] == "hr":
		return "***\n"
	}
	return "\n"
}

// maxMarkAhead is the number of bytes of the next line that show whether it is Markdown.
const maxMarkAhead = 12

var discourseDetailsLine = pattern.New(`^\[(?:details(?:="?([^"\]\n]*)"?)?|(/)details)\][ \t]*(\n?)$`)

// discourseDetails translates collapsed text of Discourse: [details="A title"] ...
// [/details].
func discourseDetails(_ *translator, line string) string {
	m := discourseDetailsLine.FindStringSubmatch(line)
	switch {
	case m == nil:
		return line
	case m[2] != "":
		return ":::" + m[3]
	}
	return ":::details " + m[1] + m[3]
}
