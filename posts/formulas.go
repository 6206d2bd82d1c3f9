package posts

import (
	"strings"

	"blogtui/posts/metadata"
)

// formulas tell whether a blog's articles have formulas between dollars.
type formulas struct {
	enabled bool // everywhere, as the configuration or what the project is made with says
}

// formulaKeys are those by which the front matter of a post says that it has formulas, folded.
var formulaKeys = []string{
	"math", "mathjax", "katex", "latex", "usemath", "usemathjax", "usekatex", "hasmath", "enablemath", "enablekatex", "showmath",
	"extra.math", "extra.katex", "extra.mathjax", "params.math", "math.enable", "math.enabled",
}

// siteFormulaKeys are those of configuration files, folded.
var siteFormulaKeys = append([]string{
	"params.katex", "params.mathjax", "params.page.math.enable", "params.features.math.enable", "math.mathjax.enable", "math.katex.enable",
	"markup.goldmark.extensions.passthrough.enable", "kramdown.mathengine", "markdown.math", "markdown.rendermathjax",
}, formulaKeys...)

// formulaPlugins are packages of a project that set formulas, folded.
var formulaPlugins = []string{
	"remarkmath", "rehypekatex", "rehypemathjax", "gatsbyremarkkatex", "markdownitkatex", "markdownitmathjax3", "markdownittexmath",
	"hexomath", "hexofiltermathjax", "hexofiltermathjaxssr", "hexorenderermarkdownitplus", "vuepresspluginmdmath",
}

// applyConfig learns from a configuration file.
func (f *formulas) applyConfig(tree *metadata.Node) {
	f.enabled = f.enabled || enablesFormulas(firstText(tree, siteFormulaKeys))
}

// detect learns from what a project is made with; Quarto always reads formulas.
func (f *formulas) detect(project *metadata.Node, generator string) {
	f.enabled = f.enabled || generator == quarto
	for _, name := range formulaPlugins {
		f.enabled = f.enabled || needsPackage(project, name)
	}
}

// usedIn reports whether a post has formulas: its own word counts most.
func (f formulas) usedIn(text string, front metadata.Block) bool {
	if !strings.Contains(text, "$") && !strings.Contains(text, `\(`) {
		return false
	}
	said := strings.ToLower(front.Text)
	if strings.Contains(said, "math") || strings.Contains(said, "katex") || strings.Contains(said, "latex") {
		tree, _ := metadata.Decode(front)
		if value := firstText(&tree, formulaKeys); value != "" {
			return enablesFormulas(value)
		}
	}
	return f.enabled
}

// enablesFormulas reports a value that says yes, or with what formulas are set.
func enablesFormulas(value string) bool {
	return isYes(value) || strings.EqualFold(value, "mathjax") || strings.EqualFold(value, "katex")
}
