package linear

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"blogtui/model"
	"blogtui/ui/words"
)

// converse runs a conversation and returns its output.
func converse(t *testing.T, o Options, answers ...string) string {
	t.Helper()
	var out bytes.Buffer
	input := ""
	if len(answers) > 0 {
		input = strings.Join(answers, "\n") + "\n"
	}
	if err := Converse(strings.NewReader(input), &out, o); err != nil {
		t.Fatal(err)
	}
	if r, found := findControl(out.String()); found {
		t.Errorf("%U is said in %q", r, out.String())
	}
	return out.String()
}

func TestConversations(t *testing.T) {
	rich := func() Blog {
		p := newFakeBlog()
		shown := p.lib.Select(model.Query{})
		tide, log := *shown[0], *shown[3]
		tide.Series, log.Series = "Building a boat", "Building a boat"
		contact, about := newPost(0, "contact", "Where I am"), newPost(0, "about", "About the pier")
		for _, page := range []*model.Post{contact, about} {
			page.Kind, page.Date = model.KindPage, model.Date{}
			p.texts[page.ID] = "Nothing but " + page.Slug + "."
		}
		p.setPosts(append([]*model.Post{&tide, &log, about, contact}, shown[1:3]...)...)
		return p
	}
	blog := func(conversation string) Blog {
		if conversation == "series" || conversation == "pages" {
			return rich()
		}
		return newFakeBlog()
	}
	for _, c := range []struct {
		name    string
		answers []string
	}{
		{"list", []string{"", "more", "p", "back", "n", "12", "13", "l", "help"}},
		{"article", []string{"1", "", "where", "p", "p", "n", "N", "n", "contents", "3", "again", "?", "back", "back", "quit"}},
		{"neighbours", []string{"2", "newer", "older", "o", "all", "l", "q"}},
		{"all", []string{"1", "all", "all", "w"}},
		{"links", []string{"1", "1", "b", "2", "p", "3", "4", "back", "5", "6", "back", "7", "8", "links", "n", "2", "0"}},
		{"categories", []string{"c", "3", "1", "2", "newer", "older", "l", "years", "2026", "l", "c", "stories", "list", "t", "back", "t", "water", "l", "authors", "1"}},
		{"search", []string{"search", "s tide", "l", "/ ROPE buying", "/nothing like it", "1", "s log", "n", "2", "older"}},
		{"series", []string{"series", "1", "2", "series", "1", "list", "l", "series", "Building a boat"}},
		{"pages", []string{"pages", "2", "back", "pages", "About the pier"}},
		{"wrong", []string{"tide", "next please", "-1", "99999999999999999999", "1.", "0", "c", "x", "QUIT"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var told strings.Builder
			for i := range len(c.answers) + 1 {
				all := converse(t, Options{Blog: blog(c.name)}, c.answers[:i]...)
				before := 0
				if i > 0 {
					before = len(converse(t, Options{Blog: blog(c.name)}, c.answers[:i-1]...))
					fmt.Fprintf(&told, ">>> %s\n", c.answers[i-1])
				}
				told.WriteString(all[before:])
			}
			checkGolden(t, "conversation-"+c.name, told.String())
		})
	}
}

func TestAnArticleThatIsNamedIsToldFirst(t *testing.T) {
	got := converse(t, Options{Blog: newFakeBlog(), Open: "tide.md", Heading: "high"}, "l")
	if !strings.HasPrefix(got, "The Pier: 12 posts.\nNotes from the end of it\n\nHeading 2: High\n") && !strings.Contains(got, "Part 3 of 3.") {
		t.Errorf("got\n%s", got)
	}
	if !strings.Contains(got, "1. Waiting for the tide. 28 March 2026.") {
		t.Errorf("the list is not behind it:\n%s", got)
	}
	got = converse(t, Options{Blog: newFakeBlog(), Open: "tide.md", Heading: "lost"})
	if !strings.Contains(got, `There is no heading "lost"; this is the beginning.`) || !strings.Contains(got, "It comes and goes.") {
		t.Errorf("got\n%s", got)
	}
}

