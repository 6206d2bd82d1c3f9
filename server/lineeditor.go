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

// maxLineBytes is the maximum length of a line.
const maxLineBytes = 512

// lineEvent is the result of a key.
type lineEvent struct {
	kind lineEventKind
	text string // of a finished line
}

type lineEventKind uint8

const (
	lineDone        lineEventKind = iota
	inputDone                     // Ctrl-d
	lineInterrupted               // Ctrl-c
)

// lineEditor edits and echoes the line that is being typed at a terminal in raw mode. It
// writes no escape sequences: Backspace is its only control character.
type lineEditor struct {
	out io.Writer

	mu   sync.Mutex
	text string
}

// handle handles a key or a paste.
func (l *lineEditor) handle(msg tea.Msg) []lineEvent {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch msg := msg.(type) {
	case uv.KeyPressEvent:
		return l.press(msg.Keystroke(), msg.Text)
	case uv.PasteEvent:
		var done []lineEvent
		for i, text := range strings.Split(msg.Content, "\n") {
			if i > 0 {
				done = append(done, l.finish())
			}
			l.add(text)
		}
		return done
	}
	return nil
}

func (l *lineEditor) press(key, text string) []lineEvent {
	switch key {
	case "enter", "ctrl+j", "ctrl+m":
		return []lineEvent{l.finish()}
	case "backspace", "ctrl+h":
		l.erase(1)
	case "ctrl+u":
		l.erase(len(l.text))
	case "ctrl+c":
		l.write("^C\n")
		l.text = ""
		return []lineEvent{{kind: lineInterrupted}}
	case "ctrl+d":
		if l.text == "" {
			return []lineEvent{{kind: inputDone}}
		}
	default:
		l.add(text)
	}
	return nil
}

func (l *lineEditor) add(text string) {
	if text != "" && len(l.text)+len(text) <= maxLineBytes {
		l.text += text
		l.write(text)
	}
}

// finish starts a new line and returns the finished one.
func (l *lineEditor) finish() lineEvent {
	text := l.text
	l.text = ""
	l.write("\n")
	return lineEvent{lineDone, text}
}

// erase removes up to so many characters before the cursor.
func (l *lineEditor) erase(letters int) {
	var erased strings.Builder
	for ; letters > 0 && l.text != ""; letters-- {
		_, size := utf8.DecodeLastRuneInString(l.text)
		rest := l.text[:len(l.text)-size]
		erased.WriteString(strings.Repeat("\b \b", ansi.StringWidth(l.text)-ansi.StringWidth(rest)))
		l.text = rest
	}
	l.write(erased.String())
}

// interject calls write to print other lines, and then prints the current line again below
// them.
func (l *lineEditor) interject(write func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.text != "" {
		l.write("\n")
	}
	write()
	l.write(l.text)
}

// write echoes text. Errors are noticed elsewhere.
func (l *lineEditor) write(text string) {
	if l.out != nil && text != "" {
		_, _ = io.WriteString(l.out, text)
	}
}
