package article

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"blogtui/model/clean"
	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"
	"blogtui/model/tex"
)

var (
	directiveInfo   = pattern.New(`^(?:\{([a-z][\w:-]*)\}[ \t]*(.*)|ad-(\w+))$`)
	directiveOption = pattern.New(`^:([\w-]+):[ \t]*(.*)$`)
	noteOption      = pattern.New(`^(title|collapse|icon|color):[ \t]*(.*)$`)
)

// directiveNotices are the directives, besides those that dialect.NoticeKind knows, that
// are notices.
var directiveNotices = letters.Words("admonition attention seealso dropdown margin sidebar topic versionadded versionchanged deprecated")

// directiveTexts are the directives that are replaced by their text.
var directiveTexts = letters.Words("container grid grid-item grid-item-card card tab-set div rubric glossary list-table only panels hlist")

// mystMark matches the start of a MyST directive or a MyST label.
var mystMark = pattern.New("(?m)^(?:(?:`{3,}|:{3,})\\{([a-z-]+)\\}|\\([\\w:-]+\\)=$)")

// isMyST reports whether the text, or the text around it, is certainly MyST.
func (c *converter) isMyST() bool {
	if c.parent != nil {
		return c.parent.isMyST()
	}
	if c.myst == nil {
		is := slices.ContainsFunc(mystMark.FindAllStringSubmatch(c.text, -1), func(m []string) bool {
			name := m[1]
			return name == "" || name == "code-cell" || name == "toctree" || dialect.NoticeKind(name) != "" || directiveNotices[name] || directiveTexts[name]
		})
		c.myst = &is
	}
	return *c.myst
}

// isMySTComment reports whether a paragraph consists of MyST comments, whose lines start
// with a percent sign. In other dialects they are text.
func (c *converter) isMySTComment(raw string) bool {
	for line := range strings.Lines(raw) {
		if !strings.HasPrefix(strings.TrimLeft(line, " "), "% ") {
			return false
		}
	}
	return raw != "" && c.isMyST()
}

// directive converts a fence that contains text instead of code: a MyST directive
// (```{note} Title) or an Obsidian notice (```ad-note).
func (c *converter) directive(place Location, info, source string, depth int) ([]Block, bool) {
	if strings.TrimSpace(info) == "math" { // of GitHub
		info = "{math}"
	}
	switch strings.TrimSpace(info) {
	case "mdx-code-block": // of Docusaurus
		return c.parseNested(place.Line+1, dialect.Fragment(source, nil), depth), true
	case "{=html}": // of Pandoc
		return c.parseNested(place.Line+1, source, depth), true
	case "{=latex}", "{=tex}", "{=typst}", "column-settings", "multi-column-settings":
		return nil, true
	}
	if name, ok := strings.CutPrefix(strings.TrimSpace(info), "component "); ok { // of VuePress Hope
		if tag := componentTag(name, source); tag != "" {
			return c.parseNested(place.Line, dialect.Expand(tag, nil), depth), true
		}
	}
	m := directiveInfo.FindStringSubmatch(strings.TrimSpace(info))
	if m == nil {
		return nil, false
	}
	source = dialect.FenceDirectives(source)
	name, argument := m[1]+m[3], clean.JoinLines(decodeText(m[2]))
	options, body, taken := directiveOptions(source, m[3] != "")
	kind := dialect.NoticeKind(name)
	switch {
	case kind != "" || m[3] != "" || directiveNotices[name]:
		return []Block{c.noticeDirective(place, directiveNoticeKind(cmp.Or(kind, name), options), cmp.Or(argument, options["title"]), c.parseNested(place.Line+taken, body, depth), depth)}, true
	case name == "epigraph" || name == "pull-quote":
		return []Block{calloutAsPullQuote(Callout{Location: place, Kind: dialect.PullQuoteKind, Blocks: c.parseNested(place.Line+taken, body, depth)})}, true
	case name == "figure" || name == "image":
		picture := Picture{Location: place, Source: argument, Alt: options["alt"]}
		picture.Caption, _ = paragraphText(c.parseNested(place.Line+taken, body, depth))
		return []Block{picture}, true
	case name == "math":
		return []Block{Formula{place, strings.Trim(body, "\n"), tex.Display(body)}}, true
	case name == "code-block" || name == "code" || name == "sourcecode" || name == "code-cell":
		return []Block{CodeBlock{Location: place, Language: argument, Title: options["caption"], Text: behindOptions(body, options)}}, true
	case name == "youtube" || name == "video" || name == "iframe":
		return c.parseNested(place.Line, dialect.Expand("{{< "+name+" "+argument+" >}}\n", nil), depth), true
	case name == "tabbed" || name == "tab-item":
		title := Paragraph{Location: place, Text: []Inline{Strong{[]Inline{Text(argument)}}}}
		return append([]Block{title}, c.parseNested(place.Line+taken, body, depth)...), true
	case name == "list-table":
		return c.listTable(place, argument, options, c.parseNested(place.Line+taken, body, depth), depth), true
	case name == "toctree":
		return c.toctree(place, options, body, taken, depth), true
	case hiddenDirectives[name]:
		return nil, true
	case name == "glossary":
		return c.parseNested(place.Line+taken, glossary(body), depth), true
	case directiveTexts[name]:
		blocks := c.parseNested(place.Line+taken, cardText(name, body), depth)
		if titledDirectives[name] && argument != "" {
			blocks = append([]Block{Paragraph{Location: place, Text: []Inline{Strong{c.parseInline(place.Line, argument, depth)}}}}, blocks...)
		}
		return blocks, true
	}
	return c.rareDirective(place, name, argument, options, body, taken, depth)
}

