package e2e

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// readDeployFile returns the text of a file in the folder deploy.
func readDeployFile(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// requireTool skips the test unless a program is installed.
func requireTool(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
}

func TestNginxTakesItsRecipe(t *testing.T) {
	requireTool(t, "nginx")
	folder := t.TempDir()
	text := readDeployFile(t, "nginx.conf")
	if !strings.HasPrefix(text[strings.Index(text, "load_module"):], "load_module modules/ngx_stream_module.so;") {
		t.Fatal("the recipe does not load the stream module")
	}
	text += "\npid " + filepath.Join(folder, "pid") + ";\nerror_log stderr;\n"
	file := filepath.Join(folder, "nginx.conf")
	if err := os.WriteFile(file, []byte(strings.Replace(text, "listen 22;", "listen "+freeAddress(t)+";", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("nginx", "-t", "-c", file).CombinedOutput()
	if err != nil && strings.Contains(string(out), "dlopen") {
		t.Skipf("nginx has no stream module here:\n%s", out)
	}
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestHAProxyTakesItsRecipe(t *testing.T) {
	requireTool(t, "haproxy")
	if out, err := exec.Command("haproxy", "-c", "-f", filepath.Join("..", "deploy", "haproxy.cfg")).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestSystemdTakesItsUnits(t *testing.T) {
	requireTool(t, "systemd-analyze")
	folder := t.TempDir()
	var files []string
	for _, name := range []string{"blogtui.service", "blogtui.socket"} {
		file := filepath.Join(folder, name)
		text := strings.ReplaceAll(readDeployFile(t, name), "/usr/local/bin/blogtui", program)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	out, err := exec.Command("systemd-analyze", append([]string{"verify", "--recursive-errors=no"}, files...)...).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("verify: %v\n%s", err, out)
	}
	out, err = exec.Command("systemd-analyze", "security", "--offline=true", "--threshold=20", files[0]).CombinedOutput()
	if err != nil { // the exposure is more than 2.0 of 10
		t.Errorf("security: %v\n%s", err, out)
	}
}

func TestEveryTestThatThePageOfThreatsNamesIsThere(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("..", "docs", "threats.md"))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]bool{}
	declared := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err = filepath.WalkDir("..", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, "_test.go") {
			return err
		}
		raw, err := os.ReadFile(name)
		for _, found := range declared.FindAllSubmatch(raw, -1) {
			tests[string(found[1])] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range regexp.MustCompile(`(?m)^\| [^|-].*$`).FindAllString(string(page), -1) {
		names := regexp.MustCompile("`((?:Test|Fuzz)\\w+)`").FindAllStringSubmatch(row, -1)
		if len(names) == 0 && !strings.HasPrefix(row, "| what |") {
			t.Errorf("no test holds %s", row)
		}
		for _, name := range names {
			if !tests[name[1]] {
				t.Errorf("docs/threats.md names %s, which is no test", name[1])
			}
		}
	}
}
