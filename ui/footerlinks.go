package ui

import (
	"net/url"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

const (
	maxListedLinks = 40 // links that are listed below an article
	maxRelated     = 4  // related posts below and next to it

	relatedCandidates = 12 // more than maxRelated, since the article links to some of them anyway
)

// footerLink is a link that is listed below an article.
type footerLink struct {
	typeset.FooterLink
	target model.Target
}

// outbound is where an article leads, computed when it is loaded.
type outbound struct {
	links   []footerLink
	related []*model.Post
}

// newOutbound resolves the links of an article and finds related posts. In a large blog the
// first call takes a while.
func newOutbound(lib *model.Library, p *model.Post, doc *article.Document) outbound {
	b := outbound{related: lib.Related(p, relatedCandidates)}
	seen := map[string]bool{}
	for _, link := range doc.Links {
		target := lib.Resolve(p, link.Target)
		key := link.Target
		if target.To == model.ToPost { // the list shows titles, so links to different headings are the same
			key = string(target.Post.ID)
		}
		if target.To == model.ToPost && target.Post == p || seen[key] || link.Text == "" {
			continue
		}
		seen[key] = true
		b.links = append(b.links, footerLink{describeLink(link.Text, target), target})
	}
	return b
}

// describeLink returns the list entry of a link: the title of a post, else the link text
// and the host.
func describeLink(text string, target model.Target) typeset.FooterLink {
	switch target.To {
	case model.ToPost:
		return typeset.FooterLink{Kind: typeset.PostLink, Text: target.Post.Title}
	case model.Nowhere:
		if isDead(target) {
			return typeset.FooterLink{Kind: typeset.BrokenLink, Text: text, Note: words.LinkBroken}
		}
	}
	host := hostOf(target.Address)
	if host == "" {
		host = target.Path
	}
	if text == host || hostOf(text) == host || hostOf("//"+text) == host { // the text names it already
		host = ""
	}
	return typeset.FooterLink{Kind: typeset.ExternalLink, Text: text, Note: host}
}

// isDead reports whether a target is known not to exist.
func isDead(target model.Target) bool {
	return target.To == model.Nowhere && (target.Certain || target.Address == "")
}

// hostOf returns the host of a web address or the recipient of a mail address.
func hostOf(address string) string {
	parsed, err := url.Parse(address)
	switch {
	case err != nil:
		return ""
	case parsed.Scheme == "mailto":
		return parsed.Opaque
	}
	return strings.TrimPrefix(parsed.Host, "www.")
}

// linksTo reports whether the article links to a post or the post is its neighbour.
func (s *articleScreen) linksTo(p *model.Post) bool {
	return p == s.neighbours.older || p == s.neighbours.newer ||
		slices.ContainsFunc(s.links, func(l footerLink) bool { return l.target.Post == p })
}

// unlinkedRelated returns the related posts that are shown: those that are not linked
// otherwise.
func (s *articleScreen) unlinkedRelated() []*model.Post {
	others := slices.DeleteFunc(slices.Clone(s.related), s.linksTo)
	return others[:min(len(others), maxRelated)]
}

// articleFooter returns the lists of links below the text, and the targets of all their
// links in order.
func (s *articleScreen) articleFooter() (*typeset.Footer, []model.Target) {
	footer, targets := &typeset.Footer{}, []model.Target(nil)
	add := func(title string, links []footerLink, more int) {
		part := typeset.FooterSection{Title: title, More: more}
		for _, l := range links {
			part.Links = append(part.Links, l.FooterLink)
			targets = append(targets, l.target)
		}
		footer.Sections = append(footer.Sections, part)
	}
	shown := s.links[:min(len(s.links), maxListedLinks)]
	add(words.TitleLinks, shown, len(s.links)-len(shown))
	var related []footerLink
	for _, p := range s.unlinkedRelated() {
		related = append(related, footerLink{typeset.FooterLink{Text: p.Title, Note: nonBreaking(s.dates.Day(p.Date))}, toPost(p)})
	}
	add(words.TitleRelated, related, 0)
	title, parts := s.seriesLinks()
	add(title, parts, 0)
	near := s.neighbours
	add("", slices.Concat(postLink(typeset.OlderLink, words.TitleOlder, near.older), postLink(typeset.NewerLink, words.TitleNewer, near.newer)), 0)
	return footer, targets
}

// postLink returns the link to a post, none if it is nil.
func postLink(kind typeset.FooterLinkKind, label string, p *model.Post) []footerLink {
	if p == nil {
		return nil
	}
	return []footerLink{{typeset.FooterLink{Kind: kind, Label: label, Text: p.Title}, toPost(p)}}
}

// toPost returns the target that leads to a post.
func toPost(p *model.Post) model.Target { return model.Target{To: model.ToPost, Post: p} }

// nonBreaking replaces spaces by no-break spaces.
func nonBreaking(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }
