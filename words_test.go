package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// wordsPrefix is the prefix of the files with the texts of the user interface.
const wordsPrefix = "ui/words/english"

// machineNames are strings that look like text for readers but are names of other programs,
// terminals or formats, by the file in which they are allowed.
var machineNames = map[string][]string{
	"ui/copy.go":               {"ssh -t "},                  // what is copied is typed into a shell
	"ui/appearance.go":         {"kitty(%d.%d", "RGB", "Tc"}, // of terminals and what they can
	"ui/frame.go":              {" ▌blogtui"},
	"ui/rebind.go":             {"ctrl+c", "ctrl", "alt", "shift", "pgdn"},
	"ui/picture/picture.go":    {"<svg", "<?xml"},                                                                                                                // with which formats begin
	"ui/theme/contrast.go":     {"black", "white", "text", "strong", "muted", "faint", "accent", "fresh", "link", "danger", "quote", "panel", "code", "on-mark"}, // roles
	"ui/theme/theme.go":        {"dark", "light", "high-contrast", "basic", "mono", "none", "github-dark", "github", "modus-vivendi", "modus-operandi", "bw"},    // themes, and chroma's
	"ui/words/dates.go":        {"LC_ALL", "LC_TIME", "LANG"},
	"ui/typeset/ascii.go":      {"LC_ALL", "LC_CTYPE", "LANG"},
	"ui/typeset/embed.go":      {"math"},                                                                            // a language of code
	"ui/typeset/styledtext.go": {"id="},                                                                             // of a hyperlink
	"ui/typeset/glamour.go":    {"json", "glamour-", "code_block.chroma: %w", "bg:", "bold", "italic", "underline"}, // chroma's
	"ui/typeset/block.go":      {"details"},                                                                         // a kind of callout
	"ui/typeset/textstyle.go":  {"terminal16m"},                                                                     // a formatter of chroma's
	"ui/typeset/page.go":       {"typeset.caption", "typeset.noteRule", "typeset.Front", "typeset.Coda"},            // in digests that journals hold
}

// machineTables are variables, and types of tables, that only contain characters and such
// names, by file.
var machineTables = map[string][]string{
	"ui/keys.go":          {"[]action", "arrowKeys", "enter", "escape", "erase", "backspace", "lineUp", "lineDown", "pageUp", "pageDown", "firstLine", "lastLine"},
	"ui/rebind.go":        {"essentialActions", "keyNames", "keyAliases"},
	"ui/theme/custom.go":  {"roles", "colourNames"},
	"ui/theme/look.go":    {"Auto", "DarkLook", "LightLook", "HighContrast", "BasicLook", "MonoLook"},
	"ui/typeset/ascii.go": {"asciiSubstitutes"},
}

// strayLiteral is a string literal with text outside of ui/words.
type strayLiteral struct {
	at   token.Pos
	text string
}

var (
	// wordless parts of a text: what fmt replaces, sequences for terminals, colours.
	verb = regexp.MustCompile(`%[-+# 0-9.*\[\]]*[a-zA-Z%]|\x1b\[[0-9;%a-z]*m|#[0-9a-f]{3,6}\b`)
	word = regexp.MustCompile(`\p{L}{2,}`)
)

// findStrays finds string literals with two letters in a row in a file, except those that
// are only compared or searched for, and those in some tables. met are the tables that occur.
func findStrays(file *ast.File, tables []string) (found []strayLiteral, met []string) {
	unseen := map[ast.Node]bool{}
	hide := func(exprs ...ast.Expr) {
		for _, x := range exprs {
			unseen[x] = true
		}
	}
	skipped := func(name string) bool {
		known := slices.Contains(tables, name)
		if known {
			met = append(met, name)
		}
		return known
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.ValueSpec:
			return !skipped(n.Names[0].Name)
		case *ast.CompositeLit:
			return !skipped(typeName(n.Type))
		case *ast.Field:
			if n.Tag != nil {
				hide(n.Tag)
			}
		case *ast.CaseClause:
			hide(n.List...)
		case *ast.IndexExpr:
			hide(n.Index)
		case *ast.KeyValueExpr:
			hide(n.Key)
		case *ast.BinaryExpr:
			if n.Op == token.EQL || n.Op == token.NEQ {
				hide(n.X, n.Y)
			}
		case *ast.CallExpr:
			hide(searchedFor(n)...)
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && !unseen[n] && err == nil &&
				word.MatchString(verb.ReplaceAllString(text, " ")) {
				found = append(found, strayLiteral{n.Pos(), text})
			}
		}
		return true
	})
	return found, met
}

// typeName returns the type of a literal, "" if it is omitted or unnamed.
func typeName(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.ArrayType:
		return "[]" + typeName(x.Elt)
	}
	return ""
}

// searchFunctions are functions that search for a string, with the index of the first
// argument that is searched for.
var searchFunctions = map[string]int{
	"pattern.New":      0,
	"strings.Contains": 1, "strings.ContainsAny": 1, "strings.Cut": 1, "strings.CutPrefix": 1, "strings.CutSuffix": 1,
	"strings.EqualFold": 1, "strings.HasPrefix": 1, "strings.HasSuffix": 1, "strings.Index": 1, "strings.Trim": 1,
	"strings.TrimLeft": 1, "strings.TrimPrefix": 1, "strings.TrimRight": 1, "strings.TrimSuffix": 1,
}

// searchedFor returns the arguments of a call that are only searched for.
func searchedFor(call *ast.CallExpr) []ast.Expr {
	if f, ok := call.Fun.(*ast.SelectorExpr); ok {
		if from, ok := f.X.(*ast.Ident); ok {
			if first, seeks := searchFunctions[from.Name+"."+f.Sel.Name]; seeks && first < len(call.Args) {
				return call.Args[first:]
			}
		}
	}
	return nil
}

func TestEveryWordOfTheInterfaceStandsInOnePlace(t *testing.T) {
	files, all := sources(t)
	allowed := map[string]map[string]bool{} // by file: whether a name was met
	for file, names := range machineNames {
		allowed[file] = map[string]bool{}
		for _, name := range names {
			allowed[file][name] = false
		}
	}
	for _, s := range all {
		if !within(s.pack, "ui") || strings.HasPrefix(s.name, wordsPrefix) {
			continue
		}
		tables := machineTables[s.name]
		all, met := findStrays(s.file, tables)
		for _, name := range tables {
			if !slices.Contains(met, name) {
				t.Errorf("%s has no %s any more: take it out of the tables of machines", s.name, name)
			}
		}
		for _, found := range all {
			if _, named := allowed[s.name][found.text]; named {
				allowed[s.name][found.text] = true
				continue
			}
			t.Errorf("%s: %q: words of the interface belong to ui/words", files.Position(found.at), found.text)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(allowed)) {
		for name, met := range allowed[file] {
			if !met {
				t.Errorf("%s has no %q any more: take it out of the names of machines", file, name)
			}
		}
	}
}

func TestStrayWordsAreFoundWhereverTheyStand(t *testing.T) {
	const source = `package x

import "fmt"

const title = "Nothing here"

var table = map[string]string{"enter": "reads on", "ok": "…"}
var terminals = []string{"kitty", "ghostty"}
var actions = []action{{"help", "every"}}

type field struct {
	Name string ` + "`json:\"name\"`" + `
}

func f(key string) string {
	switch key {
	case "up", "down":
		return "gone"
	}
	if key == "esc" || strings.HasPrefix(key, "ctrl+") || table["enter"] == "" {
		return fmt.Sprintf("%d of %s", 1, "%-5d\x1b[38;2;%d;%d;%dm│ k")
	}
	return strings.TrimSuffix("the end", "end") + ` + "`für`" + `
}`
	file, err := parser.ParseFile(token.NewFileSet(), "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	found, met := findStrays(file, []string{"terminals", "[]action", "gone"})
	for _, f := range found {
		texts = append(texts, f.text)
	}
	want := []string{"Nothing here", "reads on", "gone", "%d of %s", "the end", "für"}
	if !slices.Equal(texts, want) {
		t.Errorf("found %q, not %q", texts, want)
	}
	if want := []string{"terminals", "[]action"}; !slices.Equal(met, want) {
		t.Errorf("met %q, not %q", met, want)
	}
}
