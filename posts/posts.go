// Package posts is where a blog comes from: it finds the posts below a folder,
// reads their metadata in every dialect that site generators know, and makes a
// library of them. It never writes, never waits for a file, never follows a
// link out of the folder, and never gives up on a post because of its metadata.
package posts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/files"

	"github.com/fsnotify/fsnotify"
)

// Options change how a blog is read. The zero value is right for a reader at home.
type Options struct {
	Now      func() time.Time // tells what is in the future; time.Now by default
	MaxBytes int64            // of a file that are read; 10 MB by default
	Watch    bool             // goes on looking for changes when everything is read
	Later    bool             // reads nothing before Begin
	// Alone takes nothing but the configuration of the site that the posts are part
	// of from the folders above the blog, no picture and no file that a post puts in.
	Alone bool
	// Site is a folder around the blog that its configuration and pictures are
	// taken from, instead of the one that would be found; "" for none.
	Site string
	// Themes are the names that blogtui's own file in the blog may give its theme;
	// any if nil.
	Themes []string
}

// DefaultMaxBytes is how much of a file is read when Options don't say.
const DefaultMaxBytes = 10 << 20

// Folder is a blog that is being read, or has been. Its methods may be called
// from any goroutine.
type Folder struct {
	path       string // absolute; "" for what is built in
	options    Options
	zone       *time.Location // of clock times without one
	maxBytes   int64
	workers    int
	now        func() time.Time
	openedFile model.ID

	library         atomic.Pointer[model.Library]
	changed         chan struct{}
	loaded          chan struct{} // closed when everything has been read once
	stopped         chan struct{} // closed when nothing goes on any more
	cancel          context.CancelFunc
	begin           sync.Once
	started         chan struct{} // closed when reading may begin
	revision        uint64
	publishedAt     time.Time // for which the newest library was made
	nextChange      time.Time // at which the next post appears or expires; zero if none does
	countedWithHead atomic.Int64

	newWatcher      func() (*fsnotify.Watcher, error)
	reportedPolling sync.Once
	notices         chan string   // what polling has to say
	reloads         chan struct{} // by Reload
	incomplete      atomic.Bool   // a file was found in the middle of being written

	// Only the goroutine that reads the blog writes these, and it and its workers
	// read them as they are; others hold mu.
	mu      sync.Mutex
	src     files.Source
	site    *site
	outer   *assetRoot     // the site that the blog is part of, nil where it is none or may not be read
	retired []files.Source // that were read before and may still be in use
}

// OpenError tells why a blog could not be opened. It wraps the cause.
type OpenError struct {
	Path   string
	Reason string // completes "PATH ..."
	Err    error
}

// Error is one clean sentence.
func (e *OpenError) Error() string { return clean.Line(e.Path) + " " + e.Reason }

// Unwrap returns the cause, such as fs.ErrNotExist.
func (e *OpenError) Unwrap() error { return e.Err }

// ErrKind is wrapped by the error for a file that is no post.
var ErrKind = errors.New("not a folder or a Markdown file")

// Open begins to read a blog, unless that shall be Later: a folder, a single Markdown file, whose folder
// is the blog then, or the root of a site generator's project. It returns as
// soon as the folder is known to be readable; the posts follow in the
// background. A folder without posts is a blog without posts. The error is an
// *OpenError.
func Open(name string, o Options) (*Folder, error) {
	f, err := openFolder(name, o)
	if err == nil {
		f.start()
	}
	return f, err
}

// openFolder is a folder that is not being read yet.
func openFolder(name string, o Options) (*Folder, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, openError(name, err)
	}
	folder, opened := name, ""
	switch {
	case info.Mode().IsRegular() && (isMarkdown(name) || isHTML(name)):
		folder, opened = filepath.Split(name)
		if folder == "" {
			folder = "."
		}
	case !info.IsDir():
		return nil, &OpenError{name, "is neither a folder nor a Markdown file", ErrKind}
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, openError(folder, err)
	}
	src := files.NewRoot(root)
	if _, err := listFolder(src, ".", 1); errors.Is(err, fs.ErrPermission) {
		src.Close()
		return nil, openError(folder, err)
	}
	path, _ := resolvePath(folder)
	site, above, err := detectSite(src, path, o, opened)
	if err != nil {
		src.Close()
		return nil, err
	}
	f := newFolder(src, site, o)
	f.outer, f.openedFile, f.path = above, model.ID(opened), path
	return f, nil
}

// detectSite learns what a folder is, from its own files and those around it. Of a blog
// that was opened by one of its files all folders hold posts.
func detectSite(src files.Source, folder string, o Options, opened string) (*site, *assetRoot, error) {
	s := readSite(src)
	if opened == "" && o.Site == "" && (s.generator == "" || s.generator == ownProject) {
		if project := readSubproject(src); project != nil {
			s = project
		}
	}
	if s.openedFile = opened; opened != "" {
		s.folders = []string{"."}
	}
	_, real := resolvePath(folder)
	s.pathTail = pathTail(real)
	s.folderLanguage = languageOfPostFolder(s.pathTail)
	var above *assetRoot
	switch {
	case o.Site != "":
		_, around := resolvePath(o.Site)
		var err error
		if above, err = s.useOuter(around, real); err != nil {
			return nil, nil, err
		}
	default:
		above = s.findOuter(real)
		if o.Alone && above != nil { // what the project hides stays hidden, but none of its files is served
			_ = above.Close()
			above = nil
		}
	}
	if s.title == "" {
		s.title = nameFromPath(real)
	}
	s.checkTheme(o.Themes)
	return s, above, nil
}

