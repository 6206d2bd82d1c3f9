package linear

import (
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
	"blogtui/ui/words"
)

// newIndex returns a search index for one reader.
func newIndex(blog Blog, base model.Query) *search.Index {
	return search.NewIndex(base, func(p *model.Post) ([]article.Passage, error) {
		document, _, err := blog.Article(p.ID)
		if err != nil {
			return nil, err
		}
		return document.Passages(), nil
	})
}

// searchPosts shows a list of the posts that a search finds. If it finds none, it stays at
// the current place.
func searchPosts(r *reader, text string) {
	if search.Parse(text).Empty() {
		r.say(words.LinearSearchUsage)
		return
	}
	found := r.listing(r.Base, text)
	if found.count == 0 {
		r.say(words.LinearSearchNoMatch(truncate(text, 60)))
		return
	}
	r.showList(found)
}

// searchNoticeDelay is the time after which a running search is announced.
const searchNoticeDelay = time.Second

// search returns the posts that match a search text, best first.
func (r *reader) search(text string) []*model.Post {
	job := r.Index.Start(r.lib, search.Parse(text))
	started, noticed := time.Now(), false
	for {
		found := job.Step(searchNoticeDelay/10, r.lib.Len())
		if found.Done {
			return found.Posts
		}
		if !noticed && time.Since(started) > searchNoticeDelay {
			noticed = true
			r.say(words.LinearSearchRunning(found.Total))
			if r.out.Flush() != nil {
				return nil // the client is gone
			}
		}
	}
}

// excerptLimits limit the excerpt of a post to a sentence or two.
var excerptLimits = search.ExcerptLimits{Max: 1, ContextRunes: 60, MaxRunes: 160}

// excerpt returns the first match in the text of a post, "" if only its title or names
// match.
func (r *reader) excerpt(p *model.Post, searchText string) string {
	var text search.Text
	if document, _, err := r.Blog.Article(p.ID); err == nil {
		text.Passages = document.Passages()
	}
	found := search.Find(search.Parse(searchText), p, text, excerptLimits)
	if len(found.Excerpts) == 0 {
		return ""
	}
	return words.LinearSearchFound(found.Count, found.Excerpts[0].Text)
}
