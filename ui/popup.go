package ui

import (
	"strings"

	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"github.com/charmbracelet/x/ansi"
)

// popup is a text shown over the bottom of an article until the next key.
type popup struct {
	title  string
	text   string          // plain text, or
	blocks []article.Block // typeset blocks
	lines  []string        // set by layoutPopup
}

// drawPopup draws the popup over the last rows.
func (s *articleScreen) drawPopup(rows []string) []string {
	lines := s.popup.lines
	for len(rows) < s.height {
		rows = append(rows, "")
	}
	rows = append([]string(nil), rows...)
	margin := strings.Repeat(" ", s.margin())
	from := s.height - len(lines)
	for i, line := range lines {
		beside := ""
		if end := s.margin() + s.setWidth + 1; s.sidebarShown() && ansi.StringWidth(rows[from+i]) > end {
			beside = ansi.Cut(rows[from+i], end, ansi.StringWidth(rows[from+i]))
		}
		rows[from+i] = fit(margin+line, s.margin()+s.setWidth+1) + beside
	}
	return rows
}

// layoutPopup renders the popup, up to two thirds of the screen high.
func (s *articleScreen) layoutPopup() {
	if s.popup == nil {
		return
	}
	t, width := s.theme, s.setWidth
	var body []string
	if s.popup.blocks != nil {
		body = s.setter.WithWidth(width).RenderBlocks(s.popup.blocks)
	} else {
		for _, line := range typeset.Wrap(s.popup.text, width) {
			body = append(body, t.Style(t.Strong).Render(line))
		}
	}
	maxRows := max(s.height*2/3-4, 1)
	if len(body) > maxRows {
		body = append(body[:maxRows-1:maxRows-1], t.Style(t.Faint).Render("…"))
	}
	lines := []string{t.Style(t.Accent).Render(strings.Repeat("─", width)), t.Bold(t.Muted).Render(ansi.Truncate(s.popup.title, width, "…"))}
	lines = append(lines, body...)
	lines = append(lines, t.Style(t.Faint).Render(words.HintAnyKeyCloses))
	s.popup.lines = lines[:min(len(lines), max(s.height*2/3, 1))]
}

// peek shows a footnote in the popup.
func (s *articleScreen) peek(number int) {
	for _, block := range s.document.Blocks {
		notes, ok := block.(article.Footnotes)
		if !ok {
			continue
		}
		for _, note := range notes.Items {
			if note.Number == number {
				s.popup = &popup{title: words.FootnoteTitle(number), blocks: note.Blocks}
				return
			}
		}
	}
}

// peekNext shows the focused footnote, or the first one that is referred to on the screen.
func (s *articleScreen) peekNext() intent {
	if s.page == nil {
		return nil
	}
	if focusable, ok := s.focusedOnPage(); ok && focusable.Kind == typeset.FocusNote {
		s.peek(focusable.Number)
		return nil
	}
	for _, i := range s.visibleFocusables() {
		if focusable := s.page.Focusables()[i]; focusable.Kind == typeset.FocusNote {
			s.focus = i
			s.peek(focusable.Number)
			return nil
		}
	}
	return notify{words.FootnoteNotOnScreen}
}
