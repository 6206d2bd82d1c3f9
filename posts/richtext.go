package posts

import (
	"html"
	"strconv"
	"strings"

	"blogtui/model"
	"blogtui/model/clean"
	"blogtui/model/pattern"
	"blogtui/posts/metadata"
)

// richText returns the Markdown of a text that an editor keeps in the front matter, as a tree of
// ProseMirror's nodes, and the line on which it begins; "" if there is none. Every block stays on
// its line. So Statamic's Bard does it: https://statamic.dev/fieldtypes/bard
func richText(front metadata.Block) (text string, line int) {
	if !strings.Contains(front.Text, "type: ") {
		return "", 0
	}
	tree, _ := metadata.Decode(front)
	var out strings.Builder
	for _, e := range tree.Entries {
		if !isRichText(e.Value) {
			continue
		}
		for _, node := range e.Value.Items {
			block := strings.TrimSpace(richBlock(node))
			if block == "" {
				continue
			}
			if line == 0 {
				line = node.Line
			}
			written := strings.Count(out.String(), "\n")
			out.WriteString(strings.Repeat("\n", max(node.Line-line-written, min(written, 1))) + block + "\n")
		}
	}
	return out.String(), line
}

// richBlocks are the types of nodes by which a rich text is known.
var richBlocks = map[string]bool{"paragraph": true, "heading": true, "set": true, "bulletList": true, "orderedList": true, "bullet_list": true, "ordered_list": true, "blockquote": true, "image": true}

func isRichText(n metadata.Node) bool {
	for _, item := range n.Items {
		if richBlocks[value(item, "type")] {
			return true
		}
	}
	return false
}

// value returns the text of a key, which may lie in further tables, "" if there is none.
func value(n metadata.Node, path ...string) string {
	for _, key := range path {
		inner, ok := n.Get(key)
		if !ok {
			return ""
		}
		n = *inner
	}
	return n.Text
}

func children(n metadata.Node) []metadata.Node {
	if content, ok := n.Get("content"); ok {
		return content.Items
	}
	return nil
}

// richBlock returns a block as Markdown.
func richBlock(n metadata.Node) string {
	switch strings.ReplaceAll(strings.ToLower(value(n, "type")), "_", "") {
	case "paragraph":
		return escapeLineStart(richInlines(n)) + "\n\n"
	case "heading":
		level, _ := strconv.Atoi(value(n, "attrs", "level"))
		return strings.Repeat("#", min(max(level, 1), 6)) + " " + richInlines(n) + "\n\n"
	case "bulletlist", "orderedlist":
		return richList(n)
	case "blockquote":
		return indent(richContent(n), "> ", "> ") + "\n"
	case "codeblock":
		return fenced(value(n, "attrs", "language"), richSource(n))
	case "horizontalrule":
		return "***\n\n"
	case "image":
		return richPicture(value(n, "attrs", "src"), value(n, "attrs", "alt"))
	case "table":
		return richTable(children(n))
	case "set":
		attributes, _ := n.Get("attrs")
		if attributes == nil {
			return ""
		}
		values, _ := attributes.Get("values")
		if values == nil {
			return ""
		}
		return richSet(*values)
	}
	return richContent(n)
}

func richContent(n metadata.Node) string {
	var out strings.Builder
	for _, child := range children(n) {
		out.WriteString(richBlock(child))
	}
	return out.String()
}

func richList(n metadata.Node) string {
	var out strings.Builder
	number, _ := strconv.Atoi(value(n, "attrs", "start"))
	for i, item := range children(n) {
		mark := "- "
		if strings.HasPrefix(value(n, "type"), "ordered") {
			mark = strconv.Itoa(max(number, 1)+i) + ". "
		}
		out.WriteString(indent(richContent(item), mark, strings.Repeat(" ", len(mark))))
	}
	return out.String() + "\n"
}

// indent puts marks before the lines of a text.
func indent(text, first, other string) string {
	text = strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+other)
	return first + text + "\n"
}

