package article

import "slices"

// Block is a block of an article: one of the struct types of this file.
type Block interface {
	// StartLine returns the 1-based line of the body on which the block starts.
	StartLine() int
	// SourceSize returns the bytes of source from this block to the next one on
	// one, 0 for nested blocks. It is an estimate of the height.
	SourceSize() int
}

// Location is where a block is in the source.
type Location struct {
	Line int // 1-based, of the body
	Size int // bytes, see Block.SourceSize
}

// StartLine implements Block.
func (p Location) StartLine() int { return p.Line }

// SourceSize implements Block.
func (p Location) SourceSize() int { return p.Size }

// Heading is a heading.
type Heading struct {
	Location
	Level int    // 1 to 6
	ID    string // unique within the document
	Text  []Inline
}

// Paragraph is a paragraph.
type Paragraph struct {
	Location
	Text   []Inline
	Credit bool // it only credits a picture
}

// Quote is a block quote.
type Quote struct {
	Location
	Blocks []Block
}

// PullQuote is a pull quote, without its quote marks.
type PullQuote struct {
	Location
	Blocks []Block
	Name   []Inline // who said it, nil if unknown
	Role   []Inline // their role, or the work; nil if unknown
}

// List is an ordered or unordered list.
type List struct {
	Location
	Ordered   bool
	Start     int       // number of the first item of an ordered list
	Numbering Numbering // how an ordered list is counted
	Tight     bool      // no blank line between items
	Items     []Item
}

// Item is an item of a List.
type Item struct {
	Line   int
	Task   Task
	Blocks []Block
}

// Task is the state of a task list item.
type Task uint8

const (
	// NoTask is an item that is not a task.
	NoTask Task = iota
	// OpenTask is not done yet.
	OpenTask
	// DoneTask is done.
	DoneTask
	// InProgressTask is partly done: [/] of Obsidian's themes and of note takers that follow them.
	InProgressTask
	// CancelledTask will not be done: [-].
	CancelledTask
	// MovedTask is done elsewhere or later: [>], [<].
	MovedTask
	// ImportantTask is important: [!], [*].
	ImportantTask
	// QuestionTask is a question: [?].
	QuestionTask
)

// CodeBlock is a block of code, unchanged.
type CodeBlock struct {
	Location
	Language    string      // as written, "" if unknown
	Title       string      // such as a file name
	Text        string      // all lines end with \n
	Highlighted []LineRange // lines that the author highlights, in order
}

// LineRange is a range of lines, both ends 1-based and included.
type LineRange struct{ First, Last int }

// IsHighlighted reports whether the author highlights a line of the code, 1-based.
func (c CodeBlock) IsHighlighted(line int) bool {
	return slices.ContainsFunc(c.Highlighted, func(s LineRange) bool { return s.First <= line && line <= s.Last })
}

// Align is the alignment of a column.
type Align uint8

const (
	// AlignNone aligns by the direction of the text.
	AlignNone Align = iota
	// AlignLeft aligns left.
	AlignLeft
	// AlignCenter centers.
	AlignCenter
	// AlignRight aligns right.
	AlignRight
)

// Row is the cells of one row of a table.
type Row [][]Inline

// Table is a table with an optional head.
type Table struct {
	Location
	Align []Align
	Head  Row
	Rows  []Row
}

// Rule is a thematic break.
type Rule struct{ Location }

// Callout is a note, a warning or the like.
type Callout struct {
	Location
	Kind   string // lower case: note, tip, important, warning, caution, ...
	Title  []Inline
	Blocks []Block
}

// Definitions is a definition list.
type Definitions struct {
	Location
	Items []Definition
}

// Definition is an entry of a definition list: one or several terms and their meanings.
type Definition struct {
	Terms    [][]Inline
	Meanings [][]Block
}

// Footnotes holds the footnotes of the article.
type Footnotes struct {
	Location
	Items []Footnote
}

// Footnote is a footnote.
type Footnote struct {
	Number int // as shown by its FootnoteRef
	Blocks []Block
}

// Picture is an image that is a block of its own.
type Picture struct {
	Location
	Source  string // as written
	Alt     string
	Title   string
	Target  string // link target, "" for none
	Number  int    // number of that link in Document.Links, from 1; 0 for none
	Caption []Inline
}

// Embed is embedded content of another site: a video, a recording, a post, a page.
type Embed struct {
	Location
	Kind   string // what it is in words, such as "YouTube video"
	Title  string // "" if unknown
	Target string // address
	Number int    // number of that link in Document.Links, from 1
}

// Formula is display math.
type Formula struct {
	Location
	Source string // in TeX, as written, without the marks around it
	Text   string // in Unicode, with line ends where it has several lines, "" where that can't be
}

// Remark is a message of this package: that something was omitted or flattened.
type Remark struct {
	Location
	Kind  RemarkKind
	Lines int // of RestLeftOut: how many; of ShownPlain: the 1-based line of the body from which on
}

// RemarkKind is the kind of a Remark.
type RemarkKind uint8

const (
	// FileTooLarge says that the file was not read to its end.
	FileTooLarge RemarkKind = iota
	// RestLeftOut says that the text has too many parts, and the last lines are not shown.
	RestLeftOut
	// ShownPlain says that marks are nested too deeply, or are too many, to be more
	// than text.
	ShownPlain
	// NoText says that the article is empty.
	NoText
)

// InnerBlocks returns the lists of blocks that a block contains, in order.
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

// OwnInlines returns the texts of a block itself, without those of inner blocks.
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
