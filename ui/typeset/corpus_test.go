package typeset_test

import (
	"context"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/model/search"
	"blogtui/posts"
	"blogtui/ui/theme"
	"blogtui/ui/typeset"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
)

// realPost is a post of a real blog or the sample blog.
type realPost struct {
	path, body string
	doc        *article.Document
}

// corpusPosts caches the result of realPosts.
var corpusPosts []realPost

// realPosts returns the posts of the sample blog and of the corpus, if there is one.
func realPosts(t testing.TB) []realPost {
	if corpusPosts != nil {
		return corpusPosts
	}
	all := postsOf(t, "sample", posts.Sample())
	root := os.Getenv("BLOGTUI_CORPUS")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared", "corpus")
	}
	blogs, err := os.ReadDir(root)
	if err != nil {
		t.Logf("only the sample blog is tried: no real blogs at %s (set BLOGTUI_CORPUS)", root)
	}
	for _, blog := range blogs {
		if !blog.IsDir() {
			continue
		}
		folder, err := posts.Open(filepath.Join(root, blog.Name()), posts.Options{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, postsOf(t, blog.Name(), folder)...)
	}
	for i, post := range all {
		if i%everyNth == 0 {
			post.doc = article.Parse(model.Body{Text: post.body})
			corpusPosts = append(corpusPosts, post)
		}
	}
	return corpusPosts
}

// postsOf returns all posts and pages of a blog.
func postsOf(t testing.TB, name string, folder *posts.Folder) []realPost {
	defer folder.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	library, err := folder.Wait(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var all []realPost
	for _, p := range library.Select(model.Query{Drafts: true, Future: true, Expired: true, Pages: true}) {
		body, err := folder.Body(p.ID)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, realPost{path: name + "/" + p.Path, body: body.Text})
	}
	return all
}

