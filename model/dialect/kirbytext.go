package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// kirbyTagNames are the tags of KirbyText and those of plugins that are used most.
// https://getkirby.com/docs/reference/text/kirbytags
var kirbyTagNames = letters.Words("image figure link file email tel gist video audio twitter tweet youtube vimeo instagram soundcloud spotify codepen iframe embed")

var (
	kirbyAttribute = pattern.New(`(?:^|\s)(alt|autoplay|caption|class|controls|download|file|height|imgclass|lang|link|linkclass|loop|muted|poster|rel|role|size|srcset|style|target|text|title|width):`)
	kirbyColumns   = pattern.New(`^[ \t]*(?:\((?:columns(?:…|\.\.\.)|(?:…|\.\.\.)columns)\)|\+{4,})[ \t]*$`)
)

// maxNestedTags is the maximum number of parentheses in a caption whose tags are translated.
const maxNestedTags = 16

// multilineKirbyTag translates a tag over several lines. It returns the size in bytes, 0 if there
// is none.
func (d *translator) multilineKirbyTag(src, line string) (written string, used int) {
	if kirbyColumns.MatchString(strings.TrimRight(line, "\n")) {
		return lineEnding(line), len(line)
	}
	start, _, _ := findKirbyTag(line)
	if start < 0 || strings.TrimSpace(line[:start]) != "" || d.unclosed > maxUnclosed {
		return "", 0
	}
	end := parenthesisEnd(src[:min(len(src), maxTag)], start)
	if end <= len(line) {
		if end == 0 {
			d.unclosed++
		}
		return "", 0
	}
	if used = end + strings.IndexByte(src[end:], '\n') + 1; used == end {
		used = len(src)
	}
	return d.kirbyTags(strings.Join(strings.Fields(src[:end]), " ")+src[end:used]) + strings.Repeat("\n", strings.Count(src[:end], "\n")), used
}

// findKirbyTag returns the offset of the first tag in text, its name and the offset of what is
// behind its colon; -1 if there is none.
func findKirbyTag(text string) (start int, name string, inner int) {
	for i := 0; i < len(text); i++ {
		if text[i] != '(' {
			continue
		}
		end := i + 1
		for end < len(text) && letters.ASCII(text[end]) {
			end++
		}
		if end < len(text) && text[end] == ':' && kirbyTagNames[strings.ToLower(text[i+1:end])] {
			return i, strings.ToLower(text[i+1 : end]), end + 1
		}
		i = end - 1
	}
	return -1, "", 0
}

// parenthesisEnd returns the offset behind the parenthesis that closes the one at start, 0 if none
// does.
func parenthesisEnd(text string, start int) int {
	depth := 0
	for i := start; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// kirbyTags translates the tags in text.
func (d *translator) kirbyTags(text string) string {
	var out strings.Builder
	for text != "" {
		start, name, inner := findKirbyTag(text)
		if start < 0 {
			break
		}
		end := parenthesisEnd(text[:min(len(text), start+maxTag)], start)
		if end == 0 {
			break // no later tag is whole either, unless it is within this one
		}
		alone := out.Len() == 0 && strings.TrimSpace(text[:start]) == "" && strings.TrimSpace(text[end:]) == ""
		out.WriteString(text[:start])
		out.WriteString(d.kirbyTag(name, text[inner:end-1], alone))
		text = text[end:]
	}
	out.WriteString(text)
	return out.String()
}

// kirbyTag returns the Markdown of a tag. alone says that nothing else is on the line.
func (d *translator) kirbyTag(name, inner string, alone bool) string {
	value, given := kirbyArguments(inner)
	text := given["text"]
	switch name {
	case "image", "figure":
		return d.kirbyPicture(value, given, alone)
	case "link", "file":
		if address := d.page[model.PictureKey(value)]; address != "" {
			value = address
		}
		return kirbyLink(name, text, value)
	case "email":
		return kirbyLinkOf(text, value, "mailto:"+value)
	case "tel":
		return kirbyLinkOf(text, value, "tel:"+strings.NewReplacer(" ", "", "/", "").Replace(value))
	case "twitter":
		if account, ok := strings.CutPrefix(value, "@"); ok {
			return kirbyLinkOf(text, value, "https://twitter.com/"+account)
		}
	}
	if address := d.page[model.PictureKey(value)]; address != "" {
		value = address
	}
	if strings.Contains(value, "://") || !strings.Contains(embedAddresses[name], "://") {
		return embedMark(given["caption"], value)
	}
	return wordpressEmbed(name, value)
}

// kirbyArguments parses what is in a tag behind its name: a value and named attributes.
func kirbyArguments(inner string) (value string, given map[string]string) {
	given = map[string]string{}
	value, name, from := "", "", 0
	set := func(to int) {
		if words := strings.TrimSpace(inner[from:to]); name == "" {
			value = words
		} else {
			given[name] = words
		}
	}
	depth, counted := 0, 0
	for _, at := range kirbyAttribute.FindAllStringSubmatchIndex(inner, -1) {
		depth += strings.Count(inner[counted:at[0]], "(") - strings.Count(inner[counted:at[0]], ")")
		if counted = at[0]; at[0] > 0 && depth == 0 { // neither the value itself nor within another tag
			set(at[0])
			name, from = inner[at[2]:at[3]], at[1]
		}
	}
	set(len(inner))
	return value, given
}

// kirbyPicture returns the Markdown of a picture, with its caption and what it leads to.
func (d *translator) kirbyPicture(source string, given map[string]string, alone bool) string {
	if file := d.page[model.PictureKey(source)]; file != "" {
		source = file
	}
	alt, to, caption := given["alt"], given["link"], given["caption"]
	if alt == "" {
		alt = d.page[model.PictureTextKey(source, "alt")]
	}
	if caption == "" {
		caption = d.page[model.PictureTextKey(source, "caption")]
	}
	if strings.Count(caption, "(") <= maxNestedTags {
		caption = d.kirbyTags(caption)
	}
	shown, linked := image(alt, source), to != "" && to != "self"
	switch {
	case caption == "" || caption == alt:
		caption = ""
	case alone && !linked && !strings.ContainsAny(caption, "*_`[<"):
		return strings.TrimSuffix(shown, ")") + ` "` + strings.ReplaceAll(caption, `"`, "&quot;") + `")`
	default:
		caption = " " + pictureCaptionMark(caption)
	}
	if linked {
		shown = "[" + shown + "](<" + removeAngles.Replace(to) + ">)"
	}
	return shown + caption
}

// kirbyLink returns a link that is called by its address if there is no text. Where only the site
// could tell the page by its ID, the text is left. The path of a page begins at the root of the site.
func kirbyLink(tag, text, address string) string {
	switch {
	case strings.HasPrefix(address, "page://") || strings.HasPrefix(address, "file://"):
		return text
	case text == "" && strings.Contains(address, "://"):
		return "<" + removeAngles.Replace(address) + ">"
	}
	target := address
	if tag == "link" && !strings.ContainsAny(address, ":.") && !strings.HasPrefix(address, "#") {
		target = "/" + strings.TrimPrefix(address, "/")
	}
	return kirbyLinkOf(text, address, target)
}

// kirbyLinkOf returns a link that is called by name if there is no text.
func kirbyLinkOf(text, name, address string) string {
	if text == "" {
		text = name
	}
	return Link(text, address)
}
