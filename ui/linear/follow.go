package linear

import (
	"fmt"

	"blogtui/model"
)

// followLink goes to where a link of an article leads, or says where that is.
func (r *reader) followLink(a *reading, number int) {
	href := a.text.links[number-1].target
	target := r.lib.Resolve(a.post, href)
	switch {
	case target.To == model.Outside:
		r.say(fmt.Sprintf("Link %d leads out of this blog: %s", number, target.Address))
	case target.To != model.ToPost:
		r.say(fmt.Sprintf("Link %d leads to %s, which is no post of this blog.", number, href))
	case target.Post.ID != a.post.ID:
		r.open(target.Post, target.Heading)
	case target.Heading == "":
		a.at = 0
		a.arrive(r)
	case a.jump(target.Heading):
		a.arrive(r)
	default:
		r.say(fmt.Sprintf("Link %d leads to the heading \"%s\", which this post doesn't have.", number, clipped(target.Heading, 60)))
	}
}