func TestNoLineOfARealPostIsWiderThanTheScreenOrHoldsAControlByte(t *testing.T) {
	sequence := regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[^\x1b\x07]*\x07")
	setter := typeset.New(theme.Dark(), typeset.Options{Hyperlinks: true})
	for _, post := range realPosts(t) {
		path, doc := post.path, post.doc
		for _, width := range []int{36, 100} {
			page := setter.WithWidth(width).Page(doc, nil, nil)
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
	for i, post := range realPosts(t) {
		if i%5 != 0 {
			continue
		}
		path, doc := post.path, post.doc
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

// What a reader must not lose: a paragraph of the source is text between blank
// lines, without machinery (see prose). It is kept if its letters, in their order
// and whatever stands between them, are among those shown; else, as in tables that
// are set as records, if each of its words is. Words that the cells of a table
// break are looked for where lines have no end; then no letter may be missing where
// they have one.
func TestNoParagraphOfARealPostIsLost(t *testing.T) {
	setter := typeset.New(theme.None(), typeset.Options{Width: 72, WrapCode: true})
	endless := typeset.New(theme.None(), typeset.Options{Unbound: true})
	shown := func(setter *typeset.Typesetter, doc *article.Document) string {
		return normalizedLetters(strings.Join(setter.Page(doc, nil, nil).Lines(), "\n"))
	}
	read, whole, byWords, lost := 0, 0, 0, 0
	for _, post := range realPosts(t) {
		read++
		broken, unbroken := shown(setter, post.doc), ""
		for _, paragraph := range blankLines.Split(visibleText(post.body), -1) {
			letters := normalizedLetters(paragraph)
			if letters == "" {
				continue
			}
			if strings.Contains(broken, letters) {
				whole++
				continue
			}
			missing := missingWords(paragraph, broken)
			if len(missing) > 0 {
				if unbroken == "" {
					unbroken = shown(endless, post.doc)
				}
				if len(broken) >= len(unbroken) {
					missing = missingWords(paragraph, unbroken)
				}
			}
			if len(missing) == 0 {
				byWords++
				continue
			}
			lost++
			t.Errorf("%s: %q are lost of %.200q", post.path, missing, paragraph)
		}
	}
	t.Logf("%d posts; %d paragraphs shown whole, %d word by word, %d with losses", read, whole, byWords, lost)
}

var blankLines = regexp.MustCompile(`\n[ \t>]*\n`)

// normalizedLetters returns the letters of a text in lower case and in a Unicode normal
// form.
func normalizedLetters(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(text))
}

func missingWords(paragraph, shown string) []string {
	var missing []string
	for word := range strings.FieldsSeq(paragraph) {
		if !strings.Contains(shown, normalizedLetters(word)) {
			missing = append(missing, word)
		}
	}
	return missing
}

// templateMarkup matches what must not be visible outside code.
var templateMarkup = regexp.MustCompile(`\{\{[<%]|\{%|:::|(?m)^import .* from |^export (const|default) |<(script|style)\b|<!--`)

func TestNoMachineryOfARealPostIsShown(t *testing.T) {
	for _, post := range realPosts(t) {
		if strings.Contains(post.body, "{{</*") || strings.Contains(post.body, `{{ "{`) {
			continue // its author writes about such machinery
		}
		text := textOutsideCode(post.doc.Blocks)
		text = strings.ReplaceAll(text, `"{%"`, "") // words about it
		if at := templateMarkup.FindStringIndex(text); at != nil {
			t.Errorf("%s shows machinery: %q", post.path, text[max(0, at[0]-40):min(len(text), at[1]+60)])
		}
	}
}

func textOutsideCode(blocks []article.Block) string {
	var out strings.Builder
	for _, block := range blocks {
		for _, inlines := range article.OwnInlines(block) {
			out.WriteString(article.Plain(withoutCode(inlines)) + "\n")
		}
		for _, inner := range article.InnerBlocks(block) {
			out.WriteString(textOutsideCode(inner))
		}
	}
	return out.String()
}

func withoutCode(inlines []article.Inline) []article.Inline {
	var out []article.Inline
	for _, inline := range inlines {
		if _, code := inline.(article.Code); code {
			continue
		}
		if inner := article.Children(inline); inner != nil {
			out = append(out, withoutCode(inner)...)
			continue
		}
		out = append(out, inline)
	}
	return out
}

var hiddenMarkup = []*regexp.Regexp{
	regexp.MustCompile(`(?s)<!--.*?-->`),
	regexp.MustCompile(`(?is)<(script|style|svg|iframe|video|audio|object)\b.*?</(script|style|svg|iframe|video|audio|object)>`),
	regexp.MustCompile(`\$\$[^$]*\$\$|\$[^$\n]*[\\^_][^$\n]*\$`), // formulas
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
	regexp.MustCompile(`:[a-z0-9_+-]+:`),                                     // emojis by name
	regexp.MustCompile("(?m)^`(?:youtube|vimeo|gist|codesandbox):[^`\n]*`$"), // a card instead
}

// visibleText returns the text of a body without markup such as link targets and tags.
func visibleText(body string) string {
	for _, m := range hiddenMarkup {
		body = m.ReplaceAllString(body, " ")
	}
	return html.UnescapeString(body)
}

func TestASearchCountsWhatAPageShows(t *testing.T) {
	setter := typeset.New(theme.Dark(), typeset.Options{})
	places := func(query search.Query, text string) int { return len(query.BodyHighlights(text)) }
	for _, post := range realPosts(t) {
		front := typeset.NewHeader(&model.Post{Title: "A title", Authors: []string{"Ada"}, Words: 900}, 0)
		page := setter.WithWidth(72).Page(post.doc, front, nil)
		for _, typed := range []string{"the", "code ", "data", "image", "for", "link", "一"} {
			query := search.Parse(typed)
			counted, shown, named := 0, 0, false
			for _, text := range typeset.AuthoredTexts(post.doc, front) {
				counted += places(query, text)
			}
			for block := range page.Blocks() {
				for i, text := range page.Texts(block) {
					from, to := page.AuthoredRange(block, i)
					named = named || strings.Contains(text[from:to], "▣") // within a line a picture has its file's name
					shown += places(query, text[from:to])
				}
			}
			if counted != shown && !named {
				t.Errorf("%s: %q is counted %d times and shown %d times", post.path, typed, counted, shown)
			}
		}
	}
}
