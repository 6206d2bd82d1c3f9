package typeset

import (
	"blogtui/model"
	"blogtui/ui/words"
)

// FrontOf returns what stands above the text of a post, its dates written in one way.
func FrontOf(p *model.Post, dates words.Dates) *Front {
	updated := p.Updated
	if updated.Compare(p.Date) <= 0 {
		updated = model.Date{} // many generators write both days of every post, some from files that are older
	}
	return &Front{
		Categories: p.Categories, Tags: p.Tags, Title: p.Title, Authors: p.Authors,
		Date: dates.Day(p.Date), Updated: dates.Day(updated), Minutes: p.Minutes(),
		Standfirst: p.Summary, Badges: words.States(p), Cover: p.Image,
	}
}
