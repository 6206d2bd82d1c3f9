package server

import (
	"context"
	"io"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

// A canvas brings the frames of one reader to a terminal, in place of Bubble Tea's
// renderer. That one keeps three buffers of cells a session, goes through all of
// them for each frame, and draws by the clock. A reader's frame is lines that are
// shared and mostly the same as before, so the canvas compares lines: it costs
// a session some kilobytes, nothing while nobody types, and draws at once.
type canvas struct {
	out   io.Writer
	same  func()        // told when a frame changes nothing
	dirty chan struct{} // signalled when there is another frame

	mu      sync.Mutex
	view    tea.View
	profile colorprofile.Profile
	redraw  bool   // the terminal holds nothing that can be relied on
	said    string // to be sent besides the frame

	begun bool
	shown tea.View // what the terminal shows
	lines []string // its rows
	pen   pen
}

// framePause is the least time between two frames of a session, and settling how
// long a frame waits for a better one: an article that others have read is there
// by then, and its reader sees no empty screen before.
const (
	framePause = time.Second / 60
	settling   = 3 * time.Millisecond
)

func newCanvas(out io.Writer, profile colorprofile.Profile) *canvas {
	return &canvas{out: out, same: func() {}, dirty: make(chan struct{}, 1), profile: max(profile, colorprofile.ASCII)}
}

// show sets the frame to draw; the latest wins.
func (c *canvas) show(view tea.View) {
	c.mu.Lock()
	c.view = view
	c.mu.Unlock()
	c.wake()
}

// mostSaid bounds what waits to be sent besides frames, in bytes.
const mostSaid = 1 << 20

// say sends something besides frames, unless the terminal reads nothing any more.
func (c *canvas) say(bytes string) {
	c.mu.Lock()
	if len(c.said)+len(bytes) <= mostSaid {
		c.said += bytes
	}
	c.mu.Unlock()
	c.wake()
}

// note remembers what the canvas has to know of messages to the reader.
func (c *canvas) note(msg tea.Msg) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		c.redraw = true
	case tea.ColorProfileMsg:
		c.profile, c.redraw = max(msg.Profile, colorprofile.ASCII), true
	}
}

func (c *canvas) wake() {
	select {
	case c.dirty <- struct{}{}:
	default:
	}
}

// run draws until ctx ends; then it restores the screen, unless the client reads
// nothing any more.
func (c *canvas) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			c.leave()
			return
		case <-c.dirty:
		}
		time.Sleep(settling)
		frame := c.next()
		if len(frame) == 0 {
			c.same()
			continue
		}
		if _, err := c.out.Write(frame); err != nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(framePause):
		}
	}
}

// Modes of a terminal that a reader needs, and their end. Lines must not wrap: a
// terminal may find a line wider than it is by Unicode.
const (
	enter = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap + ansi.SetModeBracketedPaste
	leave = ansi.ResetStyle + allScroll + ansi.SetModeAutoWrap + ansi.ResetModeBracketedPaste + mouseOff + ansi.SetModeTextCursorEnable +
		ansi.ResetModeAltScreenSaveCursor
	mouseOn  = ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	mouseOff = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr
)

func (c *canvas) leave() {
	if c.begun {
		_, _ = io.WriteString(c.out, ansi.SetWindowTitle("")+leave)
	}
}

// next is what makes the terminal show the newest frame.
func (c *canvas) next() []byte {
	c.mu.Lock()
	view, redraw := c.view, c.redraw
	c.redraw = c.redraw && view.Content == ""
	c.pen.profile = c.profile
	out := &c.pen.out
	out.WriteString(c.said)
	c.said = ""
	c.mu.Unlock()
	if view.Content == "" { // the reader does not know yet how large its screen is
		return c.pen.taken()
	}
	if !c.begun {
		out.WriteString(enter)
		c.begun, redraw = true, true
	}
	lines := strings.Split(view.Content, "\n")
	if redraw || len(lines) != len(c.lines) {
		c.pen.startOver()
		out.WriteString(ansi.EraseEntireScreen)
		c.lines = make([]string, len(lines))
	}
	if view.WindowTitle != c.shown.WindowTitle {
		out.WriteString(ansi.SetWindowTitle(view.WindowTitle))
	}
	if view.MouseMode != c.shown.MouseMode {
		if view.MouseMode == tea.MouseModeNone {
			out.WriteString(mouseOff)
		} else {
			out.WriteString(mouseOn)
		}
	}
	c.shown = view
	c.scroll(lines)
	for row, line := range lines {
		if line != c.lines[row] {
			c.pen.change(row, c.lines[row], line)
		}
	}
	c.lines = lines
	return c.pen.taken()
}

// leastScroll is how many rows have to stay the same for scrolling to be worth it.
const leastScroll = 4

// scroll moves rows up or down if that saves drawing most of them.
func (c *canvas) scroll(lines []string) {
	by, top, bottom := shift(c.lines, lines)
	if by == 0 {
		return
	}
	top, bottom = c.pen.region(top, bottom)
	c.pen.scroll(by, top, bottom)
	moved := make([]string, len(lines))
	copy(moved, c.lines)
	clear(moved[top:bottom])
	if by > 0 {
		copy(moved[top:bottom-by], c.lines[top+by:bottom])
	} else {
		copy(moved[top-by:bottom], c.lines[top:bottom+by])
	}
	c.lines = moved
}

// shift finds by how many rows, up if more than 0, the rows from top to before
// bottom have moved; by is 0 if that explains too few.
func shift(was, is []string) (by, top, bottom int) {
	best := leastScroll - 1
	for d := -len(is) / 2; d <= len(is)/2; d++ {
		if d == 0 {
			continue
		}
		saved, first, last := 0, len(is), -1
		for row := range is {
			from := row + d
			if from < 0 || from >= len(was) || is[row] != was[from] || is[row] == was[row] {
				continue
			}
			saved++
			first, last = min(first, row, from), max(last, row, from)
		}
		if saved > best {
			best, by, top, bottom = saved, d, first, last+1
		}
	}
	return by, top, bottom
}
