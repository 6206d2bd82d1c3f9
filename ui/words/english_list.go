package words

import (
	"fmt"

	"blogtui/model"
)

// ---- the list

// What posts are filtered by, as chips and titles name it, beside categories, tags,
// authors, years and series.
const (
	TitleMarks       = "Marks"
	FilterOnly       = "only"
	FilterUnread     = "unread"
	FilterFavourites = "favourites"
	PostNew          = "new"
	TitleUndated     = "Undated"
	TitleAll         = "All"
)

// YearName is the name of a year among those of a blog.
func YearName(name string) string {
	if name == model.Undated {
		return "undated"
	}
	return name
}

// TitleWithout is the title of the posts that have none of a kind.
func TitleWithout(kind Noun) string { return "Without " + kind.Many }

// ListMinutes is the reading time of a post in its row, for up to 99 in six cells.
func ListMinutes(n int) string { return fmt.Sprintf("%d min", n) }

// ListLoadingCount says that a blog is being read, and how many posts there are by now.
func ListLoadingCount(n int) string {
	if n == 0 {
		return "reading…"
	}
	return "reading… " + Post.Count(n)
}

// CountOf says how many of all there are.
func CountOf(some, all int) string { return fmt.Sprintf("%d of %d", some, all) }

// ListNewCount says how many posts are new.
func ListNewCount(n int) string { return fmt.Sprintf("%d new", n) }

// ListUnreadCount says how many posts are not read.
func ListUnreadCount(n int) string {
	if n == 0 {
		return "all read"
	}
	return fmt.Sprintf("%d unread", n)
}

// FilterSortedBy is the chip of an order.
func FilterSortedBy(o model.Order, reversed bool) string {
	if reversed {
		return "by " + OrderName(o) + ", reversed"
	}
	return "by " + OrderName(o)
}

// HintDropsLastFilter says which key drops the last filter.
func HintDropsLastFilter(key string) string { return key + " drops the last" }

// Why a list is empty, and what happened to it.
const (
	ListLoading          = "Reading the posts…"
	ListNoFilterMatch    = "No post matches these filters"
	ListNoTitleMatch     = "No title matches"
	ListNothingToShow    = "No post to show"
	ListShowAllCommand   = "blogtui --all shows them"
	ListNoPosts          = "No posts here yet"
	ListLookedFor        = "Looked for *.md, *.mdx and other Markdown here and in subfolders"
	ListGroupedByDate    = "By date"
	ListNothingToGroupBy = "This blog has no categories or tags to group by"
	ListReversed         = "Order reversed"
	ListNotReversed      = "Order no longer reversed"
	ListNoRandomPost     = "There is no post to choose from"
	MarkNoPost           = "There is no post here to mark"
	MarksLoading         = "Your reading marks are still loading"
	ListAllPosts         = "All posts again"
	ListOnlyUnread       = "Only unread posts"
	ListOnlyFavourites   = "Only favourites"
	MarkedUnread         = "Marked as unread"
	MarkedRead           = "Marked as read"
	MarkedNoFavourite    = "No longer a favourite"
	MarkedFavourite      = "Marked as a favourite"
	ListFirstPost        = "This is the first post of the list"
	ListLastPost         = "This is the last post of the list"
	ListPostFilteredOut  = "This post is not in the list: a filter leaves it out"
)

// HintClears says which key clears what is typed.
func HintClears(key string) string { return key + " clears it" }

// HintsWidenFilters says which keys widen a list that filters have emptied.
func HintsWidenFilters(drop, choose string) []string {
	return []string{drop + " drops the last filter", choose + " chooses others"}
}

// ListHiddenCount says how many posts are not listed.
func ListHiddenCount(n int) string {
	if n == 1 {
		return "1 draft, future or expired post or page is left out"
	}
	return fmt.Sprintf("%d drafts, future or expired posts and pages are left out", n)
}

// ListSkippedFiles says how many files of a folder are no posts.
func ListSkippedFiles(n int) string {
	return Noun{"other file was", "other files were"}.Count(n) + " skipped"
}

// HintsOpenFolderOrQuit says how to open another blog, and which key quits.
func HintsOpenFolderOrQuit(key string) []string {
	return []string{"blogtui FOLDER opens another folder", key + " quits"}
}

// ListGroupedBy says by which kind a list is divided.
func ListGroupedBy(kind Noun) string { return "By " + kind.One }

// ListOrderedBy says what a list is sorted by.
func ListOrderedBy(o model.Order) string { return "Ordered by " + OrderName(o) }

// ListNothingToUndo says which key quits, when there is nothing to go back to.
func ListNothingToUndo(key string) string { return fmt.Sprintf("Nothing to undo; %s quits", key) }

// ListNoSuchTopic says that there is none of a kind at a place.
func ListNoSuchTopic(kind Noun, number int) string {
	return fmt.Sprintf("There is no %s %d", kind.One, number)
}

// ---- choosing, and going anywhere

// What is typed where, and why there is nothing.
const (
	ChooserPlaceholder        = "type to narrow"
	PaletteNoMatch            = "Nothing has this name"
	PaletteNoMatchTyped       = "Nothing has this name; Backspace deletes a letter"
	PaletteTitle              = "Go to anything"
	PalettePlaceholder        = "a title, a name, a year, or what a key does"
	PaletteCommand            = "command" // as all that the palette leads to: what it is takes at most nine cells
	PaletteArchive            = "archive"
	PaletteArchiveDescription = "all years, with how many posts each has"
)

// ChooserBlogHasNo says that a blog has none of a kind.
func ChooserBlogHasNo(kind Noun) string { return "This blog has no " + kind.Many }

// PaletteKind is what the palette calls a post: a post or a page.
func PaletteKind(p *model.Post) string {
	if p.Kind == model.KindPage {
		return Page.One
	}
	return Post.One
}

// PaletteBestResults says that there is more than so many results.
func PaletteBestResults(results int) string { return "the best " + Result.Count(results) }

// ---- searching all posts

// What the search says.
const (
	SearchPlaceholder   = "search all texts"
	SearchFields        = "title: category: tag: author: year:"
	SearchNothingTyped  = "Type what to look for"
	SearchOpensFirst    = "Opening the first result as soon as there is one"
	SearchNothingToOpen = "No results: there is nothing to open"
	SearchBlogLoading   = "the blog is still being read"
	SearchRunning       = "searching"
	SearchNothingYet    = "Nothing yet"
	SearchNoMatch       = "No post matches the whole search"
	SearchAdvice        = "Type fewer words, or only the beginning of one"
)

// SearchExampleFirst and ExampleSecond stand in for words of a title where there are none.
const SearchExampleFirst, SearchExampleSecond = "harbour", "lights"

// SearchExamples are what can be typed and what it finds, with two words that follow
// one another in a title.
func SearchExamples(first, second string) [][2]string {
	letters := []rune(second)
	return [][2]string{
		{first + " " + string(letters[:(len(letters)+1)/2]), "all words; the last one may be incomplete"},
		{`"` + first + " " + second + `"`, "these words in this order"},
		{"title:" + first, "also category, tag, author, year"},
	}
}

// SearchCountSoFar says how many posts a search has found by now.
func SearchCountSoFar(some, all int) string { return CountOf(some, all) + " so far" }

// SearchNotSearched says how many texts are left out.
func SearchNotSearched(n int) string {
	if n == 1 {
		return "the text of 1 post is not searched"
	}
	return fmt.Sprintf("texts of %d posts are not searched", n)
}

// SearchPercent says how much is searched.
func SearchPercent(percent int) string { return fmt.Sprintf("%d%% read", percent) }
