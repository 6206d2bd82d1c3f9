package server

import (
	"fmt"
	"io"
	"sync"
	"time"

	"blogtui/model/clean"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/time/rate"
)

// typist reads a client's input, decodes it and passes it on as fast as pace allows;
// the rest is dropped. Whatever the bytes are, at most this session ends.
type typist struct {
	server  *Server
	visitor *visitor
	keys    *keyboard
	pace    *rate.Limiter
	ended   chan struct{} // closed when the client types nothing more

	mu     sync.Mutex
	filter inputFilter
	read   decoder
	send   func(tea.Msg) // nil when nobody listens any more
}

func (s *Server) newTypist(v *visitor, from io.Reader, pace *rate.Limiter, send func(tea.Msg)) *typist {
	t := &typist{server: s, visitor: v, pace: pace, send: send, ended: make(chan struct{})}
	t.keys = &keyboard{
		from: from, server: s, visitor: v,
		rate: rate.NewLimiter(rate.Limit(s.limits().InputBytes), 8*s.limits().InputBytes),
	}
	return t
}

// run reads to the end of the channel, even when nobody uses the input any more:
// unread bytes would keep the client's connection open for ever.
func (t *typist) run() {
	defer close(t.ended)
	alone := time.AfterFunc(escapeTimeout, t.expire)
	defer alone.Stop()
	for wait := time.Duration(0); ; {
		typed, err := t.keys.next()
		alone.Stop()
		if len(typed) > 0 {
			wait = t.take(typed, false)
		}
		if wait > 0 {
			alone.Reset(wait)
		}
		if err != nil {
			t.take(nil, true)
			return
		}
	}
}

// pasteTimeout is how long a paste may pause. The end of one that is too fast is
// dropped with the rest; without it, all keys would be text of the paste.
const pasteTimeout = time.Second

// expire treats the possible beginning of a sequence as keys, and ends a paste that
// doesn't go on.
func (t *typist) expire() { t.take(nil, true) }

// take filters, decodes and passes on input; it returns how long to wait for the rest
// of something incomplete, 0 if nothing is.
func (t *typist) take(typed []byte, expired bool) (wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	defer func() {
		if fault := recover(); fault != nil {
			t.server.metrics.panics.Inc()
			t.server.journal.log.Error("input could not be decoded", "session", t.visitor.id, "fault", clip(fmt.Sprint(fault)))
			t.visitor.hangUp()
			t.send, wait = nil, 0
		}
	}()
	if t.send == nil {
		return 0
	}
	t.read.take(t.filter.pass(typed), expired, t.hand)
	if expired {
		t.read.take(t.filter.expire(), true, t.hand)
	}
	switch {
	case t.filter.pasting:
		return pasteTimeout
	case t.read.waits() || t.filter.begun():
		return escapeTimeout
	}
	return 0
}

// hand passes an event on.
func (t *typist) hand(event uv.Event) {
	msg, typed := harmless(event)
	if msg == nil || !t.pace.Allow() {
		return
	}
	if typed {
		now := time.Now().UnixNano()
		t.visitor.lastKey.Store(now)
		t.visitor.keyAt.CompareAndSwap(0, now)
		t.server.metrics.keys.Inc()
	}
	t.send(msg)
}

// leave drops all later input.
func (t *typist) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.send = nil
}

// harmless returns the events of a reader's keyboard and mouse and what a terminal
// reports of its colours and abilities; it drops all others. In particular the size of
// the screen comes only from the channel's own requests.
func harmless(event uv.Event) (msg tea.Msg, typed bool) {
	switch event := event.(type) {
	case uv.KeyPressEvent:
		if clean.Text(event.Text) != event.Text {
			return nil, false
		}
		return event, true
	case uv.PasteEvent:
		event.Content = clean.Text(event.Content)
		return event, true
	case uv.MouseClickEvent, uv.MouseReleaseEvent, uv.MouseWheelEvent, uv.MouseMotionEvent:
		return event, true
	case uv.BackgroundColorEvent, uv.ModeReportEvent, uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent,
		uv.TerminalVersionEvent, uv.CapabilityEvent:
		return event, false
	}
	return nil, false
}

// keyboard is a client's input at a bounded rate.
type keyboard struct {
	from    io.Reader
	server  *Server
	visitor *visitor
	rate    *rate.Limiter
	buffer  [2048]byte
}

// next returns input at a bounded rate, good until the next call.
func (k *keyboard) next() ([]byte, error) {
	n, err := k.from.Read(k.buffer[:])
	if n > 0 && !k.rate.AllowN(time.Now(), n) {
		k.drop(n)
		n = 0
	}
	return k.buffer[:n], err
}

// drop counts input that came faster than anyone types, and ends the session if that
// goes on.
func (k *keyboard) drop(n int) {
	if k.visitor.dropped.Add(int64(n)) > int64(k.server.limits().FloodBytes) && !k.visitor.flooded.Swap(true) {
		k.server.refuse(k.visitor.link.from, flooding)
		k.visitor.hangUp()
	}
}

// answered notes how long the oldest key waited for a frame.
func (s *Server) answered(v *visitor) {
	if at := v.keyAt.Swap(0); at != 0 {
		s.metrics.frames.Observe(time.Since(time.Unix(0, at)).Seconds())
	}
}
