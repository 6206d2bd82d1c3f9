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

// assetFolders are the folders in which generators keep pictures, beside the posts or at the
// root of the site: static in Hugo, Zola, Gatsby and Docusaurus, public in Next.js and Astro,
// source in Hexo and Octopress, and those of VuePress and VitePress.
var assetFolders = []string{
	".", "static", "public", "source", "assets", "src", "src/assets", "content", "images", "img", "media",
	"files", "attachments", "docs", ".vuepress/public", ".vitepress/public", "docs/.vuepress/public", "docs/.vitepress/public",
}

const (
	maxAssetLevels = 16   // parent folders of a post that are searched
	maxCompared    = 4096 // entries of a folder that are compared ignoring case
)

// assetRoot is a folder below which pictures are looked for.
type assetRoot struct {
	files.Source
	prefix       string // prefix of the names of its assets, to tell those of several roots apart
	blogPath     string // path of the blog's folder in it, "." if it is the blog itself
	picturesOnly bool   // only the blog and assetFolders are searched
}

// same reports whether both are the same folder with the same rules.
func (s *assetRoot) same(other *assetRoot) bool {
	if s == nil || other == nil {
		return s == other
	}
	one, err := s.Stat(".")
	two, fault := other.Stat(".")
	return err == nil && fault == nil && os.SameFile(one, two) && s.blogPath == other.blogPath && s.picturesOnly == other.picturesOnly
}

// Asset opens the picture that an address in a post refers to. It is looked for beside the
// post, in a folder with the name of the post, and in assetFolders of all parent folders up
// to the blog's and, if that may be read, the site's. An error that is a model.AssetError
// completes the sentence that explains why there is none.
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

// pathVariants returns the paths that an address in a post may refer to, first those below
// its PictureBase.
func (s *site) pathVariants(post *model.Post, source string) ([]string, error) {
	spellings, err := s.pathsFor(source)
	if err != nil || post.PictureBase == "" || strings.Contains(source, ":") || strings.HasPrefix(source, "/") {
		return spellings, err
	}
	if named, err := s.pathsFor(strings.TrimRight(post.PictureBase, "/") + "/" + source); err == nil {
		return append(named, spellings...), nil
	}
	return spellings, nil // PictureBase is on the web
}

// pathsFor returns the paths that an address may refer to, as written and without URL
// escapes. Paths that begin with "/" are relative to the root of the site.
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

// basePath returns the path of the blog's address, "" if it has none.
func (s *site) basePath() string {
	u, err := url.Parse(s.baseURL)
	if err != nil {
		return ""
	}
	return strings.TrimRight(u.Path, "/")
}

// candidates returns the files that a path in a post may refer to, the likeliest first.
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

// allows reports whether a file may be opened: it is neither hidden nor outside of the root.
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

// openIgnoringCase opens a file whose name differs in case, as Windows and macOS do.
func (s assetRoot) openIgnoringCase(name string) (*model.Asset, error) {
	folder := path.Dir(name)
	entry, err := s.nameIgnoringCase(folder, path.Base(name))
	if err != nil {
		return nil, err
	}
	return s.open(path.Join(folder, entry))
}

// nameIgnoringCase returns the entry of a folder that equals name ignoring case.
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
