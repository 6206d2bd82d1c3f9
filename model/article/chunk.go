package article

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// R Markdown and Quarto execute code chunks when they render a post: fences such as
// ```{r setup, include=FALSE}, or whose code starts with option lines such as
// "#| fig-cap: Waves". The output is not in the file.
var (
	chunkInfo    = pattern.New(`^\{[A-Za-z]\w*(?:[ ,].*)?\}$`)
	chunkOptions = pattern.New(`\A(?:[ \t]*(?:#|//|%%|--)\| ?[\w.-]+:.*\n)+`)
	chunkHidden  = pattern.New(`\binclude\s*[=:]\s*(?:F|FALSE|false)\b`)
	chunkCaption = pattern.New(`\b(?:fig|tbl)[.-]cap\s*[=:]\s*(?:"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|([^\s"'|>][^\n,}]*))`)
	chunkLabel   = pattern.New(`\A\{\w+[ \t]+(` + dialect.CrossRefLabel + `)|\|[ \t]?label:[ \t]*["']?(` + dialect.CrossRefLabel + `)`)
	chunkName    = pattern.New(`\A\{\w+[ \t]+([\w.-]+)`)
	chunkNotice  = pattern.New(`\A\{block2?\s*,.*?\btype\s*=\s*["']([\w-]+)["']`)
	chunkPicture = pattern.New(`^\s*(?:knitr::)?include_graphics\(\s*(?:path\s*=\s*)?["']([^"'\n]+)["']\s*(?:,[^()]*)?\)\s*$`)
)

var unescapeQuotes = strings.NewReplacer(`\"`, `"`, `\'`, "'")

// chunk converts a code chunk. With ok, blocks replace it: none if both code and output are
// hidden, a picture if the code only includes one. Otherwise it returns the code without its
// options, and the title of its figure. Fences such as ```{{r}} are never executed.
func (c *converter) chunk(place Location, info, code string, depth int) (blocks []Block, rest, title string, ok bool) {
	if info = strings.TrimSpace(info); strings.HasPrefix(info, "{{") {
		return nil, code, "", false
	}
	options := chunkOptions.FindString(code)
	if !chunkInfo.MatchString(info) {
		return nil, code[len(options):], "", false
	}
	code, options = strings.TrimLeft(code[len(options):], "\n"), info+"\n"+options
	if chunkHidden.MatchString(options) || strings.TrimSpace(code) == "" {
		return nil, "", "", true
	}
	if statement, ok := c.statementChunk(place, info, code, depth); ok {
		return []Block{statement}, "", "", true
	}
	if m := chunkNotice.FindStringSubmatch(options); m != nil {
		return []Block{Callout{Location: place, Kind: bookdownKind(m[1]), Blocks: c.parseNested(place.Line+1, code, depth)}}, "", "", true
	}
	if m := chunkCaption.FindStringSubmatch(options); m != nil {
		title = clean.JoinLines(unescapeQuotes.Replace(m[1] + m[2] + m[3]))
	}
	if m := chunkLabel.FindStringSubmatch(options); m != nil {
		title = c.labelledCaption(m[1]+m[2], title)
	} else if m := chunkName.FindStringSubmatch(options); m != nil {
		title = c.labelledCaption("fig:"+m[1], title)
	}
	if m := chunkPicture.FindStringSubmatch(code); m != nil {
		picture := Picture{Location: place, Source: m[1], Alt: title}
		if title != "" {
			picture.Caption = []Inline{Text(title)}
		}
		return []Block{picture}, "", "", true
	}
	return nil, code, title, false
}

// bookdownKind returns the kind of notice for a class, without the prefix in bookdown's
// rmdnote.
func bookdownKind(class string) string {
	kind, ofBook := strings.CutPrefix(class, "rmd")
	if known := dialect.NoticeKind(kind); ofBook && known != "" {
		return known
	}
	return class
}

// labelledCaption returns the numbered caption for a label.
func (c *converter) labelledCaption(label, words string) string {
	for c.parent != nil {
		c = c.parent
	}
	return c.labels.Caption(label, words)
}
