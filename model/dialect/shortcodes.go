package dialect

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// tag returns the Markdown that a tag stands for.
func (e *expander) tag(t shortcode) string {
	switch {
	case strings.HasSuffix(t.name, ".inline"):
		return e.skip(t)
	case !t.hugo && strings.HasPrefix(t.args.text, "="): // an attribute of what it stands behind
		return ""
	}
	if write, ok := themeTags[t.name]; ok {
		return write(e, t)
	}
	if strings.HasSuffix(t.name, "-highlight") { // of themes, which give it a title
		return e.begin(t, true)
	}
	switch t.name {
	case "raw", "verbatim":
		e.begin(t, false)
	case "assign", "set", "capture":
		return e.assign(t)
	case "param":
		return e.param(t)
	case "for", "tablerow", "asynceach", "asyncall":
		return e.loop(t)
	case "highlight", "codeblock", "code", "code-block", "prism":
		if source := t.args.Named["code"]; source != "" && !t.end.there { // of Astro
			return "`" + strings.ReplaceAll(source, "`", "") + "`"
		} else if t.args.Named["file"] != "" && !t.end.there {
			return e.unknown(t)
		}
		return e.begin(t, true)
	case "blockquote", "quote":
		return e.blockquote(t)
	case "pullquote":
		return e.pullquote(t)
	case "img", "image", "asset_img", "figure", "cloudinary", "responsive_image", "picture", "thumbnail":
		return e.picture(t)
	case "include", "include_cached", "include_relative":
		return e.include(t)
	case "post_url", "ref", "relref", "post_path", "asset_path":
		return t.args.First(0, "path")
	case "post_link", "asset_link":
		return e.postLink(t)
	case "notice", "callout", "admonition", "alert", "notel", "noteblock", "tip", "note", "warning", "info", "danger", "hint", "message", "caution", "important", "aside":
		return e.callout(t)
	case "fn_ref", "footnote_ref":
		return "[^fn-" + t.args.First(0) + "]"
	case "fn", "footnote":
		if t.hugo || t.output || t.closing || t.end.there {
			return e.beside(t)
		}
		e.notes++
		return fmt.Sprintf("[^fn-%d]: %s", e.notes, t.args.text)
	}
	if service := serviceOf(t.name); service != "" {
		t.name = service
		return embed(t)
	}
	return e.unknown(t)
}

// postLink is a link to another post, or to a file beside the post, by its name. Where nothing else is
// said its text is the title of the post, or the name.
func (e *expander) postLink(t shortcode) string {
	slug := t.args.First(0)
	if slug == "" {
		return ""
	}
	words := t.args.words[1:]
	if last := len(words) - 1; last > 0 && (words[last] == "true" || words[last] == "false") { // whether HTML is escaped
		words = words[:last]
	}
	if text := strings.Join(words, " "); text != "" {
		return Link(text, slug)
	}
	title := e.page[model.TitleOf(slug)]
	if e.putIn += len(title); title == "" || t.name != "post_link" || e.putIn > mostPutIn {
		return Link(slug, slug)
	}
	return Link(plainText.Replace(title), slug)
}

