package posts

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/metadata"
)

// fakeInfo is the fs.FileInfo of a file in memory.
type fakeInfo struct {
	fs.FileInfo
	size int64
}

func (f fakeInfo) Size() int64        { return f.size }
func (f fakeInfo) ModTime() time.Time { return time.Time{} }

func FuzzAnyFileGivesAPostWithATitleAndNoControlByte(f *testing.F) {
	for i := range metadata.Dialects {
		f.Add("posts/2020-01-02-a.md", []byte(metadata.Dialects[i].Example+"\n\nText\n"))
	}
	f.Add("0", []byte("% \n%\" \xf7%\xf1"))
	f.Add("0", []byte("+++ 0=0b +++"))
	f.Add("a.md", []byte("<!-->\n<!--->\nText\n"))
	f.Add("a.mdx", []byte("export const meta = {title: `a ${b}`, x: [1,{y: 'z'"))
	f.Add("\x1b[31m.md", []byte("---\ntitle: \"\\e[31m\\u202e&#27;\"\ndate: 2020-01-02\n---"))
	f.Add("x/index.md", []byte("+++\n[[a]]\nb = '''\n+++\n"))
	f.Add("src/_posts/a.md", []byte("```ruby\n{ title: \"A\", b: [%w[c d], Date.new(2020, 1, 2)], :e => { f: nil } }\n```\nText\n"))
	f.Add("a/_posts/2020-01-02-a b.md", []byte("---\ncategories: [A b, c]\npermalink: \"/:categories/:y_day/\\e:title\"\n---\n"))
	f.Add("source/_posts/a.md", []byte("---\ntags:\n\t- a\n\t\t- b\n---\n"))
	f.Fuzz(func(t *testing.T, id string, raw []byte) {
		if id == "" || strings.ContainsAny(id, "\x00") || strings.HasPrefix(id, "/") || isHTML(id) {
			return
		}
		s := siteOf(id)
		l, _ := parseFile(s, time.UTC, id, fakeInfo{size: int64(len(raw))}, raw)
		if l.post == nil {
			if l.problem == nil {
				t.Fatal("neither a post nor a problem")
			}
			return
		}
		p := s.completePost(assemble([]*parsedFile{&l}, s, true).orNil(l.post), bytes.Clone(raw), 0)
		if p.Title == "" {
			t.Error("no title")
		}
		texts := []string{p.Path, p.Slug, p.Title, p.Summary, p.Address, p.Series, p.Image, p.Language, p.URL}
		texts = append(append(append(append(texts, p.Categories...), p.Tags...), p.Authors...), p.Aliases...)
		for _, problem := range p.Problems {
			texts = append(texts, problem.Text)
			if problem.Line < 0 || problem.Line > 2+strings.Count(string(raw), "\n")+strings.Count(string(raw), "\r")+strings.Count(string(raw), "\u2028")+strings.Count(string(raw), "\u2029") && !isUTF16(raw) {
				t.Errorf("line %d of a problem: %s", problem.Line, problem.Text)
			}
		}
		for _, text := range texts {
			if text != clean.Line(text) || !utf8.ValidString(text) {
				t.Errorf("not clean: %q", text)
			}
		}
	})
}

// siteOf returns the site of a generator that uses files of that path.
func siteOf(id string) *site {
	switch {
	case strings.HasPrefix(id, "src/"):
		return &site{generator: bridgetown}
	case strings.HasPrefix(id, "source/"):
		return &site{generator: octopressOrHexo}
	case strings.Contains(id, "_posts/"):
		return &site{generator: jekyll, baseURL: "https://x.invalid"}
	}
	return &site{}
}

// orNil returns the only post, or p if the post is skipped.
func (b assembled) orNil(p *model.Post) *model.Post {
	if len(b.posts) > 0 {
		return b.posts[0]
	}
	return p
}
