package ui

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"blogtui/model"
	"blogtui/model/article"

	tea "charm.land/bubbletea/v2"
)

func TestReadersWhoShareAListSeeWhatEachWouldAlone(t *testing.T) {
	shared := &SharedCache{}
	sharing := func(o *Options) { o.Cache = shared }
	for _, keys := range [][]string{
		{}, {"v"}, {"o"}, {"O"}, {"v", "j", "j", "a"}, {"a"}, {"/", "lamp", "enter"}, {"/", "lamp", "enter", "left", "esc"},
		{"2"}, {"2", "esc", "v"}, {"v", "a", "v", "v", "a"}, {"tab", "o", "o", "o"}, {"G"}, {"j", "enter", "J", "left"},
	} {
		alone, among := open(t, sampleBlog(), 100, 30).press(keys...), open(t, sampleBlog(), 100, 30, sharing).press(keys...)
		if got, want := among.app.View().Content, alone.app.View().Content; got != want {
			t.Errorf("%v: a reader among others sees\n%s\nnot\n%s", keys, got, want)
		}
	}
}

func TestListsAreArrangedOnceForALibrary(t *testing.T) {
	lists, posts := &SharedCache{}, []*model.Post{{ID: "a.md", Title: "A"}, {ID: "b.md", Title: "B"}}
	first, second := model.NewLibrary(model.Contents{Posts: posts}), model.NewLibrary(model.Contents{Posts: posts[:1]})
	made := 0
	ask := func(lib *model.Library, as listKey) int {
		return len(lists.unfilteredList(lib, model.Query{}, as, func() unfilteredList {
			made++
			return unfilteredList{selected: lib.Select(model.Query{})}
		}).selected)
	}
	byTitle := listKey{order: model.ByTitle}
	got := []int{ask(first, listKey{}), ask(first, listKey{}), ask(first, byTitle), ask(second, byTitle), ask(second, byTitle), ask(first, byTitle)}
	if want := []int{2, 2, 2, 1, 1, 2}; !slices.Equal(got, want) || made != 4 {
		t.Errorf("%v, made %d times", got, made)
	}
	for n := range 3 * maxLists {
		ask(first, listKey{grouping: grouping(n)})
	}
	if len(lists.lists) > maxLists {
		t.Errorf("%d orders are kept", len(lists.lists))
	}
	if total := lists.statsOf(second, model.Query{}).total; total != 1 {
		t.Errorf("%d posts", total)
	}
}

func TestManyReadersMayAskForListsAtOnce(t *testing.T) {
	blog := sampleBlog()
	read := func(lists *SharedCache) (frames []string) {
		app := New(Options{Blog: blog, Shared: Shared{Cache: lists}})
		deliver(app, tea.WindowSizeMsg{Width: 100, Height: 30})
		for _, key := range []string{"v", "o", "a", "v", "O"} {
			deliver(app, tea.KeyPressMsg{Code: rune(key[0]), Text: key})
			frames = append(frames, app.View().Content)
		}
		return frames
	}
	alone, shared := read(&SharedCache{}), &SharedCache{}
	var among [8][]string
	var reading sync.WaitGroup
	for i := range among {
		reading.Go(func() { among[i] = read(shared) })
	}
	reading.Wait()
	for _, frames := range among {
		for i, frame := range frames {
			if frame != alone[i] {
				t.Errorf("after %d keys a reader among others sees\n%s\nnot\n%s", i+1, frame, alone[i])
			}
		}
	}
}

func TestWhereAnArticleLeadsIsFoundOnceForAllReaders(t *testing.T) {
	common, blog := &SharedCache{}, sampleBlog()
	lib, doc, other := blog.Library(), article.Parse(model.Body{Text: "See [the rope](rope.md).\n"}), article.Parse(model.Body{Text: "Nothing.\n"})
	post := lib.Select(model.Query{})[0]
	common.statsOf(lib, model.Query{})
	first, again := common.outboundOf(lib, post, doc), common.outboundOf(lib, post, doc)
	if len(first.links) != 1 || &first.links[0] != &again.links[0] {
		t.Errorf("%v, then %v", first.links, again.links)
	}
	if links := common.outboundOf(lib, post, other).links; len(links) != 0 {
		t.Errorf("another text of the post leads to %v", links)
	}
	newer := model.NewLibrary(model.Contents{Posts: []*model.Post{post}})
	common.statsOf(newer, model.Query{})
	if links := common.outboundOf(newer, post, doc).links; &links[0] == &first.links[0] {
		t.Error("a newer blog is not looked at")
	}
	for range 3 * maxOutbound {
		common.outboundOf(newer, post, article.Parse(model.Body{Text: "Nothing.\n"}))
	}
	if len(common.outbound) > maxOutbound {
		t.Errorf("%d are kept", len(common.outbound))
	}
}

func TestAPictureIsMeasuredOnceInAWhileForAllReaders(t *testing.T) {
	common, blog := &SharedCache{}, &blogWithoutPictures{memoryBlog: sampleBlog()}
	for range 50 {
		common.measurePicture(blog, "lamp.md", "lamp.png")
	}
	common.measurePicture(blog, "lamp.md", "tide.png")
	if blog.opened != 2 {
		t.Errorf("files were opened %d times", blog.opened)
	}
	key := pictureKey{"lamp.md", "lamp.png"}
	common.infos[key] = cachedInfo{time.Now().Add(-infoTTL), common.infos[key].info}
	common.measurePicture(blog, "lamp.md", "lamp.png")
	if blog.opened != 3 {
		t.Error("a file that may have changed is not looked at")
	}
	common.statsOf(blog.Library(), model.Query{}) // as after a change of a file
	common.measurePicture(blog, "lamp.md", "lamp.png")
	if blog.opened != 4 {
		t.Error("a file is not looked at though the blog is another one")
	}
	for n := range 2 * maxInfos {
		common.measurePicture(blog, "lamp.md", fmt.Sprint(n))
	}
	if len(common.infos) > maxInfos {
		t.Errorf("%d are kept", len(common.infos))
	}
}

// blogWithoutPictures is a blog without pictures that counts requests for them.
type blogWithoutPictures struct {
	*memoryBlog
	opened int
}

func (g *blogWithoutPictures) Asset(model.ID, string) (*model.Asset, error) {
	g.opened++
	return nil, errNoPictures
}
