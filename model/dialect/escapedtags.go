package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// What converts the posts of WordPress to Markdown does not know its shortcodes: it escapes
// their brackets, and whatever looks like a mark in the code between them.

var (
	escapedTag     = pattern.New(`\\\[/?([A-Za-z](?:\\?[\w-])*)([ =/][^\[\]\n]*)?\\\]`)
	quotedArgument = pattern.New(`[ ][\w-]+=["'“”″]|[ ]\w+=\w+ ?/$`)
	markdownEscape = pattern.New("\\\\([!-/:-@\\[-`{-~])")
)

// voidBracketTags are shortcodes without an end tag, or whose end tag other rules translate.
var voidBracketTags = letters.Words(`caption gallery embed youtube audio video playlist tweet vimeo soundcloud instagram googlemaps slideshare polldaddy gist ref toc`)

// unescapeTags removes the backslashes from shortcodes. Other escaped brackets enclose words
// or a formula.
func (d *translator) unescapeTags(line string) string {
	if !strings.Contains(line, `\]`) {
		return line
	}
	return escapedTag.ReplaceAllStringFunc(line, func(tag string) string {
		m := escapedTag.FindStringSubmatch(tag)
		if name := strings.ToLower(strings.ReplaceAll(m[1], `\`, "")); voidBracketTags[name] || d.bracketNames[name] || quotedArgument.MatchString(m[2]) {
			return strings.ReplaceAll(tag, `\`, "")
		}
		return tag
	})
}

// bracketCodeStart matches a tag for code at the beginning of a line, whose name may be the
// language.
var bracketCodeStart = pattern.New(`^([ \t>]*)(\\?)\[(code|sourcecode|source|cc|php|python|bash|shell|javascript|js|css|html|xml|java|csharp|cpp|vb|sql|ruby|perl|powershell|json|yaml)((?:[ \t]+\w+=(?:"[^"\n]*"|'[^'\n]*'|[^\s\[\]"']+))*)[ \t]*\\?\]`)

var escapeHTML = strings.NewReplacer("&lt;", "&lt;", "&gt;", "&gt;", "&amp;", "&amp;", "&quot;", "&quot;", "&", "&amp;", "<", "&lt;")

// preformatted returns code as HTML, which may begin and end within a line.
func preformatted(language, code string) string {
	return `<pre><code class="language-` + escapeHTML.Replace(language) + `">` + escapeHTML.Replace(code) + "</code></pre>"
}

// bracketCode translates code between shortcodes to preformatted text, which may begin and
// end within a line.
func (d *translator) bracketCode(src, line string) (written string, used int) {
	m := bracketCodeStart.FindStringSubmatch(line)
	if m == nil || d.unclosed > maxUnclosed {
		return "", 0
	}
	code, rest, found := strings.Cut(src[len(m[0]):], "[/"+m[3])
	if !found {
		d.unclosed++
		return "", 0
	}
	used = len(src) - len(rest)
	behind, _, _ := strings.Cut(rest, "\n")
	used += min(len(src)-used, len(behind)+1)
	_, behind, _ = strings.Cut(behind, "]")
	if m[2] != "" {
		code = strings.ReplaceAll(strings.TrimSuffix(code, `\`), "  \n", "\n")
		code = markdownEscape.ReplaceAllString(code, "$1")
	}
	if behind = strings.TrimSpace(behind); behind != "" {
		behind = `<div markdown="1">` + behind + "</div>"
	}
	language := ParseArguments(m[4]).First(-1, "lang", "language")
	if language == "" && codeLanguages[m[3]] {
		language = m[3]
	}
	return m[1] + preformatted(strings.Trim(language, `“”″\`), strings.TrimLeft(code, " ")) + behind + lineEnding(src[:used]), used
}
