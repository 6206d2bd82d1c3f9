package cli

import (
	"bufio"
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

// desktop is the reader's own machine: the one place that starts programs.
type desktop struct {
	root string // the folder of the blog, "" for the one that is built in
}

// Editor returns $VISUAL or $EDITOR on a file of the blog, at a 1-based line
// for editors of which it is known how they are told one.
func (d desktop) Editor(path string, line int) (tea.ExecCommand, error) {
	if d.root == "" {
		return nil, errors.New("the built-in blog has no files; blogtui FOLDER opens one that has")
	}
	words := strings.Fields(firstOf(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(words) == 0 {
		return nil, errors.New("set $EDITOR to the editor you use")
	}
	file, err := filepath.Abs(filepath.Join(d.root, filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	return &execCommand{exec.Command(words[0], append(words[1:], atLine(words[0], file, line)...)...)}, nil
}

// Pipe returns a command line of the reader's shell that is given text. When it
// has ended, what it wrote stays on the screen until the reader goes on.
func (d desktop) Pipe(command string, text func() string) tea.ExecCommand {
	shell := exec.Command(firstOf(os.Getenv("SHELL"), "sh"), "-c", command)
	if windows {
		shell = exec.Command("cmd", "/C", command)
	}
	return &pausingCommand{Cmd: shell, input: text}
}

// OpenURL opens an address of the web or of mail with the system's own opener. No
// shell reads it.
func (d desktop) OpenURL(address string) error {
	scheme, _, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto":
	default:
		return fmt.Errorf("%s is no address of the web or of mail", address)
	}
	opener := opener()
	cmd := exec.Command(opener[0], append(opener[1:], address)...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // whatever it says, the reader has gone on
	return nil
}

// opener is the command line to which the system's desktops give an address.
func opener() []string {
	switch runtime.GOOS {
	case "darwin":
		return []string{"open"}
	case "windows":
		return []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	return []string{"xdg-open"}
}

// pausingCommand is a command whose input is its own, after which the terminal waits.
type pausingCommand struct {
	*exec.Cmd
	input    func() string
	terminal io.Reader
}

func (c *pausingCommand) SetStdin(r io.Reader)  { c.terminal = r }
func (c *pausingCommand) SetStdout(w io.Writer) { c.Stdout = w }
func (c *pausingCommand) SetStderr(w io.Writer) { c.Stderr = w }

// Run runs the command and waits for the Enter key.
func (c *pausingCommand) Run() error {
	c.Stdin = strings.NewReader(c.input())
	err := c.Cmd.Run()
	fmt.Fprint(c.Stdout, "\n[Enter goes back to the article]")
	_, _ = bufio.NewReader(c.terminal).ReadString('\n') // a closed terminal goes on as well
	return err
}

func firstOf(values ...string) string {
	for _, value := range values {
		if value != "" {
			return value
		}
	}
	return ""
}

// atLine are the arguments that open a file at a line, each editor's own way; just
// the file for one that is not known.
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

// execCommand gives a command the streams that Bubble Tea hands out.
type execCommand struct{ *exec.Cmd }

func (c *execCommand) SetStdin(r io.Reader)  { c.Stdin = r }
func (c *execCommand) SetStdout(w io.Writer) { c.Stdout = w }
func (c *execCommand) SetStderr(w io.Writer) { c.Stderr = w }
