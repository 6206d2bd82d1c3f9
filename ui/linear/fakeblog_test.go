package linear

import (
	"fmt"
	"io/fs"

	"blogtui/model"
	"blogtui/model/article"
)

// fakeBlog is a blog in memory.
type fakeBlog struct {
	lib   *model.Library
	texts map[model.ID]string
}

func (p *fakeBlog) Library() *model.Library { return p.lib }

func (p *fakeBlog) Article(id model.ID) (*article.Document, int, error) {
	text, ok := p.texts[id]
	if !ok {
		return nil, 0, fmt.Errorf("%s: %w", id, fs.ErrNotExist)
	}
	if text == "panic" {
		panic("a fault")
	}
	return article.Parse(model.Body{Text: text}), 1, nil
}

func (p *fakeBlog) setPosts(posts ...*model.Post) {
	p.lib = model.NewLibrary(model.Contents{
		Title: "The Pier", Tagline: "Notes from the end of it", Hosts: []string{"pier.example"}, Posts: posts, Stage: model.Complete,
	})
}

// newFakeBlog returns a blog with twelve posts, the last of them a draft.
func newFakeBlog() *fakeBlog {
	p := &fakeBlog{texts: map[model.ID]string{}}
	posts := []*model.Post{
		newPost(0, "tide", "Waiting for the tide", "Craft"), newPost(1, "rope", "Buying rope", "Craft", "Stories"), newPost(2, "fog", "Fog?", "Stories"),
	}
	posts[0].Tags, posts[0].Authors = []string{"water"}, []string{"Ines Falk"}
	for n := 3; n < 12; n++ {
		posts = append(posts, newPost(n, fmt.Sprintf("log-%d", n), fmt.Sprintf("Log of day %d", n)))
	}
	posts[11].Draft = true
	for _, at := range posts {
		p.texts[at.ID] = "Nothing but " + at.Slug + "."
	}
	p.texts["tide.md"] = tideText
	p.setPosts(posts...)
	return p
}

const tideText = `It comes and goes. Read [about rope](rope.md), [further down](#high), [elsewhere](https://example.org/x),
[here too](https://pier.example/2026/fog/), [nowhere](lost.md), [the same post](./rope.md#knots) or [write](mailto:a@example.org).

## Low

Stones can be seen.

## High

Stones can't be seen.
`

func newPost(n int, slug, title string, categories ...string) *model.Post {
	return &model.Post{
		ID: model.ID(slug + ".md"), Path: slug + ".md", Slug: slug, Title: title, Categories: categories,
		Date: model.Date{Year: 2026 - n/10, Month: 3, Day: 28 - n%10}, Words: 300, Counted: true,
	}
}
