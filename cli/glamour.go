package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"blogtui/ui/theme"
	"blogtui/ui/typeset"
)

// maxThemeBytes limits the size of a theme file.
const maxThemeBytes = 64 << 10

// readGlamour reads a theme file that is a Glamour style; is reports whether it is one. Its
// colours apply to the whole reader, the rest of the style to articles.
func readGlamour(path string) (look theme.Look, is bool, err error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxThemeBytes || filepath.Ext(path) != ".json" {
		return theme.Auto, false, nil //nolint:nilerr // readTheme reports the error
	}
	style, err := os.ReadFile(path)
	if err != nil || !isGlamour(style) {
		return theme.Auto, false, nil //nolint:nilerr // the same
	}
	roles, err := typeset.ReadGlamour(style)
	if err != nil {
		return theme.Auto, true, fmt.Errorf("%q cannot be used: %w", path, err)
	}
	entries := []theme.Entry{{Name: "background", Value: backgroundFor(roles["text"])}}
	for role, colour := range roles {
		entries = append(entries, theme.Entry{Name: role, Value: colour})
	}
	look, _ = theme.Custom(strings.TrimSuffix(filepath.Base(path), ".json"), entries) // the colours are valid
	return look.WithGlamour(string(style)), true, nil
}

// isGlamour reports whether a JSON file has objects for text elements, as Glamour styles
// do, rather than colours.
func isGlamour(style []byte) bool {
	var fields map[string]json.RawMessage
	if json.Unmarshal(style, &fields) != nil {
		return false
	}
	for name, value := range fields {
		if !slices.Contains([]string{"dark", "light"}, name) && strings.HasPrefix(string(value), "{") {
			return true
		}
	}
	return false
}

// backgroundFor returns the background, dark or light, that suits a text colour.
func backgroundFor(text string) string {
	if text != "" && !theme.IsBright(text) {
		return "light"
	}
	return "dark"
}
