package server

import (
	"context"
	"fmt"
	"io"
	"time"

	"blogtui/model/clean"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"golang.org/x/time/rate"
)

// typist reads what the client types, decodes it and hands it on, as fast as pace
// allows; the rest is dropped. Whatever the bytes are, at most this session ends.
func (s *Server) typist(ctx context.Context, v *visit, from io.Reader, pace *rate.Limiter, send func(tea.Msg)) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	keys := &keyboard{
		from: from, server: s, visit: v,
		rate: rate.NewLimiter(rate.Limit(s.limits().InputBytes), 8*s.limits().InputBytes),
	}
	// The decoder's own reader ends when the channel does; it is given a pipe so
	// that nobody waits for it before.
	piped, feed := io.Pipe()
	stop := context.AfterFunc(ctx, func() { _ = piped.Close() })
	defer stop()
	go func() {
		_, err := io.CopyBuffer(feed, keys, make([]byte, len(keys.buffer)))
		_ = feed.CloseWithError(err)
	}()
	events := make(chan uv.Event, 64)
	go func() {
		defer close(events)
		s.decode(ctx, v, piped, events)
	}()
	for event := range events { // always to the end, or the decoder would wait
		msg, typed := harmless(event)
		if msg == nil || !pace.Allow() {
			continue
		}
		if typed {
			now := time.Now().UnixNano()
			v.lastKey.Store(now)
			v.keyAt.CompareAndSwap(0, now)
			s.metrics.keys.Inc()
		}
		send(msg)
	}
}

// decode turns bytes into events until ctx or the input ends.
func (s *Server) decode(ctx context.Context, v *visit, from io.Reader, events chan<- uv.Event) {
	defer func() {
		if fault := recover(); fault != nil {
			s.metrics.panics.Inc()
			s.journal.log.Error("input could not be decoded", "session", v.id, "fault", clip(fmt.Sprint(fault)))
			v.hangUp()
		}
	}()
	_ = uv.NewTerminalReader(from, v.term).StreamEvents(ctx, events)
}

// harmless passes on what a reader's hands do and what a terminal says about
// its colours. The size of the screen in particular comes from the channel's
// own requests alone.
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

// keyboard is a client's input, filtered and at a bounded rate.
type keyboard struct {
	from   io.Reader
	server *Server
	visit  *visit
	rate   *rate.Limiter
	filter inputFilter
	left   []byte // filtered, not yet read
	buffer [2048]byte
}

// Read returns input that may be decoded.
func (k *keyboard) Read(p []byte) (int, error) {
	for len(k.left) == 0 {
		n, err := k.from.Read(k.buffer[:])
		if n > 0 && k.rate.AllowN(time.Now(), n) {
			k.left = k.filter.pass(k.buffer[:n])
		} else if n > 0 {
			k.drop(n)
		}
		if err != nil && len(k.left) == 0 {
			return 0, err
		}
	}
	n := copy(p, k.left)
	k.left = k.left[n:]
	return n, nil
}

// drop counts what came faster than anyone types, and ends the session of
// whoever goes on with it.
func (k *keyboard) drop(n int) {
	if k.visit.dropped.Add(int64(n)) > int64(k.server.limits().FloodBytes) && !k.visit.flooded.Swap(true) {
		k.server.refuse(k.visit.link.from, flooding)
		k.visit.hangUp()
	}
}

// answered notes how long the oldest key waited for a frame.
func (s *Server) answered(v *visit) {
	if at := v.keyAt.Swap(0); at != 0 {
		s.metrics.frames.Observe(time.Since(time.Unix(0, at)).Seconds())
	}
}