// fenced returns code between fences that are longer than any within it.
func fenced(language, code string) string {
	longest, run := 5, 0
	for i := range len(code) {
		if run++; code[i] != '`' {
			run = 0
		}
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	return fence + clean.Line(language) + "\n" + strings.TrimRight(code, "\n") + "\n" + fence + "\n\n"
}

// richPicture returns a picture. Its address may name the collection of files that it is in:
// asset::assets::a.jpg.
func richPicture(source, alt string) string {
	if at := strings.LastIndex(source, "::"); at >= 0 {
		source = "/" + source[at+2:]
	}
	if source == "" {
		return ""
	}
	return "![" + escapeText.Replace(clean.Line(alt)) + "](<" + strings.NewReplacer("<", "", ">", "").Replace(clean.Line(source)) + ">)\n\n"
}

func richTable(rows []metadata.Node) string {
	var lines [][]string
	for _, row := range rows {
		var cells []string
		for _, cell := range children(row) {
			cells = append(cells, strings.ReplaceAll(strings.TrimSpace(richContent(cell)), "\n\n", "<br>"))
		}
		lines = append(lines, cells)
	}
	return pipeTable(lines)
}

func pipeTable(rows [][]string) string {
	var out strings.Builder
	for i, cells := range rows {
		out.WriteString("| " + strings.ReplaceAll(strings.Join(cells, " | "), "\n", " ") + " |\n")
		if i == 0 {
			out.WriteString(strings.Repeat("|---", len(cells)) + "|\n")
		}
	}
	return out.String() + "\n"
}

// richSource returns the text of code.
func richSource(n metadata.Node) string {
	var out strings.Builder
	for _, child := range children(n) {
		out.WriteString(value(child, "text"))
	}
	return clean.Text(out.String())
}

// richTags maps marks of text to elements of HTML.
var richTags = map[string]string{"bold": "strong", "strong": "strong", "italic": "em", "em": "em", "strike": "del", "code": "code", "superscript": "sup", "subscript": "sub"}

// richInlines returns the text of a block.
func richInlines(n metadata.Node) string {
	var out strings.Builder
	for _, child := range children(n) {
		switch strings.ReplaceAll(strings.ToLower(value(child, "type")), "_", "") {
		case "hardbreak":
			out.WriteString("<br>")
		case "image":
			out.WriteString(strings.TrimSpace(richPicture(value(child, "attrs", "src"), value(child, "attrs", "alt"))))
		default:
			text := escapeText.Replace(clean.Line(value(child, "text")))
			if blank := value(child, "text"); text != "" {
				text = blank[:len(blank)-len(strings.TrimLeft(blank, " "))] + strings.Trim(text, " ") + blank[len(strings.TrimRight(blank, " ")):]
			} else if blank != "" {
				text = " "
			}
			out.WriteString(marked(text, child))
		}
	}
	return out.String()
}

// marked returns a text within the elements that its marks stand for.
func marked(text string, n metadata.Node) string {
	marks, ok := n.Get("marks")
	if !ok {
		return text
	}
	for _, mark := range marks.Items {
		kind, address := value(mark, "type"), value(mark, "attrs", "href")
		switch {
		case kind == "link" && address != "" && !strings.HasPrefix(address, "statamic://") && !strings.HasPrefix(address, "entry::"):
			text = `<a href="` + html.EscapeString(clean.Line(address)) + `">` + text + "</a>"
		case richTags[kind] != "":
			text = "<" + richTags[kind] + ">" + text + "</" + richTags[kind] + ">"
		}
	}
	return text
}

var (
	escapeText = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "$", `\$`, "{", `\{`, "|", `\|`, "~", `\~`, "^", `\^`)
	lineStart  = pattern.New(`^(?:[-+>#=:]|(\d{1,9})([.)]))`)
)

// escapeLineStart escapes what would make a block of a paragraph.
func escapeLineStart(text string) string {
	m := lineStart.FindStringSubmatch(text)
	switch {
	case m == nil:
		return text
	case m[1] != "":
		return m[1] + `\` + text[len(m[1]):]
	}
	return `\` + text
}

// richSet returns what the fields of a set hold: a quotation, code, a table, pictures, addresses,
// and all texts of several words.
func richSet(set metadata.Node) string {
	if kind := value(set, "type"); strings.Contains(kind, "quote") {
		text := richField(set, "quote", "text", "content")
		if by := richField(set, "author", "cite", "citation", "name", "source"); by != "" {
			text += "\n\n— " + by
		}
		return indent(text, "> ", "> ") + "\n"
	}
	var out strings.Builder
	for _, e := range set.Entries {
		out.WriteString(richEntry(set, e))
	}
	return out.String()
}

// richField returns the first of some fields that holds a text.
func richField(set metadata.Node, keys ...string) string {
	for _, key := range keys {
		if field, ok := set.Get(key); ok && isRichText(*field) {
			return strings.TrimSpace(richContent(metadata.Node{Entries: []metadata.Entry{{Key: "content", Value: *field}}, Kind: metadata.Table}))
		} else if ok && field.Text != "" {
			return escapeText.Replace(clean.Line(field.Text))
		}
	}
	return ""
}

// richEntry returns one field of a set.
func richEntry(set metadata.Node, e metadata.Entry) string {
	text := clean.Text(e.Value.Text)
	switch {
	case e.Key == "type" || e.Key == "id" || e.Key == "alt" || e.Key == "caption" && value(set, "image") != "":
		return ""
	case e.Key == "code":
		language, code := value(set, "language"), text
		if inner := value(e.Value, "code"); inner != "" {
			language, code = value(e.Value, "mode"), clean.Text(inner)
		}
		return fenced(language, code)
	case len(e.Value.Items) > 0 && e.Key == "table":
		var rows [][]string
		for _, row := range e.Value.Items {
			var cells []string
			if given, ok := row.Get("cells"); ok {
				for _, cell := range given.Items {
					cells = append(cells, escapeText.Replace(clean.Line(cell.Text)))
				}
			}
			rows = append(rows, cells)
		}
		return pipeTable(rows)
	case model.IsPicture(text):
		caption := value(set, "caption")
		if caption == "" {
			caption = value(set, "alt")
		}
		return richPicture(text, caption)
	case strings.Contains(text, "://") && !strings.ContainsAny(strings.TrimSpace(text), " \n"):
		return "<" + strings.TrimSpace(text) + ">\n\n"
	case e.Key == "title" || e.Key == "heading" || e.Key == "headline":
		return "**" + escapeText.Replace(clean.Line(text)) + "**\n\n"
	case strings.Contains(strings.TrimSpace(text), " "):
		return text + "\n\n" // Markdown or HTML
	}
	var out strings.Builder
	for _, item := range e.Value.Items {
		switch {
		case richBlocks[value(item, "type")] || len(children(item)) > 0:
			out.WriteString(richBlock(item))
		case len(item.Entries) > 0:
			out.WriteString(richSet(item))
		case item.Text != "":
			out.WriteString(richEntry(metadata.Node{}, metadata.Entry{Value: item}))
		}
	}
	return out.String()
}
