package cli

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// desktop implements ui.Desktop. It is the only code that starts programs.
type desktop struct {
	root string // folder of the blog, "" for the built-in one
}

// Editor returns $VISUAL or $EDITOR for a file of the blog. The 1-based line is passed to
// editors whose syntax is known.
func (d desktop) Editor(path string, line int) (tea.ExecCommand, error) {
	if d.root == "" {
		return nil, errors.New("the built-in blog has no files; blogtui FOLDER opens one that has")
	}
	words := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(words) == 0 {
		return nil, errors.New("set $EDITOR to the editor you use")
	}
	file, err := filepath.Abs(filepath.Join(d.root, filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	return &execCommand{exec.Command(words[0], append(words[1:], atLine(words[0], file, line)...)...)}, nil
}

// Pipe returns a shell command that gets text as its input. When it has ended its output
// stays on the screen until the reader presses Enter.
func (d desktop) Pipe(command string, text func() string) tea.ExecCommand {
	shell := exec.Command(cmp.Or(os.Getenv("SHELL"), "sh"), "-c", command)
	if windows {
		shell = exec.Command("cmd", "/C", command)
	}
	return &pausingCommand{Cmd: shell, input: text}
}

// OpenURL opens a web or mail address with the system's opener, without a shell.
func (d desktop) OpenURL(address string) error {
	scheme, _, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
	default:
		return fmt.Errorf("%s is not a web or mail address", address)
	}
	opener := opener()
	cmd := exec.Command(opener[0], append(opener[1:], address)...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // its result does not matter
	return nil
}

// opener returns the command of the system that opens an address.
func opener() []string {
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	return []string{"xdg-open"}
}

// pausingCommand is a command with its own input that waits for Enter in the terminal
// afterwards.
type pausingCommand struct {
	*exec.Cmd
	input    func() string
	terminal io.Reader
}

func (c *pausingCommand) SetStdin(r io.Reader)  { c.terminal = r }
func (c *pausingCommand) SetStdout(w io.Writer) { c.Stdout = w }
func (c *pausingCommand) SetStderr(w io.Writer) { c.Stderr = w }

// Run runs the command and waits for Enter.
func (c *pausingCommand) Run() error {
	c.Stdin = strings.NewReader(c.input())
	err := c.Cmd.Run()
	fmt.Fprint(c.Stdout, "\n[Enter goes back to the article]")
	_, _ = bufio.NewReader(c.terminal).ReadString('\n') // a closed terminal counts as Enter
	return err
}

// atLine returns the arguments that open a file at a line in an editor, only the file if
// the editor is unknown.
func atLine(editor, file string, line int) []string {
	if line <= 1 {
		return []string{file}
	}
	number, place := strconv.Itoa(line), fmt.Sprintf("%s:%d", file, line)
	switch strings.TrimSuffix(filepath.Base(editor), ".exe") {
	case "vi", "vim", "nvim", "gvim", "mvim", "view", "nano", "pico", "emacs", "emacsclient", "micro", "joe", "jed", "ne", "mg", "kak", "hx", "helix", "gedit":
		return []string{"+" + number, file}
	case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
		return []string{"--goto", place}
	case "subl", "sublime_text", "zed", "zeditor":
		return []string{place}
	case "kate", "kwrite", "idea", "goland", "pycharm", "webstorm":
		return []string{"--line", number, file}
	case "mate":
		return []string{"-l", number, file}
	case "notepad++":
		return []string{"-n" + number, file}
	}
	return []string{file}
}

// execCommand adapts exec.Cmd to tea.ExecCommand.
type execCommand struct{ *exec.Cmd }

func (c *execCommand) SetStdin(r io.Reader)  { c.Stdin = r }
func (c *execCommand) SetStdout(w io.Writer) { c.Stdout = w }
func (c *execCommand) SetStderr(w io.Writer) { c.Stderr = w }
