package linear

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
	"blogtui/ui/words"
)

// teller puts an article into words.
type teller struct {
	text
	width   int            // cells; 0 for no limit
	numbers map[string]int // of the links, by target
	lead    string         // what the next words are: "Item: "
	lists   int            // around the block
	begins  bool           // the next line begins a passage
	above   bool           // what is told stands above the text
}

// tell puts a post into words.
func tell(p *model.Post, doc *article.Document, width int, dates words.Dates) *text {
	t := &teller{width: width, numbers: map[string]int{}}
	front, blocks, titleID := typeset.NewHeader(p, dates).Deduplicate(doc.Blocks)
	t.front(front, p.Tags)
	if titleID != "" {
		t.sections = append(t.sections, section{titleID, front.Title, 1, 0})
	}
	for _, block := range blocks {
		t.gap()
		t.places = append(t.places, passage{block.StartLine(), len(t.lines)})
		t.block(block)
		t.flush()
	}
	t.end = len(t.lines)
	t.gap()
	t.say(words.EndOfArticle)
	return &t.text
}

// front puts what stands above the text into words.
func (t *teller) front(f typeset.Header, tags []string) {
	t.above = true
	t.begins = true
	t.say(words.TitleIs(f.Title))
	t.about(words.By, f.Authors)
	minutes := ""
	if f.Minutes > 0 {
		minutes = words.MinutesOfReading(f.Minutes)
	}
	if when := words.Sentences(words.Dated(f.Date, f.Updated), minutes); when != "" {
		t.say(when)
	}
	t.about(words.CategoriesAre, f.Categories)
	t.about(words.TagsAre, tags)
	t.about(words.StatusOf, f.Badges)
	if f.Summary != "" {
		t.say(words.SummaryIs(f.Summary))
	}
	t.above = false
}

func (t *teller) about(told func([]string) string, names []string) {
	if len(names) > 0 {
		t.say(words.Sentences(told(names)))
	}
}

// blocks puts blocks into words, one after the other.
func (t *teller) blocks(blocks []article.Block) {
	for _, block := range blocks {
		t.block(block)
	}
	t.flush()
}

// block puts one block into words. A kind of block that a later version of the model
// adds is read out by what it holds, so that nothing is lost.
func (t *teller) block(block article.Block) {
	switch b := block.(type) {
	case article.Heading:
		t.heading(b)
	case article.Paragraph:
		t.paragraph(b)
	case article.Quote:
		t.around(words.QuoteSays, words.EndOfQuote, b.Blocks)
	case article.PullQuote:
		t.around(words.PullQuoteSays(oneLine(t.inlines(b.Name)), oneLine(t.inlines(b.Role))), words.EndOfQuote, b.Blocks)
	case article.List:
		t.list(b)
	case article.CodeBlock:
		t.code(b)
	case article.Table:
		t.table(b)
	case article.Rule:
		t.say(words.ABreak)
	case article.Callout:
		t.callout(b)
	case article.Definitions:
		t.definitions(b)
	case article.Footnotes:
		t.notes(b)
	case article.Picture:
		t.picture(b)
	case article.Embed:
		t.embed(b)
	case article.Formula:
		t.formula(b)
	case article.Remark:
		t.say(words.RemarkSays(typeset.RemarkText(b)))
	default:
		for _, inlines := range article.OwnInlines(block) {
			t.say(t.inlines(inlines))
		}
		for _, inner := range article.InnerBlocks(block) {
			t.blocks(inner)
		}
	}
}

func (t *teller) heading(h article.Heading) {
	t.flush()
	title := t.inlines(h.Text)
	from := len(t.lines)
	t.sections = append(t.sections, section{h.ID, oneLine(harmless(article.Plain(h.Text))), h.Level, from})
	t.say(words.HeadingSays(h.Level, title))
	for i := range t.lines[from:] {
		t.lines[from+i].heading = true
	}
}

func (t *teller) paragraph(p article.Paragraph) {
	if p.Credit {
		t.say(words.CreditSays(t.inlines(p.Text)))
		return
	}
	t.say(t.inlines(p.Text))
}

// around puts blocks into words, between a label that says what they are and a line
// that ends them.
func (t *teller) around(label, end string, blocks []article.Block) {
	t.lead += label
	t.blocks(blocks)
	t.say(end)
}

