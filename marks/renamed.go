package marks

import (
	"errors"
	"io/fs"
	"os"

	"blogtui/model"
)

// carry moves marks from paths that are no longer there to the posts that were
// there, known again by their text or by title and date, and notes how posts
// with marks look now. The caller holds mu.
func (k *Store) carry(lib *model.Library) {
	all := everything(lib)
	for _, p := range all {
		known := k.state.posts[string(p.ID)]
		if known == nil || known.mark() == (model.Mark{}) || !p.Counted {
			continue
		}
		if now := (identity{fullSign(nameOf(p)), fullSign(p.Digest)}); known.identity.value != now {
			k.add(record{At: k.stamp(), Path: string(p.ID), Name: now.name, Text: now.text})
		}
	}
	for path, p := range k.state.heirs(lib, all) {
		if r, changed := change(p, model.Mark{}, k.state.posts[path].mark()); changed {
			r.At = k.stamp()
			k.add(r)
		}
		k.add(record{At: k.stamp(), Path: path, Gone: true})
	}
}

// heirs finds, for paths with marks that are gone, the one post that must be
// the same under another path.
func (s *state) heirs(lib *model.Library, all []*model.Post) map[string]*model.Post {
	texts, names := map[fullSign][]string{}, map[fullSign][]string{}
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
		if known := s.posts[string(p.ID)]; known != nil && known.mark() != (model.Mark{}) {
			continue
		}
		for _, path := range texts[fullSign(p.Digest)] {
			byText[path] = append(byText[path], p)
		}
		for _, path := range names[fullSign(nameOf(p))] {
			byName[path] = append(byName[path], p)
		}
	}
	heirs := map[string]*model.Post{}
	taken := map[model.ID]bool{}
	for _, found := range []map[string][]*model.Post{byText, byName} {
		for path, posts := range found {
			if len(posts) == 1 && heirs[path] == nil && !taken[posts[0].ID] {
				heirs[path], taken[posts[0].ID] = posts[0], true
			}
		}
	}
	return heirs
}

// Adopting a journal needs this share of the posts, and so many of them, to have
// been seen in it.
const (
	adoptShare = 0.5
	adoptLeast = 3
)

// adopt copies what is remembered of a blog whose folder is gone, if it is this one in
// another place.
func (k *Store) adopt(lib *model.Library) {
	k.journal.fresh = false
	all := everything(lib)
	if len(all) < adoptLeast {
		return
	}
	for _, path := range journals(k.journal.home) {
		found, err := readJournal(path)
		if err != nil || found.damaged || found.header.Version > version {
			continue
		}
		if _, err := os.Stat(found.header.Folder); !errors.Is(err, fs.ErrNotExist) {
			continue
		}
		other := newState()
		for _, r := range found.records {
			other.apply(r)
		}
		known := 0
		for _, p := range all {
			if other.firstSeen(p) != never {
				known++
			}
		}
		if float64(known) < adoptShare*float64(len(all)) {
			continue
		}
		k.mu.Lock()
		for _, r := range found.records {
			k.add(r)
			k.last = max(k.last, r.At)
		}
		k.mu.Unlock()
		return
	}
}
