package words

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"blogtui/model"
)

// Noun is what is counted. A language with more forms than two has more of them
// here.
type Noun struct{ One, Many string }

// Count says how many there are: "1 post", "2 posts".
func (n Noun) Count(count int) string {
	if count == 1 {
		return "1 " + n.One
	}
	return fmt.Sprintf("%d %s", count, n.Many)
}

// What is counted.
var (
	Post     = Noun{"post", "posts"}
	Category = Noun{"category", "categories"}
	Tag      = Noun{"tag", "tags"}
	Author   = Noun{"author", "authors"}
	Year     = Noun{"year", "years"}
	Heading  = Noun{"heading", "headings"}
	ASeries  = Noun{"series", "series"}
	Part     = Noun{"part", "parts"}
	Page     = Noun{"page", "pages"}
	Link     = Noun{"link", "links"}
	Line     = Noun{"line", "lines"}
	Problem  = Noun{"problem", "problems"}
	Result   = Noun{"result", "results"}
	Minute   = Noun{"minute", "minutes"}
)

// And lists names: "a, b and c".
func And(names []string) string { return listed(names, "and") }

// Or lists alternatives: "a, b or c".
func Or(names []string) string { return listed(names, "or") }

func listed(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	end := len(names) - 1
	return strings.Join(names[:end], ", ") + " " + last + " " + names[end]
}

// Sentences puts texts one after the other, each ended, empty ones left out.
func Sentences(texts ...string) string {
	var out strings.Builder
	for _, text := range texts {
		if text == "" {
			continue
		}
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(text)
		if !strings.ContainsAny(text[len(text)-1:], ".?!:") && !strings.HasSuffix(text, "…") {
			out.WriteByte('.')
		}
	}
	return out.String()
}

// Capital returns a text with a capital letter.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[size:]
}

// ---- the model

// States names what sets a post apart for those who see it: that it is a draft, in
// the future, expired or a page. Most posts have none.
func States(p *model.Post) []string {
	var states []string
	for _, state := range []struct {
		holds bool
		name  string
	}{{p.Draft, "draft"}, {p.Future, "in the future"}, {p.Expired, "expired"}, {p.Kind == model.KindPage, "page"}} {
		if state.holds {
			states = append(states, state.name)
		}
	}
	return states
}

// ---- articles

// Callout is the name of a kind of callout, such as "note" or "read-more".
func Callout(kind string) string { return strings.ReplaceAll(kind, "-", " ") }

// Embed is what the model calls something of another place, such as "Video".
func Embed(kind string) string { return kind }

// Diagram is what the model calls code that would be drawn, such as "Mermaid diagram".
func Diagram(kind string) string { return kind }

// What an article is set with.
const (
	ByLead      = "By "   // before the first author
	BetweenLast = " and " // before the last of several authors
	Between     = ", "    // before any other
	Unnamed     = "image" // a picture without a name or a word
	PictureSign = "[image]"
	NotSet      = "[This passage could not be set.]"
)

// Updated says when a post was changed last.
func Updated(date string) string { return "updated " + date }

// MinutesRead is the length of an article.
func MinutesRead(minutes int) string { return fmt.Sprintf("%d min read", minutes) }

// AndMore says how many leads are left out.
func AndMore(n int) string { return fmt.Sprintf("and %d more", n) }

// ---- style sheets: what is wrong with one of Glamour's

// Faults of a style sheet.
const (
	StyleNotJSON    = "it is not JSON"
	StyleNotGlamour = "it is no style of Glamour's"
	StyleItself     = "the style" // instead of the name of a field
)

// StyleTooLong names the limit, in bytes.
func StyleTooLong(most int) string { return fmt.Sprintf("it is longer than %d bytes", most) }

// NoSwitch says that a field of a style sheet takes a truth value.
func NoSwitch(field string) string { return field + " is neither true nor false" }

// NoCount says that a field of a style sheet takes a number.
func NoCount(field string) string { return field + " is no number from 0 on" }

// NoText says that a field of a style sheet takes text.
func NoText(field string) string { return field + " is no text" }

// NoObject says that a field of a style sheet takes fields.
func NoObject(field string) string { return field + " is no object of {...}" }

// NoField says that a style sheet has no such field.
func NoField(field string) string { return field + " is no field of a Glamour style" }

// NoColour says what a colour of a style sheet may be.
func NoColour(field, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb or a number from 0 to 255", field, given)
}

// NoCodeStyle says that chroma has no such style.
func NoCodeStyle(field, given string) string {
	return fmt.Sprintf("%s is %q, which is no style of chroma's", field, given)
}

// HoldsControl says that the text of a field would reach the terminal as more than text.
func HoldsControl(field string) string { return field + " holds a control character" }

// ---- articles that commands write

// NoHeadings says that an article has none.
func NoHeadings(post string) string { return post + " has no headings" }

// NoSuchHeading names the headings that an article has instead of one.
func NoSuchHeading(post, heading string, has []string) string {
	return fmt.Sprintf("%s has no heading %q; its headings are %s", post, heading, strings.Join(has, ", "))
}

