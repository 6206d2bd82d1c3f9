package model

// Renamed returns the post of l that is gone under a new path, or nil. It is recognized by
// its text, or by the size and time of its file. Otherwise a single similar post that is
// not in before counts, see Resembles.
func (l *Library) Renamed(gone *Post, before *Library) *Post {
	var same, similar []*Post
	for i := range l.posts {
		p := l.posts[i].Post
		switch {
		case p.isSameFile(gone):
			same = append(same, p)
		case p.Resembles(gone) && before.Post(p.ID) == nil:
			similar = append(similar, p)
		}
	}
	if len(same) == 0 {
		same = similar
	}
	if len(same) != 1 {
		return nil
	}
	return same[0]
}

// isSameFile reports whether two posts are certainly of the same file or of copies.
func (p *Post) isSameFile(other *Post) bool {
	switch {
	case p.Title != other.Title || p.Date != other.Date:
		return p.Digest != 0 && p.Digest == other.Digest && p.Version.Equal(other.Version)
	case p.Digest != 0 && other.Digest != 0:
		return p.Digest == other.Digest
	}
	return p.Version.Equal(other.Version)
}

// Resembles reports whether two posts have the same text or the same title and date.
func (p *Post) Resembles(other *Post) bool {
	return p.Digest != 0 && p.Digest == other.Digest || p.Title == other.Title && p.Date == other.Date
}
