package posts

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model/clean"
	"blogtui/model/emoji"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

var (
	liquidText  = pattern.New(`\{\{-?\s*(?:"([^"]*)"|'([^']*)')\s*(?:\|[^}]*)?-?\}\}`)
	liquidTag   = pattern.New(`\{%-?\s*(?:end)?raw\s*-?%\}`)
	inlineTag   = pattern.New(`(?i)</?(?:em|i|b|strong|code|br|span|small|sup|sub|del|ins|mark|a|u|s|p|abbr|cite|kbd|wbr|q|time|div)(?:\s[^<>]*)?/?>`)
	linkOrImage = pattern.New(`!?\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)`)
	boldText    = pattern.New(`\*\*(\S(?:.*?\S)?)\*\*`)
	starredText = pattern.New(`\*([^\s*](?:[^*]*[^\s*])?)\*`)
	underlined  = pattern.New(`(^|[\s("'“‘])__?([^\s_](?:[^_]*[^\s_])?)__?($|[\s)"'”’.,:;!?])`)
	codeText    = pattern.New("`([^`]+)`")
	escaped     = pattern.New("\\\\([!-/:-@\\[-`{-~])")
)

// plainLine converts a value to one line of plain text. It removes inline Markdown, HTML and
// template tags and decodes entities and emoji shortcodes.
func plainLine(s string) string {
	marks := false
	for i := range len(s) {
		switch s[i] {
		case '&', '<', '*', '_', '`', '[', '\\', '{', ':':
			marks = true
		}
	}
	if !marks {
		return cleanLine(s)
	}
	if strings.Contains(s, "{{") || strings.Contains(s, "{%") {
		s = liquidText.ReplaceAllString(s, "$1$2")
		s = liquidTag.ReplaceAllString(s, "")
	}
	if strings.Contains(s, "<") {
		s = inlineTag.ReplaceAllString(s, "")
	}
	for range 2 { // the text of a link may be a picture
		if strings.Contains(s, "](") {
			s = linkOrImage.ReplaceAllString(s, "$1")
		}
	}
	if strings.Count(s, "*") > 1 {
		s = boldText.ReplaceAllString(s, "$1")
		s = starredText.ReplaceAllString(s, "$1")
	}
	if strings.Count(s, "_") > 1 {
		s = underlined.ReplaceAllString(s, "$1$2$3")
	}
	if strings.Count(s, "`") > 1 {
		s = codeText.ReplaceAllString(s, "$1")
	}
	if strings.Contains(s, "\\") {
		s = escaped.ReplaceAllString(s, "$1")
	}
	return cleanLine(emoji.Shown(html.UnescapeString(s)))
}

// cleanLine is clean.Line with a fast path for text that is clean already.
func cleanLine(s string) string {
	last := rune(' ')
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r, size = utf8.DecodeRuneInString(s[i:]); !isSafeRune(r) {
				return clean.Line(s)
			}
		} else if r < ' ' || r == 0x7f || r == ' ' && last == ' ' {
			return clean.Line(s)
		}
		last = r
		i += size
	}
	if last == ' ' {
		return clean.Line(s)
	}
	return s
}

// isSafeRune reports whether a rune is in one of the common blocks that clean.Line never
// changes: Latin, Greek, Cyrillic, Hebrew, typographic marks, CJK.
func isSafeRune(r rune) bool {
	switch {
	case r < 0x300:
		return r > 0xa0 && r != 0xad
	case r < 0x600:
		return r >= 0x370
	case r < 0x2060:
		return r >= 0x2010 && r <= 0x2027 || r >= 0x2030 && r <= 0x205e
	}
	return r > 0x3000 && r < 0xd800
}

// firstHeading returns the title in a text: the first heading of level 1, or a lower one that
// nothing precedes. done reports that more text would not change the result.
func firstHeading(text string) (title string, done bool) {
	fence, previous := "", ""
	lead := "" // a lower heading at the beginning
	written := false
	comment := false
	for len(text) > 0 {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		bare := strings.TrimSpace(line)
		switch {
		case comment:
			comment = !strings.Contains(bare, "-->")
			continue
		case fence != "":
			if strings.HasPrefix(bare, fence) && strings.Trim(bare, fence[:1]) == "" {
				fence = ""
			}
			continue
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			fence = bare[:len(bare)-len(strings.TrimLeft(bare, bare[:1]))]
			written = true
			previous = ""
			continue
		case strings.HasPrefix(bare, "<!--"):
			comment = !strings.Contains(bare, "-->")
			continue
		}
		if level, heading := atxHeading(line); level == 1 {
			return heading, true
		} else if level > 1 && !written && lead == "" {
			lead = heading
		}
		if previous != "" && len(bare) > 0 && strings.Trim(bare, "=") == "" {
			return headingText(previous), true
		}
		if previous != "" && len(bare) > 1 && strings.Trim(bare, "-") == "" && !written && lead == "" {
			lead = headingText(previous)
		}
		written = written || previous != ""
		previous = bare
		if bare != "" && (strings.ContainsAny(bare[:1], "#<!|>") || strings.HasPrefix(line, "    ") || line[0] == '\t') {
			previous = ""
			written = written || bare[0] != '#' && bare[0] != '!' && bare[0] != '<'
		}
	}
	return lead, false
}

