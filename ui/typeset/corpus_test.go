package typeset_test

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"blogtui/model/article"
	"blogtui/model/clean"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// corpus returns the bodies of real posts by path, or skips the test.
func corpus(t testing.TB) map[string]string {
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	if _, err := os.Stat(root); err != nil {
		t.Skipf("no corpus of real posts at %s (set BLOGTUI_CORPUS)", root)
	}
	bodies, seen := map[string]string{}, 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch filepath.Ext(path) {
		case ".md", ".mdx", ".markdown":
		default:
			return nil
		}
		if seen++; seen%everyNth != 0 {
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		text, _ := clean.Decode(raw)
		bodies[strings.TrimPrefix(path, root)] = withoutFrontMatter(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return bodies
}

// withoutFrontMatter cuts off the front matter of a post roughly as its loader would.
func withoutFrontMatter(text string) string {
	for _, fence := range []string{"---", "+++", ";;;"} {
		if rest, ok := strings.CutPrefix(text, fence); ok {
			if _, body, ok := strings.Cut(rest, "\n"+fence); ok {
				return body
			}
		}
	}
	if head, body, ok := strings.Cut(text, "\n---\n"); ok && closedOnly.MatchString(head) {
		return body
	}
	return metadata.ReplaceAllString(text, "")
}

var (
	closedOnly = regexp.MustCompile(`^(\w+: .*\n?)+$`)
	metadata   = regexp.MustCompile(`(?s)export const meta = \{.*?\n\}\n`)
)

func TestNoLineOfARealPostIsWiderThanTheScreenOrHoldsAControlByte(t *testing.T) {
	sequence := regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[^\x1b\x07]*\x07")
	setter := typeset.New(theme.Dark(), typeset.Options{Hyperlinks: true})
	for path, body := range corpus(t) {
		doc := article.Parse(body)
		for _, width := range []int{40, 80, 120} {
			page := setter.At(width).Page(doc, nil, nil)
			for i, line := range page.Lines() {
				if wide := ansi.StringWidth(line); wide > width {
					t.Errorf("%s: line %d has %d cells of %d: %q", path, i, wide, width, line)
				}
				if bare := sequence.ReplaceAllString(line, ""); strings.ContainsFunc(bare, unicode.IsControl) {
					t.Errorf("%s: line %d holds a control character: %q", path, i, bare)
				}
				if strings.HasSuffix(line, " ") {
					t.Errorf("%s: line %d ends with a blank: %q", path, i, line)
				}
			}
		}
	}
}

func TestWindowsOfARealPostShowTheSameAsTheWholePage(t *testing.T) {
	setter := typeset.New(theme.Dark(), typeset.Options{Width: 72})
	for path, body := range corpus(t) {
		doc := article.Parse(body)
		whole := setter.Page(doc, nil, nil).Lines()
		lazy := setter.Page(doc, nil, nil)
		var paged []string
		for top := (typeset.Anchor{}); ; {
			window := lazy.Window(top, 17)
			paged = append(paged, window...)
			next := lazy.Move(top, 17)
			if len(window) < 17 || len(paged) >= len(whole) {
				break
			}
			top = next
		}
		if strings.Join(paged, "\n") != strings.Join(whole, "\n") {
			t.Errorf("%s: paging shows %d lines, the whole page has %d", path, len(paged), len(whole))
		}
	}
}

func TestNoLetterOfARealPostIsLost(t *testing.T) {
	for path, body := range corpus(t) {
		doc := article.Parse(body)
		for _, width := range []int{40, 80} {
			page := typeset.New(theme.None(), typeset.Options{Width: width, WrapCode: true}).Page(doc, nil, nil)
			set := strings.Join(page.Lines(), "\n")
			have := letterCounts(set)
			for letter, want := range letterCounts(prose(body)) {
				if have[letter] < want {
					t.Errorf("%s at %d: %d of %d %q are lost, see %q", path, width, want-have[letter], want, letter, missing(prose(body), set))
					break
				}
			}
		}
	}
}

func letterCounts(s string) map[rune]int {
	counts := map[rune]int{}
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsLetter(r) {
			counts[unicode.ToLower(r)]++
		}
	}
	return counts
}

var machinery = []*regexp.Regexp{
	regexp.MustCompile(`(?s)<!--.*?-->`),
	regexp.MustCompile(`(?is)<(script|style|svg|iframe|video|audio|object)\b.*?</(script|style|svg|iframe|video|audio|object)>`),
	regexp.MustCompile(`(?m)^[ \t>]*(` + "```+|~~~+" + `).*$`),
	regexp.MustCompile(`(?m)^[ \t]*(import|export) .*$`),
	regexp.MustCompile(`(?m)^ {0,3}\[[^\]\n]+\]:[ \t]*\S+.*$`),
	regexp.MustCompile(`(?s)\]\(\s*<?(?:[^()\s]|\([^()]*\))*>?(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*\)`),
	regexp.MustCompile(`\]\[[^\]]*\]`),
	regexp.MustCompile(`\[\^[^\]]*\]`),
	regexp.MustCompile(`(?i)\[!\w+\]|\[x\]`),
	regexp.MustCompile(`(?s)</?[A-Za-z][^<>]*>`),
	regexp.MustCompile(`<![^>]*>`),
	regexp.MustCompile(`\b(https?|ftp)://[^\s<>()]+|www\.[^\s<>()]+`),
	regexp.MustCompile(`(?m)^:::.*$`),
	regexp.MustCompile(`(?m)\{(?:[.#]|id=)[^{}\n]*\}[ \t]*$`),
	regexp.MustCompile(`(?m)^[ \t]+(:::|#!)\w+[ \t]*$`),
	regexp.MustCompile(`(?s)\{%.*?%\}|\{\{[<%].*?[>%]\}\}`),
	regexp.MustCompile(`\{\{-?\s*(?:site|page|post)\..*?\}\}`),
	regexp.MustCompile(`:[a-z0-9_+-]+:`), // emojis by name
}

// prose is what a reader would call the text of a body: machinery such as link
// targets and tags is left out.
func prose(body string) string {
	for _, m := range machinery {
		body = m.ReplaceAllString(body, " ")
	}
	return html.UnescapeString(body)
}

// missing lists the words of a text that another one lacks.
func missing(text, other string) string {
	lettersOf := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, s)
	}
	other = lettersOf(other)
	var words []string
	for word := range strings.FieldsSeq(text) {
		if word = lettersOf(word); !strings.Contains(other, word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
