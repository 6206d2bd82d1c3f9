package ui

import (
	"context"
	"strings"
	"testing"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
)

// fakeDesktop is a Desktop that only records what it is asked.
type fakeDesktop struct {
	path          string
	line          int
	command, text string
	visited       string
}

func (h *fakeDesktop) OpenURL(address string) error {
	h.visited = address
	return nil
}

func (h *fakeDesktop) Editor(path string, line int) (tea.ExecCommand, error) {
	h.path, h.line = path, line
	return nil, errNoEditor
}

func (h *fakeDesktop) Pipe(command string, text func() string) tea.ExecCommand {
	h.command, h.text = command, text()
	return nil
}

type editorError string

func (e editorError) Error() string { return string(e) }

const errNoEditor = editorError("set $EDITOR to the editor you use")

func TestProblemsAreListedWithTheirCure(t *testing.T) {
	desktop := &fakeDesktop{}
	s := open(t, sampleBlog(), 80, 24, func(o *Options) { o.Desktop = desktop }).press("p")
	s.shows("1 problem", "warning", "lamp.md:4", "write one that does").golden("problems/80x24")
	s.press("e").shows("set $EDITOR")
	if desktop.path != "lamp.md" || desktop.line != 4 {
		t.Errorf("the editor was asked for %s:%d", desktop.path, desktop.line)
	}
	s.press("enter").shows("The Lamp Keeper's Radio", "By Ines Falk").press("left").shows("1 problem").press("p").shows("8 posts")
}

func TestDeadLinksJoinTheProblemsOnceEveryPostIsRead(t *testing.T) {
	var s *story
	asked := 0
	s = open(t, sampleBlog(), 80, 24, func(o *Options) {
		o.Desktop = &fakeDesktop{}
		o.DeadLinks = func(_ context.Context, lib *model.Library) []model.FileProblem {
			asked++
			s.shows("1 problem", "looking at links")
			return []model.FileProblem{{Path: "harbour.md", Problem: model.Problem{Line: 3, Severity: model.Warning, Text: "the link to gone.md leads nowhere"}}}
		}
	})
	s.press("p").shows("2 problems", "harbour.md:3", "the link to gone.md", "lamp.md:4").hides("looking")
	s.press("e").shows("set $EDITOR")
	if desktop := s.app.desktop.(*fakeDesktop); desktop.path != "harbour.md" {
		t.Errorf("the cursor is not at the top but on %s", desktop.path)
	}
	if s.press("up", "down"); asked != 1 {
		t.Errorf("the links were looked at %d times", asked)
	}
}

// openChecking opens the problems while links are checked; given is set when the check is
// cancelled.
func openChecking(t *testing.T) (s *story, given *bool) {
	t.Helper()
	s = open(t, sampleBlog(), 80, 24, func(o *Options) {
		o.Desktop = &fakeDesktop{}
		o.DeadLinks = func(context.Context, *model.Library) []model.FileProblem { return nil }
	})
	s.app.Update(tea.KeyPressMsg{Code: 'p', Text: "p"})
	given = new(bool)
	s.app.top().(*problemScreen).cancel = func() { *given = true }
	return s, given
}

func TestWhoLeavesTheProblemsWaitsForNoLinks(t *testing.T) {
	for _, way := range []string{"q", "esc", "left", "backspace"} {
		s, given := openChecking(t)
		if s.press(way); !*given {
			t.Errorf("%s leaves the links looked at", way)
		}
	}
}

func TestWhoGoesElsewhereFromTheProblemsWaitsForNoLinks(t *testing.T) {
	for _, there := range []string{"archive", "harbours"} {
		s, given := openChecking(t)
		if s.press(":", there, "enter").hides("What is wrong"); !*given {
			t.Errorf("going to %s leaves the links looked at", there)
		}
	}
}

func TestAnArticleIsEditedAtTheLineOnTop(t *testing.T) {
	desktop := &fakeDesktop{}
	s := open(t, sampleBlog(), 80, 12, func(o *Options) { o.Desktop = desktop }).press("enter", "e")
	if desktop.path != "harbour.md" || desktop.line != 8 {
		t.Errorf("the editor was asked for %s:%d", desktop.path, desktop.line)
	}
	s.press("]", "e")
	if desktop.line != 8+3 {
		t.Errorf("in the first section the editor was asked for line %d", desktop.line)
	}
}

func TestWithoutADesktopItsKeysAreSilent(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("p").shows("8 posts").press("?").hides("problems")
	s.press("esc", "enter", "e").shows("By Ines Falk").press("?").hides("edit at this line")
}

func TestAnArticleIsPipedToACommandAsPlainText(t *testing.T) {
	desktop := &fakeDesktop{}
	s := open(t, sampleBlog(), 80, 24, func(o *Options) { o.Desktop = desktop }).press("enter", "|", "wc -q").shows("| wc -q▏")
	s.app.Update(namedKeys["enter"])
	if desktop.command != "wc -q" {
		t.Errorf("the command was %q", desktop.command)
	}
	for _, want := range []string{"The Harbour at Six in the Morning\n", "• Look twice."} {
		if !strings.Contains(desktop.text, want) {
			t.Errorf("the text lacks %q:\n%s", want, desktop.text)
		}
	}
	if strings.Contains(desktop.text, "\x1b") {
		t.Error("the text has an escape byte")
	}
	s.press("|", "q", "esc").hides("| q").shows("By Ines Falk")
}

func TestTheLineOfAProblemIsSeenHoweverSmallTheScreen(t *testing.T) {
	blog := sampleBlog()
	p := blog.lib.Post("lamp.md")
	p.Path = "content/posts/2026/february/the-lamp-keeper/lamp.md"
	open(t, blog, 40, 8, func(o *Options) { o.Desktop = &fakeDesktop{} }).press("p").shows("keeper/lamp.md:4")
}
