package linear

import (
	"time"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
	"blogtui/ui/words"
)

// newIndex is an index for one reader.
func newIndex(blog Blog, base model.Query) *search.Index {
	return search.NewIndex(base, func(p *model.Post) ([]article.Passage, error) {
		document, _, err := blog.Article(p.ID)
		if err != nil {
			return nil, err
		}
		return document.Passages(), nil
	})
}

// searchWords lists what a search finds; one that finds nothing leaves the reader
// where they are.
func searchWords(r *reader, sought string) {
	if search.Parse(sought).Empty() {
		r.say(words.HowToSearch)
		return
	}
	found := r.listing(r.Base, sought)
	if found.count == 0 {
		r.say(words.NoPostHas(clipped(sought, 60)))
		return
	}
	r.show(found)
}

// patience is how long a search may take before the reader is told of it.
const patience = time.Second

// find returns the posts that have words, the best first.
func (r *reader) find(sought string) []*model.Post {
	asked := r.Index.Start(r.lib, search.Parse(sought))
	begun, told := time.Now(), false
	for {
		found := asked.Step(patience/10, r.lib.Len())
		if found.Done {
			return found.Posts
		}
		if !told && time.Since(begun) > patience {
			told = true
			r.say(words.ReadingToFind(found.Total))
			if r.out.Flush() != nil {
				return nil // nobody hears any more
			}
		}
	}
}

// excerptLimits keep what is told of each post to a sentence or two, in runes.
var excerptLimits = search.ExcerptLimits{Max: 1, ContextRunes: 60, MaxRunes: 160}

// excerpt returns where in a post words are found, "" if only its title or names have
// them.
func (r *reader) excerpt(p *model.Post, sought string) string {
	var text search.Text
	if document, _, err := r.Blog.Article(p.ID); err == nil {
		text.Passages = document.Passages()
	}
	found := search.Find(search.Parse(sought), p, text, excerptLimits)
	if len(found.Excerpts) == 0 {
		return ""
	}
	return words.FoundTimes(found.Count, found.Excerpts[0].Text)
}
