package dialect

import (
	"fmt"
	"strings"

	"blogtui/model/pattern"
)

var (
	wpCaption  = pattern.New(`\[caption([^\]\n]*)\](.*?)\[/caption\]`)
	wpImage    = pattern.New(`\[?!\[([^\]\n]*)\]\(<?([^)\s>]+)[^)\n]*\)(?:\]\([^)\n]*\))?|(?:<a [^>\n]*>\s*)?(<img [^>\n]*>)(?:\s*</a>)?`)
	wpEmbed    = pattern.New(`\[(embed|youtube|vimeo|soundcloud|gist)(?:[ =][^\]\n]*)?\]\s*([^\s\[]+)\s*\[/(?:embed|youtube|vimeo|soundcloud|gist)\]`)
	wpMediaTag = pattern.New(`^(\s*)\[(youtube|audio|video|gallery|playlist)\b[ =]?([^\]\n]*)\](?:\s*\[/\w+\])?\s*$`)
)

// wordpressTags translates the shortcodes of an exported WordPress blog.
func wordpressTags(_ *translator, line string) string {
	whole := strings.TrimSpace(line)
	line = wpCaption.ReplaceAllStringFunc(line, func(tag string) string { return wordpressCaption(tag, tag == whole) })
	line = wpEmbed.ReplaceAllStringFunc(line, func(tag string) string {
		found := wpEmbed.FindStringSubmatch(tag)
		return wordpressEmbed(found[1], found[2])
	})
	m := wpMediaTag.FindStringSubmatch(strings.TrimRight(line, "\n"))
	switch {
	case m == nil:
		return line
	case m[2] == "gallery" || m[2] == "playlist":
		return chipMark(m[2]) + lineEnding(line)
	}
	return "{{< " + m[2] + " " + m[3] + " >}}" + lineEnding(line)
}

// wpCaptionStart matches the first line of a multiline caption.
var wpCaptionStart = pattern.New(`^[ \t]*\\?\[caption\b`)

// multilineCaption translates a caption over several lines. It returns the size in bytes, 0
// if there is none.
func (d *translator) multilineCaption(src, line string) (written string, used int) {
	if !strings.Contains(line, "[caption") || strings.Contains(line, "/caption") || !wpCaptionStart.MatchString(line) {
		return "", 0
	}
	within := src[:min(len(src), maxTag)]
	end := strings.Index(within, "/caption")
	if end < 0 || strings.Count(within[:end], "[caption") > 1 {
		return "", 0
	}
	if used = strings.IndexByte(src[end:], '\n') + 1 + end; used == end {
		used = len(src)
	}
	joined := strings.Join(strings.Fields(src[:used]), " ")
	return wordpressTags(d, d.unescapeTags(joined)) + blankLines(src[:used]), used
}

// wordpressCaption translates a picture with a caption, which older shortcodes have as an
// argument. Within a line the caption follows the picture.
func wordpressCaption(tag string, alone bool) string {
	found := wpCaption.FindStringSubmatch(tag)
	inner := found[2]
	m := wpImage.FindStringSubmatch(inner)
	if m == nil {
		return inner
	}
	alt, source := m[1], m[2]
	if m[3] != "" {
		img := ParseArguments(strings.Trim(m[3], "</> ")).Named
		alt, source = img["alt"], img["src"]
	}
	words := strings.TrimSpace(wpImage.ReplaceAllString(inner, ""))
	if words == "" {
		words = ParseArguments(found[1]).Named["caption"]
	}
	if alt == words {
		alt = ""
	}
	shown := image(alt, source)
	switch {
	case words == "":
		return shown
	case !alone:
		return shown + " " + pictureCaptionMark(words)
	}
	return strings.TrimSuffix(shown, ")") + ` "` + strings.ReplaceAll(words, `"`, "&quot;") + `")`
}

var (
	wpVoidTag = pattern.New(`\[(tweet|vimeo|soundcloud|instagram|googlemaps|gist)[ =]+((?:(?:url|id)=)?"?(?:https?://|[0-9a-f]*\d)[^\]\n]*)\]($|[^(\[:])`)
	wpForm    = pattern.New(`\[(contact-form(?:-7)?|gravityforms?|wpforms|mc4wp_form|ninja_forms?|gallery|playlist|polldaddy|slideshare)(?: +[\w-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s\]]+))+ */?\]($|[^(\[:])`)
)

// wordpressVoidTags translates embeds without an end tag. Forms, which need the site,
// become chips.
func wordpressVoidTags(_ *translator, text string) string {
	if strings.Contains(text, "[/") {
		return text
	}
	text = wpVoidTag.ReplaceAllStringFunc(text, func(tag string) string {
		m := wpVoidTag.FindStringSubmatch(tag)
		given := ParseArguments(m[2])
		return wordpressEmbed(m[1], strings.TrimSuffix(given.First(0, "url", "id"), "/")) + m[3]
	})
	return wpForm.ReplaceAllString(text, "![$1](<"+ChipScheme+">)$2")
}

// wordpressEmbed embeds an address, or what a service has by an ID.
func wordpressEmbed(service, id string) string {
	if form := embedAddresses[service]; form != "" && !strings.Contains(id, "://") {
		id = fmt.Sprintf(form, id)
	}
	return embedMark("", id)
}