// plainText writes text so that Markdown finds no marks in it.
var plainText = strings.NewReplacer("*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "$", `\$`)

// blockquote quotes the lines between its tags and names their origin below.
func (e *expander) blockquote(t shortcode) string {
	if kind, ok := e.quotesNobody(t); ok {
		return e.box(t, kind, "")
	}
	if t.closing {
		if e.quote == nil {
			return ""
		}
		origin := e.quote.origin
		e.quote = nil
		switch {
		case origin == "":
			return ""
		case !t.first:
			return "<br>— " + origin
		}
		return "> <footer>— " + html.EscapeString(origin) + "</footer>" // no lazy line may follow it
	}
	if text := t.args.First(-1, "text", "body", "content", "quote"); text != "" && (t.output || !t.end.there) {
		return quoteLine(clean.Joined(text), origin(t.args))
	}
	if words := t.args.words; !t.end.there && t.alone && len(words) > 0 && len(strings.Fields(words[0])) >= proseWords { // all of it is given
		return quoteLine(words[0], strings.Join(words[1:], ", "))
	}
	if !t.end.there || !t.first {
		return ""
	}
	if t.end.left < e.ahead {
		e.quote = &quotation{origin(t.args)}
	}
	if t.alone {
		return ""
	}
	return "> "
}

// quotesNobody reports a quotation of Hugo's that is given nothing but the kind of a notice,
// or the end of one.
func (e *expander) quotesNobody(t shortcode) (kind string, ok bool) {
	switch depth := len(e.boxes); {
	case t.closing:
		return "", e.inline == t.name || depth > 0 && e.boxes[depth-1] == t.name
	case t.hugo && t.end.there && len(t.args.words) == 1:
		kind = noticeWords[t.args.text]
	}
	return kind, kind != "" && kind != "quote"
}

// quoteLine is a quotation on one line.
func quoteLine(words, origin string) string {
	return strings.TrimSuffix("> "+words+"<br>— "+origin, "<br>— ")
}

// origin is who said a quotation and where: the author and, after the address,
// the title (Octopress, Hexo), or named values (Hugo).
func origin(a Arguments) string {
	author := a.First(-1, "author", "cite", "by", "name", "person")
	source := a.First(-1, "source", "title", "role", "position")
	if cite := a.Named["cite"]; source == "" && cite != author && !strings.Contains(cite, "://") {
		source = cite
	}
	if author == "" && len(a.words) > 0 && strings.ContainsAny(a.text[:1], `"'`) {
		said := slices.DeleteFunc(slices.Clone(a.words), func(word string) bool { return strings.Contains(word, "://") })
		return strings.Join(said, ", ")
	}
	if author == "" && len(a.words) > 0 && !languageWord[a.text] {
		author, _, _ = strings.Cut(a.text, " --") // of Jekyll Scholar
		for _, word := range a.words {
			if strings.Contains(word, "://") {
				before, after, _ := strings.Cut(a.text, word)
				author, source = strings.TrimSpace(before), strings.TrimSpace(after)
				break
			}
		}
	}
	if author != "" && source != "" {
		return author + ", " + source
	}
	return author + source
}

// languageWord are the languages that a quotation may say to be in, and that name nobody.
var languageWord = letters.Words("en de fr es pt nl ja ko zh ru uk pl cs sv da fi tr zh-cn zh-tw en-us en-gb pt-br")

// pullquote leaves its text in place and shows the words that the author chose
// in it, between {" and "}, once more below; Hugo's and those of components have
// nothing but these words.
func (e *expander) pullquote(t shortcode) string {
	if t.hugo {
		mark := e.blockquote(t)
		if !t.closing && e.quote != nil {
			mark = "> [!" + PullKind + "] "
		}
		return mark
	}
	if !t.closing {
		e.pull, e.pulling = &strings.Builder{}, false
		return ""
	}
	if e.pull == nil || e.pull.Len() == 0 {
		e.pull = nil
		return ""
	}
	words := e.pull.String()
	e.pull = nil
	return `<aside class="pullquote">` + html.EscapeString(words) + `</aside>`
}

// picture is a picture and its caption.
func (e *expander) picture(t shortcode) string {
	if t.closing {
		below := e.below
		e.below = ""
		return below
	}
	if m := pictureTagAlt.FindStringSubmatch(t.args.text); m != nil {
		t.args.Named["alt"], t.args.words = e.outputWords(m[1]), beforeOptions(t.args.words)
	}
	if strings.Contains(t.args.text, "{{") && !strings.Contains(t.args.text, "--") {
		t.args = ParseArguments(outputAlone.ReplaceAllString(t.args.text, "$1$2$3"))
	}
	if pattern := patternOf(t.args); pattern != "" {
		return e.matching(t, pattern)
	}
	source, words, below := pictureWords(t)
	if source == "" {
		source = first(givenPictures(t.args))
	}
	if named, ok := e.namedPicture(t, source); ok && named != "" {
		source = named
	} else if ok {
		if said := cmp.Or(t.args.First(-1, "alt"), withoutMarks(pictureCaption(t.args)), words); said != "" {
			return image(clean.Joined(said), "")
		}
		return chipMark(strings.Trim(source, ",."))
	}
	if strings.Contains(source, "{{") {
		source = output.ReplaceAllStringFunc(source, func(value string) string { return e.evaluate(strings.Trim(value, "{}-")) })
	}
	if source == "" {
		if caption := pictureCaption(t.args); t.end.there && caption != "" { // of pictures between two tags
			e.below = "<em>" + caption + "</em>"
		}
		return leftover(t)
	}
	if m := titleAndAlt.FindStringSubmatch(words); m != nil {
		words = m[2]
		if below = m[1]; below == words {
			below = ""
		}
	}
	alt, set := altAndCaption(t, words, below)
	shown := image(alt, source)
	if target := t.args.First(-1, "link", "href"); target != "" {
		shown = "[" + shown + "](<" + withoutAngles.Replace(clean.Joined(target)) + ">)"
	}
	switch {
	case set != "":
		shown += " <em>" + set + "</em>"
	case t.end.there && !t.called: // what is enclosed is its caption
		shown += " <em>"
		e.below = "</em>"
	}
	return shown
}

// altAndCaption are what a picture shows, and what is set below it if that is more. Words
// are those behind its address.
func altAndCaption(t shortcode, words, below string) (alt, set string) {
	alt, caption := strings.TrimSuffix(clean.Joined(t.args.First(-1, "alt", "default_alt")), ","), pictureCaption(t.args)
	switch {
	case below != "":
		alt, caption = words, below
	case caption == "" && alt == "":
		caption = words
	}
	plain := clean.Joined(withoutMarks(caption))
	switch {
	case alt == plain, alt == "", !t.alone && plain != "":
		if alt = plain; t.alone && (caption != plain || strings.Contains(caption, "`")) {
			alt, set = "", caption
		}
	default:
		set = caption
	}
	return alt, set
}

// titleAndAlt matches how Hexo has both in one word: '"title" "alt"'.
var titleAndAlt = pattern.New(`^"([^"]*)" "([^"]*)"$`)

// pictureTagAlt matches what a picture shows where it is said as Jekyll Picture Tag does.
var pictureTagAlt = pattern.New(`(?:^|\s)--alt\s+(.*?)(?:\s+--\w.*)?$`)

// outputWords is a text that may stand between the marks of an output, as the plugin has it for
// several words, or the value of the front matter that is named there.
func (e *expander) outputWords(text string) string {
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

// beforeOptions are the words of such a tag that tell the picture: behind the name of a
// preset, if there is one, and before options.
func beforeOptions(words []string) []string {
	for i, word := range words {
		switch {
		case PictureFile(word):
			return words[i : i+1]
		case strings.HasPrefix(word, "--"):
			return words[:min(1, i)]
		}
	}
	return words[:min(1, len(words))]
}

// pictureWords are a picture's address, the words that describe it and, in a figure
// of Eleventy's, those below it. Octopress writes classes before the source and
// sizes behind it.
func pictureWords(t shortcode) (source, described, below string) {
	source = t.args.First(-1, "src", "url", "path", "image_path", "file")
	if file := t.args.First(-1, "name", "filename"); strings.HasSuffix(source, "/") && file != "" {
		source += file
	}
	given := t.args.words
	if t.name == "include" && len(given) > 0 {
		given = given[1:]
	}
	var words []string
	for _, word := range given {
		switch {
		case word == source:
		case source == "" && strings.ContainsAny(word, "./"):
			source = word
		case strings.Contains(word, "/") && !strings.Contains(word, " "): // a folder
		case len(words) == 1 && t.name == "figure" && strings.Contains(word, " "):
			below = word
		case source != "" && strings.Trim(word, "0123456789px%") != "" && !(t.name == "imgproc" && resizing.MatchString(word)) && !(listedWords.MatchString(t.args.text) && len(words) > 0):
			words = append(words, word)
		}
	}
	return source, strings.Join(words, " "), below
}

// resizing matches what Docsy's imgproc is told to do.
var resizing = pattern.New(`^(?:(?:Resize|Fit|Fill|Crop)$|\d*x\d*\b)`)

// pictureCaption is Markdown for what stands below a picture: its title, its
// caption, and to whom it is owed.
func pictureCaption(a Arguments) string {
	title, caption := a.Named["title"], a.First(-1, "caption", "description", "desc")
	owed, at := a.First(-1, "attr", "attribution", "credit", "credits"), a.First(-1, "attrlink", "attributionlink", "creditlink", "crediturl")
	if title == caption {
		title = ""
	}
	if title != "" && caption != "" {
		if title = bold(title); !strings.HasSuffix(strings.TrimRight(title, "*"), ".") {
			title = strings.TrimSuffix(title, "**") + ".**"
		}
	}
	switch {
	case at != "" && owed != "":
		owed = Link(owed, at)
	case at != "":
		owed = "<" + withoutAngles.Replace(at) + ">"
	}
	if owed != "" && title+caption != "" {
		owed = "— " + owed
	}
	return clean.Joined(title + " " + caption + " " + owed)
}

// listedWords matches arguments between quotes with commas between them, of which
// the first behind a picture describes it: Eleventy's source, description, sizes.
var listedWords = pattern.New(`^["'][^"']*["']\s*,\s*["']`)

var (
	linkedWords = pattern.New(`!?\[([^\[\]]*)\]\([^()\s]*(?: "[^"]*")?\)`)
	markOfText  = pattern.New("\\\\([\\\\`*_\\[\\]{}()#+.!-])|[*`]+|(?:^|\\b)_+|_+(?:\\b|$)|</?[A-Za-z][^<>]*>")
)

// withoutMarks is a text without the marks of Markdown.
func withoutMarks(text string) string {
	if !strings.ContainsAny(text, "*_`[<\\") {
		return text
	}
	return markOfText.ReplaceAllString(linkedWords.ReplaceAllString(text, "$1"), "$1")
}
