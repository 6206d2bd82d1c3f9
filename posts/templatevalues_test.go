package posts

import "testing"

func TestABodyBringsTheValuesThatItsTextAsksFor(t *testing.T) {
	folder := t.TempDir()
	for name, c := range map[string]struct{ text, path, want string }{
		"Jekyll":                    {"{{ page.version }}", "version", "2.4"},
		"within a table":            {"{{ page.cover.alt }}", "cover.alt", "A lamp"},
		"Hugo":                      {"{{< param version >}}", "version", "2.4"},
		"Quarto":                    {"{{< meta version >}}", "version", "2.4"},
		"nothing that is asked for": {"{{ site.version }}", "version", ""},
	} {
		write(t, folder, "a.md", "---\ntitle: A\nversion: 2.4\ncover:\n  alt: A lamp\n---\nVersion "+c.text+".\n")
		f, _ := open(t, folder, Options{Alone: true})
		body, err := f.Body("a.md")
		if got := body.Values[c.path]; err != nil || got != c.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, c.want)
		}
	}
}
