package posts

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/model"
)

// pictureNames is a blog in which each picture holds its own path.
var pictureNames = []string{
	"site/hugo.toml",
	"site/static/img/a b.png", "site/static/logo.png", "site/.git/secret.png",
	"site/content/2024/post.md", "site/content/2024/beside.png", "site/content/2024/post/own.png",
	"site/content/bundle/index.md", "site/content/bundle/beside.png", "site/content/bundle/100%25.png",
	"site/content/images/up.png", "site/content/Case/Photo.JPG", "site/content/drafts/hidden.md",
	"outside.png",
}

func pictureBlog(t *testing.T) string {
	folder := t.TempDir()
	for _, name := range pictureNames {
		text := filepath.ToSlash(name)
		switch filepath.Ext(name) {
		case ".md":
			text = "---\ntitle: A post\ndate: 2024-01-01\n---\nText\n"
		case ".toml":
			text = "baseURL = \"https://noor.test/blog/\"\n"
		}
		write(t, folder, name, text)
	}
	return folder
}

func TestAPictureIsFoundWhereItsGeneratorFindsIt(t *testing.T) {
	folder := pictureBlog(t)
	f, _ := open(t, filepath.Join(folder, "site", "content"), Options{})
	for _, c := range []struct{ post, source, want string }{
		{"2024/post.md", "beside.png", "site/content/2024/beside.png"},
		{"2024/post.md", "./beside.png?v=2#x", "site/content/2024/beside.png"},
		{"2024/post.md", `.\beside.png`, "site/content/2024/beside.png"},
		{"2024/post.md", "own.png", "site/content/2024/post/own.png"},
		{"2024/post.md", "../images/up.png", "site/content/images/up.png"},
		{"2024/post.md", "up.png", "site/content/images/up.png"},
		{"2024/post.md", "/images/up.png", "site/content/images/up.png"},
		{"2024/post.md", "/img/a%20b.png", "site/static/img/a b.png"},
		{"2024/post.md", "/blog/img/a%20b.png", "site/static/img/a b.png"},
		{"2024/post.md", "https://www.noor.test/blog/logo.png", "site/static/logo.png"},
		{"2024/post.md", "//noor.test/logo.png", "site/static/logo.png"},
		{"2024/post.md", "../../static/logo.png", "site/static/logo.png"},
		{"2024/post.md", "{static}/logo.png", "site/static/logo.png"},
		{"2024/post.md", "/Case/photo.jpg", "site/content/Case/Photo.JPG"},
		{"bundle/index.md", "beside.png", "site/content/bundle/beside.png"},
		{"bundle/index.md", "100%25.png", "site/content/bundle/100%25.png"},
		{"bundle/index.md", "BESIDE.PNG", "site/content/bundle/beside.png"},
	} {
		got := ""
		if asset, err := f.Asset(model.ID(c.post), c.source); err == nil {
			raw, _ := io.ReadAll(asset)
			got = string(raw)
			asset.Close()
		}
		if got != c.want {
			t.Errorf("%s in %s: %q, not %q", c.source, c.post, got, c.want)
		}
	}
}

func TestPicturesAreNamedFromTheFolderThatThePostSays(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "_config.yml", "title: Noor\n")
	for _, name := range []string{"assets/img/boat/cover.png", "assets/img/cover.png", "_posts/beside.png"} {
		write(t, folder, name, name)
	}
	write(t, folder, "_posts/2024-01-01-boat.md", "---\ntitle: Boat\nmedia_subpath: /assets/img/boat/\nimage: cover.png\n---\nText\n")
	write(t, folder, "_posts/2024-01-02-web.md", "---\ntitle: Web\nimg_path: https://cdn.test/x/\n---\nText\n")
	f, _ := open(t, folder, Options{})
	for _, c := range []struct{ post, source, want string }{
		{"_posts/2024-01-01-boat.md", "cover.png", "assets/img/boat/cover.png"},
		{"_posts/2024-01-01-boat.md", "/assets/img/cover.png", "assets/img/cover.png"},
		{"_posts/2024-01-01-boat.md", "beside.png", "_posts/beside.png"},
		{"_posts/2024-01-02-web.md", "beside.png", "_posts/beside.png"},
	} {
		asset, err := f.Asset(model.ID(c.post), c.source)
		if err != nil {
			t.Errorf("%s: %v", c.source, err)
			continue
		}
		if asset.Name != c.want {
			t.Errorf("%s is %s, not %s", c.source, asset.Name, c.want)
		}
		asset.Close()
	}
}

