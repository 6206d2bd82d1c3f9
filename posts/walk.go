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

// batch is a handful of files of one folder, the unit of work of a worker.
type batch struct {
	folder string
	names  []string
}

const (
	batchSize  = 64
	maxDepth   = 32      // of folders
	maxEntries = 1 << 20 // looked at in all: whoever opens "/" shall not wait for ever
)

// walker finds the files of a blog.
type walker struct {
	src      files.Source
	site     *site
	emit     func(batch) bool // false: stop
	folders  []string         // that were looked into
	visited  visited          // the same
	links    []string         // links to folders, followed when all others are done
	revisits bool             // folders may come a second time: a link has led to them, or they lie in several that are walked
	budget   int
	problems []model.FileProblem
}

// walk hands out every file that may be a post. It returns the folders it
// looked into and the problems with those that it couldn't.
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

// deferLink puts a link to a folder off, so that the folder's own path is
// known first.
func (w *walker) deferLink(folder, name string) fs.FileMode {
	full := path.Join(folder, name)
	if info, err := w.src.Stat(full); err == nil && info.IsDir() && !w.skipsFolder(folder, name) {
		w.links = append(w.links, full)
	}
	return fs.ModeSymlink
}

// visited are folders by what they are, whatever their names: links lead to those
// that are there already.
type visited struct {
	known map[files.Identity]bool
	infos []fs.FileInfo // where the system tells no identity
}

// add notes a folder and reports whether it is a new one. Without identities only
// those that may come again are compared with all others.
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

// isSkippedFolder reports folders that hold no posts wherever they are.
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
	return name == "node_modules" || name == "vendor" || name == "testdata" || name == "exampleSite" // of a theme of Hugo's
}

// mayBePost reports files that are read.
func (s *site) mayBePost(id string) bool {
	return id == s.openedFile || isPostName(path.Base(id)) && !s.ignores(id)
}

// isPostName reports names of files that may be posts.
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

// isNotebook reports Markdown whose code is run: R Markdown and Quarto write what
// comes of it beside the file.
func isNotebook(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".qmd", ".rmd", ".rmarkdown":
		return true
	}
	return false
}

func cleanPath(id string) string { return clean.Line(path.Clean(id)) }
