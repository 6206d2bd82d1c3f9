package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// ---- articles

// CalloutName returns the label of a kind of callout, such as "note" or "read-more".
func CalloutName(kind string) string { return strings.ReplaceAll(kind, "-", " ") }

// EmbedName returns the label of embedded content; kind is the English name that the model
// uses, such as "Video".
func EmbedName(kind string) string { return kind }

// DiagramName returns the label of diagram source; kind is the English name that the model
// uses, such as "Mermaid diagram".
func DiagramName(kind string) string { return kind }

// Fixed parts of an article.
const (
	BylineStart         = "By "   // before the first author
	BylineLastSeparator = " and " // before the last of several authors
	BylineSeparator     = ", "    // before any other
	PictureUnnamed      = "image" // a picture without alternative text
	PicturePlaceholder  = "[image]"
	ArticleBlockFailed  = "[This part of the article could not be displayed.]"
)

// ArticleUpdated is the date of the last change of a post.
func ArticleUpdated(date string) string { return "updated " + date }

// ArticleReadingTime is the reading time in the header of an article.
func ArticleReadingTime(minutes int) string { return fmt.Sprintf("%d min read", minutes) }

// RelatedAndMore is the number of related posts that are not listed.
func RelatedAndMore(n int) string { return fmt.Sprintf("and %d more", n) }

// ---- reading

// Messages of an article.
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

// ArticleRestOmitted is the remark below an article that is too long to be shown completely.
func ArticleRestOmitted(lines int) string {
	return "The rest of the text is not shown, " + Line.Count(lines) + " more: the text has too many lines and marks. The file has them all."
}

// ArticlePlainFromLine is the remark below an article in which Markdown from a line on is
// shown as plain text, because of its limits.
func ArticlePlainFromLine(line int) string {
	return fmt.Sprintf("From line %d of the text on, Markdown that is nested too deeply, or has too many marks, is shown as plain text.", line)
}

// HintGoesBack names the key that goes back.
func HintGoesBack(key string) string { return key + " goes back" }

// ArticleNoHeading is shown in the status line if an article was opened at a heading that it
// does not have.
func ArticleNoHeading(heading string) string { return "no heading " + heading }

// LinkNoHeading is shown when a link to a missing heading is followed.
func LinkNoHeading(heading string) string { return "This post has no heading " + heading }

// ArticleMinutesLeft is the time that the rest of an article takes.
func ArticleMinutesLeft(n int) string { return fmt.Sprintf("%d min left", n) }

// WidthChanged confirms a new text width in columns.
func WidthChanged(measure int) string { return fmt.Sprintf("Text %d columns wide", measure) }

// WidthMax is shown when the text cannot get wider.
func WidthMax(measure int) string { return fmt.Sprintf("Text at its widest: %d columns", measure) }

// WidthMin is shown when the text cannot get narrower.
func WidthMin(measure int) string {
	return fmt.Sprintf("Text at its narrowest: %d columns", measure)
}

// ArticleResumed is shown when an article opens at the place where reading stopped; key goes
// to its start.
func ArticleResumed(key string) []string { return []string{"Where you left off", key + ": start"} }

// FootnoteFocused is shown when a footnote mark has the focus; key shows the footnote.
func FootnoteFocused(number int, key string) []string {
	return []string{fmt.Sprintf("note %d", number), key + " shows it"}
}

// CodeFocused is shown when a code block has the focus; key copies it.
func CodeFocused(lines int, key string) []string {
	return []string{"code, " + Line.Count(lines), key + " copies it"}
}

// CodeCopied confirms that code was copied.
func CodeCopied(lines int) string { return Copied(Line.Count(lines) + " of code") }

// FootnoteTitle is the title of the popup with a footnote.
func FootnoteTitle(number int) string { return fmt.Sprintf("Note %d", number) }

// LinkBrokenFollowed is shown when a broken link is followed.
func LinkBrokenFollowed(reason model.Reason) string {
	return "This link leads nowhere: " + LinkBrokenReason(reason)
}

// LinkBrokenFocused is shown when a broken link has the focus.
func LinkBrokenFocused(reason model.Reason) string {
	return LinkBroken + ": " + LinkBrokenReason(reason)
}

// LinkBrokenReason returns the reason why a link is broken, as a clause.
func LinkBrokenReason(reason model.Reason) string { return reasons[reason] }

var reasons = map[model.Reason]string{
	model.InvalidAddress:   "it is not a valid address",
	model.UnreadableScheme: "addresses of this kind cannot be opened",
	model.MissingScheme:    "\"https://\" is missing before it",
	model.NoSuchFile:       "no file of the blog has this path",
	model.NoSuchPost:       "no post has this address",
	model.Gone:             "it is gone",
}

// LinkOnlyPublished is shown for links to pages that only the published site has.
func LinkOnlyPublished(path string) string { return path + " is only on the published site" }

// Titles of the panels below and beside an article.
const (
	TitleRelated      = "Related"
	TitleOlder        = "Older"
	TitleNewer        = "Newer"
	TitleNextPart     = "Next part"
	TitlePreviousPart = "Part before"
)

// ---- finding in an article

// Status of a search in an article.
const (
	FindWrappedToEnd   = "From the end again"
	FindWrappedToStart = "From the beginning again"
	FindRunning        = "looking…"
	FindNotFound       = "not found"
)

// FindNotStarted is shown when the next match is requested without a search; key starts one.
func FindNotStarted(key string) string {
	return "Nothing has been searched for: " + key + " finds words"
}

// ---- pictures

// Messages about pictures.
const (
	ArticleHasNoPictures = "This article has no pictures"
	PicturesNoneShown    = "No picture of this article can be shown"
	PicturesOff          = "Pictures off"
	PicturesOn           = "Pictures on"
	PicturesNotProvided  = "this blog provides no pictures"
	PicturesUnsupported  = "this terminal has too few colours or characters for pictures"
)

// Reasons why a picture is not drawn, in addition to PicturesUnsupported and
// PicturesNotProvided.
const (
	PictureEmpty         = "its file is empty"
	PictureDamaged       = "its file is damaged"
	PictureIsSVG         = "SVG drawings are not supported"
	PictureIsAVIF        = "its format, AVIF or HEIC, is not supported"
	PictureUnknownFormat = "its format is not supported"
	PictureNoPixels      = "it has no pixels"
	PictureTakesLong     = "it takes too long to decode"
)

// PictureAssetError returns the reason why no file was found for a picture, as a clause.
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

// PictureTooLarge is the reason for a file above the size limit; sizes are in megabytes.
func PictureTooLarge(size, most int64) string {
	return fmt.Sprintf("its file of %d MB is larger than %d MB", size, most)
}

// PictureTooManyPixels is the reason for a picture with too many pixels.
func PictureTooManyPixels(width, height int) string {
	return fmt.Sprintf("its %d × %d pixels are too many", width, height)
}

// PicturesOnBut is shown when pictures are on but cannot be drawn.
func PicturesOnBut(why string) string { return PicturesOn + ", but " + why }

// PicturePosition is the position of a picture among those of an article.
func PicturePosition(number, pictures int) string {
	return fmt.Sprintf("picture %d of %d", number, pictures)
}
