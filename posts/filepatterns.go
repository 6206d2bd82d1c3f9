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

// namePart matches the picture tag of Docsy with a part of the name of a file beside the post:
// {{< imgproc harbour Fill "600x300" >}}.
// https://www.docsy.dev/docs/adding-content/shortcodes/#imgproc
var namePart = pattern.New(`\{\{[<%]\s*imgproc\s+"?([^\s"{}<>=*.]+)"?\s`)

// Limits of file patterns.
const (
	maxPatterns  = 16   // patterns in a post
	maxNameParts = 64   // parts of names in a post
	maxMatches   = 200  // files that match a pattern
	maxListed    = 2000 // entries of a folder that are compared
)

// addMatches adds the pictures that match the patterns in a text, one per line.
func (f *Folder) addMatches(given map[string]string, text string, id model.ID) map[string]string {
	if !strings.Contains(text, "{{") {
		return given
	}
	add := func(key, pattern string, most int) {
		names := f.matchingPictures(path.Dir(string(id)), strings.TrimPrefix(pattern, "./"))
		if len(names) == 0 {
			return
		}
		if given == nil {
			given = map[string]string{}
		}
		given[key] = strings.Join(names[:min(len(names), most)], "\n")
	}
	if strings.Contains(text, "*") {
		for _, m := range filePattern.FindAllStringSubmatch(text, maxPatterns) {
			add(model.FileKey("match", m[1]), m[1], maxMatches)
		}
	}
	if strings.Contains(text, "imgproc") {
		for _, m := range namePart.FindAllStringSubmatch(text, maxNameParts) {
			folder, name := path.Split(m[1])
			add(model.FileKey("imgproc", m[1]), folder+"*"+name+"*", 1)
		}
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
	return names
}
