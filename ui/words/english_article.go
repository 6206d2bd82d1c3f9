package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// ---- articles

// CalloutName is the name of a kind of callout, such as "note" or "read-more".
func CalloutName(kind string) string { return strings.ReplaceAll(kind, "-", " ") }

// EmbedName is what the model calls something of another place, such as "Video".
func EmbedName(kind string) string { return kind }

// DiagramName is what the model calls code that would be drawn, such as "Mermaid diagram".
func DiagramName(kind string) string { return kind }

// What an article is set with.
const (
	BylineStart         = "By "   // before the first author
	BylineLastSeparator = " and " // before the last of several authors
	BylineSeparator     = ", "    // before any other
	PictureUnnamed      = "image" // a picture without a name or a word
	PicturePlaceholder  = "[image]"
	ArticleBlockFailed  = "[This part of the article could not be displayed.]"
)

// ArticleUpdated says when a post was changed last.
func ArticleUpdated(date string) string { return "updated " + date }

// ArticleReadingTime is the length of an article.
func ArticleReadingTime(minutes int) string { return fmt.Sprintf("%d min read", minutes) }

// RelatedAndMore says how many leads are left out.
func RelatedAndMore(n int) string { return fmt.Sprintf("and %d more", n) }

// ---- reading

// What an article says of itself.
const (
	ArticleFileUnreadable = "The file can't be read any more; this is the text that was read last"
	ArticleUnreadable     = "This post cannot be read"
	ArticleFileGone       = "the file is gone"
	ArticleHasNoHeadings  = "This article has no headings"
	TitleInThisArticle    = "In this article"
	ArticleHasNoLinks     = "This article has no links"
	LinkWrappedToFirst    = "From the first link again"
	LinkWrappedToLast     = "From the last link again"
	LinkNotOnScreen       = "There is no link on this screen"
	LinkNoSuchNumber      = "No link has this number"
	FootnoteNotOnScreen   = "There is no note on this screen"
	PanNothingRight       = "Nothing on this screen continues to the right"
	PanNothingLeft        = "Nothing on this screen is hidden on the left"
	LinkExternalCopied    = "This link leads out of the blog. It has been copied:"
	LinkBroken            = "leads nowhere"
	CodeTooLongToCopy     = "This code is too long for the clipboard of a terminal"
	LinkTypeNumber        = "Type a number to follow it"
	ArticleEmpty          = "This post has no text."
	ArticleFileTooLarge   = "The file is too large: its end is not shown."
)

// ArticleRestOmitted says how much of a text is not shown.
func ArticleRestOmitted(lines int) string {
	return "The rest of the text is not shown, " + Line.Count(lines) + " more: the text has too many lines and marks. The file has them all."
}

// ArticlePlainFromLine says from which line on markup is shown as it is written.
func ArticlePlainFromLine(line int) string {
	return fmt.Sprintf("From line %d of the text on, Markdown that is nested too deeply, or has too many marks, is shown as plain text.", line)
}

// HintGoesBack says which key goes back.
func HintGoesBack(key string) string { return key + " goes back" }

// ArticleNoHeading says that an article begins elsewhere than was asked for.
func ArticleNoHeading(heading string) string { return "no heading " + heading }

// LinkNoHeading says that a link leads to a heading that is not there.
func LinkNoHeading(heading string) string { return "This post has no heading " + heading }

// ArticleMinutesLeft is how long the rest of an article takes.
func ArticleMinutesLeft(n int) string { return fmt.Sprintf("%d min left", n) }

// WidthChanged says how wide the text is, in cells.
func WidthChanged(measure int) string { return fmt.Sprintf("Text %d columns wide", measure) }

// WidthMax says that it gets no wider.
func WidthMax(measure int) string { return fmt.Sprintf("Text at its widest: %d columns", measure) }

// WidthMin says that it gets no narrower.
func WidthMin(measure int) string {
	return fmt.Sprintf("Text at its narrowest: %d columns", measure)
}

// ArticleResumed says where an article begins, and which key goes to its start.
func ArticleResumed(key string) []string { return []string{"Where you left off", key + ": start"} }

// FootnoteFocused says of the note that was stepped to which key shows it.
func FootnoteFocused(number int, key string) []string {
	return []string{fmt.Sprintf("note %d", number), key + " shows it"}
}

