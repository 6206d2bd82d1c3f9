package ui

import tea "charm.land/bubbletea/v2"

// edited says that the reader's editor has ended.
type edited struct{ err error }

func (e edited) notice() string {
	if e.err != nil {
		return "The editor could not be used: " + e.err.Error()
	}
	return ""
}

// edit gives the terminal to the reader's editor until it ends.
func (a *App) edit(want edit) tea.Cmd {
	command, err := a.desktop.Editor(want.path, want.line)
	if err != nil {
		a.notice = edited{err}.notice()
		return nil
	}
	return tea.Exec(command, func(err error) tea.Msg { return edited{err} })
}
