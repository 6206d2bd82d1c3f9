package posts

import (
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
)

// filePattern matches tags with a pattern of file names, such as galleries of Hugo themes:
// {{< gallery match="images/*" >}}.
// https://gohugo.io/methods/page/resources/#match
var filePattern = pattern.New(`\{\{[<%]\s*\w[^{}]*?\b(?:match|glob|pattern|src|images|files)\s*=\s*"?([^\s"{}<>]*\*[^\s"{}<>]*)`)

// Limits of file patterns.
const (
	maxPatterns = 16   // patterns in a post
	maxMatches  = 200  // files that match a pattern
	maxListed   = 2000 // entries of a folder that are compared
)

// addMatches adds the pictures that match the patterns in a text, one per line.
func (f *Folder) addMatches(given map[string]string, text string, id model.ID) map[string]string {
	if !strings.Contains(text, "*") || !strings.Contains(text, "{{") {
		return given
	}
	for _, m := range filePattern.FindAllStringSubmatch(text, maxPatterns) {
		names := f.matchingPictures(path.Dir(string(id)), strings.TrimPrefix(m[1], "./"))
		if len(names) == 0 {
			continue
		}
		if given == nil {
			given = map[string]string{}
		}
		given[model.FileKey("match", m[1])] = strings.Join(names, "\n")
	}
	return given
}

// matchingPictures returns the pictures that match a pattern, as paths relative to folder.
// Hidden files never match.
func (f *Folder) matchingPictures(folder, pattern string) []string {
	within, last := path.Split(pattern)
	if strings.Contains("/"+within, "/.") || strings.ContainsAny(within, "*?[") {
		return nil
	}
	listing, err := f.source().OpenDir(path.Join(folder, within))
	if err != nil {
		return nil
	}
	defer listing.Close()
	entries, _ := listing.ReadDir(maxListed)
	var names []string
	for _, entry := range entries {
		fits, _ := path.Match(strings.ToLower(strings.ReplaceAll(last, "**", "*")), strings.ToLower(entry.Name()))
		if fits && !strings.HasPrefix(entry.Name(), ".") && !entry.IsDir() && model.IsPicture(entry.Name()) && !strings.ContainsAny(entry.Name(), "<>\n") {
			names = append(names, clean.Line(within+entry.Name()))
		}
	}
	slices.Sort(names)
	return names[:min(len(names), maxMatches)]
}
