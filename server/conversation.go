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
		args := s.conversationArgs(v)
		if args == nil {
			next(sess)
			return
		}
		o := outcomeOf(sess)
		o.kind = conversationSession
		v.inConversation.Store(true)
		view := s.blog.open()
		defer view.close()
		var code int
		code, o.ending = s.converse(sess, v, view, args)
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
func (s *Server) converse(sess ssh.Session, v *visitor, view *view, args []string) (code int, why ending) {
	ctx, cancel := context.WithCancel(sess.Context())
	defer cancel()
	ui := &conversationUI{notices: sess.Stderr(), input: newInputBuffer(ctx, s.limits()), cancel: cancel}
	if v.terminal { // a single stream, so that the order is kept
		ui.notices, ui.editor.out = sess, sess
	}
	v.lastKey.Store(time.Now().UnixNano())
	inputDone := make(chan struct{})
	go func() {
		defer close(inputDone)
		s.readInput(ctx, v, sess, ui)
	}()
	reasons := make(chan ending, 1)
	go func() { reasons <- s.supervise(ctx, v, ui) }()
	view.waitFor(ctx, model.Complete)
	c := Command{
		Args: args, In: ui.input, Out: sess, Err: sess.Stderr(), Blog: view,
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
		<-inputDone
	}
	switch {
	case why != left:
		code = exitFailed
	case ui.interrupted.Load():
		code = exitInterrupt
	case sess.Context().Err() != nil:
		why = lost
	}
	return code, why
}

// readInput reads keys of a terminal, or else lines, until the input or ctx ends.
func (s *Server) readInput(ctx context.Context, v *visitor, from io.Reader, ui *conversationUI) {
	defer ui.input.closeInput()
	if v.terminal {
		bytes := s.limits().InputBytes // keys are cheap here: only bytes are limited
		reader := s.newInputReader(v, from, rate.NewLimiter(rate.Limit(bytes), 8*bytes), func(msg tea.Msg) {
			if !ui.handle(msg) {
				s.endFlood(v)
			}
		})
		go reader.run()
		select {
		case <-ctx.Done():
		case <-reader.ended:
		}
		reader.stop()
		return
	}
	buffer := make([]byte, 2048)
	for ctx.Err() == nil {
		n, err := from.Read(buffer)
		v.lastKey.Store(time.Now().UnixNano())
		if !ui.input.write(buffer[:n]) {
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
func (u *conversationUI) handle(msg tea.Msg) bool {
	ok := true
	for _, done := range u.editor.handle(msg) {
		switch done.kind {
		case lineDone:
			ok = u.input.write([]byte(done.text+"\n")) && ok
		case inputDone:
			u.input.closeInput()
		case lineInterrupted:
			u.interrupted.Store(true)
			u.input.abort()
		}
	}
	return ok
}

// notify prints a notice above the line that is being typed.
func (u *conversationUI) notify(notice string) {
	u.editor.interject(func() { _, _ = io.WriteString(u.notices, notice+"\n") })
}

// resize does nothing, since output is not wrapped again.
func (u *conversationUI) resize(size) {}

func (u *conversationUI) quit() {
	u.input.abort()
	u.cancel()
}
