package ui

import (
	"strings"
	"testing"
)

// chosen returns the line at the cursor.
func (s *story) chosen() (line string) {
	for _, row := range strings.Split(s.frame(), "\n") {
		if _, after, ok := strings.Cut(row, "▌"); ok { // the bar is also in front of the program's name
			line = strings.TrimSpace(after)
		}
	}
	return line
}

func TestTheSameKeysMoveInEveryListWhereLettersAreText(t *testing.T) {
	for _, way := range [][]string{{"c"}, {":"}, {"s", "the"}} {
		s := open(t, sampleBlog(), 80, 24).press(way...)
		first := s.chosen()
		second := s.press("down").chosen()
		if first == "" || second == first {
			t.Fatalf("%v: from %q down leads to %q", way, first, second)
		}
		for _, step := range []struct{ key, to string }{{"up", first}, {"ctrl+n", second}, {"ctrl+p", first}, {"ctrl+p", first}} {
			if got := s.press(step.key).chosen(); got != step.to {
				t.Errorf("%v: %s leads to %q, not %q", way, step.key, got, step.to)
			}
		}
		last := s.press("pgdown", "pgdown", "pgdown", "pgdown").chosen()
		if got := s.press("down").chosen(); got != last || last == first {
			t.Errorf("%v: from %q pages lead to %q, and down to %q", way, first, last, got)
		}
		if got := s.press("pgup", "pgup", "pgup", "pgup").chosen(); got != first {
			t.Errorf("%v: pages up lead to %q, not %q", way, got, first)
		}
	}
}

func TestTheKeysThatHelpNamesMoveInEveryListWhereLettersAreCommands(t *testing.T) {
	blog := sampleBlog()
	blog.bodies["harbour.md"] = strings.Repeat("# A heading\n\nText.\n\n## Another\n\nText.\n\n", 20)
	for _, way := range [][]string{{"enter", "t"}, {"T"}} {
		s := open(t, blog, 40, 24).press(way...).press("g")
		first := s.chosen()
		second := s.press("j").chosen()
		for _, step := range []struct{ key, to string }{{"k", first}, {"k", first}, {"down", second}, {"g", first}, {"b", first}, {"u", first}} {
			if got := s.press(step.key).chosen(); got != step.to {
				t.Errorf("%v: %s leads to %q, not %q", way, step.key, got, step.to)
			}
		}
		top := s.frame()
		for _, key := range []string{"d", "space", "G"} {
			if s.press("g", key).frame() == top {
				t.Errorf("%v: %s leads nowhere", way, key)
			}
		}
		last := s.frame()
		if s.press("j").frame() != last {
			t.Errorf("%v: down leads over the end", way)
		}
		if s.press("G", "u", "b", "b", "b", "b", "b", "b", "b", "b").frame() != top {
			t.Errorf("%v: pages up do not lead to the start", way)
		}
	}
}
