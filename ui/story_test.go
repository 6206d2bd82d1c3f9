package ui

import (
	"encoding/base64"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the golden files anew")

// memoryBlog is a blog in memory.
type memoryBlog struct {
	lib    *model.Library
	bodies map[model.ID]string
}

func (s *memoryBlog) Library() *model.Library  { return s.lib }
func (s *memoryBlog) Changed() <-chan struct{} { return nil }

func (s *memoryBlog) Body(id model.ID) (model.Body, error) {
	text, ok := s.bodies[id]
	if !ok {
		return model.Body{}, errors.New("open " + string(id) + ": permission denied")
	}
	return model.Body{Text: text, Line: 8}, nil
}

// story drives an App by keys and checks its frames.
type story struct {
	t             *testing.T
	app           *App
	through       tea.Model // model around the app, nil for the app alone
	width, height int
	quit          bool
	copied        string // last text on the clipboard
}

func open(t *testing.T, blog Blog, width, height int, change ...func(*Options)) *story {
	t.Helper()
	options := Options{Blog: blog}
	for _, c := range change {
		c(&options)
	}
	s := &story{t: t, app: New(options)}
	s.run(s.app.Init())
	s.resize(width, height)
	return s
}

func (s *story) resize(width, height int) *story {
	s.width, s.height = width, height
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
	return s
}

func (s *story) send(msg tea.Msg) {
	through := s.through
	if through == nil {
		through = s.app
	}
	_, cmd := through.Update(msg)
	s.run(cmd)
	s.check()
}

// run executes a command and everything that follows from it.
func (s *story) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range msg {
			s.run(c)
		}
	case tea.QuitMsg, tea.InterruptMsg:
		s.quit = true
	case tea.RawMsg:
		if text, ok := clipboardText(fmt.Sprint(msg.Msg)); ok {
			s.copied = text
		}
		s.send(msg)
	default:
		s.send(msg)
	}
}

// clipboardText returns the text that an escape sequence puts on the clipboard.
func clipboardText(bytes string) (text string, ok bool) {
	before, after, _ := strings.Cut(ansi.SetSystemClipboard("a"), base64.StdEncoding.EncodeToString([]byte("a")))
	encoded, ours := strings.CutPrefix(bytes, before)
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(encoded, after))
	return string(raw), ours && err == nil
}

var namedKeys = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab},
	"shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "pgdown": {Code: tea.KeyPgDown},
	"pgup": {Code: tea.KeyPgUp}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"backspace": {Code: tea.KeyBackspace}, "space": {Code: tea.KeySpace, Text: " "},
	"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+d": {Code: 'd', Mod: tea.ModCtrl}, "ctrl+n": {Code: 'n', Mod: tea.ModCtrl}, "ctrl+p": {Code: 'p', Mod: tea.ModCtrl},
}

