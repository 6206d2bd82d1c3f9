package posts

import "testing"

func TestTheNameOfAFileTellsItsPostsDayAndSlug(t *testing.T) {
	for _, c := range []struct{ file, date, slug string }{
		{"2020-01-02-day.md", "2020-01-02", "day"},
		{"2020-01-02T03:04:05Z-stamp.md", "2020-01-02", "stamp"},
		{"2020-01-02T03:04:05.678-05:00_stamp.md", "2020-01-02", "stamp"},
		{"2020-01-02T03:04:05+05:30 -stamp.md", "2020-01-02", "stamp"},
		{"2020-13-02T03:04:05Z-stamp.md", "", "stamp"},
		{"2020-01-02T03:04-stamp.md", "", "2020-01-02T03:04-stamp"},
	} {
		folder := t.TempDir()
		write(t, folder, c.file, "---\ntitle: A\n---\nText\n")
		_, l := open(t, folder, Options{Alone: true})
		if all := everything(l); len(all) != 1 || all[0].Date.String() != c.date || all[0].Slug != c.slug {
			t.Errorf("%s: %+v, want %s %s", c.file, all, c.date, c.slug)
		}
	}
}
