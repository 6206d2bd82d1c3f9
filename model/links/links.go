// Package links finds the links of a blog that lead nowhere: to a post, a heading
// or a picture that is not there, or to a post that readers do not see. It asks no network.
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

// Files hands out the texts of posts and the pictures they show. It is safe for
// concurrent use.
type Files interface {
	Body(id model.ID) (model.Body, error)
	// Asset opens the file that a picture's source in a post means. The error is
	// fs.ErrNotExist where there is none.
	Asset(id model.ID, source string) (*model.Asset, error)
}

// FindDead returns a problem for each link of the blog's posts that leads nowhere,
// and for each picture that is missing, by path and line; why says a reason as a clause.
// It parses every post once; a post that can't be read is left to those who said so.
// It ends early, with what it has found, when ctx ends.
func FindDead(ctx context.Context, lib *model.Library, files Files, why func(model.Reason) string) []model.FileProblem {
	c := &check{lib: lib, files: files, why: why, pages: map[model.ID]*page{}}
	c.readAll(ctx)
	var found []model.FileProblem
	for _, p := range c.pages {
		found = append(found, c.dead(p)...)
	}
	return model.SortedProblems(found)
}

// check is what one look at all links knows.
type check struct {
	lib   *model.Library
	files Files
	why   func(model.Reason) string
	pages map[model.ID]*page
}

// page is what a post's links can lead to and from.
type page struct {
	post    *model.Post
	links   []article.DocumentLink  // their lines are those of the file
	places  *article.Document       // its headings and anchors
	missing []article.DocumentImage // pictures whose files are not there
}

func (c *check) readAll(ctx context.Context) {
	todo := make(chan *model.Post)
	var workers sync.WaitGroup
	var mu sync.Mutex
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for p := range todo {
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
		todo <- p
	}
	close(todo)
	workers.Wait()
}

// read parses a post, nil when that is not possible.
func (c *check) read(p *model.Post) (read *page) {
	defer func() {
		if recover() != nil {
			read = nil // the reader says so where the post is opened
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
	read = &page{post: p, links: doc.Links, places: doc.LinkTargets()}
	for _, image := range doc.Images {
		image.Line += body.Line - 1
		if !slices.Contains(read.missing, image) && c.missing(p.ID, image.Source) {
			read.missing = append(read.missing, image)
		}
	}
	return read
}

// missing reports whether a picture of the blog is not there. One with a web
// address may be there, and so may one whose address is still to be filled in.
func (c *check) missing(id model.ID, source string) bool {
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

// dead returns the dead links of a post.
func (c *check) dead(p *page) []model.FileProblem {
	var found []model.FileProblem
	say := func(line int, severity model.Severity, text string) {
		found = append(found, model.FileProblem{Path: p.post.Path, Problem: model.Problem{Line: line, Severity: severity, Text: text}})
	}
	for _, image := range p.missing {
		shown, severity := clipped(image.Source), model.Warning
		if strings.HasPrefix(image.Source, "/") { // the site may have it where blogtui doesn't look
			severity = model.Hint
		}
		say(image.Line, severity, fmt.Sprintf("there is no picture %s in the blog; mend its address or add the file", shown))
	}
	for _, link := range p.links {
		target := c.lib.Resolve(p.post, link.Target)
		shown := clipped(cmp.Or(link.Source, link.Target))
		switch {
		case target.To == model.Nowhere && target.Certain:
			say(link.Line, model.Warning, fmt.Sprintf("the link to %s leads nowhere: %s; mend or remove it", shown, c.why(target.Reason)))
		case target.To == model.Nowhere:
			say(link.Line, model.Hint, fmt.Sprintf("the link to %s may lead nowhere: %s; mend it unless the site has such a page", shown, c.why(target.Reason)))
		case target.To == model.ToPost && target.Post.Hidden() && !p.post.Hidden():
			say(link.Line, model.Warning, fmt.Sprintf("the link to %s leads to %s, which readers do not see: it is %s; publish it or remove the link", shown, target.Post.Path, hiddenAs(target.Post)))
		case target.To == model.ToPost && target.Heading != "" && !c.has(target):
			say(link.Line, model.Warning, fmt.Sprintf("the link to %s leads to a heading that %s does not have; mend what follows the #", shown, target.Post.Path))
		}
	}
	return found
}

// hiddenAs says why readers don't see a post.
func hiddenAs(p *model.Post) string {
	switch {
	case p.Draft:
		return "a draft"
	case p.Future:
		return "dated in the future"
	}
	return "expired"
}

// has reports whether a post has the heading that a link names, or another place
// of that name.
func (c *check) has(target model.Target) bool {
	p := c.pages[target.Post.ID]
	if p == nil {
		return true // what can't be read can't be judged
	}
	if _, ok := p.places.Heading(target.Heading); ok {
		return true
	}
	if _, ok := p.places.Anchor(target.Heading); ok {
		return true
	}
	switch target.Heading {
	case "top", "comments", "disqus_thread":
		return true // the page around the article has these
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

// longestShown is how many runes of a link a message shows.
const longestShown = 100

func clipped(target string) string {
	if runes := []rune(target); len(runes) > longestShown {
		return string(runes[:longestShown-1]) + "…"
	}
	return target
}
