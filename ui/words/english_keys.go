package words

import (
	"fmt"
	"strings"
)

// ---- keys

// ActionDescriptions says what each action does. The keys are the names of actions in the
// configuration.
var ActionDescriptions = map[string]string{
	"help":              "show every key",
	"quit":              "back; from the list, quit",
	"cancel":            "cancel or go back",
	"interrupt":         "quit at once",
	"suspend":           "suspend to the shell; fg resumes",
	"mouse":             "mouse on or off",
	"theme":             "choose a theme",
	"turn":              "dark or light",
	"search":            "search all posts",
	"palette":           "go to anything by name",
	"reload":            "look for changed files",
	"problems":          "problems in the blog's files",
	"up":                "up",
	"down":              "down",
	"page-down":         "a page down",
	"page-up":           "a page up",
	"half-down":         "half a page down",
	"half-up":           "half a page up",
	"top":               "to the start",
	"bottom":            "to the end",
	"open":              "read",
	"back":              "back",
	"filter":            "filter by title",
	"choose":            "choose categories, tags, authors, years",
	"next-category":     "next category",
	"previous-category": "previous category",
	"nth-category":      "category by its number",
	"grouping":          "group by date or by category",
	"fold":              "fold or unfold a group",
	"order":             "sort by date, title, length or path",
	"reverse":           "reverse the order",
	"random":            "a random post",
	"next-heading":      "next section",
	"previous-heading":  "previous section",
	"next-post":         "next post in the list",
	"previous-post":     "previous post in the list",
	"contents":          "contents",
	"wider":             "wider text",
	"narrower":          "narrower text",
	"usual-measure":     "usual width of the text",
	"text-only":         "hide everything but the text",
	"pictures":          "pictures on or off",
	"full-picture":      "pictures as large as the screen",
	"copy":              "copy the address",
	"copy-here":         "copy a link to this section, or the code",
	"next-link":         "next link, note or code",
	"previous-link":     "previous link, note or code",
	"numbers":           "follow a link by its number",
	"peek":              "show a footnote",
	"history-back":      "back to where you came from",
	"history-forward":   "forward again",
	"find":              "find in the article",
	"next-hit":          "next match",
	"previous-hit":      "previous match",
	"pan-right":         "see more of wide code and tables",
	"pan-left":          "back to their left side",
	"edit":              "edit at this line",
	"pipe":              "pipe the article to a command",
	"percent":           "to the middle; 5j: five lines down",
	"mark-read":         "mark as read or unread",
	"favourite":         "mark as a favourite or not",
	"unread-only":       "only unread posts",
	"favourites-only":   "only favourites",
	"take":              "select",
	"apply":             "show these posts",
	"next-tab":          "next kind",
	"previous-tab":      "previous kind",
}

// Names of the arrow keys, for terminals that cannot show arrows.
const (
	ArrowUp    = "up"
	ArrowDown  = "down"
	ArrowLeft  = "left"
	ArrowRight = "right"
)

// ActionName returns the name of an action in the palette.
func ActionName(action string) string { return strings.ReplaceAll(action, "-", " ") }

// Key hints in the footer and the help of a screen.
const (
	HintMove            = "move"
	HintRead            = "read"
	HintClear           = "clear"
	HintFilter          = "filter"
	HintSearch          = "search"
	HintChoose          = "choose"
	HintOrder           = "order"
	HintHelp            = "help"
	HintQuit            = "quit"
	HintBack            = "back"
	HintClose           = "close"
	HintGoThere         = "go there"
	HintCancel          = "cancel"
	HintPage            = "page"
	HintLinks           = "links"
	HintFind            = "find"
	HintSection         = "section"
	HintNextPrevious    = "next, previous"
	HintOlderNewer      = "older, newer"
	HintOtherWords      = "other words"
	HintDone            = "done"
	HintFollowLink      = "follow the link"
	HintOpenAtMatch     = "open at the match"
	HintNext            = "next"
	HintPrevious        = "previous"
	HintNextPicture     = "next picture"
	HintPreviousPicture = "previous picture"
	HintPicturesBack    = "previous picture, before the first back"
	HintToArticle       = "back to the article"
	HintKeep            = "keep"
	HintKeepTheme       = "keep it until you quit"
	HintPreviousTheme   = "back to the theme before"
	HintNextTheme       = "next theme"
	HintDarkOrLight     = "dark or light"
)

// HintByDate is the hint of the key that groups the list by date.
const HintByDate = "by date"

// HintByKind is the hint of the key that groups the list by a kind, such as category.
func HintByKind(kind Noun) string { return "by " + kind.One }

// Titles of the help screen.
const (
	HelpTitle      = "Every key"
	HelpEverywhere = "Everywhere"
	HelpMoving     = "Moving"
	HelpList       = "List"
	HelpReading    = "Reading"
	HelpChoosing   = "Choosing"
	HelpSearching  = "Searching"
	HelpPictures   = "Pictures"
	HelpProblems   = "Problems"
)

// HintCloses names the key that closes a screen.
func HintCloses(key string) string { return key + " closes" }

// HintsForNewcomers returns the most important hints first, since a narrow screen does not
// show all. Topic is what the key next selects, or "".
func HintsForNewcomers(move, open, next, topic, filter, help string) []string {
	hints := []string{open + " reads", help + " every key", move + " choose"}
	if topic != "" {
		hints = append(hints, next+" "+topic)
	}
	return append(hints, filter+" finds a title")
}

// ---- errors in key bindings of the configuration; guess is "" or "; did you mean ...?"

// KeyErrorNoAction is the error for an unknown action.
func KeyErrorNoAction(name, guess string) string {
	return fmt.Sprintf("there is no action %q%s", name, guess)
}

// KeyErrorNoKey is the error for an unknown key.
func KeyErrorNoKey(name, guess string) string { return fmt.Sprintf("%q is not a key%s", name, guess) }

// KeyErrorNeedsKey is the error for an action without keys that must have one.
func KeyErrorNeedsKey(action, keeps string) string {
	return fmt.Sprintf("%s must have a key, so it keeps %s", action, keeps)
}

// KeyErrorTyped is the error for a letter as the key of an action that works in text fields.
func KeyErrorTyped(action, key string) string {
	return fmt.Sprintf("%s works where letters are text: %q would be typed there", action, key)
}

// KeyErrorDigit is the error for a digit as the key of an action in articles.
func KeyErrorDigit(key string) string {
	return fmt.Sprintf("%q cannot be a key: digits are counts in articles, as in 5j", key)
}

// KeyErrorTaken is the error for a key that the file has already given to another action.
func KeyErrorTaken(key, by, action string) string {
	return fmt.Sprintf("%s already belongs to %s, so %s does not get it", key, by, action)
}

// KeyErrorLastKey is the error for taking away the last key of an action that must have one.
func KeyErrorLastKey(key, action string) string {
	return fmt.Sprintf("%s is the last key of %s, which must have one: give it another key above this line", key, action)
}
