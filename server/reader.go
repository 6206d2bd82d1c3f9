package server

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/ui"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	"github.com/charmbracelet/colorprofile"
	"golang.org/x/time/rate"
)

// reader shows the reader, at the article that is named if one is.
func (s *Server) reader(ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v, o := visitorOf(sess.Context()), outcomeOf(sess)
		o.kind = reading
		view := s.blog.open()
		defer view.close()
		options := ui.Options{
			Blog:   view,
			Base:   model.Query{Drafts: s.config.Drafts, Future: s.config.Future},
			OnOpen: func(p *model.Post) { s.read(v, p) },
			Terminal: ui.Terminal{
				Profile: colorprofile.Env(v.environment()), NoColour: v.lookup("NO_COLOR") != "", ASCII: typeset.ASCIIOnly(v.lookup),
			},
			Preferences: ui.Preferences{Dates: words.DatesOf(v.lookup)},
			Shared:      ui.Shared{Host: s.address(), Cache: &s.uiCache, Lines: s.editions.open, Pictures: s.pictures},
		}
		if name := strings.Join(v.words, " "); name != "" {
			post, heading, err := view.known(sess.Context(), model.Counting).Find(name)
			if err != nil {
				o.ending = left
				for _, text := range []string{err.Error(), "The commands are " + strings.Join(s.config.Commands, ", ") + "."} {
					for _, line := range typeset.Wrap(clean.Line(text), v.size().width) {
						say(sess.Stderr(), line)
					}
				}
				_ = sess.Exit(exitFailed)
				return
			}
			options.Open, options.Heading = post.ID, heading
		}
		o.ending = s.run(sess, v, options)
		s.farewell(sess, v, o.ending, "")
		if o.ending == crashed {
			_ = sess.Exit(exitFailed)
		}
	}
}

// read notes that an article was opened.
func (s *Server) read(v *visitor, p *model.Post) {
	v.reads.Add(1)
	v.article.Store(&p.Slug)
	s.metrics.reads.Inc()
	s.journal.log.Info("read", "session", v.id, "article", p.Path)
}

// run draws the reader until it or its client leaves.
func (s *Server) run(sess ssh.Session, v *visitor, options ui.Options) ending {
	ctx, cancel := context.WithCancel(sess.Context())
	defer cancel()
	size := v.size()
	frames := newRenderer(sess, options.Profile)
	frames.same = func() { v.keyAt.Store(0) } // a key that changes nothing waits for no frame
	drawing, drawn := context.WithCancel(ctx)
	defer drawn()
	app := ui.New(options)
	program := tea.NewProgram(sessionApp{app, frames}, tea.WithContext(ctx), tea.WithoutRenderer(),
		tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(v.environment()),
		tea.WithColorProfile(options.Profile), tea.WithWindowSize(size.width, size.height),
		tea.WithFPS(fps), tea.WithoutSignalHandler(), tea.WithFilter(takeOver),
	)
	go app.Follow(ctx, program)
	rendering := make(chan struct{})
	go func() {
		defer close(rendering)
		s.render(drawing, v, frames)
	}()
	v.lastKey.Store(time.Now().UnixNano())
	limits := s.limits()
	typed := s.newTypist(v, sess, rate.NewLimiter(rate.Limit(limits.InputEvents), 2*limits.InputEvents), program.Send)
	go typed.run()
	why := make(chan ending, 1)
	go func() { why <- s.attend(ctx, v, screen{program}) }()
	_, err := program.Run()
	drawn()
	<-rendering
	_, _ = io.WriteString(sess, ui.ResetSequence) // to a terminal that may be gone
	cancel()
	reason := <-why
	typed.leave()
	if errors.Is(err, tea.ErrProgramPanic) {
		s.metrics.panics.Inc()
		return crashed
	}
	if place := app.Location(); place != "" {
		v.article.Store(&place)
	}
	switch {
	case reason != left:
		return reason
	case sess.Context().Err() != nil:
		return lost
	}
	return left
}

// sessionApp is a reader whose frames go to a renderer of ours, past Bubble Tea's.
type sessionApp struct {
	*ui.App
	renderer *renderer
}

// Update hands a message on.
func (s sessionApp) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if said, ok := msg.(spoken); ok {
		s.renderer.say(said.bytes)
		msg = said.raw
	}
	s.renderer.note(msg)
	_, cmd := s.App.Update(msg)
	return s, cmd
}

