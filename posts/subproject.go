package posts

import (
	"path"
	"slices"
	"strings"

	"blogtui/model/letters"
	"blogtui/posts/files"
)

// Limits of the search for a project below the blog's folder.
const (
	projectLevels     = 2    // levels of subfolders
	maxProjectFolders = 64   // subfolders of a folder that is searched
	maxSearched       = 300  // folders that are searched
	maxCounted        = 5000 // entries that are read to count Markdown files
)

// exampleFolders are names of folders with examples and templates of projects.
var exampleFolders = letters.Words("example examples examplesite demo demos sample samples test tests fixtures template templates starter starters themes")

// readSubproject reads the site of the only project of a site generator below a folder, as in a
// repository with a program and its blog. It returns nil if there is none or more than one, or
// if most Markdown files are outside of it.
func readSubproject(src files.Source) *site {
	folder := findSubproject(src)
	if folder == "" {
		return nil
	}
	project, err := src.Sub(folder)
	if err != nil {
		return nil
	}
	defer project.Close()
	if inProject, all := countMarkdown(project), countMarkdown(src); 2*inProject < all {
		return nil
	}
	s := &site{}
	for _, name := range ownConfigFiles {
		s.applyConfigFile(src, name)
	}
	problemCount, own := len(s.problems), s.ownFile
	s.readProject(project)
	for i := range s.problems[problemCount:] {
		s.problems[problemCount+i].Path = path.Join(folder, s.problems[problemCount+i].Path)
	}
	if own == "" && s.ownFile != "" {
		s.ownFile = path.Join(folder, s.ownFile)
	}
	s.projectFolder = folder
	for i := range s.folders {
		s.folders[i] = path.Join(folder, s.folders[i])
	}
	return s
}

// findSubproject returns the folder of the only project below a folder, "" if there is none or
// more than one.
func findSubproject(src files.Source) string {
	found, level, left := "", []string{"."}, maxSearched
	for range projectLevels + 1 {
		var below []string
		for _, folder := range level[:min(len(level), left)] {
			left--
			entries, err := listFolder(src, folder, maxCounted)
			if err != nil {
				continue
			}
			names := make(map[string]bool, len(entries))
			var inner []string
			for _, e := range entries {
				names[e.Name()] = true
				if e.IsDir() && !isSkippedFolder(e.Name()) && !exampleFolders[strings.ToLower(e.Name())] {
					inner = append(inner, path.Join(folder, e.Name()))
				}
			}
			switch {
			case folder != "." && isProject(src, folder, names):
				if found != "" {
					return ""
				}
				found = folder
			case len(inner) <= maxProjectFolders:
				below = append(below, inner...)
			}
		}
		level = below
	}
	return found
}

// isProject reports whether a folder with entries of these names is the root of a site
// generator's project that has posts. Files that any program may have, such as package.json,
// are not enough.
func isProject(src files.Source, folder string, names map[string]bool) bool {
	hasMarker := slices.ContainsFunc(generators, func(g generator) bool {
		return g.name != ownProject && slices.ContainsFunc(g.markers, func(sign string) bool {
			first, _, _ := strings.Cut(sign, "/")
			return names[first]
		})
	})
	if !hasMarker {
		return false
	}
	project, err := src.Sub(folder)
	if err != nil {
		return false
	}
	defer project.Close()
	s := &site{}
	s.detectGenerator(project)
	return s.generator != "" && s.generator != ownProject
}

// countMarkdown counts the Markdown files, without those about a repository.
func countMarkdown(src files.Source) int {
	count, left, folders := 0, maxCounted, []string{"."}
	for len(folders) > 0 && left > 0 {
		folder := folders[0]
		folders = folders[1:]
		entries, _ := listFolder(src, folder, left)
		left -= len(entries)
		for _, e := range entries {
			name := e.Name()
			switch {
			case e.IsDir() && !isSkippedFolder(name):
				folders = append(folders, path.Join(folder, name))
			case !e.IsDir() && isMarkdown(name) && !repositoryFileName.MatchString(strings.TrimSuffix(name, path.Ext(name))):
				count++
			}
		}
	}
	return count
}
