package model

import (
	"fmt"
	"testing"
	"time"

	"blogtui/growth"
)

// linkedBlog has a post for each way in which links name one.
func linkedBlog() *Library {
	at := func(address string) func(*Post) { return func(p *Post) { p.Address = address } }
	also := func(aliases ...string) func(*Post) { return func(p *Post) { p.Aliases = aliases } }
	in := func(language string) func(*Post) { return func(p *Post) { p.Language = language } }
	slug := func(s string) func(*Post) { return func(p *Post) { p.Slug = s } }
	published := func(url string) func(*Post) { return func(p *Post) { p.URL = url } }
	return NewLibrary(Contents{Title: "Linked", BaseURL: "https://www.example.com/blog", Hosts: []string{"www.example.com"}, Posts: []*Post{
		post("notes/harbour.md", day(2011, 6, 29), slug("harbour"), published("https://www.example.com/blog/notes/harbour/")),
		post("notes/2014-12-05-knots.md", day(2014, 12, 5), slug("knots"), also("/old/knots.html", "rope")),
		post("trips/lisbon/index.md", day(2015, 1, 1), slug("lisbon")),
		post("trips/index.md", Date{}, slug("trips"), paged),
		post("world’s-end.md", day(2016, 1, 1), slug("world’s-end")),
		post("1.0-Timeline.md", day(2014, 12, 12), slug("1.0-Timeline"), at("2014/12/12/1.0-Timeline")),
		post("fr/mer.md", day(2017, 1, 1), slug("mer"), in("fr")),
		post("en/mer.md", day(2018, 1, 1), slug("mer"), in("en")),
		post("a.aspx.markdown", day(2005, 8, 3), slug("a.aspx")),
		post("go.md", day(2019, 1, 1), slug("go")),
		post("שלום.md", day(2020, 1, 1), slug("שלום")),
	}})
}

func TestLinksResolveInAllTheShapesThatGeneratorsUse(t *testing.T) {
	tests := []struct{ from, href, want string }{
		{"notes/harbour.md", "2014-12-05-knots.md", "notes/2014-12-05-knots.md"},
		{"notes/harbour.md", "./2014-12-05-knots", "notes/2014-12-05-knots.md"},
		{"notes/harbour.md", "./2014-12-05-knots.html", "notes/2014-12-05-knots.md"},
		{"notes/harbour.md", "../trips/lisbon/index.md#Belém", "trips/lisbon/index.md#Belém"},
		{"notes/harbour.md", "../trips/lisbon/", "trips/lisbon/index.md"},
		{"notes/harbour.md", "../../trips/lisbon/#bel%C3%A9m", "trips/lisbon/index.md#belém"},
		{"notes/harbour.md", "/trips/", "trips/index.md"},
		{"notes/harbour.md", "knots", "notes/2014-12-05-knots.md"},
		{"notes/harbour.md", "/rope", "notes/2014-12-05-knots.md"},
		{"notes/harbour.md", "/old/knots.html", "notes/2014-12-05-knots.md"},
		{"notes/harbour.md", "/old/knots", "notes/2014-12-05-knots.md"},
		{"go.md", "/blog/06/29/2011/harbour", "notes/harbour.md"},
		{"go.md", "/2011/06/29/HARBOUR/?utm_source=x#top", "notes/harbour.md#top"},
		{"go.md", "https://www.example.com/blog/notes/harbour/", "notes/harbour.md"},
		{"go.md", "http://example.com/2014/12/05/knots.html", "notes/2014-12-05-knots.md"},
		{"go.md", "//example.com/blog/2014/12/12/1.0-Timeline.html", "1.0-Timeline.md"},
		{"go.md", "http://elsewhere.invalid/2011/06/29/harbour", "notes/harbour.md"},
		{"go.md", "@/notes/harbour.md#quay", "notes/harbour.md#quay"},
		{"notes/harbour.md", "{filename}2014-12-05-knots.md", "notes/2014-12-05-knots.md"},
		{"go.md", "{filename}/notes/harbour.md", "notes/harbour.md"},
		{"go.md", "2014-12-05-knots", "notes/2014-12-05-knots.md"},
		{"go.md", "_posts/2014-12-05-knots.md", "notes/2014-12-05-knots.md"},
		{"go.md", "/insights/worlds-end", "world’s-end.md"},
		{"fr/mer.md", "/mer/", "fr/mer.md"},
		{"en/mer.md", "/mer/", "en/mer.md"},
		{"go.md", "/archive/2005/08/03/a.aspx", "a.aspx.markdown"},
		{"go.md", "/%D7%A9%D7%9C%D7%95%D7%9D/", "שלום.md"},
		{"go.md", "#here%20and%20there", "go.md#here and there"},
		{"go.md", "?page=2", "go.md"},
		{"go.md", "go.md", "go.md"},
	}
	l := linkedBlog()
	for _, test := range tests {
		target := l.Resolve(l.Post(ID(test.from)), test.href)
		got := fmt.Sprint("nowhere: ", target.Reason)
		if target.Post != nil {
			got = string(target.Post.ID)
		}
		if target.Heading != "" {
			got += "#" + target.Heading
		}
		if got != test.want || target.To != ToPost {
			t.Errorf("%s in %s leads to %q (%d), not to %q", test.href, test.from, got, target.To, test.want)
		}
	}
}

