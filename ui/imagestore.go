package ui

import (
	"slices"
	"strings"
	"time"

	"blogtui/ui/picture"

	tea "charm.land/bubbletea/v2"
)

// maxImageBytes bounds what the images take that a terminal holds for a reader: more
// than those of any screen and the next one.
const maxImageBytes = 64 << 20

// imageStore is the images that the terminal holds, the one that came first in front.
type imageStore struct {
	images   []picture.Image
	bytes    int
	released bool         // the screen is about to go: nothing is hung up
	pending  []pictureMsg // until it is back
}

// has reports whether the terminal can show an image; none needs nothing of it.
func (w *imageStore) has(image picture.Image) bool {
	return image == (picture.Image{}) || slices.Contains(w.images, image)
}

// add notes that the terminal has got an image. It returns what makes it forget
// others, if they are too many now.
func (w *imageStore) add(image picture.Image) (forget string) {
	switch {
	case w.has(image):
		return ""
	case w.released:
		return image.DeleteSequence()
	}
	w.images, w.bytes = append(w.images, image), w.bytes+image.Bytes
	for w.bytes > maxImageBytes && len(w.images) > 1 {
		forget += w.images[0].DeleteSequence()
		w.bytes -= w.images[0].Bytes
		w.images = w.images[1:]
	}
	return forget
}

// release is what makes the terminal forget all images before its screen goes.
func (w *imageStore) release() string {
	w.released = true
	var all strings.Builder
	for _, image := range w.images {
		all.WriteString(image.DeleteSequence())
	}
	return all.String()
}

// pictureMsg is a message with a picture for a screen.
type pictureMsg interface {
	tea.Msg
	rendering() picture.Rendering
}

func (m pictureRendered) rendering() picture.Rendering     { return m.Rendering }
func (m pictureViewRendered) rendering() picture.Rendering { return m.Rendering }

// imageTransmission is a picture whose image is on the way to the terminal.
type imageTransmission struct{ pictureMsg }

// String is what the terminal is sent.
func (h imageTransmission) String() string { return h.rendering().Transmission }

// sendPicture brings a picture to its screen, its image to the terminal before.
func (a *App) sendPicture(msg pictureMsg) tea.Cmd {
	switch {
	case a.imageStore.has(msg.rendering().Image):
		return a.broadcast(msg)
	case a.imageStore.released:
		a.imageStore.pending = append(a.imageStore.pending, msg)
		return nil
	}
	return tea.Raw(imageTransmission{msg})
}

// resendPictures begins with a bare wall when the screen is back.
func (a *App) resendPictures() tea.Cmd {
	var cmds []tea.Cmd
	waiting := a.imageStore.pending
	a.imageStore = imageStore{}
	for _, msg := range waiting {
		cmds = append(cmds, a.sendPicture(msg))
	}
	return tea.Batch(cmds...)
}

// pictureSent notes what the terminal was sent.
func (a *App) pictureSent(msg tea.RawMsg) tea.Cmd {
	sent, ok := msg.Msg.(imageTransmission)
	if !ok {
		return nil
	}
	forget := a.imageStore.add(sent.rendering().Image)
	cmd := a.broadcast(sent.pictureMsg)
	if forget != "" {
		cmd = tea.Batch(cmd, tea.Raw(forget))
	}
	return cmd
}

// flushDelay is a time in which Bubble Tea writes what it was given.
const flushDelay = time.Second / 30

// writeBefore has bytes reach the terminal before cmd takes its screen away: Bubble
// Tea itself would write them after that.
func writeBefore(bytes string, cmd tea.Cmd) tea.Cmd {
	pause := func() tea.Msg {
		time.Sleep(flushDelay)
		return nil
	}
	return tea.Sequence(tea.Raw(bytes), pause, cmd)
}

// deleteImagesOnQuit has the terminal forget all images before the program ends, while
// the screen is still the one that they belong to.
func deleteImagesOnQuit(model tea.Model, msg tea.Msg) tea.Msg {
	app, ok := model.(*App)
	if !ok {
		return msg
	}
	switch msg.(type) {
	case tea.QuitMsg, tea.InterruptMsg:
		if app.imageStore.released {
			return msg
		}
		if forget := app.imageStore.release(); forget != "" {
			return writeBefore(forget, func() tea.Msg { return msg })()
		}
	}
	return msg
}
