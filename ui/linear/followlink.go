package linear

import (
	"blogtui/model"
	"blogtui/ui/words"
)

// followLink opens the target of a link, or says where it leads if that is outside of the
// blog.
func (r *reader) followLink(a *reading, number int) {
	href := a.text.links[number-1].target
	target := r.lib.Resolve(a.post, href)
	switch {
	case target.To == model.External:
		r.say(words.LinearLinkExternal(number, target.Address))
	case target.To != model.ToPost:
		r.say(words.LinearLinkNoPost(number, href))
	case target.Post.ID != a.post.ID:
		r.open(target.Post, target.Heading)
	case target.Heading == "":
		a.partIndex = 0
		a.print(r)
	case a.jump(target.Heading):
		a.print(r)
	default:
		r.say(words.LinearLinkNoHeading(number, truncate(target.Heading, 60)))
	}
}
