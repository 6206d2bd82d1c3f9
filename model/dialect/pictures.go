package dialect

import (
	"cmp"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
)

// picture translates a picture with its caption.
func (e *expander) picture(t shortcode) string {
	if t.closing {
		below := e.captionBelow
		e.captionBelow = ""
		return below
	}
	if m := pictureTagAlt.FindStringSubmatch(t.args.text); m != nil {
		t.args.Named["alt"], t.args.words = e.outputText(m[1]), beforeOptions(t.args.words)
	}
	if strings.Contains(t.args.text, "{{") && !strings.Contains(t.args.text, "--") {
		t.args = ParseArguments(outputInTag.ReplaceAllString(t.args.text, "$1$2$3"))
	}
	if pattern := filePattern(t.args); pattern != "" {
		return e.matchingPictures(t, pattern)
	}
	source, words, below := pictureWords(t)
	if source == "" {
		source = firstOf(pictureArguments(t.args))
	}
	if named, ok := e.namedPicture(t, source); ok && named != "" {
		source = named
	} else if ok {
		if alt := cmp.Or(t.args.First(-1, "alt"), stripMarkdown(pictureCaption(t.args)), words); alt != "" {
			return image(clean.JoinLines(alt), "")
		}
		return chipMark(strings.Trim(source, ",."))
	}
	if strings.Contains(source, "{{") {
		source = output.ReplaceAllStringFunc(source, func(value string) string { return e.evaluate(strings.Trim(value, "{}-")) })
	}
	if source == "" {
		if caption := pictureCaption(t.args); t.end.found && caption != "" { // the content is several pictures
			e.captionBelow = pictureCaptionMark(caption)
		}
		return fallback(t)
	}
	if m := titleAndAlt.FindStringSubmatch(words); m != nil {
		words = m[2]
		if below = m[1]; below == words {
			below = ""
		}
	}
	alt, caption := altAndCaption(t, words, below)
	shown := image(alt, source)
	if target := t.args.First(-1, "link", "href"); target != "" {
		shown = "[" + shown + "](<" + removeAngles.Replace(clean.JoinLines(target)) + ">)"
	}
	switch {
	case caption != "":
		shown += " " + pictureCaptionMark(caption)
	case t.end.found && !t.isCall && e.isCaption(t):
		shown += " <em>"
		e.captionBelow = "</em>"
	}
	return shown
}

// isCaption reports whether the content of a picture is its caption: some lines without a
// blank one.
func (e *expander) isCaption(t shortcode) bool {
	if t.end.remaining > e.remaining { // on the same line
		return true
	}
	within := e.textUntil(t.end)
	return len(within) < maxTag && strings.TrimSpace(within) != "" && !blankLine.MatchString(within)
}

// blankLine matches a blank line within a text or above it.
var blankLine = pattern.New(`(?:\A|\n)[ \t]*\n`)

// altAndCaption returns the alternative text and, if it differs, the caption. words are the
// positional arguments, below is a second text for the caption.
func altAndCaption(t shortcode, words, below string) (alt, captionBelow string) {
	alt, caption := strings.TrimSuffix(clean.JoinLines(t.args.First(-1, "alt", "default_alt")), ","), pictureCaption(t.args)
	switch {
	case below != "":
		alt, caption = words, below
	case caption == "" && alt == "":
		caption = words
	}
	plain := clean.JoinLines(stripMarkdown(caption))
	switch {
	case alt == plain, alt == "", !t.alone && plain != "":
		if alt = plain; t.alone && (caption != plain || strings.Contains(caption, "`")) {
			alt, captionBelow = "", caption
		}
	default:
		captionBelow = caption
	}
	return alt, captionBelow
}

// titleAndAlt matches the title and alternative text of Hexo in one argument: '"title"
// "alt"'.
var titleAndAlt = pattern.New(`^"([^"]*)" "([^"]*)"$`)

