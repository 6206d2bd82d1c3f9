package server

import (
	"context"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"blogtui/model"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"golang.org/x/time/rate"
)

// conversation runs the command that reads answers: when it is called, and for
// terminals that can't show the reader.
func (s *Server) conversation(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v := visitorOf(sess.Context())
		words := s.conversationWords(v)
		if words == nil {
			next(sess)
			return
		}
		o := outcomeOf(sess)
		o.kind = talking
		v.talks.Store(true)
		view := s.blog.open()
		defer view.close()
		var code int
		code, o.ending = s.converse(sess, v, view, words)
		s.farewell(sess, v, o.ending, s.config.Conversation)
		_ = sess.Exit(code)
	}
}

// conversationWords are the words of the command that is to be carried out for a visitor as a
// conversation, nil if it is to be none.
func (s *Server) conversationWords(v *visitor) []string {
	name := s.config.Conversation
	called := len(v.words) > 0 && slices.Contains(s.config.Commands, v.words[0])
	switch {
	case name == "" || v.complaint != "":
		return nil
	case called && v.words[0] == name:
		return v.words
	case called || !v.terminal || !v.dumb():
		return nil
	case len(v.words) == 0:
		return []string{name}
	}
	return []string{name, "--", strings.Join(v.words, " ")}
}

// converse carries a conversation on until it or its client leaves, and returns
// its exit code and why it ended.
func (s *Server) converse(sess ssh.Session, v *visitor, view *view, words []string) (code int, why ending) {
	ctx, cancel := context.WithCancel(sess.Context())
	defer cancel()
	t := &talk{notices: sess.Stderr(), answers: newAnswers(ctx, s.limits()), cancel: cancel}
	if v.terminal { // where both streams are one, they must keep their order
		t.notices, t.line.out = sess, sess
	}
	v.lastKey.Store(time.Now().UnixNano())
	listening := make(chan struct{})
	go func() {
		defer close(listening)
		s.listen(ctx, v, sess, t)
	}()
	reasons := make(chan ending, 1)
	go func() { reasons <- s.attend(ctx, v, t) }()
	view.known(ctx, model.Complete)
	c := Command{
		Args: words, In: t.answers, Out: sess, Err: sess.Stderr(), Blog: view,
		OnOpen: func(p *model.Post) { s.read(v, p) }, Environment: v.environment(),
	}
	if v.terminal {
		size := v.size()
		c.Width, c.Height = size.width, size.height
	}
	code = s.config.Run(ctx, c)
	cancel()
	why = <-reasons
	if v.terminal { // without one, only the end of the channel ends the listening
		<-listening
	}
	switch {
	case why != left:
		code = exitFailed
	case t.interrupted.Load():
		code = exitInterrupt
	case sess.Context().Err() != nil:
		why = lost
	}
	return code, why
}

// listen reads the client's input until the client or ctx ends: keys of a terminal,
// else lines.
func (s *Server) listen(ctx context.Context, v *visitor, from io.Reader, t *talk) {
	defer t.answers.end()
	if v.terminal {
		bytes := s.limits().InputBytes // a key costs no more than its byte here
		typed := s.newTypist(v, from, rate.NewLimiter(rate.Limit(bytes), 8*bytes), func(msg tea.Msg) {
			if !t.take(msg) {
				s.overrun(v)
			}
		})
		go typed.run()
		select {
		case <-ctx.Done():
		case <-typed.ended:
		}
		typed.leave()
		return
	}
	buffer := make([]byte, 2048)
	for ctx.Err() == nil {
		n, err := from.Read(buffer)
		v.lastKey.Store(time.Now().UnixNano())
		if !t.answers.put(buffer[:n]) {
			s.overrun(v)
			return
		}
		if err != nil {
			return
		}
	}
}

// overrun ends a conversation whose client sends more than is kept for it.
func (s *Server) overrun(v *visitor) {
	if !v.flooded.Swap(true) {
		s.refuse(v.link.from, flooding)
		v.hangUp()
	}
}

// talk is a conversation as its client sees it.
type talk struct {
	notices     io.Writer
	answers     *answers
	line        line
	cancel      func() // ends what is carried out
	interrupted atomic.Bool
}

// take handles a key or a paste of a terminal; it returns false when too much is
// waiting to be read.
func (t *talk) take(msg tea.Msg) bool {
	ok := true
	for _, done := range t.line.take(msg) {
		switch done.what {
		case lineDone:
			ok = t.answers.put([]byte(done.text+"\n")) && ok
		case inputDone:
			t.answers.end()
		case lineInterrupted:
			t.interrupted.Store(true)
			t.answers.drop()
		}
	}
	return ok
}

// hear prints a notice between what is read.
func (t *talk) hear(notice string) {
	t.line.around(func() { _, _ = io.WriteString(t.notices, notice+"\n") })
}

// resize changes nothing: what is told is told.
func (t *talk) resize(size) {}

func (t *talk) leave() {
	t.answers.drop()
	t.cancel()
}
