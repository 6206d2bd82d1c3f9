package linear

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// transcriber converts an article to a transcript.
type transcriber struct {
	transcript
	width        int            // cells; 0 for no limit
	linkNumbers  map[string]int // of the links, by target
	label        string         // what the next words are: "Item: "
	listDepth    int            // around the block
	passageStart bool           // the next line begins a passage
	inHeader     bool           // the next lines are part of the header
}

// transcribe returns the transcript of a post. Lines are wrapped at width cells, 0 for no
// limit.
func transcribe(p *model.Post, doc *article.Document, width int, dates words.Dates) *transcript {
	t := &transcriber{width: width, linkNumbers: map[string]int{}}
	header, blocks, titleID := typeset.NewHeader(p, dates).Deduplicate(doc.Blocks)
	t.header(header, p.Tags)
	if titleID != "" {
		t.sections = append(t.sections, section{titleID, header.Title, 1, 0})
	}
	for _, block := range blocks {
		t.blankLine()
		t.blockStarts = append(t.blockStarts, blockStart{block.StartLine(), len(t.lines)})
		t.block(block)
		t.flush()
	}
	t.end = len(t.lines)
	t.blankLine()
	t.say(words.BlockArticleEnd)
	return &t.transcript
}

// header adds the title and other front matter.
func (t *transcriber) header(f typeset.Header, tags []string) {
	t.inHeader = true
	t.passageStart = true
	t.say(words.BlockTitle(f.Title))
	t.names(words.BlockByline, f.Authors)
	minutes := ""
	if f.Minutes > 0 {
		minutes = words.BlockReadingTime(f.Minutes)
	}
	if when := words.Sentences(words.BlockDates(f.Date, f.Updated), minutes); when != "" {
		t.say(when)
	}
	t.names(words.BlockCategories, f.Categories)
	t.names(words.BlockTags, tags)
	t.names(words.LinearPostStatus, f.Badges)
	if f.Summary != "" {
		t.say(words.BlockSummary(f.Summary))
	}
	t.inHeader = false
}

func (t *transcriber) names(sentence func([]string) string, names []string) {
	if len(names) > 0 {
		t.say(words.Sentences(sentence(names)))
	}
}

// blocks adds blocks.
func (t *transcriber) blocks(blocks []article.Block) {
	for _, block := range blocks {
		t.block(block)
	}
	t.flush()
}

// block adds a block. Of kinds unknown here it adds the text, so that nothing is lost.
func (t *transcriber) block(block article.Block) {
	switch b := block.(type) {
	case article.Heading:
		t.heading(b)
	case article.Paragraph:
		t.paragraph(b)
	case article.Quote:
		t.enclosed(words.BlockQuote, words.BlockQuoteEnd, b.Blocks)
	case article.PullQuote:
		t.enclosed(words.BlockPullQuote(oneLine(t.inlines(b.Name)), oneLine(t.inlines(b.Role))), words.BlockQuoteEnd, b.Blocks)
	case article.List:
		t.list(b)
	case article.CodeBlock:
		t.code(b)
	case article.Table:
		t.table(b)
	case article.Rule:
		t.say(words.BlockRule)
	case article.Callout:
		t.callout(b)
	case article.Definitions:
		t.definitions(b)
	case article.Footnotes:
		t.footnotes(b)
	case article.Picture:
		t.picture(b)
	case article.Embed:
		t.embed(b)
	case article.Formula:
		t.formula(b)
	case article.Remark:
		t.say(words.BlockRemark(typeset.RemarkText(b)))
	default:
		for _, inlines := range article.OwnInlines(block) {
			t.say(t.inlines(inlines))
		}
		for _, inner := range article.InnerBlocks(block) {
			t.blocks(inner)
		}
	}
}

func (t *transcriber) heading(h article.Heading) {
	t.flush()
	title := t.inlines(h.Text)
	from := len(t.lines)
	t.sections = append(t.sections, section{h.ID, oneLine(sanitize(article.Plain(h.Text))), h.Level, from})
	t.say(words.BlockHeading(h.Level, title))
	for i := range t.lines[from:] {
		t.lines[from+i].heading = true
	}
}

func (t *transcriber) paragraph(p article.Paragraph) {
	if p.Credit {
		t.say(words.BlockCredit(t.inlines(p.Text)))
		return
	}
	t.say(t.inlines(p.Text))
}

// enclosed adds blocks between a label and a closing line.
func (t *transcriber) enclosed(label, end string, blocks []article.Block) {
	t.label += label
	t.blocks(blocks)
	t.say(end)
}