// CodeFocused says of the code that was stepped to which key copies it.
func CodeFocused(lines int, key string) []string {
	return []string{"code, " + Line.Count(lines), key + " copies it"}
}

// CodeCopied says how much code is on the clipboard.
func CodeCopied(lines int) string { return Copied(Line.Count(lines) + " of code") }

// FootnoteTitle is the title of a footnote.
func FootnoteTitle(number int) string { return fmt.Sprintf("Note %d", number) }

// LinkBrokenFollowed says why a link can't be followed.
func LinkBrokenFollowed(reason model.Reason) string {
	return "This link leads nowhere: " + LinkBrokenReason(reason)
}

// LinkBrokenFocused says the same of the link that was stepped to.
func LinkBrokenFocused(reason model.Reason) string {
	return LinkBroken + ": " + LinkBrokenReason(reason)
}

// LinkBrokenReason says as a clause why a link leads nowhere.
func LinkBrokenReason(reason model.Reason) string { return reasons[reason] }

var reasons = map[model.Reason]string{
	model.InvalidAddress:   "it is not a valid address",
	model.UnreadableScheme: "addresses of this kind cannot be opened",
	model.MissingScheme:    "\"https://\" is missing before it",
	model.NoSuchFile:       "no file of the blog has this path",
	model.NoSuchPost:       "no post has this address",
	model.Gone:             "it is gone",
}

// LinkOnlyPublished says that a link leads to what only the site has.
func LinkOnlyPublished(path string) string { return path + " is only on the published site" }

// Titles and labels of what stands below and beside an article, beside Links.
const (
	TitleRelated      = "Related"
	TitleOlder        = "Older"
	TitleNewer        = "Newer"
	TitleNextPart     = "Next part"
	TitlePreviousPart = "Part before"
)

// ---- finding in an article

// What is said of what is found.
const (
	FindWrappedToEnd   = "From the end again"
	FindWrappedToStart = "From the beginning again"
	FindRunning        = "looking…"
	FindNotFound       = "not found"
)

// FindNotStarted says which key finds words.
func FindNotStarted(key string) string {
	return "Nothing has been searched for: " + key + " finds words"
}

// ---- pictures

// What is said of pictures.
const (
	ArticleHasNoPictures = "This article has no pictures"
	PicturesNoneShown    = "No picture of this article can be shown"
	PicturesOff          = "Pictures off"
	PicturesOn           = "Pictures on"
	PicturesNotProvided  = "this blog provides no pictures"
	PicturesUnsupported  = "this terminal has too few colours or characters for pictures"
)

// Why a picture is not drawn, beside FewColours and NoPicturesGiven.
const (
	PictureEmpty         = "its file is empty"
	PictureDamaged       = "its file is damaged"
	PictureIsSVG         = "SVG drawings are not supported"
	PictureIsAVIF        = "its format, AVIF or HEIC, is not supported"
	PictureUnknownFormat = "its format is not supported"
	PictureNoPixels      = "it has no pixels"
	PictureTakesLong     = "it takes too long to decode"
)

// PictureAssetError says why there is no file for a picture.
func PictureAssetError(none model.AssetError) string {
	switch none.Reason {
	case model.AssetNotFound:
		return none.Name + " is not in the blog"
	case model.AssetAddressTooLong:
		return fmt.Sprintf("its address is longer than %d bytes", model.MaxAssetAddress)
	case model.AssetSchemeUnsupported:
		return none.Name + " is not the address of a file"
	case model.AssetRemote:
		return "it is on the web, at " + none.Name
	}
	return "it has no address"
}

// PictureTooLarge says how large the file of a picture may be, in megabytes.
func PictureTooLarge(size, most int64) string {
	return fmt.Sprintf("its file of %d MB is larger than %d MB", size, most)
}

// PictureTooManyPixels says that a picture has too many pixels.
func PictureTooManyPixels(width, height int) string {
	return fmt.Sprintf("its %d × %d pixels are too many", width, height)
}

// PicturesOnBut says why pictures are not seen all the same.
func PicturesOnBut(why string) string { return PicturesOn + ", but " + why }

// PicturePosition says which picture of an article is shown.
func PicturePosition(number, pictures int) string {
	return fmt.Sprintf("picture %d of %d", number, pictures)
}
