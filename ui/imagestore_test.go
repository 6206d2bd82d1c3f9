package ui

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"blogtui/ui/picture"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

// imageCell is the start of a cell that shows an image.
const imageCell = "\U0010EEEE"

// imageTerminal simulates a terminal with image support.
type imageTerminal struct {
	*App
	sent []string
}

func (t *imageTerminal) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if raw, ok := msg.(tea.RawMsg); ok && strings.Contains(fmt.Sprint(raw.Msg), "\x1b_G") {
		t.sent = append(t.sent, fmt.Sprint(raw.Msg))
	}
	_, cmd := t.App.Update(msg)
	return t, cmd
}

// openOnTerminal opens an article with pictures on a terminal that reports a name.
func openOnTerminal(t *testing.T, name string, change ...func(*pictureBlog, *Options)) (*story, *imageTerminal) {
	t.Helper()
	s, _ := openPictures(t, 80, 30, append(change, func(_ *pictureBlog, o *Options) { o.TerminalImages = !strings.HasSuffix(name, "over ssh") })...)
	window := &imageTerminal{App: s.app}
	s.through = window
	s.send(tea.TerminalVersionMsg{Name: name})
	return s, window
}

// imageIDs returns the image ids in sequences that were sent.
func imageIDs(sent []string, key string) (all []string) {
	for _, one := range sent {
		for _, sequence := range strings.Split(one, "\x1b\\") {
			if found := regexp.MustCompile(`\bi=(\d+)`).FindStringSubmatch(sequence); found != nil && strings.Contains(sequence, key) {
				all = append(all, found[1])
			}
		}
	}
	return all
}

func TestATerminalThatKeepsImagesShowsThemInTheText(t *testing.T) {
	for _, name := range []string{"kitty(0.42.1)", "ghostty 1.1.3"} {
		s, window := openOnTerminal(t, name)
		if !strings.Contains(s.styled(), imageCell) || strings.Contains(s.styled(), "▀") {
			t.Fatalf("%s shows no image\n%s", name, s.frame())
		}
		s.shows("The sun half in the sea.", "▣ A chart that was lost.")
		s.press("J", "K", "j", "k", "T", "esc", "?", "esc")
		if got := imageIDs(window.sent, "a=T"); len(got) != 1 {
			t.Errorf("%s was sent images %v", name, got)
		}
	}
}

func TestOtherTerminalsGetBlocks(t *testing.T) {
	ascii := func(_ *pictureBlog, o *Options) { o.ASCII = true }
	plain := func(_ *pictureBlog, o *Options) { o.NoColour = true }
	for name, change := range map[string][]func(*pictureBlog, *Options){
		"tmux 3.5a": nil, "XTerm(390)": nil, "foot(1.22)": nil, "": nil, "not kitty": nil, "kitty(0.42.1) over ssh": nil, "kitty(0.26.5)": nil, "kitty": nil,
		"kitty(0.42.1) in ascii": {ascii}, "kitty(1.0.0) without colours": {plain},
	} {
		s, window := openOnTerminal(t, name, change...)
		s.press("I", "esc")
		if strings.Contains(s.styled(), imageCell) || len(window.sent) > 0 {
			t.Errorf("%q was sent %d images", name, len(window.sent))
		}
	}
	s, window := openOnTerminal(t, "kitty(0.28.0)", func(_ *pictureBlog, o *Options) { o.HidePictures = true })
	s.send(tea.ColorProfileMsg{Profile: colorprofile.ANSI256})
	if s.press("i"); strings.Contains(s.styled(), imageCell) || len(window.sent) > 0 {
		t.Error("a colour of 256 can't name an image")
	}
	s.send(tea.ColorProfileMsg{Profile: colorprofile.TrueColor})
	if !strings.Contains(s.styled(), imageCell) {
		t.Error("a terminal that turns out to have true colour shows blocks")
	}
}

func TestAnImageFillsTheScreenAndThePreview(t *testing.T) {
	s, window := openOnTerminal(t, "kitty(0.42.1)")
	s.press("I").shows("picture 1 of 1")
	if rows := strings.Count(s.styled(), "\x1b[38;2;177;6;"); rows < 10 {
		t.Errorf("the image has %d rows of the screen\n%s", rows, s.frame())
	}
	s.press("esc", "I")
	if got := imageIDs(window.sent, "a=T"); len(got) != 2 || got[0] == got[1] {
		t.Errorf("images %v were sent: one in the text, one as large as the screen", got)
	}
	s, _ = openOnTerminal(t, "ghostty 1.1.3", func(_ *pictureBlog, o *Options) { o.Open = "" })
	if s.resize(160, 40); !strings.Contains(s.styled(), imageCell) {
		t.Error("the preview shows no image")
	}
}

