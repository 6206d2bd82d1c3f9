package server

import (
	"bytes"
	"unicode/utf8"
)

// Bounds of what a terminal sends: its longest answers are far shorter.
const (
	longestSequence = 64   // bytes of a control sequence
	mostParameters  = 16   // of a control sequence
	longestString   = 1024 // bytes of a control string
	longestPaste    = 4096 // bytes of a paste
)

const (
	bell = 0x07
	esc  = 0x1b

	pasteEnd = "\x1b[201~"
)

// inputState is where the filter is in what a terminal sends (ECMA-48).
type inputState uint8

const (
	ground inputState = iota
	afterEscape
	inSequence
	inString
	endOfString // after the escape byte of the string's terminator
)

// inputFilter lets through what keyboards, mice and terminals send, and drops
// the rest as a whole: control sequences and strings that are too long, bytes
// that are no UTF-8, pastes beyond a measure. What it lets through ends where
// it began, so that nothing grows in the decoder.
type inputFilter struct {
	state   inputState
	held    []byte // of the sequence, string or letter that is not complete
	bad     bool   // what is held is to be dropped
	letter  int    // bytes of the letter that is held
	escaped bool   // an Escape went through last: what is dropped behind it must not make it one with what follows
	pasting bool
	pasted  int
	out     []byte
}

// pass filters input and returns what may be decoded of it and of what was held back.
// The result is good until the next call.
func (f *inputFilter) pass(p []byte) []byte {
	f.out = f.out[:0]
	for _, b := range p {
		f.take(b)
	}
	if f.state == afterEscape && len(f.held) == 1 { // the Escape key, perhaps
		f.emit(f.held)
		f.held = f.held[:0]
	}
	return f.out
}

// begun reports whether what came last is a key, Escape or a letter with Alt, or
// the beginning of more.
func (f *inputFilter) begun() bool { return f.state != ground && len(f.held) <= 2 }

// expire ends whatever has begun: it was a key, and what comes next is another. It
// returns the end of a paste, if one is open.
func (f *inputFilter) expire() []byte {
	f.escaped = false
	if f.begun() || f.pasting {
		f.reset(ground)
	}
	if !f.pasting {
		return nil
	}
	f.pasting = false
	return []byte(pasteEnd)
}

func (f *inputFilter) take(b byte) {
	switch f.state {
	case ground:
		f.takeText(b)
	case afterEscape:
		f.takeEscaped(b)
	case inSequence:
		f.takeSequence(b)
	case inString:
		f.takeString(b)
	case endOfString:
		if b == '\\' {
			f.hold(b, longestString)
			f.complete()
			return
		}
		f.reset(afterEscape) // the string was never ended
		f.held = append(f.held, esc)
		f.takeEscaped(b)
	}
}

// takeText handles a byte outside of sequences: letters pass when complete.
func (f *inputFilter) takeText(b byte) {
	switch {
	case b == esc:
		f.reset(afterEscape)
		f.held = append(f.held, b)
	case b < utf8.RuneSelf:
		if f.reset(ground); f.state == afterEscape {
			f.takeEscaped(b)
			return
		}
		f.emit([]byte{b})
	case b >= 0xc2 && b <= 0xf4: // first byte of a letter
		f.state, f.held = ground, append(f.held[:0], b)
		switch {
		case b >= 0xf0:
			f.letter = 4
		case b >= 0xe0:
			f.letter = 3
		default:
			f.letter = 2
		}
	case len(f.held) > 0:
		if f.held = append(f.held, b); len(f.held) == f.letter {
			if r, _ := utf8.DecodeRune(f.held); r >= 0xa0 && utf8.Valid(f.held) {
				f.emit(f.held)
			}
			f.reset(ground)
		}
	}
}

func (f *inputFilter) takeEscaped(b byte) {
	switch {
	case b == esc:
		f.emit(f.held)
		f.held = append(f.held[:0], b)
	case b == '[':
		f.state = inSequence
		f.hold(b, longestSequence)
	case bytes.IndexByte([]byte("]P_^X"), b) >= 0:
		f.state = inString
		f.hold(b, longestString)
	case b < utf8.RuneSelf:
		f.hold(b, longestSequence)
		f.complete()
	default:
		f.emit(f.held)
		f.state, f.held = ground, f.held[:0]
		f.takeText(b)
	}
}

func (f *inputFilter) takeSequence(b byte) {
	switch {
	case b >= 0x20 && b < 0x40:
		f.hold(b, longestSequence)
		if bytes.Count(f.held, []byte{';'})+bytes.Count(f.held, []byte{':'}) >= mostParameters {
			f.bad = true
		}
	case b >= 0x40 && b < 0x7f:
		f.hold(b, longestSequence)
		f.complete()
	default: // it was never ended
		f.reset(ground)
		f.takeText(b)
	}
}

func (f *inputFilter) takeString(b byte) {
	switch {
	case b == esc:
		f.hold(b, longestString)
		f.state = endOfString
	case b == bell:
		f.hold(b, longestString)
		f.complete()
	case b < 0x20: // it was never ended
		f.reset(ground)
		f.takeText(b)
	case b >= 0x7f: // no answer of a terminal holds such bytes
		f.bad = true
	default:
		f.hold(b, longestString)
	}
}

func (f *inputFilter) hold(b byte, most int) {
	if len(f.held) >= most {
		f.bad = true
	}
	if !f.bad {
		f.held = append(f.held, b)
	}
}

// complete lets what is held through unless it is bad.
func (f *inputFilter) complete() {
	if f.bad {
		f.reset(ground)
		return
	}
	switch {
	case bytes.HasSuffix(f.held, []byte("[200~")):
		f.emit(f.held)
		f.pasting, f.pasted = true, 0
	case bytes.HasSuffix(f.held, []byte(pasteEnd[1:])):
		f.pasting = false
		f.emit(f.held)
	default:
		f.emit(f.held)
	}
	f.reset(ground)
}

func (f *inputFilter) emit(p []byte) {
	if f.pasting {
		if f.pasted += len(p); f.pasted > longestPaste {
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
	f.state, f.held, f.bad, f.letter = to, f.held[:0], false, 0
}
