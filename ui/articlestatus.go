package ui

import (
	"fmt"
	"math"

	"blogtui/ui/cells"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
)

// footer shows the active input, the focused link or the key hints.
func (s *articleScreen) footer() footer {
	f := footer{progress: s.progress()}
	switch description := s.focusDescription(); {
	case s.typingCommand:
		f.prompt, f.input = "| ", &s.commandInput
	case s.finder.typing:
		f.prompt, f.input, f.status = "/ ", &s.finder.input, s.finder.countText()
	case s.numbers.stops != nil:
		f.message, f.status = words.LinkTypeNumber+" "+s.numbers.typed, s.status()
	case description != "":
		f.message, f.status = description, s.status()
	case !s.textOnly:
		f.hints, f.pinned = s.hints()
		f.status, f.statusRoom = s.status(), s.statusRoom()
	}
	return f
}

// hints returns the key hints, those of the search while there is one.
func (s *articleScreen) hints() (hints, pinned []key.Binding) {
	k := s.keys
	if s.finder.matcher != nil {
		hints = []key.Binding{pairHint(words.HintNextPrevious, k.NextHit, k.PreviousHit), hint(words.HintOtherWords, k.Find)}
		return hints, k.pinnedHints(k.Cancel, words.HintDone)
	}
	hints = []key.Binding{
		hint(words.HintPage, k.PageDown), hint(words.HintLinks, k.NextLink), hint(words.HintFind, k.Find),
		pairHint(s.neighbourHint(), k.NextPost, k.PreviousPost), hint(words.HintSection, k.NextHeading), k.Contents,
	}
	return hints, k.pinnedHints(k.Back, words.HintBack)
}

// neighbourHint describes what the keys for the next and previous post do.
func (s *articleScreen) neighbourHint() string {
	if s.neighbours == (neighbours{}) {
		return words.HintNextPrevious
	}
	return words.HintOlderNewer
}

func (s *articleScreen) progress() float64 {
	if s.page == nil {
		return 0
	}
	return s.page.Progress(s.top, s.height)
}

// status returns the reading progress and the remaining time, or what replaces them.
func (s *articleScreen) status() string {
	if s.count > 0 {
		return fmt.Sprint(s.count)
	}
	if s.page == nil {
		return ""
	}
	if s.missingHeading != "" {
		return words.ArticleNoHeading(s.missingHeading)
	}
	if s.fileGone {
		return words.ArticleFileGone
	}
	if tally := s.finder.countText(); tally != "" {
		return tally
	}
	return s.progressText(s.progress())
}

func (s *articleScreen) progressText(progress float64) string {
	percent := fmt.Sprintf("%d%%", int(progress*100))
	if s.post.Minutes() == 0 || progress >= 1 {
		return percent
	}
	left := max(int(math.Ceil(float64(s.post.Minutes())*(1-progress))), 1)
	return percent + " · " + words.ArticleMinutesLeft(left)
}

// statusRoom returns the maximum width of the progress text in cells.
func (s *articleScreen) statusRoom() int {
	return max(cells.Width(s.progressText(0))+len("9"), cells.Width(s.progressText(1)))
}

func (s *articleScreen) help() []keyGroup {
	k := s.keys
	reading := keyGroup{words.HelpReading, []key.Binding{
		k.NextHeading, k.PreviousHeading, k.Contents, k.NextPost, k.PreviousPost,
		k.NextLink, k.PreviousLink, hint(words.HintFollowLink, k.Open), k.Numbers, k.Peek, k.HistoryBack, k.HistoryForward,
		k.Find, k.NextHit, k.PreviousHit, k.Percent, k.PanRight, k.PanLeft, k.Wider, k.Narrower, k.DefaultMeasure, k.TextOnly, k.Pictures, k.FullPicture, k.Copy, k.CopyHere,
	}}
	if s.memory.store != nil {
		reading.keys = append(reading.keys, k.MarkRead, k.Favourite)
	}
	if s.desktop != nil {
		reading.keys = append(reading.keys, k.Edit, k.Pipe)
	}
	return []keyGroup{reading, k.moveKeys()}
}
