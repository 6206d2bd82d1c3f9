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

// maxChangedFiles is how many changed files are looked at one by one; of more, as when
// a branch is checked out, looking at all files tells sooner.
const maxChangedFiles = 1000

// changes is what events have told since files were read last.
type changes struct {
	paths map[string]bool // of files and folders, on the system
	all   bool            // they don't tell all
}

func (n *changes) add(f *Folder, e fsnotify.Event) {
	switch {
	case n.all:
	case filepath.Dir(e.Name) == filepath.Dir(f.path), len(n.paths) >= maxChangedFiles:
		n.all = true // the folder itself was swapped, or too much happened
	default:
		if n.paths == nil {
			n.paths = map[string]bool{}
		}
		n.paths[e.Name] = true
	}
}

// changedPosts returns the posts that the news are about; false when they are about
// folders, or about everything.
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
		case err != nil, folders[id]: // a folder has gone, or its rights have changed
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

// hasPictures reports whether any of the news are about a picture.
func (n *changes) hasPictures() bool {
	for name := range n.paths {
		if model.IsPicture(name) {
			return true
		}
	}
	return false
}

// rescanFiles reads some posts again and publishes a new library if any has changed, or
// if pictures have: posts show them.
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

// saveTime is how long a file that was just written may look unfinished before
// it is shown as it is.
const saveTime = time.Second

// beingWritten reports whether a file is read in the middle of being saved: it is
// empty, or its metadata has no end yet, and it was changed a moment ago.
func beingWritten(l *parsedFile, info fs.FileInfo) bool {
	age := time.Since(info.ModTime())
	return l.incomplete && age >= 0 && age < saveTime
}
