package linear

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"blogtui/model"
)

// followLink goes to where a link of an article leads, or says where that is.
func (r *reader) followLink(a *reading, number int) {
	target := a.text.links[number-1].target
	if heading, ok := strings.CutPrefix(target, "#"); ok {
		if !a.jump(heading) {
			r.say(fmt.Sprintf("Link %d leads to the heading \"%s\", which this post doesn't have.", number, clipped(heading, 60)))
			return
		}
		a.arrive(r)
		return
	}
	address, err := url.Parse(target)
	if err != nil || r.outside(address) {
		r.say(fmt.Sprintf("Link %d leads out of this blog: %s", number, target))
		return
	}
	if p := r.linked(a.post, address.Path); p != nil {
		r.open(p, address.Fragment)
		return
	}
	r.say(fmt.Sprintf("Link %d leads to %s, which is no post of this blog.", number, target))
}

// outside reports whether an address is none of the blog's own.
func (r *reader) outside(address *url.URL) bool {
	switch address.Scheme {
	case "", "http", "https":
		return address.Host != "" && !slices.Contains(r.lib.Hosts(), strings.ToLower(address.Hostname()))
	}
	return true
}

// linked returns the post that the path of a link names, nil if there is none:
// as a path beside the post or in the blog, as an old address, or by the slug that
// published addresses end with.
func (r *reader) linked(from *model.Post, target string) *model.Post {
	target = strings.TrimSuffix(strings.TrimSuffix(target, "index.html"), "/")
	if target == "" {
		return nil
	}
	slug := path.Base(target)
	for _, ending := range []string{".html", ".md", ".markdown", ".mdx"} {
		slug = strings.TrimSuffix(slug, ending)
	}
	for _, name := range []string{path.Join(from.Folder(), target), strings.TrimPrefix(target, "/"), slug} {
		p, _, err := r.lib.Find(name)
		if err == nil && answers(p, name) {
			return p
		}
	}
	return nil
}

// answers reports whether a post is called exactly so: Find takes a part of a
// title as well.
func answers(p *model.Post, name string) bool {
	return string(p.ID) == path.Clean(name) || strings.EqualFold(p.Slug, name) ||
		slices.ContainsFunc(p.Aliases, func(alias string) bool { return strings.EqualFold(strings.Trim(alias, "/"), name) })
}
