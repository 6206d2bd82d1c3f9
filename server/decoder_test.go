package server

import (
	"context"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	uv "github.com/charmbracelet/ultraviolet"
)

// keyboardInput returns what keyboards of xterm, rxvt, the Linux console, kitty and others
// send.
func keyboardInput() []string {
	keys := []string{"a", "é", "漢", "👩‍👩‍👧", " ", "\t", "\r", "\n", "\x7f", "\b", "\x00", "\x01", "\x1a", "\x1b", "\x1ba", "\x1bA", "\x1b\r", "\x1b\x7f", "\x1b\x1b", "\x1b "}
	for _, alt := range []string{"", "\x1b"} {
		for _, final := range "ABCDEFHPQRSZabcd" {
			keys = append(keys, alt+"\x1b["+string(final), alt+"\x1bO"+string(final))
			for mod := 2; mod <= 8; mod++ {
				keys = append(keys, fmt.Sprintf("%s\x1b[1;%d%c", alt, mod, final))
			}
		}
		for number := range 35 {
			for _, final := range "~^$@" {
				keys = append(keys, fmt.Sprintf("%s\x1b[%d%c", alt, number, final))
			}
			for mod := 2; mod <= 8; mod++ {
				keys = append(keys, fmt.Sprintf("%s\x1b[%d;%d~", alt, number, mod))
			}
		}
		for _, final := range "ABCDE" {
			keys = append(keys, alt+"\x1b[["+string(final))
		}
		for _, final := range "jklmnopqrstuvwxyMX" {
			keys = append(keys, alt+"\x1bO"+string(final))
		}
	}
	return append(keys, "\x1b[97u", "\x1b[97;5u", "\x1b[27;5;13~", "\x1b[<0;10;5M", "\x1b[<0;10;5m", "\x1b[<64;1;1M", "\x1b[M !!",
		"\x1b]11;rgb:1c1c/1c1c/2626\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b[?2026;2$y", "\x1b[?997;1n", "\x1bP>|ghostty 1.2\x1b\\", "\x1bP1+r524742=38\x1b\\",
		"\x1b[200~pasted\r\ttext\x1b[201~", "\x1b[200~\x1b[A\x1b[201~", "\x1b[200~\x1b[201~", "\x1b[z", "\x1b[I", "\x1b[?1;2c")
}

// decodeAll returns the events of input that arrives in parts, flushed after the last one.
func decodeAll(parts ...string) (events []uv.Event) {
	var d decoder
	for _, part := range parts {
		d.decode([]byte(part), false, func(e uv.Event) { events = append(events, e) })
	}
	d.decode(nil, true, func(e uv.Event) { events = append(events, e) })
	return events
}

// relevantEvents removes events that the reader ignores.
func relevantEvents(events []uv.Event) (all []any) {
	for _, event := range events {
		if msg, _ := allowedEvent(event); msg != nil {
			all = append(all, msg)
		}
	}
	return all
}

func TestKeysAreDecodedAsByTheLibrarysOwnReader(t *testing.T) {
	for _, key := range keyboardInput() {
		events := make(chan uv.Event, 64)
		if err := uv.NewTerminalReader(strings.NewReader(key), "xterm-256color").StreamEvents(context.Background(), events); err != nil {
			t.Fatal(err)
		}
		close(events)
		var want []uv.Event
		for event := range events {
			want = append(want, event)
		}
		if got := decodeAll(key); !reflect.DeepEqual(relevantEvents(got), relevantEvents(want)) {
			t.Errorf("%q is %#v, want %#v", key, relevantEvents(got), relevantEvents(want))
		}
	}
}

func TestKeysAreDecodedWhereverTheyAreTornApart(t *testing.T) {
	for _, key := range keyboardInput() {
		if key[0] >= utf8.RuneSelf || strings.HasPrefix(key, "\x1b]") || strings.HasPrefix(key, "\x1bP") || strings.HasPrefix(key, "\x1b[M") {
			continue // the filter passes letters and strings whole; mice are asked for another form
		}
		text := "x" + key + "\r" // a letter would end what rxvt sends with Shift
		want := relevantEvents(decodeAll(text))
		for at := range len(text) {
			if got := relevantEvents(decodeAll(text[:at], text[at:])); !reflect.DeepEqual(got, want) {
				t.Errorf("%q torn at %d is %#v, want %#v", text, at, got, want)
			}
		}
	}
}

func TestWhatWaitsForItsEndIsBounded(t *testing.T) {
	var d decoder
	d.decode([]byte("\x1b]"+strings.Repeat("x", 3*maxPendingInput)), false, func(uv.Event) {})
	if d.hasPending() {
		t.Errorf("%d bytes wait", len(d.pending))
	}
	var pasted string
	d.decode([]byte("\x1b[200~"+strings.Repeat("x", 3*maxPasteBytes)+"\x1b[201~"), false, func(e uv.Event) {
		if paste, ok := e.(uv.PasteEvent); ok {
			pasted = paste.Content
		}
	})
	if len(pasted) != maxPasteBytes {
		t.Errorf("%d bytes were pasted", len(pasted))
	}
}
