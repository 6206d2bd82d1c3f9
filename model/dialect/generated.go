package dialect

import "strings"

// What Markdown cannot express is written as an image with one of these schemes,
const (
	EmbedScheme = "embed:" // the address of embedded media; the alternative text is its title
	ChipScheme  = "chip:"  // no address; the alternative text is the text of the chip
)

// as code between fences that are longer than any within it,
const Fence = "``````"

// or as a container (:::kind) of one of these kinds.
const (
	TableRowsKind   = "table-rows"    // rows of a table as lists, separated by rules
	CaptionKind     = "caption"       // caption of the picture or table above
	PullQuoteKind   = "pullquote"     // a callout that is a pull quote
	HTMLDetailsKind = "html-details-" // a details element of HTML; a number follows
)

// HTMLDetailsEnd is the prefix of the end of an HTML details element, before its kind.
const HTMLDetailsEnd = ":::/"

// embedMark returns Markdown for an embed.
func embedMark(title, address string) string { return image(title, EmbedScheme+address) }

// chipMark returns Markdown for a chip.
func chipMark(name string) string { return image(name, ChipScheme) }

// CaptionStart begins a caption with marks of Markdown, which are read within HTML as well.
const CaptionStart = `<em markdown="1">`

// pictureCaptionMark returns Markdown for the caption behind a picture.
func pictureCaptionMark(caption string) string {
	if strings.ContainsAny(caption, "*_`[") {
		return CaptionStart + caption + "</em>"
	}
	return "<em>" + caption + "</em>"
}