// Severities are problems by their severity.
var Severities = map[model.Severity]Noun{
	model.Hint: {"hint", "hints"}, model.Warning: {"warning", "warnings"}, model.Error: {"error", "errors"},
}

// NoProblems says that a blog has none.
const NoProblems = "no problems"

// ---- the reader in words: what can be answered

// Answer is an answer that is a word.
type Answer struct {
	Word  string
	Also  []string // other answers with the same meaning; "" is an empty line
	Takes string   // what comes behind it, "" for nothing
	Does  string   // for the help
}

// Answers, by what they do.
var (
	AnswerNext           = Answer{"next", []string{"n", "more", ""}, "", "goes on: more of the list, or the next part"}
	AnswerPreviousInList = Answer{"previous", []string{"p", "back"}, "", "goes back in the list"}
	AnswerPrevious       = Answer{"previous", []string{"p"}, "", "goes back: more of the list, or the part before"}
	AnswerCategories     = Answer{"categories", []string{"c"}, "", "lists the categories to choose from"}
	AnswerTags           = Answer{"tags", []string{"t"}, "", "lists the tags to choose from"}
	AnswerYears          = Answer{"years", []string{"y"}, "", "lists the years to choose from"}
	AnswerAuthors        = Answer{"authors", []string{"a"}, "", "lists the authors to choose from"}
	AnswerSeries         = Answer{"series", nil, "", "lists the series to choose from"}
	AnswerPages          = Answer{"pages", nil, "", "lists the pages that are no posts, such as one about the blog"}
	AnswerSearch         = Answer{"search", []string{"s", "/"}, "WORDS", "lists the posts that have these words"}
	AnswerContents       = Answer{"contents", []string{"c"}, "", "lists the headings to choose from"}
	AnswerLinks          = Answer{"links", nil, "", "lists the links to choose from"}
	AnswerParts          = Answer{"series", nil, "", "lists the parts of the series to choose from"}
	AnswerOlder          = Answer{"older", []string{"o"}, "", "opens the post before this one in time"}
	AnswerNewer          = Answer{"newer", nil, "", "opens the post after this one in time"}
	AnswerWhere          = Answer{"where", []string{"w"}, "", "tells how far you are"}
	AnswerAll            = Answer{"all", []string{"a"}, "", "reads on to the end without a pause"}
	AnswerAgain          = Answer{"again", nil, "", "tells this part once more"}
	AnswerBack           = Answer{"back", []string{"b"}, "", "leads to where you came from"}
	AnswerListAgain      = Answer{"list", []string{"l"}, "", "tells the list again; one that is narrowed becomes the whole list"}
	AnswerList           = Answer{"list", []string{"l"}, "", "leads back to the list"}
	AnswerHelp           = Answer{"help", []string{"h", "?"}, "", "tells every command"}
	AnswerQuit           = Answer{"quit", []string{"q", "exit", "bye"}, "", "ends"}
)

// What else can be answered, as the prompt and the help name it.
const (
	AnEmptyLine     = "an empty line"
	ANumber         = "a number"
	ANumberOfLink   = "the number of a link"
	NumberOpensPost = "opens the post with that number"
	NumberFollows   = "goes to where that link leads"
)

// NumberChooses says what a number does where there is something to choose from.
func NumberChooses(thing Noun) string {
	return "chooses the " + thing.One + " with that number, and so does its name"
}

// TypeOne is the prompt.
func TypeOne(answers []string) string { return "Type " + Or(answers) }

// AnswerDoes is a line of the help.
func AnswerDoes(answer, does string) string { return answer + ": " + does + "." }

// NoMeaning says that an answer is not known where the reader is.
func NoMeaning(answer string) string { return fmt.Sprintf("\"%s\" has no meaning here.", answer) }

// ---- the reader in words: lists

// Titles of lists to choose from.
const (
	Categories = "Categories"
	Tags       = "Tags"
	Authors    = "Authors"
	Years      = "Years"
	Series     = "Series"
	Pages      = "Pages"
	Contents   = "Contents"
	Links      = "Links"
)

// What lists say.
const (
	NoPostsYet      = "There are no posts here yet."
	EndOfList       = "This is the end of the list."
	BeginningOfList = "This is the beginning of the list."
	HowToSearch     = "Type search and what to look for, such as: search tide"
)

// Introduced is a title before what it is the title of.
func Introduced(title string) string { return title + ":" }

// BlogOf introduces a blog.
func BlogOf(title string, posts int) string { return title + ": " + Post.Count(posts) }

// StatusOf names what sets a post apart.
func StatusOf(states []string) string { return "Status: " + And(states) }

// PostsWith introduces what a search found.
func PostsWith(text string) string { return fmt.Sprintf("Posts with \"%s\"", text) }

// PostsOf introduces a list that is narrowed.
func PostsOf(filters []string) string { return "Posts of " + And(filters) }

// Named is a category, a tag or an author with its name.
func Named(thing Noun, name string) string { return thing.One + " " + name }

