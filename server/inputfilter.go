package server

import (
	"bytes"
	"unicode/utf8"
)

// Limits of terminal input. Real responses are far shorter.
const (
	maxSequenceBytes = 64   // bytes of a control sequence
	maxParameters    = 16   // of a control sequence
	maxStringBytes   = 1024 // bytes of a control string
	maxPasteBytes    = 4096 // bytes of a paste
)

const (
	bell = 0x07
	esc  = 0x1b

	pasteEnd = "\x1b[201~"
)

// inputState is the state of the parser of control sequences (ECMA-48).
type inputState uint8

const (
	ground inputState = iota
	afterEscape
	inSequence
	inString
	endOfString // after the escape byte of the string's terminator
)

// inputFilter passes what keyboards, mice and terminals send, and drops control sequences
// and strings that are too long, invalid UTF-8 and the rest of long pastes. It only passes
// complete sequences, so that nothing accumulates in the decoder.
type inputFilter struct {
	state     inputState
	pending   []byte // the incomplete sequence, string or character
	discard   bool   // pending will be dropped
	runeBytes int    // length of the pending character
	escaped   bool   // an Escape was passed last; if input after it is dropped, it must not merge with what follows
	pasting   bool
	pasted    int
	out       []byte
}

// filter filters input and returns what may be decoded, including pending input that is now
// complete. The result is valid until the next call.
func (f *inputFilter) filter(p []byte) []byte {
	f.out = f.out[:0]
	for _, b := range p {
		f.feed(b)
	}
	if f.state == afterEscape && len(f.pending) == 1 { // maybe the Escape key
		f.emit(f.pending)
		f.pending = f.pending[:0]
	}
	return f.out
}

// incomplete reports whether the last input is either a key, Escape or Alt with a
// character, or the start of a sequence.
func (f *inputFilter) incomplete() bool { return f.state != ground && len(f.pending) <= 2 }

// expire treats the start of a sequence as a key. It returns the end of a paste if one is
// open.
func (f *inputFilter) expire() []byte {
	f.escaped = false
	if f.incomplete() || f.pasting {
		f.reset(ground)
	}
	if !f.pasting {
		return nil
	}
	f.pasting = false
	return []byte(pasteEnd)
}

func (f *inputFilter) feed(b byte) {
	switch f.state {
	case ground:
		f.feedText(b)
	case afterEscape:
		f.feedEscaped(b)
	case inSequence:
		f.feedSequence(b)
	case inString:
		f.feedString(b)
	case endOfString:
		if b == '\\' {
			f.buffer(b, maxStringBytes)
			f.complete()
			return
		}
		f.reset(afterEscape) // the string is unterminated
		f.pending = append(f.pending, esc)
		f.feedEscaped(b)
	}
}

// feedText handles a byte outside of sequences. Characters pass when complete.
func (f *inputFilter) feedText(b byte) {
	switch {
	case b == esc:
		f.reset(afterEscape)
		f.pending = append(f.pending, b)
	case b < utf8.RuneSelf:
		if f.reset(ground); f.state == afterEscape {
			f.feedEscaped(b)
			return
		}
		f.emit([]byte{b})
	case b >= 0xc2 && b <= 0xf4: // first byte of a character
		f.state, f.pending = ground, append(f.pending[:0], b)
		switch {
		case b >= 0xf0:
			f.runeBytes = 4
		case b >= 0xe0:
			f.runeBytes = 3
		default:
			f.runeBytes = 2
		}
	case len(f.pending) > 0:
		if f.pending = append(f.pending, b); len(f.pending) == f.runeBytes {
			if r, _ := utf8.DecodeRune(f.pending); r >= 0xa0 && utf8.Valid(f.pending) {
				f.emit(f.pending)
			}
			f.reset(ground)
		}
	}
}

func (f *inputFilter) feedEscaped(b byte) {
	switch {
	case b == esc:
		f.emit(f.pending)
		f.pending = append(f.pending[:0], b)
	case b == '[':
		f.state = inSequence
		f.buffer(b, maxSequenceBytes)
	case bytes.IndexByte([]byte("]P_^X"), b) >= 0:
		f.state = inString
		f.buffer(b, maxStringBytes)
	case b < utf8.RuneSelf:
		f.buffer(b, maxSequenceBytes)
		f.complete()
	default:
		f.emit(f.pending)
		f.state, f.pending = ground, f.pending[:0]
		f.feedText(b)
	}
}

func (f *inputFilter) feedSequence(b byte) {
	switch {
	case b >= 0x20 && b < 0x40:
		f.buffer(b, maxSequenceBytes)
		if bytes.Count(f.pending, []byte{';'})+bytes.Count(f.pending, []byte{':'}) >= maxParameters {
			f.discard = true
		}
	case b >= 0x40 && b < 0x7f:
		f.buffer(b, maxSequenceBytes)
		f.complete()
	default: // the sequence is unterminated
		f.reset(ground)
		f.feedText(b)
	}
}

func (f *inputFilter) feedString(b byte) {
	switch {
	case b == esc:
		f.buffer(b, maxStringBytes)
		f.state = endOfString
	case b == bell:
		f.buffer(b, maxStringBytes)
		f.complete()
	case b < 0x20: // the string is unterminated
		f.reset(ground)
		f.feedText(b)
	case b >= 0x7f: // in no response of a terminal
		f.discard = true
	default:
		f.buffer(b, maxStringBytes)
	}
}

func (f *inputFilter) buffer(b byte, maxBytes int) {
	if len(f.pending) >= maxBytes {
		f.discard = true
	}
	if !f.discard {
		f.pending = append(f.pending, b)
	}
}

// complete passes the pending sequence unless it is to be dropped.
func (f *inputFilter) complete() {
	if f.discard {
		f.reset(ground)
		return
	}
	switch {
	case bytes.HasSuffix(f.pending, []byte("[200~")):
		f.emit(f.pending)
		f.pasting, f.pasted = true, 0
	case bytes.HasSuffix(f.pending, []byte(pasteEnd[1:])):
		f.pasting = false
		f.emit(f.pending)
	default:
		f.emit(f.pending)
	}
	f.reset(ground)
}

func (f *inputFilter) emit(p []byte) {
	if f.pasting {
		if f.pasted += len(p); f.pasted > maxPasteBytes {
			return
		}
	}
	if len(p) > 0 {
		f.escaped = p[len(p)-1] == esc
	}
	f.out = append(f.out, p...)
}

func (f *inputFilter) reset(to inputState) {
	if to == ground && f.escaped {
		to = afterEscape
	}
	f.state, f.pending, f.discard, f.runeBytes = to, f.pending[:0], false, 0
}
