package posts

import (
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/files"
)

// assetFolders are where generators keep pictures, beside the posts or at the
// root of the site: Hugo, Zola, Gatsby and Docusaurus have static, Next.js and
// Astro public, Hexo and Octopress source, VuePress and VitePress their own.
var assetFolders = []string{
	".", "static", "public", "source", "assets", "src", "src/assets", "content", "images", "img", "media",
	"files", "attachments", "docs", ".vuepress/public", ".vitepress/public", "docs/.vuepress/public", "docs/.vitepress/public",
}

const (
	maxAssetLevels = 16   // folders above a post that are looked through
	maxCompared    = 4096 // of a folder that are looked at for a name in other case
)

// assetRoot is a folder that pictures may lie below.
type assetRoot struct {
	files.Source
	prefix       string // that sets its files apart from those of other shelves
	blogPath     string // where in it the blog's folder is, "." for the shelf itself
	picturesOnly bool   // of its folders only those are looked into that hold pictures by their names
}

// same reports whether both are one folder, seen from the blog.
func (s *assetRoot) same(other *assetRoot) bool {
	if s == nil || other == nil {
		return s == other
	}
	one, err := s.Stat(".")
	two, fault := other.Stat(".")
	return err == nil && fault == nil && os.SameFile(one, two) && s.blogPath == other.blogPath && s.picturesOnly == other.picturesOnly
}

// Asset opens the file that a picture's source in a post means: beside the
// post, in a folder with the post's name, or in the folders where generators
// keep pictures, from the post's upward to the blog's and, where that may be
// read, the site's. The error says in a clause why there is none.
func (f *Folder) Asset(id model.ID, source string) (*model.Asset, error) {
	post := f.Library().Post(id)
	if post == nil {
		return nil, fmt.Errorf("%s: %w", clean.Line(string(id)), fs.ErrNotExist)
	}
	site, above := f.siteAndOuter()
	spellings, err := site.pathVariants(post, source)
	if err != nil {
		return nil, err
	}
	shelves := []assetRoot{{Source: f.source(), blogPath: "."}}
	if above != nil {
		shelves = append(shelves, *above)
	}
	for _, look := range []func(assetRoot, string) (*model.Asset, error){assetRoot.open, assetRoot.openIgnoringCase} {
		for _, s := range shelves {
			for _, spelling := range spellings {
				for _, name := range s.candidates(id, spelling) {
					if asset, err := look(s, name); err == nil {
						return asset, nil
					}
				}
			}
		}
	}
	return nil, model.AssetError{Reason: model.AssetNotFound, Name: clean.Line(path.Base(spellings[0]))}
}

// pathVariants returns the paths that an address in a post may mean: first those
// below the folder that its pictures are named from.
func (s *site) pathVariants(post *model.Post, source string) ([]string, error) {
	spellings, err := s.pathsFor(source)
	if err != nil || post.PictureBase == "" || strings.Contains(source, ":") || strings.HasPrefix(source, "/") {
		return spellings, err
	}
	if named, err := s.pathsFor(strings.TrimRight(post.PictureBase, "/") + "/" + source); err == nil {
		return append(named, spellings...), nil
	}
	return spellings, nil // those lie on the web
}

