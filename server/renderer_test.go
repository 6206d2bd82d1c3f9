package server

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// styles are lines as frames have them: in styles, with links, wide letters, marks
// on letters and letters of several runes.
var styles = []string{
	"The harbour at six", "\x1b[1mThe harbour\x1b[m at six", "\x1b[38;2;200;100;50mThe harbour at six\x1b[m", "  霧の中の灯台 and fog", "  霧の中の塔台 and fog",
	"cafe\u0301 and rope", "cafe and rope", "cafe", "👩‍👩‍👧 read", "👩 read", "", " ", "\x1b[7m selected \x1b[m  rest", "\x1b[7m selected \x1b[m  resting",
	"\x1b[48;5;238m marked \x1b[m  rest", "text \x1b[48;5;238m marked \x1b[m", "\x1b[4munderlined  \x1b[24m \x1b[9mstruck\x1b[m", "\x1b[1;3;38;5;216mbold\x1b[22m and not\x1b[m",
	"\x1b]8;id=1;https://a.example/\x1b\\link\x1b]8;;\x1b\\ behind", "\x1b]8;id=1;https://b.example/\x1b\\link\x1b]8;;\x1b\\ behind",
	"\x1b[1m\x1b[38;5;216mtwo\x1b[m styles \x1b[3mand\x1b[m more", "\x1b[1m\x1b[38;5;216mtwo\x1b[m styles \x1b[4mand\x1b[m more", "שלום and text",
	progressBar(3), progressBar(4), progressBar(9), "   " + progressBar(4), "\x1b[31mthe harbour at six\x1b[m", "\x1b[1mthe harbour at six\x1b[m", "51mthe harbour at six\x1b[m",
	"not the harbour at six", "and the harbour at six", "\x1b[1mthe 霧 harbour at six\x1b[m", "\x1b[1mthe e\u0301霧harbour at six\x1b[m",
}

// progressBar returns a bar of twenty cells that is partly filled.
func progressBar(cells int) string {
	return "\x1b[33m" + strings.Repeat("━", cells) + "\x1b[m\x1b[90m" + strings.Repeat("─", 20-cells) + "\x1b[m"
}

// screenContents returns the contents of a terminal with its styles. Of styles of blank
// cells only the visible part is kept.
func screenContents(e *vt.Emulator) string {
	var out strings.Builder
	for y := range e.Height() {
		for x := range e.Width() {
			cell := e.CellAt(x, y)
			if cell == nil {
				continue
			}
			style := cell.Style
			if strings.Trim(cell.Content, " ") == "" {
				style = uv.Style{Bg: style.Bg, Underline: style.Underline, Attrs: style.Attrs & (uv.AttrReverse | uv.AttrStrikethrough)}
			}
			fmt.Fprintf(&out, "%s|%v|%s\n", cell.Content, style, cell.Link.URL)
		}
	}
	return out.String()
}

// drawFresh returns the contents of a new terminal after one frame.
func drawFresh(view tea.View, width, height int) string {
	e := vt.NewEmulator(width, height)
	c := newRenderer(nil, colorprofile.TrueColor)
	c.show(view)
	_, _ = e.Write(c.nextFrame())
	return screenContents(e)
}

func TestFramesThatFollowEachOtherShowWhatEachWouldAlone(t *testing.T) {
	for _, size := range []struct{ width, height int }{{40, 12}, {24, 5}, {3, 2}} {
		random := rand.New(rand.NewPCG(1, uint64(size.width)))
		e := vt.NewEmulator(size.width, size.height)
		c := newRenderer(nil, colorprofile.TrueColor)
		lines := make([]string, size.height)
		for i := range 300 {
			switch random.IntN(4) {
			case 0: // scrolled, but for what stands above and below
				by, top, bottom := random.IntN(5)-2, random.IntN(2), size.height-random.IntN(size.height/2+1)
				rolled := append([]string(nil), lines...)
				for row := top; row < bottom; row++ {
					rolled[row] = fmt.Sprintf("%d %d", i, row)
					if from := row + by; from >= top && from < bottom {
						rolled[row] = lines[from]
					}
				}
				lines = rolled
			case 1:
				for row := range lines {
					lines[row] = fmt.Sprintf("%d %s", random.IntN(3), styles[random.IntN(len(styles))])
				}
			default:
				lines = append([]string(nil), lines...)
				for range 1 + random.IntN(3) {
					lines[random.IntN(size.height)] = styles[random.IntN(len(styles))]
				}
			}
			for row, line := range lines { // as every frame is
				lines[row] = ansi.Truncate(line, size.width, "")
			}
			view := tea.View{Content: strings.Join(lines, "\n")}
			c.show(view)
			frame := c.nextFrame()
			_, _ = e.Write(frame)
			if got, want := screenContents(e), drawFresh(view, size.width, size.height); got != want {
				t.Fatalf("%v, frame %d: after %q\n%s\nnot\n%s", size, i, frame, e.Render(), view.Content)
			}
		}
	}
}

