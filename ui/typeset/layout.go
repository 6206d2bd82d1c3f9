package typeset

import (
	"strings"

	"blogtui/model/article"
)

// unit is what is set at a time: a block that holds no others, or a part of a
// long one, with the frames of the containers around it.
type unit struct {
	block    any // article.Block, Front, Coda or noteRule
	voice    voiceName
	frames   []frame  // outermost first
	fresh    int      // frames from this one on begin with this unit
	space    int      // blank lines above
	shared   int      // frames that run through those blank lines
	from, to int      // lines or rows of a long block; 0, 0 for the whole
	sheet    *sheet   // of a table
	listing  *listing // of code that is set in parts
	pan      int      // steps sideways
	plate    *Plate   // of a picture, nil as long as it is a card
	end      bool     // the article's text ends here
}

// frame is what a container puts before each line: a bar, a marker, an indent.
type frame struct {
	first, rest string // in their styles, equally wide
	width       int    // cells
	right       bool   // it is around text from right to left, and stands behind it
	// What stands behind a first and behind another line; "" for first and rest
	// with their blank on the other side.
	behindFirst, behindRest string
}

// noteRule is the short rule above the footnotes.
type noteRule struct {
	article.Rule
	right bool // the notes run from right to left
}

// caption is the line that names a callout.
type caption struct {
	article.Rule
	kind string
	text []article.Inline
}

// layout divides the blocks of an article into units.
type layout struct {
	page   *Page
	frames []frame
	fresh  int
	gap    int // blank lines owed to the next unit
	shared int
	depth  int // of bullet lists
}

// article lays out all blocks and puts the end mark at the last text before the notes.
func (l *layout) article(blocks []article.Block) {
	end := -1
	for i, block := range blocks {
		if _, ok := block.(article.Notes); ok && end < 0 {
			end = len(l.page.units) - 1
		}
		if i > 0 {
			l.setGap(space(blocks[i-1], block))
		}
		l.block(block, body)
	}
	if end < 0 {
		end = len(l.page.units) - 1
	}
	if end >= 0 && len(blocks) > 0 && !wanting(blocks) {
		l.page.units[end].end = true
	}
}

// wanting reports that it is only said that there is no text.
func wanting(blocks []article.Block) bool {
	remark, ok := blocks[0].(article.Remark)
	return ok && remark.About == article.NoText
}

// space is the number of blank lines between two blocks.
func space(above, below article.Block) int {
	if _, ok := below.(article.Heading); !ok && !standsAsHeading(below) {
		return 1
	}
	if _, ok := above.(article.Heading); ok {
		return 1
	}
	return 2
}

// standsAsHeading reports a short paragraph wholly in bold.
func standsAsHeading(block article.Block) bool {
	p, ok := block.(article.Paragraph)
	if !ok || len(p.Text) != 1 {
		return false
	}
	strong, ok := p.Text[0].(article.Strong)
	return ok && len(article.Plain(strong.Text)) < 80
}

func (l *layout) setGap(lines int) { l.gap, l.shared = lines, len(l.frames) }

// emit adds a unit below what is there already.
func (l *layout) emit(u unit) {
	u.frames, u.fresh = l.frames, l.fresh
	u.space, u.shared = l.gap, l.shared
	l.page.units = append(l.page.units, u)
	l.fresh, l.gap, l.shared = len(l.frames), 0, 0
}

// within lays out what add emits inside of a frame.
func (l *layout) within(f frame, add func()) {
	outer := l.frames
	l.frames = append(outer[:len(outer):len(outer)], f)
	l.fresh = min(l.fresh, len(outer))
	add()
	l.frames = outer
	l.fresh = min(l.fresh, len(outer))
}

// blocks lays out the blocks of a container. In a tight list text and lists
// follow each other without a blank line.
func (l *layout) blocks(blocks []article.Block, name voiceName, tight bool) {
	for i, block := range blocks {
		if i > 0 {
			gap := space(blocks[i-1], block)
			if _, list := block.(article.List); list && tight {
				gap = 0
			}
			l.setGap(gap)
		}
		l.block(block, name)
	}
	if len(blocks) == 0 {
		l.emit(unit{block: article.Paragraph{}, voice: name})
	}
}

func (l *layout) block(block article.Block, name voiceName) {
	switch b := block.(type) {
	case article.Heading:
		l.page.headings = append(l.page.headings, Heading{b.Level, article.Plain(b.Text), b.ID, len(l.page.units)})
		l.emit(unit{block: b})
	case article.Quote:
		signs := l.page.setter.signs
		bar := l.bar(signs.quoteBar, signs.quoteBarBehind, l.page.setter.theme.Faint)
		bar.right = leansRight(b.Blocks)
		l.within(bar, func() { l.blocks(b.Blocks, quiet, false) })
	case article.List:
		l.list(b, name)
	case article.Callout:
		l.callout(b, name)
	case article.Definitions:
		l.definitions(b, name)
	case article.Notes:
		l.notes(b)
	case article.CodeBlock:
		l.code(b)
	case article.Table:
		l.table(b, name)
	case article.Paragraph:
		l.paragraph(b, name)
	default:
		l.emit(unit{block: b, voice: name})
	}
}

