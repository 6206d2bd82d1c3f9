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

// Changes are noticed by events of the file system. All files are also checked from time to
// time, which finds what has no events, such as changes on network file systems.
const (
	debounceTime           = 100 * time.Millisecond // without events, before files are read again
	minPollInterval        = time.Second            // between checks without events
	pollIntervalWithEvents = 10 * time.Second       // between checks with events
	maxPollInterval        = time.Minute
	pollCostFactor         = 50 // minimum interval as a multiple of how long a check takes
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
	scanTime := time.Duration(0)
	scanned := false // all files have been checked since the watcher was set up
	for ctx.Err() == nil {
		pause := minPollInterval
		if watcher != nil && f.watchAll(watcher, f.watchFolders(s)) && !files.IsRemote(f.path) {
			pause = pollIntervalWithEvents
		}
		pause = min(max(pause, scanTime*pollCostFactor), maxPollInterval)
		if f.incomplete.Swap(false) {
			pause = debounceTime
		}
		n, running := f.awaitChanges(ctx, events, faults, f.waitTime(scanned, pause))
		if !running {
			return
		}
		scanned = scanned || n.all
		start := time.Now()
		if f.reopen() && watcher != nil {
			for _, name := range watcher.WatchList() {
				_ = watcher.Remove(name) // it watches the old folder
			}
			scanned, n.all = false, true
		}
		if ids, few := f.changedPosts(n, s); few {
			s = f.rescanFiles(ctx, s, ids, n.hasPictures())
		} else {
			s = f.rescan(ctx, s)
			scanTime = time.Since(start)
		}
	}
}

// awaitChanges waits for events and returns what has to be read again: what they name, or all
// files after Reload, after lost events or after the time most. It returns false if ctx ends.
func (f *Folder) awaitChanges(ctx context.Context, events <-chan fsnotify.Event, faults <-chan error, timeout time.Duration) (changes, bool) {
	due := time.After(timeout)
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

// waitTime returns how long to wait for events: not at all at first, since changes between
// reading and watching have no events, and no longer than until a post appears or expires.
func (f *Folder) waitTime(scanned bool, pause time.Duration) time.Duration {
	if !scanned {
		return 0
	}
	if !f.nextChange.IsZero() {
		pause = min(pause, max(f.nextChange.Sub(f.now()), 0)+time.Millisecond)
	}
	return pause
}

// isRelevant reports whether an event concerns the blog. In the parent folder, only the
// blog's own name does.
func (f *Folder) isRelevant(e fsnotify.Event) bool {
	return filepath.Dir(e.Name) != filepath.Dir(f.path) || e.Name == f.path
}

// watchFolders returns the folders to watch: those of the blog and of its configuration.
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

// watchAll watches all folders. It returns false if some can't be watched.
func (f *Folder) watchAll(w *fsnotify.Watcher, folders []string) bool {
	watched := make(map[string]bool)
	for _, name := range w.WatchList() {
		watched[name] = true
	}
	all := true
	if above := filepath.Dir(f.path); !watched[above] {
		_ = w.Add(above) // to notice that the folder itself is replaced
	}
	for _, folder := range folders {
		full := filepath.Join(f.path, filepath.FromSlash(folder))
		if watched[full] {
			continue
		}
		err := w.Add(full)
		if errors.Is(err, fs.ErrNotExist) {
			continue // deleted, for which its parent has an event
		}
		if err != nil {
			f.reportPolling(err)
			all = false
		}
	}
	return all
}

// reportPolling sends a notice, once, that changes are found by polling.
func (f *Folder) reportPolling(err error) {
	why := clean.Line(err.Error())
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) {
		why = "the system lets nobody watch more folders (on Linux fs.inotify.max_user_watches and max_user_instances)"
	}
	f.reportedPolling.Do(func() {
		f.notices <- "Changes may take longer to appear: " + why
	})
}

// Reload checks all files, if the folder is watched. Changes are signalled as usual.
func (f *Folder) Reload() {
	select {
	case f.reloads <- struct{}{}:
	default: // already requested
	}
}

// Notices receives messages for the reader about how changes are followed.
func (f *Folder) Notices() <-chan string { return f.notices }

// debounce collects changes until there have been no events for debounceTime, or for at most
// ten times as long.
func (f *Folder) debounce(ctx context.Context, events <-chan fsnotify.Event, n *changes) {
	deadline, quiet := time.After(10*debounceTime), time.NewTimer(debounceTime)
	defer quiet.Stop()
	for {
		select {
		case e := <-events:
			if f.isRelevant(e) {
				n.add(f, e)
				quiet.Reset(debounceTime)
			}
		case <-quiet.C:
			return
		case <-deadline:
			return
		case <-ctx.Done():
			return
		}
	}
}

// rescan reads all files that have changed since before and publishes a new library if any
// has. If the configuration has changed, all files are read again.
func (f *Folder) rescan(ctx context.Context, before state) state {
	known := make(map[string]*parsedFile, len(before.files))
	if !f.reloadSite() {
		for _, l := range before.files {
			known[l.id] = l
		}
	}
	return f.publishChanges(ctx, before, known, f.readAll(ctx, known, func([]*parsedFile) {}), false)
}

// publishChanges publishes the new state if it differs from before or if changed is set.
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

// reopen opens the folder again if another one has replaced it, as git-sync does. It reports
// whether that was so.
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

// reloadSite detects the site again, and reports whether its configuration or the surrounding
// site has changed.
func (f *Folder) reloadSite() bool {
	site, above, err := detectSite(f.source(), f.path, f.options, string(f.openedFile))
	if err != nil {
		return false // the surrounding folders are being moved
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
