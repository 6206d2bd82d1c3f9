package words

import (
	"fmt"
	"strconv"
	"strings"
)

// ---- the linear reader: what a block is

// Where blocks begin and end.
const (
	BlockArticleEnd     = "End of the article."
	BlockQuote          = "Quote: "
	BlockQuoteEnd       = "End of quote."
	BlockRule           = "Break."
	BlockListEnd        = "End of list."
	BlockCodeEnd        = "End of code."
	BlockTableEnd       = "End of table."
	BlockTeX            = "Formula in TeX:"
	BlockTeXEnd         = "End of formula."
	BlockDefinitionAlso = "Also: "
	BlockTableEmptyRow  = "empty"
	TaskOpen            = "open"
	TaskDone            = "done"
	TaskStarted         = "begun"
	TaskDropped         = "dropped"
	TaskMoved           = "moved on"
	TaskImportant       = "important"
	TaskQuestion        = "in question"
)

// BlockTitle is the first line of an article.
func BlockTitle(title string) string { return "Title: " + title }

// BlockByline names authors.
func BlockByline(names []string) string { return "By " + And(names) }

// BlockCategories names the categories of an article.
func BlockCategories(names []string) string { return "Categories: " + And(names) }

// BlockTags names the tags of an article.
func BlockTags(names []string) string { return "Tags: " + And(names) }

// BlockSummary is the summary of an article.
func BlockSummary(summary string) string { return "Summary: " + summary }

// BlockDates is the day of an article and that of its last change, of which either may
// be missing.
func BlockDates(date, updated string) string {
	if updated != "" {
		date = strings.TrimPrefix(date+", "+ArticleUpdated(updated), ", ")
	}
	return date
}

// BlockReadingTime is the length of an article.
func BlockReadingTime(minutes int) string { return Minute.Count(minutes) + " of reading" }

// BlockRemark is what the program has to say of a text.
func BlockRemark(text string) string { return "Remark: " + text }

// BlockHeading is a heading.
func BlockHeading(level int, title string) string { return fmt.Sprintf("Heading %d: %s", level, title) }

// BlockCredit names who a text or a picture is by.
func BlockCredit(text string) string { return "Credit: " + text }

// BlockPullQuote begins a pull quote of somebody with a role, either of which may
// be missing.
func BlockPullQuote(name, role string) string {
	if name != "" && role != "" {
		name += ", "
	}
	if name+role == "" {
		return BlockQuote
	}
	return "Quote by " + name + role + ": "
}

// BlockList begins a list, which may stand within others.
func BlockList(items, level int) string {
	return "List of " + Noun{"item", "items"}.Count(items) + atLevel(level) + ":"
}

func atLevel(level int) string {
	if level < 2 {
		return ""
	}
	return fmt.Sprintf(", level %d", level)
}

// BlockItem begins an item of a list without numbers; task says whether it is done.
func BlockItem(level int, task string) string {
	if task != "" {
		task = ", " + task
	}
	return "Item" + atLevel(level) + task + ": "
}

// BlockNumberedItem begins an item of a list that is counted, in numbers or in letters.
func BlockNumberedItem(mark string, level int, task string) string {
	if level < 2 && task == "" {
		return mark + ". "
	}
	if task != "" {
		task = ", " + task
	}
	return mark + atLevel(level) + task + ": "
}

// BlockCode begins a block of code, of which the language and the title may be
// missing.
func BlockCode(language, title string, lines int) string {
	label := "Code"
	if language != "" {
		label += " in " + language
	}
	return framedText(label, title, lines)
}

// BlockCodeMarkedLines says at which lines of code the author points: runs of them, each from
// its first to its last.
func BlockCodeMarkedLines(spans [][2]int) string {
	noun, said := "Line ", make([]string, len(spans))
	for i, s := range spans {
		said[i] = strconv.Itoa(s[0])
		if s[1] > s[0] {
			said[i] += " to " + strconv.Itoa(s[1])
		}
	}
	verb := " is marked."
	if len(spans) > 1 || spans[0][1] > spans[0][0] {
		noun, verb = "Lines ", " are marked."
	}
	return noun + And(said) + verb
}

// BlockDiagram begins code that would be drawn.
func BlockDiagram(kind, title string, lines int) string {
	return framedText(DiagramName(kind), title, lines)
}

func framedText(label, title string, lines int) string {
	if title != "" {
		label += ", " + title
	}
	return label + ", " + Line.Count(lines) + ":"
}

