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
	maxRelated     = 4  // related posts below and beside it

	relatedCandidates = 12 // that are looked up, since the article leads to some anyway
)

// footerLink is a line below an article that leads somewhere.
type footerLink struct {
	typeset.Lead
	target model.Target
}

// outbound is where an article leads to, found when it is loaded.
type outbound struct {
	links   []footerLink
	related []*model.Post
}

// newOutbound looks up where an article leads to. In a large blog that takes a while
// for the first one.
func newOutbound(lib *model.Library, p *model.Post, doc *article.Document) outbound {
	b := outbound{related: lib.Related(p, relatedCandidates)}
	seen := map[string]bool{}
	for _, link := range doc.Links {
		target := lib.Resolve(p, link.Target)
		leads := link.Target
		if target.To == model.ToPost { // whose title is shown, whatever part the link leads to
			leads = string(target.Post.ID)
		}
		if target.To == model.ToPost && target.Post == p || seen[leads] || link.Text == "" {
			continue
		}
		seen[leads] = true
		b.links = append(b.links, footerLink{describeLink(link.Text, target), target})
	}
	return b
}

// describeLink is how a link is listed: a post by its title, another page by the
// words that lead to it and its host.
func describeLink(text string, target model.Target) typeset.Lead {
	switch target.To {
	case model.ToPost:
		return typeset.Lead{Kind: typeset.LeadPost, Text: target.Post.Title}
	case model.Nowhere:
		if isDead(target) {
			return typeset.Lead{Kind: typeset.LeadNowhere, Text: text, Note: words.LeadsNowhere}
		}
	}
	host := hostOf(target.Address)
	if host == "" {
		host = target.Path
	}
	if strings.HasPrefix(text, host) {
		host = ""
	}
	return typeset.Lead{Kind: typeset.LeadOut, Text: text, Note: host}
}

// isDead reports whether a target leads nowhere for sure.
func isDead(target model.Target) bool {
	return target.To == model.Nowhere && (target.Certain || target.Address == "")
}

// hostOf is who an address belongs to, "" for one without a host.
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

// linksTo reports whether the article links to a post or stands beside it.
func (s *articleScreen) linksTo(p *model.Post) bool {
	return p == s.neighbours.older || p == s.neighbours.newer ||
		slices.ContainsFunc(s.links, func(l footerLink) bool { return l.target.Post == p })
}

// unlinkedRelated are the related posts that are named below and beside the text: those
// to which nothing else leads.
func (s *articleScreen) unlinkedRelated() []*model.Post {
	others := slices.DeleteFunc(slices.Clone(s.related), s.linksTo)
	return others[:min(len(others), maxRelated)]
}

// articleFooter is what stands below the text, and where its leads lead.
func (s *articleScreen) articleFooter() (*typeset.Coda, []model.Target) {
	coda, targets := &typeset.Coda{}, []model.Target(nil)
	add := func(title string, leads []footerLink, more int) {
		part := typeset.CodaPart{Title: title, More: more}
		for _, l := range leads {
			part.Leads = append(part.Leads, l.Lead)
			targets = append(targets, l.target)
		}
		coda.Parts = append(coda.Parts, part)
	}
	shown := s.links[:min(len(s.links), maxListedLinks)]
	add(words.Links, shown, len(s.links)-len(shown))
	var related []footerLink
	for _, p := range s.unlinkedRelated() {
		related = append(related, footerLink{typeset.Lead{Text: p.Title, Note: nonBreaking(s.dates.Day(p.Date))}, model.Target{To: model.ToPost, Post: p}})
	}
	add(words.Related, related, 0)
	title, parts := s.seriesLinks()
	add(title, parts, 0)
	var near []footerLink
	if p := s.neighbours.older; p != nil {
		near = append(near, footerLink{typeset.Lead{Kind: typeset.LeadOlder, Label: words.Older, Text: p.Title}, model.Target{To: model.ToPost, Post: p}})
	}
	if p := s.neighbours.newer; p != nil {
		near = append(near, footerLink{typeset.Lead{Kind: typeset.LeadNewer, Label: words.Newer, Text: p.Title}, model.Target{To: model.ToPost, Post: p}})
	}
	add("", near, 0)
	return coda, targets
}

// nonBreaking is a text that no line ends within, such as a day.
func nonBreaking(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }
