package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// layer says what a package may import, tests aside.
type layer struct {
	ours   []string // packages of this module
	others []string // modules of others, by the beginning of their import paths
}

// layers is the architecture. Replacing a module of others means editing the
// packages that name it here, and no others.
var layers = map[string]layer{
	"growth":        {},
	"model":         {},
	"model/clean":   {ours: []string{"model/pattern"}, others: []string{"golang.org/x/text/encoding"}},
	"model/emoji":   {ours: []string{"model/pattern"}, others: []string{"github.com/yuin/goldmark-emoji"}},
	"model/pattern": {},
	"model/tex":     {ours: []string{"model/pattern"}},
	"model/letters": {},
	"model/dialect": {ours: []string{"model", "model/clean", "model/letters", "model/pattern"}},
	"model/article": {ours: []string{"model", "model/clean", "model/dialect", "model/emoji", "model/letters", "model/pattern", "model/tex"}, others: []string{goldmark, "golang.org/x/net/html"}},
	"model/links":   {ours: []string{"model", "model/article"}},
	"model/search":  {ours: []string{"model", "model/article"}, others: []string{"github.com/junegunn/fzf", "golang.org/x/text"}},
	"posts/files":   {ours: []string{"model/clean"}},
	"posts/dates":   {ours: []string{"model", "model/pattern"}},
	"posts/metadata": {
		ours:   []string{"model", "model/clean", "model/letters", "model/pattern", "posts/dates"},
		others: []string{"github.com/adrg/frontmatter", "github.com/BurntSushi/toml", "go.yaml.in/yaml/v4"},
	},
	"posts": {
		ours:   []string{"model", "model/clean", "model/emoji", "model/letters", "model/pattern", "posts/dates", "posts/files", "posts/metadata"},
		others: []string{"github.com/fsnotify/fsnotify"},
	},
	"marks":      {ours: []string{"model", "model/clean"}, others: []string{"github.com/gofrs/flock"}},
	"ui/words":   {ours: []string{"model"}},
	"ui/cells":   {others: []string{ansi}},
	"ui/picture": {ours: []string{"ui/words"}, others: []string{"golang.org/x/image", "github.com/bep/imagemeta", ansi}},
	"ui/theme":   {ours: []string{"model/pattern", "ui/words"}, others: []string{lipgloss, ansi, colorprofile}},
	"config":     {ours: []string{"model", "model/pattern"}, others: []string{"go.yaml.in/yaml/v4"}},
	"ui/typeset": {
		ours:   []string{"model", "model/article", "model/clean", "model/pattern", "ui/theme", "ui/words"},
		others: []string{"charm.land/glamour/v2", "github.com/alecthomas/chroma/v2", "github.com/rivo/uniseg", lipgloss, ansi},
	},
	"ui/plain": {
		ours:   []string{"model", "model/article", "model/clean", "model/search", "ui/theme", "ui/typeset", "ui/words"},
		others: []string{ansi},
	},
	"ui/linear": {ours: []string{"model", "model/article", "model/clean", "model/search", "ui/typeset", "ui/words"}},
	"ui": {
		ours:   []string{"model", "model/article", "model/clean", "model/search", "ui/cells", "ui/picture", "ui/plain", "ui/theme", "ui/typeset", "ui/words"},
		others: []string{"golang.org/x/net/idna", "charm.land/bubbles/v2", bubbletea, ansi, colorprofile, ultraviolet},
	},
	"server": {
		ours: []string{"model", "model/article", "model/clean", "model/search", "ui", "ui/cells", "ui/picture", "ui/plain", "ui/theme", "ui/typeset", "ui/words"},
		others: []string{
			"charm.land/wish/v2", "charm.land/ssh", "golang.org/x/crypto/ssh", "golang.org/x/time/rate",
			"github.com/pires/go-proxyproto", "github.com/prometheus/client_golang",
			ultraviolet, bubbletea, ansi, colorprofile,
		},
	},
	"cli": {
		ours: []string{
			"config", "marks", "model", "model/article", "model/clean", "model/links", "model/search", "posts", "server",
			"ui", "ui/linear", "ui/plain", "ui/theme", "ui/typeset", "ui/words",
		},
		others: []string{
			"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/charmbracelet/x/term", "github.com/coreos/go-systemd/v22",
			ansi, bubbletea, lipgloss, colorprofile,
		},
	},
	".": {ours: []string{"cli"}},
}

// Modules that more than one package may import: the tree of goldmark is what
// Glamour takes, and styled text goes through every part of the screen.
const (
	goldmark     = "github.com/yuin/goldmark"
	bubbletea    = "charm.land/bubbletea/v2"
	lipgloss     = "charm.land/lipgloss/v2"
	ansi         = "github.com/charmbracelet/x/ansi"
	colorprofile = "github.com/charmbracelet/colorprofile"
	ultraviolet  = "github.com/charmbracelet/ultraviolet"
)

// bound are the packages, with all below them, that must leave the machine as
// it is: they start no program and write no file. Those that
// are not there to talk to others open no connection either.
var bound = map[string]struct{ connects bool }{
	"model": {}, "posts": {}, "ui": {}, "server": {connects: true},
}

var (
	connections  = []string{"net", "net/http"}
	writingCalls = []string{
		"Chmod", "Chown", "Chtimes", "CopyFS", "Create", "CreateTemp", "Lchown", "Link", "Mkdir", "MkdirAll",
		"MkdirTemp", "Remove", "RemoveAll", "Rename", "StartProcess", "Symlink", "Truncate", "WriteFile",
	}
	writingFlags = []string{"O_APPEND", "O_CREATE", "O_EXCL", "O_RDWR", "O_TRUNC", "O_WRONLY"}
)

// source is one file of the program, without its tests.
type source struct {
	name string
	pack string // its folder, "." for the root
	file *ast.File
}

// sources parses the program and the sources that are not compiled here, for
// other systems, with it.
func sources(t *testing.T) (*token.FileSet, []source) {
	t.Helper()
	files := token.NewFileSet()
	var all []source
	err := filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		base := entry.Name()
		if entry.IsDir() {
			if name != "." && (strings.HasPrefix(base, ".") || base == "testdata" || ownModule(name)) {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(base, ".go") || strings.HasSuffix(base, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		all = append(all, source{name, path.Dir(filepath.ToSlash(name)), file})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, all
}

func ownModule(folder string) bool {
	_, err := os.Stat(filepath.Join(folder, "go.mod"))
	return err == nil
}

func TestNoPackageImportsWhatItsLayerMayNot(t *testing.T) {
	_, all := sources(t)
	told := map[string]bool{}
	for _, s := range all {
		for _, imported := range s.imports() {
			if fault := layerFault(s.pack, imported); fault != "" && !told[fault] {
				told[fault] = true
				t.Errorf("%s: %s", s.name, fault)
			}
		}
	}
}

func (s source) imports() []string {
	var paths []string
	for _, spec := range s.file.Imports {
		paths = append(paths, strings.Trim(spec.Path.Value, "`\""))
	}
	return paths
}

// layerFault says in a sentence what is wrong with an import, "" if nothing is.
func layerFault(pack, imported string) string {
	l, known := layers[pack]
	switch {
	case !known:
		return pack + " has no place in the architecture: add it to the layers of this test and to docs/architecture.md"
	case imported == "blogtui" || strings.HasPrefix(imported, "blogtui/"):
		if ours := strings.TrimPrefix(imported, "blogtui/"); !slices.Contains(l.ours, ours) {
			return pack + " may not import " + ours
		}
	case strings.Contains(strings.Split(imported, "/")[0], "."):
		if !slices.ContainsFunc(l.others, func(module string) bool { return within(imported, module) }) {
			return pack + " may not import " + imported
		}
	}
	return ""
}

// within reports whether a slash-separated path is root or below it.
func within(name, root string) bool { return name == root || strings.HasPrefix(name, root+"/") }

func TestTheLayersAreNoLooserThanTheProgramNeeds(t *testing.T) {
	_, all := sources(t)
	needed := map[string][]string{}
	for _, s := range all {
		needed[s.pack] = append(needed[s.pack], s.imports()...)
	}
	for _, pack := range slices.Sorted(maps.Keys(layers)) {
		if needed[pack] == nil {
			t.Errorf("%s is in the layers, but there is no such package", pack)
		}
		for _, module := range layers[pack].others {
			if !slices.ContainsFunc(needed[pack], func(imported string) bool { return within(imported, module) }) {
				t.Errorf("%s may import %s, but does not: take it out of the layers", pack, module)
			}
		}
	}
}

func TestPackagesBelowTheCommandsLeaveTheMachineAsItIs(t *testing.T) {
	files, all := sources(t)
	for _, s := range all {
		leash, tied := bound[strings.Split(s.pack, "/")[0]]
		if !tied {
			continue
		}
		for _, imported := range s.imports() {
			if imported == "os/exec" || slices.Contains(connections, imported) && !leash.connects {
				t.Errorf("%s: %s may not import %s: what needs a home belongs to cli", s.name, s.pack, imported)
			}
		}
		for _, fault := range s.writes() {
			t.Errorf("%s: %s may not use %s: it writes", files.Position(fault.at), s.pack, fault.name)
		}
	}
}

// requests are the beginnings of the names by which Bubble Tea asks terminals and writes
// to their clipboards.
var requests = []string{"Request", "SetClipboard", "SetPrimaryClipboard", "ReadClipboard", "ReadPrimaryClipboard"}

func TestTheReaderAsksTerminalsInBytes(t *testing.T) {
	files, all := sources(t)
	for _, s := range all {
		if s.pack != "ui" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			selector, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, ok := selector.X.(*ast.Ident)
			if ok && from.Name == "tea" && slices.ContainsFunc(requests, func(begins string) bool { return strings.HasPrefix(selector.Sel.Name, begins) }) {
				t.Errorf("%s: a server hands the answers over, so Bubble Tea does not ask there: write tea.Raw with the bytes instead of tea.%s", files.Position(selector.Pos()), selector.Sel.Name)
			}
			return true
		})
	}
}

func TestNothingIsCompiledBeforeTheProgramBegins(t *testing.T) {
	files, all := sources(t)
	for _, s := range all {
		for _, call := range s.compilesAtStart() {
			t.Errorf("%s: a regular expression is compiled at every start: make it a pattern.New", files.Position(call))
		}
	}
}

// compilesAtStart finds the regular expressions outside functions.
func (s source) compilesAtStart() []token.Pos {
	var found []token.Pos
	for _, declaration := range s.file.Decls {
		ast.Inspect(declaration, func(n ast.Node) bool {
			if _, inside := n.(*ast.FuncDecl); inside {
				return false
			}
			if selector, ok := n.(*ast.SelectorExpr); ok && selector.Sel.Name == "MustCompile" {
				found = append(found, selector.Pos())
			}
			return true
		})
	}
	return found
}

// use is a name from a package of the standard library, and where it stands.
type use struct {
	at   token.Pos
	name string
}

// writes finds what can change a file: functions of os and methods of os.Root
// by name, flags of os and syscall.
func (s source) writes() []use {
	var found []use
	ast.Inspect(s.file, func(n ast.Node) bool {
		selector, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		name := selector.Sel.Name
		if from, ok := selector.X.(*ast.Ident); ok && slices.Contains([]string{"os", "syscall"}, from.Name) {
			if slices.Contains(writingCalls, name) || slices.Contains(writingFlags, name) {
				found = append(found, use{selector.Pos(), from.Name + "." + name})
			}
		} else if isRoot(selector.X) && slices.Contains(writingCalls, name) {
			found = append(found, use{selector.Pos(), "the method " + name + " of a root"})
		}
		return true
	})
	return found
}

// isRoot reports whether an expression looks like a variable or a field that
// holds an os.Root.
func isRoot(x ast.Expr) bool {
	switch x := x.(type) {
	case *ast.Ident:
		return strings.EqualFold(x.Name, "root")
	case *ast.SelectorExpr:
		return strings.EqualFold(x.Sel.Name, "root")
	}
	return false
}

func TestTheArchitecturePageNamesEveryPackage(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("docs", "architecture.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range slices.Sorted(maps.Keys(layers)) {
		if pack == "." {
			continue
		}
		if !namesPackage(string(raw), pack) {
			t.Errorf("docs/architecture.md does not mention %s", pack)
		}
	}
}

// namesPackage looks for a package as `model/clean` or model/clean/ does name it.
func namesPackage(page, pack string) bool {
	for _, mark := range []string{"`%s`", "%s/ ", "%s ", "`%s/`"} {
		if strings.Contains(page, fmt.Sprintf(mark, pack)) {
			return true
		}
	}
	return false
}

func TestFaultsOfTheArchitectureAreToldInASentence(t *testing.T) {
	for _, c := range []struct{ pack, imported, want string }{
		{"posts", "blogtui/ui", "posts may not import ui"},
		{"model", "github.com/spf13/cobra", "model may not import github.com/spf13/cobra"},
		{"ui", "charm.land/bubbles/v2/key", ""},
		{"ui", "charm.land/bubbles/v22", "ui may not import charm.land/bubbles/v22"},
		{"cli", "os/exec", ""},
		{"util", "fmt", "util has no place in the architecture: add it to the layers of this test and to docs/architecture.md"},
	} {
		if got := layerFault(c.pack, c.imported); got != c.want {
			t.Errorf("%s imports %s: %q, not %q", c.pack, c.imported, got, c.want)
		}
	}
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", `package x
var compiled = regexp.MustCompile("a")
func f() { regexp.MustCompile("b"); os.Create("a"); os.OpenFile("a", os.O_RDONLY|os.O_CREATE, 0); src.root.Mkdir("b", 0); os.Open("c") }`, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, found := range (source{file: file}).writes() {
		names = append(names, found.name)
	}
	if got := strings.Join(names, ", "); got != "os.Create, os.O_CREATE, the method Mkdir of a root" {
		t.Errorf("found %s", got)
	}
	if got := len((source{file: file}).compilesAtStart()); got != 1 {
		t.Errorf("found %d regular expressions that are compiled at start", got)
	}
}
