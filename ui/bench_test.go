package ui

import (
	"fmt"
	"strings"
	"testing"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkKeys measures a key from its message to the frame.
func BenchmarkKeys(b *testing.B) {
	for _, place := range []struct {
		name string
		keys []string // that lead to the screen
	}{{"in the list", nil}, {"in an article", []string{"enter"}}} {
		b.Run(place.name, func(b *testing.B) {
			app := openedApp(longPosts(200, 400), place.keys...)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				app.Update(tea.KeyPressMsg{Code: rune("jk"[n/100%2]), Text: "jk"[n/100%2 : n/100%2+1]})
				app.View()
			}
		})
	}
}

// BenchmarkOpening measures opening and leaving an article.
func BenchmarkOpening(b *testing.B) {
	app := openedApp(longPosts(200, 40))
	b.ReportAllocs()
	for b.Loop() {
		deliver(app, namedKeys["enter"])
		deliver(app, namedKeys["left"])
	}
}

// openedApp returns an app of 100 by 30 cells after some keys.
func openedApp(blog Blog, keys ...string) *App {
	app := New(Options{Blog: blog})
	deliver(app, tea.WindowSizeMsg{Width: 100, Height: 30})
	for _, name := range keys {
		deliver(app, namedKeys[name])
	}
	return app
}

// deliver sends a message and the results of its commands, and draws after each.
func deliver(app *App, msg tea.Msg) {
	if several, ok := msg.(tea.BatchMsg); ok {
		for _, cmd := range several {
			if cmd != nil {
				deliver(app, cmd())
			}
		}
		return
	}
	if msg == nil {
		return
	}
	_, cmd := app.Update(msg)
	app.View()
	if cmd != nil {
		deliver(app, cmd())
	}
}

// longPosts is a blog with long posts.
func longPosts(posts, paragraphs int) *memoryBlog {
	s := &memoryBlog{bodies: map[model.ID]string{}}
	var all []*model.Post
	for n := range posts {
		id := model.ID(fmt.Sprintf("post%03d.md", n))
		all = append(all, &model.Post{
			ID: id, Path: string(id), Slug: fmt.Sprintf("post%03d", n), Title: fmt.Sprintf("What the tide left on the shore, part %d", n),
			Date: model.Date{Year: 2000 + n/50, Month: 3, Day: 1 + n%28}, Categories: []string{"Harbours"}, Words: 1200, Counted: true,
		})
		s.bodies[id] = strings.Repeat("The *tide* comes in [slowly](https://example.org/tide), and it leaves what the boats have lost: ropes, nets and now and then a **lantern**.\n\n", paragraphs)
	}
	s.lib = model.NewLibrary(model.Contents{Posts: all})
	return s
}
