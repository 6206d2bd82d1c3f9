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
func (r *inputReader) run() {
	defer close(r.ended)
	timer := time.AfterFunc(escapeTimeout, r.expire)
	defer timer.Stop()
	for wait := time.Duration(0); ; {
		input, err := r.source.read()
		timer.Stop()
		if len(input) > 0 {
			wait = r.process(input, false)
		}
		if wait > 0 {
			timer.Reset(wait)
		}
		if err != nil {
			r.process(nil, true)
			return
		}
	}
}

// pasteTimeout is how long a paste may pause. If the end of a paste was dropped because of
// the rate limit, later keys would otherwise be part of it.
const pasteTimeout = time.Second

// expire decodes an incomplete sequence as keys and ends a paste that has paused too long.
func (r *inputReader) expire() { r.process(nil, true) }

// process filters, decodes and delivers input. It returns how long to wait for the rest of an
// incomplete sequence or paste, 0 if there is none.
func (r *inputReader) process(input []byte, flush bool) (wait time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer func() {
		if reason := recover(); reason != nil {
			r.server.metrics.panics.Inc()
			r.server.events.log.Error("input could not be decoded", "session", r.visitor.id, "fault", logValue(fmt.Sprint(reason)))
			r.visitor.hangUp()
			r.send, wait = nil, 0
		}
	}()
	if r.send == nil {
		return 0
	}
	r.decoder.decode(r.filter.filter(input), flush, r.deliver)
	if flush {
		r.decoder.decode(r.filter.expire(), true, r.deliver)
	}
	switch {
	case r.filter.pasting:
		return pasteTimeout
	case r.decoder.hasPending() || r.filter.incomplete():
		return escapeTimeout
	}
	return 0
}

// deliver sends an event as a message if it is allowed.
func (r *inputReader) deliver(event uv.Event) {
	msg, typed := allowedEvent(event)
	if msg == nil || !r.limiter.Allow() {
		return
	}
	if typed {
		now := time.Now().UnixNano()
		r.visitor.lastKey.Store(now)
		r.visitor.firstKeyAt.CompareAndSwap(0, now)
		r.server.metrics.keys.Inc()
	}
	r.send(msg)
}

// stop discards all further input.
func (r *inputReader) stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.send = nil
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
func (r *rateLimitedReader) read() ([]byte, error) {
	n, err := r.from.Read(r.buffer[:])
	if n > 0 && !r.rate.AllowN(time.Now(), n) {
		r.countDropped(n)
		n = 0
	}
	return r.buffer[:n], err
}

// countDropped counts dropped input and ends the session if it is too much.
func (r *rateLimitedReader) countDropped(n int) {
	if r.visitor.dropped.Add(int64(n)) > int64(r.server.limits().FloodBytes) && !r.visitor.flooded.Swap(true) {
		r.server.refuse(r.visitor.conn.from, flooding)
		r.visitor.hangUp()
	}
}

// observeFrame records how long the first key since the last frame has waited for this one.
func (s *Server) observeFrame(v *visitor) {
	if at := v.firstKeyAt.Swap(0); at != 0 {
		s.metrics.frames.Observe(time.Since(time.Unix(0, at)).Seconds())
	}
}
