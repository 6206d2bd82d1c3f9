// Package links finds dead links in a blog: to posts, headings and pictures that do not
// exist, and to hidden posts. It does not access the network.
package links

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"

	"blogtui/model"
	"blogtui/model/article"
)

// Files provides the texts and pictures of posts. It is safe for concurrent use.
type Files interface {
	Body(id model.ID) (model.Body, error)
	// Asset opens a picture of a post. The error is fs.ErrNotExist if there is none.
	Asset(id model.ID, source string) (*model.Asset, error)
}

// FindDead returns a problem for each dead link and missing picture, sorted by path and
// line. reasonText describes a reason as a clause. Each post is parsed once; posts that
// cannot be read are skipped. If ctx ends, FindDead returns what it has found so far.
func FindDead(ctx context.Context, lib *model.Library, files Files, reasonText func(model.Reason) string) []model.FileProblem {
	c := &checker{lib: lib, files: files, reasonText: reasonText, pages: map[model.ID]*page{}}
	c.readAll(ctx)
	var found []model.FileProblem
	for _, p := range c.pages {
		found = append(found, c.deadLinks(p)...)
	}
	return model.SortedProblems(found)
}

// checker holds the state of one check.
type checker struct {
	lib        *model.Library
	files      Files
	reasonText func(model.Reason) string
	pages      map[model.ID]*page
}

// page is a parsed post.
type page struct {
	post          *model.Post
	links         []article.DocumentLink  // with line numbers of the file
	document      *article.Document       // for its headings and anchors
	missingImages []article.DocumentImage // images without a file
}

func (c *checker) readAll(ctx context.Context) {
	posts := make(chan *model.Post)
	var workers sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for p := range posts {
				if read := c.read(p); read != nil {
					mu.Lock()
					c.pages[p.ID] = read
					mu.Unlock()
				}
			}
		})
	}
	for _, p := range c.lib.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true}) {
		if ctx.Err() != nil {
			break
		}
		posts <- p
	}
	close(posts)
	workers.Wait()
}

// read parses a post. It returns nil if that fails.
func (c *checker) read(p *model.Post) (read *page) {
	defer func() {
		if recover() != nil {
			read = nil // the error is shown when the post is opened
		}
	}()
	body, err := c.files.Body(p.ID)
	if err != nil {
		return nil
	}
	doc := article.Parse(body)
	for i := range doc.Links {
		doc.Links[i].Line += body.Line - 1
	}
	read = &page{post: p, links: doc.Links, document: doc.LinkTargets()}
	for _, image := range doc.Images {
		image.Line += body.Line - 1
		if !slices.Contains(read.missingImages, image) && c.isMissing(p.ID, image.Source) {
			read.missingImages = append(read.missingImages, image)
		}
	}
	return read
}

// isMissing reports whether a picture of the blog does not exist. Web addresses and
// templates are not checked.
func (c *checker) isMissing(id model.ID, source string) bool {
	if source == "" || strings.Contains(source, "//") || strings.ContainsAny(source, "{}$<>") {
		return false
	}
	picture, err := c.files.Asset(id, source)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	_ = picture.Close()
	return false
}

// deadLinks returns the problems of a page.
func (c *checker) deadLinks(p *page) []model.FileProblem {
	var found []model.FileProblem
	report := func(line int, severity model.Severity, text string) {
		found = append(found, model.FileProblem{Path: p.post.Path, Problem: model.Problem{Line: line, Severity: severity, Text: text}})
	}
	for _, image := range p.missingImages {
		shown, severity := truncate(image.Source), model.Warning
		if strings.HasPrefix(image.Source, "/") { // the site generator may know other folders
			severity = model.Hint
		}
		report(image.Line, severity, fmt.Sprintf("there is no picture %s in the blog; mend its address or add the file", shown))
	}
	for _, link := range p.links {
		target := c.lib.Resolve(p.post, link.Target)
		shown := truncate(cmp.Or(link.Source, link.Target))
		switch {
		case target.To == model.Nowhere && target.Certain:
			report(link.Line, model.Warning, fmt.Sprintf("the link to %s leads nowhere: %s; mend or remove it", shown, c.reasonText(target.Reason)))
		case target.To == model.Nowhere:
			report(link.Line, model.Hint, fmt.Sprintf("the link to %s may lead nowhere: %s; mend it unless the site has such a page", shown, c.reasonText(target.Reason)))
		case target.To == model.ToPost && target.Post.Hidden() && !p.post.Hidden():
			report(link.Line, model.Warning, fmt.Sprintf("the link to %s leads to %s, which readers do not see: it is %s; publish it or remove the link", shown, target.Post.Path, hiddenReason(target.Post)))
		case target.To == model.ToPost && target.Heading != "" && !c.hasHeading(target):
			report(link.Line, model.Warning, fmt.Sprintf("the link to %s leads to a heading that %s does not have; mend what follows the #", shown, target.Post.Path))
		}
	}
	return found
}

// hiddenReason returns why readers do not see a post.
func hiddenReason(p *model.Post) string {
	switch {
	case p.Draft:
		return "a draft"
	case p.Future:
		return "dated in the future"
	}
	return "expired"
}

// hasHeading reports whether the target post has the heading or anchor.
func (c *checker) hasHeading(target model.Target) bool {
	p := c.pages[target.Post.ID]
	if p == nil {
		return true // cannot be checked
	}
	if _, ok := p.document.Heading(target.Heading); ok {
		return true
	}
	if _, ok := p.document.Anchor(target.Heading); ok {
		return true
	}
	switch target.Heading {
	case "top", "comments", "disqus_thread":
		return true // provided by page templates
	}
	body, err := c.files.Body(target.Post.ID)
	if err != nil {
		return true
	}
	for _, mark := range []string{`"%s"`, `'%s'`, `{#%s`} {
		if strings.Contains(body.Text, fmt.Sprintf(mark, target.Heading)) {
			return true
		}
	}
	return false
}

// maxShownRunes limits links in messages.
const maxShownRunes = 100

func truncate(target string) string {
	if runes := []rune(target); len(runes) > maxShownRunes {
		return string(runes[:maxShownRunes-1]) + "…"
	}
	return target
}
