package words

import (
	"fmt"
	"strconv"
	"strings"
)

// ---- the linear reader: blocks

// Starts and ends of blocks, and the states of tasks.
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

// BlockByline names the authors of an article.
func BlockByline(names []string) string { return "By " + And(names) }

// BlockCategories names the categories of an article.
func BlockCategories(names []string) string { return "Categories: " + And(names) }

// BlockTags names the tags of an article.
func BlockTags(names []string) string { return "Tags: " + And(names) }

// BlockSummary introduces the summary of an article.
func BlockSummary(summary string) string { return "Summary: " + summary }

// BlockDates returns the dates of publication and of the last change, either of which may be
// "".
func BlockDates(date, updated string) string {
	if updated != "" {
		date = strings.TrimPrefix(date+", "+ArticleUpdated(updated), ", ")
	}
	return date
}

// BlockReadingTime is the reading time of an article.
func BlockReadingTime(minutes int) string { return Minute.Count(minutes) + " of reading" }

// BlockRemark introduces a remark by blogtui about the article.
func BlockRemark(text string) string { return "Remark: " + text }

// BlockHeading introduces a heading.
func BlockHeading(level int, title string) string { return fmt.Sprintf("Heading %d: %s", level, title) }

// BlockCredit introduces the credit of a text or a picture.
func BlockCredit(text string) string { return "Credit: " + text }

// BlockPullQuote introduces a pull quote. Name and role may be "".
func BlockPullQuote(name, role string) string {
	if name != "" && role != "" {
		name += ", "
	}
	if name+role == "" {
		return BlockQuote
	}
	return "Quote by " + name + role + ": "
}

// BlockList introduces a list; level is 2 or more within another list.
func BlockList(items, level int) string {
	return "List of " + Noun{"item", "items"}.Count(items) + atLevel(level) + ":"
}

func atLevel(level int) string {
	if level < 2 {
		return ""
	}
	return fmt.Sprintf(", level %d", level)
}

// BlockItem introduces an item of a list without numbers; task is the state of a task or "".
func BlockItem(level int, task string) string {
	if task != "" {
		task = ", " + task
	}
	return "Item" + atLevel(level) + task + ": "
}

// BlockNumberedItem introduces an item of a list with numbers or letters; task is the state
// of a task or "".
func BlockNumberedItem(mark string, level int, task string) string {
	if level < 2 && task == "" {
		return mark + ". "
	}
	if task != "" {
		task = ", " + task
	}
	return mark + atLevel(level) + task + ": "
}

// BlockCode introduces a code block. Language and title may be "".
func BlockCode(language, title string, lines int) string {
	label := "Code"
	if language != "" {
		label += " in " + language
	}
	return framedText(label, title, lines)
}

// BlockCodeMarkedLines names the lines of code that the author has marked. Each span is a
// first and a last line.
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

// BlockDiagram introduces the source of a diagram.
func BlockDiagram(kind, title string, lines int) string {
	return framedText(DiagramName(kind), title, lines)
}

func framedText(label, title string, lines int) string {
	if title != "" {
		label += ", " + title
	}
	return label + ", " + Line.Count(lines) + ":"
}

// BlockCallout introduces a callout. The title may be "".
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

// BlockDefinition introduces the definition of terms.
func BlockDefinition(terms []string) string { return "Definition of " + Or(terms) + ": " }

// BlockFootnotes introduces the footnotes of an article.
func BlockFootnotes(n int) string { return Noun{"footnote", "footnotes"}.Count(n) + ":" }

// BlockFootnote introduces a footnote.
func BlockFootnote(number int) string { return fmt.Sprintf("Footnote %d: ", number) }

// BlockImage describes a picture. The caption may be "".
func BlockImage(what, caption string) string {
	if caption != "" {
		what += " (" + caption + ")"
	}
	return "Image: " + what
}

// BlockEmbed describes embedded content. The title may be "".
func BlockEmbed(kind, title string) string {
	if title != "" {
		title = ", " + title
	}
	return "Embedded: " + EmbedName(kind) + title
}

// BlockFormula introduces a formula that is written in Unicode characters.
func BlockFormula(text string) string { return "Formula: " + text }

// BlockTable introduces a table.
func BlockTable(columns, rows int) string {
	return fmt.Sprintf("Table with %s and %s:", Noun{"column", "columns"}.Count(columns), Noun{"row", "rows"}.Count(rows))
}

// BlockTableColumns names the columns of a table.
func BlockTableColumns(names string) string { return "Columns: " + names }

// BlockTableUnnamedColumn is the name of a column without a header.
func BlockTableUnnamedColumn(number int) string { return fmt.Sprintf("Column %d", number) }

// BlockTableRow introduces a row of a table.
func BlockTableRow(number int, cells string) string { return fmt.Sprintf("Row %d: %s", number, cells) }

// ---- the linear reader: parts of a line

// InlineImage describes a picture within a line. The description may be "".
func InlineImage(what string) string {
	if what == "" {
		return "(image)"
	}
	return "(image: " + what + ")"
}

// InlineFormula is a formula in TeX within a line.
func InlineFormula(source string) string { return "(formula: " + source + ")" }

// InlineNotShown stands for a part that blogtui cannot render.
func InlineNotShown(name string) string { return "(not shown: " + name + ")" }

// InlineDeleted is struck-out text.
func InlineDeleted(text string) string { return "(deleted: " + text + ")" }

// InlineFootnote is the mark of a footnote.
func InlineFootnote(number int) string { return fmt.Sprintf(" [footnote %d]", number) }

// InlineLink is the number behind the text of a link.
func InlineLink(number int) string { return fmt.Sprintf(" [link %d]", number) }

// SpokenLanguages maps the names and abbreviations of programming languages in fences to
// names that screen readers can pronounce.
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
