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

// reader runs the interactive reader, at an article if arguments name one.
func (s *Server) reader(ssh.Handler) ssh.Handler {
	return func(sess ssh.Session) {
		v, o := visitorOf(sess.Context()), outcomeOf(sess)
		o.kind = readerSession
		view := s.blog.open()
		defer view.close()
		options := ui.Options{
			Blog:   view,
			Base:   model.Query{Drafts: s.config.Drafts, Future: s.config.Future},
			OnOpen: func(p *model.Post) { s.recordRead(v, p) },
			Terminal: ui.Terminal{
				Profile: colorprofile.Env(v.environment()), NoColour: v.lookup("NO_COLOR") != "", ASCII: typeset.ASCIIOnly(v.lookup),
			},
			Preferences: ui.Preferences{Dates: words.DatesOfLocale(v.lookup)},
			Shared:      ui.Shared{Host: s.address(), Cache: &s.uiCache, Lines: s.layouts.open, Pictures: s.pictures},
		}
		if name := strings.Join(v.args, " "); name != "" {
			post, heading, err := view.waitFor(sess.Context(), model.Counting).Find(name)
			if err != nil {
				o.ending = left
				for _, text := range []string{err.Error(), "The commands are " + strings.Join(s.config.Commands, ", ") + "."} {
					for _, line := range typeset.Wrap(clean.Line(text), v.size().width) {
						printLine(sess.Stderr(), line)
					}
				}
				_ = sess.Exit(exitFailed)
				return
			}
			options.Open, options.Heading = post.ID, heading
		}
		o.ending = s.runReader(sess, v, options)
		s.printEnding(sess, v, o.ending, "")
		if o.ending == crashed {
			_ = sess.Exit(exitFailed)
		}
	}
}

// recordRead logs and counts an opened article.
func (s *Server) recordRead(v *visitor, p *model.Post) {
	v.reads.Add(1)
	v.article.Store(&p.Slug)
	s.metrics.reads.Inc()
	s.events.log.Info("read", "session", v.id, "article", p.Path)
}

// runReader runs the interactive reader until it quits or the client is gone.
func (s *Server) runReader(sess ssh.Session, v *visitor, options ui.Options) ending {
	ctx, cancel := context.WithCancel(sess.Context())
	defer cancel()
	size := v.size()
	frames := newRenderer(sess, options.Profile)
	frames.onUnchanged = func() { v.firstKeyAt.Store(0) } // a key without effect has no frame to measure
	renderCtx, stopRendering := context.WithCancel(ctx)
	defer stopRendering()
	app := ui.New(options)
	program := tea.NewProgram(sessionApp{app, frames}, tea.WithContext(ctx), tea.WithoutRenderer(),
		tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithEnvironment(v.environment()),
		tea.WithColorProfile(options.Profile), tea.WithWindowSize(size.width, size.height),
		tea.WithFPS(fps), tea.WithoutSignalHandler(), tea.WithFilter(filterMessages),
	)
	go app.Follow(ctx, program)
	rendered := make(chan struct{})
	go func() {
		defer close(rendered)
		s.render(renderCtx, v, frames)
	}()
	v.lastKey.Store(time.Now().UnixNano())
	limits := s.limits()
	input := s.newInputReader(v, sess, rate.NewLimiter(rate.Limit(limits.InputEvents), 2*limits.InputEvents), program.Send)
	go input.run()
	why := make(chan ending, 1)
	go func() { why <- s.supervise(ctx, v, programUI{program}) }()
	_, err := program.Run()
	stopRendering()
	<-rendered
	_, _ = io.WriteString(sess, ui.ResetSequence) // fails if the client is gone
	cancel()
	reason := <-why
	input.stop()
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

// sessionApp is a ui.App whose frames go to our renderer instead of Bubble Tea's.
type sessionApp struct {
	*ui.App
	renderer *renderer
}

// Update implements tea.Model.
func (s sessionApp) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if output, ok := msg.(rawOutput); ok {
		s.renderer.send(output.bytes)
		msg = output.raw
	}
	s.renderer.handleMessage(msg)
	_, cmd := s.App.Update(msg)
	return s, cmd
}

