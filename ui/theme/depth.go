package theme

import "github.com/charmbracelet/x/ansi"

// Depth is how many colours a theme was made for.
type Depth uint8

const (
	// Few is sixteen colours, which are the reader's own, or none.
	Few Depth = iota
	// Indexed is the 256 colours of xterm.
	Indexed
	// True is every colour.
	True
)

// Depth tells by its accent how many colours t was made for.
func (t Theme) Depth() Depth {
	if t.Plain || t.Accent == nil {
		return Few
	}
	switch t.Accent.(type) {
	case ansi.BasicColor:
		return Few
	case ansi.IndexedColor:
		return Indexed
	}
	return True
}
