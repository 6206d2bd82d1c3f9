// Package posts reads a blog from a folder: it finds the posts, parses their metadata in
// the dialects of all known site generators and publishes a model.Library. It never writes,
// never blocks on a file, never follows a link out of the folder and never drops a post
// because of its metadata.
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

// Options control how a blog is read. The zero value suits a local reader.
type Options struct {
	Now      func() time.Time // the clock that decides which posts are future or expired; time.Now by default
	MaxBytes int64            // maximum bytes read from a file; DefaultMaxBytes by default
	Watch    bool             // follow changes after the first read
	Later    bool             // read nothing before Begin is called
	// Alone reads only configuration from the folders above the blog: no pictures and no
	// included files.
	Alone bool
	// Site is the folder of the surrounding site, which provides configuration and
	// pictures. If it is empty, the folders above the blog are searched.
	Site string
	// Themes are the theme names that blogtui.yaml may use; nil allows any.
	Themes []string
}

// DefaultMaxBytes is the default of Options.MaxBytes.
const DefaultMaxBytes = 10 << 20

// Folder is a blog that is read from a folder in the background. Its methods are safe for
// concurrent use.
type Folder struct {
	path       string // absolute; "" for the built-in sample
	options    Options
	zone       *time.Location // of times without a zone
	maxBytes   int64
	workers    int
	now        func() time.Time
	openedFile model.ID

	library         atomic.Pointer[model.Library]
	changed         chan struct{}
	loaded          chan struct{} // closed when everything has been read once
	stopped         chan struct{} // closed when run has returned
	cancel          context.CancelFunc
	begin           sync.Once
	started         chan struct{} // closed by Begin
	revision        uint64
	publishedAt     time.Time // time for which the newest library was made
	nextChange      time.Time // time at which the next post appears or expires; zero if none does
	countedWithHead atomic.Int64

	newWatcher      func() (*fsnotify.Watcher, error)
	reportedPolling sync.Once
	notices         chan string   // messages about polling
	reloads         chan struct{} // requests by Reload
	incomplete      atomic.Bool   // a file was skipped because it is being written

	// Only the goroutine of run writes these fields, holding mu. It and its workers read
	// them without mu; other goroutines must hold mu.
	mu      sync.Mutex
	src     files.Source
	site    *site
	outer   *assetRoot     // folder of the surrounding site, nil if there is none or if it must not be read
	retired []files.Source // replaced sources that may still be in use
}

// OpenError reports why a blog could not be opened. It wraps the cause.
type OpenError struct {
	Path   string
	Reason string // completes "PATH ..."
	Err    error
}

// Error returns one line that is safe to print.
func (e *OpenError) Error() string { return clean.Line(e.Path) + " " + e.Reason }

// Unwrap returns the cause, for example fs.ErrNotExist.
func (e *OpenError) Unwrap() error { return e.Err }

// ErrKind is the cause if the path is neither a folder nor a Markdown file.
var ErrKind = errors.New("not a folder or a Markdown file")

// Open opens a blog: a folder of posts, the root of a site generator's project, or a single
// Markdown file, whose folder is the blog then. It returns as soon as the folder is known to
// be readable and reads the posts in the background, or after Begin with Options.Later. A
// folder without posts is an empty blog. The error is an *OpenError.
func Open(name string, o Options) (*Folder, error) {
	f, err := openFolder(name, o)
	if err == nil {
		f.start()
	}
	return f, err
}

// openFolder returns a Folder that does not read yet.
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

// detectSite detects the site of a folder, from its own files and those of the folders
// above. If the blog was opened by one of its files, posts are looked for in all folders. The
// second result is the folder of the surrounding site, nil if there is none or if its files
// must not be read.
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
		if o.Alone && above != nil { // its configuration counts, but none of its files is served
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

// pathTail returns the last elements of a folder's path, with slashes. Generators give some
// folder names a meaning, even if the parent folders may not be read.
func pathTail(folder string) string {
	parts := strings.Split(filepath.ToSlash(folder), "/")
	return strings.Join(parts[max(0, len(parts)-maxLevelsAbove):], "/")
}

// resolvePath returns the absolute path of a folder as named, and with links resolved.
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

// start reads the folder in the background.
func (f *Folder) start() {
	ctx, cancel := context.WithCancel(context.Background())
	f.cancel = cancel
	if !f.options.Later {
		f.Begin()
	}
	go f.run(ctx)
}

// Begin starts reading if Options.Later was set. Until then the processors are free for what
// the caller shows first, such as an empty list.
func (f *Folder) Begin() { f.begin.Do(func() { close(f.started) }) }

// Opened returns the post whose file was passed to Open, "" if it was a folder.
func (f *Folder) Opened() model.ID { return f.openedFile }

// Library returns the newest library, never nil.
func (f *Folder) Library() *model.Library { return f.library.Load() }

// Changed receives a value when there is a newer library. Pending signals are merged.
func (f *Folder) Changed() <-chan struct{} { return f.changed }

// Wait blocks until everything has been read and counted and returns the library. If ctx
// ends first, it returns the newest library and the error of ctx.
func (f *Folder) Wait(ctx context.Context) (*model.Library, error) {
	select {
	case <-f.loaded:
		return f.Library(), nil
	case <-ctx.Done():
		return f.Library(), ctx.Err()
	}
}

// Close stops reading and closes all files. Libraries stay valid, but bodies can no longer be
// read.
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

// siteAndOuter returns the site and the folder of the surrounding site, which may be nil.
func (f *Folder) siteAndOuter() (*site, *assetRoot) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.site, f.outer
}

// retire closes a replaced source later, since another goroutine may still read from it. The
// caller holds mu.
func (f *Folder) retire(src files.Source) {
	const maxRetired = 4
	if f.retired = append(f.retired, src); len(f.retired) > maxRetired {
		_ = f.retired[0].Close()
		f.retired = f.retired[1:]
	}
}

// Body reads the text of a post. The error wraps fs.ErrNotExist if there is no such post.
func (f *Folder) Body(id model.ID) (model.Body, error) {
	library := f.Library()
	raw, cutOff, err := f.read(library, id)
	if err != nil {
		return model.Body{}, err
	}
	text, _ := clean.Decode(raw)
	site, _ := f.siteAndOuter()
	front := site.cutMetadata(text)
	whole := site.markdownOf(front.Body(text))
	body := strings.TrimLeft(whole, "\n")
	line := 1 + countLines(text[:front.End]) + len(whole) - len(body)
	if strings.TrimSpace(body) == "" {
		if rich, at := richText(front); rich != "" {
			body, line = rich, at
		}
	}
	return model.Body{
		Text: body, Line: line, Truncated: cutOff,
		Values:     site.addPictures(f.addIncluded(addTitles(frontMatterValues(body, front), body, library.Post(id), library), body, id, site), f.source(), id, body),
		HardBreaks: site.lineBreaks.areHard(), Math: site.formulas.usedIn(body, front), Templates: site.templateSyntax(id),
	}, nil
}

// Raw reads the file of a post without decoding it.
func (f *Folder) Raw(id model.ID) ([]byte, error) {
	raw, _, err := f.read(f.Library(), id)
	return raw, err
}

// read reads the file of a post, and reports whether it is longer than what was read.
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
