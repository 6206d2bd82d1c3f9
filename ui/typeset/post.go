package typeset

import (
	"blogtui/model"
	"blogtui/ui/words"
)

// FrontOf returns what stands above the text of a post.
func FrontOf(p *model.Post) *Front {
	return &Front{
		Categories: p.Categories, Title: p.Title, Authors: p.Authors,
		Date: p.Date.Long(), Updated: p.Updated.Long(), Minutes: p.Minutes(),
		Standfirst: p.Summary, Badges: words.States(p), Cover: p.Image,
	}
}
