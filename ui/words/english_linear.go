package words

import (
	"fmt"
)

// ---- the linear reader: what can be answered

// Answer is a command of the linear reader.
type Answer struct {
	Word        string
	Aliases     []string // other words for it; "" is an empty line
	Argument    string   // the name of its argument in the help, "" if it takes none
	Description string   // what it does, for the help
}

// Commands of the linear reader.
var (
	AnswerNext           = Answer{"next", []string{"n", "more", ""}, "", "continues: more of the list, or the next part"}
	AnswerPreviousInList = Answer{"previous", []string{"p", "back"}, "", "goes back in the list"}
	AnswerPrevious       = Answer{"previous", []string{"p"}, "", "goes back: more of the list, or the part before"}
	AnswerCategories     = Answer{"categories", []string{"c"}, "", "lists the categories to choose from"}
	AnswerTags           = Answer{"tags", []string{"t"}, "", "lists the tags to choose from"}
	AnswerYears          = Answer{"years", []string{"y"}, "", "lists the years to choose from"}
	AnswerAuthors        = Answer{"authors", []string{"a"}, "", "lists the authors to choose from"}
	AnswerSeries         = Answer{"series", nil, "", "lists the series to choose from"}
	AnswerPages          = Answer{"pages", nil, "", "lists the pages, such as one about the blog"}
	AnswerSearch         = Answer{"search", []string{"s", "/"}, "WORDS", "lists the posts that have these words"}
	AnswerContents       = Answer{"contents", []string{"c"}, "", "lists the headings to choose from"}
	AnswerLinks          = Answer{"links", nil, "", "lists the links to choose from"}
	AnswerParts          = Answer{"series", nil, "", "lists the parts of the series to choose from"}
	AnswerOlder          = Answer{"older", []string{"o"}, "", "opens the post before this one in time"}
	AnswerNewer          = Answer{"newer", nil, "", "opens the post after this one in time"}
	AnswerWhere          = Answer{"where", []string{"w"}, "", "says how far you have read"}
	AnswerAll            = Answer{"all", []string{"a"}, "", "reads on to the end without a pause"}
	AnswerAgain          = Answer{"again", nil, "", "repeats this part"}
	AnswerBack           = Answer{"back", []string{"b"}, "", "goes back to where you came from"}
	AnswerListAgain      = Answer{"list", []string{"l"}, "", "shows the list again, without its filters"}
	AnswerList           = Answer{"list", []string{"l"}, "", "goes back to the list"}
	AnswerHelp           = Answer{"help", []string{"h", "?"}, "", "lists all commands"}
	AnswerQuit           = Answer{"quit", []string{"q", "exit", "bye"}, "", "ends"}
)

// What else can be answered, as the prompt and the help name it.
const (
	AnswerEmptyLine         = "an empty line"
	AnswerNumber            = "a number"
	AnswerLinkNumber        = "the number of a link"
	AnswerNumberOpensPost   = "opens the post with that number"
	AnswerNumberFollowsLink = "goes to where that link leads"
)

// AnswerNumberChooses says what a number does where there is something to choose from.
func AnswerNumberChooses(thing Noun) string {
	return "chooses the " + thing.One + " with that number, and so does its name"
}

// AnswerPrompt is the prompt.
func AnswerPrompt(answers []string) string { return "Type " + Or(answers) }

// AnswerHelpLine is a line of the help.
func AnswerHelpLine(answer, does string) string { return answer + ": " + does + "." }

// AnswerUnknown says that an answer is not known where the reader is.
func AnswerUnknown(answer string) string {
	return fmt.Sprintf("\"%s\" is not a command here. Type help for all commands.", answer)
}

// ---- the linear reader: lists

// Titles of lists to choose from.
const (
	TitleCategories = "Categories"
	TitleTags       = "Tags"
	TitleAuthors    = "Authors"
	TitleYears      = "Years"
	TitleSeries     = "Series"
	TitlePages      = "Pages"
	TitleContents   = "Contents"
	TitleLinks      = "Links"
)

// What lists say.
const (
	LinearNoPosts     = "There are no posts here yet."
	LinearListEnd     = "This is the end of the list."
	LinearListStart   = "This is the beginning of the list."
	LinearSearchUsage = "Type search and what to look for, such as: search tide"
)

// LinearTitle is a title before what it is the title of.
func LinearTitle(title string) string { return title + ":" }

// LinearBlogTitle introduces a blog.
func LinearBlogTitle(title string, posts int) string { return title + ": " + Post.Count(posts) }

// LinearPostStatus names what sets a post apart.
func LinearPostStatus(states []string) string { return "Status: " + And(states) }

// LinearSearchTitle introduces what a search found.
func LinearSearchTitle(text string) string { return fmt.Sprintf("Posts with \"%s\"", text) }

// LinearFilterTitle introduces a list that is narrowed.
func LinearFilterTitle(filters []string) string { return "Posts of " + And(filters) }

// LinearFilter is a category, a tag or an author with its name.
func LinearFilter(thing Noun, name string) string { return thing.One + " " + name }

