package posts

import (
	"strings"

	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// lineBreaks are what a blog's generator makes of the end of a line within a paragraph.
type lineBreaks struct {
	hard bool // it ends a line in the article as well
	soft bool // the blog's configuration says that it is a blank
}

// areHard reports a blog whose articles show them.
func (l lineBreaks) areHard() bool { return l.hard && !l.soft }

// lineBreakKeys of configuration files, folded: goldmark's in Hugo, kramdown's in Jekyll,
// those of Hexo's renderers and of markdown-it.
var lineBreakKeys = []string{
	"markup.goldmark.renderer.hardwraps", "goldmark.renderer.hardwraps", "kramdown.hardwrap",
	"marked.breaks", "markdown.render.breaks", "markdown.breaks", "kramed.breaks", "markdownit.breaks",
}

// lineBreakExtensions are extensions that make line ends breaks, as configuration files name
// them: Python-Markdown's in Pelican and MkDocs, one of Quartz.
var lineBreakExtensions = []string{"nl2br", "Plugin.HardLineBreaks("}

// applyConfig learns from a configuration file.
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

// containsUncommented reports a name that stands in a file, and not in a comment.
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

// detect learns from what a project is made with. Hexo's own renderers, all but that of
// Pandoc, have it so unless they are told otherwise, and so do Zenn, Qiita and Obsidian.
func (l *lineBreaks) detect(src files.Source, project *metadata.Node, generator string) {
	switch generator {
	case qiita:
		l.hard = true
	case obsidian:
		app := jsonFile(src, ".obsidian/app.json")
		l.hard = firstText(&app, []string{"strictlinebreaks"}) != "true"
	}
	l.hard = l.hard || needsPackage(project, "remarkbreaks") || needsPackage(project, "zenncli") || needsPackage(project, "hexo") && !needsPackage(project, "hexorendererpandoc")
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
