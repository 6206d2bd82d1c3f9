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

// conversation runs the command that reads input: if the client calls it, and on terminals
// that can't show the interactive reader.
func (s *Server) conversation(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v := visitorOf(sess.Context())
		words := s.conversationArgs(v)
		if words == nil {
			next(sess)
			return
		}
		o := outcomeOf(sess)
		o.kind = conversationSession
		v.inConversation.Store(true)
		view := s.blog.open()
		defer view.close()
		var code int
		code, o.ending = s.converse(sess, v, view, words)
		s.printEnding(sess, v, o.ending, s.config.Conversation)
		_ = sess.Exit(code)
	}
}

// conversationArgs returns the command line of the conversation, nil if the session is not
// one.
func (s *Server) conversationArgs(v *visitor) []string {
	name := s.config.Conversation
	called := len(v.args) > 0 && slices.Contains(s.config.Commands, v.args[0])
	switch {
	case name == "" || v.parseError != "":
		return nil
	case called && v.args[0] == name:
		return v.args
	case called || !v.terminal || !v.dumb():
		return nil
	case len(v.args) == 0:
		return []string{name}
	}
	return []string{name, "--", strings.Join(v.args, " ")}
}

// converse runs a conversation until it ends or the client is gone. It returns the exit code
// and why the session ended.
func (s *Server) converse(sess ssh.Session, v *visitor, view *view, words []string) (code int, why ending) {
	ctx, cancel := context.WithCancel(sess.Context())
	defer cancel()
	t := &conversationUI{notices: sess.Stderr(), input: newInputBuffer(ctx, s.limits()), cancel: cancel}
	if v.terminal { // a single stream, so that the order is kept
		t.notices, t.editor.out = sess, sess
	}
	v.lastKey.Store(time.Now().UnixNano())
	listening := make(chan struct{})
	go func() {
		defer close(listening)
		s.readInput(ctx, v, sess, t)
	}()
	reasons := make(chan ending, 1)
	go func() { reasons <- s.supervise(ctx, v, t) }()
	view.waitFor(ctx, model.Complete)
	c := Command{
		Args: words, In: t.input, Out: sess, Err: sess.Stderr(), Blog: view,
		OnOpen: func(p *model.Post) { s.recordRead(v, p) }, Environment: v.environment(),
	}
	if v.terminal {
		size := v.size()
		c.Width, c.Height = size.width, size.height
	}
	code = s.config.Run(ctx, c)
	cancel()
	why = <-reasons
	if v.terminal { // without one, only the end of the channel ends readInput
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

// readInput reads keys of a terminal, or else lines, until the input or ctx ends.
func (s *Server) readInput(ctx context.Context, v *visitor, from io.Reader, t *conversationUI) {
	defer t.input.closeInput()
	if v.terminal {
		bytes := s.limits().InputBytes // keys are cheap here: only bytes are limited
		typed := s.newInputReader(v, from, rate.NewLimiter(rate.Limit(bytes), 8*bytes), func(msg tea.Msg) {
			if !t.handle(msg) {
				s.endFlood(v)
			}
		})
		go typed.run()
		select {
		case <-ctx.Done():
		case <-typed.ended:
		}
		typed.stop()
		return
	}
	buffer := make([]byte, 2048)
	for ctx.Err() == nil {
		n, err := from.Read(buffer)
		v.lastKey.Store(time.Now().UnixNano())
		if !t.input.write(buffer[:n]) {
			s.endFlood(v)
			return
		}
		if err != nil {
			return
		}
	}
}

// endFlood ends a conversation whose client sends more than can be buffered.
func (s *Server) endFlood(v *visitor) {
	if !v.flooded.Swap(true) {
		s.refuse(v.conn.from, flooding)
		v.hangUp()
	}
}

// conversationUI is the sessionUI of a conversation.
type conversationUI struct {
	notices     io.Writer
	input       *inputBuffer
	editor      lineEditor
	cancel      func() // ends the command
	interrupted atomic.Bool
}

// handle handles a key or a paste. It returns false if too much input is pending.
func (t *conversationUI) handle(msg tea.Msg) bool {
	ok := true
	for _, done := range t.editor.handle(msg) {
		switch done.kind {
		case lineDone:
			ok = t.input.write([]byte(done.text+"\n")) && ok
		case inputDone:
			t.input.closeInput()
		case lineInterrupted:
			t.interrupted.Store(true)
			t.input.abort()
		}
	}
	return ok
}

// notify prints a notice above the line that is being typed.
func (t *conversationUI) notify(notice string) {
	t.editor.interject(func() { _, _ = io.WriteString(t.notices, notice+"\n") })
}

// resize does nothing, since output is not wrapped again.
func (t *conversationUI) resize(size) {}

func (t *conversationUI) quit() {
	t.input.abort()
	t.cancel()
}
