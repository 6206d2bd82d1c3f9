package posts

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"syscall"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/files"

	"github.com/fsnotify/fsnotify"
)

// How changes are noticed: events tell at once where the system has them;
// looking at all files from time to time finds the rest, such as changes made
// on the other side of a network. Looking takes at most a fiftieth of the time.
const (
	settleTime  = 100 * time.Millisecond // without events, before files are read again
	leastPause  = time.Second            // between looks when there are no events
	eventsPause = 10 * time.Second       // the same when there are
	mostPause   = time.Minute
	pauseFactor = 50
)

// follow reads files again when they change, until ctx ends.
func (f *Folder) follow(ctx context.Context, s state) {
	watcher, err := f.newWatcher()
	var events chan fsnotify.Event
	var faults chan error
	if err == nil {
		defer watcher.Close()
		events, faults = watcher.Events, watcher.Errors
	} else {
		f.polls(err)
	}
	took := time.Duration(0)
	looked := false // since events are had
	for ctx.Err() == nil {
		pause := leastPause
		if watcher != nil && f.watchAll(watcher, f.watchable(s)) && !files.IsRemote(f.path) {
			pause = eventsPause
		}
		pause = min(max(pause, took*pauseFactor), mostPause)
		if f.unfinished.Swap(false) {
			pause = settleTime
		}
		n, goesOn := f.await(ctx, events, faults, f.untilLook(looked, pause))
		if !goesOn {
			return
		}
		looked = looked || n.everything
		start := time.Now()
		if f.reopen() && watcher != nil {
			for _, name := range watcher.WatchList() {
				_ = watcher.Remove(name) // it names the old folder
			}
			looked, n.everything = false, true
		}
		if ids, few := f.named(n, s); few {
			s = f.lookAt(ctx, s, ids, n.pictures())
		} else {
			s = f.look(ctx, s)
			took = time.Since(start)
		}
	}
}

// await returns what is to be read again: what events tell, or everything when it is
// asked for, when events were lost or when a time has passed without any of the
// blog's. It returns false when ctx ends.
func (f *Folder) await(ctx context.Context, events <-chan fsnotify.Event, faults <-chan error, most time.Duration) (news, bool) {
	due := time.After(most)
	for {
		select {
		case <-ctx.Done():
			return news{}, false
		case e := <-events:
			if !f.concerns(e) {
				continue
			}
			n := news{}
			n.add(f, e)
			f.settle(ctx, events, &n)
			return n, true
		case <-faults:
		case <-f.asked:
		case <-due:
		}
		return news{everything: true}, true
	}
}

// untilLook is how long to wait for events: not at all at first, since what
// happened between reading and watching has no event, and no longer than until
// a post of the future is to appear.
func (f *Folder) untilLook(looked bool, pause time.Duration) time.Duration {
	if !looked {
		return 0
	}
	if !f.boundary.IsZero() {
		pause = min(pause, max(f.boundary.Sub(f.now()), 0)+time.Millisecond)
	}
	return pause
}

// concerns reports whether an event is the blog's: in the folder above it only
// its own name counts.
func (f *Folder) concerns(e fsnotify.Event) bool {
	return filepath.Dir(e.Name) != filepath.Dir(f.path) || e.Name == f.path
}

// watchable are the folders of the blog, and those that its configuration may lie in.
func (f *Folder) watchable(s state) []string {
	folders := slices.Clone(s.folders)
	for _, name := range configFolders {
		name = path.Join(f.site.project, name)
		if info, err := f.source().Stat(name); err == nil && info.IsDir() {
			folders = append(folders, name)
		}
	}
	return folders
}

