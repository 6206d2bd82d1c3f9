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

// openBlog opens a blog, the built-in one for "".
func openBlog(name string, o posts.Options) (*posts.Folder, error) {
	if name == "" {
		return posts.Sample(), nil
	}
	o.Themes = theme.Names()
	return posts.Open(name, o)
}

// openNamed opens the blog of an argument and returns its name. If the name comes from the
// settings, errors say from which.
func (e *env) openNamed(argument string, o posts.Options) (*posts.Folder, string, error) {
	name := e.blogName(argument)
	folder, err := openBlog(name, o)
	if place := e.settings.Value(config.Blog).Location; err != nil && name != argument && place != "" {
		err = fmt.Errorf("%w; %s names it", err, abbreviateHome(place))
	}
	return folder, name, err
}

// arg returns argument i, "" if there is none.
func arg(args []string, i int) string {
	if i < len(args) {
		return args[i]
	}
	return ""
}

// readWhole waits until the whole blog is read.
func readWhole(ctx context.Context, e *env, folder *posts.Folder) (*model.Library, error) {
	return withProgress(e, folder, func() (*model.Library, error) { return folder.Wait(ctx) })
}

// readHeads waits until all posts are known, even if their words are not counted. With
// opened the post that was opened by its file is enough.
func readHeads(ctx context.Context, e *env, folder *posts.Folder, opened bool) (*model.Library, error) {
	return readUntil(ctx, e, folder, func(lib *model.Library) bool {
		return lib.Stage() != model.Reading || opened && lib.Post(folder.Opened()) != nil
	})
}

// readUntil waits until enough reports true.
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

// progressDelay is the time until progress is shown, and between its updates.
const progressDelay = time.Second

// withProgress shows the number of posts on a terminal while read takes longer than
// progressDelay.
func withProgress(e *env, folder *posts.Folder, read func() (*model.Library, error)) (*model.Library, error) {
	if terminal(e.err) == nil {
		return read()
	}
	done, reported := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(reported)
		reportProgress(done, e, folder)
	}()
	lib, err := read()
	close(done)
	<-reported
	return lib, err
}

// reportProgress shows a line of progress until done and erases it. A dumb terminal gets
// one message instead.
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

// errNoPosts returns the error for an empty blog.
func errNoPosts(name string) error {
	if name == "" {
		name = "the blog"
	}
	return fmt.Errorf("%s holds no posts: no *.md, *.markdown, *.mdx, *.mdoc, *.qmd or *.Rmd file was found in it or below", name)
}

// folder provides what commands need of a blog besides its library.
type folder interface {
	Opened() model.ID
	Body(id model.ID) (model.Body, error)
	Raw(id model.ID) ([]byte, error)
	Asset(id model.ID, source string) (*model.Asset, error)
}

// findPost finds the post that the ARTICLE argument names, or the file that BLOG names.
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

// fileInside converts a path relative to the working directory, as shells complete it, to a
// path within the blog. It keeps a heading that follows; it returns "" if there is no such
// file. Clients of a server cannot name files.
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
	relative, err := relativeTo(folder, file)
	if err != nil || !filepath.IsLocal(relative) {
		return ""
	}
	return filepath.ToSlash(relative) + heading
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// relativeTo returns the path of file relative to folder.
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

// contentFolder returns the folder of a blog on disk, "" for the built-in blog.
func contentFolder(name string) string {
	if name == "" {
		return ""
	}
	if info, err := os.Stat(name); err == nil && !info.IsDir() {
		return filepath.Dir(name)
	}
	return name
}

// blog is an open blog with its library.
type blog struct {
	folder folder
	lib    *model.Library
}

// withBlog opens and reads the blog of an argument and calls use. A blog without posts is
// an error. Clients of the server get the served blog.
func withBlog(ctx context.Context, e *env, name string, use func(context.Context, *blog) error) error {
	return withLibrary(ctx, e, name, readWhole, use)
}

// withArticle is withBlog for an article. If the article is given by its file, the words of
// the other posts need not be counted.
func withArticle(ctx context.Context, e *env, args []string, use func(context.Context, *blog) error) error {
	return withLibrary(ctx, e, arg(args, 0), func(ctx context.Context, e *env, folder *posts.Folder) (*model.Library, error) {
		if folder.Opened() != "" && len(args) < 2 {
			return readHeads(ctx, e, folder, false)
		}
		return readWhole(ctx, e, folder)
	}, use)
}

// readFunc reads as much of a blog as a command needs.
type readFunc func(context.Context, *env, *posts.Folder) (*model.Library, error)

func withLibrary(ctx context.Context, e *env, name string, read readFunc, use func(context.Context, *blog) error) error {
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
