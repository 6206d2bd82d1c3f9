package dialect

import "strings"

// Widgets of themes of Typecho (Joe, Handsome) and Hexo.

// download returns a link to a file on another site, with its password.
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

// progress returns a progress bar as text.
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

// divider returns a rule.
func (e *expander) divider(t shortcode) string {
	if t.alone && !t.closing {
		return "***"
	}
	return ""
}

// copyable returns text that can be copied by a click. Joe may show other text in its
// place.
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

// codeSpan returns Markdown for a code span.
func codeSpan(text string) string {
	if !strings.Contains(text, "`") {
		return "`" + text + "`"
	}
	return "``` " + text + " ```"
}
