package ui

import (
	"strings"
	"testing"

	"blogtui/ui/theme"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

func TestAPatchChangesNothingButWhatItCovers(t *testing.T) {
	red, bold := lipgloss.NewStyle().Foreground(lipgloss.Color("1")), theme.Mono().Bold(nil)
	lines := []string{
		"plain words in a row", red.Render("red") + " and " + bold.Render("bold words"),
		"see " + ansi.SetHyperlink("https://example.com", "id=1") + red.Render("the link") + ansi.ResetHyperlink() + " here",
		"中文字和 e\u0301 👩‍👩‍👧 mixed", "שלום עולם", "",
	}
	for _, line := range lines {
		width := ansi.StringWidth(line)
		for from := range width + 3 {
			for to := from + 1; to < width+4; to++ {
				for _, text := range []string{"", "[1]"} {
					got := patch{from: from, to: to, style: bold, text: text}.apply(line)
					plain := ansi.Strip(line)
					if text == "" && strings.TrimRight(ansi.Strip(got), " ") != plain {
						t.Fatalf("%q from %d to %d reads %q", plain, from, to, ansi.Strip(got))
					}
					if text != "" && !strings.Contains(ansi.Strip(got), text) {
						t.Fatalf("%q from %d to %d reads %q", plain, from, to, ansi.Strip(got))
					}
					if strings.Count(got, "\x1b]8;") > 8 || len(got) > len(line)+200 {
						t.Fatalf("%q grew to %q", line, got)
					}
				}
			}
		}
	}
}

func TestWhatStandsBehindAPatchKeepsItsStyle(t *testing.T) {
	line := lipgloss.NewStyle().Foreground(lipgloss.Color("1")).Render("one two three")
	got := patch{from: 4, to: 7, style: theme.Mono().Bold(nil)}.apply(line)
	if want := "\x1b[31mone \x1b[m\x1b[1mtwo\x1b[m\x1b[31m three\x1b[m"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
