package server

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"blogtui/model"
	"blogtui/model/clean"

	"charm.land/ssh"
	"charm.land/wish/v2"
)

// kind is the kind of a session: a label of metrics and logs.
type kind string

const (
	readerSession       kind = "reader"
	commandSession      kind = "command"
	conversationSession kind = "conversation"
	hintSession         kind = "hint"
)

// ending is why a session ended: a label of metrics and logs.
type ending string

const (
	left    ending = "left" // the reader quit, or the command is done
	lost    ending = "lost" // the client is gone
	idle    ending = "idle"
	expired ending = "expired"
	stalled ending = "stalled"
	flooded ending = "flooded"
	drained ending = "drained"
	crashed ending = "crashed"
)

// Exit codes of sessions, as of the program itself.
const (
	exitFailed    = 1
	exitUsage     = 2
	exitInterrupt = 130 // by Ctrl-c
)

// outcome is the result of a session.
type outcome struct {
	kind   kind
	ending ending
}

type outcomeKey struct{}

// track is the outermost middleware. It counts sessions and logs how they ended.
func (s *Server) track(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		s.metrics.open.Add(1)
		defer s.metrics.open.Add(-1)
		v := visitorOf(sess.Context())
		began := time.Now()
		ctx, cancel := context.WithCancel(sess.Context())
		defer cancel()
		go s.keepAlive(ctx, v, sess)
		o := &outcome{hintSession, crashed} // until another handler changes it
		sess.Context().SetValue(outcomeKey{}, o)
		defer func() {
			if v.stalled.Load() {
				o.ending = stalled
			}
			s.metrics.sessions.WithLabelValues(string(o.kind), string(o.ending)).Inc()
			s.metrics.durations.WithLabelValues(string(o.kind)).Observe(time.Since(began).Seconds())
			s.events.session(sess, v, *o, time.Since(began))
			time.AfterFunc(hangUpTimeout, func() { _ = v.conn.Close() }) // in case the client does not close it
		}()
		next(sess)
	}
}

func outcomeOf(sess ssh.Session) *outcome {
	o, _ := sess.Context().Value(outcomeKey{}).(*outcome)
	return o
}

// keepAlive sends keepalive requests and closes the connection of a client that does not
// answer them.
func (s *Server) keepAlive(ctx context.Context, v *visitor, sess ssh.Session) {
	conn, ok := sess.Context().Value(ssh.ContextKeyConn).(interface {
		SendRequest(name string, wantReply bool, payload []byte) (bool, []byte, error)
	})
	if !ok {
		return
	}
	var waiting atomic.Bool
	misses := 0
	tick := time.NewTicker(s.limits().KeepAlive)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if !waiting.Swap(true) {
			misses = 0
			go func() {
				if _, _, err := conn.SendRequest(keepAliveRequest, true, nil); err == nil {
					waiting.Store(false)
				}
			}()
			continue
		}
		if misses++; misses >= s.limits().KeepAliveMisses {
			_ = v.conn.Close()
			return
		}
	}
}

// command runs a command. On a terminal, other arguments are the name of an article, which
// the next handler opens.
func (s *Server) command(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v, o := visitorOf(sess.Context()), outcomeOf(sess)
		if v.parseError != "" {
			o.kind, o.ending = commandSession, left
			s.refuse(v.conn.from, badCommand)
			_ = sess.Exit(s.config.Run(sess.Context(), Command{ParseError: v.parseError, Out: sess, Err: sess.Stderr()}))
			return
		}
		if len(v.args) == 0 || v.terminal && !slices.Contains(s.config.Commands, v.args[0]) {
			next(sess)
			return
		}
		o.kind = commandSession
		view := s.blog.open()
		defer view.close()
		ctx, cancel := context.WithTimeout(sess.Context(), s.limits().CommandTimeout)
		defer cancel()
		stop := context.AfterFunc(ctx, func() { time.AfterFunc(hangUpTimeout, func() { _ = v.conn.Close() }) })
		defer stop()
		view.waitFor(ctx, model.Complete)
		code := s.slots.Load().run(ctx, Command{
			Args: v.args, Out: sess, Err: sess.Stderr(), Blog: view, OnOpen: func(p *model.Post) { s.recordRead(v, p) },
			Terminal: v.terminal && !v.dumb(), Width: v.size().width, Environment: v.environment(),
		}, s.config.Run)
		o.ending = left
		switch {
		case ctx.Err() == context.DeadlineExceeded:
			o.ending, code = expired, exitFailed
			printLine(sess.Stderr(), "The command took longer than "+formatDuration(s.limits().CommandTimeout)+".")
		case ctx.Err() != nil:
			o.ending = lost
		}
		_ = sess.Exit(code)
	}
}

// hint tells clients without a usable terminal how to connect.
func (s *Server) hint(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v, o := visitorOf(sess.Context()), outcomeOf(sess)
		if v.terminal && !v.dumb() {
			next(sess)
			return
		}
		o.ending = left
		host := s.address()
		wish.Printf(sess, "%s\n\n", s.blog.library.Load().Title())
		wish.Printf(sess, "To read it, connect with a terminal:   ssh %s\n", host)
		wish.Printf(sess, "To read one article:                   ssh -t %s ARTICLE\n", host)
		wish.Printf(sess, "Without a terminal:                    ssh %s %s\n", host, strings.Join(s.config.Commands, "|"))
	}
}

// address returns the arguments for ssh to reach the server, "HOST" if they are unknown.
func (s *Server) address() string {
	if address := s.publicAddress(); address != "" {
		return address
	}
	return "HOST"
}

// publicAddress returns the arguments for ssh to reach the server, "" if they are unknown.
func (s *Server) publicAddress() string {
	host, port := splitName(s.config.PublicName)
	if port == "" || port == "22" {
		return host
	}
	return "-p " + port + " " + host
}

// printLine prints a line without control characters.
func printLine(to io.Writer, text string) { _, _ = fmt.Fprintln(to, clean.Line(text)) }
