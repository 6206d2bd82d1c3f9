package posts

import (
	"strings"

	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// lineBreaks says how the generator renders line ends within a paragraph.
type lineBreaks struct {
	hard bool // as line breaks, by the generator's default or by configuration
	soft bool // as spaces, by configuration
}

// areHard reports whether line ends are rendered as line breaks.
func (l lineBreaks) areHard() bool { return l.hard && !l.soft }

// lineBreakKeys are keys of configuration files, folded, of goldmark (Hugo), kramdown
// (Jekyll), Hexo's renderers and markdown-it.
var lineBreakKeys = []string{
	"markup.goldmark.renderer.hardwraps", "goldmark.renderer.hardwraps", "kramdown.hardwrap",
	"marked.breaks", "markdown.render.breaks", "markdown.breaks", "kramed.breaks", "markdownit.breaks",
}

// lineBreakExtensions are extensions that enable hard line breaks: of Python-Markdown (Pelican,
// MkDocs) and of Quartz.
var lineBreakExtensions = []string{"nl2br", "Plugin.HardLineBreaks("}

// applyConfig applies a configuration file.
func (l *lineBreaks) applyConfig(tree *metadata.Node, text string) {
	switch firstText(tree, lineBreakKeys) {
	case "true":
		l.hard = true
	case "false":
		l.soft = true
	}
	for _, name := range lineBreakExtensions {
		l.hard = l.hard || containsUncommented(text, name)
	}
}

// containsUncommented reports whether a file contains a name outside of line comments.
func containsUncommented(text, name string) bool {
	for strings.Contains(text, name) {
		at := strings.Index(text, name)
		line := strings.TrimSpace(text[strings.LastIndexByte(text[:at], '\n')+1 : at])
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "//") {
			return true
		}
		text = text[at+len(name):]
	}
	return false
}

// detect applies the defaults of the generator and of packages in package.json. Hard line
// breaks are the default of Hexo's renderers except Pandoc, of Zenn, Qiita and Obsidian.
func (l *lineBreaks) detect(src files.Source, project *metadata.Node, generator string) {
	switch generator {
	case qiita, kirby: // https://getkirby.com/docs/reference/system/options/markdown
		l.hard = true
	case obsidian:
		app := jsonFile(src, ".obsidian/app.json")
		l.hard = firstText(&app, []string{"strictlinebreaks"}) != "true"
	}
	l.hard = l.hard || needsPackage(project, "remarkbreaks") || needsPackage(project, "zenncli") || needsPackage(project, "hexo") && !needsPackage(project, "hexorendererpandoc")
}

// needsPackage reports whether n, a package.json, depends on a package; name is folded.
func needsPackage(n *metadata.Node, name string) bool {
	return firstText(n, []string{"dependencies." + name, "devdependencies." + name}) != ""
}

// jsonFile parses a JSON file. The tree is empty if the file can't be read.
func jsonFile(src files.Source, name string) metadata.Node {
	raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
	if err != nil {
		return metadata.Node{}
	}
	tree, _ := metadata.Decode(metadata.Block{Syntax: metadata.JSON, Text: string(raw), Line: 1})
	return tree
}
