package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"blogtui": main})
}

func TestEveryCommandKeepsItsPromises(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			// The race detector waits a second at each end for reports of others.
			e.Setenv("GORACE", "atexit_sleep_ms=0")
			return nil
		},
		Condition: func(name string) (bool, error) {
			return name == "root" && os.Geteuid() == 0, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":  checkExit,
			"fields": checkFields,
			"lists":  checkList,
			"plain":  checkPlain,
			"json":   checkJSON,
			"write":  writeFile,
		},
	})
}

// checkExit runs a command and compares its exit code: exits 2 blogtui --nope
func checkExit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	code := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		exit, ok := err.(interface{ ExitCode() int })
		if !ok {
			ts.Fatalf("%v", err)
		}
		code = exit.ExitCode()
	}
	if want := args[0]; strconv.Itoa(code) != want {
		ts.Fatalf("exit code %d, not %s: %s", code, want, ts.ReadFile("stderr"))
	}
}

// checkList runs "blogtui list" and compares the slugs: lists 'one two' blog --year 2026
func checkList(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: lists 'SLUG...' ARGUMENTS...")
	}
	ts.Check(ts.Exec("blogtui", append([]string{"list"}, args[1:]...)...))
	var slugs []string
	for line := range strings.Lines(ts.ReadFile("stdout")) {
		cells := strings.Split(line, "\t")
		if len(cells) != 5 {
			ts.Fatalf("%q has %d cells, not 5", line, len(cells))
		}
		slugs = append(slugs, cells[1])
	}
	if got := strings.Join(slugs, " "); got != args[0] {
		ts.Fatalf("blogtui list %s\n got %s\nwant %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// checkPlain fails if a file contains control characters, or characters that hide or reorder
// text: plain stdout
func checkPlain(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: plain FILE")
	}
	text := ts.ReadFile(args[0])
	if !utf8.ValidString(text) {
		ts.Fatalf("%s is not UTF-8: %q", args[0], text)
	}
	for i, r := range text {
		switch {
		case r == '\n', r == '\t', r == '\u200d':
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			ts.Fatalf("%s holds %U at byte %d: %q", args[0], r, i, text)
		}
	}
}

// checkJSON compares a value of the JSON in the standard output, at a path of keys and
// indices: json 0.title '"Hello"'
func checkJSON(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: json PATH VALUE")
	}
	value := decodeStdout(ts)
	if args[0] != "." {
		for step := range strings.SplitSeq(args[0], ".") {
			value = lookUp(ts, value, step)
		}
	}
	var got bytes.Buffer
	encoder := json.NewEncoder(&got)
	encoder.SetEscapeHTML(false)
	ts.Check(encoder.Encode(value))
	if text := strings.TrimSpace(got.String()); text != args[1] {
		ts.Fatalf("%s is %s, not %s", args[0], text, args[1])
	}
}

func decodeStdout(ts *testscript.TestScript) any {
	var value any
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &value))
	return value
}

func lookUp(ts *testscript.TestScript, value any, step string) any {
	switch value := value.(type) {
	case map[string]any:
		if inner, ok := value[step]; ok {
			return inner
		}
	case []any:
		if step == "count" {
			return len(value)
		}
		if i, err := strconv.Atoi(step); err == nil && i < len(value) {
			return value[i]
		}
	}
	ts.Fatalf("there is no %s in %v", step, value)
	return nil
}

// checkFields compares names and types of the fields of the JSON in the standard output, an
// object or an array of objects: fields path:string draft:boolean
func checkFields(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: fields NAME:KIND...")
	}
	all, ok := decodeStdout(ts).([]any)
	if !ok {
		all = []any{decodeStdout(ts)}
	}
	if len(all) == 0 {
		ts.Fatalf("there is no object to look at")
	}
	for _, object := range all {
		var got []string
		for name, value := range object.(map[string]any) {
			got = append(got, name+":"+jsonKind(value))
			if name == "time" && value == nil {
				got[len(got)-1] = "time:string"
			}
		}
		want := slices.Sorted(slices.Values(args))
		slices.Sort(got)
		if !slices.Equal(got, want) {
			ts.Fatalf("the fields are\n%s\nnot\n%s", strings.Join(got, " "), strings.Join(want, " "))
		}
	}
}

// jsonKind returns the type of a JSON value, without the types of elements.
func jsonKind(value any) string {
	switch value := value.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		if value == float64(int64(value)) {
			return "integer"
		}
		return "number"
	case []any:
		return "list"
	case nil:
		return "null"
	}
	return "object"
}

// writeFile writes a file from a Go string literal, for bytes that a script cannot contain:
// write blog/a.md '"\x1b[31m"'
func writeFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: write FILE LITERAL")
	}
	text, err := strconv.Unquote(args[1])
	ts.Check(err)
	path := ts.MkAbs(args[0])
	ts.Check(os.MkdirAll(filepath.Dir(path), 0o755))
	ts.Check(os.WriteFile(path, []byte(text), 0o644))
}