// rareDirective converts directives of extensions and those that include something.
func (c *converter) rareDirective(place Location, name, argument string, options map[string]string, body string, taken, depth int) ([]Block, bool) {
	switch {
	case name == "csv-table":
		return c.csvTable(place, argument, options, body, depth)
	case name == "button-link" || name == "button-ref":
		return c.parseNested(place.Line, dialect.Link(cmp.Or(strings.TrimSpace(body), argument), argument), depth), true
	case name == "raw" && argument == "html":
		return c.parseNested(place.Line+taken, body, depth), true
	case name == "raw":
		return nil, true
	case name == "include" || name == "literalinclude":
		return []Block{Paragraph{Location: place, Text: []Inline{Placeholder(argument)}}}, true
	case name == "exercise" || name == "solution" || strings.HasPrefix(name, "prf:") || strings.HasPrefix(name, "proof:"):
		_, kind, proof := strings.Cut(name, ":")
		if !proof {
			kind = name
		}
		return []Block{c.noticeDirective(place, kind, argument, c.parseNested(place.Line+taken, body, depth), depth)}, true
	}
	return nil, false
}

// directiveNoticeKind returns the kind of notice of a directive: that of its class if the
// name is generic.
func directiveNoticeKind(name string, options map[string]string) string {
	switch name {
	case "dropdown":
		return "details"
	case "admonition":
		for class := range strings.FieldsSeq(options["class"]) {
			if kind := dialect.NoticeKind(class); kind != "" || class == "dropdown" {
				return cmp.Or(kind, "details")
			}
		}
		return "note"
	}
	return name
}

// noticeDirective returns a notice, or a collapsible block, with its title.
func (c *converter) noticeDirective(place Location, kind, title string, blocks []Block, depth int) Callout {
	return Callout{Location: place, Kind: kind, Title: c.parseInline(place.Line, title, depth), Blocks: blocks}
}

