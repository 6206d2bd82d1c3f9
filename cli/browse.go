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

// runBrowse starts the interactive reader, or the linear one if requested or if the terminal
// is dumb. Without a terminal it writes the list or the article as text.
func runBrowse(ctx context.Context, e *env, o *browseOptions, args []string) error {
	interactive := terminal(e.in) != nil && terminal(e.out) != nil
	switch {
	case e.settings.On(config.Linear) || interactive && dumbTerminal():
		return browseLinear(ctx, e, o, args)
	case !interactive:
		return browsePlain(ctx, e, o, args)
	}
	folder, name, err := e.openNamed(arg(args, 0), posts.Options{Watch: true, Later: true})
	if err != nil {
		return err
	}
	defer folder.Close()
	options := e.readerOptions(o, folder, name)
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
	var keeper *marks.Store
	if e.settings.On(config.Memory) {
		keeper = openMarks(blog)
	}
	if keeper == nil {
		return runProgram(ctx, e, ui.New(options), folder.Begin)
	}
	options.Marks = keeper
	return closeMarks(keeper, runProgram(ctx, e, ui.New(options), folder.Begin))
}

// readerOptions returns the options of the reader for an open blog.
func (e *env) readerOptions(o *browseOptions, folder *posts.Folder, name string) ui.Options {
	return ui.Options{
		Blog: folder, Base: o.shown.query(),
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
				return links.FindDead(ctx, lib, folder, words.LinkBrokenReason)
			},
		},
		Notice: e.faultNotice(), // after Looks, since reading themes may add faults
	}
}

// frameRate is the maximum of Bubble Tea. Every key waits for the next frame.
const frameRate = 120

// firstFrameWriter is a terminal that calls onFirstFrame after the first write. Reading the
// blog starts only then, since it would slow the first frame down.
type firstFrameWriter struct {
	*os.File
	onFirstFrame func()
	once         sync.Once
}

// Write writes to the terminal.
func (c *firstFrameWriter) Write(b []byte) (int, error) {
	n, err := c.File.Write(b)
	c.once.Do(c.onFirstFrame)
	return n, err
}

// WriteString shadows the method of os.File, which would bypass Write.
func (c *firstFrameWriter) WriteString(s string) (int, error) { return c.Write([]byte(s)) }

// runProgram runs the reader until it quits or a signal arrives, and restores the terminal.
// It calls onFirstFrame after the first output.
func runProgram(ctx context.Context, e *env, app *ui.App, onFirstFrame func()) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	screen := &firstFrameWriter{File: terminal(e.out), onFirstFrame: onFirstFrame}
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
			program.Quit() // Kill would close the input while it is being read
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

// endingSignals returns a channel of the signals that end the reader, and a function that
// releases them.
func endingSignals() (signals <-chan os.Signal, release func()) {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	return caught, func() { signal.Stop(caught) }
}

// browsePlain writes what the reader would show as text.
func browsePlain(ctx context.Context, e *env, o *browseOptions, args []string) error {
	out, err := e.output("auto", "")
	if err != nil {
		return err
	}
	return withArticle(ctx, e, args, func(_ context.Context, b *blog) error {
		if len(args) < 2 && b.folder.Opened() == "" {
			return plain.ListTable(out.out, b.lib.Select(o.shown.query()))
		}
		post, heading, err := findPost(e, b.lib, b.folder, args)
		if err != nil {
			return err
		}
		return showPost(out, b, post, heading, &showOptions{width: -1}, e.width())
	})
}

// multiplexed reports whether the program runs inside tmux or screen.
func multiplexed() bool { return os.Getenv("TMUX") != "" || os.Getenv("STY") != "" }
