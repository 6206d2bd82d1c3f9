package cli

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"blogtui/model/clean"
	"blogtui/ui/theme"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
)

// usualWidth is the width in cells of a terminal that can't be asked.
const usualWidth = 80

var (
	colorChoices = []string{"auto", "always", "never"}
	themeChoices = []string{"dark", "light"}
)

func addColorFlag(cmd *cobra.Command, color *string) {
	cmd.Flags().StringVar(color, "color", "auto", "colours: "+strings.Join(colorChoices, ", "))
	must(cmd.RegisterFlagCompletionFunc("color", cobra.FixedCompletions(colorChoices, cobra.ShellCompDirectiveNoFileComp)))
}

// look is how a command's output appears.
type look struct {
	out    io.Writer // takes text in true colour, passes on what may be shown
	theme  theme.Theme
	screen bool // somebody reads it at a terminal
}

// look decides on colours and theme. Without a terminal not one escape byte is
// written unless colours are demanded. An error is a mistake in the call.
func (e *env) look(color, themeName string) (look, error) {
	if !slices.Contains(colorChoices, color) {
		return look{}, fmt.Errorf("--color %q is none of %s", color, strings.Join(colorChoices, ", "))
	}
	if themeName != "" && !slices.Contains(themeChoices, themeName) {
		return look{}, fmt.Errorf("--theme %q is none of %s", themeName, strings.Join(themeChoices, ", "))
	}
	l := look{screen: terminal(e.out) != nil && !dumb(), theme: theme.None()}
	profile := e.profile(color)
	if profile > colorprofile.NoTTY {
		l.theme = theme.For(profile, e.dark(themeName), false)
	}
	l.out = clean.NewFilter(&colorprofile.Writer{Forward: e.out, Profile: profile})
	return l, nil
}

// profile is what colours the output may have.
func (e *env) profile(color string) colorprofile.Profile {
	switch color {
	case "never":
		return colorprofile.NoTTY
	case "always":
		return max(colorprofile.Env(os.Environ()), colorprofile.ANSI256)
	}
	if terminal(e.out) == nil || dumb() {
		return colorprofile.NoTTY
	}
	return colorprofile.Detect(e.out, os.Environ())
}

// dark reports whether to use colours for a dark background; a terminal that
// can be asked is asked, unless a theme is named.
func (e *env) dark(themeName string) bool {
	if themeName != "" {
		return themeName == "dark"
	}
	in, out := terminal(e.in), terminal(e.out)
	if in == nil || out == nil {
		return true
	}
	return lipgloss.HasDarkBackground(in, out)
}
