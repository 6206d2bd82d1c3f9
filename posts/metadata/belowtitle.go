package metadata

import (
	"strings"
	"time"

	"blogtui/model/pattern"
	"blogtui/posts/dates"
)

// cutBelowTitle cuts paragraphs of pairs below the title, also in lists, quotations or
// emphasis, and bylines with the date and the author. A single pair must be a date. Paragraphs
// with other pairs than those of fields also stay in the body.
func cutBelowTitle(text string) (Block, bool) {
	title, rest, _ := strings.Cut(text, "\n")
	bare, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(title, "#"), "#"), " ")
	ok = ok && title[0] == '#'
	if m := setextTitle.FindStringSubmatch(text); !ok && m != nil {
		bare, rest, ok = m[1], text[len(m[0]):], true
	}
	if !ok {
		return cutAtTop(text)
	}
	h := belowTitle{fields: "Title: " + bare + strings.Repeat("\n", strings.Count(text[:len(text)-len(rest)], "\n"))}
	end := len(text) - len(rest)
	for h.readParagraph(&rest) && !h.hasUnknown && len(h.fields) < maxBelowTitle {
		end = len(text) - len(rest)
	}
	return Block{Syntax: Pairs, Line: 1, Text: h.fields + h.more, End: end}, h.known > 1
}

// cutAtTop cuts a first paragraph of pairs that has a date, such as one above the title.
func cutAtTop(text string) (Block, bool) {
	h, rest := belowTitle{}, text
	ok := h.readParagraph(&rest) && !h.hasUnknown && h.known > 1
	return Block{Syntax: Pairs, Line: 1, Text: h.fields + h.more, End: len(text) - len(rest)}, ok
}

// maxBelowTitle is the maximum length in bytes of a paragraph of pairs, and about that of all.
const maxBelowTitle = 4 << 10

// belowTitle holds the pairs that have been read below a title.
type belowTitle struct {
	fields     string // pairs, on the lines of the file
	more       string // further pairs of lines with several
	known      int    // number of pairs of fields; a date counts twice
	hasUnknown bool   // the last paragraph has other pairs or a heading
}

// readParagraph reads the next paragraph of rest if all its lines are pairs, or the first lines
// if there is a date among them.
func (h *belowTitle) readParagraph(rest *string) bool {
	text := strings.TrimLeft(*rest, "\n")
	gap := (*rest)[:len(*rest)-len(text)]
	length := len(text)
	if end := strings.Index(text, "\n\n"); end >= 0 {
		length = end + 1
	}
	if length > maxBelowTitle {
		return false
	}
	with, at := *h, 0
	with.fields += gap
	for line := range strings.Lines(text[:length]) {
		pairs := parsePairs(line)
		if len(pairs) == 0 && with.known > h.known+1 {
			length = at
			break
		}
		if at += len(line); len(pairs) == 0 {
			return false
		}
		for i, pair := range pairs {
			with.count(pair)
			if i == 0 {
				with.fields += pair + "\n"
			} else {
				with.more += pair + "\n"
			}
		}
		with.hasUnknown = with.hasUnknown || line[0] == '#'
	}
	if text == "" || with.hasUnknown && h.known > 0 {
		return false
	}
	*h, *rest = with, text[length:]
	return true
}

func (h *belowTitle) count(pair string) {
	_, value, _ := splitKey(pair)
	when, _ := dates.Parse(value, time.UTC)
	switch {
	case !startsWithKnownKey(pair):
		h.hasUnknown = true
	case !when.Date.IsZero():
		h.known += 2
	default:
		h.known++
	}
}

var (
	// lineMark matches the markers of quotations, items and headings, and hard line breaks.
	lineMark = pattern.New(`^(?:> ?|[-*+] |#{2,6} )|(?:\\|<br ?/?>)$`)
	// bylineDate matches "Posted on May 12, 2024 by Ines" and "By Ines, May 12, 2024", in which all
	// parts are optional.
	bylineDate = pattern.New(`(?i)^(?:originally +)?(?:(posted|published|written|created|updated|last updated)(?: on|:)? +)?(?:by +([^:]+?)(?:,| on) +)?([^:]*?(?: \d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?)?)(?:,? +by +([^:]+))?$`)
	// bylineName matches the name of an author, at most four words.
	bylineName = pattern.New(`^(?:(?i:posted +|published +|written +)?[Bb]y +)?(\p{Lu}[^\s\d:]*(?: [^\s\d:]+){0,3})$`)
	// bylineSeparator matches what separates a date, a name and the time that reading takes.
	bylineSeparator = pattern.New(` +(?:[|·•]|[—–-]) +`)
	readingTime     = pattern.New(`(?i)^~?\d+ ?min`)
	// bareLink matches a link, of which the text is kept, and tags of HTML.
	bareLink = pattern.New(`\[([^\[\]\n]*)\]\([^()\s]*\)|</?(?:em|i|b|strong|small|sub|sup|p|div|span|time|font|center)(?:\s[^<>]*)?>`)
)

// parsePairs returns the pairs in a line below a title: "Date: May 12", "**Date:** May 12 |
// **By:** Ines", "*Posted on May 12, 2024 by Ines*".
func parsePairs(line string) (pairs []string) {
	line = strings.TrimSpace(line)
	bare := strings.TrimSpace(lineMark.ReplaceAllString(line, ""))
	sentence := strings.Trim(strings.ReplaceAll(bareLink.ReplaceAllString(bare, "$1"), "**", ""), "*_ .:")
	if pairs = parseByline(sentence); pairs != nil && (bare == line || line[0] == '#' || line[0] == '>') {
		return pairs
	}
	pairs = nil
	bare = strings.ReplaceAll(bare, "：", ": ")
	parts := []string{bare}
	if strings.Count(bare, ":") > 1 {
		parts = strings.Split(strings.ReplaceAll(bare, " · ", " | "), " | ")
	}
	for _, part := range parts {
		pair := stripEmphasis(strings.TrimSpace(part))
		if pair == "" {
			return nil
		}
		if key, _, _ := splitKey(pair); key == "" {
			return nil
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

// parseByline returns the date and the author in "Posted on May 12, 2024 by Ines", in which a
// separator may stand between them and before the time that reading takes.
func parseByline(sentence string) (pairs []string) {
	dated := false
	for _, part := range strings.Split(bylineSeparator.ReplaceAllString(sentence, "\n"), "\n") {
		name := bylineName.FindStringSubmatch(part)
		switch m := bylineDate.FindStringSubmatch(part); {
		case m != nil && dates.IsDate(m[3]):
			dated = true
			key := "Date: "
			if strings.Contains(strings.ToLower(m[1]), "updated") {
				key = "Updated: "
			}
			if pairs = append(pairs, key+m[3]); m[2]+m[4] != "" {
				pairs = append(pairs, "Author: "+m[2]+m[4])
			}
		case name != nil:
			pairs = append(pairs, "Author: "+name[1])
		case !readingTime.MatchString(part):
			return nil
		}
	}
	if !dated {
		return nil
	}
	return pairs
}

// stripEmphasis removes emphasis around a pair or around its key.
func stripEmphasis(pair string) string {
	if pair == "" || pair[0] != '*' && pair[0] != '_' {
		return pair
	}
	key, value, _ := strings.Cut(pair, ":")
	bare, rest := strings.Trim(key, "*_ "), strings.TrimLeft(value, "*_ ")
	if strings.HasSuffix(key, bare) && rest == strings.TrimLeft(value, " ") {
		rest = strings.TrimRight(rest, "*_ ")
	}
	return bare + ": " + rest
}
