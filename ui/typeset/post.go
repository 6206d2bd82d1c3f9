package typeset

import (
	"blogtui/model"
	"blogtui/ui/words"
)

// NewHeader returns what stands above the text of a post, its dates written in one way.
func NewHeader(p *model.Post, dates words.Dates) *Header {
	updated := p.Updated
	if updated.Compare(p.Date) <= 0 {
		updated = model.Date{} // many generators write both days of every post, some from files that are older
	}
	return &Header{
		Categories: p.Categories, Tags: p.Tags, Title: p.Title, Authors: p.Authors,
		Date: dates.Day(p.Date), Updated: dates.Day(updated), Minutes: p.Minutes(),
		Summary: p.Summary, Badges: words.States(p), Cover: p.Image,
	}
}
