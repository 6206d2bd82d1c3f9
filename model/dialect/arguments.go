package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Arguments are the words behind a tag's name.
type Arguments struct {
	text  string            // as written
	words []string          // without quotes, those with a name left out
	Named map[string]string // by lower-case name
	order []string          // of the names
}

var argument = pattern.New(`(?:([\w-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\[[^\[\]]*\])|([^\s"']+))`)

// quotedPair matches an argument that is named within its quotes, as plugins of Hexo
// have it: "title:Two words", "url=https://...". Other words may begin so, too.
var quotedPair = pattern.New(`^(title|icon|color|size|url|pic|cover|name|author|artist|theme|autoplay)[:=]([^\s/][^\n]*)$`)

var curlyQuotes = strings.NewReplacer("“", `"`, "”", `"`)

var unescape = strings.NewReplacer(`\"`, `"`, `\'`, `'`, `\\`, `\`)

// ParseArguments reads the words behind the name of a tag, or attributes in braces.
func ParseArguments(text string) Arguments {
	if strings.HasPrefix(text, "“") || strings.Contains(text, "=“") { // a word processor made them so
		text = curlyQuotes.Replace(text)
	}
	a := Arguments{text: strings.TrimSpace(text), Named: map[string]string{}}
	for _, m := range argument.FindAllStringSubmatch(text, -1) {
		value := m[4] + m[5]
		if quoted := m[2] + m[3]; quoted != "" {
			value = unescape.Replace(quoted)
		}
		if pair := quotedPair.FindStringSubmatch(m[2] + m[3]); m[1] == "" && pair != nil {
			m[1], value = pair[1], pair[2]
		}
		switch {
		case m[5] == ",":
		case m[1] != "" && !strings.HasPrefix(m[5], "//"):
			name := strings.TrimLeft(strings.ToLower(m[1]), "-") // of a plugin: --title="..."
			if m[5] != "" {
				value = strings.TrimSuffix(value, ",")
			}
			a.Named[name] = value
			a.order = append(a.order, name)
		case m[1] != "":
			a.words = append(a.words, m[1]+":"+value) // an address, not a name
		default:
			a.words = append(a.words, value)
		}
	}
	return a
}

// trimCommas takes off the commas between the arguments of a call.
func (a Arguments) trimCommas() {
	for name, value := range a.Named {
		a.Named[name] = strings.TrimSuffix(value, ",")
	}
	for i, word := range a.words {
		a.words[i] = strings.TrimSuffix(word, ",")
	}
}

// First returns the first of the named values that is there, or the word at a
// place.
func (a Arguments) First(place int, names ...string) string {
	for _, name := range names {
		if value := a.Named[name]; value != "" {
			return value
		}
	}
	if place >= 0 && place < len(a.words) {
		return a.words[place]
	}
	return ""
}

// values are the named values as they were written, and behind them the words.
func (a Arguments) values() []string {
	var values []string
	for _, name := range a.order {
		values = append(values, a.Named[name])
	}
	return append(values, a.words...)
}

// splitList are the values of a list: of ["a", "b"] or {a, b}, of lines, else of the text alone.
func splitList(value string) []string {
	if !strings.ContainsAny(value, `,"'[{`) {
		return strings.Fields(value)
	}
	var parts []string
	for part := range strings.SplitSeq(strings.Trim(value, "[]{}"), ",") {
		if part = strings.Trim(part, " \"'"); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// styleArguments are the names of arguments that say how something looks: nobody reads them.
var styleArguments = letters.Words("class classes classname class_name css id style width height size align position float color colour background rel target loading sizes srcset resize resizeoptions thumbnailresizeoptions imageresizeoptions")

// sentence is the first value that reads as a sentence would: of three words or more.
func (a Arguments) sentence() string {
	var values []string
	for _, name := range a.order {
		if !styleArguments[name] {
			values = append(values, a.Named[name])
		}
	}
	for _, value := range append(values, a.words...) {
		if len(strings.Fields(value)) >= minSentenceWords && !strings.ContainsAny(value, "{}<>=") {
			return value
		}
	}
	return ""
}

const minSentenceWords = 3
