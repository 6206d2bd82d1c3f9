package typeset

import (
	"strings"

	"blogtui/model/article"
)

// pageBlock is what is set at a time: a block that holds no others, or a part of a
// long one, with the frames of the containers around it.
type pageBlock struct {
	block        any // article.Block, Front, Coda or noteRule
	style        textStyle
	frames       []frame          // outermost first
	newFrames    int              // frames from this one on begin with this unit
	blankAbove   int              // blank lines above
	sharedFrames int              // frames that run through those blank lines
	from, to     int              // lines or rows of a long block; 0, 0 for the whole
	columns      *columnLayout    // of a table
	code         *longCode        // of code that is set in parts
	pan          int              // steps sideways
	picture      *RenderedPicture // of a picture, nil as long as it is a card
	end          bool             // the article's text ends here
}

// frame is what a container puts before each line: a bar, a marker, an indent.
type frame struct {
	first, rest string // in their styles, equally wide
	width       int    // cells
	rightToLeft bool   // it is around text from right to left, and stands behind it
	// What stands behind a first and behind another line; "" for first and rest
	// with their blank on the other side.
	mirroredFirst, mirroredRest string
}

// notesRule is the short rule above the footnotes.
type notesRule struct {
	article.Rule
	rightToLeft bool // the notes run from right to left
}

// calloutTitle is the line that names a callout.
type calloutTitle struct {
	article.Rule
	kind string
	text []article.Inline
}

// layout divides the blocks of an article into units.
type layout struct {
	page         *Page
	frames       []frame
	newFrames    int
	gap          int // blank lines owed to the next unit
	sharedFrames int
	depth        int // of bullet lists
}

// article lays out all blocks and puts the end mark at the last text before the notes.
func (l *layout) article(blocks []article.Block) {
	end := -1
	for i, block := range blocks {
		if _, ok := block.(article.Footnotes); ok && end < 0 {
			end = len(l.page.blocks) - 1
		}
		if i > 0 {
			l.setGap(blankLinesBetween(blocks[i-1], block))
		}
		l.block(block, bodyStyle)
	}
	if end < 0 {
		end = len(l.page.blocks) - 1
	}
	if end >= 0 && len(blocks) > 0 && !hasNoText(blocks) {
		l.page.blocks[end].end = true
	}
}

// hasNoText reports that it is only said that there is no text.
func hasNoText(blocks []article.Block) bool {
	remark, ok := blocks[0].(article.Remark)
	return ok && remark.Kind == article.NoText
}

// blankLinesBetween is the number of blank lines between two blocks.
func blankLinesBetween(above, below article.Block) int {
	if _, ok := below.(article.Heading); !ok && !looksLikeHeading(below) {
		return 1
	}
	if _, ok := above.(article.Heading); ok {
		return 1
	}
	return 2
}

// looksLikeHeading reports a short paragraph wholly in bold.
func looksLikeHeading(block article.Block) bool {
	p, ok := block.(article.Paragraph)
	if !ok || len(p.Text) != 1 {
		return false
	}
	strong, ok := p.Text[0].(article.Strong)
	return ok && len(article.Plain(strong.Text)) < 80
}

func (l *layout) setGap(lines int) { l.gap, l.sharedFrames = lines, len(l.frames) }

// emit adds a unit below what is there already.
func (l *layout) emit(u pageBlock) {
	u.frames, u.newFrames = l.frames, l.newFrames
	u.blankAbove, u.sharedFrames = l.gap, l.sharedFrames
	l.page.blocks = append(l.page.blocks, u)
	l.newFrames, l.gap, l.sharedFrames = len(l.frames), 0, 0
}

// inFrame lays out what add emits inside of a frame.
func (l *layout) inFrame(f frame, add func()) {
	outer := l.frames
	l.frames = append(outer[:len(outer):len(outer)], f)
	l.newFrames = min(l.newFrames, len(outer))
	add()
	l.frames = outer
	l.newFrames = min(l.newFrames, len(outer))
}

// blocks lays out the blocks of a container. In a tight list text and lists
// follow each other without a blank line.
func (l *layout) blocks(blocks []article.Block, name textStyle, tight bool) {
	for i, block := range blocks {
		if i > 0 {
			gap := blankLinesBetween(blocks[i-1], block)
			if _, list := block.(article.List); list && tight {
				gap = 0
			}
			l.setGap(gap)
		}
		l.block(block, name)
	}
	if len(blocks) == 0 {
		l.emit(pageBlock{block: article.Paragraph{}, style: name})
	}
}

func (l *layout) block(block article.Block, name textStyle) {
	switch b := block.(type) {
	case article.Heading:
		l.page.headings = append(l.page.headings, Heading{b.Level, article.Plain(b.Text), b.ID, len(l.page.blocks)})
		l.emit(pageBlock{block: b})
	case article.Quote:
		signs := l.page.setter.glyphs
		bar := l.barFrame(signs.quoteBar, signs.mirroredQuoteBar, l.page.setter.theme.Faint)
		bar.rightToLeft = isRightToLeft(b.Blocks)
		l.inFrame(bar, func() { l.blocks(b.Blocks, mutedStyle, false) })
	case article.List:
		l.list(b, name)
	case article.Callout:
		l.callout(b, name)
	case article.Definitions:
		l.definitions(b, name)
	case article.Footnotes:
		l.notes(b)
	case article.CodeBlock:
		l.code(b)
	case article.Table:
		l.table(b, name)
	case article.Paragraph:
		l.paragraph(b, name)
	default:
		l.emit(pageBlock{block: b, style: name})
	}
}

// maxParagraphBytes is how many bytes of a paragraph are set at a time.
const maxParagraphBytes = 16 << 10

