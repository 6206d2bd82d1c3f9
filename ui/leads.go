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
	mostLinks   = 40 // links that are listed below an article
	mostRelated = 4  // related posts below and beside it

	relatedAsked = 12 // that are looked up, since the article leads to some anyway
)

// lead is a line below an article that leads somewhere.
type lead struct {
	typeset.Lead
	target model.Target
}

// beyond is where an article leads to, found when it is loaded.
type beyond struct {
	links   []lead
	related []*model.Post
}

// beyondOf looks up where an article leads to. In a large blog that takes a while
// for the first one.
func beyondOf(lib *model.Library, p *model.Post, doc *article.Document) beyond {
	b := beyond{related: lib.Related(p, relatedAsked)}
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
		b.links = append(b.links, lead{leadTo(link.Text, target), target})
	}
	return b
}

// leadTo is how a link is listed: a post by its title, another page by the
// words that lead to it and its host.
func leadTo(text string, target model.Target) typeset.Lead {
	switch target.To {
	case model.ToPost:
		return typeset.Lead{Kind: typeset.LeadPost, Text: target.Post.Title}
	case model.Nowhere:
		if dead(target) {
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

// dead reports whether a target leads nowhere for sure.
func dead(target model.Target) bool {
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

// leadsTo reports whether the article links to a post or stands beside it.
func (s *articleScreen) leadsTo(p *model.Post) bool {
	return p == s.near.older || p == s.near.newer ||
		slices.ContainsFunc(s.links, func(l lead) bool { return l.target.Post == p })
}

// relatedHere are the related posts that are named below and beside the text: those
// to which nothing else leads.
func (s *articleScreen) relatedHere() []*model.Post {
	others := slices.DeleteFunc(slices.Clone(s.related), s.leadsTo)
	return others[:min(len(others), mostRelated)]
}

// coda is what stands below the text, and where its leads lead.
func (s *articleScreen) coda() (*typeset.Coda, []model.Target) {
	coda, targets := &typeset.Coda{}, []model.Target(nil)
	add := func(title string, leads []lead, more int) {
		part := typeset.CodaPart{Title: title, More: more}
		for _, l := range leads {
			part.Leads = append(part.Leads, l.Lead)
			targets = append(targets, l.target)
		}
		coda.Parts = append(coda.Parts, part)
	}
	shown := s.links[:min(len(s.links), mostLinks)]
	add(words.Links, shown, len(s.links)-len(shown))
	var related []lead
	for _, p := range s.relatedHere() {
		related = append(related, lead{typeset.Lead{Text: p.Title, Note: undivided(s.dates.Day(p.Date))}, model.Target{To: model.ToPost, Post: p}})
	}
	add(words.Related, related, 0)
	title, parts := s.partLeads()
	add(title, parts, 0)
	var near []lead
	if p := s.near.older; p != nil {
		near = append(near, lead{typeset.Lead{Kind: typeset.LeadOlder, Label: words.Older, Text: p.Title}, model.Target{To: model.ToPost, Post: p}})
	}
	if p := s.near.newer; p != nil {
		near = append(near, lead{typeset.Lead{Kind: typeset.LeadNewer, Label: words.Newer, Text: p.Title}, model.Target{To: model.ToPost, Post: p}})
	}
	add("", near, 0)
	return coda, targets
}

// undivided is a text that no line ends within, such as a day.
func undivided(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }
