package cli

import (
	"slices"
	"strings"
	"testing"
)

func TestEditorsAreToldTheLineTheirOwnWay(t *testing.T) {
	for editor, want := range map[string]string{
		"vi":                    "+7 /blog/a b.md",
		"/usr/bin/nvim":         "+7 /blog/a b.md",
		"emacsclient":           "+7 /blog/a b.md",
		"code":                  "--goto /blog/a b.md:7",
		"C:\\bin\\code.exe":     "/blog/a b.md",
		"/opt/zed/bin/zeditor":  "/blog/a b.md:7",
		"subl":                  "/blog/a b.md:7",
		"kate":                  "--line 7 /blog/a b.md",
		"mate":                  "-l 7 /blog/a b.md",
		"notepad++.exe":         "-n7 /blog/a b.md",
		"some-editor-of-my-own": "/blog/a b.md",
	} {
		if windows && strings.Contains(editor, "\\") {
			continue // a path there, a name elsewhere
		}
		if got := strings.Join(atLine(editor, "/blog/a b.md", 7), " "); got != want {
			t.Errorf("%s gets %q, not %q", editor, got, want)
		}
		if got := atLine(editor, "/blog/a b.md", 1); !slices.Equal(got, []string{"/blog/a b.md"}) {
			t.Errorf("%s gets %q for the first line", editor, got)
		}
	}
}

func TestTheEditorIsTheOneThatIsSet(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "code --wait")
	d := desktop{root: "/blog"}
	cmd, err := d.Editor("sub/a.md", 3)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := cmd.(*execCommand)
	if args := strings.Join(got.Args, " "); !strings.HasPrefix(args, "code --wait --goto ") || !strings.HasSuffix(args, "a.md:3") {
		t.Errorf("the editor is started as %q", args)
	}
	t.Setenv("VISUAL", "nano")
	if cmd, err = d.Editor("a.md", 3); err != nil {
		t.Fatal(err)
	}
	if got, _ = cmd.(*execCommand); got.Args[0] != "nano" || got.Args[1] != "+3" {
		t.Errorf("the editor is started as %q", got.Args)
	}
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	if _, err = d.Editor("a.md", 3); err == nil || !strings.Contains(err.Error(), "$EDITOR") {
		t.Errorf("without an editor: %v", err)
	}
	if _, err = (desktop{}).Editor("a.md", 3); err == nil {
		t.Error("a post of the built-in blog is opened")
	}
}
