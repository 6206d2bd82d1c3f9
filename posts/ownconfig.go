package posts

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/posts/metadata"
)

// ownConfigFiles are blogtui's configuration files in a blog. The first that exists counts.
var ownConfigFiles = []string{"blogtui.yaml", "blogtui.yml"}

// ownKeys are the keys of blogtui.yaml. A value is a text, or a list if list is set.
var ownKeys = []struct {
	name string
	list bool
}{
	{"title", false}, {"tagline", false}, {"url", false}, {"hosts", true},
	{"greeting", false}, {"theme", false}, {"categories", true}, {"pages", true},
}

// maxGreeting is the maximum length of a greeting in bytes.
const maxGreeting = 4 << 10

// applyOwnConfig applies the settings of blogtui.yaml that other configurations do not have,
// and adds its problems to those of the site.
func (s *site) applyOwnConfig(name string, tree metadata.Node, faults []model.Problem) {
	s.ownFile = name
	for _, fault := range faults {
		fault.Text = strings.ReplaceAll(fault.Text, "the front matter", "the file")
		s.addOwnProblem(name, fault.Line, fault.Text)
	}
	for _, e := range tree.Entries {
		s.checkOwnConfig(name, e)
	}
	greeting, _ := tree.Get("greeting")
	if greeting != nil && len(greeting.SingleText()) <= maxGreeting {
		s.greeting = clean.Text(strings.TrimSpace(greeting.SingleText()))
	}
	if theme, _ := tree.Get("theme"); theme != nil {
		s.theme, s.themeLine = plainLine(theme.SingleText()), theme.Line
	}
	s.categories = namesAt(&tree, "categories")
	s.pages = namesAt(&tree, "pages")
}

// checkOwnConfig adds problems for unknown keys and values of the wrong kind.
func (s *site) checkOwnConfig(name string, e metadata.Entry) {
	var names []string
	for _, k := range ownKeys {
		names = append(names, k.name)
		if k.name != metadata.FoldKey(e.Key) {
			continue
		}
		switch {
		case !k.list && e.Value.Kind != metadata.Scalar && e.Value.Kind != metadata.Null:
			s.addOwnProblem(name, e.Value.Line, fmt.Sprintf("%s takes one text", k.name))
		case k.list && e.Value.Kind == metadata.Table:
			s.addOwnProblem(name, e.Value.Line, fmt.Sprintf("%s takes a list of names", k.name))
		case k.name == "greeting" && len(e.Value.SingleText()) > maxGreeting:
			s.addOwnProblem(name, e.Value.Line, "the greeting is longer than 4 kB; shorten it")
		}
		return
	}
	s.addOwnProblem(name, e.Value.Line, fmt.Sprintf("there is no setting %s%s", clean.Quote(e.Key), model.DidYouMean(e.Key, names)))
}

// checkTheme adds a problem if the theme is unknown.
func (s *site) checkTheme(known []string) {
	if known != nil && s.theme != "" && !slices.Contains(known, s.theme) {
		s.addOwnProblem(s.ownFile, s.themeLine, fmt.Sprintf("there is no theme %s%s", clean.Quote(s.theme), model.DidYouMean(s.theme, known)))
	}
}

func (s *site) addOwnProblem(name string, line int, text string) {
	s.problems = append(s.problems, model.FileProblem{Path: name, Problem: model.Problem{Line: line, Severity: model.Warning, Text: text}})
}

func isOwnConfig(name string) bool {
	base := path.Base(name)
	return base == ownConfigFiles[0] || base == ownConfigFiles[1]
}

// emptyContents returns the contents of a library of the site without posts.
func (s *site) emptyContents() model.Contents {
	return model.Contents{
		Title: s.title, Tagline: s.tagline, BaseURL: s.baseURL, Hosts: s.hosts,
		Greeting: s.greeting, Theme: s.theme, Categories: s.categories, Pages: s.pages,
	}
}