// BlockCallout begins a callout; its title may be missing.
func BlockCallout(kind, title string) string {
	label := Capital(calloutSaid(kind)) + ": "
	if title != "" {
		label += Sentences(title) + " "
	}
	return label
}

// BlockCalloutEnd ends a callout.
func BlockCalloutEnd(kind string) string { return "End of " + calloutSaid(kind) + "." }

func calloutSaid(kind string) string {
	switch kind {
	case "":
		return "note"
	case "info":
		return "information"
	}
	return kind
}

// BlockDefinition begins what terms mean.
func BlockDefinition(terms []string) string { return "Definition of " + Or(terms) + ": " }

// BlockFootnotes introduces footnotes.
func BlockFootnotes(n int) string { return Noun{"footnote", "footnotes"}.Count(n) + ":" }

// BlockFootnote begins a footnote.
func BlockFootnote(number int) string { return fmt.Sprintf("Footnote %d: ", number) }

// BlockImage is a picture; its caption may be missing.
func BlockImage(what, caption string) string {
	if caption != "" {
		what += " (" + caption + ")"
	}
	return "Image: " + what
}

// BlockEmbed is something of another place; its title may be missing.
func BlockEmbed(kind, title string) string {
	if title != "" {
		title = ", " + title
	}
	return "Embedded: " + EmbedName(kind) + title
}

// BlockFormula is a formula in characters.
func BlockFormula(text string) string { return "Formula: " + text }

// BlockTable begins a table.
func BlockTable(columns, rows int) string {
	return fmt.Sprintf("Table with %s and %s:", Noun{"column", "columns"}.Count(columns), Noun{"row", "rows"}.Count(rows))
}

// BlockTableColumns names the columns of a table.
func BlockTableColumns(names string) string { return "Columns: " + names }

// BlockTableUnnamedColumn names a column without a name.
func BlockTableUnnamedColumn(number int) string { return fmt.Sprintf("Column %d", number) }

// BlockTableRow is a row of a table.
func BlockTableRow(number int, cells string) string { return fmt.Sprintf("Row %d: %s", number, cells) }

// ---- the linear reader: within a line

// InlineImage is a picture within a line, of which nothing may be known.
func InlineImage(what string) string {
	if what == "" {
		return "(image)"
	}
	return "(image: " + what + ")"
}

// InlineFormula is a formula that characters can't say.
func InlineFormula(source string) string { return "(formula: " + source + ")" }

// InlineNotShown stands for a part that only the site's program can make.
func InlineNotShown(name string) string { return "(not shown: " + name + ")" }

// InlineDeleted is text that is struck out.
func InlineDeleted(text string) string { return "(deleted: " + text + ")" }

// InlineFootnote stands behind what a footnote is about.
func InlineFootnote(number int) string { return fmt.Sprintf(" [footnote %d]", number) }

// InlineLink stands behind the text of a link.
func InlineLink(number int) string { return fmt.Sprintf(" [link %d]", number) }

// SpokenLanguages are the names of programming languages, of which fences know
// abbreviations that nobody can pronounce.
var SpokenLanguages = map[string]string{
	"bash": "Bash", "bat": "batch", "c": "C", "c#": "C sharp", "c++": "C plus plus", "cpp": "C plus plus", "cs": "C sharp",
	"csharp": "C sharp", "css": "CSS", "dockerfile": "Dockerfile", "elixir": "Elixir", "ex": "Elixir", "f#": "F sharp",
	"fsharp": "F sharp", "go": "Go", "golang": "Go", "hs": "Haskell", "haskell": "Haskell", "html": "HTML", "ini": "INI",
	"java": "Java", "javascript": "JavaScript", "js": "JavaScript", "json": "JSON", "jsx": "JavaScript with JSX",
	"kotlin": "Kotlin", "kt": "Kotlin", "lua": "Lua", "md": "Markdown", "markdown": "Markdown", "mermaid": "Mermaid",
	"php": "PHP", "pl": "Perl", "perl": "Perl", "ps1": "PowerShell", "powershell": "PowerShell", "py": "Python",
	"python": "Python", "rb": "Ruby", "ruby": "Ruby", "rs": "Rust", "rust": "Rust", "scala": "Scala", "scss": "SCSS",
	"sh": "shell", "shell": "shell", "sql": "SQL", "svg": "SVG", "swift": "Swift", "toml": "TOML",
	"ts": "TypeScript", "tsx": "TypeScript with JSX", "typescript": "TypeScript", "vb": "Visual Basic", "vim": "Vim script",
	"xml": "XML", "yaml": "YAML", "yml": "YAML", "zsh": "Z shell",
}