// longParagraph is how many bytes of a paragraph are set at a time.
const longParagraph = 16 << 10

// paragraph lays out a paragraph, one that is very long in portions.
func (l *layout) paragraph(p article.Paragraph, name voiceName) {
	if l.page.setter.width >= unboundWidth || article.Size(p.Text) <= longParagraph {
		l.emit(unit{block: p, voice: name})
		return
	}
	for i, text := range article.Portions(p.Text, longParagraph) {
		if i > 0 {
			l.setGap(0)
		}
		p.Text, p.Size = text, article.Size(text)
		l.emit(unit{block: p, voice: name})
	}
}

func (l *layout) list(list article.List, name voiceName) {
	t := l.page.setter
	bullet := t.signs.bullets[min(l.depth, len(t.signs.bullets)-1)]
	accent := t.inkOf(t.theme.Accent)
	plain := hanging(accent, bullet)
	width := 0 // of the widest number with its full stop
	if list.Ordered {
		for i := range list.Items {
			width = max(width, len(list.Mark(i))+1)
		}
	} else {
		l.depth++
		defer func() { l.depth-- }()
	}
	for i, item := range list.Items {
		hang := plain
		switch {
		case item.Task != article.NoTask:
			hang = t.task(item.Task)
		case list.Ordered:
			hang = numbered(accent, list.Mark(i), width)
		}
		if i > 0 {
			l.setGap(1)
			if list.Tight {
				l.setGap(0)
			}
		}
		hang.right = leansRight(item.Blocks)
		l.within(hang, func() { l.blocks(item.Blocks, name, list.Tight) })
	}
}

// task is the frame of an item that says what has become of it.
func (t *Typesetter) task(state article.Task) frame {
	switch state {
	case article.DoneTask:
		return hanging(t.inkOf(t.theme.Fresh), t.signs.done)
	case article.BegunTask:
		return hanging(t.inkOf(t.theme.Accent), t.signs.begun)
	case article.DroppedTask:
		return hanging(t.inkOf(t.theme.Muted), t.signs.dropped)
	case article.MovedTask:
		return hanging(t.inkOf(t.theme.Muted), t.signs.moved)
	case article.UrgentTask:
		return hanging(t.inkOf(t.theme.Accent), t.signs.urgent)
	case article.AskedTask:
		return hanging(t.inkOf(t.theme.Accent), t.signs.asked)
	}
	return hanging(t.inkOf(t.theme.Muted), t.signs.open)
}

// hanging is the frame of a list item: its marker, then an indent.
func hanging(ink ink, marker string) frame {
	size := cells(marker) + 1
	return frame{first: ink.on + marker + ink.off + " ", rest: strings.Repeat(" ", size), width: size}
}

// leftToRight is the invisible mark by which the bidirectional algorithm (Unicode
// Standard Annex #9) takes a number for a thing of its own, and not for a part of
// the words before it.
const leftToRight = "\u200e"

// numbered is the frame of a list item with a number, right-aligned in so many
// cells with its full stop.
func numbered(ink ink, number string, width int) frame {
	pad := strings.Repeat(" ", max(0, width-len(number)-1))
	f := hanging(ink, pad+number+".")
	f.behindFirst = " " + leftToRight + ink.on + "." + number + ink.off + pad
	return f
}

func (l *layout) callout(c article.Callout, name voiceName) {
	t := l.page.setter
	bar := l.bar(t.signs.bar, t.signs.barBehind, t.calloutColor(c.Kind))
	bar.right = leansRight(c.Blocks)
	l.within(bar, func() {
		l.emit(unit{block: caption{article.Rule{Place: article.Place{Line: c.Line}}, c.Kind, c.Title}})
		if len(c.Blocks) > 0 {
			l.setGap(0)
			l.blocks(c.Blocks, name, false)
		}
	})
}

func (l *layout) definitions(d article.Definitions, name voiceName) {
	for i, item := range d.Items {
		if i > 0 {
			l.setGap(1)
		}
		for j, text := range item.Terms {
			if j > 0 {
				l.setGap(0)
			}
			l.emit(unit{block: article.Paragraph{Text: text}, voice: term})
		}
		for _, meaning := range item.Meanings {
			l.setGap(0)
			l.within(frame{first: "    ", rest: "    ", width: 4, right: leansRight(meaning)}, func() { l.blocks(meaning, name, true) })
		}
	}
}

func (l *layout) notes(notes article.Notes) {
	t := l.page.setter
	l.emit(unit{block: noteRule{right: len(notes.Items) > 0 && leansRight(notes.Items[0].Blocks)}})
	width := 0
	for _, note := range notes.Items {
		width = max(width, cells(t.noteMark(note.Number)))
	}
	for _, note := range notes.Items {
		l.setGap(0)
		mark := t.noteMark(note.Number)
		pad, styled := strings.Repeat(" ", width-cells(mark)), t.theme.Style(t.theme.Link).Render(mark)
		hang := frame{first: pad + styled + " ", rest: strings.Repeat(" ", width+1), behindFirst: " " + leftToRight + styled + pad, width: width + 1}
		hang.right = leansRight(note.Blocks)
		l.within(hang, func() { l.blocks(note.Blocks, quiet, true) })
	}
}
