package ui

import (
	"fmt"
	"math"

	"blogtui/ui/cells"
	"blogtui/ui/words"

	"charm.land/bubbles/v2/key"
)

// footer shows what the reader can do, what is typed, or where the link leads that was
// stepped to.
func (s *articleScreen) footer() footer {
	if s.piping {
		return footer{progress: s.progress(), prompt: "| ", input: &s.command}
	}
	if s.finder.typing {
		return footer{progress: s.progress(), prompt: "/ ", input: &s.finder.input, status: s.finder.tally()}
	}
	if s.numbers.spots != nil {
		return footer{progress: s.progress(), saying: words.TypeANumber + " " + s.numbers.typed, status: s.status()}
	}
	if saying := s.saying(); saying != "" {
		return footer{progress: s.progress(), saying: saying, status: s.status()}
	}
	if s.textOnly {
		return footer{progress: s.progress()}
	}
	k := s.keys
	hints := []key.Binding{
		to(words.HintPage, k.PageDown), to(words.HintLinks, k.NextLink), to(words.HintFind, k.Find),
		toBoth(s.stepHint(), k.NextPost, k.PreviousPost), to(words.HintSection, k.NextHeading), k.Contents,
	}
	lasting := k.lasting(k.Back, words.HintBack)
	if s.finder.pattern != nil {
		hints = []key.Binding{toBoth(words.HintNextPrevious, k.NextHit, k.PreviousHit), to(words.HintOtherWords, k.Find)}
		lasting = k.lasting(k.Cancel, words.HintDone)
	}
	return footer{hints: hints, lasting: lasting, progress: s.progress(), status: s.status(), room: s.statusRoom()}
}

// stepHint returns what J and K lead to.
func (s *articleScreen) stepHint() string {
	if s.near == (neighbours{}) {
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

// status returns how far the reader is and how long the rest takes.
func (s *articleScreen) status() string {
	if s.count > 0 {
		return fmt.Sprint(s.count)
	}
	if s.page == nil {
		return ""
	}
	if s.missing != "" {
		return words.NoHeading(s.missing)
	}
	if s.gone {
		return words.FileGone
	}
	if tally := s.finder.tally(); tally != "" {
		return tally
	}
	return s.progressSaid(s.progress())
}

func (s *articleScreen) progressSaid(progress float64) string {
	percent := fmt.Sprintf("%d%%", int(progress*100))
	if s.post.Minutes() == 0 || progress >= 1 {
		return percent
	}
	left := max(int(math.Ceil(float64(s.post.Minutes())*(1-progress))), 1)
	return percent + " · " + words.MinutesLeft(left)
}

// statusRoom is how many cells the progress takes at most while one reads on.
func (s *articleScreen) statusRoom() int {
	return max(cells.Width(s.progressSaid(0))+len("9"), cells.Width(s.progressSaid(1)))
}

func (s *articleScreen) help() []keyGroup {
	k := s.keys
	reading := keyGroup{words.HelpReading, []key.Binding{
		k.NextHeading, k.PreviousHeading, k.Contents, k.NextPost, k.PreviousPost,
		k.NextLink, k.PreviousLink, to(words.HintFollowLink, k.Open), k.Numbers, k.Peek, k.HistoryBack, k.HistoryForward,
		k.Find, k.NextHit, k.PreviousHit, k.Percent, k.PanRight, k.PanLeft, k.Wider, k.Narrower, k.UsualMeasure, k.TextOnly, k.Pictures, k.FullPicture, k.Copy, k.CopyHere,
	}}
	if s.memory.keeper != nil {
		reading.keys = append(reading.keys, k.MarkRead, k.Favourite)
	}
	if s.desktop != nil {
		reading.keys = append(reading.keys, k.Edit, k.Pipe)
	}
	return []keyGroup{reading, k.moving()}
}
