package posts

import (
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"

	"blogtui/model"
	"blogtui/model/clean"
)

// Libraries are published while a blog is read: the first when there is about
// a screenful to choose from, then each time there are four times as many.
const (
	firstPublished = 200
	growth         = 4
	countAtOnce    = 200 // so many small files are counted while their heads are read
)

// load reads the whole blog: first the heads of all files, then the words.
func (f *Folder) load(ctx context.Context) {
	defer close(f.loaded)
	chunks, read := make(chan chunk, 64), make(chan []*leaf, 64)
	var problems []model.FileProblem
	go func() {
		defer close(chunks)
		problems = walk(ctx, f.src, f.site, chunks)
	}()
	var workers sync.WaitGroup
	for range f.workers {
		workers.Go(func() {
			buffer := make([]byte, headSize, maxHeadSize)
			for c := range chunks {
				read <- f.readChunk(c, buffer)
			}
		})
	}
	go func() {
		workers.Wait()
		close(read)
	}()
	var leaves []*leaf
	for next := firstPublished; ; {
		some, more := <-read
		if !more {
			break
		}
		leaves = append(leaves, some...)
		if len(leaves) >= next {
			f.publish(leaves, nil, model.Reading)
			next = len(leaves) * growth
		}
	}
	if ctx.Err() != nil {
		return
	}
	slices.SortFunc(leaves, func(a, b *leaf) int { return strings.Compare(a.id, b.id) })
	if uncounted(leaves) {
		f.publish(leaves, problems, model.Counting)
		f.countAll(ctx, leaves)
	}
	if ctx.Err() == nil {
		f.publish(leaves, problems, model.Complete)
	}
}

func uncounted(leaves []*leaf) bool {
	return slices.ContainsFunc(leaves, func(l *leaf) bool { return l.post != nil && !l.post.Counted })
}

// readChunk reads the heads of the files of a chunk.
func (f *Folder) readChunk(c chunk, buffer []byte) []*leaf {
	src, err := f.src, error(nil)
	if c.folder != "." {
		if src, err = f.src.in(c.folder); err == nil {
			defer src.close()
		}
	}
	leaves := make([]*leaf, 0, len(c.names))
	for _, name := range c.names {
		id := path.Join(c.folder, name)
		if err != nil {
			leaves = append(leaves, &leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: refusal(err)}})
			continue
		}
		l := f.readOne(src, id, name, buffer)
		leaves = append(leaves, &l)
	}
	return leaves
}

// readOne reads as much of a file as tells its metadata. Whatever goes wrong
// stays with this file.
func (f *Folder) readOne(src source, id, name string, buffer []byte) (l leaf) {
	defer func() {
		if fault := recover(); fault != nil {
			l = leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: "the file could not be understood; please report it: " + clean.Line(fmt.Sprint(fault))}}
		}
	}()
	file, info, err := openRegular(src, name)
	if err != nil {
		return leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: refusal(err)}}
	}
	defer file.Close()
	head := buffer[:0]
	for size := headSize; ; size = maxHeadSize {
		n, err := io.ReadFull(file, buffer[len(head):size])
		head = buffer[:len(head)+n]
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return leaf{id: id, problem: &model.Problem{Severity: model.Error, Text: refusal(err)}}
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
			l.post = count(l.post, head, 0)
		}
		return l
	}
}

// countAll counts the words of all posts that are not counted yet.
func (f *Folder) countAll(ctx context.Context, leaves []*leaf) {
	next := make(chan *leaf)
	var workers sync.WaitGroup
	for range f.workers {
		workers.Go(func() {
			for l := range next {
				l.post = f.countOne(l.post)
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

func (f *Folder) countOne(p *model.Post) (counted *model.Post) {
	defer func() {
		if fault := recover(); fault != nil {
			twin := *p
			twin.Counted = true
			twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], model.Problem{Severity: model.Error, Text: "the text could not be understood; please report it: " + clean.Line(fmt.Sprint(fault))})
			counted = &twin
		}
	}()
	raw, info, err := readFile(f.src, string(p.ID), f.maxBytes)
	if err != nil {
		twin := *p
		twin.Counted = true
		twin.Problems = append(twin.Problems[:len(twin.Problems):len(twin.Problems)], model.Problem{Severity: model.Error, Text: refusal(err)})
		return &twin
	}
	var cutAt int64
	if info.Size() > f.maxBytes {
		cutAt = f.maxBytes
	}
	return count(p, raw, cutAt)
}

// publish makes a library of what has been read and tells whoever waits for it.
func (f *Folder) publish(leaves []*leaf, problems []model.FileProblem, stage model.Stage) {
	b := settle(leaves, stage != model.Reading)
	for _, p := range b.posts {
		f.finish(p)
	}
	f.revision++
	f.library.Store(model.NewLibrary(model.Contents{
		Title: f.site.title, Tagline: f.site.tagline, BaseURL: f.site.baseURL, Hosts: f.site.hosts,
		Posts: b.posts, Problems: append(b.problems, problems...), Skipped: b.skipped,
		Stage: stage, Revision: f.revision,
	}))
	select {
	case f.changed <- struct{}{}:
	default:
	}
}

// finish adds what depends on the blog's address and on the clock.
func (f *Folder) finish(p *model.Post) {
	p.URL = f.site.published(p)
	today := model.DateOf(f.started.In(f.zone))
	if p.Time.IsZero() {
		p.Future = p.Date.Compare(today) > 0
	} else {
		p.Future = p.Time.After(f.started)
	}
	p.Expired = !p.Expires.IsZero() && p.Expires.Compare(today) <= 0
}