// pathTail are the last names of a folder's path, with slashes. Some of them mean
// something to a generator, whether or not the folders around may be looked into.
func pathTail(folder string) string {
	parts := strings.Split(filepath.ToSlash(folder), "/")
	return strings.Join(parts[max(0, len(parts)-maxLevelsAbove):], "/")
}

// resolvePath returns the whole path of a folder, and the one it has without links.
func resolvePath(folder string) (named, real string) {
	named, err := filepath.Abs(folder)
	if err != nil {
		return folder, folder
	}
	if real, err = filepath.EvalSymlinks(named); err != nil {
		return named, named
	}
	return named, real
}

func openError(name string, err error) error {
	reason := "cannot be opened"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		reason = "does not exist"
	case errors.Is(err, fs.ErrPermission):
		reason = "cannot be opened: you may not read it"
	}
	return &OpenError{name, reason, err}
}

func newFolder(src files.Source, s *site, o Options) *Folder {
	f := &Folder{
		src: src, site: s, options: o, zone: s.zone(), maxBytes: o.MaxBytes,
		workers:    max(2, runtime.GOMAXPROCS(0)),
		newWatcher: fsnotify.NewWatcher, notices: make(chan string, 1), reloads: make(chan struct{}, 1), changed: make(chan struct{}, 1), loaded: make(chan struct{}), stopped: make(chan struct{}), started: make(chan struct{}),
	}
	if f.maxBytes <= 0 {
		f.maxBytes = DefaultMaxBytes
	}
	if f.site.title == "" {
		f.site.title = "Blog"
	}
	if f.now = o.Now; f.now == nil {
		f.now = time.Now
	}
	f.library.Store(model.NewLibrary(s.emptyContents()))
	return f
}

// start has the folder read in the background.
func (f *Folder) start() {
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	if !f.options.Later {
		f.Begin()
	}
	go f.run(ctx)
}

// Begin lets the folder be read where that was to be Later. Who has something
// to show first, such as an empty list, has both processors for it until then.
func (f *Folder) Begin() { f.begin.Do(func() { close(f.started) }) }

// Opened is the post that was named to Open, "" when it was a folder.
func (f *Folder) Opened() model.ID { return f.openedFile }

// Library is the newest library, never nil.
func (f *Folder) Library() *model.Library { return f.library.Load() }

// Changed is signalled when there is a newer library. Signals that nobody has
// taken yet are one.
func (f *Folder) Changed() <-chan struct{} { return f.changed }

// Wait returns the library when everything has been read and counted, or the
// newest one together with ctx's error.
func (f *Folder) Wait(ctx context.Context) (*model.Library, error) {
	select {
	case <-f.loaded:
		return f.Library(), nil
	case <-ctx.Done():
		return f.Library(), ctx.Err()
	}
}

// Close stops reading. The libraries handed out stay good, bodies can't be
// read any more.
func (f *Folder) Close() error {
	f.cancel()
	<-f.stopped
	f.mu.Lock()
	defer f.mu.Unlock()
	faults := []error{f.src.Close()}
	if f.outer != nil {
		faults = append(faults, f.outer.Close())
	}
	for _, src := range f.retired {
		faults = append(faults, src.Close())
	}
	return errors.Join(faults...)
}

func (f *Folder) source() files.Source {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.src
}

// siteAndOuter are what the folder is and what lies around it.
func (f *Folder) siteAndOuter() (*site, *assetRoot) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.site, f.outer
}

// retire closes what is read no more, a while later: a reader may be at it. The
// caller holds mu.
func (f *Folder) retire(src files.Source) {
	const longEnough = 4
	if f.retired = append(f.retired, src); len(f.retired) > longEnough {
		_ = f.retired[0].Close()
		f.retired = f.retired[1:]
	}
}

// Body reads the text of a post. The error wraps fs.ErrNotExist when the blog
// has no such post.
func (f *Folder) Body(id model.ID) (model.Body, error) {
	library := f.Library()
	raw, cutOff, err := f.read(library, id)
	if err != nil {
		return model.Body{}, err
	}
	text, _ := clean.Decode(raw)
	site, _ := f.siteAndOuter()
	front := site.cutMetadata(text)
	at := front.End
	for at < len(text) && text[at] == '\n' {
		at++
	}
	return model.Body{
		Text: text[at:], Line: 1 + countLines(text[:at]), Truncated: cutOff,
		Values:     f.addIncluded(addTitles(frontMatterValues(text[at:], front), text[at:], library.Post(id), library), text[at:], id, site),
		HardBreaks: site.lineBreaks.areHard(), Math: site.formulas.usedIn(text[at:], front), Templates: site.templateSyntax(id),
	}, nil
}

// Raw reads the file of a post as it is.
func (f *Folder) Raw(id model.ID) ([]byte, error) {
	raw, _, err := f.read(f.Library(), id)
	return raw, err
}

// read reads the file of a post of a library, and reports whether it is longer than
// that.
func (f *Folder) read(library *model.Library, id model.ID) (raw []byte, cutOff bool, err error) {
	if library.Post(id) == nil {
		return nil, false, fmt.Errorf("%s: %w", clean.Line(string(id)), fs.ErrNotExist)
	}
	raw, info, err := files.ReadFile(f.source(), string(id), f.maxBytes)
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", clean.Line(string(id)), err)
	}
	return raw, info.Size() > f.maxBytes, nil
}
