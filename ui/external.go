package ui

import (
	"strings"

	"blogtui/ui/plain"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
)

// programExited is sent when a program that had the terminal has ended.
type programExited struct {
	what string
	err  error
}

func (r programExited) notice() string {
	if r.err != nil {
		return words.WithReason(r.what, r.err)
	}
	return ""
}

// edit runs the reader's editor in the terminal.
func (a *App) edit(want edit) tea.Cmd {
	const what = words.EditorFailed
	command, err := a.desktop.Editor(want.path, want.line)
	if err != nil {
		a.notice = programExited{what, err}.notice()
		return nil
	}
	return a.releaseTerminal(tea.Exec(command, func(err error) tea.Msg { return programExited{what, err} }))
}

// pipe runs a shell command in the terminal.
func (a *App) pipe(want pipe) tea.Cmd {
	return a.releaseTerminal(tea.Exec(a.desktop.Pipe(want.command, want.text), func(err error) tea.Msg {
		return programExited{words.CommandFailed, err}
	}))
}

// pipeWidth is the width in cells of text that is piped to commands.
const pipeWidth = 80

// startCommandInput opens the input for a shell command that gets the article.
func (s *articleScreen) startCommandInput() {
	if s.document != nil {
		s.typingCommand, s.commandInput = true, newInput(500)
	}
}

// handleCommandInput handles a key while a shell command is typed.
func (s *articleScreen) handleCommandInput(msg tea.KeyPressMsg) intent {
	switch msg.String() {
	case "esc":
		s.typingCommand = false
	case "enter":
		s.typingCommand = false
		if command := strings.TrimSpace(s.commandInput.Value()); command != "" {
			return pipe{command, s.plainText}
		}
	default:
		s.commandInput, _ = s.commandInput.Update(msg)
	}
	return nil
}

// plainText returns the article as `show` writes it to a pipe.
func (s *articleScreen) plainText() string {
	setter := typeset.New(theme.None(), typeset.Options{Width: pipeWidth, WrapCode: true})
	lines, _ := plain.Article(s.post, s.document, "", setter, s.dates, nil) // only fails for unknown headings
	var out strings.Builder
	_ = plain.WriteLines(&out, lines) // a strings.Builder never fails
	return out.String()
}
