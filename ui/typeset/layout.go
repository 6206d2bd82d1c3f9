package typeset

import (
	"strings"

	"blogtui/model/article"
)

// pageBlock is what is rendered at a time: a leaf block, or a part of a long one, with the
// frames of its containers.
type pageBlock struct {
	block        any // article.Block, Header, Footer, notesRule or calloutTitle
	style        textStyle
	frames       []frame          // outermost first
	newFrames    int              // index of the first frame that starts with this block
	blankAbove   int              // blank lines above
	sharedFrames int              // number of frames that are drawn on these blank lines
	from, to     int              // lines or rows of a long block; 0, 0 for all
	columns      *columnLayout    // of a table
	code         *longCode        // nil unless code is rendered in parts
	pan          int              // horizontal scroll, in steps
	picture      *RenderedPicture // nil while a picture is shown as a card
	end          bool             // the text of the article ends here
}

// frame is what a container adds before each line: a bar, a marker, an indent.
type frame struct {
	first, rest string // styled, of equal width
	width       int    // cells
	rightToLeft bool   // the text is right-to-left: the frame follows it
	// First and rest in right-to-left text; "" for first and rest
	// with their space on the other side.
	mirroredFirst, mirroredRest string
}

// notesRule is the short rule above the footnotes.
type notesRule struct {
	article.Rule
	rightToLeft bool // the footnotes are right-to-left
}

// calloutTitle is the title line of a callout.
type calloutTitle struct {
	article.Rule
	kind string
	text []article.Inline
}

// layout divides the blocks of an article into page blocks.
type layout struct {
	page         *Page
	frames       []frame
	newFrames    int
	gap          int // blank lines above the next block
	sharedFrames int
	depth        int // of bullet lists
}

// article lays out all blocks. The end mark goes to the last text above the footnotes.
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

// hasNoText reports whether there is only a remark that the article is empty.
func hasNoText(blocks []article.Block) bool {
	remark, ok := blocks[0].(article.Remark)
	return ok && remark.Kind == article.NoText
}

// blankLinesBetween returns the number of blank lines between two blocks.
func blankLinesBetween(above, below article.Block) int {
	if _, ok := below.(article.Heading); !ok && !looksLikeHeading(below) {
		return 1
	}
	if _, ok := above.(article.Heading); ok {
		return 1
	}
	return 2
}

// looksLikeHeading reports whether block is a short paragraph all in bold.
func looksLikeHeading(block article.Block) bool {
	p, ok := block.(article.Paragraph)
	if !ok || len(p.Text) != 1 {
		return false
	}
	strong, ok := p.Text[0].(article.Strong)
	return ok && len(article.Plain(strong.Text)) < 80
}

func (l *layout) setGap(lines int) { l.gap, l.sharedFrames = lines, len(l.frames) }

// emit appends a page block.
func (l *layout) emit(pb pageBlock) {
	pb.frames, pb.newFrames = l.frames, l.newFrames
	pb.blankAbove, pb.sharedFrames = l.gap, l.sharedFrames
	l.page.blocks = append(l.page.blocks, pb)
	l.newFrames, l.gap, l.sharedFrames = len(l.frames), 0, 0
}

// inFrame calls add to emit blocks inside a frame.
func (l *layout) inFrame(f frame, add func()) {
	outer := l.frames
	l.frames = append(outer[:len(outer):len(outer)], f)
	l.newFrames = min(l.newFrames, len(outer))
	add()
	l.frames = outer
	l.newFrames = min(l.newFrames, len(outer))
}

// blocks lays out the blocks of a container. In a tight list there is no blank line above
// nested lists.
func (l *layout) blocks(blocks []article.Block, style textStyle, tight bool) {
	for i, block := range blocks {
		if i > 0 {
			gap := blankLinesBetween(blocks[i-1], block)
			if _, list := block.(article.List); list && tight {
				gap = 0
			}
			l.setGap(gap)
		}
		l.block(block, style)
	}
	if len(blocks) == 0 {
		l.emit(pageBlock{block: article.Paragraph{}, style: style})
	}
}

func (l *layout) block(block article.Block, style textStyle) {
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
		l.list(b, style)
	case article.Callout:
		l.callout(b, style)
	case article.Definitions:
		l.definitions(b, style)
	case article.Footnotes:
		l.notes(b)
	case article.CodeBlock:
		l.code(b)
	case article.Table:
		l.table(b, style)
	case article.Paragraph:
		l.paragraph(b, style)
	default:
		l.emit(pageBlock{block: b, style: style})
	}
}

// maxParagraphBytes is how many bytes of a paragraph are rendered at a time.
const maxParagraphBytes = 16 << 10

// paragraph lays out a paragraph, a very long one in parts.
func (l *layout) paragraph(p article.Paragraph, style textStyle) {
	if l.page.setter.width >= unboundWidth || article.PlainSize(p.Text) <= maxParagraphBytes {
		l.emit(pageBlock{block: p, style: style})
		return
	}
	for i, text := range article.SplitText(p.Text, maxParagraphBytes) {
		if i > 0 {
			l.setGap(0)
		}
		p.Text, p.Size = text, article.PlainSize(text)
		l.emit(pageBlock{block: p, style: style})
	}
}

func (l *layout) list(list article.List, style textStyle) {
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
		l.inFrame(hang, func() { l.blocks(item.Blocks, style, list.Tight) })
	}
}

// taskFrame returns the frame of a task.
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
func markerFrame(sgr sgrPair, marker string) frame {
	size := cells(marker) + 1
	return frame{first: sgr.on + marker + sgr.off + " ", rest: strings.Repeat(" ", size), width: size}
}

// leftToRightMark keeps the bidirectional algorithm (Unicode Standard Annex #9) from
// joining a number with the words before it.
const leftToRightMark = "\u200e"

// numberFrame is the frame of a numbered list item, right-aligned to width cells with its
// full stop.
func numberFrame(sgr sgrPair, number string, width int) frame {
	pad := strings.Repeat(" ", max(0, width-len(number)-1))
	f := markerFrame(sgr, pad+number+".")
	f.mirroredFirst = " " + leftToRightMark + sgr.on + "." + number + sgr.off + pad
	return f
}

func (l *layout) callout(c article.Callout, style textStyle) {
	t := l.page.setter
	bar := l.barFrame(t.glyphs.bar, t.glyphs.mirroredBar, t.calloutColor(c.Kind))
	bar.rightToLeft = isRightToLeft(c.Blocks)
	l.inFrame(bar, func() {
		l.emit(pageBlock{block: calloutTitle{article.Rule{Location: article.Location{Line: c.Line}}, c.Kind, c.Title}})
		if len(c.Blocks) > 0 {
			l.setGap(0)
			l.blocks(c.Blocks, style, false)
		}
	})
}

func (l *layout) definitions(d article.Definitions, style textStyle) {
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
			l.inFrame(frame{first: "    ", rest: "    ", width: 4, rightToLeft: isRightToLeft(meaning)}, func() { l.blocks(meaning, style, true) })
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