func TestWhatIsHiddenIsOnlyToldIfItIsAskedFor(t *testing.T) {
	p := newFakeBlog()
	if got := converse(t, Options{Blog: p}, "n"); strings.Contains(got, "Log of day 11") || !strings.Contains(got, "The Pier: 11 posts.") {
		t.Errorf("got\n%s", got)
	}
	if got := converse(t, Options{Blog: p, Base: model.Query{Drafts: true}}, "n"); !strings.Contains(got, "12. Log of day 11. 27 March 2025. 1 minute. Status: draft.\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestLinesAndListsFitTheTerminal(t *testing.T) {
	got := converse(t, Options{Blog: newFakeBlog(), Width: 30, Height: 9}, "n", "1", "n", "contents", "help")
	for l := range strings.Lines(got) {
		if n := len([]rune(strings.TrimSuffix(l, "\n"))); n > 29 {
			t.Errorf("%q has %d letters", l, n)
		}
	}
	if !strings.Contains(got, "Posts 1 to 5 of 11.") || !strings.Contains(got, "Posts 6 to 10 of 11.") {
		t.Errorf("got\n%s", got)
	}
}

// scriptedInput is a reader of chunks that calls change before each of them.
type scriptedInput struct {
	chunks []string
	change func(part int)
	at     int
}

func (l *scriptedInput) Read(p []byte) (int, error) {
	if l.at == len(l.chunks) {
		return 0, io.EOF
	}
	l.change(l.at)
	n := copy(p, l.chunks[l.at])
	l.at++
	return n, nil
}

func TestChangesOfTheBlogAreToldBeforeTheNextQuestion(t *testing.T) {
	p := newFakeBlog()
	was := p.lib.Select(model.Query{})
	steps := []struct {
		answer string
		change func() // while the answer is being typed
		want   []string
	}{
		{"h", func() { p.setPosts(append(was[1:], newPost(0, "gale", "A gale"))...) }, []string{"The blog has changed: 1 post new and 1 post removed. Type list to see the new list."}},
		{"2", func() {}, []string{"Buying rope"}}, // numbers mean what was told
		{"again", func() {
			rope := *was[1]
			rope.Version.Size = 7
			p.texts["rope.md"] = "Newer words."
			p.setPosts(append(was[2:], &rope)...)
		}, []string{"This post has changed; you continue in its new text.", "1 post changed and 1 post removed"}},
		{"again", func() { p.setPosts(was[2:]...) }, []string{"Newer words.", "This post is no longer in the blog; you can still read it to the end."}},
		{"again", func() { p.setPosts(was...); delete(p.texts, "rope.md") }, []string{"Newer words.", "This post has changed, but can't be read any more; this is its last text."}},
		{"again", func() {}, []string{"Newer words."}},
		{"l", func() {}, []string{"1. Waiting for the tide."}},
		{"2", func() {}, []string{"Buying rope can't be read: rope.md: file does not exist."}},
		{"1", func() { p.texts["tide.md"] = "panic" }, []string{"Waiting for the tide can't be read: tide.md: a fault."}},
	}
	var out bytes.Buffer
	from := 0
	in := &scriptedInput{change: func(i int) {
		if i > 0 {
			said := out.String()[from:]
			for _, want := range steps[i-1].want {
				if !strings.Contains(said, want) {
					t.Errorf("after %q %q is not in\n%s", steps[i-1].answer, want, said)
				}
			}
			from = out.Len()
		}
		if i < len(steps) {
			steps[i].change()
		}
	}}
	for _, s := range steps {
		in.chunks = append(in.chunks, s.answer+"\n")
	}
	in.chunks = append(in.chunks, "q\n")
	if err := Converse(in, &out, Options{Blog: p}); err != nil {
		t.Fatal(err)
	}
}

func TestWhereManyPartsBeginAlikeTheReaderStaysInTheirs(t *testing.T) {
	p := newFakeBlog()
	log := func(last string) string {
		return "Log.\n\n## Notes\n\nOne.\n\n## Notes\n\nTwo.\n\n## Notes\n\nThree.\n\n## Notes\n\n" + last + "\n"
	}
	p.texts["tide.md"] = log("Four.")
	var out bytes.Buffer
	in := &scriptedInput{chunks: []string{"1\n", "next\n", "next\n", "next\n", "where\n", "again\n", "q\n"}, change: func(i int) {
		if i != 4 {
			return
		}
		out.Reset()
		tide := *p.lib.Post("tide.md")
		tide.Version.Size++
		p.texts["tide.md"] = log("Four, and five.")
		p.setPosts(&tide)
	}}
	if err := Converse(in, &out, Options{Blog: p}); err != nil || !strings.Contains(out.String(), "Three.") || strings.Contains(out.String(), "One.") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestNewsOfWordsThatWereCountedIsNone(t *testing.T) {
	p := newFakeBlog()
	counted := p.lib.Select(model.Query{})
	in := &scriptedInput{chunks: []string{"h\n", "h\n"}, change: func(int) { p.setPosts(counted...) }}
	var out bytes.Buffer
	if err := Converse(in, &out, Options{Blog: p}); err != nil || strings.Contains(out.String(), "changed") {
		t.Errorf("%v\n%s", err, out.String())
	}
}

func TestAnswersOfAnyLengthAreBorne(t *testing.T) {
	got := converse(t, Options{Blog: newFakeBlog()}, strings.Repeat("x", 1<<20), "\x1b[A\x00\x7f\xff", "1\r")
	if !strings.Contains(got, `"`+strings.Repeat("x", 60)+`..." is not a command here. Type help for all commands.`) || len(got) > 10_000 || !strings.Contains(got, "It comes and goes.") {
		t.Errorf("got %d bytes:\n%.2000s", len(got), got)
	}
}

func TestTheWayBackIsBounded(t *testing.T) {
	p := newFakeBlog()
	p.texts["rope.md"] = "[on](rope.md)"
	answers := append([]string{"2"}, strings.Split(strings.Repeat("1 ", 200), " ")...)
	answers = append(answers, strings.Split(strings.Repeat("b ", maxPlaces-1), " ")...)
	got := converse(t, Options{Blog: p}, answers...)
	if !strings.HasSuffix(strings.TrimSpace(got), "help or quit.") || !strings.Contains(got[len(got)-2000:], "Posts 1 to 10 of 11.") {
		t.Errorf("it ends with\n%s", got[len(got)-2000:])
	}
}

func TestAnEmptyBlogSaysSo(t *testing.T) {
	p := &fakeBlog{}
	p.setPosts()
	got := converse(t, Options{Blog: p}, "1", "n", "c", "s x")
	for _, want := range []string{"The Pier: no posts.", "There are no posts here yet.", "No posts. Type search", `"1" is not a command here. Type help for all commands.`, "Categories: there is nothing to choose from.", `No post has "x".`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing in\n%s", want, got)
		}
	}
}

// limitedWriter fails after a number of bytes.
type limitedWriter struct{ left int }

var errClosed = errors.New("the line is cut")

func (c *limitedWriter) Write(p []byte) (int, error) {
	if c.left -= len(p); c.left < 0 {
		return 0, errClosed
	}
	return len(p), nil
}

func TestAConversationEndsWithItsLine(t *testing.T) {
	in := strings.NewReader(strings.Repeat("n\np\n", 10_000))
	if err := Converse(in, &limitedWriter{5000}, Options{Blog: newFakeBlog()}); !errors.Is(err, errClosed) {
		t.Errorf("the error is %v", err)
	}
	if in.Len() == 0 {
		t.Error("all answers were read")
	}
	broken := io.MultiReader(strings.NewReader("n\n"), &scriptedInput{chunks: []string{""}, change: func(int) {}}, errReader{})
	if err := Converse(broken, io.Discard, Options{Blog: newFakeBlog()}); !errors.Is(err, errClosed) {
		t.Errorf("the error is %v", err)
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, errClosed }

func FuzzConversation(f *testing.F) {
	f.Add("1\nn\n3\nb\nlinks\n1\n")
	f.Add("c\n1\nt\ny\n1\n/ tide\ncontents\n\xff\x00\nall\nwhere\n")
	f.Fuzz(func(t *testing.T, answers string) {
		if len(answers) > 2000 {
			return
		}
		converse(t, Options{Blog: newFakeBlog(), Width: len(answers) % 50, Height: len(answers) % 7 * 5}, answers)
	})
}

func TestDatesAreToldTheReadersWay(t *testing.T) {
	told := converse(t, Options{Blog: newFakeBlog(), Dates: words.MonthFirst}, "1")
	for _, want := range []string{"1. Waiting for the tide. March 28, 2026.", "\nMarch 28, 2026. "} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is missing in\n%s", want, told)
		}
	}
}
