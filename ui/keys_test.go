package ui

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheKeysPageIsMadeFromTheKeyMap writes docs/keys.md, so that it can't drift.
func TestTheKeysPageIsMadeFromTheKeyMap(t *testing.T) {
	s := open(t, coast(), 80, 24, func(o *Options) { o.Desktop, o.Marks = &home{}, newNotebook() })
	var page strings.Builder
	page.WriteString("# Keys\n\nThis page is made from the program's own key map by `go test ./ui -update`. `?` shows the same where you are.\n" +
		"\nArrows, Enter and Esc alone are enough for everything that matters. While text is typed, letters are text.\n")
	write := func(groups ...keyGroup) {
		for _, g := range groups {
			fmt.Fprintf(&page, "\n## %s\n\n| key | does |\n|---|---|\n", g.title)
			for _, b := range g.keys {
				fmt.Fprintf(&page, "| `%s` | %s |\n", strings.Join(allKeys(b.Keys()), "` `"), b.Help().Desc)
			}
		}
	}
	write(s.app.keys.everywhere(true), s.app.keys.moving())
	write(s.app.list.help()[0])
	write(s.press("enter").app.top().help()[0])
	write(s.press("esc", "c").app.top().help()[0])
	write(s.press("esc", "p").app.top().help()[0])
	page.WriteString("\nIn an article a number before a key repeats it: `5j` goes five lines down, `50%` to the middle.\n")
	compareFile(t, filepath.Join("..", "docs", "keys.md"), page.String())
}

// allKeys names keys as people do and keeps the bar from ending a table's cell.
func allKeys(keys []string) []string {
	names := strings.NewReplacer("pgdown", "PgDn", "pgup", "PgUp", "ctrl+", "Ctrl-", "shift+", "Shift-", "|", `\|`)
	var out []string
	for _, k := range keys {
		switch k {
		case "up", "down", "left", "right":
			k = map[string]string{"up": "↑", "down": "↓", "left": "←", "right": "→"}[k]
		case "enter", "esc", "tab", "space", "home", "end", "backspace":
			k = strings.ToUpper(k[:1]) + k[1:]
		}
		out = append(out, names.Replace(k))
	}
	return out
}
