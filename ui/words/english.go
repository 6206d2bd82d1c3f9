package words

import (
	"fmt"
	"strconv"
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

// OrderName is what posts are sorted by.
func OrderName(o model.Order) string {
	return [...]string{"date", "title", "length", "path"}[o]
}

// ---- dates

var (
	months = [...]string{
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	}
	shortMonths = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
)

// Day is a day, written out; "" for none.
func (w Dates) Day(d model.Date) string { return w.day(d, months) }

// ShortDay is a day with the beginning of the month's name; "" for none.
func (w Dates) ShortDay(d model.Date) string { return w.day(d, shortMonths) }

func (w Dates) day(d model.Date, names [12]string) string {
	switch {
	case d.IsZero():
		return ""
	case w == ISO:
		return d.String()
	case w == MonthFirst:
		return fmt.Sprintf("%s %d, %d", names[d.Month-1], d.Day, d.Year)
	}
	return fmt.Sprintf("%d %s %d", d.Day, names[d.Month-1], d.Year)
}

// Month is the month of a day, as a heading.
func (w Dates) Month(d model.Date) string {
	if w == ISO {
		return d.String()[:len("2006-01")]
	}
	return months[d.Month-1] + " " + strconv.Itoa(d.Year)
}

// Column is a part of a date, aligned with others below and above it; "" for none.
func (w Dates) Column(part DatePart, d model.Date) string {
	if d.IsZero() {
		return ""
	}
	day, month := d.Day, shortMonths[d.Month-1]
	switch {
	case part == DayOfMonth:
		return fmt.Sprintf("%02d", day)
	case part == MonthOfYear:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case w == ISO && part == DayOfYear:
		return fmt.Sprintf("%02d-%02d", d.Month, day)
	case w == ISO:
		return d.String()
	case w == MonthFirst && part == DayOfYear:
		return fmt.Sprintf("%s %2d", month, day)
	case w == MonthFirst:
		return fmt.Sprintf("%s %2d, %04d", month, day, d.Year)
	case part == DayOfYear:
		return fmt.Sprintf("%2d %s", day, month)
	}
	return fmt.Sprintf("%2d %s %04d", day, month, d.Year)
}

// ---- keys

// Does says what the key of an action does, by the name that the action has in the
// configuration.
var Does = map[string]string{
	"help":              "every key",
	"quit":              "back, at the top quit",
	"cancel":            "cancel, back",
	"interrupt":         "quit at once",
	"suspend":           "to the shell; fg comes back",
	"mouse":             "mouse on or off",
	"theme":             "another theme",
	"turn":              "dark or light",
	"search":            "search all texts",
	"palette":           "go to anything by name",
	"reload":            "look at every file again",
	"problems":          "problems of the blog",
	"up":                "up",
	"down":              "down",
	"page-down":         "a page on",
	"page-up":           "a page back",
	"half-down":         "half a page on",
	"half-up":           "half a page back",
	"top":               "to the start",
	"bottom":            "to the end",
	"open":              "read",
	"back":              "back",
	"filter":            "filter titles",
	"choose":            "categories, tags, authors, years",
	"next-category":     "next category",
	"previous-category": "previous category",
	"nth-category":      "the category at that place",
	"grouping":          "by date or by category",
	"fold":              "fold or open a group",
	"order":             "order: date, title, length, path",
	"reverse":           "the other way round",
	"random":            "a random post",
	"next-heading":      "next section",
	"previous-heading":  "previous section",
	"next-post":         "next post in the list, older",
	"previous-post":     "previous post, newer",
	"contents":          "contents",
	"wider":             "wider text",
	"narrower":          "narrower text",
	"usual-measure":     "usual width",
	"text-only":         "only the text",
	"pictures":          "pictures on or off",
	"full-picture":      "pictures, as large as the screen",
	"copy":              "copy the address",
	"copy-here":         "copy the link to this section, or the code",
	"next-link":         "next link, note or code",
	"previous-link":     "the one before",
	"numbers":           "follow a link by its number",
	"peek":              "show a note",
	"history-back":      "where you came from",
	"history-forward":   "and forward again",
	"find":              "find in the article",
	"next-hit":          "next place that was found",
	"previous-hit":      "the one before",
	"pan-right":         "wide code and tables sideways",
	"pan-left":          "and back",
	"edit":              "edit at this line",
	"pipe":              "pipe the article to a command",
	"percent":           "to the middle; 5j: five lines",
	"mark-read":         "read, or not read",
	"favourite":         "a favourite, or not",
	"unread-only":       "only what is not read",
	"favourites-only":   "only favourites",
	"take":              "take or leave",
	"apply":             "show these posts",
	"next-tab":          "next kind",
	"previous-tab":      "previous kind",
}

// ActionName is how the palette calls an action.
func ActionName(action string) string { return strings.ReplaceAll(action, "-", " ") }

// What keys do on one screen or another, in its footer and its help.
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
	HintAsItWas         = "as it was"
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
	HintKeepTheme       = "keep it until you leave"
	HintThemeBefore     = "as it was before"
	HintNextTheme       = "the next one"
	HintDarkOrLight     = "dark or light"
)

