package ui

import (
	"slices"

	"blogtui/model"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// seriesPart returns the post's position in its series, such as "Part 2 of 5", and its
// neighbours there, nil at the ends. The text is "" outside of a series.
func (s *session) seriesPart(p *model.Post) (text string, before, after *model.Post) {
	parts := s.lib.SeriesParts(p, s.base)
	at := slices.IndexFunc(parts, func(other *model.Post) bool { return other.ID == p.ID })
	if at < 0 {
		return "", nil, nil
	}
	if at > 0 {
		before = parts[at-1]
	}
	if at < len(parts)-1 {
		after = parts[at+1]
	}
	return words.PartPosition(at+1, len(parts)), before, after
}

// articleHeader returns the header above the text of a post.
func (s *session) articleHeader(p *model.Post) *typeset.Header {
	header := typeset.NewHeader(p, s.dates)
	header.Part, _, _ = s.seriesPart(p)
	return header
}

// seriesLinks returns the name of the series and links to its next and previous parts.
func (s *articleScreen) seriesLinks() (title string, links []footerLink) {
	_, before, after := s.seriesPart(s.post)
	return s.post.Series, slices.Concat(postLink(typeset.PostLink, words.TitleNextPart, after), postLink(typeset.PostLink, words.TitlePreviousPart, before))
}
