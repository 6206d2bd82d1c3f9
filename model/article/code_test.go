package article_test

import (
	"fmt"
	"testing"

	"blogtui/model"
	"blogtui/model/article"
)

func TestLinesOfCodeThatAreMarked(t *testing.T) {
	const code = "\na\nb\nc\nd\ne\n```\n"
	for _, test := range []struct{ src, want string }{
		{"```js {1}" + code, "[{1 1}]"},
		{"```js{2-3,5} title=\"a.js\"" + code, "[{2 3} {5 5}]"},
		{"```{.python hl_lines=\"4 1-2\"}" + code, "[{1 2} {4 4}]"},
		{"```go {hl_lines=[2,\"4-9\"],linenostart=199}" + code, "[{2 2} {4 5}]"},
		{"```rust,linenos,hl_lines=1 3-4" + code, "[{1 1} {3 4}]"},
		{"```js ins={2} del={1}" + code, "[{1 2}]"},
		{"```js title=\"{1}.js\" {3}" + code, "[{3 3}]"},
		{"```js {numberLines: true}" + code, "[]"},
		{"```js {0} {2}" + code, "[]"},
		{"```js {99-100}" + code, "[]"},
		{"```js {4-2}" + code, "[]"},
		{"```jsx title=a.jsx highlight=2,4-5" + code, "[{2 2} {4 5}]"},
		{"```js" + code, "[]"},
		{"{% highlight ruby mark_lines=\"1 3\" %}\na\nb\nc\n{% endhighlight %}\n", "[{1 1} {3 3}]"},
		{"{{< highlight go \"linenos=table,hl_lines=2 3,linenostart=9\" >}}\na\nb\nc\n{{< /highlight >}}\n", "[{2 3}]"},
		{"{% codeblock lang:js mark:1,3 %}\na\nb\nc\n{% endcodeblock %}\n", "[{1 1} {3 3}]"},
	} {
		blocks := article.Parse(model.Body{Text: test.src}).Blocks
		if len(blocks) != 1 {
			t.Errorf("%q: %d blocks", test.src, len(blocks))
			continue
		}
		c, ok := blocks[0].(article.CodeBlock)
		if got := fmt.Sprint(c.Highlighted); !ok || got != test.want {
			t.Errorf("%q: %s is marked, want %s", test.src, got, test.want)
		}
		for line, want := range map[int]bool{1: len(c.Highlighted) > 0 && c.Highlighted[0].First == 1, 6: false} {
			if c.IsHighlighted(line) != want {
				t.Errorf("%q: line %d is marked: %v", test.src, line, !want)
			}
		}
	}
}

func TestTitlesOfCodeInTheWordsOfItsFence(t *testing.T) {
	for _, test := range []struct{ info, language, title string }{
		{"bash Content negotiation by language", "bash", "Content negotiation by language"}, {"ruby Title", "ruby", "Title"}, {"java 标题 https://a.b 链接 mark:1", "java", "标题 https://a.b 链接"},
		{"css|自定义标题", "css", "自定义标题"}, {"js:a.js", "js", "a.js"}, {"js:line-numbers {1}", "js", ""}, {"javascript=101", "javascript", ""},
		{"js eval", "js", ""}, {"js eval showLineNumbers", "js", ""}, {"js App.js", "js", "App.js"}, {"rust,ignore", "rust", ""}, {"js {1,3} wrap", "js", ""}, {"console", "console", ""},
	} {
		code, ok := article.Parse(model.Body{Text: "```" + test.info + "\nx\n```"}).Blocks[0].(article.CodeBlock)
		if !ok || code.Language != test.language || code.Title != test.title {
			t.Errorf("%s: got %q %q", test.info, code.Language, code.Title)
		}
	}
}
