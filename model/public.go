package model

import "slices"

// Public returns the library that strangers may see: without drafts and posts
// of the future unless they are asked for, without expired posts, and without
// a word about problems. Nothing that is left out can be found in it.
func (l *Library) Public(drafts, future bool) *Library {
	contents := l.contents
	contents.Problems, contents.Skipped = nil, 0
	contents.Posts = make([]*Post, 0, len(l.posts))
	for _, e := range l.posts {
		p := e.Post
		if p.Draft && !drafts || p.Future && !future || p.Expired {
			continue
		}
		if len(p.Problems) > 0 {
			twin := *p
			twin.Problems = nil
			p = &twin
		}
		contents.Posts = append(contents.Posts, p)
	}
	contents.Posts = slices.Clip(contents.Posts)
	return NewLibrary(contents)
}