// HintByDate and HintBy say by what the list would be divided.
const HintByDate = "by date"

// HintBy names a kind, such as categories.
func HintBy(kind Noun) string { return "by " + kind.One }

// Titles of the help.
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

// Closes says which key closes a screen.
func Closes(key string) string { return key + " closes" }

// FirstHints are the keys that who is new should know, those first that a narrow screen
// has room for.
func FirstHints(move, open, category, filter, help string) []string {
	return []string{
		open + " reads", help + " every key", move + " choose", category + " next category", filter + " finds a title",
	}
}

// ---- keys: what is wrong with those of the configuration; guess ends the sentence,
// "" or "; did you mean ...?"

// NoAction says that there is no action of a name.
func NoAction(name, guess string) string { return fmt.Sprintf("there is no action %q%s", name, guess) }

// NoKey says that there is no key of a name.
func NoKey(name, guess string) string { return fmt.Sprintf("%q is no key%s", name, guess) }

// NeedsKey says that an action keeps its keys.
func NeedsKey(action, keeps string) string {
	return fmt.Sprintf("%s cannot do without a key and keeps %s", action, keeps)
}

// WouldBeTyped says that a letter is no command where letters are text.
func WouldBeTyped(action, key string) string {
	return fmt.Sprintf("%s works where letters are text: %q would be typed there", action, key)
}

// IsACount says that digits are no commands in articles.
func IsACount(key string) string {
	return fmt.Sprintf("%q is a count in articles: 5j goes five lines down", key)
}

// KeyIsTaken says which action has a key already.
func KeyIsTaken(key, by, action string) string {
	return fmt.Sprintf("%s is %s already, so %s does not have it", key, by, action)
}

// KeyMustStay says that an action would be left without a key that must have one.
func KeyMustStay(key, action string) string {
	return fmt.Sprintf("%s is %s, which must have a key: give it another one above this line", key, action)
}

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
func ReadingPosts(n int) string { return "reading… " + Post.Count(n) }

// Of says how many of all there are.
func Of(some, all int) string { return fmt.Sprintf("%d of %d", some, all) }

// NewPosts says how many posts are new.
func NewPosts(n int) string { return fmt.Sprintf("%d new", n) }

// UnreadPosts says how many posts are not read.
func UnreadPosts(n int) string { return fmt.Sprintf("%d unread", n) }

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
	NothingPasses       = "No post passes these filters"
	NothingToShow       = "No post to show"
	ShowsAll            = "blogtui --all shows them"
	NoPostsHere         = "No posts here yet"
	LookedFor           = "Looked for *.md, *.mdx and other Markdown in this folder and below"
	ByDateNow           = "By date"
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

// NothingToUndo says which key quits, for who wanted to go back.
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

// ---- the whole program

// What is said on any screen.
const (
	MouseOff     = "Mouse off: the terminal selects text"
	MouseOn      = "Mouse on: wheel and click"
	BlogStays    = "This blog does not change"
	LookingAgain = "Looking at every file again"
	PostGone     = "This post is gone: its file was removed or renamed"
	NotForward   = "There is no article to go forward to"
	NoEditor     = "The editor could not be used"
	NoCommand    = "The command failed"
	NoAddress    = "The address could not be opened"
	ClosesPanel  = "any key closes this"
)

// Copied says what is on the clipboard.
func Copied(text string) string { return "Copied " + text }

// Opening says which address the desktop is asked for.
func Opening(address string) string { return "Opening " + address }

// Because says why something could not be done.
func Because(what string, why error) string { return what + ": " + why.Error() }

// ReadingFailed says that the program failed over a post.
func ReadingFailed(path string, fault any) string {
	return fmt.Sprintf("%s: reading it failed: %v", path, fault)
}

// ---- reading

