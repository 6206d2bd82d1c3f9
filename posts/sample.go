package posts

import (
	"embed"

	"blogtui/posts/files"
)

//go:embed all:sample blogtui.yaml
var sampleFiles embed.FS

// Sample opens the sample blog that is embedded in the program.
func Sample() *Folder {
	all := files.Embedded{FS: sampleFiles}
	s := readSite(all)
	s.folders = []string{"."}
	src, err := all.Sub("sample")
	if err != nil {
		panic("posts: the sample blog is not embedded: " + err.Error())
	}
	f := newFolder(src, s, Options{Alone: true})
	f.start()
	return f
}
