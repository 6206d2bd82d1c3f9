package search

import (
	"fmt"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestAKeyHasNothingReadThatTheKeysBeforeToldOf(t *testing.T) {
	s := &memoryBlog{}
	for i := range 40 {
		text := "The cap of the pen."
		if i%4 == 0 {
			text = "The fog horn of the cape. A pen."
		}
		s.add(model.Post{ID: model.ID(fmt.Sprint(i, ".md"))}, text+" A horn in the fog.")
	}
	lib, reads := s.library(), 0
	x := NewIndex(model.Query{}, func(p *model.Post) ([]article.Passage, error) {
		reads++
		return s.passages(p)
	})
	x.workers = 1
	runToEnd(x.Start(lib, Parse("pen")))
	for _, step := range []struct {
		typed        string
		found, reads int
	}{
		{`"fog h`, 10, 40}, {`"fog ho`, 10, 10}, {`"fog horn`, 10, 10}, {`"fog horn"`, 10, 10}, {`"fog horn" p`, 10, 0}, {`"fog horn" pen`, 10, 0},
		{`"fog horn" pencil`, 0, 0}, {`"fog horn" pen`, 10, 0}, {`"fog ho`, 10, 0}, {`"horn in t`, 40, 40},
	} {
		reads = 0
		if r := runToEnd(x.Start(lib, Parse(step.typed))); r.Count != step.found || reads != step.reads {
			t.Errorf("%s: %d found and %d read, want %d and %d", step.typed, r.Count, reads, step.found, step.reads)
		}
	}
}
