package model

import "slices"

// Public returns the library for remote readers: without problems and expired posts, and
// without drafts and future posts unless they are requested. What is left out is not in it
// at all.
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
			public := *p
			public.Problems = nil
			p = &public
		}
		contents.Posts = append(contents.Posts, p)
	}
	contents.Posts = slices.Clip(contents.Posts)
	return NewLibrary(contents)
}
