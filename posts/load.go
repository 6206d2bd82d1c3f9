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

// Libraries are published while a blog is read: the first with at least firstPublishSize
// files, then whenever there are publishGrowth times as many.
const (
	firstPublishSize   = 200
	publishGrowth      = 4
	minPublishInterval = 40 * time.Millisecond
	freeMemoryDelay    = time.Second
	maxCountedWithHead = 200 // files that are short enough to be counted when their heads are read, at most this many
)

// run waits for Begin, reads the whole blog and then follows its changes if Options.Watch is
// set.
func (f *Folder) run(ctx context.Context) {
	defer close(f.stopped)
	select {
	case <-f.started:
	case <-ctx.Done():
	}
	state := f.load(ctx)
	close(f.loaded)
	if ctx.Err() != nil {
		return
	}
	// Reading allocates many times the size of the library. The memory is returned to the
	// system once readers have dropped earlier libraries.
	defer time.AfterFunc(freeMemoryDelay, debug.FreeOSMemory).Stop()
	if f.options.Watch {
		f.follow(ctx, state)
	}
}

// state is the result of reading the folder.
type state struct {
	files    []*parsedFile
	folders  []string            // folders that were walked
	problems []model.FileProblem // problems with folders
}

// load reads the opened file first, then the heads of all files, then the whole texts to
// count their words.
func (f *Folder) load(ctx context.Context) state {
	var last time.Time // last published
	next := firstPublishSize
	named := f.loadOpened()
	s := f.readAll(ctx, named, func(parsed []*parsedFile) {
		if len(parsed) >= next && time.Since(last) > minPublishInterval {
			f.publish(state{files: withOpened(parsed, named)}, model.Reading)
			next, last = len(parsed)*publishGrowth, time.Now()
		}
	})
	if ctx.Err() == nil && needCounting(s.files) {
		f.publish(s, model.Counting)
		f.countAll(ctx, s.files)
	}
	if ctx.Err() == nil {
		f.publish(s, model.Complete)
	}
	return s
}

// loadOpened reads the file that was passed to Open, if any, and publishes it before all
// others are read.
func (f *Folder) loadOpened() map[string]*parsedFile {
	id := string(f.openedFile)
	if id == "" {
		return nil
	}
	l := f.readOne(f.source(), id, id, nil, make([]byte, headSize, maxHeadSize))
	if l == nil || l.post == nil {
		return nil
	}
	f.publish(state{files: []*parsedFile{l}}, model.Reading)
	if !l.post.Counted {
		l.post, _ = f.countOne(l.post, nil)
		f.publish(state{files: []*parsedFile{l}}, model.Reading)
	}
	return map[string]*parsedFile{id: l}
}

// withOpened adds the opened file unless it is there.
func withOpened(parsed []*parsedFile, named map[string]*parsedFile) []*parsedFile {
	for _, l := range named {
		if !slices.Contains(parsed, l) {
			return append(slices.Clip(parsed), l)
		}
	}
	return parsed
}

// readAll reads the heads of all files. Known files that have not changed are kept. progress
// is called with all files so far.
func (f *Folder) readAll(ctx context.Context, known map[string]*parsedFile, progress func([]*parsedFile)) (s state) {
	chunks, read := make(chan batch, 64), make(chan []*parsedFile, 64)
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
				read <- f.readBatch(ctx, src, c, known, buffer)
			}
		})
	}
	go func() {
		workers.Wait()
		close(read)
	}()
	for some := range read {
		s.files = append(s.files, some...)
		progress(s.files)
	}
	return s
}

func needCounting(parsed []*parsedFile) bool {
	return slices.ContainsFunc(parsed, func(l *parsedFile) bool { return l.post != nil && !l.post.Counted })
}

// readBatch reads the heads of a batch of files, until ctx ends.
func (f *Folder) readBatch(ctx context.Context, src files.Source, c batch, known map[string]*parsedFile, buffer []byte) []*parsedFile {
	var err error
	if c.folder != "." {
		if src, err = src.Sub(c.folder); err == nil {
			defer src.Close()
		}
	}
	parsed := make([]*parsedFile, 0, len(c.names))
	for _, name := range c.names {
		if ctx.Err() != nil {
			break
		}
		id := path.Join(c.folder, name)
		if err != nil {
			parsed = append(parsed, &parsedFile{id: id, problem: &model.Problem{Severity: model.Error, Text: files.Explain(err)}})
			continue
		}
		if l := f.readOne(src, id, name, known[id], buffer); l != nil {
			parsed = append(parsed, l)
		}
	}
	return parsed
}

