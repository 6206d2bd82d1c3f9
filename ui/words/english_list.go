package words

import (
	"fmt"

	"blogtui/model"
)

// ---- the list

// Filters and groups other than categories, tags, authors, years and series.
const (
	TitleMarks       = "Marks"
	FilterOnly       = "only"
	FilterUnread     = "unread"
	FilterFavourites = "favourites"
	PostNew          = "new"
	TitleUndated     = "Undated"
	TitleAll         = "All"
)

// YearName returns the name of a year of the blog; model.Undated is translated.
func YearName(name string) string {
	if name == model.Undated {
		return "undated"
	}
	return name
}

// TitleWithout is the title of the group of posts without a category or tag.
func TitleWithout(kind Noun) string { return "Without " + kind.Many }

// ListMinutes is the reading time in a row of the list: at most six cells up to 99 minutes.
func ListMinutes(n int) string { return fmt.Sprintf("%d min", n) }

// ListLoadingCount is the status while a blog is loading, with the number of posts so far.
func ListLoadingCount(n int) string {
	if n == 0 {
		return "reading…"
	}
	return "reading… " + Post.Count(n)
}

// CountOf is a number of items out of all items.
func CountOf(some, all int) string { return fmt.Sprintf("%d of %d", some, all) }

// ListNewCount is the number of new posts.
func ListNewCount(n int) string { return fmt.Sprintf("%d new", n) }

// ListUnreadCount is the number of unread posts.
func ListUnreadCount(n int) string {
	if n == 0 {
		return "all read"
	}
	return fmt.Sprintf("%d unread", n)
}

// FilterSortedBy is the chip that shows the sort order.
func FilterSortedBy(o model.Order, reversed bool) string {
	if reversed {
		return "by " + OrderName(o) + ", reversed"
	}
	return "by " + OrderName(o)
}

// HintDropsLastFilter names the key that removes the last filter.
func HintDropsLastFilter(key string) string { return key + " drops the last" }

// Messages of the list: why it is empty, and what a key has changed.
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

// HintClears names the key that clears the typed text.
func HintClears(key string) string { return key + " clears it" }

// HintsWidenFilters names the keys that help when no post matches the filters.
func HintsWidenFilters(drop, choose string) []string {
	return []string{drop + " drops the last filter", choose + " chooses others"}
}

// ListHiddenCount counts posts and pages that are hidden by default.
func ListHiddenCount(n int) string {
	if n == 1 {
		return "1 draft, future or expired post or page is left out"
	}
	return fmt.Sprintf("%d drafts, future or expired posts and pages are left out", n)
}

// ListSkippedFiles counts files that are not posts.
func ListSkippedFiles(n int) string {
	return Noun{"other file was", "other files were"}.Count(n) + " skipped"
}

// HintsOpenFolderOrQuit is shown for an empty blog.
func HintsOpenFolderOrQuit(key string) []string {
	return []string{"blogtui FOLDER opens another folder", key + " quits"}
}

// ListGroupedBy confirms a new grouping of the list.
func ListGroupedBy(kind Noun) string { return "By " + kind.One }

// ListOrderedBy confirms a new sort order.
func ListOrderedBy(o model.Order) string { return "Ordered by " + OrderName(o) }

// ListNothingToUndo is shown when there is no filter to remove and no screen to go back to;
// key quits.
func ListNothingToUndo(key string) string { return fmt.Sprintf("Nothing to undo; %s quits", key) }

// ListNoSuchTopic is the error for a number without a category or tag.
func ListNoSuchTopic(kind Noun, number int) string {
	return fmt.Sprintf("There is no %s %d", kind.One, number)
}

// ---- filters and palette

// Texts of the filter chooser and the palette.
const (
	ChooserPlaceholder        = "type to narrow"
	PaletteNoMatch            = "Nothing has this name"
	PaletteNoMatchTyped       = "Nothing has this name; Backspace deletes a letter"
	PaletteTitle              = "Go to anything"
	PalettePlaceholder        = "a title, a name, a year, or what a key does"
	PaletteCommand            = "command" // labels of the palette are at most nine cells wide
	PaletteArchive            = "archive"
	PaletteArchiveDescription = "all years, with how many posts each has"
)

// ChooserBlogHasNo is the error for an empty kind of filter.
func ChooserBlogHasNo(kind Noun) string { return "This blog has no " + kind.Many }

// PaletteKind is the label of a post in the palette.
func PaletteKind(p *model.Post) string {
	if p.Kind == model.KindPage {
		return Page.One
	}
	return Post.One
}

// PaletteBestResults is shown when there are more results than the palette lists.
func PaletteBestResults(results int) string { return "the best " + Result.Count(results) }

// ---- searching all posts

// Messages of the search screen.
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

// SearchExampleFirst and SearchExampleSecond are used in examples if no title has two words.
const SearchExampleFirst, SearchExampleSecond = "harbour", "lights"

// SearchExamples returns examples of searches with their meaning. The words first and second
// follow each other in a title.
func SearchExamples(first, second string) [][2]string {
	letters := []rune(second)
	return [][2]string{
		{first + " " + string(letters[:(len(letters)+1)/2]), "all words; the last one may be incomplete"},
		{`"` + first + " " + second + `"`, "these words in this order"},
		{"title:" + first, "also category, tag, author, year"},
	}
}

// SearchCountSoFar is the number of results of a search that is still running.
func SearchCountSoFar(some, all int) string { return CountOf(some, all) + " so far" }

// SearchNotSearched counts posts whose text is not searched.
func SearchNotSearched(n int) string {
	if n == 1 {
		return "the text of 1 post is not searched"
	}
	return fmt.Sprintf("texts of %d posts are not searched", n)
}

// SearchPercent is the progress of reading the texts.
func SearchPercent(percent int) string { return fmt.Sprintf("%d%% read", percent) }
