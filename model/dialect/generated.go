package dialect

// Where Markdown has no words for what a dialect says, it is written as an image with one
// of these schemes,
const (
	EmbedScheme = "embed:" // the address of something shown, the alternative text its title
	ChipScheme  = "chip:"  // nothing; the alternative text is the name
)

// as code between fences that are longer than those it may hold,
const Fence = "``````"

// or as a container between colons of one of these kinds.
const (
	TableRowsKind   = "table-rows"    // the rows of a table, as lists with rules between them
	CaptionKind     = "caption"       // what is said of the picture or table above
	PullQuoteKind   = "pullquote"     // a callout that is a pull quote
	HTMLDetailsKind = "html-details-" // an element of HTML that folds, before its number
)

// HTMLDetailsEnd is what the end of such an element begins with, before its kind.
const HTMLDetailsEnd = ":::/"

// embedMark is Markdown for something of another place.
func embedMark(title, address string) string { return image(title, EmbedScheme+address) }

// chipMark is Markdown for a Chip.
func chipMark(name string) string { return image(name, ChipScheme) }
