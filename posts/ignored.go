package posts

import (
	"path"
	"slices"
	"strings"

	"blogtui/model/pattern"
	"blogtui/posts/metadata"
)

// The list of ignored files in the TypeScript configuration of Quartz, and a pattern in it.
var (
	ignorePatterns = pattern.New(`ignorePatterns:\s*\[([^\[\]]*)\]`)
	ignorePattern  = pattern.New("[\"'`]([^\"'`\\n]+)[\"'`]")
)

// applyIgnored adds the patterns of files that the generator ignores.
func (s *site) applyIgnored(name, text string, tree *metadata.Node) {
	switch {
	case s.generator == quartz && name == "quartz.config.ts":
		if list := ignorePatterns.FindStringSubmatch(text); list != nil {
			for _, m := range ignorePattern.FindAllStringSubmatch(list[1], metadata.MaxKeys) {
				s.ignored = append(s.ignored, m[1])
			}
		}
	case s.generator == quartz && name == "quartz.config.yaml":
		s.ignored = append(s.ignored, textsAt(tree, "configuration.ignorepatterns")...)
	case s.generator == jekyll && strings.HasPrefix(name, "_config."):
		included := textsAt(tree, "include")
		s.ignored = append(s.ignored, slices.DeleteFunc(textsAt(tree, "exclude"), func(name string) bool { return slices.Contains(included, name) })...)
	}
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

// ignores reports whether the generator ignores a file or folder or one of its parents.
func (s *site) ignores(id string) bool {
	if len(s.ignored) == 0 {
		return false
	}
	matches := jekyllMatches
	name := s.inProject(id)
	if s.generator == quartz {
		matches = quartzMatches
		name = strings.TrimPrefix(name, "content/")
	}
	for ; name != "."; name = path.Dir(name) {
		if slices.ContainsFunc(s.ignored, func(pattern string) bool { return matches(pattern, name) }) {
			return true
		}
	}
	return false
}

// jekyllMatches matches a path as Jekyll does: a star also matches slashes, and a pattern
// matches all paths that begin with it.
// https://github.com/jekyll/jekyll/blob/master/lib/jekyll/entry_filter.rb
func jekyllMatches(pattern, name string) bool {
	pattern = strings.TrimPrefix(pattern, "/")
	if pattern == "" {
		return false
	}
	noSlashes := strings.NewReplacer("/", "\n")
	ok, _ := path.Match(noSlashes.Replace(pattern), noSlashes.Replace(name))
	return ok || strings.HasPrefix(name, pattern)
}

// quartzMatches matches a path with a pattern, in which ** is any number of folders.
func quartzMatches(pattern, name string) bool {
	pattern = strings.Trim(pattern, "/")
	first, rest, more := strings.Cut(pattern, "/")
	part, below, deeper := strings.Cut(name, "/")
	if first == "**" {
		return !more || quartzMatches(rest, name) || deeper && quartzMatches(pattern, below)
	}
	ok, _ := path.Match(first, part)
	return ok && more == deeper && (!more || quartzMatches(rest, below))
}