// pictureTagAlt matches the alternative text of Jekyll Picture Tag.
var pictureTagAlt = pattern.New(`(?:^|\s)--alt\s+(.*?)(?:\s+--\w.*)?$`)

// outputText returns text, or the front matter value if it is an output. The plugin also
// uses {{ }} as quotes.
func (e *expander) outputText(text string) string {
	inner, marked := strings.CutPrefix(text, "{{")
	inner, closed := strings.CutSuffix(inner, "}}")
	if inner = strings.TrimSpace(inner); !marked || !closed {
		return text
	}
	if value := e.evaluate(inner); value != "" || strings.Contains(inner, ".") && !strings.Contains(inner, " ") {
		return value
	}
	return inner
}

// beforeOptions returns the argument with the picture, which may follow the name of a
// preset and precede options.
func beforeOptions(words []string) []string {
	for i, word := range words {
		switch {
		case model.IsPicture(word):
			return words[i : i+1]
		case strings.HasPrefix(word, "--"):
			return words[:min(1, i)]
		}
	}
	return words[:min(1, len(words))]
}

// pictureWords returns the address of a picture, its description and, for figures of
// Eleventy, its caption. Octopress puts classes before the address and sizes after it.
func pictureWords(t shortcode) (source, described, below string) {
	source = t.args.First(-1, "src", "url", "path", "image_path", "file")
	if file := t.args.First(-1, "name", "filename"); strings.HasSuffix(source, "/") && file != "" {
		source += file
	}
	given := t.args.words
	if t.name == "imgproc" { // what follows says how Docsy processes the picture
		return t.args.First(0, "src"), "", ""
	}
	if t.name == "include" && len(given) > 0 {
		given = given[1:]
	}
	var words []string
	for _, word := range given {
		switch {
		case word == source:
		case source == "" && strings.ContainsAny(word, "./"):
			source = strings.TrimSuffix(word, ",")
		case strings.Contains(word, "/") && !strings.Contains(word, " "): // a folder
		case len(words) == 1 && t.name == "figure" && strings.Contains(word, " "):
			below = word
		case source != "" && strings.Trim(word, "0123456789px%") != "" && !(commaSeparated.MatchString(t.args.text) && len(words) > 0):
			words = append(words, word)
		}
	}
	return source, strings.Join(words, " "), below
}

// pictureCaption returns title, caption and credit of a picture as Markdown.
func pictureCaption(a Arguments) string {
	title, caption := a.Named["title"], a.First(-1, "caption", "description", "desc")
	credit, link := a.First(-1, "attr", "attribution", "credit", "credits"), a.First(-1, "attrlink", "attributionlink", "creditlink", "crediturl")
	if title == caption {
		title = ""
	}
	if title != "" && caption != "" {
		title = "<strong>" + strings.TrimSuffix(title, ".") + ".</strong>" // as HTML, since it may be within an element
	}
	switch {
	case link != "" && credit != "":
		credit = Link(credit, link)
	case link != "":
		credit = "<" + removeAngles.Replace(link) + ">"
	}
	if credit != "" && title+caption != "" {
		credit = "— " + credit
	}
	return clean.JoinLines(title + " " + caption + " " + credit)
}

// commaSeparated matches quoted arguments separated by commas (Eleventy: address,
// description, sizes), of which only the first after the address is the description.
var commaSeparated = pattern.New(`^["'][^"']*["']\s*,\s*["']`)

var (
	inlineLink  = pattern.New(`!?\[([^\[\]]*)\]\([^()\s]*(?: "[^"]*")?\)`)
	inlineMarks = pattern.New("\\\\([\\\\`*_\\[\\]{}()#+.!-])|[*`]+|(?:^|\\b)_+|_+(?:\\b|$)|</?[A-Za-z][^<>]*>")
)

// stripMarkdown removes inline Markdown from text.
func stripMarkdown(text string) string {
	if !strings.ContainsAny(text, "*_`[<\\") {
		return text
	}
	return inlineMarks.ReplaceAllString(inlineLink.ReplaceAllString(text, "$1"), "$1")
}
