package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"blogtui/config"
	"blogtui/model/clean"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"
	"blogtui/ui/words"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
)

// defaultWidth is the width in cells if the terminal's is unknown.
const defaultWidth = 80

var colorChoices = []string{"auto", "always", "never"}

func addColorFlag(cmd *cobra.Command, e *env, color *string) {
	cmd.Flags().StringVar(color, "color", "auto", "colours: "+strings.Join(colorChoices, ", "))
	e.completeFlag(cmd, "color", colorChoices)
}

// output is where a command writes, and how.
type output struct {
	out      io.Writer // converts true colour to what the terminal supports
	text     io.Writer // the same, converted to ASCII if needed
	ascii    bool      // text is converted
	screen   bool      // a person reads it at a terminal
	dates    words.Dates
	look     theme.Look
	themeSet bool                         // the theme was set explicitly
	resolve  func(theme.Look) theme.Theme // returns the theme for this output
}

// theme returns the theme for a blog, which may name one itself if none is set. It may
// query the terminal for its background.
func (o output) theme(b *blog) theme.Theme {
	if named, ok := theme.Named(b.lib.Theme()); ok && !o.themeSet {
		return o.resolve(named)
	}
	return o.resolve(o.look)
}

// output returns the output of a command. Without a terminal it contains no escape
// sequences unless colours are requested. An error means a wrong call.
func (e *env) output(color, themeName string) (output, error) {
	if !slices.Contains(colorChoices, color) {
		return output{}, fmt.Errorf("--color %q is not one of %s", color, strings.Join(colorChoices, ", "))
	}
	look, themeSet := e.theme, e.settings.Value(config.Theme).Origin != config.Default || themeName != ""
	if e.client != nil && themeName != "" { // local commands have it in their settings
		var err error
		if look, err = e.themeNamed(themeName); err != nil {
			return output{}, fmt.Errorf("--theme %w", err)
		}
	}
	profile := e.profile(color)
	o := output{screen: e.screen(), dates: e.dates(), look: look, themeSet: themeSet}
	o.resolve = func(look theme.Look) theme.Theme {
		if profile <= colorprofile.NoTTY {
			return theme.None()
		}
		return look.For(profile, e.dark(look))
	}
	o.out = clean.NewFilter(&colorprofile.Writer{Forward: e.out, Profile: profile})
	o.text = o.out
	if o.ascii = o.screen && e.ascii(); o.ascii {
		o.text = typeset.NewASCIIWriter(o.out)
	}
	return o, nil
}

// profile returns the colour profile of the output.
func (e *env) profile(color string) colorprofile.Profile {
	switch {
	case color == "never", e.plain:
		return colorprofile.NoTTY
	case color == "always":
		return max(colorprofile.Env(e.environment()), colorprofile.ANSI256)
	}
	switch {
	case !e.screen():
		return colorprofile.NoTTY
	case e.client != nil:
		return colorprofile.Env(e.client.Environment)
	}
	return colorprofile.Detect(e.out, os.Environ())
}

// screen reports whether a person reads the output at a terminal.
func (e *env) screen() bool {
	if e.client != nil {
		return e.client.Terminal
	}
	return terminal(e.out) != nil && !dumbTerminal()
}

// environment returns the environment variables of the caller.
func (e *env) environment() []string {
	if e.client != nil {
		return e.client.Environment
	}
	return os.Environ()
}

// width returns the width of the output in cells.
func (e *env) width() int {
	if e.client != nil && e.client.Terminal {
		return e.client.Width
	}
	return screenWidth(e.out, defaultWidth)
}

// onLight reports whether COLORFGBG names a light background. It has the form "0;15" or
// "0;default;15": the indices of text and background among the sixteen colours.
func onLight(variable string) bool {
	background := variable[strings.LastIndexByte(variable, ';')+1:]
	return background == "7" || background == "15"
}

// dark reports whether to use the colours for a dark background. It queries the terminal if
// the theme depends on it.
func (e *env) dark(chosen theme.Look) bool {
	if !chosen.AdaptsToBackground() {
		return true
	}
	in, out := terminal(e.in), terminal(e.out)
	if in == nil || out == nil {
		return true
	}
	return lipgloss.HasDarkBackground(in, out)
}