// press presses named keys; other strings are typed letter by letter.
func (s *story) press(keys ...string) *story {
	for _, k := range keys {
		if named, ok := namedKeys[k]; ok {
			s.send(named)
			continue
		}
		for _, r := range k {
			s.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return s
}

// styled returns the frame with its escape sequences.
func (s *story) styled() string { return s.app.View().Content }

// frame returns the frame without styles and without trailing blanks.
func (s *story) frame() string {
	lines := strings.Split(ansi.Strip(s.styled()), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// check fails unless the frame has exactly the size of the screen.
func (s *story) check() {
	s.t.Helper()
	content := s.styled()
	if s.width <= 0 || s.height <= 0 {
		if content != "" {
			s.t.Fatalf("a screen of %dx%d shows %q", s.width, s.height, content)
		}
		return
	}
	lines := strings.Split(content, "\n")
	if len(lines) != s.height {
		s.t.Fatalf("the frame has %d rows on a screen of %dx%d", len(lines), s.width, s.height)
	}
	for i, line := range lines {
		if width := ansi.StringWidth(line); width != s.width {
			s.t.Fatalf("row %d has %d cells on a screen of %dx%d: %q", i, width, s.width, s.height, ansi.Strip(line))
		}
	}
}

// shows fails unless the frame contains all texts.
func (s *story) shows(texts ...string) *story {
	s.t.Helper()
	for _, text := range texts {
		if !strings.Contains(s.frame(), text) {
			s.t.Fatalf("%q is not on the screen:\n%s", text, s.frame())
		}
	}
	return s
}

// hides fails if the frame contains one of the texts.
func (s *story) hides(texts ...string) *story {
	s.t.Helper()
	for _, text := range texts {
		if strings.Contains(s.frame(), text) {
			s.t.Fatalf("%q is on the screen:\n%s", text, s.frame())
		}
	}
	return s
}

// golden compares the frame with testdata/NAME.golden.
func (s *story) golden(name string) *story {
	s.t.Helper()
	compareGolden(s.t, name, s.frame())
	return s
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	compareFile(t, filepath.Join("testdata", name+".golden"), got)
}

func compareFile(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./ui -update writes it anew)\ngot:\n%s\nwant:\n%s", path, got, want)
	}
}

const harbourBody = `The harbour wakes before the town does. Nets are mended while the
coffee is still too hot to drink, and *nobody* talks.

Reading the tide
----------------

_“You learn the water by being wrong about it, every day, for years.” -Ines, Harbour Pilot_

Two habits keep a pilot alive:

*   **Look twice.** The second look sees what the first one expected.
*   **Write it down.** Memory flatters; the log doesn't.

Going home
----------

The last boat is in. See [the log](https://example.com/log) for the rest.
`

// sampleBlog returns a small blog with several months, categories, two authors and a page.
func sampleBlog() *memoryBlog {
	s := &memoryBlog{bodies: map[model.ID]string{}}
	var posts []*model.Post
	add := func(id, title string, date model.Date, categories []string, author string, words int) *model.Post {
		p := &model.Post{
			ID: model.ID(id), Path: id, Slug: strings.TrimSuffix(id, ".md"), Title: title, Date: date,
			Categories: categories, Words: words, Counted: true, Kind: model.KindPost,
		}
		if author != "" {
			p.Authors = []string{author}
		}
		s.bodies[p.ID] = harbourBody
		posts = append(posts, p)
		return p
	}
	add("harbour.md", "The Harbour at Six in the Morning", model.Date{Year: 2026, Month: 3, Day: 14}, []string{"Harbours", "Craft"}, "Ines Falk", 480)
	add("knots.md", "Seven Knots and What They Are For", model.Date{Year: 2026, Month: 3, Day: 2}, []string{"Craft"}, "Tomas Reed", 960)
	add("lamp.md", "The Lamp Keeper's Radio", model.Date{Year: 2026, Month: 2, Day: 27}, []string{"Stories"}, "Ines Falk", 1440)
	add("charts.md", "Old Charts, New Coasts: Why We Still Draw by Hand When Satellites Can See Every Rock", model.Date{Year: 2026, Month: 2, Day: 11}, []string{"Craft", "Stories"}, "Tomas Reed", 700)
	add("fog.md", "霧の中の灯台：Fog", model.Date{Year: 2026, Month: 2, Day: 3}, []string{"Stories"}, "", 250)
	add("winter.md", "Winter Moorings", model.Date{Year: 2025, Month: 12, Day: 30}, []string{"Harbours"}, "Ines Falk", 300)
	add("ropes.md", "Buying Rope", model.Date{Year: 2025, Month: 12, Day: 9}, nil, "Tomas Reed", 120)
	add("notes.md", "Notes Without a Date", model.Date{}, []string{"Craft"}, "", 90)
	add("draft.md", "Not Yet", model.Date{Year: 2026, Month: 4, Day: 1}, []string{"Stories"}, "", 50).Draft = true
	posts[2].Problems = []model.Problem{{Line: 4, Severity: model.Warning, Text: "the date 2026-02-31 does not exist; write one that does"}}
	s.lib = model.NewLibrary(model.Contents{Title: "Coast and Harbour", Tagline: "notes from the quay", Posts: posts, Stage: model.Complete, Revision: 1})
	return s
}

// manyPosts is a blog of n posts, a few per day.
func manyPosts(n int) *memoryBlog {
	posts := make([]*model.Post, n)
	bodies := map[model.ID]string{}
	start := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range posts {
		id := model.ID(fmt.Sprintf("posts/%06d.md", i))
		posts[i] = &model.Post{
			ID: id, Path: string(id), Slug: fmt.Sprintf("%06d", i), Title: fmt.Sprintf("Letter %d from the lighthouse", i),
			Date: model.DateOf(start.AddDate(0, 0, i/9)), Categories: []string{fmt.Sprintf("Shelf %d", i%23)},
			Authors: []string{"Keeper"}, Words: 300, Counted: true,
		}
		bodies[id] = harbourBody
	}
	return &memoryBlog{lib: model.NewLibrary(model.Contents{Title: "Lighthouse", Posts: posts, Stage: model.Complete}), bodies: bodies}
}
