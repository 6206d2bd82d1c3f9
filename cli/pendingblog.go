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

// openServed opens a blog for the server, the built-in one for "". If its folder does not
// exist it returns an empty blog that waits for it. The function closes the blog.
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
	pending := &pendingBlog{
		name: name, options: o, changed: make(chan struct{}, 1), done: make(chan struct{}),
		empty: model.NewLibrary(model.Contents{Title: filepath.Base(name), Stage: model.Complete}),
	}
	ctx, cancel := context.WithCancel(ctx)
	go pending.waitForFolder(ctx)
	return pending, func() { cancel(); <-pending.done }, nil
}

// folderPollInterval is how often a missing folder is looked for.
const folderPollInterval = time.Second

// pendingBlog is an empty blog until its folder exists.
type pendingBlog struct {
	name    string
	options posts.Options
	empty   *model.Library
	changed chan struct{}
	done    chan struct{} // closed when waitForFolder has returned

	mu     sync.Mutex
	folder *posts.Folder // nil until it exists
}

// waitForFolder opens the folder when it exists and forwards its changes.
func (b *pendingBlog) waitForFolder(ctx context.Context) {
	defer close(b.done)
	tick := time.NewTicker(folderPollInterval)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		folder, err := posts.Open(b.name, b.options)
		if err != nil {
			continue
		}
		defer folder.Close()
		b.mu.Lock()
		b.folder = folder
		b.mu.Unlock()
		slog.Info("the folder is there", "folder", b.name)
		tick.Stop()
		b.forwardChanges(ctx, folder)
		return
	}
}

func (b *pendingBlog) forwardChanges(ctx context.Context, folder *posts.Folder) {
	for {
		select {
		case b.changed <- struct{}{}:
		default:
		}
		select {
		case <-ctx.Done():
			return
		case <-folder.Changed():
		}
	}
}

func (b *pendingBlog) opened() *posts.Folder {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.folder
}

// Library returns the library of the folder, or an empty one.
func (b *pendingBlog) Library() *model.Library {
	if folder := b.opened(); folder != nil {
		return folder.Library()
	}
	return b.empty
}

// Changed receives a value when Library has something new.
func (b *pendingBlog) Changed() <-chan struct{} { return b.changed }

// Body returns the text of a post.
func (b *pendingBlog) Body(id model.ID) (model.Body, error) {
	if folder := b.opened(); folder != nil {
		return folder.Body(id)
	}
	return model.Body{}, fs.ErrNotExist
}

// Asset opens a picture of a post.
func (b *pendingBlog) Asset(id model.ID, source string) (*model.Asset, error) {
	if folder := b.opened(); folder != nil {
		return folder.Asset(id, source)
	}
	return nil, fs.ErrNotExist
}
