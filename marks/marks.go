// Package marks keeps what a reader leaves behind in a blog: which posts were
// read, which are favourites, where reading stopped and which posts were there.
// Each blog has a journal, a file that several programs may append to at once
// and that a program killed at any moment leaves whole. docs/memory.md describes
// the format. The package is for readers at home: nothing is kept for others.
package marks

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"sync"
	"time"

	"blogtui/model"
)

// pause is how long changes are gathered before they are written.
const pause = 250 * time.Millisecond

// patience is how long Close waits for the last changes to be written.
const patience = 3 * time.Second

// sitting is the time after which another start is another visit.
const sitting = 30 * time.Minute

// Store remembers what is left behind in one blog. Its methods may be called
// from any goroutine.
type Store struct {
	now     func() time.Time
	wake    chan struct{}
	closing chan struct{}
	close   sync.Once
	closed  chan struct{}
	failed  chan error

	disk    sync.Mutex // held while the journal is read or written
	journal journal
	loaded  bool
	first   bool  // there was no journal of any blog
	visited bool  // this visit is written down
	since   int64 // posts first seen later are new; Unix milliseconds

	mu      sync.Mutex // held for moments
	state   *state
	pending pending
	last    int64 // the newest stamp, Unix milliseconds
	told    bool  // of a failure
}

// Open returns the keeper of the blog in a folder, which keeps its journal in
// the folder home. Nothing is read or written yet.
func Open(home, blog string) *Store {
	k := &Store{
		now: time.Now, journal: newJournal(home, blog), state: newState(),
		wake: make(chan struct{}, 1), closing: make(chan struct{}), closed: make(chan struct{}), failed: make(chan error, 1),
	}
	go k.run()
	return k
}

// Failed receives, at most once, why nothing can be stored any more, or why what was
// stored could not be read. Reading goes on without it.
func (k *Store) Failed() <-chan error { return k.failed }

// Recall returns what is remembered of the posts of lib. Marks of files that
// were renamed are carried over as soon as every post is known. It reads the
// journal when called first, and may take its time.
func (k *Store) Recall(lib *model.Library) model.Memory {
	k.disk.Lock()
	defer k.disk.Unlock()
	k.load()
	known := lib.Stage() != model.Reading
	if known && k.journal.fresh {
		k.adopt(lib)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if known {
		k.carry(lib)
		k.visit(lib)
	}
	memory := model.Memory{Marks: make(map[model.ID]model.Mark), New: make(map[model.ID]bool), FirstRun: k.first}
	for path, p := range k.state.posts {
		if mark := p.mark(); mark != (model.Mark{}) {
			memory.Marks[model.ID(path)] = mark
		}
	}
	if known {
		for _, p := range everything(lib) {
			if first := k.state.firstSeen(p); first > k.since && first != never {
				memory.New[p.ID] = true
			}
		}
	}
	return memory
}

// Keep remembers in what way a reader has changed the mark of a post. It returns
// at once; the change is on the disk within a second.
func (k *Store) Keep(p *model.Post, before, after model.Mark) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if r, changed := change(p, before, after); changed {
		r.At = k.stamp()
		k.add(r)
	}
}

// Close writes what is not written yet and returns the error if that failed and
// Failed has not told it. It may be called several times.
func (k *Store) Close() error {
	k.close.Do(func() { close(k.closing) })
	select {
	case <-k.closed:
	case <-time.After(patience):
		return errors.New("what was read last is not remembered: the disk does not answer")
	}
	select {
	case err := <-k.failed:
		return err
	default:
		return nil
	}
}

// stamp is a time later than any that is known, so that what is done last wins
// also when the clock was set back.
func (k *Store) stamp() int64 {
	k.last = max(k.now().UnixMilli(), k.last+1)
	return k.last
}

// add applies a change and has it written.
func (k *Store) add(r record) {
	k.state.apply(r)
	k.pending.add(r)
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// run writes changes until the keeper is closed.
func (k *Store) run() {
	defer close(k.closed)
	for {
		select {
		case <-k.wake:
		case <-k.closing:
			k.write()
			return
		}
		select {
		case <-time.After(pause):
		case <-k.closing:
		}
		k.write()
	}
}

// write appends what is pending to the journal; what can't be written waits for
// the next time.
func (k *Store) write() {
	k.disk.Lock()
	defer k.disk.Unlock()
	k.mu.Lock()
	records := k.pending.take()
	k.mu.Unlock()
	if len(records) == 0 {
		return
	}
	k.load()
	if err := k.journal.append(records); err != nil {
		k.mu.Lock()
		k.pending.putBack(records)
		k.mu.Unlock()
		k.fail(unremembered(err))
	}
}

// unremembered wraps an error so that the reason comes first, and then the path.
func unremembered(err error) error {
	var fault *fs.PathError
	if errors.As(err, &fault) {
		return fmt.Errorf("what you read is not remembered: %w: %s", fault.Err, fault.Path)
	}
	return fmt.Errorf("what you read is not remembered: %w", err)
}

// fail reports a failure unless one was reported before.
func (k *Store) fail(err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if !k.told {
		k.told = true
		k.failed <- err
	}
}

// load reads the journal once.
func (k *Store) load() {
	if k.loaded {
		return
	}
	k.loaded = true
	k.first = len(journals(k.journal.home)) == 0
	records, err := k.journal.read()
	if err != nil {
		k.fail(err)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, r := range records {
		k.state.apply(r)
	}
	for r := range k.state.all() {
		k.last = max(k.last, r.At)
	}
}

// visit records that the posts of lib have been seen, and from when on posts are new.
func (k *Store) visit(lib *model.Library) {
	if !k.visited {
		k.visited = true
		now := k.now().UnixMilli()
		last := k.state.visit
		switch {
		case last.at == 0:
			k.since = now
		case now-last.at < sitting.Milliseconds():
			k.since = last.since
		default:
			k.since = last.at
		}
		k.add(record{At: now, Visit: &visit{k.since}})
	}
	var unseen []uint32
	for _, p := range everything(lib) {
		if k.state.firstSeen(p) == never {
			unseen = append(unseen, pathSign(p), uint32(nameOf(p)))
		}
	}
	if len(unseen) > 0 && len(k.state.seen)+len(unseen) <= mostSeen {
		at := k.since
		if len(k.state.seen) > 0 {
			at = max(k.now().UnixMilli(), k.since+1)
		}
		for _, chunk := range chunks(unseen) {
			k.add(record{At: at, Seen: chunk})
		}
	}
}

// everything is every post and page of a library.
func everything(lib *model.Library) []*model.Post {
	return lib.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true})
}

// nameOf is a digest of a post's title and date.
func nameOf(p *model.Post) uint64 {
	return digest(fmt.Sprintf("%s\x00%04d-%02d-%02d", p.Title, p.Date.Year, p.Date.Month, p.Date.Day))
}

// pathSign is a short digest of a post's path.
func pathSign(p *model.Post) uint32 { return uint32(digest("path\x00" + string(p.ID))) }

func digest(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}
