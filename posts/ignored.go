package posts

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/files"
	"blogtui/posts/metadata"
)

// The list of ignored files in the configurations of Quartz and VitePress, which are programs,
// and a text in it.
var (
	ignoreList = pattern.New(`(?:ignorePatterns|srcExclude):\s*\[([^\[\]]*)\]`)
	listedText = pattern.New("[\"'`]([^\"'`\\n]+)[\"'`]")
)

// applyIgnored adds the patterns of files that the generator ignores.
func (s *site) applyIgnored(name, text string, tree *metadata.Node) {
	switch s.generator {
	case quartz:
		s.ignoreIn("content", append(listedTexts(text), textsAt(tree, "configuration.ignorepatterns")...)...)
	case vuepress:
		s.ignoreIn(path.Join(path.Dir(path.Dir(name)), firstText(tree, []string{"srcdir"})), listedTexts(text)...)
	case jekyll:
		included := textsAt(tree, "include")
		for _, excluded := range textsAt(tree, "exclude") {
			if !slices.Contains(included, excluded) && strings.HasPrefix(name, "_config.") {
				s.ignore(jekyllExpression(excluded))
			}
		}
	case hugo, zolaOrHugo:
		for _, glob := range textsAt(tree, "ignoredcontent") { // https://www.getzola.org/documentation/getting-started/configuration/
			s.ignore("^" + globExpression(glob, ".*") + "$")
		}
		for _, expression := range textsAt(tree, "ignorefiles") { // https://gohugo.io/configuration/all/#ignorefiles
			s.ignore(expression)
		}
	case mkdocs:
		s.ignoreIn("docs", gitIgnorePatterns(firstText(tree, []string{"excludedocs"}))...)
	}
}

// eleventyIgnoreFiles hold patterns of the files that Eleventy ignores.
// https://www.11ty.dev/docs/ignores/
var eleventyIgnoreFiles = []string{".eleventyignore", "src/.eleventyignore"}

var (
	// eleventyCall matches the beginning of a call in a configuration of Eleventy, and
	// eleventyIgnore one that adds a pattern.
	eleventyCall   = pattern.New(`(?m)^([ \t]+)\w*[cC]onfig\.\w`)
	eleventyIgnore = pattern.New("(?m)^([ \\t]+)\\w+\\.ignores\\.add\\(\\s*[\"'`]([^\"'`\\n]+)[\"'`]\\s*\\)")
)

// readEleventyIgnored adds what Eleventy's own files ignore. Calls under a condition do not
// count: they may be those of a preview.
func (s *site) readEleventyIgnored(src files.Source) {
	for _, name := range append(slices.Clone(eleventyIgnoreFiles), eleventyConfigs...) {
		raw, _, err := files.ReadFile(src, name, metadata.MaxBlock)
		if err != nil {
			continue
		}
		text := decodeText(raw)
		if slices.Contains(eleventyIgnoreFiles, name) {
			for line := range strings.Lines(text) {
				if line = strings.TrimSpace(line); line != "" && line[0] != '#' && line[0] != '!' {
					s.ignoreIn(path.Dir(name), line)
				}
			}
			continue
		}
		indent := eleventyCall.FindStringSubmatch(text)
		for _, call := range eleventyIgnore.FindAllStringSubmatch(text, metadata.MaxKeys) {
			if call[1] == indent[1] {
				s.ignoreIn(".", call[2])
			}
		}
	}
}

// listedTexts returns the texts in the list of ignored files of a program.
func listedTexts(text string) (texts []string) {
	if list := ignoreList.FindStringSubmatch(text); list != nil {
		for _, m := range listedText.FindAllStringSubmatch(list[1], metadata.MaxKeys) {
			texts = append(texts, m[1])
		}
	}
	return texts
}

// textsAt returns the texts of a list, or the words of a scalar.
func textsAt(n *metadata.Node, key string) []string {
	value, ok := valueAt(n, key)
	if !ok || value.Kind != metadata.List {
		return strings.Fields(firstText(n, []string{key}))
	}
	var texts []string
	for i := range value.Items {
		texts = append(texts, value.Items[i].SingleText())
	}
	return texts
}

// gitIgnorePatterns returns the patterns in lines as Git reads them: one without a slash may
// match in any folder.
func gitIgnorePatterns(lines string) (globs []string) {
	for line := range strings.Lines(lines) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), " #")
		if line == "" || line[0] == '#' || line[0] == '!' {
			continue
		}
		if !strings.Contains(strings.TrimRight(line, "/ "), "/") {
			line = "**/" + line
		}
		globs = append(globs, strings.TrimSpace(line))
	}
	return globs
}

// ignoreIn adds patterns of files and folders in a folder of the project.
func (s *site) ignoreIn(folder string, globs ...string) {
	for _, glob := range globs {
		if strings.Trim(glob, "./") != "" {
			s.ignore("^" + globExpression(path.Join("/", folder, glob), "[^/]*") + "(?:/|$)")
		}
	}
}

// maxIgnored is the maximum number of expressions of ignored files.
const maxIgnored = 200

// ignore adds an expression for paths that begin with a slash. Those that Go does not know do
// not count.
func (s *site) ignore(expression string) {
	if compiled, err := regexp.Compile(expression); err == nil && expression != "" && len(s.ignored) < maxIgnored {
		s.ignored = append(s.ignored, compiled)
	}
}

// ignores reports whether the generator ignores a file or folder or one of its parents. A
// notebook that is ignored has been turned into another file that is not.
func (s *site) ignores(id string) bool {
	if len(s.ignored) == 0 || isNotebook(id) {
		return false
	}
	name := path.Join("/", s.inProject(id))
	return slices.ContainsFunc(s.ignored, func(e *regexp.Regexp) bool { return e.MatchString(name) })
}

// jekyllExpression returns a pattern of Jekyll as a regular expression: a star also matches
// slashes, and a pattern without one matches all paths that begin with it.
// https://github.com/jekyll/jekyll/blob/master/lib/jekyll/entry_filter.rb
func jekyllExpression(glob string) string {
	glob = strings.TrimPrefix(glob, "/")
	switch {
	case glob == "":
		return "^$"
	case strings.ContainsAny(glob, "*?["):
		return "^/" + globExpression(glob, ".*") + "(?:/|$)"
	}
	return "^/" + regexp.QuoteMeta(glob)
}

// globExpression returns a pattern of paths as a regular expression, in which a star is the
// given one, ** any number of folders, {a,b} a choice, and [ab] a set of characters.
func globExpression(glob, star string) string {
	var out strings.Builder
	choices := 0
	for i := 0; i < len(glob); i++ {
		switch c := glob[i]; {
		case strings.HasPrefix(glob[i:], "**/"):
			out.WriteString("(?:.*/)?")
			i += 2
		case strings.HasPrefix(glob[i:], "**"):
			out.WriteString(".*")
			i++
		case c == '*':
			out.WriteString(star)
		case c == '?':
			out.WriteString("[^/]")
		case c == '{' && strings.Contains(glob[i:], "}"):
			out.WriteString("(?:")
			choices++
		case c == ',' && choices > 0:
			out.WriteByte('|')
		case c == '}' && choices > 0:
			out.WriteByte(')')
			choices--
		case c == '[' && strings.Contains(glob[i:], "]"):
			set := glob[i : i+strings.IndexByte(glob[i:], ']')+1]
			out.WriteString(strings.Replace(set, "[!", "[^", 1))
			i += len(set) - 1
		default:
			out.WriteString(regexp.QuoteMeta(glob[i : i+1]))
		}
	}
	return out.String()
}
