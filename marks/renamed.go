package marks

import (
	"errors"
	"io/fs"
	"os"

	"blogtui/model"
)

// moveMarks moves marks from missing paths to the posts that are there under another path,
// recognized by text or by title and date, and records the identity of posts with marks.
// The caller holds mu.
func (s *Store) moveMarks(lib *model.Library) {
	all := allPosts(lib)
	for _, p := range all {
		saved := s.state.posts[string(p.ID)]
		if saved == nil || saved.mark() == (model.Mark{}) || !p.Counted {
			continue
		}
		if current := (identity{digest(nameDigest(p)), digest(p.Digest)}); saved.identity.value != current {
			s.add(record{At: s.nextTime(), Path: string(p.ID), Name: current.name, Text: current.text})
		}
	}
	for path, p := range s.state.findRenamed(lib, all) {
		if r, changed := diff(p, model.Mark{}, s.state.posts[path].mark()); changed {
			r.At = s.nextTime()
			s.add(r)
		}
		s.add(record{At: s.nextTime(), Path: path, Moved: true})
	}
}

// findRenamed returns, for missing paths with marks, the one post that is the same under
// another path.
func (s *state) findRenamed(lib *model.Library, all []*model.Post) map[string]*model.Post {
	texts, names := map[digest][]string{}, map[digest][]string{}
	for path, p := range s.posts {
		if lib.Post(model.ID(path)) != nil || p.mark() == (model.Mark{}) {
			continue
		}
		id := p.identity.value
		if id.text != 0 {
			texts[id.text] = append(texts[id.text], path)
		}
		names[id.name] = append(names[id.name], path)
	}
	if len(names) == 0 {
		return nil
	}
	byText, byName := map[string][]*model.Post{}, map[string][]*model.Post{}
	for _, p := range all {
		if current := s.posts[string(p.ID)]; current != nil && current.mark() != (model.Mark{}) {
			continue
		}
		for _, path := range texts[digest(p.Digest)] {
			byText[path] = append(byText[path], p)
		}
		for _, path := range names[digest(nameDigest(p))] {
			byName[path] = append(byName[path], p)
		}
	}
	renamed := map[string]*model.Post{}
	taken := map[model.ID]bool{}
	for _, found := range []map[string][]*model.Post{byText, byName} {
		for path, posts := range found {
			if len(posts) == 1 && renamed[path] == nil && !taken[posts[0].ID] {
				renamed[path], taken[posts[0].ID] = posts[0], true
			}
		}
	}
	return renamed
}

// The minimum share and number of posts that must have been seen in a journal to adopt it.
const (
	minAdoptShare = 0.5
	minAdoptPosts = 3
)

// adoptMovedBlog copies the journal of a blog whose folder is gone, if most posts of lib
// were seen in it. The caller holds journalMu.
func (s *Store) adoptMovedBlog(lib *model.Library) {
	s.journal.isNew = false
	all := allPosts(lib)
	if len(all) < minAdoptPosts {
		return
	}
	for _, path := range journalPaths(s.journal.dir) {
		contents, err := readJournal(path)
		if err != nil || contents.corrupt || contents.header.Version > version {
			continue
		}
		if _, err := os.Stat(contents.header.Folder); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		other := newState()
		for _, r := range contents.records {
			other.apply(r)
		}
		matched := 0
		for _, p := range all {
			if other.firstSeen(p) != neverSeen {
				matched++
			}
		}
		if float64(matched) < minAdoptShare*float64(len(all)) {
			continue
		}
		s.mu.Lock()
		for _, r := range contents.records {
			s.add(r)
			s.lastTime = max(s.lastTime, r.At)
		}
		s.mu.Unlock()
		return
	}
}