// headingAtTop returns the heading of level 1 that a text begins with, or "".
func headingAtTop(text string) string {
	for text != "" {
		var line string
		if line, text, _ = strings.Cut(text, "\n"); strings.TrimSpace(line) == "" {
			continue
		}
		if level, heading := atxHeading(line); level == 1 {
			return heading
		}
		break
	}
	return ""
}

// headingComponent matches components in headings that are not text: badges, icons.
var headingComponent = pattern.New(`<[A-Z][\w.]*(?:\s[^<>]*)?/>|:(?:octicons|material|fontawesome|simple)-[\w-]+:`)

var (
	headingAttributes = pattern.New(`[ \t]*\{(?:-|[ \t]*[#.:][^{}\n]*|[ \t]*[\w-]+="[^"{}\n]*"[^{}\n]*)\}$`) // an anchor, a class
	headingPicture    = pattern.New(`!\[([^\[\]]*)\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])|(?i:<img\s[^<>]*?\balt="([^"<>]*)"[^<>]*>|<(?:img|source)\b[^<>]*>|</(?:img|picture)>|<picture\b[^<>]*>)`)
	emptyLink         = pattern.New(`\[\s*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])`)
	referenceLink     = pattern.New(`\[([^\[\]]+)\]\[[^\[\]]*\]`)
)

// headingText returns the plain text of a heading. The alternative text of pictures, which are
// mostly badges, is used only if there is no other text.
func headingText(s string) string {
	if strings.HasSuffix(s, "}") {
		s = headingAttributes.ReplaceAllString(s, "")
	}
	if strings.ContainsAny(s, "<:") {
		s = headingComponent.ReplaceAllString(s, "")
	}
	if !strings.ContainsAny(s, "[<") {
		return plainLine(s)
	}
	words := headingPicture.ReplaceAllString(s, "")
	if words = emptyLink.ReplaceAllString(words, ""); strings.TrimSpace(inlineTag.ReplaceAllString(words, "")) == "" {
		words = headingPicture.ReplaceAllString(s, "$1$2")
	}
	return plainLine(referenceLink.ReplaceAllString(words, "$1"))
}

// atxHeading parses a line such as "## Heading ##". level is 0 if it is no heading.
func atxHeading(line string) (level int, text string) {
	line = strings.TrimRight(line, " \t\r")
	trimmed := strings.TrimLeft(line, " ")
	if len(line)-len(trimmed) > 3 {
		return 0, ""
	}
	text = strings.TrimLeft(trimmed, "#")
	level = len(trimmed) - len(text)
	if level == 0 || level > 6 || text != "" && text[0] != ' ' && text[0] != '\t' {
		return 0, ""
	}
	if closed := strings.TrimRight(text, "#"); closed != text && strings.HasSuffix(closed, " ") {
		text = closed
	}
	if text = headingText(text); text == "" {
		return 0, ""
	}
	return level, text
}

// countWords estimates the number of words of a text, without HTML, link targets and template
// tags. Two CJK characters count as one word.
func countWords(text string) int {
	words, ideographs := 0, 0
	inWord := false
	for i, skip := 0, 0; i < len(text); i += skip {
		c := text[i]
		skip = 1
		switch {
		case letters.Word(c):
			if !inWord {
				words++
				inWord = true
			}
		case c <= ' ':
			inWord = false
		case c == '<' && i+1 < len(text) && (text[i+1] == '/' || text[i+1] == '!' || letters.ASCII(text[i+1])):
			skip, inWord = skipTo(text[i:], ">", 2000), false
		case c == ']' && i+1 < len(text) && text[i+1] == '(':
			skip = skipTo(text[i:], ")", 2000)
		case c == '{' && i+1 < len(text) && text[i+1] == '%':
			skip = skipTo(text[i:], "%}", 2000)
		case c >= 0x80:
			r, size := utf8.DecodeRuneInString(text[i:])
			skip = size
			switch {
			case r < 0x2e80 || !isIdeograph(r):
				if !inWord && unicode.IsLetter(r) {
					words++
					inWord = true
				} else if unicode.IsSpace(r) || r == '—' {
					inWord = false
				}
			default:
				ideographs++
				inWord = false
			}
		case c == '/' || c == '-' && i+1 < len(text) && text[i+1] == '-':
			inWord = false
		}
	}
	return words + (ideographs+1)/2
}

// skipTo returns the length of s up to and including end, or 1 if end is not within far bytes.
func skipTo(s, end string, far int) int {
	if i := strings.Index(s[:min(len(s), far)], end); i >= 0 {
		return i + len(end)
	}
	return 1
}

func isIdeograph(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}
