package article

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// R Markdown and Quarto run code when they make a post: a fence such as
// ```{r setup, include=FALSE}, or one whose code begins with lines of options,
// "#| fig-cap: Waves". What comes of it is not in the file.
var (
	chunkInfo    = pattern.New(`^\{[A-Za-z]\w*(?:[ ,].*)?\}$`)
	chunkOptions = pattern.New(`\A(?:[ \t]*(?:#|//|%%|--)\| ?[\w.-]+:.*\n)+`)
	chunkUnseen  = pattern.New(`\binclude\s*[=:]\s*(?:F|FALSE|false)\b`)
	chunkCaption = pattern.New(`\b(?:fig|tbl)[.-]cap\s*[=:]\s*(?:"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'|([^\s"'|>][^\n,}]*))`)
	chunkLabel   = pattern.New(`\A\{\w+[ \t]+(` + dialect.CrossRefLabel + `)|\|[ \t]?label:[ \t]*["']?(` + dialect.CrossRefLabel + `)`)
	chunkName    = pattern.New(`\A\{\w+[ \t]+([\w.-]+)`)
	chunkNotice  = pattern.New(`\A\{block2?\s*,.*?\btype\s*=\s*["']([\w-]+)["']`)
	chunkPicture = pattern.New(`^\s*(?:knitr::)?include_graphics\(\s*(?:path\s*=\s*)?["']([^"'\n]+)["']\s*(?:,[^()]*)?\)\s*$`)
)

var unescapeQuotes = strings.NewReplacer(`\"`, `"`, `\'`, "'")

// chunk sets code that is run: not at all where its author hides it and what comes
// of it, as a picture where it does nothing but show one. ok tells that nothing of
// the code is left to be set; else title is what its figure is called. A fence such as
// ```{{r}} shows how it is written.
func (c *converter) chunk(place Location, info, code string, depth int) (blocks []Block, rest, title string, ok bool) {
	if info = strings.TrimSpace(info); strings.HasPrefix(info, "{{") {
		return nil, code, "", false
	}
	options := chunkOptions.FindString(code)
	if !chunkInfo.MatchString(info) {
		return nil, code[len(options):], "", false
	}
	code, options = strings.TrimLeft(code[len(options):], "\n"), info+"\n"+options
	if chunkUnseen.MatchString(options) || strings.TrimSpace(code) == "" {
		return nil, "", "", true
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

// bookdownKind returns the kind of notice of a class, which bookdown may prefix with rmd:
// rmdnote.
func bookdownKind(class string) string {
	kind, ofBook := strings.CutPrefix(class, "rmd")
	if known := dialect.NoticeKind(kind); ofBook && known != "" {
		return known
	}
	return class
}

// labelledCaption returns the caption of something with a label.
func (c *converter) labelledCaption(label, words string) string {
	for c.parent != nil {
		c = c.parent
	}
	return c.labels.Caption(label, words)
}
