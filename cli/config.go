package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"blogtui/config"
	"blogtui/model/clean"
	"blogtui/ui"
	"blogtui/ui/plain"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

func newConfigCommand(e *env) *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show the effective settings and where each comes from",
		Long: `Show the effective settings, where each comes from, and errors in them.

A flag overrides a variable, a variable overrides the file, the file overrides the default.
Nothing needs to be set. docs/configuration.md explains every setting; keys are
changed below "keys:" in the file.`,
		Example: "  blogtui config\n  BLOGTUI_THEME=light blogtui config --json",
		Args:    atMost(0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runConfig(e, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	return cmd
}

// settingsReport is the JSON form of the effective settings.
type settingsReport struct {
	File     string          `json:"file"`
	Found    bool            `json:"found"`
	Settings []settingReport `json:"settings"`
	Keys     []keysReport    `json:"keys"`
	Faults   []faultReport   `json:"faults"`
}

type settingReport struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"`
	Place string `json:"place"`
}

type keysReport struct {
	Action string   `json:"action"`
	Keys   []string `json:"keys"`
	Place  string   `json:"place"`
}

type faultReport struct {
	Place string `json:"place"`
	Text  string `json:"text"`
}

func (e *env) settingsReport() settingsReport {
	s := e.settings
	report := settingsReport{File: s.Path, Found: s.Found, Settings: []settingReport{}, Keys: []keysReport{}, Faults: []faultReport{}}
	for _, setting := range config.Table {
		v := s.Value(setting.Name)
		report.Settings = append(report.Settings, settingReport{string(setting.Name), v.Text, v.Origin.String(), v.Location})
	}
	places := map[string]string{}
	for _, k := range s.Keys {
		places[k.Action] = k.Location
	}
	for _, action := range ui.ActionNames() {
		report.Keys = append(report.Keys, keysReport{action, append([]string{}, e.keys.Of(action)...), places[action]})
	}
	for _, f := range s.Faults {
		report.Faults = append(report.Faults, faultReport{f.Location, f.Text})
	}
	return report
}

// runConfig prints the settings. Faults make it fail, unlike other commands.
func runConfig(e *env, asJSON bool) error {
	report := e.settingsReport()
	if asJSON {
		if err := plain.JSON(e.out, report); err != nil {
			return err
		}
	} else if err := plain.WriteLines(e.out, slices.Values(report.lines())); err != nil {
		return err
	}
	e.printFaults()
	if len(report.Faults) > 0 {
		return codeError{exitFailed}
	}
	return nil
}

// lines formats the report as a table of name, value and origin.
func (r settingsReport) lines() []string {
	rows := make([][3]string, 0, len(r.Settings)+len(r.Keys))
	for _, s := range r.Settings {
		rows = append(rows, [3]string{s.Name, cmp.Or(s.Value, "-"), cmp.Or(abbreviateHome(s.Place), s.From)})
	}
	for _, k := range r.Keys {
		if k.Place == "" {
			continue
		}
		rows = append(rows, [3]string{"keys." + k.Action, cmp.Or(strings.Join(k.Keys, " "), "none"), abbreviateHome(k.Place)})
	}
	var widths [2]int
	for i, row := range rows {
		for column := range row {
			rows[i][column] = clean.Line(row[column])
		}
		for column := range widths {
			widths[column] = max(widths[column], ansi.StringWidth(rows[i][column]))
		}
	}
	state := "it is not there"
	if r.Found {
		state = "read"
	}
	lines := []string{fmt.Sprintf("File: %s (%s)", cmp.Or(clean.Line(abbreviateHome(r.File)), "none"), state), ""}
	for _, row := range rows {
		lines = append(lines, padded(row[0], widths[0])+"  "+padded(row[1], widths[1])+"  "+row[2])
	}
	return lines
}

func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(width-ansi.StringWidth(text), 0))
}
