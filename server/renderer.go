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

// renderer draws the frames of one reader, in place of Bubble Tea's renderer. That one keeps
// three cell buffers per session, iterates over them for each frame, and draws on a timer.
// Our frames consist of lines that sessions share and that rarely change, so this renderer
// compares lines: it takes some kilobytes per session, nothing while idle, and draws at once.
type renderer struct {
	out         io.Writer
	onUnchanged func()        // called when a frame equals the last one
	dirty       chan struct{} // signalled when there is something to draw

	mu      sync.Mutex
	view    tea.View
	profile colorprofile.Profile
	redraw  bool   // the contents of the terminal are unknown
	pending string // output besides frames

	started bool
	shown   tea.View // what the terminal shows
	lines   []string // its rows
	screen  screenWriter
}

// frameInterval is the minimum time between two frames of a session. settleDelay is how long
// a frame waits for a newer one: within it, cached articles are loaded, so that no empty
// screen is drawn before.
const (
	frameInterval = time.Second / 60
	settleDelay   = 3 * time.Millisecond
)

func newRenderer(out io.Writer, profile colorprofile.Profile) *renderer {
	return &renderer{out: out, onUnchanged: func() {}, dirty: make(chan struct{}, 1), profile: max(profile, colorprofile.ASCII)}
}

// show sets the frame to draw; the latest wins.
func (r *renderer) show(view tea.View) {
	r.mu.Lock()
	r.view = view
	r.mu.Unlock()
	r.wake()
}

// maxPendingOutput is the maximum size of output besides frames, in bytes.
const maxPendingOutput = 1 << 20

// send queues output besides frames. It is dropped if the client does not read.
func (r *renderer) send(bytes string) {
	r.mu.Lock()
	if len(r.pending)+len(bytes) <= maxPendingOutput {
		r.pending += bytes
	}
	r.mu.Unlock()
	r.wake()
}

// handleMessage stores what the renderer needs of messages to the reader.
func (r *renderer) handleMessage(msg tea.Msg) {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		r.redraw = true
	case tea.ColorProfileMsg:
		r.profile, r.redraw = max(msg.Profile, colorprofile.ASCII), true
	}
}

func (r *renderer) wake() {
	select {
	case r.dirty <- struct{}{}:
	default:
	}
}

// run draws until ctx ends and then restores the terminal. It also ends on write errors.
func (r *renderer) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			r.restore()
			return
		case <-r.dirty:
		}
		time.Sleep(settleDelay)
		frame := r.nextFrame()
		if len(frame) == 0 {
			r.onUnchanged()
			continue
		}
		if _, err := r.out.Write(frame); err != nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(frameInterval):
		}
	}
}

// Terminal modes of the reader, and how to restore them. Lines must not wrap, since
// terminals may disagree with Unicode about their width.
const (
	enterModes = ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable + ansi.ResetModeAutoWrap + ansi.SetModeBracketedPaste
	leaveModes = ansi.ResetStyle + allScroll + ansi.SetModeAutoWrap + ansi.ResetModeBracketedPaste + mouseOff + ansi.SetModeTextCursorEnable +
		ansi.ResetModeAltScreenSaveCursor
	mouseOn  = ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
	mouseOff = ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseExtSgr
)

func (r *renderer) restore() {
	if r.started {
		_, _ = io.WriteString(r.out, ansi.SetWindowTitle("")+leaveModes)
	}
}

// nextFrame returns the output that makes the terminal show the newest frame.
func (r *renderer) nextFrame() []byte {
	r.mu.Lock()
	view, redraw := r.view, r.redraw
	r.redraw = r.redraw && view.Content == ""
	r.screen.profile = r.profile
	out := &r.screen.out
	out.WriteString(r.pending)
	r.pending = ""
	r.mu.Unlock()
	if view.Content == "" { // before the first window size
		return r.screen.takeOutput()
	}
	if !r.started {
		out.WriteString(enterModes)
		r.started, redraw = true, true
	}
	lines := strings.Split(view.Content, "\n")
	if redraw || len(lines) != len(r.lines) {
		r.screen.reset()
		out.WriteString(ansi.EraseEntireScreen)
		r.lines = make([]string, len(lines))
	}
	if view.WindowTitle != r.shown.WindowTitle {
		out.WriteString(ansi.SetWindowTitle(view.WindowTitle))
	}
	if view.MouseMode != r.shown.MouseMode {
		if view.MouseMode == tea.MouseModeNone {
			out.WriteString(mouseOff)
		} else {
			out.WriteString(mouseOn)
		}
	}
	r.shown = view
	r.scroll(lines)
	for row, line := range lines {
		if line != r.lines[row] {
			r.screen.updateRow(row, r.lines[row], line)
		}
	}
	r.lines = lines
	return r.screen.takeOutput()
}

// minScrollRows is the minimum number of rows that scrolling must save.
const minScrollRows = 4

// scroll scrolls the terminal if that saves drawing rows.
func (r *renderer) scroll(lines []string) {
	by, top, bottom := findScroll(r.lines, lines)
	if by == 0 {
		return
	}
	top, bottom = r.screen.scrollRegion(top, bottom)
	r.screen.scroll(by, top, bottom)
	moved := make([]string, len(lines))
	copy(moved, r.lines)
	clear(moved[top:bottom])
	if by > 0 {
		copy(moved[top:bottom-by], r.lines[top+by:bottom])
	} else {
		copy(moved[top-by:bottom], r.lines[top:bottom+by])
	}
	r.lines = moved
}

// findScroll finds by how many rows (up if positive) the rows top to bottom, exclusive, have
// moved. by is 0 if that would save too few.
func findScroll(was, is []string) (by, top, bottom int) {
	best := minScrollRows - 1
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
