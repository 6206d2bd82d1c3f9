package ui

import "testing"

// reloadingBlog is a blog that counts calls of Reload.
type reloadingBlog struct {
	*memoryBlog
	asked int
}

func (r *reloadingBlog) Reload() { r.asked++ }

func TestRLooksAtTheFilesAgainAtHomeAlone(t *testing.T) {
	blog := &reloadingBlog{memoryBlog: sampleBlog()}
	open(t, blog, 80, 24, func(o *Options) { o.Desktop = &fakeDesktop{} }).press("R").shows("Checking all files for changes")
	open(t, blog, 80, 24).press("R").hides("Looking")
	if blog.asked != 1 {
		t.Errorf("the blog was asked %d times", blog.asked)
	}
	open(t, sampleBlog(), 80, 24, func(o *Options) { o.Desktop = &fakeDesktop{} }).press("R").shows("This blog does not change")
}
