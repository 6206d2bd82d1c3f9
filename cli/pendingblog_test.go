package cli

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"blogtui/ui"
)

func TestAFolderThatComesLaterIsServedWithItsPictures(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "later")
	blog, closeBlog, err := openServed(t.Context(), folder, (&serveOptions{}).postsOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer closeBlog()
	illustrated, ok := blog.(ui.AssetOpener)
	if !ok {
		t.Fatal("such a blog has no pictures")
	}
	if _, err := illustrated.Asset("a.md", "a.png"); err == nil {
		t.Error("a picture is there before its folder")
	}
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"a.png": "picture", "a.md": "![](a.png)\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for timeout := time.After(time.Minute); blog.Library().Post("a.md") == nil; {
		select {
		case <-blog.Changed():
		case <-timeout:
			t.Fatal("the folder is not found")
		}
	}
	asset, err := illustrated.Asset("a.md", "a.png")
	if err != nil {
		t.Fatal(err)
	}
	asset.Close()
}