// paragraph lays out a paragraph, one that is very long in portions.
func (l *layout) paragraph(p article.Paragraph, name textStyle) {
	if l.page.setter.width >= unboundWidth || article.PlainSize(p.Text) <= maxParagraphBytes {
		l.emit(pageBlock{block: p, style: name})
		return
	}
	for i, text := range article.SplitText(p.Text, maxParagraphBytes) {
		if i > 0 {
			l.setGap(0)
		}
		p.Text, p.Size = text, article.PlainSize(text)
		l.emit(pageBlock{block: p, style: name})
	}
}

func (l *layout) list(list article.List, name textStyle) {
	t := l.page.setter
	bullet := t.glyphs.bullets[min(l.depth, len(t.glyphs.bullets)-1)]
	accent := t.sgrFor(t.theme.Accent)
	plain := markerFrame(accent, bullet)
	width := 0 // of the widest number with its full stop
	if list.Ordered {
		for i := range list.Items {
			width = max(width, len(list.Label(i))+1)
		}
	} else {
		l.depth++
		defer func() { l.depth-- }()
	}
	for i, item := range list.Items {
		hang := plain
		switch {
		case item.Task != article.NoTask:
			hang = t.taskFrame(item.Task)
		case list.Ordered:
			hang = numberFrame(accent, list.Label(i), width)
		}
		if i > 0 {
			l.setGap(1)
			if list.Tight {
				l.setGap(0)
			}
		}
		hang.rightToLeft = isRightToLeft(item.Blocks)
		l.inFrame(hang, func() { l.blocks(item.Blocks, name, list.Tight) })
	}
}

// taskFrame is the frame of an item that says what has become of it.
func (t *Typesetter) taskFrame(state article.Task) frame {
	switch state {
	case article.DoneTask:
		return markerFrame(t.sgrFor(t.theme.Fresh), t.glyphs.done)
	case article.InProgressTask:
		return markerFrame(t.sgrFor(t.theme.Accent), t.glyphs.inProgress)
	case article.CancelledTask:
		return markerFrame(t.sgrFor(t.theme.Muted), t.glyphs.dropped)
	case article.MovedTask:
		return markerFrame(t.sgrFor(t.theme.Muted), t.glyphs.moved)
	case article.ImportantTask:
		return markerFrame(t.sgrFor(t.theme.Accent), t.glyphs.urgent)
	case article.QuestionTask:
		return markerFrame(t.sgrFor(t.theme.Accent), t.glyphs.asked)
	}
	return markerFrame(t.sgrFor(t.theme.Muted), t.glyphs.open)
}

// markerFrame is the frame of a list item: its marker, then an indent.
func markerFrame(ink sgrPair, marker string) frame {
	size := cells(marker) + 1
	return frame{first: ink.on + marker + ink.off + " ", rest: strings.Repeat(" ", size), width: size}
}

// leftToRightMark is the invisible mark by which the bidirectional algorithm (Unicode
// Standard Annex #9) takes a number for a thing of its own, and not for a part of
// the words before it.
const leftToRightMark = "\u200e"

// numberFrame is the frame of a list item with a number, right-aligned in so many
// cells with its full stop.
func numberFrame(ink sgrPair, number string, width int) frame {
	pad := strings.Repeat(" ", max(0, width-len(number)-1))
	f := markerFrame(ink, pad+number+".")
	f.mirroredFirst = " " + leftToRightMark + ink.on + "." + number + ink.off + pad
	return f
}

func (l *layout) callout(c article.Callout, name textStyle) {
	t := l.page.setter
	bar := l.barFrame(t.glyphs.bar, t.glyphs.mirroredBar, t.calloutColor(c.Kind))
	bar.rightToLeft = isRightToLeft(c.Blocks)
	l.inFrame(bar, func() {
		l.emit(pageBlock{block: calloutTitle{article.Rule{Location: article.Location{Line: c.Line}}, c.Kind, c.Title}})
		if len(c.Blocks) > 0 {
			l.setGap(0)
			l.blocks(c.Blocks, name, false)
		}
	})
}

func (l *layout) definitions(d article.Definitions, name textStyle) {
	for i, item := range d.Items {
		if i > 0 {
			l.setGap(1)
		}
		for j, text := range item.Terms {
			if j > 0 {
				l.setGap(0)
			}
			l.emit(pageBlock{block: article.Paragraph{Text: text}, style: termStyle})
		}
		for _, meaning := range item.Meanings {
			l.setGap(0)
			l.inFrame(frame{first: "    ", rest: "    ", width: 4, rightToLeft: isRightToLeft(meaning)}, func() { l.blocks(meaning, name, true) })
		}
	}
}

func (l *layout) notes(notes article.Footnotes) {
	t := l.page.setter
	l.emit(pageBlock{block: notesRule{rightToLeft: len(notes.Items) > 0 && isRightToLeft(notes.Items[0].Blocks)}})
	width := 0
	for _, note := range notes.Items {
		width = max(width, cells(t.noteMark(note.Number)))
	}
	for _, note := range notes.Items {
		l.setGap(0)
		mark := t.noteMark(note.Number)
		pad, styled := strings.Repeat(" ", width-cells(mark)), t.theme.Style(t.theme.Link).Render(mark)
		hang := frame{first: pad + styled + " ", rest: strings.Repeat(" ", width+1), mirroredFirst: " " + leftToRightMark + styled + pad, width: width + 1}
		hang.rightToLeft = isRightToLeft(note.Blocks)
		l.inFrame(hang, func() { l.blocks(note.Blocks, mutedStyle, true) })
	}
}
