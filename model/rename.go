package model

// Renamed returns the post of l that was gone before its file was renamed or
// moved, or nil. It is known again by its text, by its file's size and time, or
// by title and date. What may only resemble it counts if it alone does, and was
// not in the library before.
func (l *Library) Renamed(gone *Post, before *Library) *Post {
	var same, like []*Post
	for i := range l.posts {
		p := l.posts[i].Post
		switch {
		case p.sameAs(gone):
			same = append(same, p)
		case p.Resembles(gone) && before.Post(p.ID) == nil:
			like = append(like, p)
		}
	}
	if len(same) == 0 {
		same = like
	}
	if len(same) != 1 {
		return nil
	}
	return same[0]
}

// sameAs reports whether two posts are beyond doubt of one file, or of a copy.
func (p *Post) sameAs(other *Post) bool {
	switch {
	case p.Title != other.Title || p.Date != other.Date:
		return p.Digest != 0 && p.Digest == other.Digest && p.Version.Equal(other.Version)
	case p.Digest != 0 && other.Digest != 0:
		return p.Digest == other.Digest
	}
	return p.Version.Equal(other.Version)
}

// Resembles reports whether two posts have the same text, or the same title and
// date: one of them may be the other, edited and under another name.
func (p *Post) Resembles(other *Post) bool {
	return p.Digest != 0 && p.Digest == other.Digest || p.Title == other.Title && p.Date == other.Date
}
