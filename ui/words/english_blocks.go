package words

import (
	"fmt"
	"strconv"
	"strings"
)

// ---- the linear reader: what a block is

// Where blocks begin and end.
const (
	EndOfArticle = "End of the article."
	QuoteSays    = "Quote: "
	EndOfQuote   = "End of quote."
	ABreak       = "Break."
	EndOfItems   = "End of list."
	EndOfCode    = "End of code."
	EndOfTable   = "End of table."
	TeXFollows   = "Formula in TeX:"
	EndOfFormula = "End of formula."
	AlsoMeans    = "Also: "
	EmptyRow     = "empty"
	OpenTask     = "open"
	DoneTask     = "done"
	BegunTask    = "begun"
	DroppedTask  = "dropped"
	MovedTask    = "moved on"
	UrgentTask   = "important"
	AskedTask    = "in question"
)

// TitleIs is the first line of an article.
func TitleIs(title string) string { return "Title: " + title }

// By names authors.
func By(names []string) string { return "By " + And(names) }

// CategoriesAre names the categories of an article.
func CategoriesAre(names []string) string { return "Categories: " + And(names) }

// TagsAre names the tags of an article.
func TagsAre(names []string) string { return "Tags: " + And(names) }

// SummaryIs is the summary of an article.
func SummaryIs(summary string) string { return "Summary: " + summary }

// Dated is the day of an article and that of its last change, of which either may
// be missing.
func Dated(date, updated string) string {
	if updated != "" {
		date = strings.TrimPrefix(date+", "+Updated(updated), ", ")
	}
	return date
}

// MinutesOfReading is the length of an article.
func MinutesOfReading(minutes int) string { return Minute.Count(minutes) + " of reading" }

// RemarkSays is what the program has to say of a text.
func RemarkSays(text string) string { return "Remark: " + text }

// HeadingSays is a heading.
func HeadingSays(level int, title string) string { return fmt.Sprintf("Heading %d: %s", level, title) }

// CreditSays names who a text or a picture is by.
func CreditSays(text string) string { return "Credit: " + text }

// PullQuoteSays begins a pull quote of somebody with a role, either of which may
// be missing.
func PullQuoteSays(name, role string) string {
	if name != "" && role != "" {
		name += ", "
	}
	if name+role == "" {
		return QuoteSays
	}
	return "Quote by " + name + role + ": "
}

// ListFollows begins a list, which may stand within others.
func ListFollows(items, level int) string {
	return "List of " + Noun{"item", "items"}.Count(items) + atLevel(level) + ":"
}

func atLevel(level int) string {
	if level < 2 {
		return ""
	}
	return fmt.Sprintf(", level %d", level)
}

// Item begins an item of a list without numbers; task says whether it is done.
func Item(level int, task string) string {
	if task != "" {
		task = ", " + task
	}
	return "Item" + atLevel(level) + task + ": "
}

// NumberedItem begins an item of a list that is counted, in numbers or in letters.
func NumberedItem(mark string, level int, task string) string {
	if level < 2 && task == "" {
		return mark + ". "
	}
	if task != "" {
		task = ", " + task
	}
	return mark + atLevel(level) + task + ": "
}

// CodeFollows begins a block of code, of which the language and the title may be
// missing.
func CodeFollows(language, title string, lines int) string {
	label := "Code"
	if language != "" {
		label += " in " + language
	}
	return framedText(label, title, lines)
}

// LinesMarked says at which lines of code the author points: runs of them, each from
// its first to its last.
func LinesMarked(spans [][2]int) string {
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

// DiagramFollows begins code that would be drawn.
func DiagramFollows(kind, title string, lines int) string {
	return framedText(Diagram(kind), title, lines)
}

func framedText(label, title string, lines int) string {
	if title != "" {
		label += ", " + title
	}
	return label + ", " + Line.Count(lines) + ":"
}

// CalloutSays begins a callout; its title may be missing.
func CalloutSays(kind, title string) string {
	label := Capital(calloutSaid(kind)) + ": "
	if title != "" {
		label += Sentences(title) + " "
	}
	return label
}

// EndOfCallout ends a callout.
func EndOfCallout(kind string) string { return "End of " + calloutSaid(kind) + "." }

func calloutSaid(kind string) string {
	switch kind {
	case "":
		return "note"
	case "info":
		return "information"
	}
	return kind
}

// DefinitionOf begins what terms mean.
func DefinitionOf(terms []string) string { return "Definition of " + Or(terms) + ": " }

// FootnotesFollow introduces footnotes.
func FootnotesFollow(n int) string { return Noun{"footnote", "footnotes"}.Count(n) + ":" }

// FootnoteSays begins a footnote.
func FootnoteSays(number int) string { return fmt.Sprintf("Footnote %d: ", number) }

// ImageShows is a picture; its caption may be missing.
func ImageShows(what, caption string) string {
	if caption != "" {
		what += " (" + caption + ")"
	}
	return "Image: " + what
}

// EmbedShows is something of another place; its title may be missing.
func EmbedShows(kind, title string) string {
	if title != "" {
		title = ", " + title
	}
	return "Embedded: " + Embed(kind) + title
}

// FormulaSays is a formula in characters.
func FormulaSays(text string) string { return "Formula: " + text }

// TableFollows begins a table.
func TableFollows(columns, rows int) string {
	return fmt.Sprintf("Table with %s and %s:", Noun{"column", "columns"}.Count(columns), Noun{"row", "rows"}.Count(rows))
}

// ColumnsAre names the columns of a table.
func ColumnsAre(names string) string { return "Columns: " + names }

// ColumnNumber names a column without a name.
func ColumnNumber(number int) string { return fmt.Sprintf("Column %d", number) }

// RowSays is a row of a table.
func RowSays(number int, cells string) string { return fmt.Sprintf("Row %d: %s", number, cells) }

// ---- the linear reader: within a line

// ImageWithin is a picture within a line, of which nothing may be known.
func ImageWithin(what string) string {
	if what == "" {
		return "(image)"
	}
	return "(image: " + what + ")"
}

// FormulaWithin is a formula that characters can't say.
func FormulaWithin(source string) string { return "(formula: " + source + ")" }

// NotShown stands for a part that only the site's program can make.
func NotShown(name string) string { return "(not shown: " + name + ")" }

// Deleted is text that is struck out.
func Deleted(text string) string { return "(deleted: " + text + ")" }

// FootnoteMark stands behind what a footnote is about.
func FootnoteMark(number int) string { return fmt.Sprintf(" [footnote %d]", number) }

// LinkMark stands behind the text of a link.
func LinkMark(number int) string { return fmt.Sprintf(" [link %d]", number) }

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
