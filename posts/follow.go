package posts

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"blogtui/model"

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
	watcher, err := fsnotify.NewWatcher()
	var events chan fsnotify.Event
	var faults chan error
	if err == nil {
		defer watcher.Close()
		events, faults = watcher.Events, watcher.Errors
	}
	took := time.Duration(0)
	looked := false // since events are had
	for ctx.Err() == nil {
		pause := leastPause
		if watcher != nil && f.watchAll(watcher, s.folders) {
			pause = eventsPause
		}
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			if !f.concerns(e) {
				continue
			}
			quiet(ctx, events)
		case <-faults: // events were lost
		case <-time.After(f.untilLook(looked, min(max(pause, took*pauseFactor), mostPause))):
		}
		looked = true
		start := time.Now()
		if f.reopen() && watcher != nil {
			for _, name := range watcher.WatchList() {
				_ = watcher.Remove(name) // it names the old folder
			}
			looked = false
		}
		s = f.look(ctx, s)
		took = time.Since(start)
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
		if !watched[full] && w.Add(full) != nil {
			all = false
		}
	}
	return all
}

// quiet waits until a storm of events is over, but not for ever.
func quiet(ctx context.Context, events <-chan fsnotify.Event) {
	over := time.After(10 * settleTime)
	for {
		select {
		case <-events:
		case <-time.After(settleTime):
			return
		case <-over:
			return
		case <-ctx.Done():
			return
		}
	}
}

// look reads what has changed since a state was read and publishes a new
// library if anything has.
func (f *Folder) look(ctx context.Context, before state) state {
	known := make(map[string]*leaf, len(before.leaves))
	for _, l := range before.leaves {
		known[l.id] = l
	}
	now := f.readAll(ctx, known, func([]*leaf) {})
	if ctx.Err() != nil {
		return before
	}
	changed := !f.boundary.IsZero() && !f.now().Before(f.boundary)
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
	current, err := f.source().stat(".")
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
	f.sources = append(f.sources, newRootSource(root))
	if len(f.sources) > 3 {
		f.sources[0].close()
		f.sources = f.sources[1:]
	}
	return true
}
