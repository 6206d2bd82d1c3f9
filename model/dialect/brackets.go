package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Shortcodes in brackets, as in WordPress and Typecho: [name x="y"] ... [/name], and [name
// x="y" /] without content. Themes of Typecho also use braces.

var (
	bracketEnd  = pattern.New(`\[/([A-Za-z](?:\\?[\w-])*)\\?\]|(?:^|[^{])\{/([A-Za-z][\w-]*)\}`)
	bracketOpen = pattern.New(`\[([A-Za-z][\w-]*)((?:[ \t]+[\w-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s\[\]"']+))?)*)[ \t]*(/?)\]|\[/([A-Za-z][\w-]*)\]`)
	braceOpen   = pattern.New(`\{([A-Za-z][\w-]*)((?:[ \t]+[\w-]+(?:=(?:"[^"\n]*"|'[^'\n]*'))?)*)[ \t]*(/?)\}|\{/([A-Za-z][\w-]*)\}`)
)

// bracketTags maps names of shortcodes to template tags with the same meaning.
var bracketTags = map[string]string{
	"scode": "callout", "su_note": "callout", "su_box": "callout", "alert": "callout", "notice": "callout", "hint": "callout", "window": "callout",
	"collapse": "details", "collapsible-panel": "details", "su_spoiler": "details", "toggle": "details", "su_accordion": "accordions",
	"su_quote": "quote", "su_button": "button", "su_tabs": "tabs", "su_tab": "tab", "friend-card": "button", "tex": "latex",
	"message": "callout", "abtn": "button", "collapse-item": "details", "tabs-pane": "tab", "mp3": "audio", "dplayer": "video",
}

// voidBraceTags are tags without arguments and content.
var voidBraceTags = letters.Words("lamp dotted")

// bbcode maps BBCode tags to HTML elements.
var bbcode = map[string]string{"b": "strong", "i": "em", "u": "u", "s": "del", "sup": "sup", "sub": "sub", "kbd": "kbd"}

// findBracketNames returns the names of the shortcodes that have an end tag in src. It
// returns nil if src has neither end tags nor self-closing shortcodes.
func findBracketNames(src string) map[string]bool {
	var names map[string]bool
	if strings.Contains(src, "/]") || strings.Contains(src, "/}") {
		names = map[string]bool{}
	}
	if !strings.Contains(src, "[/") && !strings.Contains(src, "{/") {
		return names
	}
	for _, at := range bracketEnd.FindAllStringSubmatchIndex(src, -1) {
		from, to := max(at[2], at[4]), max(at[3], at[5])
		name := strings.ToLower(strings.ReplaceAll(src[from:to], `\`, ""))
		if otherBracketTags[name] || isLinkText(src[at[1]:]) && at[2] >= 0 {
			continue
		}
		if names == nil {
			names = map[string]bool{}
		}
		names[name] = true
	}
	return names
}

// isLinkText reports whether brackets before rest are the text of a link.
func isLinkText(rest string) bool {
	return strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "[") && !strings.HasPrefix(rest, "[/")
}

// otherBracketTags are bracket tags that other rules translate.
var otherBracketTags = letters.Words("caption embed gallery code sourcecode details audio video youtube vimeo soundcloud gist ref size color font")

// bracketShortcodes translates shortcodes in brackets to template tags; those in braces
// only outside MDX, where braces are expressions.
func (d *translator) bracketShortcodes(text string) string {
	text = d.replaceShortcodes(text, bracketOpen)
	if d.js.modules == nil && strings.Contains(text, "{") {
		text = d.replaceShortcodes(text, braceOpen)
	}
	return text
}

func (d *translator) replaceShortcodes(text string, marks *pattern.Pattern) string {
	return marks.ReplaceAllStringFunc(text, func(s string) string {
		m := marks.FindStringSubmatch(s)
		name := strings.ToLower(m[1] + m[4])
		known := d.bracketNames[name] || voidBraceTags[name] && strings.TrimSpace(text) == s
		if !known && (m[3] == "" || !strings.Contains(m[2], "=")) {
			return s
		}
		element, closing := bbcode[name], m[4] != ""
		tag := bracketTags[name]
		if tag == "" {
			tag = name
		}
		switch {
		case element != "" && closing:
			return "</" + element + ">"
		case element != "":
			return "<" + element + ">"
		case closing:
			return "{{< /" + tag + " >}}"
		case m[3] != "":
			return "{{< " + tag + m[2] + " />}}"
		}
		return "{{< " + tag + m[2] + " >}}"
	})
}