// View implements tea.Model. It returns an empty view.
func (s sessionApp) View() tea.View {
	s.renderer.show(s.App.View())
	return tea.View{}
}

// render runs the renderer until ctx ends. A panic only ends this session.
func (s *Server) render(ctx context.Context, v *visitor, frames *renderer) {
	defer func() {
		if reason := recover(); reason != nil {
			s.metrics.panics.Inc()
			s.events.log.Error("a frame could not be drawn", "session", v.id, "fault", logValue(fmt.Sprint(reason)))
			v.hangUp()
		}
	}()
	frames.run(ctx)
}

// rawOutput replaces a tea.RawMsg, which is output besides frames.
type rawOutput struct {
	bytes string
	raw   tea.RawMsg
}

// filterMessages redirects raw output to our renderer, since Bubble Tea sends it on a timer,
// which would wake up idle sessions. It drops messages that would stop the whole server.
func filterMessages(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg := msg.(type) {
	case tea.SuspendMsg:
		return nil
	case tea.RawMsg:
		return rawOutput{fmt.Sprint(msg.Msg), msg}
	}
	return msg
}

// resizesPerSecond limits layouts while a window is being resized.
const resizesPerSecond = 20

// sessionUI is what supervise controls: the interactive reader or a conversation.
type sessionUI interface {
	notify(notice string)
	resize(size)
	quit()
}

// programUI is the interactive reader.
type programUI struct{ program *tea.Program }

func (u programUI) notify(notice string) { u.program.Send(ui.Notice(notice)) }
func (u programUI) resize(to size) {
	u.program.Send(tea.WindowSizeMsg{Width: to.width, Height: to.height})
}
func (u programUI) quit() { u.program.Quit() }

// supervise passes events other than input to a session, ends it on timeouts and draining,
// and returns why it ended.
func (s *Server) supervise(ctx context.Context, v *visitor, ui sessionUI) ending {
	resizes := rate.NewLimiter(resizesPerSecond, 2)
	clock := newSessionClock(s.limits(), time.Now())
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
			ui.resize(v.size())
		case <-draining:
			draining = nil
			wait := s.limits().DrainDelay + s.limits().DrainGrace
			grace = time.After(wait)
			ui.notify("This server restarts: you can read on for " + formatDuration(wait) + ".")
		case <-grace:
			why = drained
		case now := <-timer.C:
			var say string
			var wait time.Duration
			say, why, wait = clock.check(time.Unix(0, v.lastKey.Load()), now)
			if say != "" {
				ui.notify(say)
			}
			timer.Reset(wait)
		}
	}
	ui.quit()
	return why
}

// printEnding prints why the server ended a session and how to come back: with a command,
// "" for the interactive reader.
func (s *Server) printEnding(sess ssh.Session, v *visitor, why ending, command string) {
	var text string
	switch why {
	case idle:
		text = "Closed after " + formatDuration(s.limits().IdleTimeout) + " without a key."
	case expired:
		text = "Closed after " + formatDuration(s.limits().MaxTime) + "."
	case drained:
		text = "This server restarts; please come again."
	case crashed:
		text = "Something went wrong here; other readers are not concerned."
	default:
		return
	}
	wish.Printf(sess, "%s\n", text)
	target := s.address()
	if command != "" {
		target += " " + command
	}
	if slug := v.article.Load(); slug != nil {
		wish.Printf(sess, "Back to where you were: ssh -t %s %s\n", target, clean.SSHQuote(*slug))
	} else {
		wish.Printf(sess, "Back to the blog: ssh %s\n", target)
	}
}

// formatDuration formats a duration in the largest unit that divides it.
func formatDuration(d time.Duration) string {
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