// What an article says of itself.
const (
	TextKept       = "The file can't be read any more; this is its last text"
	PostUnreadable = "This post cannot be read"
	FileGone       = "the file is gone"
	NoHeadingsHere = "This article has no headings"
	InThisArticle  = "In this article"
	NoLinks        = "This article has no links"
	FromFirstLink  = "From the first link again"
	FromLastLink   = "From the last link again"
	NoLinkHere     = "There is no link on this screen"
	NoNumberHere   = "There is no such number here"
	NoNoteHere     = "There is no note on this screen"
	NothingRight   = "Nothing here goes on to the right"
	NothingLeft    = "Nothing here is hidden on the left"
	LeadsOutCopied = "This link leads out of the blog. It has been copied:"
	LeadsNowhere   = "leads nowhere"
	CodeTooLong    = "This code is too long for the clipboard of a terminal"
	TypeANumber    = "Type a number to follow it"
	FileTooLarge   = "The file goes on, but is too large to be read to its end."
)

// RestLeftOut says how much of a text is not shown.
func RestLeftOut(lines int) string {
	return "The rest of the text is not shown, " + Line.Count(lines) + " more: the text has too many parts. Its file has them all."
}

// ShownPlain says from which line on markup is shown as it is written.
func ShownPlain(line int) string {
	return fmt.Sprintf("From line %d of the text on, marks that are nested too deeply or are too many are shown as plain text.", line)
}

// GoesBack says which key goes back.
func GoesBack(key string) string { return key + " goes back" }

// NoHeading says that an article begins elsewhere than was asked for.
func NoHeading(heading string) string { return "no heading " + heading }

// PostHasNoHeading says that a link leads to a heading that is not there.
func PostHasNoHeading(heading string) string { return "This post has no heading " + heading }

// MinutesLeft is how long the rest of an article takes.
func MinutesLeft(n int) string { return fmt.Sprintf("%d min left", n) }

// TextWide says how wide the text is, in cells.
func TextWide(measure int) string { return fmt.Sprintf("Text %d wide", measure) }

// LeftOff says where an article begins, and which key goes to its start.
func LeftOff(key string) []string { return []string{"Where you left off", key + ": start"} }

// NoteHere says of the note that was stepped to which key shows it.
func NoteHere(number int, key string) []string {
	return []string{fmt.Sprintf("note %d", number), key + " shows it"}
}

// CodeHere says of the code that was stepped to which key copies it.
func CodeHere(lines int, key string) []string {
	return []string{"code, " + Line.Count(lines), key + " copies it"}
}

// CopiedCode says how much code is on the clipboard.
func CopiedCode(lines int) string { return Copied(Line.Count(lines) + " of code") }

// Note is the title of a footnote.
func Note(number int) string { return fmt.Sprintf("Note %d", number) }

// ThisLeadsNowhere says why a link can't be followed.
func ThisLeadsNowhere(reason model.Reason) string {
	return "This link leads nowhere: " + Why(reason)
}

// WouldLeadNowhere says the same of the link that was stepped to.
func WouldLeadNowhere(reason model.Reason) string { return LeadsNowhere + ": " + Why(reason) }

// Why says as a clause why a link leads nowhere.
func Why(reason model.Reason) string { return reasons[reason] }

var reasons = map[model.Reason]string{
	model.NoAddress:     "it is no address",
	model.NothingToRead: "it leads to nothing that can be read",
	model.NoScheme:      "\"https://\" is missing before it",
	model.NoSuchFile:    "no file of the blog has this path",
	model.NoSuchPost:    "no post has this address",
	model.Gone:          "it is gone",
}

// OnlyPublished says that a link leads to what only the site has.
func OnlyPublished(path string) string { return path + " is only where the blog is published" }

// Titles and labels of what stands below and beside an article, beside Links.
const (
	Related    = "Related"
	Older      = "Older"
	Newer      = "Newer"
	NextPart   = "Next part"
	PartBefore = "Part before"
)

// ---- finding in an article

// What is said of what is found.
const (
	FromEnd       = "From the end again"
	FromBeginning = "From the beginning again"
	Looking       = "looking…"
	NotFound      = "not found"
)

// NothingLookedFor says which key finds words.
func NothingLookedFor(key string) string { return "Nothing is looked for: " + key + " finds words" }

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

