package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"blogtui/config"
	"blogtui/marks"
	"blogtui/model"
	"blogtui/model/links"
	"blogtui/posts"
	"blogtui/ui"
	"blogtui/ui/plain"
	"blogtui/ui/words"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
)

type browseOptions struct {
	shown visibility
}

// runBrowse opens the reader: on the screen, or in words where that is asked for
// or the terminal can't do more. Where nobody can answer it writes the list or the
// article as text.
func runBrowse(ctx context.Context, e *env, o *browseOptions, args []string) error {
	answered := terminal(e.in) != nil && terminal(e.out) != nil
	switch {
	case e.settings.On(config.Linear) || answered && dumbTerminal():
		return browseLinear(ctx, e, o, args)
	case !answered:
		return browsePlain(ctx, e, o, args)
	}
	folder, name, err := e.openNamed(arg(args, 0), posts.Options{Watch: true, Later: true})
	if err != nil {
		return err
	}
	defer folder.Close()
	options := ui.Options{
		Blog: folder, Base: o.shown.query(), Notice: e.faultNotice(),
		Terminal: ui.Terminal{
			Profile: colorprofile.Detect(e.out, os.Environ()), NoColour: os.Getenv("NO_COLOR") != "", ASCII: e.ascii(),
			LightBackground: onLight(os.Getenv("COLORFGBG")), TerminalImages: true, Multiplexed: multiplexed(),
		},
		Preferences: ui.Preferences{
			Look: e.initialLook(), Looks: e.looks(), Keys: e.keys, Dates: e.dates(), Measure: e.settings.Number(config.Measure),
			Mouse: e.settings.On(config.Mouse), HidePictures: !e.settings.On(config.Pictures),
		},
		Local: ui.Local{
			Desktop: desktop{contentFolder(name)},
			DeadLinks: func(ctx context.Context, lib *model.Library) []model.FileProblem {
				return links.Dead(ctx, lib, folder, words.Why)
			},
		},
	}
	if folder.Opened() != "" || len(args) > 1 {
		folder.Begin()
		lib, err := readHeads(ctx, e, folder, len(args) < 2)
		if err != nil {
			return err
		}
		post, heading, err := findPost(e, lib, folder, args)
		if err != nil {
			return err
		}
		options.Open, options.Heading = post.ID, heading
	}
	blog, err := marksKey(name)
	if err != nil {
		return err
	}
	var keeper *marks.Keeper
	if e.settings.On(config.Memory) {
		keeper = openMarks(blog)
	}
	if keeper == nil {
		return runProgram(ctx, e, ui.New(options), folder.Begin)
	}
	options.Marks = keeper
	return closeMarks(keeper, runProgram(ctx, e, ui.New(options), folder.Begin))
}

// frameRate is how many frames a second are drawn at most, as many as Bubble Tea can: each
// key, and the first frame, waits for the next one.
const frameRate = 120

// firstFrameWriter is the terminal that is drawn on. It tells when the first frame is there,
// until which reading a blog would take the processors from it.
type firstFrameWriter struct {
	*os.File
	onFirstFrame func()
	once         sync.Once
}

// Write is that of the terminal.
func (c *firstFrameWriter) Write(b []byte) (int, error) {
	n, err := c.File.Write(b)
	c.once.Do(c.onFirstFrame)
	return n, err
}

// WriteString is Write for text: the terminal's own would pass it by.
func (c *firstFrameWriter) WriteString(s string) (int, error) { return c.Write([]byte(s)) }

// runProgram draws on the terminal until the reader leaves or a signal comes, and
// calls drawn when something has been drawn.
// In each case the terminal is as it was before.
func runProgram(ctx context.Context, e *env, app *ui.App, drawn func()) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	screen := &firstFrameWriter{File: terminal(e.out), onFirstFrame: drawn}
	program := ui.NewProgram(ctx, app, tea.WithInput(e.in), tea.WithOutput(screen), tea.WithoutSignalHandler(), tea.WithFPS(frameRate))
	signals, release := endingSignals()
	defer release()
	caught := make(chan syscall.Signal, 1)
	go func() {
		select {
		case s := <-signals:
			if number, ok := s.(syscall.Signal); ok {
				caught <- number
			}
			program.Quit() // Kill would close the input while it is still being read
		case <-ctx.Done():
		}
	}()
	_, err := program.Run()
	fmt.Fprint(e.out, ui.ResetSequence)
	select {
	case number := <-caught:
		return codeError{exitSignal + int(number)}
	default:
	}
	if errors.Is(err, tea.ErrInterrupted) {
		return codeError{exitSignal + int(syscall.SIGINT)}
	}
	return err
}

// endingSignals returns those signals by which a reader is ended, until release.
func endingSignals() (signals <-chan os.Signal, release func()) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	return caught, func() { signal.Stop(caught) }
}

// browsePlain is the reader without a screen.
func browsePlain(ctx context.Context, e *env, o *browseOptions, args []string) error {
	look, err := e.output("auto", "")
	if err != nil {
		return err
	}
	return withArticle(ctx, e, args, func(_ context.Context, b *blog) error {
		if len(args) < 2 && b.folder.Opened() == "" {
			return plain.ListTable(look.out, b.lib.Select(o.shown.query()))
		}
		post, heading, err := findPost(e, b.lib, b.folder, args)
		if err != nil {
			return err
		}
		return showPost(look, b, post, heading, &showOptions{width: -1}, e.width())
	})
}

// multiplexed reports whether the terminal is tmux's or screen's.
func multiplexed() bool { return os.Getenv("TMUX") != "" || os.Getenv("STY") != "" }
