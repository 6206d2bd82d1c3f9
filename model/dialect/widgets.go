package dialect

import "strings"

// Tags that themes of Typecho (Joe, Handsome) and of Hexo have for what is more than a
// link and less than a card.

// download is a file at another place, with the word that opens it there.
func (e *expander) download(t shortcode) string {
	if t.closing {
		return ""
	}
	shown := linkFromArguments(t.args)
	if password := t.args.First(-1, "password", "pwd"); password != "" {
		shown += " " + codeSpan(password)
	}
	return shown
}

// progress is how far something has come.
func (e *expander) progress(t shortcode) string {
	far, words := t.args.First(-1, "percentage", "percent", "value", "width"), []string(nil)
	for _, word := range t.args.words {
		if number := strings.Trim(word, "0123456789.%") == ""; number && far == "" {
			far = word
		} else if !number && !isStyleWord(word) && noticeWords[word] == "" {
			words = append(words, word)
		}
	}
	if t.closing || t.end.found || strings.Trim(far, "0123456789.%") != "" || far == "" {
		return e.unknownTag(t)
	}
	title := t.args.First(-1, textArguments...)
	if title == "" {
		title = strings.Join(words, " ")
	}
	return strings.TrimPrefix(title+": ", ": ") + strings.TrimSuffix(far, "%") + "%"
}

// divider is a line between passages, of lamps or of dots.
func (e *expander) divider(t shortcode) string {
	if t.alone && !t.closing {
		return "***"
	}
	return ""
}

// copyable is what a click copies; Joe shows something else in its place.
func (e *expander) copyable(t shortcode) string {
	switch shown, copied := t.args.Named["showtext"], t.args.Named["copytext"]; {
	case copied != "" && shown != "" && shown != copied:
		return shown + " " + codeSpan(copied)
	case shown+copied != "":
		return codeSpan(shown + strings.TrimPrefix(copied, shown))
	}
	if text := e.textWithoutStyle(t); text != "" {
		return codeSpan(text)
	}
	return ""
}

// codeSpan is Markdown for code in a line.
func codeSpan(text string) string {
	if !strings.Contains(text, "`") {
		return "`" + text + "`"
	}
	return "``` " + text + " ```"
}
