package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

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
	NothingWritten = "This post has no text."
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
func TextWide(measure int) string { return fmt.Sprintf("Text %d columns wide", measure) }

// TextWidest says that it gets no wider.
func TextWidest(measure int) string { return fmt.Sprintf("Text at its widest: %d columns", measure) }

// TextNarrowest says that it gets no narrower.
func TextNarrowest(measure int) string {
	return fmt.Sprintf("Text at its narrowest: %d columns", measure)
}

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
	model.InvalidAddress:   "it is no address",
	model.UnreadableScheme: "it leads to nothing that can be read",
	model.MissingScheme:    "\"https://\" is missing before it",
	model.NoSuchFile:       "no file of the blog has this path",
	model.NoSuchPost:       "no post has this address",
	model.Gone:             "it is gone",
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

// AssetError says why there is no file for a picture.
func AssetError(none model.AssetError) string {
	switch none.Reason {
	case model.AssetNotFound:
		return none.Name + " is not in the blog"
	case model.AssetAddressTooLong:
		return fmt.Sprintf("its address is longer than %d bytes", model.MaxAssetAddress)
	case model.AssetSchemeUnsupported:
		return none.Name + ": is no address of a file"
	case model.AssetRemote:
		return "it is on the web, at " + none.Name
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
