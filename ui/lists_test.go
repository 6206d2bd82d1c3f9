package ui

import (
	"slices"
	"sync"
	"testing"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

func TestReadersWhoShareTheirListsSeeWhatEachWouldAlone(t *testing.T) {
	shared := &Lists{}
	sharing := func(o *Options) { o.Lists = shared }
	for _, keys := range [][]string{
		{}, {"v"}, {"o"}, {"O"}, {"v", "j", "j", "a"}, {"a"}, {"/", "lamp", "enter"}, {"/", "lamp", "enter", "left", "esc"},
		{"2"}, {"2", "esc", "v"}, {"v", "a", "v", "v", "a"}, {"tab", "o", "o", "o"}, {"G"}, {"j", "enter", "J", "left"},
	} {
		alone, among := open(t, coast(), 100, 30).press(keys...), open(t, coast(), 100, 30, sharing).press(keys...)
		if got, want := among.app.View().Content, alone.app.View().Content; got != want {
			t.Errorf("%v: a reader among others sees\n%s\nnot\n%s", keys, got, want)
		}
	}
}

func TestListsAreArrangedOnceForALibrary(t *testing.T) {
	lists, posts := &Lists{}, []*model.Post{{ID: "a.md", Title: "A"}, {ID: "b.md", Title: "B"}}
	first, second := model.NewLibrary(model.Contents{Posts: posts}), model.NewLibrary(model.Contents{Posts: posts[:1]})
	made := 0
	ask := func(lib *model.Library, as arranged) int {
		return len(lists.all(lib, model.Query{}, as, func() unfiltered {
			made++
			return unfiltered{selected: lib.Select(model.Query{})}
		}).selected)
	}
	byTitle := arranged{order: model.ByTitle}
	got := []int{ask(first, arranged{}), ask(first, arranged{}), ask(first, byTitle), ask(second, byTitle), ask(second, byTitle), ask(first, byTitle)}
	if want := []int{2, 2, 2, 1, 1, 2}; !slices.Equal(got, want) || made != 4 {
		t.Errorf("%v, made %d times", got, made)
	}
	for n := range 3 * mostArranged {
		ask(first, arranged{grouping: grouping(n)})
	}
	if len(lists.kept) > mostArranged {
		t.Errorf("%d orders are kept", len(lists.kept))
	}
	if total := lists.outlineOf(second, model.Query{}).total; total != 1 {
		t.Errorf("%d posts", total)
	}
}

func TestManyReadersMayAskForListsAtOnce(t *testing.T) {
	shared, blog := &Lists{}, coast()
	var reading sync.WaitGroup
	for range 8 {
		reading.Go(func() {
			app := New(Options{Blog: blog, Lists: shared})
			for _, key := range []string{"v", "o", "a", "v", "O"} {
				follow(app, tea.KeyPressMsg{Code: rune(key[0]), Text: key})
			}
		})
	}
	reading.Wait()
}
