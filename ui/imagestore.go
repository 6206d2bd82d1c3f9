package ui

import (
	"slices"
	"strings"
	"time"

	"blogtui/ui/picture"

	tea "charm.land/bubbletea/v2"
)

// maxImageBytes limits the memory that images take in a terminal. It exceeds what two
// screens need.
const maxImageBytes = 64 << 20

// imageStore tracks the images that the terminal holds, oldest first.
type imageStore struct {
	images   []picture.Image
	bytes    int
	released bool         // the screen is about to be left: no image may be sent
	pending  []pictureMsg // waits until the screen is back
}

// has reports whether the terminal can show an image. The zero image needs nothing.
func (s *imageStore) has(image picture.Image) bool {
	return image == (picture.Image{}) || slices.Contains(s.images, image)
}

// add records an image that was sent. It returns the sequence that deletes the oldest
// images if they exceed the limit.
func (s *imageStore) add(image picture.Image) (deletion string) {
	switch {
	case s.has(image):
		return ""
	case s.released:
		return image.DeleteSequence()
	}
	s.images, s.bytes = append(s.images, image), s.bytes+image.Bytes
	for s.bytes > maxImageBytes && len(s.images) > 1 {
		deletion += s.images[0].DeleteSequence()
		s.bytes -= s.images[0].Bytes
		s.images = s.images[1:]
	}
	return deletion
}

// release returns the sequence that deletes all images before the screen is left.
func (s *imageStore) release() string {
	s.released = true
	var all strings.Builder
	for _, image := range s.images {
		all.WriteString(image.DeleteSequence())
	}
	return all.String()
}

// pictureMsg is a message that carries a rendered picture to a screen.
type pictureMsg interface {
	tea.Msg
	rendering() picture.Rendering
}

func (m pictureRendered) rendering() picture.Rendering     { return m.Rendering }
func (m pictureViewRendered) rendering() picture.Rendering { return m.Rendering }

// imageTransmission carries a picture through Bubble Tea while its image is sent.
type imageTransmission struct{ pictureMsg }

// String returns the sequence that is sent.
func (t imageTransmission) String() string { return t.rendering().Transmission }

// sendPicture delivers a picture to its screen, after the terminal has received its image.
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

// resendPictures starts with an empty store when the screen is back, and sends what has
// waited.
func (a *App) resendPictures() tea.Cmd {
	var cmds []tea.Cmd
	waiting := a.imageStore.pending
	a.imageStore = imageStore{}
	for _, msg := range waiting {
		cmds = append(cmds, a.sendPicture(msg))
	}
	return tea.Batch(cmds...)
}

// pictureSent records an image that was sent and delivers its picture.
func (a *App) pictureSent(msg tea.RawMsg) tea.Cmd {
	sent, ok := msg.Msg.(imageTransmission)
	if !ok {
		return nil
	}
	deletion := a.imageStore.add(sent.rendering().Image)
	cmd := a.broadcast(sent.pictureMsg)
	if deletion != "" {
		cmd = tea.Batch(cmd, tea.Raw(deletion))
	}
	return cmd
}

// flushDelay is long enough for Bubble Tea to write pending output.
const flushDelay = time.Second / 30

// writeBefore writes bytes before cmd leaves the screen. Bubble Tea itself would write them
// afterwards.
func writeBefore(bytes string, cmd tea.Cmd) tea.Cmd {
	pause := func() tea.Msg {
		time.Sleep(flushDelay)
		return nil
	}
	return tea.Sequence(tea.Raw(bytes), pause, cmd)
}

// deleteImagesOnQuit is a message filter that deletes all images before the program ends
// and leaves the screen that they belong to.
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
		if deletion := app.imageStore.release(); deletion != "" {
			return writeBefore(deletion, func() tea.Msg { return msg })()
		}
	}
	return msg
}