// sequence returns the messages of a sequence of commands.
func sequence(t *testing.T, msg tea.Msg) (all []tea.Msg) {
	t.Helper()
	cmds := reflect.ValueOf(msg)
	if cmds.Kind() != reflect.Slice {
		t.Fatalf("%T is no sequence", msg)
	}
	for i := range cmds.Len() {
		switch msg := cmds.Index(i).Interface().(tea.Cmd)().(type) {
		case nil, tea.RawMsg, tea.QuitMsg, tea.InterruptMsg, tea.SuspendMsg:
			all = append(all, msg)
		default:
			all = append(all, sequence(t, msg)...)
		}
	}
	return all
}

func TestATerminalForgetsAllImagesBeforeTheProgramEnds(t *testing.T) {
	for _, end := range []tea.Msg{tea.QuitMsg{}, tea.InterruptMsg{}} {
		s, window := openOnTerminal(t, "kitty(0.42.1)")
		s.press("I")
		last := sequence(t, deleteImagesOnQuit(s.app, end))
		gone := imageIDs([]string{fmt.Sprint(last[0].(tea.RawMsg).Msg)}, "d=I")
		if fmt.Sprint(gone) != fmt.Sprint(imageIDs(window.sent, "a=T")) || len(gone) != 2 || last[1] != nil || last[2] != end {
			t.Errorf("of %v it forgets %v, then %T", imageIDs(window.sent, "a=T"), gone, last[2])
		}
		if deleteImagesOnQuit(s.app, end) != end {
			t.Error("the program does not end")
		}
	}
	s, _ := openPictures(t, 80, 30)
	if deleteImagesOnQuit(s.app, tea.QuitMsg{}) != (tea.QuitMsg{}) {
		t.Error("a terminal that has no images is told to forget some")
	}
}

func TestImagesAreForgottenWhileTheTerminalIsLentAndSentAgain(t *testing.T) {
	s, window := openOnTerminal(t, "kitty(0.42.1)", func(_ *pictureBlog, o *Options) { o.Desktop = &fakeDesktop{} })
	lent := sequence(t, s.app.releaseTerminal(tea.Suspend)())
	if gone := imageIDs([]string{fmt.Sprint(lent[1].(tea.RawMsg).Msg)}, "d=I"); len(gone) != 1 || lent[3] != (tea.SuspendMsg{}) {
		t.Errorf("forgets %v, then %T", gone, lent[3])
	}
	s.press("I").hides("█") // rendered while the terminal is released
	if got := imageIDs(window.sent, "a=T"); len(got) != 1 {
		t.Errorf("the terminal that is lent was sent images %v", got)
	}
	s.press("esc")
	for i, back := range []tea.Msg{tea.ResumeMsg{}, programExited{}} {
		s.send(back)
		if got := imageIDs(window.sent, "a=T"); len(got) != i+3 || !strings.Contains(s.styled(), imageCell) {
			t.Errorf("after %T images %v were sent", back, got)
		}
	}
}

func TestAWallHoldsNoMoreThanItsBytes(t *testing.T) {
	var w imageStore
	var gone []string
	for id := range 100 {
		gone = append(gone, imageIDs([]string{w.add(picture.Image{ID: id + 1, Bytes: maxImageBytes / 4})}, "d=I")...)
	}
	if w.bytes > maxImageBytes || len(w.images) != 4 || len(gone) != 96 || gone[0] != "1" {
		t.Errorf("%d images of %d bytes, %d forgotten", len(w.images), w.bytes, len(gone))
	}
	if w.has(picture.Image{ID: 1, Bytes: maxImageBytes / 4}) || !w.has(picture.Image{ID: 100, Bytes: maxImageBytes / 4}) || !w.has(picture.Image{}) {
		t.Error("the oldest is still there, or the newest is not")
	}
}

func TestAPictureThatTheTerminalHasForgottenIsSentAgainWhenItIsSeen(t *testing.T) {
	s, window := openOnTerminal(t, "kitty(0.42.1)")
	s.app.imageStore.add(picture.Image{ID: 1, Bytes: maxImageBytes}) // as if many other images had been shown
	s.press("j", "k")
	if got := imageIDs(window.sent, "a=T"); len(got) != 2 || !strings.Contains(s.styled(), imageCell) {
		t.Errorf("images %v were sent", got)
	}
}
