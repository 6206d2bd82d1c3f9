// Package marks stores the marks of readers: which posts were read, favourites, reading
// positions and which posts were seen. Each blog has a journal, an append-only file that
// several programs may write at once and that survives a crash at any moment.
// docs/memory.md describes the format. It is used only for local readers, not over SSH.
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

// writeDelay is how long changes are collected before they are written.
const writeDelay = 250 * time.Millisecond

// closeTimeout limits how long Close waits for the last write.
const closeTimeout = 3 * time.Second

// visitGap is the time after which a start of the program is a new visit.
const visitGap = 30 * time.Minute

// Store holds the marks of one blog. It is safe for concurrent use.
type Store struct {
	now     func() time.Time
	wake    chan struct{}
	closing chan struct{}
	close   sync.Once
	closed  chan struct{}
	failed  chan error

	journalMu     sync.Mutex // guards the fields below; held during file access, before mu
	journal       journal
	loaded        bool
	firstRun      bool  // there were no journals at all
	visitRecorded bool  // recordVisit has been called
	newSince      int64 // posts first seen later are new; Unix milliseconds

	mu              sync.Mutex // guards the fields below; held only briefly
	state           *state
	pending         pending
	lastTime        int64 // newest timestamp of any record, Unix milliseconds
	failureReported bool  // at most one error is sent to failed
}

// Open returns the store of the blog in the folder blog. Journals are kept in the folder
// home. Nothing is read or written yet.
func Open(home, blog string) *Store {
	s := &Store{
		now: time.Now, journal: newJournal(home, blog), state: newState(),
		wake: make(chan struct{}, 1), closing: make(chan struct{}), closed: make(chan struct{}), failed: make(chan error, 1),
	}
	go s.run()
	return s
}

// Failed receives at most one error, if marks cannot be read or written. The store remains
// usable without persistence.
func (s *Store) Failed() <-chan error { return s.failed }

// Recall returns the marks of the posts of lib. The first call reads the journal. When all
// posts are known, marks of renamed files are moved. It may block on the disk.
func (s *Store) Recall(lib *model.Library) model.Memory {
	s.journalMu.Lock()
	defer s.journalMu.Unlock()
	s.load()
	allLoaded := lib.Stage() != model.Reading
	if allLoaded && s.journal.isNew {
		s.adoptMovedBlog(lib)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if allLoaded {
		s.moveMarks(lib)
		s.recordVisit(lib)
	}
	memory := model.Memory{Marks: make(map[model.ID]model.Mark), New: make(map[model.ID]bool), FirstRun: s.firstRun}
	for path, p := range s.state.posts {
		if mark := p.mark(); mark != (model.Mark{}) {
			memory.Marks[model.ID(path)] = mark
		}
	}
	if allLoaded {
		for _, p := range allPosts(lib) {
			if first := s.state.firstSeen(p); first > s.newSince && first != neverSeen {
				memory.New[p.ID] = true
			}
		}
	}
	return memory
}

// Keep stores the changed fields of a mark. It returns at once; the change is written
// within a second.
func (s *Store) Keep(p *model.Post, before, after model.Mark) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r, changed := diff(p, before, after); changed {
		r.At = s.nextTime()
		s.add(r)
	}
}

// Close writes pending changes. It returns an error that was not received from Failed. It
// may be called several times.
func (s *Store) Close() error {
	s.close.Do(func() { close(s.closing) })
	select {
	case <-s.closed:
	case <-time.After(closeTimeout):
		return errors.New("what was read last is not remembered: the disk does not answer")
	}
	select {
	case err := <-s.failed:
		return err
	default:
		return nil
	}
}

// nextTime returns a timestamp later than all known ones, so that the last change wins even
// if the clock was set back. The caller holds mu.
func (s *Store) nextTime() int64 {
	s.lastTime = max(s.now().UnixMilli(), s.lastTime+1)
	return s.lastTime
}

// add applies a record and schedules it to be written. The caller holds mu.
func (s *Store) add(r record) {
	s.state.apply(r)
	s.pending.add(r)
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// run writes changes until the store is closed.
func (s *Store) run() {
	defer close(s.closed)
	for {
		select {
		case <-s.wake:
		case <-s.closing:
			s.write()
			return
		}
		select {
		case <-time.After(writeDelay):
		case <-s.closing:
		}
		s.write()
	}
}

// write appends the pending records to the journal. If that fails they stay pending.
func (s *Store) write() {
	s.journalMu.Lock()
	defer s.journalMu.Unlock()
	s.mu.Lock()
	records := s.pending.drain()
	s.mu.Unlock()
	if len(records) == 0 {
		return
	}
	s.load()
	if err := s.journal.append(records); err != nil {
		s.mu.Lock()
		s.pending.requeue(records)
		s.mu.Unlock()
		s.reportFailure(notRemembered(err))
	}
}

// notRemembered wraps err in a message that names the reason before the path.
func notRemembered(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return fmt.Errorf("what you read is not remembered: %w: %s", pathError.Err, pathError.Path)
	}
	return fmt.Errorf("what you read is not remembered: %w", err)
}

// reportFailure sends err to failed, unless an error was sent before.
func (s *Store) reportFailure(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.failureReported {
		s.failureReported = true
		s.failed <- err
	}
}

// load reads the journal once. The caller holds journalMu.
func (s *Store) load() {
	if s.loaded {
		return
	}
	s.loaded = true
	s.firstRun = len(journalPaths(s.journal.dir)) == 0
	records, err := s.journal.read()
	if err != nil {
		s.reportFailure(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range records {
		s.state.apply(r)
	}
	for r := range s.state.records() {
		s.lastTime = max(s.lastTime, r.At)
	}
}

// recordVisit sets newSince and records which posts were seen. The caller holds both
// mutexes.
func (s *Store) recordVisit(lib *model.Library) {
	if !s.visitRecorded {
		s.visitRecorded = true
		now := s.now().UnixMilli()
		last := s.state.visit
		switch {
		case last.time == 0:
			s.newSince = now
		case now-last.time < visitGap.Milliseconds():
			s.newSince = last.newSince
		default:
			s.newSince = last.time
		}
		s.add(record{At: now, Visit: &visit{s.newSince}})
	}
	var added []uint32
	for _, p := range allPosts(lib) {
		if s.state.firstSeen(p) == neverSeen {
			added = append(added, pathDigest(p), uint32(nameDigest(p)))
		}
	}
	if len(added) > 0 && len(s.state.seen)+len(added) <= maxSeen {
		at := s.newSince
		if len(s.state.seen) > 0 {
			at = max(s.now().UnixMilli(), s.newSince+1)
		}
		for _, chunk := range chunkDigests(added) {
			s.add(record{At: at, Seen: chunk})
		}
	}
}

// allPosts returns all posts and pages of a library, hidden ones included.
func allPosts(lib *model.Library) []*model.Post {
	return lib.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true})
}

// nameDigest returns a digest of a post's title and date.
func nameDigest(p *model.Post) uint64 {
	return digestOf(fmt.Sprintf("%s\x00%04d-%02d-%02d", p.Title, p.Date.Year, p.Date.Month, p.Date.Day))
}

// pathDigest returns a digest of a post's path.
func pathDigest(p *model.Post) uint32 { return uint32(digestOf("path\x00" + string(p.ID))) }

func digestOf(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}
