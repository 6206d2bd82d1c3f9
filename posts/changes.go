package posts

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"

	"blogtui/model"

	"github.com/fsnotify/fsnotify"
)

// maxChangedFiles is the number of changed files that are read individually. If there are
// more, as after a checkout, checking all files is faster.
const maxChangedFiles = 1000

// changes are the files that events have named since the last read.
type changes struct {
	paths map[string]bool // file system paths of files and folders
	all   bool            // paths is incomplete: check all files
}

func (n *changes) add(f *Folder, e fsnotify.Event) {
	switch {
	case n.all:
	case filepath.Dir(e.Name) == filepath.Dir(f.path), len(n.paths) >= maxChangedFiles:
		n.all = true // the folder itself was replaced, or there are too many changes
	default:
		if n.paths == nil {
			n.paths = map[string]bool{}
		}
		n.paths[e.Name] = true
	}
}

// changedPosts returns the IDs of the posts that have changed. It returns false if all files
// have to be checked.
func (f *Folder) changedPosts(n changes, s state) ([]string, bool) {
	if n.all {
		return nil, false
	}
	folders := make(map[string]bool, len(s.folders))
	for _, folder := range s.folders {
		folders[folder] = true
	}
	var ids []string
	for name := range n.paths {
		below, err := filepath.Rel(f.path, name)
		id := filepath.ToSlash(below)
		switch {
		case err != nil, folders[id]: // a folder was deleted, or its permissions have changed
			return nil, false
		case isConfig(id), isConfig(f.site.inProject(id)):
			return nil, false
		case f.site.mayBePost(id) && folders[path.Dir(id)]:
			ids = append(ids, id)
		default:
			if info, err := f.source().Stat(id); err == nil && info.IsDir() {
				return nil, false
			}
		}
	}
	return ids, true
}

// hasPictures reports whether a picture has changed.
func (n *changes) hasPictures() bool {
	for name := range n.paths {
		if model.IsPicture(name) {
			return true
		}
	}
	return false
}

// rescanFiles reads the named posts again. It publishes a new library if any has changed or
// if pictures is set.
func (f *Folder) rescanFiles(ctx context.Context, before state, ids []string, pictures bool) state {
	known := make(map[string]*parsedFile, len(before.files))
	for _, l := range before.files {
		known[l.id] = l
	}
	named := make(map[string]bool, len(ids))
	for _, id := range ids {
		named[id] = true
	}
	now := before
	now.files = slices.DeleteFunc(slices.Clone(before.files), func(l *parsedFile) bool { return named[l.id] })
	src, buffer := f.source(), make([]byte, headSize, maxHeadSize)
	for _, id := range ids {
		if _, err := src.Stat(id); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if l := f.readOne(src, id, id, known[id], buffer); l != nil {
			now.files = append(now.files, l)
		}
	}
	return f.publishChanges(ctx, before, known, now, pictures)
}

// saveTime is how long an incomplete file is taken for one that is being saved.
const saveTime = time.Second

// beingWritten reports whether a file is probably being saved: it was changed within saveTime
// and is empty or lacks the end of its metadata.
func beingWritten(l *parsedFile, info fs.FileInfo) bool {
	age := time.Since(info.ModTime())
	return l.incomplete && age >= 0 && age < saveTime
}
