package words

import (
	"fmt"
)

// ---- the linear reader: what can be answered

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

// ---- the linear reader: lists

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

// ---- the linear reader: articles

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
