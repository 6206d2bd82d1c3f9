package ui

import (
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

// slowParser is a blog that reports when a whole post is about to be parsed.
type slowParser struct {
	*memoryBlog
	before func()
}

func (b *slowParser) Article(id model.ID) (*article.Document, int, error) {
	b.before()
	return article.Parse(model.Body{Text: b.bodies[id]}), 1, nil
}

// slowBlog is a blog whose first post is long.
func slowBlog(text string) *slowParser {
	blog := &slowParser{sampleBlog(), func() {}}
	blog.bodies["harbour.md"] = text
	blog.lib.Post("harbour.md").Version.Size = int64(len(text))
	return blog
}

func TestTheBeginningOfALongPostIsThereBeforeTheRest(t *testing.T) {
	text := "It begins here, see [the chart][chart].\n\n" + strings.Repeat("More and more words.\n\n", 10_000) + "It ends here.\n\n[chart]: https://example.com/chart\n"
	blog := slowBlog(text)
	var first string
	s := open(t, blog, 80, 24)
	blog.before = func() { first = s.frame() }
	s.press("enter")
	if !strings.Contains(first, "It begins here, see the chart.") {
		t.Errorf("before all was parsed there was\n%s", first)
	}
	whole := s.frame()
	if first, _, _ := strings.Cut(first, "───────"); !strings.HasPrefix(whole, first) {
		t.Errorf("the first screen changed from\n%s\nto\n%s", first, whole)
	}
	s.press("G").shows("It ends here.")
}

func TestKeysTypedIntoTheBeginningCountForTheWhole(t *testing.T) {
	blog := slowBlog(strings.Repeat("Words, and ever more words.\n\n", 10_000) + "It ends here.\n")
	s := open(t, blog, 80, 24)
	var scrolled string
	blog.before = func() {
		s.press("space")
		scrolled = s.frame()
		s.press("G")
	}
	s.press("enter").shows("It ends here.")
	if strings.Contains(scrolled, "The Harbour") || !strings.Contains(scrolled, "ever more words") {
		t.Errorf("the beginning could not be scrolled:\n%s", scrolled)
	}
}

func TestTheBeginningIsNotShownToThoseWhoGoElsewhere(t *testing.T) {
	blog := slowBlog(strings.Repeat("Words.\n\n", 30_000) + "## The end\n\nIt ends here.\n")
	var s *story
	blog.before = func() {
		if s != nil {
			s.hides("Words.")
		}
	}
	s = open(t, blog, 80, 24, func(o *Options) { o.Open, o.Heading = "harbour.md", "the-end" })
	s.shows("It ends here.")
}

func TestABeginningEndsWithAParagraph(t *testing.T) {
	short := "One.\n\nTwo.\n"
	if got := leadingPart(short); got != short {
		t.Errorf("%q", got)
	}
	text := strings.Repeat("A paragraph of words.\n\n", 5000) + "[a]: https://example.com\n"
	got := leadingPart(text)
	if len(got) > partialBytes+100 || !strings.HasSuffix(got, "words.\n\n[a]: https://example.com\n") {
		t.Errorf("%d bytes that end with %q", len(got), got[len(got)-60:])
	}
	if endless := leadingPart(strings.Repeat("x", 1<<20)); len(endless) != partialBytes {
		t.Errorf("%d bytes of a line without end", len(endless))
	}
}
