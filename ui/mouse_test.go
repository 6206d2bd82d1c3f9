package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// click clicks on the first occurrence of a text.
func (s *story) click(text string) *story {
	s.t.Helper()
	for y, line := range strings.Split(s.frame(), "\n") {
		if before, _, found := strings.Cut(line, text); found {
			s.send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
			return s
		}
	}
	s.t.Fatalf("%q is not on the screen:\n%s", text, s.frame())
	return s
}

func TestTopicsAndChipsAreClicked(t *testing.T) {
	for width, gap := range map[int]string{80: " ", 200: "      "} { // with the topic bar, and with the sidebar
		s := open(t, sampleBlog(), width, 24).press("M").click("Stories"+gap).shows("3 of 8", "Lamp Keeper").hides("Seven Knots")
		s.click("Harbours" + gap).shows("2 of 8").click("Harbours" + gap).shows("8 posts").click("Craft" + gap).click("All" + gap).shows("8 posts")
	}
	s := open(t, sampleBlog(), 80, 24).press("M", "c", "space", "down", "space", "enter").shows("× category Craft", "× category Stories")
	s.click("× category Stories").shows("4 of 8").hides("×")
	open(t, sampleBlog(), 80, 24).press("M").click("Coast and Harbour").shows("8 posts")
}

func TestThePreviewIsClicked(t *testing.T) {
	open(t, sampleBlog(), 120, 40).press("M").click("By Ines Falk").shows("IN THIS ARTICLE").hides("8 posts")
}

func TestTabsOfTheChooserAreClicked(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("M", "c").click("Authors").shows("Ines Falk").click("Years").shows("2026")
	s.click("2026").shows("Years ·1").click("Categories").shows("Craft").hides("2026")
}

func TestThemesHeadingsAndProblemsAreClicked(t *testing.T) {
	s := open(t, sampleBlog(), 80, 24).press("M", "T").click("high-contrast").shows("▌high-contrast").click("high-contrast").shows("Theme high-contrast until you quit")
	s.press("T").click("╭─ Themes").shows("▌high-contrast").press("esc")
	s.press("enter", "t").shows("IN THIS ARTICLE").click("Reading the tide").hides("IN THIS ARTICLE")
	open(t, sampleBlog(), 80, 24, func(o *Options) { o.Desktop = &fakeDesktop{} }).press("M", "p").shows("lamp.md:4").click("lamp.md:4").shows("The Lamp Keeper's Radio")
}
