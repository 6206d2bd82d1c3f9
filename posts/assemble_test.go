package posts

import "testing"

func TestOneDateProvesTheOrderOfAllOthers(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.md", "---\ntitle: a\ndate: 3/4/2020 10:00\n---\n")
	write(t, folder, "b.md", "---\ntitle: b\ndate: 25/12/2020\n---\n")
	_, l := open(t, folder, Options{Alone: true})
	if p := l.Post("a.md"); p.Date.String() != "2020-04-03" || p.Time.Day() != 3 || p.Time.Month() != 4 {
		t.Error(p.Date, p.Time)
	}
}