func (t *teller) list(l article.List) {
	t.lists++
	defer func() { t.lists-- }()
	t.say(words.ListFollows(len(l.Items), t.lists))
	for i, item := range l.Items {
		t.begins = t.lists == 1
		t.lead = marker(l, i, t.lists)
		t.blocks(item.Blocks)
	}
	if t.lists == 1 {
		t.say(words.EndOfItems)
	}
}

// marker is how an item begins.
func marker(l article.List, i, level int) string {
	task := taskWord(l.Items[i].Task)
	if l.Ordered {
		return words.NumberedItem(l.Label(i), level, task)
	}
	return words.Item(level, task)
}

// taskWord is what has become of an item, "" if it is no task.
func taskWord(task article.Task) string {
	switch task {
	case article.OpenTask:
		return words.OpenTask
	case article.DoneTask:
		return words.DoneTask
	case article.InProgressTask:
		return words.BegunTask
	case article.CancelledTask:
		return words.DroppedTask
	case article.MovedTask:
		return words.MovedTask
	case article.ImportantTask:
		return words.UrgentTask
	case article.QuestionTask:
		return words.AskedTask
	}
	return ""
}

func (t *teller) code(c article.CodeBlock) {
	lines := strings.Split(strings.TrimSuffix(c.Text, "\n"), "\n")
	if kind := c.Diagram(); kind != "" {
		t.say(words.DiagramFollows(kind, c.Title, len(lines)))
	} else {
		t.say(words.CodeFollows(languageName(c.Language), c.Title, len(lines)))
	}
	if len(c.Highlighted) > 0 {
		spans := make([][2]int, len(c.Highlighted))
		for i, s := range c.Highlighted {
			spans[i] = [2]int{s.First, s.Last}
		}
		t.say(words.LinesMarked(spans))
	}
	for _, l := range lines {
		t.exactly(l)
	}
	t.say(words.EndOfCode)
}

func (t *teller) callout(c article.Callout) {
	t.around(words.CalloutSays(c.Kind, oneLine(t.inlines(c.Title))), words.EndOfCallout(c.Kind), c.Blocks)
}

func (t *teller) definitions(d article.Definitions) {
	for _, item := range d.Items {
		var terms []string
		for _, term := range item.Terms {
			terms = append(terms, oneLine(t.inlines(term)))
		}
		t.begins = true
		t.lead += words.DefinitionOf(terms)
		for i, meaning := range item.Meanings {
			if i > 0 {
				t.lead = words.AlsoMeans
			}
			t.blocks(meaning)
		}
		t.flush()
	}
}

func (t *teller) notes(n article.Footnotes) {
	t.say(words.FootnotesFollow(len(n.Items)))
	for _, note := range n.Items {
		t.begins = true
		t.lead = words.FootnoteSays(note.Number)
		t.blocks(note.Blocks)
	}
}

func (t *teller) picture(p article.Picture) {
	shows, caption := described(p.Alt, p.Title, p.Source), oneLine(t.inlines(p.Caption))
	switch {
	case caption == "":
		caption = p.Title
	case p.Alt == "" && p.Title == "":
		shows = caption
	}
	if caption == shows {
		caption = ""
	}
	t.say(words.ImageShows(shows, caption) + t.numbered(link{p.Alt, p.Target}))
}

func (t *teller) embed(e article.Embed) {
	t.say(words.EmbedShows(e.Kind, e.Title) + t.numbered(link{e.Name(), e.Target}))
}

// formula puts a formula into words: on one line where characters can write it, else
// as its source; brackets that span several lines are left out.
func (t *teller) formula(f article.Formula) {
	if f.Text != "" && !strings.ContainsAny(f.Text, "⎡⎛⎧│║") {
		t.say(words.FormulaSays(strings.Join(strings.Fields(strings.ReplaceAll(f.Text, "\n", " ; ")), " ")))
		return
	}
	t.say(words.TeXFollows)
	for l := range strings.SplitSeq(f.Source, "\n") {
		t.exactly(l)
	}
	t.say(words.EndOfFormula)
}

// described is what is known of a picture: its description, its title or the
// name of its file.
func described(alt, title, source string) string {
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
