package cli

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"blogtui/server"
)

// settingsFile writes a settings file for a server.
func settingsFile(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "serve.yaml")
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestFlagsOfTheServerComeBeforeVariablesAndTheseBeforeItsFile(t *testing.T) {
	name := settingsFile(t, "# limits\nmax-connections: 11\nmax-per-address: 12\nmax-time: 3h\ndrafts: yes\nproxy-from: [10.0.0.0/8, 192.168.0.0/16]\nbanner:\n")
	t.Setenv("BLOGTUI_SERVE_MAX_PER_ADDRESS", "22")
	t.Setenv("BLOGTUI_SERVE_IDLE_TIMEOUT", "23m")
	cmd := newServeCommand(&env{})
	if err := cmd.ParseFlags([]string{"--config", name, "--idle-timeout", "33m", "--log", "json"}); err != nil {
		t.Fatal(err)
	}
	o, err := givenFlags(cmd.Flags()).serveOptions()
	if err != nil {
		t.Fatal(err)
	}
	l := o.limits
	if l.Connections != 11 || l.PerAddress != 22 || l.IdleTimeout != 33*time.Minute || l.MaxTime != 3*time.Hour || l.Burst != 30 {
		t.Errorf("limits %+v", l)
	}
	if !o.drafts || o.log != "json" || strings.Join(o.proxyFrom, " ") != "10.0.0.0/8 192.168.0.0/16" || o.banner != "" {
		t.Errorf("options %+v", o)
	}
	t.Setenv("BLOGTUI_SERVE_PROXY_FROM", "127.0.0.0/8,::1/128")
	if o, err = (flagValues{}).serveOptions(); err != nil || strings.Join(o.proxyFrom, " ") != "127.0.0.0/8 ::1/128" {
		t.Errorf("proxies %q, %v", o.proxyFrom, err)
	}
}

func TestEveryFlagOfTheServerCanBeSetByAVariableAndAFile(t *testing.T) {
	cmd := newServeCommand(&env{})
	for _, name := range flagNames(cmd) {
		flag := cmd.Flags().Lookup(name)
		value := map[string]string{"bool": "true", "duration": "77m", "string": "text", "stringArray": "10.0.0.0/8"}[flag.Value.Type()]
		if value == "" {
			value = "77"
		}
		values, place := flagValues{}.valuesOf(flag, nil)
		if values != nil || place != "" {
			t.Errorf("without anything --%s is %q by %s", name, values, place)
		}
		t.Run(name, func(t *testing.T) {
			t.Setenv(variableOf(name), value)
			if values, place := (flagValues{}).valuesOf(flag, nil); strings.Join(values, " ") != value || place != variableOf(name) {
				t.Errorf("%q by %s", values, place)
			}
		})
		if name == configFlag || name == "check" {
			continue
		}
		if o, err := (flagValues{configFlag: {settingsFile(t, name+": "+value+"\n")}}).serveOptions(); err != nil || o == nil {
			t.Errorf("%s in a file: %v", name, err)
		}
	}
}

func TestWhatIsWrongInTheServersFileIsNamedWithItsLine(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	for text, says := range map[string]string{
		"log: json\nmax-conections: 5\n":   `serve.yaml:2: there is no setting "max-conections"; did you mean max-connections?`,
		"max-time: soon\n":                 `serve.yaml:1: max-time cannot be "soon", it takes a time, such as 90s or 10m`,
		"max-connections: many\n":          `serve.yaml:1: max-connections cannot be "many", it takes a number`,
		"log: text\nlog: json\n":           "serve.yaml:2: log is set at",
		"max-time: {hours: 2}\n":           "serve.yaml:1: max-time takes a value or a list of values",
		"- max-time\n":                     `serve.yaml:1: write settings as "name: value", one a line`,
		"max-time: [\n":                    "this is not YAML",
		"config: other.yaml\n":             `serve.yaml:1: there is no setting "config"`,
		"idle-timeout: 0s\nlog: text\n":    "idle timeout must be more than 0",
		"max-time: 1h\nmax-connections: 0": "connections must be more than 0",
	} {
		name := settingsFile(t, text)
		var out, errOut bytes.Buffer
		code := Run(context.Background(), []string{"serve", "--check", "--listen", "127.0.0.1:0", "--admin", "off", "--config", name, writeServedBlog(t)}, strings.NewReader(""), &out, &errOut)
		if code != exitUsage || !strings.Contains(errOut.String(), says) {
			t.Errorf("%q: exit code %d, %q", text, code, errOut.String())
		}
	}
	if _, err := (flagValues{configFlag: {"/nowhere/serve.yaml"}}).serveOptions(); err == nil || !strings.Contains(err.Error(), "/nowhere/serve.yaml: it cannot be read") {
		t.Error(err)
	}
}

func TestTheServersFileIsReadAnewWhole(t *testing.T) {
	name := settingsFile(t, "max-connections: 5\n")
	given := flagValues{configFlag: {name}, "max-per-address": {"7"}}
	for _, c := range []struct {
		text string
		most int
	}{{"max-connections: 6\nmax-per-address: 8\n", 6}, {"", 1024}} {
		if err := os.WriteFile(name, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if o, err := given.serveOptions(); err != nil || o.limits.Connections != c.most || o.limits.PerAddress != 7 {
			t.Errorf("%q: %+v, %v", c.text, o, err)
		}
	}
}

func TestAServerThatWouldStayWithinLessThanNothingIsRefused(t *testing.T) {
	o, err := flagValues{"memory": {"-1"}}.serveOptions()
	if err != nil {
		t.Fatal(err)
	}
	log := server.NewLogQueue(io.Discard)
	defer log.Close(logFlushTimeout)
	if _, err := o.serverConfig(log); err == nil || !strings.Contains(err.Error(), "--memory -1") {
		t.Error(err)
	}
}

func TestVariablesThatSetNothingAreToldOf(t *testing.T) {
	t.Setenv("BLOGTUI_SERVE_MAXTIME", "1h")
	t.Setenv("BLOGTUI_SERVE_MAX_TIME", "1h")
	var said bytes.Buffer
	warnOfVariables(newServeCommand(&env{}).LocalFlags(), slog.New(slog.NewTextHandler(&said, nil)))
	if text := said.String(); !strings.Contains(text, "did you mean BLOGTUI_SERVE_MAX_TIME?") || strings.Count(text, "\n") != 1 {
		t.Error(text)
	}
}
