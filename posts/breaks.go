package posts

import (
	"strings"

	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// lineBreaks are what a blog's generator makes of the end of a line within a paragraph.
type lineBreaks struct {
	broken bool // it ends a line in the article as well
	joined bool // the blog's configuration says that it is a blank
}

// seen reports a blog whose articles show them.
func (l lineBreaks) seen() bool { return l.broken && !l.joined }

// breakKeys of configuration files, folded: goldmark's in Hugo, kramdown's in Jekyll,
// those of Hexo's renderers and of markdown-it.
var breakKeys = []string{
	"markup.goldmark.renderer.hardwraps", "goldmark.renderer.hardwraps", "kramdown.hardwrap",
	"marked.breaks", "markdown.render.breaks", "markdown.breaks", "kramed.breaks", "markdownit.breaks",
}

// breakNames are extensions that make line ends breaks, as configuration files name
// them: Python-Markdown's in Pelican and MkDocs, one of Quartz.
var breakNames = []string{"nl2br", "Plugin.HardLineBreaks("}

// take learns from a configuration file.
func (l *lineBreaks) take(tree *metadata.Node, text string) {
	switch firstText(tree, breakKeys) {
	case "true":
		l.broken = true
	case "false":
		l.joined = true
	}
	for _, name := range breakNames {
		l.broken = l.broken || switchedOn(text, name)
	}
}

// switchedOn reports a name that stands in a file, and not in a comment.
func switchedOn(text, name string) bool {
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

// ask learns from what a project is made with. Hexo's own renderers, all but that of
// Pandoc, have it so unless they are told otherwise, and so do Zenn, Qiita and Obsidian.
func (l *lineBreaks) ask(src files.Source, project *metadata.Node, generator string) {
	switch generator {
	case qiita:
		l.broken = true
	case obsidian:
		app := jsonFile(src, ".obsidian/app.json")
		l.broken = firstText(&app, []string{"strictlinebreaks"}) != "true"
	}
	l.broken = l.broken || needsPackage(project, "remarkbreaks") || needsPackage(project, "zenncli") || needsPackage(project, "hexo") && !needsPackage(project, "hexorendererpandoc")
}

// needsPackage reports a package, its name folded, that a project of Node's is made with, of
// which n is the package.json.
func needsPackage(n *metadata.Node, name string) bool {
	return firstText(n, []string{"dependencies." + name, "devdependencies." + name}) != ""
}

// jsonFile is a file as a tree, an empty one if it can't be read.
func jsonFile(src files.Source, name string) metadata.Node {
	raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
	if err != nil {
		return metadata.Node{}
	}
	tree, _ := metadata.Decode(metadata.Block{Syntax: metadata.JSON, Text: string(raw), Line: 1})
	return tree
}
