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
func (e *lineEditor) handle(msg tea.Msg) []lineEvent {
	e.mu.Lock()
	defer e.mu.Unlock()
	switch msg := msg.(type) {
	case uv.KeyPressEvent:
		return e.press(msg.Keystroke(), msg.Text)
	case uv.PasteEvent:
		var done []lineEvent
		for i, text := range strings.Split(msg.Content, "\n") {
			if i > 0 {
				done = append(done, e.finish())
			}
			e.add(text)
		}
		return done
	}
	return nil
}

func (e *lineEditor) press(key, text string) []lineEvent {
	switch key {
	case "enter", "ctrl+j", "ctrl+m":
		return []lineEvent{e.finish()}
	case "backspace", "ctrl+h":
		e.erase(1)
	case "ctrl+u":
		e.erase(len(e.text))
	case "ctrl+c":
		e.write("^C\n")
		e.text = ""
		return []lineEvent{{kind: lineInterrupted}}
	case "ctrl+d":
		if e.text == "" {
			return []lineEvent{{kind: inputDone}}
		}
	default:
		e.add(text)
	}
	return nil
}

func (e *lineEditor) add(text string) {
	if text != "" && len(e.text)+len(text) <= maxLineBytes {
		e.text += text
		e.write(text)
	}
}

// finish starts a new line and returns the finished one.
func (e *lineEditor) finish() lineEvent {
	text := e.text
	e.text = ""
	e.write("\n")
	return lineEvent{lineDone, text}
}

// erase removes up to so many characters before the cursor.
func (e *lineEditor) erase(letters int) {
	var erased strings.Builder
	for ; letters > 0 && e.text != ""; letters-- {
		_, size := utf8.DecodeLastRuneInString(e.text)
		rest := e.text[:len(e.text)-size]
		erased.WriteString(strings.Repeat("\b \b", ansi.StringWidth(e.text)-ansi.StringWidth(rest)))
		e.text = rest
	}
	e.write(erased.String())
}

// interject calls write to print other lines, and then prints the current line again below
// them.
func (e *lineEditor) interject(write func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.text != "" {
		e.write("\n")
	}
	write()
	e.write(e.text)
}

// write echoes text. Errors are noticed elsewhere.
func (e *lineEditor) write(text string) {
	if e.out != nil && text != "" {
		_, _ = io.WriteString(e.out, text)
	}
}