// listTable converts a nested list to a table: rows are items, cells are items of inner
// lists.
func (c *converter) listTable(place Location, title string, options map[string]string, blocks []Block, depth int) []Block {
	list, ok := firstBlock(blocks).(List)
	if !ok || len(blocks) != 1 {
		return blocks
	}
	table := Table{Location: place}
	for _, item := range list.Items {
		cells, ok := firstBlock(item.Blocks).(List)
		if !ok || len(item.Blocks) != 1 {
			return blocks
		}
		row, plain := cells.row()
		if !plain {
			return blocks
		}
		table.Rows = append(table.Rows, row)
	}
	if options["header-rows"] != "" && options["header-rows"] != "0" && len(table.Rows) > 1 {
		table.Head, table.Rows = table.Rows[0], table.Rows[1:]
	}
	return c.appendTableTitle([]Block{table}, place, title, depth)
}

// tocEntry matches a toctree entry with a title: Title <path>.
var tocEntry = pattern.New(`^(.*\S)\s*<([^<>]+)>$`)

// toctree returns the caption and the links of a toctree.
func (c *converter) toctree(place Location, options map[string]string, body string, taken, depth int) []Block {
	if _, hidden := options["hidden"]; hidden {
		return nil
	}
	_, globbed := options["glob"]
	var entries []string
	for line := range strings.Lines(body) {
		entry := strings.TrimSpace(line)
		if m := tocEntry.FindStringSubmatch(entry); m != nil {
			entries = append(entries, "- "+dialect.Link(m[1], m[2]))
		} else if entry != "" && entry != "self" && !(globbed && strings.Contains(entry, "*")) {
			entries = append(entries, "- "+dialect.Link(strings.TrimSuffix(path.Base(entry), ".md"), entry))
		}
	}
	blocks := c.parseNested(place.Line+taken, strings.Join(entries, "\n"), depth)
	if caption := options["caption"]; caption != "" {
		blocks = append([]Block{Paragraph{Location: place, Text: []Inline{Strong{[]Inline{Text(caption)}}}}}, blocks...)
	}
	return blocks
}

// directiveOptions splits the options off the text of a directive and counts the lines
// from the fence to the rest.
func directiveOptions(source string, note bool) (options map[string]string, body string, lines int) {
	form := directiveOption
	if note {
		form = noteOption
	}
	options = map[string]string{}
	if inner, ok := strings.CutPrefix(source, "---\n"); ok { // in YAML
		if given, rest, closed := strings.Cut(inner, "\n---\n"); closed {
			for line := range strings.SplitSeq(given, "\n") {
				name, value, _ := strings.Cut(line, ":")
				options[strings.TrimSpace(name)] = clean.JoinLines(value)
			}
			return options, rest, strings.Count(given, "\n") + 4
		}
	}
	for lines = 1; source != ""; lines++ {
		line, rest, _ := strings.Cut(source, "\n")
		m := form.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			break
		}
		options[m[1]] = clean.JoinLines(m[2])
		source = rest
	}
	return options, source, lines
}

// parseNested converts Markdown within a block that starts on a line of the body.
func (c *converter) parseNested(line int, source string, depth int) []Block {
	if strings.TrimSpace(source) == "" {
		return nil
	}
	if depth >= dialect.MaxDepth {
		return []Block{CodeBlock{Location: Location{Line: line}, Text: source}}
	}
	tamed, cut := dialect.Limit(source)
	inner := newConverter(tamed)
	inner.parent, inner.ids, inner.lineOffset, inner.flattenedLine, inner.hardBreaks, inner.formulas = c, c.ids, line-1, c.flattenedLine, c.hardBreaks, c.formulas
	inner.values, inner.includeBytesLeft, inner.fixedLine = c.values, c.includeBytesLeft, c.fixedLine
	if c.fixedLine && c.parent != nil && c.parent.fixedLine {
		inner.lineOffset = c.lineOffset
	}
	if cut > 0 {
		c.noteFlattened(inner.lineOffset + cut)
	}
	return inner.blocks(inner.parseTree(depth+1), depth+1)
}
