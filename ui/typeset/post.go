package typeset

import (
	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/words"
)

// FrontOf returns what stands above the text of a post, its dates written in one way.
func FrontOf(p *model.Post, dates words.Dates) *Front {
	updated := p.Updated
	if updated == p.Date {
		updated = model.Date{} // many generators write both days of every post
	}
	return &Front{
		Categories: p.Categories, Title: p.Title, Authors: p.Authors,
		Date: dates.Day(p.Date), Updated: dates.Day(updated), Minutes: p.Minutes(),
		Standfirst: p.Summary, Badges: words.States(p), Cover: p.Image,
	}
}

// Texts are the texts of an article as a page has them, without setting it.
func Texts(doc *article.Document, front *Front) []string {
	above, rest, _ := front.Above(doc.Blocks)
	texts := above.texts()
	for _, passage := range (&article.Document{Blocks: rest}).Passages() {
		texts = append(texts, passage.Text)
	}
	return texts
}
