package ui

import "testing"

// reloading is a blog that counts how often it was told to look at its files.
type reloading struct {
	*shelf
	asked int
}

func (r *reloading) Reload() { r.asked++ }

func TestRLooksAtTheFilesAgainAtHomeAlone(t *testing.T) {
	blog := &reloading{shelf: coast()}
	open(t, blog, 80, 24, func(o *Options) { o.Desktop = &home{} }).press("R").shows("Looking at every file again")
	open(t, blog, 80, 24).press("R").hides("Looking")
	if blog.asked != 1 {
		t.Errorf("the blog was asked %d times", blog.asked)
	}
	open(t, coast(), 80, 24, func(o *Options) { o.Desktop = &home{} }).press("R").shows("This blog does not change")
}
