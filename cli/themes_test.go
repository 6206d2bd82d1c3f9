package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"blogtui/config"
	"blogtui/posts"
	"blogtui/ui/theme"
)

func TestTheSettingsPageNamesEveryThemeAndColour(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "docs", "configuration.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range theme.Names() {
		if !strings.Contains(string(raw), "`"+name+"`") {
			t.Errorf("docs/configuration.md does not name the theme %s", name)
		}
	}
	for _, role := range theme.Roles() {
		if row := fmt.Sprintf("| `%s` | %s |\n", role[0], role[1]); !strings.Contains(string(raw), row) {
			t.Errorf("docs/configuration.md does not have the line %s", row)
		}
	}
}

func TestTheVariableOfSomeTerminalsTellsTheirBackground(t *testing.T) {
	for variable, want := range map[string]bool{"": false, "0;15": true, "15;0": false, "0;default;15": true, "12;7": true, "15;default": false} {
		if got := onLight(variable); got != want {
			t.Errorf("%q: %v", variable, got)
		}
	}
}

func TestTheReaderIsToldWhatIsWrongWithAThemeOfTheirs(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", home)
	themes := filepath.Join(home, "blogtui", "themes")
	if err := os.MkdirAll(themes, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(themes, "fog.yaml"), []byte("accent: pale\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := posts.Sample()
	defer folder.Close()
	e := &env{settings: config.Load(config.Sources{}), theme: theme.Auto}
	if notice := e.readerOptions(&browseOptions{}, folder, "").Notice; !strings.Contains(notice, "fog.yaml") {
		t.Errorf("the reader is told %q", notice)
	}
}
