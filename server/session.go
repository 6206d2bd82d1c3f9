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

// kind is what a session is for: a label for metrics and logs.
type kind string

const (
	reading kind = "reader"
	running kind = "command"
	talking kind = "conversation"
	hinted  kind = "hint"
)

// ending is why a session ended: a label for metrics and logs.
type ending string

const (
	left    ending = "left" // of the reader's own will, or the command is done
	lost    ending = "lost" // the client is gone
	idle    ending = "idle"
	expired ending = "expired"
	stalled ending = "stalled"
	flooded ending = "flooded"
	drained ending = "drained"
	crashed ending = "crashed"
)

// exit codes of sessions, as at home.
const (
	exitFailed    = 1
	exitUsage     = 2
	exitInterrupt = 130 // by Ctrl-c
)

// outcome is what became of a session.
type outcome struct {
	kind   kind
	ending ending
}

type outcomeKey struct{}

// account counts a session and logs how it ended. It comes before all others.
func (s *Server) account(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		s.metrics.open.Add(1)
		defer s.metrics.open.Add(-1)
		v := visitorOf(sess.Context())
		began := time.Now()
		ctx, cancel := context.WithCancel(sess.Context())
		defer cancel()
		go s.keepAlive(ctx, v, sess)
		o := &outcome{hinted, crashed} // unless it gets further
		sess.Context().SetValue(outcomeKey{}, o)
		defer func() {
			if v.stalled.Load() {
				o.ending = stalled
			}
			s.metrics.sessions.WithLabelValues(string(o.kind), string(o.ending)).Inc()
			s.metrics.lasted.WithLabelValues(string(o.kind)).Observe(time.Since(began).Seconds())
			s.journal.session(sess, v, *o, time.Since(began))
			time.AfterFunc(lastMoment, func() { _ = v.link.Close() }) // should the client not hang up itself
		}()
		next(sess)
	}
}

func outcomeOf(sess ssh.Session) *outcome {
	o, _ := sess.Context().Value(outcomeKey{}).(*outcome)
	return o
}

// keepAlive asks from time to time whether the client is still there, and gives
// it up when it stays silent.
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
			_ = v.link.Close()
			return
		}
	}
}

// command carries out a command line. With a terminal, what is no command is
// the name of an article to read.
func (s *Server) command(next ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v, o := visitorOf(sess.Context()), outcomeOf(sess)
		if v.complaint != "" {
			o.kind, o.ending = running, left
			s.refuse(v.link.from, badCommand)
			_ = sess.Exit(s.config.Run(sess.Context(), Command{Complaint: v.complaint, Out: sess, Err: sess.Stderr()}))
			return
		}
		if len(v.words) == 0 || v.terminal && !slices.Contains(s.config.Commands, v.words[0]) {
			next(sess)
			return
		}
		o.kind = running
		view := s.blog.open()
		defer view.close()
		ctx, cancel := context.WithTimeout(sess.Context(), s.limits().CommandTimeout)
		defer cancel()
		stop := context.AfterFunc(ctx, func() { time.AfterFunc(lastMoment, func() { _ = v.link.Close() }) })
		defer stop()
		view.known(ctx, model.Complete)
		code := s.turns.Load().takeTurn(ctx, Command{
			Args: v.words, Out: sess, Err: sess.Stderr(), Blog: view, OnOpen: func(p *model.Post) { s.read(v, p) },
			Terminal: v.terminal && !v.dumb(), Width: v.size().width, Environment: v.environment(),
		}, s.config.Run)
		o.ending = left
		switch {
		case ctx.Err() == context.DeadlineExceeded:
			o.ending, code = expired, exitFailed
			say(sess.Stderr(), "The command took longer than "+spell(s.limits().CommandTimeout)+".")
		case ctx.Err() != nil:
			o.ending = lost
		}
		_ = sess.Exit(code)
	}
}

// hint prints how to read to clients without a terminal to read on.
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

// address is how a client calls the server.
func (s *Server) address() string {
	if known := s.known(); known != "" {
		return known
	}
	return "HOST"
}

// known is how a client calls the server, "" if nobody has said so.
func (s *Server) known() string {
	host, port := splitName(s.config.PublicName)
	if port == "" || port == "22" {
		return host
	}
	return "-p " + port + " " + host
}

// say writes a clean line to a client.
func say(to io.Writer, text string) { _, _ = fmt.Fprintln(to, clean.Line(text)) }
