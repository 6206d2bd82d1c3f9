package posts

import (
	"context"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/files"
)

// batch is a number of files in one folder, the unit of work of a worker.
type batch struct {
	folder string
	names  []string
}

const (
	batchSize  = 64
	maxDepth   = 32      // levels of folders
	maxEntries = 1 << 20 // entries that are read in total, so that opening "/" comes to an end
)

// walker finds the files of a blog.
type walker struct {
	src      files.Source
	site     *site
	emit     func(batch) bool // false: stop
	folders  []string         // folders that were walked
	visited  visited          // the same by identity
	links    []string         // links to folders, followed after all other folders
	revisits bool             // folders may come a second time, by links or because one contains another
	budget   int
	problems []model.FileProblem
}

// walk sends every file that may be a post to out. It returns the folders that it has walked
// and problems with folders that it could not read.
func walk(ctx context.Context, src files.Source, s *site, out chan<- batch) ([]string, []model.FileProblem) {
	w := &walker{src: src, site: s, budget: maxEntries, revisits: len(s.folders) > 1}
	w.emit = func(c batch) bool {
		select {
		case out <- c:
			return true
		case <-ctx.Done():
			return false
		}
	}
	for _, folder := range s.folders {
		w.walkFolder(folder, 0)
	}
	w.revisits = true
	for len(w.links) > 0 {
		link := w.links[0]
		w.links = w.links[1:]
		w.walkFolder(link, 1)
	}
	if w.budget <= 0 {
		w.addProblem(".", "the folder holds too many files, only a part was read; open the posts' own folder")
	}
	return w.folders, w.problems
}

func (w *walker) addProblem(name, text string) {
	w.problems = append(w.problems, model.FileProblem{Path: cleanPath(name), Problem: model.Problem{Severity: model.Error, Text: text}})
}

func (w *walker) walkFolder(folder string, level int) bool {
	dir, err := w.src.OpenDir(folder)
	if err != nil {
		w.addProblem(folder, strings.Replace(files.Explain(err), "the file", "the folder", 1))
		return true
	}
	defer dir.Close()
	if info, err := dir.Stat(); err != nil || !w.visited.add(info, w.revisits) {
		return true
	}
	w.folders = append(w.folders, folder)
	var below []string
	for w.budget > 0 {
		entries, err := dir.ReadDir(512)
		w.budget -= len(entries)
		c := batch{folder: folder}
		for _, e := range entries {
			name := e.Name()
			kind := e.Type()
			if kind&fs.ModeSymlink != 0 && !w.site.mayBePost(path.Join(folder, name)) {
				kind = w.deferLink(folder, name)
			}
			switch {
			case kind.IsDir():
				if !w.skipsFolder(folder, name) && level < maxDepth {
					below = append(below, name)
				}
			case w.site.mayBePost(path.Join(folder, name)):
				if c.names = append(c.names, name); len(c.names) == batchSize {
					if !w.emit(c) {
						return false
					}
					c = batch{folder: folder}
				}
			}
		}
		if len(c.names) > 0 && !w.emit(c) {
			return false
		}
		if err != nil {
			break
		}
	}
	for _, name := range below {
		if !w.walkFolder(path.Join(folder, name), level+1) {
			return false
		}
	}
	return true
}

// deferLink queues a link to a folder, so that the folder is found by its own path first.
func (w *walker) deferLink(folder, name string) fs.FileMode {
	full := path.Join(folder, name)
	if info, err := w.src.Stat(full); err == nil && info.IsDir() && !w.skipsFolder(folder, name) {
		w.links = append(w.links, full)
	}
	return fs.ModeSymlink
}

// visited is a set of folders by identity, so that a folder is walked once though links lead
// to it.
type visited struct {
	known map[files.Identity]bool
	infos []fs.FileInfo // of folders without an identity
}

// add adds a folder and reports whether it is new. A folder without identity is compared with
// all others, which is slow, only if it may have been visited.
func (v *visited) add(info fs.FileInfo, again bool) bool {
	if id, ok := files.IdentityOf(info); ok {
		if v.known == nil {
			v.known = map[files.Identity]bool{}
		}
		fresh := !v.known[id]
		v.known[id] = true
		return fresh
	}
	if again && v.contains(info) {
		return false
	}
	v.infos = append(v.infos, info)
	return true
}

func (v *visited) contains(info fs.FileInfo) bool {
	return slices.ContainsFunc(v.infos, func(other fs.FileInfo) bool { return os.SameFile(other, info) })
}

func (w *walker) skipsFolder(folder, name string) bool {
	if isSkippedFolder(name) {
		full := path.Join(folder, name)
		return !w.site.isCollection(full) && (name[0] != '_' || !w.site.groupsPosts(full))
	}
	return w.site.output != "" && path.Join(folder, name) == path.Join(w.site.projectFolder, w.site.output) || w.site.ignores(path.Join(folder, name))
}

// isSkippedFolder reports whether folders of that name never hold posts.
func isSkippedFolder(name string) bool {
	switch name[0] {
	case '.':
		return true
	case '_':
		switch name {
		case "_posts", "_drafts", "_content", "_articles", "_blog", "_notes", "_pages", "_tabs", "_i18n":
			return false
		}
		return true
	}
	return name == "node_modules" || name == "vendor" || name == "testdata" || name == "exampleSite" // in themes of Hugo
}

// mayBePost reports whether a file is read.
func (s *site) mayBePost(id string) bool {
	name := path.Base(id)
	return id == s.openedFile || (isPostName(name) || s.isPost != nil && s.isPost(s.inProject(id))) && !s.ignores(id)
}

// isPostName reports whether files of that name may be posts.
func isPostName(name string) bool {
	return name[0] != '.' && (isMarkdown(name) || isHTML(name)) && (name[0] != '_' || strings.HasPrefix(name, "_index."))
}

func isMarkdown(name string) bool {
	if isLektor(name) {
		return true
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdx", ".svx", ".mkd", ".mkdn", ".mkdown", ".mdown", ".mdwn", ".mdoc", ".markdoc", ".smd":
		return true
	}
	return isNotebook(name)
}

// isNotebook reports whether a file is Markdown with code that is executed: R Markdown and
// Quarto write the result beside the file.
func isNotebook(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".qmd", ".rmd", ".rmarkdown":
		return true
	}
	return false
}

func cleanPath(id string) string { return clean.Line(path.Clean(id)) }
