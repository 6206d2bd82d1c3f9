package posts

import (
	"context"
	"fmt"
	"io"
	"path"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/files"
)

// Libraries are published while a blog is read: the first when there is about
// a screenful to choose from, then each time there are four times as many.
const (
	firstPublished = 200
	growth         = 4
	publishPause   = 40 * time.Millisecond
	settling       = time.Second
	countAtOnce    = 200 // so many small files are counted while their heads are read
)

// run reads the whole blog, as soon as it may, and then, if asked to, follows its changes.
func (f *Folder) run(ctx context.Context) {
	defer close(f.stopped)
	select {
	case <-f.begun:
	case <-ctx.Done():
	}
	state := f.load(ctx)
	close(f.loaded)
	if ctx.Err() != nil {
		return
	}
	// What reading took beyond the library may be many times its size. It is given back when
	// readers have let go of the libraries before the last one.
	defer time.AfterFunc(settling, debug.FreeOSMemory).Stop()
	if f.options.Watch {
		f.follow(ctx, state)
	}
}

// state is what has been read of the folder.
type state struct {
	leaves   []*leaf
	folders  []string            // that were looked into
	problems []model.FileProblem // of folders
}

// load reads first the file that was named, then the heads of all files, then the
// words.
func (f *Folder) load(ctx context.Context) state {
	var last time.Time // of publishing
	next := firstPublished
	named := f.loadNamed()
	s := f.readAll(ctx, named, func(leaves []*leaf) {
		if len(leaves) >= next && time.Since(last) > publishPause {
			f.publish(state{leaves: withNamed(leaves, named)}, model.Reading)
			next, last = len(leaves)*growth, time.Now()
		}
	})
	if ctx.Err() == nil && uncounted(s.leaves) {
		f.publish(s, model.Counting)
		f.countAll(ctx, s.leaves)
	}
	if ctx.Err() == nil {
		f.publish(s, model.Complete)
	}
	return s
}

// loadNamed reads the file that was named to Open and publishes it at once: who named it shall not wait for its neighbours.
func (f *Folder) loadNamed() map[string]*leaf {
	id := string(f.opened)
	if id == "" {
		return nil
	}
	l := f.readOne(f.source(), id, id, nil, make([]byte, headSize, maxHeadSize))
	if l == nil || l.post == nil {
		return nil
	}
	f.publish(state{leaves: []*leaf{l}}, model.Reading)
	if !l.post.Counted {
		l.post, _ = f.countOne(l.post, nil)
		f.publish(state{leaves: []*leaf{l}}, model.Reading)
	}
	return map[string]*leaf{id: l}
}

// withNamed adds the file that was named to what has been read of all files.
func withNamed(leaves []*leaf, named map[string]*leaf) []*leaf {
	for _, l := range named {
		if !slices.Contains(leaves, l) {
			return append(slices.Clip(leaves), l)
		}
	}
	return leaves
}

// readAll reads the heads of all files but those that are known and have not
// changed.
func (f *Folder) readAll(ctx context.Context, known map[string]*leaf, progress func([]*leaf)) (s state) {
	chunks, read := make(chan chunk, 64), make(chan []*leaf, 64)
	src := f.source()
	go func() {
		defer close(chunks)
		s.folders, s.problems = walk(ctx, src, f.site, chunks)
	}()
	var workers sync.WaitGroup
	for range f.workers {
		workers.Go(func() {
			buffer := make([]byte, headSize, maxHeadSize)
			for c := range chunks {
				read <- f.readChunk(ctx, src, c, known, buffer)
			}
		})
	}
	go func() {
		workers.Wait()
		close(read)
	}()
	for some := range read {
		s.leaves = append(s.leaves, some...)
		progress(s.leaves)
	}
	return s
}

func uncounted(leaves []*leaf) bool {
	return slices.ContainsFunc(leaves, func(l *leaf) bool { return l.post != nil && !l.post.Counted })
}

// readChunk reads the heads of the files of a chunk, until ctx ends.
func (f *Folder) readChunk(ctx context.Context, src files.Source, c chunk, known map[string]*leaf, buffer []byte) []*leaf {
	var err error
	if c.folder != "." {
		if src, err = src.Sub(c.folder); err == nil {
			defer src.Close()
		}
	}
	leaves := make([]*leaf, 0, len(c.names))
	for _, name := range c.names {
		if ctx.Err() != nil {
			break
		}
		id := path.Join(c.folder, name)
		if err != nil {
			leaves = append(leaves, &leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: files.Explain(err)}})
			continue
		}
		if l := f.readOne(src, id, name, known[id], buffer); l != nil {
			leaves = append(leaves, l)
		}
	}
	return leaves
}

