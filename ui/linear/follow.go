package linear

import (
	"blogtui/model"
	"blogtui/ui/words"
)

// followLink goes to where a link of an article leads, or says where that is.
func (r *reader) followLink(a *reading, number int) {
	href := a.text.links[number-1].target
	target := r.lib.Resolve(a.post, href)
	switch {
	case target.To == model.External:
		r.say(words.LeadsOut(number, target.Address))
	case target.To != model.ToPost:
		r.say(words.LeadsToNoPost(number, href))
	case target.Post.ID != a.post.ID:
		r.open(target.Post, target.Heading)
	case target.Heading == "":
		a.at = 0
		a.arrive(r)
	case a.jump(target.Heading):
		a.arrive(r)
	default:
		r.say(words.LeadsToNoHeading(number, clipped(target.Heading, 60)))
	}
}