// View hands the frame to the renderer.
func (s sessionApp) View() tea.View {
	s.renderer.show(s.App.View())
	return tea.View{}
}

// render draws until ctx ends. Whatever a frame holds, at most this session ends.
func (s *Server) render(ctx context.Context, v *visitor, frames *renderer) {
	defer func() {
		if fault := recover(); fault != nil {
			s.metrics.panics.Inc()
			s.journal.log.Error("a frame could not be drawn", "session", v.id, "fault", clip(fmt.Sprint(fault)))
			v.hangUp()
		}
	}()
	frames.run(ctx)
}

// spoken is what the reader has to say to the terminal besides frames.
type spoken struct {
	bytes string
	raw   tea.RawMsg
}

// takeOver keeps from Bubble Tea, for our renderer, what the reader has to say to the
// terminal: Bubble Tea would send it by the clock, which wakes every session whether
// there is something to send or not. It drops what would stop the whole server.
func takeOver(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		return nil
	case tea.RawMsg:
		return spoken{fmt.Sprint(msg.Msg), msg}
	}
	return msg
}

// resizesPerSecond is how often a screen is set anew while its window is drawn
// larger or smaller.
const resizesPerSecond = 20

// audience is a reader who can be shown notices while they read.
type audience interface {
	hear(notice string)
	resize(size)
	leave()
}

// screen is a reader with a program.
type screen struct{ program *tea.Program }

func (s screen) hear(notice string) { s.program.Send(ui.Notice(notice)) }
func (s screen) resize(to size) {
	s.program.Send(tea.WindowSizeMsg{Width: to.width, Height: to.height})
}
func (s screen) leave() { s.program.Quit() }

// attend passes everything but input on to a reader, and ends the session when its
// time has come. It returns why the session ended.
func (s *Server) attend(ctx context.Context, v *visitor, reader audience) ending {
	resizes := rate.NewLimiter(resizesPerSecond, 2)
	clock := newClock(s.limits(), time.Now())
	timer := time.NewTimer(0)
	defer timer.Stop()
	draining := s.draining
	var grace <-chan time.Time
	why := left
	for why == left {
		select {
		case <-ctx.Done():
			return left
		case <-v.gone:
			why = lost
			if v.flooded.Load() {
				why = flooded
			}
		case <-v.ended:
			why = lost
		case <-v.resized:
			_ = resizes.Wait(ctx)
			reader.resize(v.size())
		case <-draining:
			draining = nil
			wait := s.limits().DrainDelay + s.limits().DrainGrace
			grace = time.After(wait)
			reader.hear("This server restarts: you can read on for " + spell(wait) + ".")
		case <-grace:
			why = drained
		case now := <-timer.C:
			var say string
			var wait time.Duration
			say, why, wait = clock.look(time.Unix(0, v.lastKey.Load()), now)
			if say != "" {
				reader.hear(say)
			}
			timer.Reset(wait)
		}
	}
	reader.leave()
	return why
}

// farewell prints why a session ended without its reader's doing, and how to come
// back: with the command that was used, "" for none.
func (s *Server) farewell(sess ssh.Session, v *visitor, why ending, command string) {
	var text string
	switch why {
	case idle:
		text = "Closed after " + spell(s.limits().IdleTimeout) + " without a key."
	case expired:
		text = "Closed after " + spell(s.limits().MaxTime) + "."
	case drained:
		text = "This server restarts; please come again."
	case crashed:
		text = "Something went wrong here; other readers are not concerned."
	default:
		return
	}
	wish.Printf(sess, "%s\n", text)
	door := s.address()
	if command != "" {
		door += " " + command
	}
	if slug := v.article.Load(); slug != nil {
		wish.Printf(sess, "Back to where you were: ssh -t %s %s\n", door, clean.SSHQuote(*slug))
	} else {
		wish.Printf(sess, "Back to the blog: ssh %s\n", door)
	}
}

// spell writes a duration for readers.
func spell(d time.Duration) string {
	for _, unit := range []struct {
		name string
		size time.Duration
	}{{"hour", time.Hour}, {"minute", time.Minute}, {"second", time.Second}} {
		if d >= unit.size && d%unit.size == 0 {
			n := int(d / unit.size)
			if n == 1 {
				return "1 " + unit.name
			}
			return fmt.Sprintf("%d %ss", n, unit.name)
		}
	}
	return d.String()
}
