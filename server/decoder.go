package server

import (
	"bytes"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// escapeTimeout is how long the Escape key waits for the rest of a sequence.
const escapeTimeout = 50 * time.Millisecond

// longestWait bounds the bytes that wait for what follows them: what the filter
// lets through at once, and a paste.
const longestWait = longestString + longestPaste

// decoder turns what the filter lets through into events. Ultraviolet's reader
// does the same with a table of keys, which is the larger part of what a session
// takes: its decoder knows these keys without one.
type decoder struct {
	events  uv.EventDecoder
	rest    []byte // that may be the beginning of a sequence
	pasting bool
	paste   []byte
}

// waits reports whether something waits for what follows.
func (d *decoder) waits() bool { return len(d.rest) > 0 }

// take decodes what was typed and hands the events on. Unless it is expired, the
// beginning of a sequence waits for its end.
func (d *decoder) take(typed []byte, expired bool, hand func(uv.Event)) {
	d.rest = append(d.rest, typed...)
	expired = expired || len(d.rest) > longestWait
	at := 0
	defer func() { d.keep(d.rest[at:]) }()
	for at < len(d.rest) {
		left := d.rest[at:]
		size, event := d.events.Decode(left)
		_, unknown := event.(uv.UnknownEvent)
		if size <= 0 || !expired && (unknown || left[0] == esc && size == 1 || size == len(left) && begins(left)) {
			return
		}
		at += size
		if !unknown {
			d.pass(event, left[:size], hand)
		}
	}
}

// begins reports whether a sequence may begin with what is a key with Escape or
// Alt by itself.
func begins(typed []byte) bool {
	last := len(typed) - 1
	return typed[0] == esc && bytes.Count(typed[:last], []byte{esc}) == last && bytes.IndexByte([]byte("\x1b[OP]_^X"), typed[last]) >= 0
}

// keep keeps what waits, and no more room than it takes.
func (d *decoder) keep(rest []byte) {
	if len(rest) == 0 && cap(d.rest) > longestString {
		d.rest = nil
		return
	}
	d.rest = append(d.rest[:0], rest...)
}

// pass hands an event on, or adds it to what is pasted.
func (d *decoder) pass(event uv.Event, typed []byte, hand func(uv.Event)) {
	switch event := event.(type) {
	case uv.PasteStartEvent:
		d.pasting, d.paste = true, d.paste[:0]
	case uv.PasteEndEvent:
		if d.pasting {
			hand(uv.PasteEvent{Content: string(d.paste)})
		}
		d.pasting, d.paste = false, nil
	case uv.MultiEvent:
		for _, one := range event {
			d.pass(one, nil, hand)
		}
	case uv.KeyPressEvent:
		if !d.pasting {
			hand(event)
		} else if len(d.paste)+len(typed) <= longestPaste {
			d.paste = append(d.paste, typed...)
		}
	default:
		if !d.pasting {
			hand(event)
		}
	}
}
