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

// A renderer brings the frames of one reader to a terminal, in place of Bubble Tea's
// renderer. That one keeps three buffers of cells a session, goes through all of
// them for each frame, and draws by the clock. A reader's frame is lines that are
// shared and mostly the same as before, so this renderer compares lines: it costs
// a session some kilobytes, nothing while nobody types, and draws at once.
type renderer struct {
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

func newRenderer(out io.Writer, profile colorprofile.Profile) *renderer {
	return &renderer{out: out, same: func() {}, dirty: make(chan struct{}, 1), profile: max(profile, colorprofile.ASCII)}
}

// show sets the frame to draw; the latest wins.
func (r *renderer) show(view tea.View) {
	r.mu.Lock()
	r.view = view
	r.mu.Unlock()
	r.wake()
}

// mostSaid bounds what waits to be sent besides frames, in bytes.
const mostSaid = 1 << 20

// say sends something besides frames, unless the terminal reads nothing any more.
func (r *renderer) say(bytes string) {
	r.mu.Lock()
	if len(r.said)+len(bytes) <= mostSaid {
		r.said += bytes
	}
	r.mu.Unlock()
	r.wake()
}

// note remembers what the renderer has to know of messages to the reader.
func (r *renderer) note(msg tea.Msg) {
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

// run draws until ctx ends; then it restores the screen, unless the client reads
// nothing any more.
func (r *renderer) run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			r.leave()
			return
		case <-r.dirty:
		}
		time.Sleep(settling)
		frame := r.next()
		if len(frame) == 0 {
			r.same()
			continue
		}
		if _, err := r.out.Write(frame); err != nil {
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

func (r *renderer) leave() {
	if r.begun {
		_, _ = io.WriteString(r.out, ansi.SetWindowTitle("")+leave)
	}
}

// next is what makes the terminal show the newest frame.
func (r *renderer) next() []byte {
	r.mu.Lock()
	view, redraw := r.view, r.redraw
	r.redraw = r.redraw && view.Content == ""
	r.pen.profile = r.profile
	out := &r.pen.out
	out.WriteString(r.said)
	r.said = ""
	r.mu.Unlock()
	if view.Content == "" { // the reader does not know yet how large its screen is
		return r.pen.taken()
	}
	if !r.begun {
		out.WriteString(enter)
		r.begun, redraw = true, true
	}
	lines := strings.Split(view.Content, "\n")
	if redraw || len(lines) != len(r.lines) {
		r.pen.startOver()
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
			r.pen.change(row, r.lines[row], line)
		}
	}
	r.lines = lines
	return r.pen.taken()
}

// leastScroll is how many rows have to stay the same for scrolling to be worth it.
const leastScroll = 4

// scroll moves rows up or down if that saves drawing most of them.
func (r *renderer) scroll(lines []string) {
	by, top, bottom := shift(r.lines, lines)
	if by == 0 {
		return
	}
	top, bottom = r.pen.region(top, bottom)
	r.pen.scroll(by, top, bottom)
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
