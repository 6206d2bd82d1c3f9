package article

import "slices"

// Block is a passage that is set on lines of its own: one of the struct types
// of this file.
type Block interface {
	// StartLine returns the 1-based line of the body on which the block begins.
	StartLine() int
	// SourceSize returns the bytes of source from this block to the next one on
	// the top level, 0 for blocks inside others: a measure of how tall it will be.
	SourceSize() int
}

// Location is where a block stands in the source.
type Location struct {
	Line int // 1-based, of the body
	Size int // bytes, see Block.Length
}

// StartLine implements Block.
func (p Location) StartLine() int { return p.Line }

// SourceSize implements Block.
func (p Location) SourceSize() int { return p.Size }

// Heading opens a section.
type Heading struct {
	Location
	Level int    // 1 to 6
	ID    string // unique within the document
	Text  []Inline
}

// Paragraph is running text.
type Paragraph struct {
	Location
	Text   []Inline
	Credit bool // it only says where a picture comes from
}

// Quote is a quotation set off from the text.
type Quote struct {
	Location
	Blocks []Block
}

// PullQuote is a saying the author put on show, without the quote marks that
// enclose it.
type PullQuote struct {
	Location
	Blocks []Block
	Name   []Inline // who said it, nil when not named
	Role   []Inline // what they are, or the work; nil when not told
}

// List holds items in order.
type List struct {
	Location
	Ordered   bool
	Start     int       // number of the first item of an ordered list
	Numbering Numbering // how an ordered list is counted
	Tight     bool      // no blank line between items
	Items     []Item
}

// Item is one entry of a List.
type Item struct {
	Line   int
	Task   Task
	Blocks []Block
}

// Task says whether an item can be ticked off.
type Task uint8

const (
	// NoTask is an ordinary item.
	NoTask Task = iota
	// OpenTask is still to be done.
	OpenTask
	// DoneTask has been ticked.
	DoneTask
	// InProgressTask is done in part: [/] of Obsidian's themes and of note takers that follow them.
	InProgressTask
	// CancelledTask will not be done: [-].
	CancelledTask
	// MovedTask is to be done elsewhere or later: [>], [<].
	MovedTask
	// ImportantTask is important: [!], [*].
	ImportantTask
	// QuestionTask is a question: [?].
	QuestionTask
)

// CodeBlock is text of a machine: kept to the letter.
type CodeBlock struct {
	Location
	Language    string      // as written, "" when not told
	Title       string      // such as a file name
	Text        string      // lines end with \n, the last one too
	Highlighted []LineRange // lines that the author points at, in order
}

// LineRange is a run of lines, from First to Last, both 1-based.
type LineRange struct{ First, Last int }

// IsHighlighted reports whether the author points at a line of the code, 1-based.
func (c CodeBlock) IsHighlighted(line int) bool {
	return slices.ContainsFunc(c.Highlighted, func(s LineRange) bool { return s.First <= line && line <= s.Last })
}

// Align says to which side the cells of a column lean.
type Align uint8

const (
	// AlignNone leaves it to the direction of the text.
	AlignNone Align = iota
	// AlignLeft leans left.
	AlignLeft
	// AlignCenter stands in the middle.
	AlignCenter
	// AlignRight leans right.
	AlignRight
)

// Row is the cells of one row of a table.
type Row [][]Inline

// Table is rows of cells under a head.
type Table struct {
	Location
	Align []Align
	Head  Row
	Rows  []Row
}

// Rule is a break between passages.
type Rule struct{ Location }

// Callout is a passage the author wants noticed.
type Callout struct {
	Location
	Kind   string // lower case: note, tip, important, warning, caution, ...
	Title  []Inline
	Blocks []Block
}

// Definitions explains terms.
type Definitions struct {
	Location
	Items []Definition
}

// Definition is a term, or several with one meaning, and what they mean.
type Definition struct {
	Terms    [][]Inline
	Meanings [][]Block
}

// Footnotes holds the footnotes of the article.
type Footnotes struct {
	Location
	Items []Footnote
}

// Footnote is one footnote.
type Footnote struct {
	Number int // as its NoteRef shows it
	Blocks []Block
}

// Picture is an image that stands alone.
type Picture struct {
	Location
	Source  string // as written
	Alt     string
	Title   string
	Target  string // where a click leads, "" when it doesn't
	Number  int    // of that link among Document.Links, from 1; 0 for none
	Caption []Inline
}

// Embed is something of another place that the article shows: a video, a
// recording, a post, a page.
type Embed struct {
	Location
	Kind   string // what it is in words, such as "YouTube video"
	Title  string // "" when not told
	Target string // its address
	Number int    // of that link among Document.Links, from 1
}

// Formula is mathematics that stands alone.
type Formula struct {
	Location
	Source string // in TeX, as written, without the marks around it
	Text   string // in Unicode, with line ends where it has several lines, "" where that can't be
}

// Remark is what this package, not the author, has to say: that something had
// to be cut or flattened.
type Remark struct {
	Location
	Kind  RemarkKind
	Lines int // of RestLeftOut: how many; of ShownPlain: the 1-based line of the body from which on
}

// RemarkKind is why a text is not shown as it was written.
type RemarkKind uint8

const (
	// FileTooLarge says that the file goes on, but was not read to its end.
	FileTooLarge RemarkKind = iota
	// RestLeftOut says that the text has too many parts, and the last lines are not shown.
	RestLeftOut
	// ShownPlain says that marks are nested too deeply, or are too many, to be more
	// than text.
	ShownPlain
	// NoText says that nothing is written where an article would be.
	NoText
)

// InnerBlocks returns the lists of blocks that a block holds, in order.
func InnerBlocks(block Block) [][]Block {
	var inner [][]Block
	switch b := block.(type) {
	case Quote:
		return [][]Block{b.Blocks}
	case PullQuote:
		return [][]Block{b.Blocks}
	case Callout:
		return [][]Block{b.Blocks}
	case List:
		for _, item := range b.Items {
			inner = append(inner, item.Blocks)
		}
	case Definitions:
		for _, item := range b.Items {
			inner = append(inner, item.Meanings...)
		}
	case Footnotes:
		for _, note := range b.Items {
			inner = append(inner, note.Blocks)
		}
	}
	return inner
}

// OwnInlines returns the texts that a block itself holds, those of inner blocks
// left out.
func OwnInlines(block Block) [][]Inline {
	var texts [][]Inline
	switch b := block.(type) {
	case Heading:
		return [][]Inline{b.Text}
	case Paragraph:
		return [][]Inline{b.Text}
	case PullQuote:
		return [][]Inline{b.Name, b.Role}
	case Callout:
		return [][]Inline{b.Title}
	case Picture:
		return [][]Inline{b.Caption}
	case Table:
		texts = append(texts, b.Head...)
		for _, row := range b.Rows {
			texts = append(texts, row...)
		}
	case Definitions:
		for _, item := range b.Items {
			texts = append(texts, item.Terms...)
		}
	}
	return texts
}
