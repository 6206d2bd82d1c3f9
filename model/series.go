package model

import (
	"cmp"
	"slices"
)

// SeriesParts returns the posts of p's series that match q, oldest first. It returns nil if
// p is in no series or is its only post. The series of q are ignored.
func (l *Library) SeriesParts(p *Post, q Query) []*Post {
	if p.Series == "" {
		return nil
	}
	q.Series, q.Order, q.Reverse, q.Limit = []string{p.Series}, ByDate, true, 0
	parts := l.Select(q)
	if len(parts) < 2 || !slices.ContainsFunc(parts, func(other *Post) bool { return other.ID == p.ID }) {
		return nil
	}
	return parts
}

// Series counts the posts of each series that match q, sorted by name.
func (l *Library) Series(q Query) []Count {
	posts, spelled := map[string]int{}, map[string]string{}
	f := l.filter(q)
	for i := range l.posts {
		if name := l.posts[i].Series; name != "" && f.matches(&l.posts[i]) {
			if posts[fold(name)]++; posts[fold(name)] == 1 {
				spelled[fold(name)] = name // in the spelling of the newest post
			}
		}
	}
	counts := make([]Count, 0, len(posts))
	for folded, n := range posts {
		counts = append(counts, Count{spelled[folded], n})
	}
	slices.SortFunc(counts, func(a, b Count) int { return cmp.Or(CompareNatural(a.Name, b.Name), cmp.Compare(a.Posts, b.Posts)) })
	return counts
}
