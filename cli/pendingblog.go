package cli

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"blogtui/model"
	"blogtui/posts"
	"blogtui/ui"
)

// openServed opens a blog to serve it, the one that is built in for "". A folder that
// isn't there yet is an empty blog until it is. What it returns besides closes
// the blog.
func openServed(ctx context.Context, name string, o posts.Options) (ui.Blog, func(), error) {
	if name == "" {
		sample := posts.Sample()
		return sample, func() { _ = sample.Close() }, nil
	}
	folder, err := posts.Open(name, o)
	if err == nil {
		return folder, func() { _ = folder.Close() }, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, nil, err
	}
	slog.Warn("the folder is not there; an empty page is served until it is", "folder", name)
	a := &pendingBlog{
		name: name, options: o, changed: make(chan struct{}, 1), done: make(chan struct{}),
		empty: model.NewLibrary(model.Contents{Title: filepath.Base(name), Stage: model.Complete}),
	}
	ctx, cancel := context.WithCancel(ctx)
	go a.waitForFolder(ctx)
	return a, func() { cancel(); <-a.done }, nil
}

// folderPollInterval is how often a missing folder is looked for.
const folderPollInterval = time.Second

// pendingBlog is a blog whose folder isn't there yet.
type pendingBlog struct {
	name    string
	options posts.Options
	empty   *model.Library
	changed chan struct{}
	done    chan struct{} // closed when nothing goes on any more

	mu     sync.Mutex
	folder *posts.Folder // nil until it is there
}

// waitForFolder opens the folder as soon as it is there and passes its news on.
func (a *pendingBlog) waitForFolder(ctx context.Context) {
	defer close(a.done)
	tick := time.NewTicker(folderPollInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		folder, err := posts.Open(a.name, a.options)
		if err != nil {
			continue
		}
		defer folder.Close()
		a.mu.Lock()
		a.folder = folder
		a.mu.Unlock()
		slog.Info("the folder is there", "folder", a.name)
		tick.Stop()
		a.forwardChanges(ctx, folder)
		return
	}
}

func (a *pendingBlog) forwardChanges(ctx context.Context, folder *posts.Folder) {
	for {
		select {
		case a.changed <- struct{}{}:
		default:
		}
		select {
		case <-ctx.Done():
			return
		case <-folder.Changed():
		}
	}
}

func (a *pendingBlog) opened() *posts.Folder {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.folder
}

// Library is empty until the folder is there.
func (a *pendingBlog) Library() *model.Library {
	if folder := a.opened(); folder != nil {
		return folder.Library()
	}
	return a.empty
}

// Changed is signalled whenever Library has something new.
func (a *pendingBlog) Changed() <-chan struct{} { return a.changed }

// Body reads the text of a post.
func (a *pendingBlog) Body(id model.ID) (model.Body, error) {
	if folder := a.opened(); folder != nil {
		return folder.Body(id)
	}
	return model.Body{}, fs.ErrNotExist
}

// Asset opens a picture of a post.
func (a *pendingBlog) Asset(id model.ID, source string) (*model.Asset, error) {
	if folder := a.opened(); folder != nil {
		return folder.Asset(id, source)
	}
	return nil, fs.ErrNotExist
}
