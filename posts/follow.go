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
	debounceTime           = 100 * time.Millisecond // without events, before files are read again
	minPollInterval        = time.Second            // between looks when there are no events
	pollIntervalWithEvents = 10 * time.Second       // the same when there are
	maxPollInterval        = time.Minute
	pollCostFactor         = 50
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
		f.reportPolling(err)
	}
	took := time.Duration(0)
	looked := false // since events are had
	for ctx.Err() == nil {
		pause := minPollInterval
		if watcher != nil && f.watchAll(watcher, f.watchFolders(s)) && !files.IsRemote(f.path) {
			pause = pollIntervalWithEvents
		}
		pause = min(max(pause, took*pollCostFactor), maxPollInterval)
		if f.incomplete.Swap(false) {
			pause = debounceTime
		}
		n, goesOn := f.awaitChanges(ctx, events, faults, f.waitTime(looked, pause))
		if !goesOn {
			return
		}
		looked = looked || n.all
		start := time.Now()
		if f.reopen() && watcher != nil {
			for _, name := range watcher.WatchList() {
				_ = watcher.Remove(name) // it names the old folder
			}
			looked, n.all = false, true
		}
		if ids, few := f.changedPosts(n, s); few {
			s = f.rescanFiles(ctx, s, ids, n.hasPictures())
		} else {
			s = f.rescan(ctx, s)
			took = time.Since(start)
		}
	}
}

// awaitChanges returns what is to be read again: what events tell, or everything when it is
// asked for, when events were lost or when a time has passed without any of the
// blog's. It returns false when ctx ends.
func (f *Folder) awaitChanges(ctx context.Context, events <-chan fsnotify.Event, faults <-chan error, most time.Duration) (changes, bool) {
	due := time.After(most)
	for {
		select {
		case <-ctx.Done():
			return changes{}, false
		case e := <-events:
			if !f.isRelevant(e) {
				continue
			}
			n := changes{}
			n.add(f, e)
			f.debounce(ctx, events, &n)
			return n, true
		case <-faults:
		case <-f.reloads:
		case <-due:
		}
		return changes{all: true}, true
	}
}

// waitTime is how long to wait for events: not at all at first, since what
// happened between reading and watching has no event, and no longer than until
// a post of the future is to appear.
func (f *Folder) waitTime(looked bool, pause time.Duration) time.Duration {
	if !looked {
		return 0
	}
	if !f.nextChange.IsZero() {
		pause = min(pause, max(f.nextChange.Sub(f.now()), 0)+time.Millisecond)
	}
	return pause
}

// isRelevant reports whether an event is the blog's: in the folder above it only
// its own name counts.
func (f *Folder) isRelevant(e fsnotify.Event) bool {
	return filepath.Dir(e.Name) != filepath.Dir(f.path) || e.Name == f.path
}

// watchFolders are the folders of the blog, and those that its configuration may lie in.
func (f *Folder) watchFolders(s state) []string {
	folders := slices.Clone(s.folders)
	for _, name := range configFolders {
		name = path.Join(f.site.projectFolder, name)
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
			f.reportPolling(err)
			all = false
		}
	}
	return all
}

// reportPolling tells once that changes are not heard of but looked for.
func (f *Folder) reportPolling(err error) {
	why := clean.Line(err.Error())
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		why = "the system lets nobody watch more folders (on Linux fs.inotify.max_user_watches and max_user_instances)"
	}
	f.reportedPolling.Do(func() {
		f.notices <- "Changes may take longer to appear: " + why
	})
}

// Reload has every file looked at, if the folder is watched: what has changed is
// signalled as ever.
func (f *Folder) Reload() {
	select {
	case f.reloads <- struct{}{}:
	default: // it was asked for already
	}
}

// Notices tells what the reader of a blog should know about how it is followed.
func (f *Folder) Notices() <-chan string { return f.notices }

// debounce waits until a storm of the blog's events is over, but not for ever.
func (f *Folder) debounce(ctx context.Context, events <-chan fsnotify.Event, n *changes) {
	over, calm := time.After(10*debounceTime), time.NewTimer(debounceTime)
	defer calm.Stop()
	for {
		select {
		case e := <-events:
			if f.isRelevant(e) {
				n.add(f, e)
				calm.Reset(debounceTime)
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

// rescan reads what has changed since a state was read and publishes a new
// library if anything has. Under another configuration everything is read again:
// it may mean something else.
func (f *Folder) rescan(ctx context.Context, before state) state {
	known := make(map[string]*parsedFile, len(before.files))
	if !f.reloadSite() {
		for _, l := range before.files {
			known[l.id] = l
		}
	}
	return f.publishChanges(ctx, before, known, f.readAll(ctx, known, func([]*parsedFile) {}), false)
}

// publishChanges publishes what has been read if it differs from what was known, or if
// something else of the blog has changed.
func (f *Folder) publishChanges(ctx context.Context, before state, known map[string]*parsedFile, now state, changed bool) state {
	if ctx.Err() != nil {
		return before
	}
	changed = changed || !f.nextChange.IsZero() && !f.now().Before(f.nextChange)
	changed = changed || len(now.files) != len(before.files) || len(now.problems) != len(before.problems)
	for _, l := range now.files {
		changed = changed || known[l.id] != l
	}
	if changed {
		f.countAll(ctx, now.files)
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
	f.retire(f.src)
	f.src = files.NewRoot(root)
	return true
}

// reloadSite learns again what the folder is, and reports whether its configuration
// or what lies around it has changed.
func (f *Folder) reloadSite() bool {
	site, above, err := detectSite(f.source(), f.path, f.options, string(f.openedFile))
	if err != nil {
		return false // what is around it is being moved
	}
	if site.title == "" {
		site.title = f.site.title
	}
	if above.same(f.outer) {
		if above != nil {
			_ = above.Close()
		}
		above = f.outer
	}
	if above == f.outer && reflect.DeepEqual(site, f.site) {
		return false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.outer != nil && above != f.outer {
		f.retire(f.outer)
	}
	f.site, f.outer, f.zone = site, above, site.zone()
	return true
}