func TestNoPictureIsTakenFromOutsideTheBlog(t *testing.T) {
	folder := pictureBlog(t)
	content := filepath.Join(folder, "site", "content")
	if err := os.Symlink(filepath.Join(folder, "outside.png"), filepath.Join(content, "link.png")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		options Options
		source  string
		want    error
	}{
		{"above the site", Options{}, "../../../outside.png", model.AssetError{Reason: model.AssetNotFound, Name: "outside.png"}},
		{"a link out of the blog", Options{}, "/link.png", model.AssetError{Reason: model.AssetNotFound, Name: "link.png"}},
		{"the whole path of a file", Options{}, filepath.ToSlash(filepath.Join(folder, "outside.png")), model.AssetError{Reason: model.AssetNotFound, Name: "outside.png"}},
		{"a hidden folder", Options{}, "/.git/secret.png", model.AssetError{Reason: model.AssetNotFound, Name: "secret.png"}},
		{"the site where nobody allowed it", Options{Alone: true}, "/logo.png", model.AssetError{Reason: model.AssetNotFound, Name: "logo.png"}},
		{"the web", Options{}, "https://example.org/logo.png", model.AssetError{Reason: model.AssetRemote, Name: "example.org"}},
		{"a script", Options{}, "javascript:alert(1)", model.AssetError{Reason: model.AssetSchemeUnsupported, Name: "javascript"}},
		{"a picture in its own address", Options{}, "data:image/png;base64,AAAA", model.AssetError{Reason: model.AssetSchemeUnsupported, Name: "data"}},
		{"no address", Options{}, " ", model.AssetError{}},
		{"an endless address", Options{}, strings.Repeat("x", 3000), model.AssetError{Reason: model.AssetAddressTooLong}},
	} {
		f, _ := open(t, content, c.options)
		asset, err := f.Asset("2024/post.md", c.source)
		if err == nil {
			asset.Close()
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestAServerTakesPicturesOfTheSiteItIsGiven(t *testing.T) {
	folder := pictureBlog(t)
	content := filepath.Join(folder, "site", "content")
	f, l := open(t, content, Options{Alone: true, Site: filepath.Join(folder, "site")})
	asset, err := f.Asset("2024/post.md", "/logo.png")
	if err != nil {
		t.Fatal(err)
	}
	asset.Close()
	if l.BaseURL() != "https://noor.test/blog" {
		t.Errorf("the site's address is %q", l.BaseURL())
	}
	var fault *OpenError
	if _, err := Open(content, Options{Site: filepath.Join(folder, "site", "static")}); !errors.As(err, &fault) {
		t.Errorf("a site beside the blog was taken: %v", err)
	}
}

func TestAFolderOfPostsHasThePictureFoldersBesideIt(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "posts/a.md", "# A\n")
	write(t, folder, "static/assets/a.png", "a")
	write(t, folder, "private/b.png", "b")
	f, _ := open(t, filepath.Join(folder, "posts"), Options{})
	asset, err := f.Asset("a.md", "/assets/a.png")
	if err != nil {
		t.Fatal(err)
	}
	asset.Close()
	for _, source := range []string{"/private/b.png", "../private/b.png"} {
		if _, err := f.Asset("a.md", source); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: %v", source, err)
		}
	}
}

func TestPicturesOfPostsThatAreNotInTheBlogAreNotRead(t *testing.T) {
	f, _ := open(t, filepath.Join(pictureBlog(t), "site", "content"), Options{})
	if _, err := f.Asset("../outside.md", "outside.png"); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}
