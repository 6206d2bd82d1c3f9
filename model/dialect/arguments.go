package dialect

import (
	"strings"

	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Arguments are the arguments of a tag or the attributes in braces.
type Arguments struct {
	text  string            // as written
	words []string          // positional arguments without quotes
	Named map[string]string // named arguments by lower-case name
	order []string          // names in the order of the source
}

var argument = pattern.New(`(?:([\w-]+)\s*[=:]\s*)?(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\[[^\[\]]*\])|([^\s"']+))`)

// quotedPair matches a named argument that is quoted as a whole, as in plugins of Hexo:
// "title:Two words", "url=https://...". Only these names are known, since other quoted text
// may contain a colon.
var quotedPair = pattern.New(`^(title|icon|color|size|url|pic|cover|name|author|artist|theme|autoplay)[:=]([^\s/][^\n]*)$`)

var curlyQuotes = strings.NewReplacer("“", `"`, "”", `"`)

var unescape = strings.NewReplacer(`\"`, `"`, `\'`, `'`, `\\`, `\`)

// ParseArguments parses the arguments of a tag or attributes in braces.
func ParseArguments(text string) Arguments {
	if strings.HasPrefix(text, "“") || strings.Contains(text, "=“") { // typographic quotes of a word processor
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
			name := strings.TrimLeft(strings.ToLower(m[1]), "-") // written as an option: --title="..."
			if m[5] != "" {
				value = strings.TrimSuffix(value, ",")
			}
			a.Named[name] = value
			a.order = append(a.order, name)
		case m[1] != "":
			a.words = append(a.words, m[1]+":"+value) // a URL, not a name
		default:
			a.words = append(a.words, value)
		}
	}
	return a
}

// trimCommas removes the commas between the arguments of a call.
func (a Arguments) trimCommas() {
	for name, value := range a.Named {
		a.Named[name] = strings.TrimSuffix(value, ",")
	}
	for i, word := range a.words {
		a.words[i] = strings.TrimSuffix(word, ",")
	}
}

// First returns the first named argument that is not empty, else the positional argument at
// index place, else "". A negative place means none.
func (a Arguments) First(index int, names ...string) string {
	for _, name := range names {
		if value := a.Named[name]; value != "" {
			return value
		}
	}
	if index >= 0 && index < len(a.words) {
		return a.words[index]
	}
	return ""
}

// values returns the named arguments in order, then the positional ones.
func (a Arguments) values() []string {
	var values []string
	for _, name := range a.order {
		values = append(values, a.Named[name])
	}
	return append(values, a.words...)
}

// splitList splits a list: ["a", "b"], {a, b}, or words separated by white space.
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

// styleArguments are names of arguments for styling, which readers need not see.
var styleArguments = letters.Words("class classes classname class_name css id style width height size align position float color colour background rel target loading sizes srcset resize resizeoptions thumbnailresizeoptions imageresizeoptions")

// sentence returns the first value with at least minSentenceWords words, "" if none.
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
