package ui

import (
	"fmt"
	"strings"
	"testing"
)

func TestANoticeIsShownWhole(t *testing.T) {
	var words []string
	for i := range 40 {
		words = append(words, fmt.Sprintf("word%d", i))
	}
	for _, size := range [][2]int{{30, 30}, {80, 24}, {200, 60}} {
		s := open(t, sampleBlog(), size[0], size[1])
		s.send(Notice(strings.Join(words, " ")))
		s.shows(words...).shows("blogtui")
		s.press("j").hides(words[0], words[39])
	}
	low := open(t, sampleBlog(), 80, 8)
	low.send(Notice(strings.Repeat("many words ", 200)))
	low.shows("blogtui", "…")
}

func TestThePreviewIsNoWiderThanTheMeasure(t *testing.T) {
	for _, measure := range []int{40, 72, 100} {
		for _, width := range []int{120, 200, 240} {
			s := open(t, sampleBlog(), width, 60, func(o *Options) { o.Measure = measure })
			if l := newListLayout(width, 58, s.app.measure, true, true); l.previewWidth == 0 || l.previewWidth > measure {
				t.Errorf("with the measure %d the preview is %d wide at %d", measure, l.previewWidth, width)
			}
		}
	}
}

func TestHelpAndTheWayOutAreAmongTheHintsOfEveryScreen(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {40, 20}, {120, 40}} {
		home := func(o *Options) { o.Desktop, o.Marks = &fakeDesktop{}, newFakeMarkStore() }
		s := open(t, sampleBlog(), size[0], size[1], home)
		s.press("j").shows("? help  q quit")
		s.press("p").shows("? help  esc back").press("esc", "T").shows("? help  esc cancel").press("esc")
		s.press("c").shows("esc cancel").press("esc", "/x").shows("esc clear").press("esc", "s").shows("esc back").press("esc")
		s.press("enter", "j").shows("? help  ← back").press("/tide", "enter").shows("? help  esc done")
	}
}

func TestTheHintsStayWhileOneReads(t *testing.T) {
	for _, width := range []int{40, 60, 80, 120} {
		s := open(t, sampleBlog(), width, 12).press("enter")
		hints := func() string {
			lines := strings.Split(strings.TrimSpace(s.frame()), "\n")
			said, _, _ := strings.Cut(strings.TrimSpace(lines[len(lines)-1]), "   ")
			return strings.Fields(said)[0] + strings.TrimRight(said, "0123456789%· minleft")
		}
		first := hints()
		for range 40 {
			if now := s.press("j"); hints() != first {
				t.Fatalf("%q first, then\n%s", first, now.frame())
			}
		}
	}
}

func TestTheHelpBeginsAtItsTopAndNamesTheKeysOfPeopleWhoTurnPages(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("?").shows("0%", "space pgdn", "b pgup")
	s.press("G").shows("100%", "g home", "G end", "d ctrl+d").press("home").shows("0%").press("pgdown").hides(" 0%")
}