// watchAll asks for the events of all folders; false when some can't be had.
func (f *Folder) watchAll(w *fsnotify.Watcher, folders []string) bool {
	watched := make(map[string]bool)
	for _, name := range w.WatchList() {
		watched[name] = true
	}
	all := true
	if above := filepath.Dir(f.path); !watched[above] {
		_ = w.Add(above) // to see the folder itself swapped
	}
	for _, folder := range folders {
		full := filepath.Join(f.path, filepath.FromSlash(folder))
		if watched[full] {
			continue
		}
		err := w.Add(full)
		if errors.Is(err, fs.ErrNotExist) {
			continue // it has gone, which its own folder tells
		}
		if err != nil {
			f.polls(err)
			all = false
		}
	}
	return all
}

// polls tells once that changes are not heard of but looked for.
func (f *Folder) polls(err error) {
	why := clean.Line(err.Error())
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		why = "the system lets nobody watch more folders (on Linux fs.inotify.max_user_watches and max_user_instances)"
	}
	f.polling.Do(func() {
		f.notices <- "Changes may take longer to appear: " + why
	})
}

// Reload has every file looked at, if the folder is watched: what has changed is
// signalled as ever.
func (f *Folder) Reload() {
	select {
	case f.asked <- struct{}{}:
	default: // it was asked for already
	}
}

// Notices tells what the reader of a blog should know about how it is followed.
func (f *Folder) Notices() <-chan string { return f.notices }

// settle waits until a storm of the blog's events is over, but not for ever.
func (f *Folder) settle(ctx context.Context, events <-chan fsnotify.Event, n *news) {
	over, calm := time.After(10*settleTime), time.NewTimer(settleTime)
	defer calm.Stop()
	for {
		select {
		case e := <-events:
			if f.concerns(e) {
				n.add(f, e)
				calm.Reset(settleTime)
			}
		case <-calm.C:
			return
		case <-over:
			return
		case <-ctx.Done():
			return
		}
	}
}

// look reads what has changed since a state was read and publishes a new
// library if anything has. Under another configuration everything is read again:
// it may mean something else.
func (f *Folder) look(ctx context.Context, before state) state {
	known := make(map[string]*leaf, len(before.leaves))
	if !f.relearn() {
		for _, l := range before.leaves {
			known[l.id] = l
		}
	}
	return f.take(ctx, before, known, f.readAll(ctx, known, func([]*leaf) {}), false)
}

// take publishes what has been read if it differs from what was known, or if
// something else of the blog has changed.
func (f *Folder) take(ctx context.Context, before state, known map[string]*leaf, now state, changed bool) state {
	if ctx.Err() != nil {
		return before
	}
	changed = changed || !f.boundary.IsZero() && !f.now().Before(f.boundary)
	changed = changed || len(now.leaves) != len(before.leaves) || len(now.problems) != len(before.problems)
	for _, l := range now.leaves {
		changed = changed || known[l.id] != l
	}
	if changed {
		f.countAll(ctx, now.leaves)
		f.publish(now, model.Complete)
	}
	return now
}

// reopen opens the folder again when another one has taken its place, as
// git-sync does it, and reports whether that was so.
func (f *Folder) reopen() bool {
	current, err := f.source().Stat(".")
	if err != nil {
		current = nil
	}
	info, err := os.Stat(f.path)
	if err != nil || current != nil && os.SameFile(info, current) {
		return false
	}
	root, err := os.OpenRoot(f.path)
	if err != nil {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.leave(f.src)
	f.src = files.NewRoot(root)
	return true
}

// relearn learns again what the folder is, and reports whether its configuration
// or what lies around it has changed.
func (f *Folder) relearn() bool {
	site, above, err := study(f.source(), f.path, f.options, string(f.opened))
	if err != nil {
		return false // what is around it is being moved
	}
	if site.title == "" {
		site.title = f.site.title
	}
	if above.same(f.above) {
		if above != nil {
			_ = above.Close()
		}
		above = f.above
	}
	if above == f.above && reflect.DeepEqual(site, f.site) {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.above != nil && above != f.above {
		f.leave(f.above)
	}
	f.site, f.above, f.zone = site, above, site.location()
	return true
}
