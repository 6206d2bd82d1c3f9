package ui

import (
	"slices"
	"strings"
	"time"

	"blogtui/ui/picture"

	tea "charm.land/bubbletea/v2"
)

// wallBytes bounds what the images take that a terminal holds for a reader: more
// than those of any screen and the next one.
const wallBytes = 64 << 20

// wall is the images that the terminal holds, the one that came first in front.
type wall struct {
	images  []picture.Image
	bytes   int
	down    bool        // the screen is about to go: nothing is hung up
	waiting []pictorial // until it is back
}

// holds reports whether the terminal can show an image; none needs nothing of it.
func (w *wall) holds(image picture.Image) bool {
	return image == (picture.Image{}) || slices.Contains(w.images, image)
}

// add notes that the terminal has got an image. It returns what makes it forget
// others, if they are too many now.
func (w *wall) add(image picture.Image) (forget string) {
	switch {
	case w.holds(image):
		return ""
	case w.down:
		return image.DeleteSequence()
	}
	w.images, w.bytes = append(w.images, image), w.bytes+image.Bytes
	for w.bytes > wallBytes && len(w.images) > 1 {
		forget += w.images[0].DeleteSequence()
		w.bytes -= w.images[0].Bytes
		w.images = w.images[1:]
	}
	return forget
}

// takeDown is what makes the terminal forget all images before its screen goes.
func (w *wall) takeDown() string {
	w.down = true
	var all strings.Builder
	for _, image := range w.images {
		all.WriteString(image.DeleteSequence())
	}
	return all.String()
}

// pictorial is a message with a picture for a screen.
type pictorial interface {
	tea.Msg
	drawing() picture.Rendering
}

func (m pictureDrawn) drawing() picture.Rendering { return m.Rendering }
func (m pictureShown) drawing() picture.Rendering { return m.Rendering }

// hanging is a picture whose image is on the way to the terminal.
type hanging struct{ pictorial }

// String is what the terminal is sent.
func (h hanging) String() string { return h.drawing().Transmission }

// hang brings a picture to its screen, its image to the terminal before.
func (a *App) hang(msg pictorial) tea.Cmd {
	switch {
	case a.wall.holds(msg.drawing().Image):
		return a.deliver(msg)
	case a.wall.down:
		a.wall.waiting = append(a.wall.waiting, msg)
		return nil
	}
	return tea.Raw(hanging{msg})
}

// hangAgain begins with a bare wall when the screen is back.
func (a *App) hangAgain() tea.Cmd {
	var cmds []tea.Cmd
	waiting := a.wall.waiting
	a.wall = wall{}
	for _, msg := range waiting {
		cmds = append(cmds, a.hang(msg))
	}
	return tea.Batch(cmds...)
}

// hasSent notes what the terminal was sent.
func (a *App) hasSent(msg tea.RawMsg) tea.Cmd {
	sent, ok := msg.Msg.(hanging)
	if !ok {
		return nil
	}
	forget := a.wall.add(sent.drawing().Image)
	cmd := a.deliver(sent.pictorial)
	if forget != "" {
		cmd = tea.Batch(cmd, tea.Raw(forget))
	}
	return cmd
}

// twoFrames is a time in which Bubble Tea writes what it was given.
const twoFrames = time.Second / 30

// written has bytes reach the terminal before cmd takes its screen away: Bubble
// Tea itself would write them after that.
func written(bytes string, cmd tea.Cmd) tea.Cmd {
	pause := func() tea.Msg {
		time.Sleep(twoFrames)
		return nil
	}
	return tea.Sequence(tea.Raw(bytes), pause, cmd)
}

// takeDownFirst has the terminal forget all images before the program ends, while
// the screen is still the one that they belong to.
func takeDownFirst(model tea.Model, msg tea.Msg) tea.Msg {
	app, ok := model.(*App)
	if !ok {
		return msg
	}
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		if app.wall.down {
			return msg
		}
		if forget := app.wall.takeDown(); forget != "" {
			return written(forget, func() tea.Msg { return msg })()
		}
	}
	return msg
}
