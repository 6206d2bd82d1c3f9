package posts

import (
	"strings"

	"blogtui/model/clean"
	"blogtui/posts/metadata"
)

// markdownOf returns the Markdown of a text, which in Kirby may be a list of blocks.
func (s *site) markdownOf(body string) string {
	if s.generator != kirby || !strings.HasPrefix(strings.TrimSpace(body), `[{"`) {
		return body
	}
	blocks := metadata.ReadLargeJSON(body)
	if blocks.Kind != metadata.List {
		return body
	}
	var out strings.Builder
	writeBlocks(&out, &blocks)
	return clean.Text(out.String())
}

// writeBlocks writes the Markdown of blocks, and of rows of a layout, whose columns hold blocks.
// https://getkirby.com/docs/reference/panel/blocks
func writeBlocks(out *strings.Builder, blocks *metadata.Node) {
	for i := range blocks.Items {
		block := &blocks.Items[i]
		if columns, ok := block.Get("columns"); ok {
			for c := range columns.Items {
				if inner, ok := columns.Items[c].Get("blocks"); ok {
					writeBlocks(out, inner)
				}
			}
			continue
		}
		content, ok := block.Get("content")
		if !ok || isYes(firstText(block, []string{"ishidden"})) {
			continue
		}
		if written := strings.TrimRight(blockMarkdown(firstText(block, []string{"type"}), content), "\n"); written != "" {
			out.WriteString(written + "\n\n")
		}
	}
}

// blockMarkdown returns the Markdown of a block with some content. A block of the site's own is
// shown by the fields that blocks of Kirby have.
func blockMarkdown(kind string, content *metadata.Node) string {
	get := func(keys ...string) string { return firstText(content, keys) }
	switch kind {
	case "heading":
		level := min(6, max(1, int(strings.TrimPrefix(get("level")+"h2", "h")[0]-'0')))
		return strings.Repeat("#", level) + " " + strings.Join(strings.Fields(get("text")), " ")
	case "code":
		return fenced(get("language"), get("code"))
	case "quote":
		quote := "> " + strings.ReplaceAll(get("text"), "\n", "\n> ")
		if by := plainLine(summaryTag.ReplaceAllString(get("citation"), " ")); by != "" {
			quote += "\n> <cite>" + by + "</cite>"
		}
		return quote
	case "line":
		return "***"
	case "markdown":
		return get("text")
	case "video":
		return kirbyTag("video", firstOfFiles(content, "url", "video"), get("caption"), "")
	case "table":
		return tableOfRows(content)
	}
	var parts []string
	for _, name := range []string{"image", "images", "src"} {
		if pictures, ok := content.Get(name); ok && (name != "src" || get("location") != "kirby") {
			for _, source := range texts(pictures) {
				parts = append(parts, kirbyTag("image", source, get("caption"), get("alt")))
			}
		}
	}
	if text := get("text", "body"); text != "" {
		parts = append(parts, strings.ReplaceAll(text, "\n\n", "\n"))
	}
	if title := plainLine(get("title", "headline", "heading")); title != "" {
		parts = append([]string{"**" + strings.ReplaceAll(title, "*", "") + "**"}, parts...)
	}
	return strings.Join(parts, "\n\n")
}

// kirbyTag returns a tag of KirbyText, "" without a value.
func kirbyTag(name, value, caption, alt string) string {
	if value == "" {
		return ""
	}
	tag := "(" + name + ": " + value
	for _, given := range [][2]string{{"alt", alt}, {"caption", caption}} {
		if words := plainLine(summaryTag.ReplaceAllString(given[1], " ")); words != "" {
			tag += " " + given[0] + ": " + words
		}
	}
	return tag + ")"
}

// firstOfFiles returns the first text that one of the keys has.
func firstOfFiles(content *metadata.Node, keys ...string) string {
	for _, key := range keys {
		if value, ok := content.Get(key); ok {
			if found := texts(value); len(found) > 0 {
				return found[0]
			}
		}
	}
	return ""
}

// texts returns a text or those of a list, without empty ones.
func texts(n *metadata.Node) (found []string) {
	for _, item := range append([]metadata.Node{*n}, n.Items...) {
		if text := cleanLine(item.SingleText()); item.Kind == metadata.Scalar && !isNoValue(text) {
			found = append(found, text)
		}
	}
	return found
}

// tableOfRows returns the Markdown of a table, whose rows are lists or tables of cells.
func tableOfRows(content *metadata.Node) string {
	rows := &metadata.Node{}
	for _, key := range []string{"rows", "table", "body"} {
		if found, ok := content.Get(key); ok && found.Kind == metadata.List {
			rows = found
			break
		}
	}
	var lines [][]string
	for _, row := range rows.Items {
		var cells []string
		for _, e := range row.Entries {
			row.Items = append(row.Items, e.Value)
		}
		for _, cell := range row.Items {
			cells = append(cells, strings.ReplaceAll(cleanLine(cell.SingleText()), "|", `\|`))
		}
		lines = append(lines, cells)
	}
	return pipeTable(lines)
}