func TestAFrameThatIsTheSameCostsNothing(t *testing.T) {
	c := newRenderer(nil, colorprofile.TrueColor)
	c.show(tea.View{Content: "one\ntwo"})
	if len(c.nextFrame()) == 0 {
		t.Fatal("there is no first frame")
	}
	c.show(tea.View{Content: "one\ntwo"})
	if frame := c.nextFrame(); len(frame) != 0 {
		t.Errorf("the same costs %q", frame)
	}
}

func TestScrollingCostsTheLinesThatAreNew(t *testing.T) {
	c := newRenderer(nil, colorprofile.TrueColor)
	var lines []string
	for i := range 60 {
		lines = append(lines, fmt.Sprintf("line %d of a text that is as long as lines usually are", i))
	}
	for top := range 30 {
		c.show(tea.View{Content: strings.Join(append(append([]string(nil), lines[top:top+28]...), "----", fmt.Sprintf("%d%%", top)), "\n")})
		if frame := c.nextFrame(); top > 0 && (len(frame) > len(lines[top+27])+60 || !bytes.Contains(frame, []byte(lines[top+27]))) {
			t.Errorf("one line costs %d bytes: %q", len(frame), frame)
		}
	}
}

func TestARuleThatIsFilledFurtherCostsWhatIsFilled(t *testing.T) {
	c := newRenderer(nil, colorprofile.TrueColor)
	for filled := 1; filled < 20; filled++ {
		c.show(tea.View{Content: progressBar(filled)})
		if frame := c.nextFrame(); filled > 1 && len(frame) > 40 {
			t.Errorf("a cell costs %d bytes: %q", len(frame), frame)
		}
	}
}

func TestColoursAreThoseThatTheTerminalHas(t *testing.T) {
	for profile, want := range map[colorprofile.Profile]string{
		colorprofile.TrueColor: "38;2;200;100;50m", colorprofile.ANSI256: "38;5;", colorprofile.ANSI: "\x1b[91m", colorprofile.ASCII: "text",
	} {
		c := newRenderer(nil, colorprofile.ASCII)
		c.handleMessage(tea.ColorProfileMsg{Profile: profile})
		c.show(tea.View{Content: "\x1b[38;2;200;100;50mtext\x1b[m"})
		frame := string(c.nextFrame())
		if !strings.Contains(frame, want) || profile < colorprofile.TrueColor && strings.Contains(frame, "38;2") {
			t.Errorf("%v: %q", profile, frame)
		}
	}
}

func TestATerminalIsLeftAsItWas(t *testing.T) {
	h := startServer(t)
	g := h.connect(80, 24).waitFor("Waiting for the tide")
	g.typeKeys("M").typeKeys("q").waitExit()
	seen := g.seen.String()
	for _, sequence := range []string{"\x1b[?1049l", "\x1b[?25h", "\x1b[?7h", "\x1b[?2004l", "\x1b[?1002l"} {
		if !strings.Contains(seen, sequence) {
			t.Errorf("%q is missing: %q", sequence, seen)
		}
	}
}

func TestAScreenAfterManyKeysIsThatOfAFewOnes(t *testing.T) {
	h := startServer(t)
	after := func(keys ...string) *terminalClient {
		g := h.connect(80, 24)
		eventually(t, "the list", func() bool { return strings.Contains(g.seen.String(), "Buying rope") })
		for _, key := range keys {
			before := len(g.seen.String())
			g.typeKeys(key)
			eventually(t, "an answer to "+key, func() bool { return len(g.seen.String()) > before })
		}
		return g
	}
	shows := func(g *terminalClient) string {
		e := vt.NewEmulator(80, 24)
		answers, _ := e.InputPipe().(io.Closer) // the emulator's own Close races with its reader
		defer answers.Close()
		go func() { _, _ = io.Copy(io.Discard, e) }()
		_, _ = io.WriteString(e, g.seen.String())
		return screenContents(e)
	}
	few, many := after("?", "q"), after("?", "q", "j", "\r", " ", "b", "G", "g", "q", "k", "?", "q")
	eventually(t, "the same screen", func() bool { return shows(few) == shows(many) })
}

// panickingWriter panics in every write.
type panickingWriter struct{}

func (panickingWriter) Write([]byte) (int, error) { panic("a mistake") }

func TestAFaultInDrawingEndsThatSessionAlone(t *testing.T) {
	h := startServer(t)
	g, v := h.connect(80, 24).waitFor("Waiting for the tide"), newVisitor(&gatedConn{})
	c := newRenderer(panickingWriter{}, colorprofile.TrueColor)
	c.show(tea.View{Content: "frame"})
	h.render(t.Context(), v, c)
	select {
	case <-v.gone:
	default:
		t.Error("its session goes on")
	}
	if h.metric("blogtui_panics_total") != 1 {
		t.Error("it is not counted")
	}
	g.typeKeys("\r").waitFor("The tide of")
}
