package posts

import (
	"strings"

	"blogtui/posts/metadata"
)

// formulas says whether articles have formulas between dollar signs.
type formulas struct {
	enabled bool // by configuration or by the packages of the project
}

// formulaKeys are keys of front matter, folded, that enable formulas for a post.
var formulaKeys = []string{
	"math", "mathjax", "katex", "latex", "usemath", "usemathjax", "usekatex", "hasmath", "enablemath", "enablekatex", "showmath",
	"extra.math", "extra.katex", "extra.mathjax", "params.math", "math.enable", "math.enabled",
}

// siteFormulaKeys are keys of configuration files, folded, that enable formulas.
var siteFormulaKeys = append([]string{
	"params.katex", "params.mathjax", "params.page.math.enable", "params.features.math.enable", "math.mathjax.enable", "math.katex.enable",
	"markup.goldmark.extensions.passthrough.enable", "kramdown.mathengine", "markdown.math", "markdown.rendermathjax",
}, formulaKeys...)

// formulaPlugins are Node packages, folded, that render formulas.
var formulaPlugins = []string{
	"remarkmath", "rehypekatex", "rehypemathjax", "gatsbyremarkkatex", "markdownitkatex", "markdownitmathjax3", "markdownittexmath",
	"hexomath", "hexofiltermathjax", "hexofiltermathjaxssr", "hexorenderermarkdownitplus", "vuepresspluginmdmath",
}

// applyConfig applies a configuration file.
func (f *formulas) applyConfig(tree *metadata.Node) {
	f.enabled = f.enabled || enablesFormulas(firstText(tree, siteFormulaKeys))
}

// detect checks the generator and package.json. Quarto always supports formulas.
func (f *formulas) detect(project *metadata.Node, generator string) {
	f.enabled = f.enabled || generator == quarto
	for _, name := range formulaPlugins {
		f.enabled = f.enabled || needsPackage(project, name)
	}
}

// usedIn reports whether a post has formulas. Its front matter overrides the configuration.
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

// enablesFormulas reports whether a value is true or names a renderer.
func enablesFormulas(value string) bool {
	return isYes(value) || strings.EqualFold(value, "mathjax") || strings.EqualFold(value, "katex")
}
