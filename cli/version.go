package cli

import (
	"runtime"
	"runtime/debug"
)

// windows has no TERM; its console needs none.
const windows = runtime.GOOS == "windows"

// version says what the program was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, dirty := "", ""
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			revision = setting.Value[:min(len(setting.Value), 12)]
		case "vcs.modified":
			if setting.Value == "true" {
				dirty = "+changes"
			}
		}
	}
	number := info.Main.Version
	if number == "" {
		number = "(devel)"
	}
	if revision != "" && number == "(devel)" {
		number += " " + revision + dirty
	}
	return number + " (" + runtime.Version() + ")"
}
