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

// inputReader reads and decodes the input of a client and sends it as messages. Input beyond
// the rate limits is dropped. A panic only ends this session.
type inputReader struct {
	server  *Server
	visitor *visitor
	source  *rateLimitedReader
	limiter *rate.Limiter
	ended   chan struct{} // closed at the end of the input

	mu      sync.Mutex
	filter  inputFilter
	decoder decoder
	send    func(tea.Msg) // nil after stop
}

func (s *Server) newInputReader(v *visitor, from io.Reader, limiter *rate.Limiter, send func(tea.Msg)) *inputReader {
	t := &inputReader{server: s, visitor: v, limiter: limiter, send: send, ended: make(chan struct{})}
	t.source = &rateLimitedReader{
		from: from, server: s, visitor: v,
		rate: rate.NewLimiter(rate.Limit(s.limits().InputBytes), 8*s.limits().InputBytes),
	}
	return t
}

// run reads to the end of the channel, even after stop: unread bytes would keep the
// connection of the client open for ever.
func (t *inputReader) run() {
	defer close(t.ended)
	timer := time.AfterFunc(escapeTimeout, t.expire)
	defer timer.Stop()
	for wait := time.Duration(0); ; {
		input, err := t.source.read()
		timer.Stop()
		if len(input) > 0 {
			wait = t.process(input, false)
		}
		if wait > 0 {
			timer.Reset(wait)
		}
		if err != nil {
			t.process(nil, true)
			return
		}
	}
}

// pasteTimeout is how long a paste may pause. If the end of a paste was dropped because of
// the rate limit, later keys would otherwise be part of it.
const pasteTimeout = time.Second

// expire decodes an incomplete sequence as keys and ends a paste that has paused too long.
func (t *inputReader) expire() { t.process(nil, true) }

// process filters, decodes and delivers input. It returns how long to wait for the rest of an
// incomplete sequence or paste, 0 if there is none.
func (t *inputReader) process(input []byte, flush bool) (wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	defer func() {
		if reason := recover(); reason != nil {
			t.server.metrics.panics.Inc()
			t.server.events.log.Error("input could not be decoded", "session", t.visitor.id, "fault", logValue(fmt.Sprint(reason)))
			t.visitor.hangUp()
			t.send, wait = nil, 0
		}
	}()
	if t.send == nil {
		return 0
	}
	t.decoder.decode(t.filter.filter(input), flush, t.deliver)
	if flush {
		t.decoder.decode(t.filter.expire(), true, t.deliver)
	}
	switch {
	case t.filter.pasting:
		return pasteTimeout
	case t.decoder.hasPending() || t.filter.incomplete():
		return escapeTimeout
	}
	return 0
}

// deliver sends an event as a message if it is allowed.
func (t *inputReader) deliver(event uv.Event) {
	msg, typed := allowedEvent(event)
	if msg == nil || !t.limiter.Allow() {
		return
	}
	if typed {
		now := time.Now().UnixNano()
		t.visitor.lastKey.Store(now)
		t.visitor.firstKeyAt.CompareAndSwap(0, now)
		t.server.metrics.keys.Inc()
	}
	t.send(msg)
}

// stop discards all further input.
func (t *inputReader) stop() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.send = nil
}

// allowedEvent returns the message for an event of the keyboard or mouse, or a report of the
// terminal about its colours and features, else nil. In particular, size reports are dropped:
// the size only comes from SSH requests.
func allowedEvent(event uv.Event) (msg tea.Msg, typed bool) {
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

// rateLimitedReader reads the input of a client and drops what exceeds a rate.
type rateLimitedReader struct {
	from    io.Reader
	server  *Server
	visitor *visitor
	rate    *rate.Limiter
	buffer  [2048]byte
}

// read returns input, which is valid until the next call.
func (k *rateLimitedReader) read() ([]byte, error) {
	n, err := k.from.Read(k.buffer[:])
	if n > 0 && !k.rate.AllowN(time.Now(), n) {
		k.countDropped(n)
		n = 0
	}
	return k.buffer[:n], err
}

// countDropped counts dropped input and ends the session if it is too much.
func (k *rateLimitedReader) countDropped(n int) {
	if k.visitor.dropped.Add(int64(n)) > int64(k.server.limits().FloodBytes) && !k.visitor.flooded.Swap(true) {
		k.server.refuse(k.visitor.conn.from, flooding)
		k.visitor.hangUp()
	}
}

// observeFrame records how long the first key since the last frame has waited for this one.
func (s *Server) observeFrame(v *visitor) {
	if at := v.firstKeyAt.Swap(0); at != 0 {
		s.metrics.frames.Observe(time.Since(time.Unix(0, at)).Seconds())
	}
}