// pathsFor returns the paths that an address may mean, as it is written and
// without URL escapes. A path that begins with "/" counts from the site's root.
func (s *site) pathsFor(source string) ([]string, error) {
	if len(source) > model.MaxAssetAddress {
		return nil, model.AssetError{Reason: model.AssetAddressTooLong}
	}
	source, _, _ = strings.Cut(strings.TrimSpace(source), "#")
	source, _, _ = strings.Cut(source, "?")
	source = strings.ReplaceAll(source, `\`, "/")
	if scheme, rest, ok := strings.Cut(source, ":"); ok && !strings.ContainsAny(scheme, "/{") {
		if scheme != "http" && scheme != "https" {
			return nil, model.AssetError{Reason: model.AssetSchemeUnsupported, Name: clean.Line(scheme)}
		}
		source = rest
	}
	if rest, ok := strings.CutPrefix(source, "//"); ok {
		host, file, _ := strings.Cut(rest, "/")
		if !s.isOwnHost(host) {
			return nil, model.AssetError{Reason: model.AssetRemote, Name: clean.Line(host)}
		}
		source = "/" + file
	}
	for _, root := range []string{"@/", "~/", "~@/", "~", "{static}", "{attach}", "{filename}", "|static|", "|attach|", "|filename|"} {
		if rest, ok := strings.CutPrefix(source, root); ok {
			source = "/" + strings.TrimPrefix(rest, "/")
			break
		}
	}
	if source == "" || source == "/" {
		return nil, model.AssetError{}
	}
	spellings := []string{source}
	if plain, err := url.PathUnescape(source); err == nil && plain != source {
		spellings = append(spellings, plain)
	}
	if base := s.basePath(); base != "" && strings.HasPrefix(source, base+"/") {
		for _, spelling := range spellings {
			spellings = append(spellings, strings.TrimPrefix(spelling, base))
		}
	}
	return spellings, nil
}

// basePath is the path of the blog's own address, "" when it has none.
func (s *site) basePath() string {
	u, err := url.Parse(s.baseURL)
	if err != nil {
		return ""
	}
	return strings.TrimRight(u.Path, "/")
}

// candidates are the files of a shelf that a path in a post may mean, the
// likeliest first.
func (s assetRoot) candidates(id model.ID, file string) []string {
	post := path.Join(s.blogPath, string(id))
	folder := path.Dir(post)
	var names []string
	add := func(parts ...string) {
		if name := path.Join(parts...); s.allows(name) {
			names = append(names, name)
		}
	}
	if !strings.HasPrefix(file, "/") {
		add(folder, file)
		add(strings.TrimSuffix(post, path.Ext(post)), file)
	}
	file = path.Clean("/" + file) // nothing is left of "../"
	for level := range maxAssetLevels {
		if level > 0 && folder == "." {
			break
		}
		if level > 0 {
			folder = path.Dir(folder)
		}
		for _, shelved := range assetFolders {
			add(folder, shelved, file)
		}
	}
	return names
}

// allows reports whether a file of a shelf may be looked for.
func (s assetRoot) allows(name string) bool {
	if strings.HasPrefix(name, "../") || name == ".." || strings.HasPrefix(name, "/") {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part[0] == '.' && part != ".vuepress" && part != ".vitepress" {
			return false
		}
	}
	if !s.picturesOnly {
		return true
	}
	first, _, _ := strings.Cut(name, "/")
	return first == s.blogPath || slices.Contains(assetFolders, first)
}

func (s assetRoot) open(name string) (*model.Asset, error) {
	file, info, err := files.OpenRegular(s.Source, name)
	if err != nil {
		return nil, err
	}
	limited := struct {
		io.Reader
		io.Closer
	}{io.LimitReader(file, info.Size()), file}
	return &model.Asset{ReadCloser: limited, Name: clean.Line(path.Join(s.prefix, name)), Version: versionOf(info)}, nil
}

// openIgnoringCase opens a file whose name is written in other case: on Windows and
// macOS, where the author looked at it, it is the same file.
func (s assetRoot) openIgnoringCase(name string) (*model.Asset, error) {
	folder := path.Dir(name)
	twin, err := s.nameIgnoringCase(folder, path.Base(name))
	if err != nil {
		return nil, err
	}
	return s.open(path.Join(folder, twin))
}

// nameIgnoringCase is the entry of a folder that has a name but for its case.
func (s assetRoot) nameIgnoringCase(folder, name string) (string, error) {
	entries, err := listFolder(s.Source, folder, maxCompared)
	if err != nil {
		return "", err
	}
	for _, e := range entries {
		if strings.EqualFold(e.Name(), name) && s.allows(path.Join(folder, e.Name())) {
			return e.Name(), nil
		}
	}
	return "", fs.ErrNotExist
}