// readOne reads the head of a file. It returns known, which may be nil, if the file has not
// changed or is being written while the blog is followed. Errors and panics become a problem
// of this file.
func (f *Folder) readOne(src files.Source, id, name string, known *parsedFile, buffer []byte) (read *parsedFile) {
	defer func() {
		if fault := recover(); fault != nil {
			read = &parsedFile{id: id, problem: &model.Problem{Severity: model.Error, Text: "the file could not be understood; please report it: " + clean.Line(fmt.Sprint(fault))}}
		}
	}()
	file, info, err := files.OpenRegular(src, name)
	if err != nil {
		return unreadable(id, err, known)
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
			return unreadable(id, err, known)
		}
		l, more := parseFile(f.site, f.zone, id, info, head)
		if more && n > 0 && size < maxHeadSize {
			continue
		}
		if l.post == nil && l.problem == nil && !l.notPost {
			// UTF-16 that is longer than the buffer: parse what has been read.
			l, _ = parseFile(f.site, f.zone, id, truncatedInfo{info, int64(len(head))}, head)
		}
		if l.post != nil && int64(len(head)) >= info.Size() && f.countedWithHead.Add(1) <= maxCountedWithHead {
			l.post = f.site.completePost(l.post, head, 0)
		}
		l.version = versionOf(info)
		if f.options.Watch && f.Library().Stage() == model.Complete && beingWritten(&l, info) {
			f.incomplete.Store(true)
			return known
		}
		return &l
	}
}

// unreadable returns the entry of a file that could not be read: known if that has the same
// error already.
func unreadable(id string, err error, known *parsedFile) *parsedFile {
	text := files.Explain(err)
	if known != nil && known.problem != nil && known.problem.Text == text {
		return known
	}
	return &parsedFile{id: id, problem: &model.Problem{Severity: model.Error, Text: text}}
}

// countAll reads the whole texts of all posts that are not counted yet.
func (f *Folder) countAll(ctx context.Context, parsed []*parsedFile) {
	next := make(chan *parsedFile)
	var workers sync.WaitGroup
	for range f.workers {
		workers.Go(func() {
			var buffer []byte
			for l := range next {
				l.post, buffer = f.countOne(l.post, buffer)
			}
		})
	}
	for _, l := range parsed {
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

// countOne reads the whole text of a post into buffer and returns the completed post. used is
// buffer, or a larger one if it was too small.
func (f *Folder) countOne(p *model.Post, buffer []byte) (counted *model.Post, used []byte) {
	defer func() {
		if fault := recover(); fault != nil {
			updated := *p
			updated.Counted = true
			updated.Problems = append(slices.Clip(updated.Problems), model.Problem{Severity: model.Error, Text: "the text could not be understood; please report it: " + clean.Line(fmt.Sprint(fault))})
			counted = &updated
		}
	}()
	raw, info, err := files.ReadInto(buffer, f.source(), string(p.ID), f.maxBytes)
	if err != nil {
		updated := *p
		updated.Counted = true
		updated.Problems = append(slices.Clip(updated.Problems), model.Problem{Severity: model.Error, Text: files.Explain(err)})
		return &updated, buffer
	}
	var cutAt int64
	if info.Size() > f.maxBytes {
		cutAt = f.maxBytes
	}
	return f.site.completePost(p, raw, cutAt), raw
}

// publish makes a library of the state and signals Changed.
func (f *Folder) publish(s state, stage model.Stage) {
	f.publishedAt, f.nextChange = f.now(), time.Time{}
	b := assemble(s.files, f.site, stage == model.Complete)
	for i, p := range b.posts {
		b.posts[i] = f.finalize(p)
	}
	f.revision++
	contents := f.site.emptyContents()
	contents.Posts, contents.Problems, contents.Skipped = b.posts, slices.Concat(b.problems, s.problems, f.site.problems), b.skipped
	contents.Stage, contents.Revision = stage, f.revision
	f.library.Store(model.NewLibrary(contents))
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

// finalize sets what depends on the address of the blog and on the clock.
func (f *Folder) finalize(p *model.Post) *model.Post {
	shown, gone := f.visibleFrom(p), f.startOfDay(p.Expires)
	f.scheduleChange(shown)
	f.scheduleChange(gone)
	future, expired := shown.After(f.publishedAt), !gone.IsZero() && !gone.After(f.publishedAt)
	address := f.site.publicURL(p)
	if future == p.Future && expired == p.Expired && address == p.URL {
		return p
	}
	updated := *p
	updated.Future, updated.Expired, updated.URL = future, expired, address
	return &updated
}

// visibleFrom returns the time from which on a post is published.
func (f *Folder) visibleFrom(p *model.Post) time.Time {
	dated := p.Time
	if dated.IsZero() {
		dated = f.startOfDay(p.Date)
	}
	if hugoAlone := f.site.generator == hugo && !p.VisibleFrom.IsZero(); hugoAlone || p.VisibleFrom.After(dated) {
		return p.VisibleFrom
	}
	return dated
}

// startOfDay returns the beginning of a day in the blog's time zone, zero for no day.
func (f *Folder) startOfDay(d model.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, f.zone)
}

// scheduleChange notes a time at which the library has to be rebuilt.
func (f *Folder) scheduleChange(t time.Time) {
	if t.After(f.publishedAt) && (f.nextChange.IsZero() || t.Before(f.nextChange)) {
		f.nextChange = t
	}
}