func TestLinksThatLeadToNoPostSayWhereTheyLead(t *testing.T) {
	tests := []struct {
		href    string
		to      Destination
		certain bool
		address string
	}{
		{"https://example.org/harbour", External, false, "https://example.org/harbour"},
		{"http://elsewhere.invalid/2011/06/30/harbour", External, false, "http://elsewhere.invalid/2011/06/30/harbour"},
		{"mailto:ada@example.com", External, false, "mailto:ada@example.com"},
		{"tel:+123", External, false, "tel:+123"},
		{"javascript:alert(1)", Nowhere, true, ""},
		{"file:///etc/passwd", Nowhere, true, ""},
		{"http://", Nowhere, true, ""},
		{"missing.md", Nowhere, true, "https://www.example.com/blog/notes/harbour/missing.md"},
		{"@/missing", Nowhere, true, "https://www.example.com/blog/notes/harbour/@/missing"},
		{"/contact", Nowhere, false, "https://www.example.com/contact"},
		{"/tags/go/", ToListing, false, "https://www.example.com/tags/go/"},
		{"/", ToListing, false, "https://www.example.com/"},
		{"https://example.com", ToListing, false, "https://example.com"},
		{"{tag}knots", ToListing, false, ""},
		{"/files/plan.pdf", ToFile, false, "https://www.example.com/files/plan.pdf"},
		{"www.example.org/x", Nowhere, true, "https://www.example.org/x"},
	}
	l := linkedBlog()
	for _, test := range tests {
		got := l.Resolve(l.Post("notes/harbour.md"), test.href)
		if got.To != test.to || got.Certain != test.certain || got.Address != test.address || (got.To == Nowhere) != (got.Reason != NoReason) {
			t.Errorf("%s: %+v", test.href, got)
		}
	}
}

func FuzzResolvingNeverFailsAndNeverOpensWhatIsNoAddress(f *testing.F) {
	for _, href := range []string{"", "#", "//", "%zz", "a:b:c", "../../../../x.md", "http://[::1", "/2011/06/29/harbour", "@/", "{filename}", "?#", "://"} {
		f.Add(href)
	}
	l := linkedBlog()
	f.Fuzz(func(t *testing.T, href string) {
		for _, from := range []*Post{nil, l.Post("notes/harbour.md")} {
			target := l.Resolve(from, href)
			if (target.To == ToPost) != (target.Post != nil) || (target.To == Nowhere) != (target.Reason != NoReason) {
				t.Errorf("%q leads to %+v", href, target)
			}
		}
	})
}

func TestResolvingCostsLittleInALargeBlog(t *testing.T) {
	posts := make([]*Post, 0, 20_000)
	for i := range 20_000 {
		posts = append(posts, post("post-"+string(rune('a'+i%26))+time.Duration(i).String()+".md", day(2000+i%25, 1, 1), func(p *Post) { p.Slug = "same" }))
	}
	l := library(posts...)
	growth.Bounded(t, "ten links", time.Second/15, func() {
		for range 10 {
			if got := l.Resolve(posts[0], "/somewhere/same/"); got.To != ToPost {
				t.Fatal(got)
			}
		}
	})
}

func TestAnAddressOnTheWebFindsItsPost(t *testing.T) {
	l := linkedBlog()
	for name, want := range map[string]ID{
		"https://www.example.com/blog/notes/harbour/":   "notes/harbour.md",
		"https://example.com/blog/notes/harbour#quay":   "notes/harbour.md",
		"/blog/notes/harbour/":                          "notes/harbour.md",
		"/old/knots.html":                               "notes/2014-12-05-knots.md",
		"trips/lisbon":                                  "trips/lisbon/index.md",
		"https://elsewhere.invalid/blog/notes/harbour/": "",
		"nowhere/harbour":                               "",
		"https://www.example.com/":                      "",
	} {
		p, _, err := l.Find(name)
		if (err == nil) != (want != "") || err == nil && p.ID != want {
			t.Errorf("%s finds %v, %v, not %s", name, p, err, want)
		}
	}
}