// NameWithPosts is a name to choose and how many posts have it.
func NameWithPosts(name string, posts int) string { return name + ", " + Post.Count(posts) }

// HeadingAtLevel is a heading to choose.
func HeadingAtLevel(title string, level int) string { return fmt.Sprintf("%s, level %d", title, level) }

// LinkTo is a link to choose: its text and where it leads.
func LinkTo(text, target string) string { return text + ", " + target }

// NoneOf says that a list is empty.
func NoneOf(thing Noun) string { return "No " + thing.Many }

// OneOf says which line of a list is told.
func OneOf(thing Noun, number, count int) string {
	return fmt.Sprintf("%s %d of %d", Capital(thing.One), number, count)
}

// SomeOf says which lines of a list are told.
func SomeOf(thing Noun, first, last, count int) string {
	return fmt.Sprintf("%s %d to %d of %d", Capital(thing.Many), first, last, count)
}

// NoSuchNumber says which numbers there are.
func NoSuchNumber(thing Noun, number, count int) string {
	return fmt.Sprintf("There is no %s %d: the numbers go from 1 to %d.", thing.One, number, count)
}

// NothingToChoose says that there is nothing under a title.
func NothingToChoose(title string) string { return title + ": there is nothing to choose from." }

// PostsNew says how many posts have come.
func PostsNew(n int) string { return Post.Count(n) + " new" }

// PostsChanged says how many posts are different.
func PostsChanged(n int) string { return Post.Count(n) + " changed" }

// PostsRemoved says how many posts have gone.
func PostsRemoved(n int) string { return Post.Count(n) + " removed" }

// BlogChanged says what of a blog is different.
func BlogChanged(news []string) string {
	return "The blog has changed: " + And(news) + ". Type list to hear it as it is now."
}

// NoPostHas says that a search found nothing.
func NoPostHas(text string) string { return fmt.Sprintf("No post has \"%s\".", text) }

// ReadingToFind says why a search takes long.
func ReadingToFind(posts int) string { return "Reading " + Post.Count(posts) + " to find it." }

// FoundTimes says how often something was found, and where first.
func FoundTimes(times int, excerpt string) string {
	return fmt.Sprintf("Found %s: %s", Noun{"time", "times"}.Count(times), excerpt)
}

// ---- the reader in words: articles

// What the reader of an article is told.
const (
	WholeArticle    = "The whole article"
	LastPart        = "This was the last part."
	FirstPart       = "This is the first part."
	GoneButReadable = "This post is no longer in the blog; you can still read it to the end."
	ChangedAndLost  = "This post has changed, but can't be read any more; this is its last text."
	ChangedGoOn     = "This post has changed; you go on in its new text. Type again to hear this part."
	NothingBeside   = "There is no such post beside this one."
)

// CannotBeRead says why an article can't be told.
func CannotBeRead(title string, why error) string { return title + " can't be read: " + why.Error() }

// NoHeadingHere says that an article begins elsewhere than was asked for.
func NoHeadingHere(heading string) string {
	return fmt.Sprintf("There is no heading \"%s\"; this is the beginning.", heading)
}

// PartOf says which part of an article, or of a series, this is.
func PartOf(part, parts int) string { return fmt.Sprintf("Part %d of %d", part, parts) }

// UnderHeading says in which section a reader is.
func UnderHeading(title string) string { return "Heading: " + title }

// PercentRead says how much of an article is behind the reader.
func PercentRead(percent int) string { return fmt.Sprintf("%d percent read", percent) }

// AboutMinutesLeft says how long the rest of an article takes.
func AboutMinutesLeft(minutes int) string { return "About " + Minute.Count(minutes) + " left" }

// LeadsOut says where a link leads that leads out of the blog.
func LeadsOut(link int, address string) string {
	return fmt.Sprintf("Link %d leads out of this blog: %s", link, address)
}

// LeadsToNoPost says that a link leads to what can't be opened.
func LeadsToNoPost(link int, target string) string {
	return fmt.Sprintf("Link %d leads to %s, which is no post of this blog.", link, target)
}

// LeadsToNoHeading says that a link leads to a heading that is not there.
func LeadsToNoHeading(link int, heading string) string {
	return fmt.Sprintf("Link %d leads to the heading \"%s\", which this post doesn't have.", link, heading)
}

// LinksBelow introduces the addresses below an article.
func LinksBelow(n int) string { return Link.Count(n) + ":" }

// LinkBelow is one of them.
func LinkBelow(number int, link string) string { return fmt.Sprintf("Link %d: %s", number, link) }

// ---- the reader in words: what a block is

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

// NumberedItem begins an item of a list with numbers.
func NumberedItem(number, level int, task string) string {
	if level < 2 && task == "" {
		return fmt.Sprintf("%d. ", number)
	}
	if task != "" {
		task = ", " + task
	}
	return fmt.Sprintf("%d%s%s: ", number, atLevel(level), task)
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

// ---- the reader in words: within a line

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
