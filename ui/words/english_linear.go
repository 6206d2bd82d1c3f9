package words

import (
	"fmt"
)

// ---- the linear reader: commands

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

// Other input of the linear reader, as named in the prompt and the help.
const (
	AnswerEmptyLine         = "an empty line"
	AnswerNumber            = "a number"
	AnswerLinkNumber        = "the number of a link"
	AnswerNumberOpensPost   = "opens the post with that number"
	AnswerNumberFollowsLink = "goes to where that link leads"
)

// AnswerNumberChooses describes what a number does in a list to choose from.
func AnswerNumberChooses(thing Noun) string {
	return "chooses the " + thing.One + " with that number, and so does its name"
}

// AnswerPrompt is the prompt of the linear reader.
func AnswerPrompt(answers []string) string { return "Type " + Or(answers) }

// AnswerHelpLine is a line of the help of the linear reader.
func AnswerHelpLine(answer, does string) string { return answer + ": " + does + "." }

// AnswerUnknown is the error for an unknown command.
func AnswerUnknown(answer string) string {
	return fmt.Sprintf("\"%s\" is not a command here. Type help for all commands.", answer)
}

// ---- the linear reader: lists

// Titles of lists, also of screens and panels.
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

// Messages of lists in the linear reader.
const (
	LinearNoPosts     = "There are no posts here yet."
	LinearListEnd     = "This is the end of the list."
	LinearListStart   = "This is the beginning of the list."
	LinearSearchUsage = "Type search and what to look for, such as: search tide"
)

// LinearTitle introduces a list.
func LinearTitle(title string) string { return title + ":" }

// LinearBlogTitle introduces the list of all posts.
func LinearBlogTitle(title string, posts int) string { return title + ": " + Post.Count(posts) }

// LinearPostStatus names the states of a post.
func LinearPostStatus(states []string) string { return "Status: " + And(states) }

// LinearSearchTitle is the title of the results of a search.
func LinearSearchTitle(text string) string { return fmt.Sprintf("Posts with \"%s\"", text) }

// LinearFilterTitle is the title of a filtered list.
func LinearFilterTitle(filters []string) string { return "Posts of " + And(filters) }

// LinearFilter is a filter, such as "category Boats".
func LinearFilter(thing Noun, name string) string { return thing.One + " " + name }

// LinearNameWithPosts is an entry in a list of categories, tags, authors, years or series.
func LinearNameWithPosts(name string, posts int) string { return name + ", " + Post.Count(posts) }

// LinearHeadingWithLevel is an entry in a table of contents.
func LinearHeadingWithLevel(title string, level int) string {
	return fmt.Sprintf("%s, level %d", title, level)
}

// LinearLinkWithTarget is an entry in a list of links.
func LinearLinkWithTarget(text, target string) string { return text + ", " + target }

// LinearRangeEmpty is the status line of an empty list.
func LinearRangeEmpty(thing Noun) string { return "No " + thing.Many }

// LinearRangeOfOne is the status line of a list of which one entry is shown.
func LinearRangeOfOne(thing Noun, number, count int) string {
	return fmt.Sprintf("%s %d of %d", Capital(thing.One), number, count)
}

// LinearRange is the status line of a list: the entries that are shown.
func LinearRange(thing Noun, first, last, count int) string {
	return fmt.Sprintf("%s %d to %d of %d", Capital(thing.Many), first, last, count)
}

// LinearNoSuchNumber is the error for a number that no entry has.
func LinearNoSuchNumber(thing Noun, number, count int) string {
	return fmt.Sprintf("There is no %s %d: the numbers go from 1 to %d.", thing.One, number, count)
}

// LinearNothingToChoose is the error for a list without entries.
func LinearNothingToChoose(title string) string { return title + ": there is nothing to choose from." }

// LinearPostsNew counts new posts.
func LinearPostsNew(n int) string { return Post.Count(n) + " new" }

// LinearPostsChanged counts changed posts.
func LinearPostsChanged(n int) string { return Post.Count(n) + " changed" }

// LinearPostsRemoved counts removed posts.
func LinearPostsRemoved(n int) string { return Post.Count(n) + " removed" }

// LinearBlogChanged is printed before the next prompt when the blog has changed.
func LinearBlogChanged(news []string) string {
	return "The blog has changed: " + And(news) + ". Type list to see the new list."
}

// LinearSearchNoMatch is printed when a search has no results.
func LinearSearchNoMatch(text string) string { return fmt.Sprintf("No post has \"%s\".", text) }

// LinearSearchRunning is printed when a search takes long because posts must be read.
func LinearSearchRunning(posts int) string { return "Reading " + Post.Count(posts) + " to find it." }

// LinearSearchFound is the number of matches in a post and its first excerpt.
func LinearSearchFound(times int, excerpt string) string {
	return fmt.Sprintf("Found %s: %s", Noun{"time", "times"}.Count(times), excerpt)
}

// ---- the linear reader: articles

// Messages of articles in the linear reader.
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

// LinearPostUnreadable is the error for a post that cannot be read.
func LinearPostUnreadable(title string, why error) string {
	return title + " can't be read: " + why.Error()
}

// LinearNoHeading is printed when an article was opened at a heading that it does not have.
func LinearNoHeading(heading string) string {
	return fmt.Sprintf("There is no heading \"%s\"; this is the beginning.", heading)
}

// PartPosition is the number of a part of an article or of a series.
func PartPosition(part, parts int) string { return fmt.Sprintf("Part %d of %d", part, parts) }

// LinearSection names the section at which the reader is.
func LinearSection(title string) string { return "Heading: " + title }

// LinearPercentRead is how much of an article has been read.
func LinearPercentRead(percent int) string { return fmt.Sprintf("%d percent read", percent) }

// LinearMinutesLeft is the time that the rest of an article takes.
func LinearMinutesLeft(minutes int) string { return "About " + Minute.Count(minutes) + " left" }

// LinearLinkExternal is printed for a link to another site.
func LinearLinkExternal(link int, address string) string {
	return fmt.Sprintf("Link %d leads out of this blog: %s", link, address)
}

// LinearLinkNoPost is printed for a link that does not lead to a post of the blog.
func LinearLinkNoPost(link int, target string) string {
	return fmt.Sprintf("Link %d leads to %s, which is no post of this blog.", link, target)
}

// LinearLinkNoHeading is printed for a link to a missing heading.
func LinearLinkNoHeading(link int, heading string) string {
	return fmt.Sprintf("Link %d leads to the heading \"%s\", which this post doesn't have.", link, heading)
}

// LinearLinksTitle introduces the addresses of links below an article.
func LinearLinksTitle(n int) string { return Link.Count(n) + ":" }

// LinearLinkAddress is an address of a link below an article.
func LinearLinkAddress(number int, link string) string {
	return fmt.Sprintf("Link %d: %s", number, link)
}
