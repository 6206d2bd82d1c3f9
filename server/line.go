package server

import (
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// longestLine bounds in bytes what can be typed as one answer.
const longestLine = 512

// lineEvent is something that came of a key.
type lineEvent struct {
	what lineChange
	text string // of a line that is done
}

type lineChange uint8

const (
	lineDone        lineChange = iota
	inputDone                  // Ctrl-d
	lineInterrupted            // Ctrl-c
)

// line is the line that is being typed at a terminal, which echoes nothing by
// itself while a client uses it raw. Backspace is the one control character it
// writes: no cursor is moved by an escape sequence.
type line struct {
	out io.Writer

	mu   sync.Mutex
	text string
}

// take handles a key or a paste.
func (l *line) take(msg tea.Msg) []lineEvent {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch msg := msg.(type) {
	case uv.KeyPressEvent:
		return l.press(msg.Keystroke(), msg.Text)
	case uv.PasteEvent:
		var done []lineEvent
		for i, text := range strings.Split(msg.Content, "\n") {
			if i > 0 {
				done = append(done, l.end())
			}
			l.add(text)
		}
		return done
	}
	return nil
}

func (l *line) press(key, text string) []lineEvent {
	switch key {
	case "enter", "ctrl+j", "ctrl+m":
		return []lineEvent{l.end()}
	case "backspace", "ctrl+h":
		l.erase(1)
	case "ctrl+u":
		l.erase(len(l.text))
	case "ctrl+c":
		l.write("^C\n")
		l.text = ""
		return []lineEvent{{what: lineInterrupted}}
	case "ctrl+d":
		if l.text == "" {
			return []lineEvent{{what: inputDone}}
		}
	default:
		l.add(text)
	}
	return nil
}

func (l *line) add(text string) {
	if text != "" && len(l.text)+len(text) <= longestLine {
		l.text += text
		l.write(text)
	}
}

// end begins a new line and returns what was on this one.
func (l *line) end() lineEvent {
	text := l.text
	l.text = ""
	l.write("\n")
	return lineEvent{lineDone, text}
}

// erase removes up to so many letters before the cursor.
func (l *line) erase(letters int) {
	var erased strings.Builder
	for ; letters > 0 && l.text != ""; letters-- {
		_, size := utf8.DecodeLastRuneInString(l.text)
		rest := l.text[:len(l.text)-size]
		erased.WriteString(strings.Repeat("\b \b", ansi.StringWidth(l.text)-ansi.StringWidth(rest)))
		l.text = rest
	}
	l.write(erased.String())
}

// around lets something be written to the terminal on lines of its own, below
// which what has been typed stands again.
func (l *line) around(write func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.text != "" {
		l.write("\n")
	}
	write()
	l.write(l.text)
}

// write echoes; a client that is gone is noticed elsewhere.
func (l *line) write(text string) {
	if l.out != nil && text != "" {
		_, _ = io.WriteString(l.out, text)
	}
}