func (t *transcriber) list(l article.List) {
	t.listDepth++
	defer func() { t.listDepth-- }()
	t.say(words.BlockList(len(l.Items), t.listDepth))
	for i, item := range l.Items {
		t.passageStart = t.listDepth == 1
		t.label = marker(l, i, t.listDepth)
		t.blocks(item.Blocks)
	}
	if t.listDepth == 1 {
		t.say(words.BlockListEnd)
	}
}

// marker returns the label of a list item.
func marker(l article.List, i, level int) string {
	task := taskStates[l.Items[i].Task]
	if l.Ordered {
		return words.BlockNumberedItem(l.Label(i), level, task)
	}
	return words.BlockItem(level, task)
}

// taskStates holds the words for the states of tasks.
var taskStates = map[article.Task]string{
	article.OpenTask: words.TaskOpen, article.DoneTask: words.TaskDone, article.InProgressTask: words.TaskStarted,
	article.CancelledTask: words.TaskDropped, article.MovedTask: words.TaskMoved, article.ImportantTask: words.TaskImportant,
	article.QuestionTask: words.TaskQuestion,
}

func (t *transcriber) code(c article.CodeBlock) {
	lines := strings.Split(strings.TrimSuffix(c.Text, "\n"), "\n")
	if kind := c.Diagram(); kind != "" {
		t.say(words.BlockDiagram(kind, c.Title, len(lines)))
	} else {
		t.say(words.BlockCode(languageName(c.Language), c.Title, len(lines)))
	}
	if len(c.Highlighted) > 0 {
		spans := make([][2]int, len(c.Highlighted))
		for i, s := range c.Highlighted {
			spans[i] = [2]int{s.First, s.Last}
		}
		t.say(words.BlockCodeMarkedLines(spans))
	}
	for _, l := range lines {
		t.verbatim(l)
	}
	t.say(words.BlockCodeEnd)
}

func (t *transcriber) callout(c article.Callout) {
	t.enclosed(words.BlockCallout(c.Kind, oneLine(t.inlines(c.Title))), words.BlockCalloutEnd(c.Kind), c.Blocks)
}

func (t *transcriber) definitions(d article.Definitions) {
	for _, item := range d.Items {
		var terms []string
		for _, term := range item.Terms {
			terms = append(terms, oneLine(t.inlines(term)))
		}
		t.passageStart = true
		t.label += words.BlockDefinition(terms)
		for i, meaning := range item.Meanings {
			if i > 0 {
				t.label = words.BlockDefinitionAlso
			}
			t.blocks(meaning)
		}
		t.flush()
	}
}

func (t *transcriber) footnotes(n article.Footnotes) {
	t.say(words.BlockFootnotes(len(n.Items)))
	for _, note := range n.Items {
		t.passageStart = true
		t.label = words.BlockFootnote(note.Number)
		t.blocks(note.Blocks)
	}
}

func (t *transcriber) picture(p article.Picture) {
	shows, caption := imageDescription(p.Alt, p.Title, p.Source), oneLine(t.inlines(p.Caption))
	switch {
	case caption == "":
		caption = p.Title
	case p.Alt == "" && p.Title == "":
		shows = caption
	}
	if caption == shows {
		caption = ""
	}
	t.say(words.BlockImage(shows, caption) + t.linkMark(link{p.Alt, p.Target}))
}

func (t *transcriber) embed(e article.Embed) {
	t.say(words.BlockEmbed(e.Kind, e.Title) + t.linkMark(link{e.Name(), e.Target}))
}

// formula adds a formula: on one line if its Unicode form has no tall brackets, else as its
// source.
func (t *transcriber) formula(f article.Formula) {
	if f.Text != "" && !strings.ContainsAny(f.Text, "⎡⎛⎧│║") {
		t.say(words.BlockFormula(strings.Join(strings.Fields(strings.ReplaceAll(f.Text, "\n", " ; ")), " ")))
		return
	}
	t.say(words.BlockTeX)
	for l := range strings.SplitSeq(f.Source, "\n") {
		t.verbatim(l)
	}
	t.say(words.BlockTeXEnd)
}

// imageDescription returns the alternative text, title or file name of an image.
func imageDescription(alt, title, source string) string {
	switch {
	case alt != "":
		return alt
	case title != "":
		return title
	case source == "" || strings.HasPrefix(source, "data:"):
		return ""
	}
	name, _, _ := strings.Cut(source, "?")
	return path.Base(name)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