// LinearNameWithPosts is a name to choose and how many posts have it.
func LinearNameWithPosts(name string, posts int) string { return name + ", " + Post.Count(posts) }

// LinearHeadingWithLevel is a heading to choose.
func LinearHeadingWithLevel(title string, level int) string {
	return fmt.Sprintf("%s, level %d", title, level)
}

// LinearLinkWithTarget is a link to choose: its text and where it leads.
func LinearLinkWithTarget(text, target string) string { return text + ", " + target }

// LinearRangeEmpty says that a list is empty.
func LinearRangeEmpty(thing Noun) string { return "No " + thing.Many }

// LinearRangeOfOne says which line of a list is told.
func LinearRangeOfOne(thing Noun, number, count int) string {
	return fmt.Sprintf("%s %d of %d", Capital(thing.One), number, count)
}

// LinearRange says which lines of a list are told.
func LinearRange(thing Noun, first, last, count int) string {
	return fmt.Sprintf("%s %d to %d of %d", Capital(thing.Many), first, last, count)
}

// LinearNoSuchNumber says which numbers there are.
func LinearNoSuchNumber(thing Noun, number, count int) string {
	return fmt.Sprintf("There is no %s %d: the numbers go from 1 to %d.", thing.One, number, count)
}

// LinearNothingToChoose says that there is nothing under a title.
func LinearNothingToChoose(title string) string { return title + ": there is nothing to choose from." }

// LinearPostsNew says how many posts have come.
func LinearPostsNew(n int) string { return Post.Count(n) + " new" }

// LinearPostsChanged says how many posts are different.
func LinearPostsChanged(n int) string { return Post.Count(n) + " changed" }

// LinearPostsRemoved says how many posts have gone.
func LinearPostsRemoved(n int) string { return Post.Count(n) + " removed" }

// LinearBlogChanged says what of a blog is different.
func LinearBlogChanged(news []string) string {
	return "The blog has changed: " + And(news) + ". Type list to see the new list."
}

// LinearSearchNoMatch says that a search found nothing.
func LinearSearchNoMatch(text string) string { return fmt.Sprintf("No post has \"%s\".", text) }

// LinearSearchRunning says why a search takes long.
func LinearSearchRunning(posts int) string { return "Reading " + Post.Count(posts) + " to find it." }

// LinearSearchFound says how often something was found, and where first.
func LinearSearchFound(times int, excerpt string) string {
	return fmt.Sprintf("Found %s: %s", Noun{"time", "times"}.Count(times), excerpt)
}

// ---- the linear reader: articles

// What the reader of an article is told.
const (
	LinearWholeArticle          = "The whole article"
	LinearLastPart              = "This was the last part."
	LinearFirstPart             = "This is the first part."
	LinearPostGone              = "This post is no longer in the blog; you can still read it to the end."
	LinearPostChangedUnreadable = "This post has changed, but can't be read any more; this is its last text."
	LinearPostChanged           = "This post has changed; you continue in its new text. Type again to repeat this part."
	LinearNoOlderPost           = "There is no older post."
	LinearNoNewerPost           = "There is no newer post."
)

// LinearPostUnreadable says why an article can't be told.
func LinearPostUnreadable(title string, why error) string {
	return title + " can't be read: " + why.Error()
}

// LinearNoHeading says that an article begins elsewhere than was asked for.
func LinearNoHeading(heading string) string {
	return fmt.Sprintf("There is no heading \"%s\"; this is the beginning.", heading)
}

// PartPosition says which part of an article, or of a series, this is.
func PartPosition(part, parts int) string { return fmt.Sprintf("Part %d of %d", part, parts) }

// LinearSection says in which section a reader is.
func LinearSection(title string) string { return "Heading: " + title }

// LinearPercentRead says how much of an article is behind the reader.
func LinearPercentRead(percent int) string { return fmt.Sprintf("%d percent read", percent) }

// LinearMinutesLeft says how long the rest of an article takes.
func LinearMinutesLeft(minutes int) string { return "About " + Minute.Count(minutes) + " left" }

// LinearLinkExternal says where a link leads that leads out of the blog.
func LinearLinkExternal(link int, address string) string {
	return fmt.Sprintf("Link %d leads out of this blog: %s", link, address)
}

// LinearLinkNoPost says that a link leads to what can't be opened.
func LinearLinkNoPost(link int, target string) string {
	return fmt.Sprintf("Link %d leads to %s, which is no post of this blog.", link, target)
}

// LinearLinkNoHeading says that a link leads to a heading that is not there.
func LinearLinkNoHeading(link int, heading string) string {
	return fmt.Sprintf("Link %d leads to the heading \"%s\", which this post doesn't have.", link, heading)
}

// LinearLinksTitle introduces the addresses below an article.
func LinearLinksTitle(n int) string { return Link.Count(n) + ":" }

// LinearLinkAddress is one of them.
func LinearLinkAddress(number int, link string) string {
	return fmt.Sprintf("Link %d: %s", number, link)
}