// readOne reads as much of a file as tells its metadata, unless it is as it was
// when known was read, or is being written while the blog is followed: then it is
// known, which may be nil.
// Whatever goes wrong stays with this file.
func (f *Folder) readOne(src files.Source, id, name string, known *leaf, buffer []byte) (read *leaf) {
	defer func() {
		if fault := recover(); fault != nil {
			read = &leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: "the file could not be understood; please report it: " + clean.Line(fmt.Sprint(fault))}}
		}
	}()
	file, info, err := files.OpenRegular(src, name)
	if err != nil {
		return refused(id, err, known)
	}
	defer file.Close()
	if known != nil && known.version.Size == info.Size() && known.version.ModTime.Equal(info.ModTime()) {
		return known
	}
	head := buffer[:0]
	for size := headSize; ; size = maxHeadSize {
		n, err := io.ReadFull(file, buffer[len(head):size])
		head = buffer[:len(head)+n]
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return refused(id, err, known)
		}
		l, more := readLeaf(f.site, f.zone, id, info, head)
		if more && n > 0 && size < maxHeadSize {
			continue
		}
		if l.post == nil && l.problem == nil && !l.foreign {
			// UTF-16 whose end is out of reach: read what there is as text.
			l, _ = readLeaf(f.site, f.zone, id, shortened{info, int64(len(head))}, head)
		}
		if l.post != nil && int64(len(head)) >= info.Size() && f.counted.Add(1) <= countAtOnce {
			l.post = f.site.count(l.post, head, 0)
		}
		l.version = versionOf(info)
		if f.options.Watch && f.Library().Stage() == model.Complete && beingWritten(&l, info) {
			f.unfinished.Store(true)
			return known
		}
		return &l
	}
}

// refused is a file that could not be read; the same leaf as before when
// nothing is new about it.
func refused(id string, err error, known *leaf) *leaf {
	text := files.Explain(err)
	if known != nil && known.problem != nil && known.problem.Text == text {
		return known
	}
	return &leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: text}}
}

// countAll counts the words of all posts that are not counted yet.
func (f *Folder) countAll(ctx context.Context, leaves []*leaf) {
	next := make(chan *leaf)
	var workers sync.WaitGroup
	for range f.workers {
		workers.Go(func() {
			var buffer []byte
			for l := range next {
				l.post, buffer = f.countOne(l.post, buffer)
			}
		})
	}
	for _, l := range leaves {
		if l.post == nil || l.post.Counted {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		next <- l
	}
	close(next)
	workers.Wait()
}

// countOne completes a post with what its whole text tells, which is read into a buffer; used
// is that, or the larger one that was needed.
func (f *Folder) countOne(p *model.Post, buffer []byte) (counted *model.Post, used []byte) {
	defer func() {
		if fault := recover(); fault != nil {
			twin := *p
			twin.Counted = true
			twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], model.Problem{Severity: model.Error, Text: "the text could not be understood; please report it: " + clean.Line(fmt.Sprint(fault))})
			counted = &twin
		}
	}()
	raw, info, err := files.ReadInto(buffer, f.source(), string(p.ID), f.maxBytes)
	if err != nil {
		twin := *p
		twin.Counted = true
		twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], model.Problem{Severity: model.Error, Text: files.Explain(err)})
		return &twin, buffer
	}
	var cutAt int64
	if info.Size() > f.maxBytes {
		cutAt = f.maxBytes
	}
	return f.site.count(p, raw, cutAt), raw
}

// publish makes a library of what has been read and tells whoever waits for it.
func (f *Folder) publish(s state, stage model.Stage) {
	f.moment, f.boundary = f.now(), time.Time{}
	b := settle(s.leaves, f.site, stage == model.Complete)
	for i, p := range b.posts {
		b.posts[i] = f.finish(p)
	}
	f.revision++
	contents := f.site.contents()
	contents.Posts, contents.Problems, contents.Skipped = b.posts, slices.Concat(b.problems, s.problems, f.site.problems), b.skipped
	contents.Stage, contents.Revision = stage, f.revision
	f.library.Store(model.NewLibrary(contents))
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

// finish adds what depends on the blog's address and on the clock.
func (f *Folder) finish(p *model.Post) *model.Post {
	shown, gone := f.shownFrom(p), f.start(p.Expires)
	f.awaits(shown)
	f.awaits(gone)
	future, expired := shown.After(f.moment), !gone.IsZero() && !gone.After(f.moment)
	address := f.site.published(p)
	if future == p.Future && expired == p.Expired && address == p.URL {
		return p
	}
	twin := *p
	twin.Future, twin.Expired, twin.URL = future, expired, address
	return &twin
}

// shownFrom is when a post stops being one of the future.
func (f *Folder) shownFrom(p *model.Post) time.Time {
	dated := p.Time
	if dated.IsZero() {
		dated = f.start(p.Date)
	}
	if hugoAlone := f.site.generator == hugo && !p.VisibleFrom.IsZero(); hugoAlone || p.VisibleFrom.After(dated) {
		return p.VisibleFrom
	}
	return dated
}

// start is the beginning of a day in the blog's zone, zero for no day.
func (f *Folder) start(d model.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, f.zone)
}

// awaits notes a moment at which the library has to be made anew.
func (f *Folder) awaits(t time.Time) {
	if t.After(f.moment) && (f.boundary.IsZero() || t.Before(f.boundary)) {
		f.boundary = t
	}
}
