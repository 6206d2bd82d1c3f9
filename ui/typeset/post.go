package typeset

import (
	"blogtui/model"
	"blogtui/ui/words"
)

// NewHeader returns the header of a post with its dates formatted.
func NewHeader(p *model.Post, dates words.Dates) *Header {
	updated := p.Updated
	if updated.Compare(p.Date) <= 0 {
		updated = model.Date{} // many generators write both dates for every post, some with older dates of files
	}
	return &Header{
		Categories: p.Categories, Tags: p.Tags, Title: p.Title, Authors: p.Authors,
		Date: dates.Day(p.Date), Updated: dates.Day(updated), Minutes: p.Minutes(),
		Summary: p.Summary, Badges: words.PostStates(p), Cover: p.Image,
	}
}
