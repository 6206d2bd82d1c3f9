package words

import (
	"fmt"

	"blogtui/model"
)

// ---- the list

// What posts are filtered by, as chips and titles name it, beside categories, tags,
// authors, years and series.
const (
	Marks      = "Marks"
	Only       = "only"
	Unread     = "unread"
	Favourites = "favourites"
	New        = "new"
	Undated    = "Undated"
	All        = "All"
)

// YearNamed is the name of a year among those of a blog.
func YearNamed(name string) string {
	if name == model.Undated {
		return "undated"
	}
	return name
}

// Without is the title of the posts that have none of a kind.
func Without(kind Noun) string { return "Without " + kind.Many }

// Minutes is the reading time of a post in its row, for up to 99 in six cells.
func Minutes(n int) string { return fmt.Sprintf("%d min", n) }

// ReadingPosts says that a blog is being read, and how many posts there are by now.
func ReadingPosts(n int) string {
	if n == 0 {
		return "reading…"
	}
	return "reading… " + Post.Count(n)
}

// Of says how many of all there are.
func Of(some, all int) string { return fmt.Sprintf("%d of %d", some, all) }

// NewPosts says how many posts are new.
func NewPosts(n int) string { return fmt.Sprintf("%d new", n) }

// UnreadPosts says how many posts are not read.
func UnreadPosts(n int) string {
	if n == 0 {
		return "all read"
	}
	return fmt.Sprintf("%d unread", n)
}

// SortedBy is the chip of an order.
func SortedBy(o model.Order, reversed bool) string {
	if reversed {
		return "by " + OrderName(o) + ", reversed"
	}
	return "by " + OrderName(o)
}

// DropsLast says which key drops the last filter.
func DropsLast(key string) string { return key + " drops the last" }

// Why a list is empty, and what happened to it.
const (
	ReadingThePosts     = "Reading the posts…"
	NothingPasses       = "No post matches these filters"
	NoTitleMatches      = "No title matches"
	NothingToShow       = "No post to show"
	ShowsAll            = "blogtui --all shows them"
	NoPostsHere         = "No posts here yet"
	LookedFor           = "Looked for *.md, *.mdx and other Markdown in this folder and below"
	ByDateNow           = "By date"
	NothingToGroupBy    = "This blog has no categories or tags to group by"
	OtherWayRound       = "The other way round"
	UsualDirection      = "In the usual direction"
	NothingToChooseFrom = "There is no post to choose from"
	NothingToMark       = "There is no post here to mark"
	MarksNotKnown       = "What you read before is not known yet"
	AllPostsAgain       = "All posts again"
	OnlyNotRead         = "Only what you have not read"
	OnlyFavourites      = "Only favourites"
	MarkedUnread        = "Marked as unread"
	MarkedRead          = "Marked as read"
	NoFavourite         = "No longer a favourite"
	AFavourite          = "A favourite now"
	FirstPost           = "This is the first post of the list"
	LastPost            = "This is the last post of the list"
	NotInList           = "This post is not in the list: a filter leaves it out"
)

// Clears says which key clears what is typed.
func Clears(key string) string { return key + " clears it" }

// DropsOrChooses says which keys widen a list that filters have emptied.
func DropsOrChooses(drop, choose string) []string {
	return []string{drop + " drops the last filter", choose + " chooses others"}
}

// LeftOut says how many posts are not listed.
func LeftOut(n int) string {
	if n == 1 {
		return "1 draft, future or expired post or page is left out"
	}
	return fmt.Sprintf("%d drafts, future or expired posts and pages are left out", n)
}

// PassedOver says how many files of a folder are no posts.
func PassedOver(n int) string {
	return Noun{"other file was", "other files were"}.Count(n) + " passed over"
}

// OpensOrQuits says how to open another blog, and which key quits.
func OpensOrQuits(key string) []string {
	return []string{"blogtui FOLDER opens another place", key + " quits"}
}

// ByNow says by which kind a list is divided.
func ByNow(kind Noun) string { return "By " + kind.One }

// OrderedBy says what a list is sorted by.
func OrderedBy(o model.Order) string { return "Ordered by " + OrderName(o) }

// NothingToUndo says which key quits, when there is nothing to go back to.
func NothingToUndo(key string) string { return fmt.Sprintf("Nothing to undo; %s quits", key) }

// NoSuch says that there is none of a kind at a place.
func NoSuch(kind Noun, number int) string { return fmt.Sprintf("There is no %s %d", kind.One, number) }

// ---- choosing, and going anywhere

// What is typed where, and why there is nothing.
const (
	TypeToNarrow       = "type to narrow"
	NothingCalled      = "Nothing is called like that"
	NothingCalledTyped = "Nothing is called like that; backspace widens"
	GoAnywhere         = "Go to anything"
	TypeAnything       = "a title, a name, a year, or what a key does"
	KindCommand        = "command" // as all that the palette leads to: what it is takes at most nine cells
	Archive            = "archive"
	ArchiveDoes        = "all years, with how many posts each has"
)

// BlogHasNo says that a blog has none of a kind.
func BlogHasNo(kind Noun) string { return "This blog has no " + kind.Many }

// KindOf is what the palette calls a post: a post or a page.
func KindOf(p *model.Post) string {
	if p.Kind == model.KindPage {
		return Page.One
	}
	return Post.One
}

// TheBest says that there is more than so many results.
func TheBest(results int) string { return "the best " + Result.Count(results) }

// ---- searching all posts

// What the search says.
const (
	TypeToSearch   = "search all texts"
	SearchFields   = "title: category: tag: author: year:"
	NothingToFind  = "Type what to look for"
	OpeningFirst   = "Opening what is found first"
	NothingToOpen  = "Nothing is found: there is nothing to open"
	BlogBeingRead  = "the blog is still being read"
	StillSearching = "searching"
	NothingYet     = "Nothing yet"
	NoPostHasAll   = "No post has all of this"
	FewerWords     = "Fewer words, or the beginning of one, find more"
)

// ExampleFirst and ExampleSecond stand in for words of a title where there are none.
const ExampleFirst, ExampleSecond = "harbour", "lights"

// SearchExamples are what can be typed and what it finds, with two words that follow
// one another in a title.
func SearchExamples(first, second string) [][2]string {
	letters := []rune(second)
	return [][2]string{
		{first + " " + string(letters[:(len(letters)+1)/2]), "all words, the last as it begins"},
		{`"` + first + " " + second + `"`, "these words in this order"},
		{"title:" + first, "also category, tag, author, year"},
	}
}

// OfSoFar says how many posts a search has found by now.
func OfSoFar(some, all int) string { return Of(some, all) + " so far" }

// NotSearched says how many texts are left out.
func NotSearched(n int) string {
	if n == 1 {
		return "the text of 1 post is not searched"
	}
	return fmt.Sprintf("texts of %d posts are not searched", n)
}

// SearchedPercent says how much is searched.
func SearchedPercent(percent int) string { return fmt.Sprintf("%d%% read", percent) }