// SearchExamples are what can be typed and what it finds.
var SearchExamples = [][2]string{
	{"harbour li", "all words, the last as it begins"},
	{`"the tide"`, "these words in this order"},
	{"title:tide", "also category, tag, author, year"},
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

// ---- pictures

// What is said of pictures.
const (
	NoPictures      = "This article has no pictures"
	NoneShown       = "No picture of this article can be shown"
	PicturesOff     = "Pictures off"
	PicturesOn      = "Pictures on"
	NoPicturesGiven = "this blog hands out no pictures"
	FewColours      = "this screen has too few colours or characters for pictures"
)

// Why a picture is not drawn, beside FewColours and NoPicturesGiven.
const (
	PictureEmpty     = "its file is empty"
	PictureDamaged   = "its file is damaged"
	PictureIsSVG     = "it is a drawing in SVG"
	PictureIsAVIF    = "its format, AVIF or HEIC, is not known here"
	PictureUnknown   = "its format is not known here"
	PictureNoPixels  = "it has no pixels"
	PictureTakesLong = "it takes too long to decode"
)

// NoAsset says why there is no file for a picture.
func NoAsset(none model.NoAsset) string {
	switch none.Why {
	case model.NotInBlog:
		return none.Name + " is not in the blog"
	case model.AddressTooLong:
		return fmt.Sprintf("its address is longer than %d bytes", model.LongestAddress)
	case model.AddressOfNoFile:
		return none.Name + ": is no address of a file"
	case model.LiesOnTheWeb:
		return "it lies on " + none.Name + ", and nothing is fetched from the web"
	}
	return "it has no address"
}

// PictureTooLarge says how large the file of a picture may be, in megabytes.
func PictureTooLarge(size, most int64) string {
	return fmt.Sprintf("its file of %d MB is larger than %d MB", size, most)
}

// PictureTooWide says that a picture has too many pixels.
func PictureTooWide(width, height int) string {
	return fmt.Sprintf("its %d × %d pixels are too many", width, height)
}

// PicturesOnBut says why pictures are not seen all the same.
func PicturesOnBut(why string) string { return PicturesOn + ", but " + why }

// PictureOf says which picture of an article is shown.
func PictureOf(number, pictures int) string { return fmt.Sprintf("picture %d of %d", number, pictures) }

// ---- themes

// What is said of themes.
const (
	Themes          = "Themes"
	NoColoursToTurn = "There are no colours here to turn"
	Light           = "Light"
	Dark            = "Dark"
)

// Looks says what the built-in themes are, by name.
var Looks = map[string]string{
	"auto":          "dark or light, as the terminal is",
	"dark":          "for dark backgrounds",
	"light":         "for light backgrounds",
	"high-contrast": "7:1 and more, dark or light",
	"16-colour":     "the terminal's own sixteen colours",
	"none":          "no colours: bold, italic, reverse",
}

// OwnLook says what a theme is that the reader has made.
const OwnLook = "your own"

// Roles says what the colours of a theme are for, by the names that theme files
// give them.
var Roles = map[string]string{
	"text":    "the body of an article",
	"strong":  "titles and what stands out",
	"muted":   "what accompanies: dates, authors, captions",
	"faint":   "what may be overlooked: counts, hints",
	"accent":  "headings, bars, the cursor",
	"fresh":   "what is new or done",
	"link":    "links",
	"quote":   "the words of a pull quote",
	"code":    "code within a line",
	"danger":  "errors",
	"rule":    "lines that divide",
	"panel":   "the background of pull quotes and code within a line",
	"on-mark": "text on the accent",
}

// NoBackground says what the background of a theme may be.
func NoBackground(given string) string {
	return fmt.Sprintf("background is %q: it may be dark or light", given)
}

// NoThemeColour says what a colour of a theme may be.
func NoThemeColour(role, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb, a number from 0 to 255, a name such as bright-red, or default", role, given)
}

// NoRole says that a theme has no colour of a name.
func NoRole(name string) string { return fmt.Sprintf("there is no colour %q", name) }

// HardToRead says that two colours are too much alike.
func HardToRead(text, ground string, contrast, enough float64) string {
	return fmt.Sprintf("%s on %s has a contrast of %.1f, which is hard to read: %.1f is enough", text, ground, contrast, enough)
}

// ThemeKept says how long a theme lasts.
func ThemeKept(theme string) string { return "Theme " + theme + " until you leave" }

// SameOnBoth says that a theme does not know dark and light.
func SameOnBoth(theme string) string { return "The theme " + theme + " is the same on dark and light" }

// ---- problems

// What the screen of problems says.
const (
	WhatIsWrong    = "What is wrong with the blog"
	NothingIsWrong = "Nothing: every file could be read as it was meant."
	NotAPost       = "This file did not become a post: there is nothing to read"
)

// NotAPostEdit says which key edits such a file.
func NotAPostEdit(key string) string { return NotAPost + "; " + key + " edits it" }

// SeverityName grades a problem, in at most seven cells.
func SeverityName(s model.Severity) string { return Severities[s].One }

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
