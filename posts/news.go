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

// mostNames is how many changed files are looked at one by one; of more, as when
// a branch is checked out, looking at all files tells sooner.
const mostNames = 1000

// news is what events have told since files were read last.
type news struct {
	names      map[string]bool // of files and folders, on the system
	everything bool            // they don't tell all
}

func (n *news) add(f *Folder, e fsnotify.Event) {
	switch {
	case n.everything:
	case filepath.Dir(e.Name) == filepath.Dir(f.path), len(n.names) >= mostNames:
		n.everything = true // the folder itself was swapped, or too much happened
	default:
		if n.names == nil {
			n.names = map[string]bool{}
		}
		n.names[e.Name] = true
	}
}

// named returns the posts that the news are about; false when they are about
// folders, or about everything.
func (f *Folder) named(n news, s state) ([]string, bool) {
	if n.everything {
		return nil, false
	}
	folders := make(map[string]bool, len(s.folders))
	for _, folder := range s.folders {
		folders[folder] = true
	}
	var ids []string
	for name := range n.names {
		below, err := filepath.Rel(f.path, name)
		id := filepath.ToSlash(below)
		switch {
		case err != nil, folders[id]: // a folder has gone, or its rights have changed
			return nil, false
		case configures(id), configures(f.site.projectPath(id)):
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

// pictures reports whether any of the news are about a picture.
func (n *news) pictures() bool {
	for name := range n.names {
		if model.IsPicture(name) {
			return true
		}
	}
	return false
}

// lookAt reads some posts again and publishes a new library if any has changed, or
// if pictures have: posts show them.
func (f *Folder) lookAt(ctx context.Context, before state, ids []string, pictures bool) state {
	known := make(map[string]*leaf, len(before.leaves))
	for _, l := range before.leaves {
		known[l.id] = l
	}
	named := make(map[string]bool, len(ids))
	for _, id := range ids {
		named[id] = true
	}
	now := before
	now.leaves = slices.DeleteFunc(slices.Clone(before.leaves), func(l *leaf) bool { return named[l.id] })
	src, buffer := f.source(), make([]byte, headSize, maxHeadSize)
	for _, id := range ids {
		if _, err := src.Stat(id); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if l := f.readOne(src, id, id, known[id], buffer); l != nil {
			now.leaves = append(now.leaves, l)
		}
	}
	return f.take(ctx, before, known, now, pictures)
}

// writingTime is how long a file that was just written may look unfinished before
// it is shown as it is.
const writingTime = time.Second

// beingWritten reports whether a file is read in the middle of being saved: it is
// empty, or its metadata has no end yet, and it was changed a moment ago.
func beingWritten(l *leaf, info fs.FileInfo) bool {
	age := time.Since(info.ModTime())
	return l.unfinished && age >= 0 && age < writingTime
}
