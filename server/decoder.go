package server

import (
	"bytes"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// escapeTimeout is how long the Escape key waits for the rest of a sequence.
const escapeTimeout = 50 * time.Millisecond

// maxPendingInput is the maximum number of bytes that wait for the rest of a sequence: what
// the filter passes at once, and a paste.
const maxPendingInput = maxStringBytes + maxPasteBytes

// decoder decodes filtered input into events. It replaces Ultraviolet's reader, whose table
// of keys would take most of the memory of a session, and which its decoder does not need.
type decoder struct {
	events  uv.EventDecoder
	pending []byte // maybe the start of a sequence
	pasting bool
	paste   []byte
}

// hasPending reports whether there is an incomplete sequence.
func (d *decoder) hasPending() bool { return len(d.pending) > 0 }

// decode decodes input and delivers the events. An incomplete sequence is kept for the next
// call unless flush is set.
func (d *decoder) decode(input []byte, flush bool, deliver func(uv.Event)) {
	d.pending = append(d.pending, input...)
	flush = flush || len(d.pending) > maxPendingInput
	at := 0
	defer func() { d.setPending(d.pending[at:]) }()
	for at < len(d.pending) {
		left := d.pending[at:]
		size, event := d.events.Decode(left)
		_, unknown := event.(uv.UnknownEvent)
		if size <= 0 || !flush && (unknown || left[0] == esc && size == 1 || size == len(left) && maybeIncomplete(left)) {
			return
		}
		at += size
		if !unknown {
			d.dispatch(event, left[:size], deliver)
		}
	}
}

// maybeIncomplete reports whether input that is a key, Escape or one with Alt, may be the
// start of a sequence too.
func maybeIncomplete(input []byte) bool {
	last := len(input) - 1
	return input[0] == esc && bytes.Count(input[:last], []byte{esc}) == last && bytes.IndexByte([]byte("\x1b[OP]_^X"), input[last]) >= 0
}

// setPending sets the pending input and releases large buffers.
func (d *decoder) setPending(rest []byte) {
	if len(rest) == 0 && cap(d.pending) > maxStringBytes {
		d.pending = nil
		return
	}
	d.pending = append(d.pending[:0], rest...)
}

// dispatch delivers an event or adds it to the current paste.
func (d *decoder) dispatch(event uv.Event, input []byte, deliver func(uv.Event)) {
	switch event := event.(type) {
	case uv.PasteStartEvent:
		d.pasting, d.paste = true, d.paste[:0]
	case uv.PasteEndEvent:
		if d.pasting {
			deliver(uv.PasteEvent{Content: string(d.paste)})
		}
		d.pasting, d.paste = false, nil
	case uv.MultiEvent:
		for _, one := range event {
			d.dispatch(one, nil, deliver)
		}
	case uv.KeyPressEvent:
		if !d.pasting {
			deliver(event)
		} else if len(d.paste)+len(input) <= maxPasteBytes {
			d.paste = append(d.paste, input...)
		}
	default:
		if !d.pasting {
			deliver(event)
		}
	}
}
