package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"blogtui/config"
	"blogtui/model"
	"blogtui/posts"
	"blogtui/ui/theme"
)

// openBlog opens a blog, the one that is built in for "".
func openBlog(name string, o posts.Options) (*posts.Folder, error) {
	if name == "" {
		return posts.Sample(), nil
	}
	o.Themes = theme.Names()
	return posts.Open(name, o)
}

// openNamed opens the blog that an argument names, and returns its name. Where the
// argument leaves it to the settings, an error says which of them.
func (e *env) openNamed(argument string, o posts.Options) (*posts.Folder, string, error) {
	name := e.blogName(argument)
	folder, err := openBlog(name, o)
	if place := e.settings.Value(config.Blog).Place; err != nil && name != argument && place != "" {
		err = fmt.Errorf("%w; %s names it", err, abbreviateHome(place))
	}
	return folder, name, err
}

// arg returns the argument at place i, "" if there is none.
func arg(args []string, i int) string {
	if i < len(args) {
		return args[i]
	}
	return ""
}

// readWhole waits until everything of a blog has been read.
func readWhole(ctx context.Context, e *env, folder *posts.Folder) (*model.Library, error) {
	return withProgress(e, folder, func() (*model.Library, error) { return folder.Wait(ctx) })
}

// readHeads waits until every post is known, or only the one that was opened by its
// file, though not every word is counted.
func readHeads(ctx context.Context, e *env, folder *posts.Folder, opened bool) (*model.Library, error) {
	return readUntil(ctx, e, folder, func(lib *model.Library) bool {
		return lib.Stage() != model.Reading || opened && lib.Post(folder.Opened()) != nil
	})
}

// readUntil waits until as much of a blog has been read as is enough.
func readUntil(ctx context.Context, e *env, folder *posts.Folder, enough func(*model.Library) bool) (*model.Library, error) {
	return withProgress(e, folder, func() (*model.Library, error) {
		for {
			if lib := folder.Library(); enough(lib) {
				return lib, nil
			}
			select {
			case <-ctx.Done():
				return nil, ctx.Err()
			case <-folder.Changed():
			}
		}
	})
}

// progressDelay is how long a reader at a terminal waits without a word of progress.
const progressDelay = time.Second

// withProgress says on a terminal how many posts have been read while read takes
// longer than patience.
func withProgress(e *env, folder *posts.Folder, read func() (*model.Library, error)) (*model.Library, error) {
	if terminal(e.err) == nil {
		return read()
	}
	done, said := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(said)
		reportProgress(done, e, folder)
	}()
	lib, err := read()
	close(done)
	<-said
	return lib, err
}

// reportProgress keeps a line of progress until done, then takes it away; where
// nothing can be taken away it says once that there is something to wait for.
func reportProgress(done <-chan struct{}, e *env, folder *posts.Folder) {
	tick := time.NewTicker(progressDelay)
	defer tick.Stop()
	if e.plain || dumbTerminal() {
		select {
		case <-tick.C:
			fmt.Fprintln(e.err, "Reading the posts.")
			<-done
		case <-done:
		}
		return
	}
	erase := ""
	for {
		select {
		case <-done:
			fmt.Fprint(e.err, erase)
			return
		case <-tick.C:
			erase = "\r\x1b[K"
			fmt.Fprintf(e.err, "\rReading… %d posts", folder.Library().Len())
		}
	}
}

// errNoPosts explains an empty folder.
func errNoPosts(name string) error {
	if name == "" {
		name = "the blog"
	}
	return fmt.Errorf("%s holds no posts: no *.md, *.markdown, *.mdx, *.mdoc, *.qmd or *.Rmd file was found in it or below", name)
}

// folder is what commands ask of a blog besides its library.
type folder interface {
	Opened() model.ID
	Body(id model.ID) (model.Body, error)
	Raw(id model.ID) ([]byte, error)
	Asset(id model.ID, source string) (*model.Asset, error)
}

// findPost looks up the ARTICLE of arguments in a blog, or the file that BLOG names.
func findPost(e *env, lib *model.Library, folder folder, args []string) (*model.Post, string, error) {
	name := arg(args, 1)
	if name == "" {
		if id := folder.Opened(); id != "" {
			if p := lib.Post(id); p != nil {
				return p, "", nil
			}
			return nil, "", fmt.Errorf("%s is not a post", id)
		}
		return nil, "", errors.New("no article is named")
	}
	post, heading, err := lib.Find(name)
	if unknown := (*model.NotFoundError)(nil); errors.As(err, &unknown) {
		if inside := fileInside(e, arg(args, 0), name); inside != "" {
			return lib.Find(inside)
		}
	}
	return post, heading, err
}

// fileInside is the path inside the blog of a file that is named from where the
// program runs, as a shell completes it, with the heading that follows it; "" if
// there is no such file. To clients of a server no file is there.
func fileInside(e *env, blog, name string) string {
	folder := contentFolder(e.blogName(blog))
	if e.client != nil || folder == "" {
		return ""
	}
	file, heading := name, ""
	if !isFile(file) {
		if before, after, ok := strings.Cut(name, "#"); ok {
			file, heading = before, "#"+after
		}
	}
	if !isFile(file) {
		return ""
	}
	inside, err := relativeTo(folder, file)
	if err != nil || !filepath.IsLocal(inside) {
		return ""
	}
	return filepath.ToSlash(inside) + heading
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// relativeTo is the path of a file from a folder on.
func relativeTo(folder, file string) (string, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	if file, err = filepath.Abs(file); err != nil {
		return "", err
	}
	return filepath.Rel(folder, file)
}

// contentFolder is the folder of a blog on disk, "" for the built-in one.
func contentFolder(name string) string {
	if name == "" {
		return ""
	}
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return filepath.Dir(name)
	}
	return name
}

// blog is an open blog of which everything has been read.
type blog struct {
	folder folder
	lib    *model.Library
}

// withBlog opens the blog that an argument names, reads all of it, and hands it
// to use. A blog without posts is a mistake that is told. A client of the server
// has the blog that is served, whatever it holds.
func withBlog(ctx context.Context, e *env, name string, use func(context.Context, *blog) error) error {
	return withLibrary(ctx, e, name, readWhole, use)
}

// withArticle is withBlog for an article that arguments name. One that is named by its
// file does not wait for the words of its neighbours to be counted.
func withArticle(ctx context.Context, e *env, args []string, use func(context.Context, *blog) error) error {
	return withLibrary(ctx, e, arg(args, 0), func(ctx context.Context, e *env, folder *posts.Folder) (*model.Library, error) {
		if folder.Opened() != "" && len(args) < 2 {
			return readHeads(ctx, e, folder, false)
		}
		return readWhole(ctx, e, folder)
	}, use)
}

func withLibrary(ctx context.Context, e *env, name string, read func(context.Context, *env, *posts.Folder) (*model.Library, error), use func(context.Context, *blog) error) error {
	if e.client != nil {
		return use(ctx, &blog{servedBlog{e.client.Blog}, e.client.Blog.Library()})
	}
	e.printFaults()
	folder, name, err := e.openNamed(name, posts.Options{})
	if err != nil {
		return err
	}
	defer folder.Close()
	lib, err := read(ctx, e, folder)
	if err != nil {
		return err
	}
	if lib.Len() == 0 {
		return errNoPosts(name)
	}
	return use(ctx, &blog{folder, lib})
}
