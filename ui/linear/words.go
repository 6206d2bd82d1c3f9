package linear

import (
	"fmt"
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/article"
	"blogtui/ui/typeset"
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
func tell(p *model.Post, doc *article.Document, width int) *text {
	t := &teller{width: width, numbers: map[string]int{}}
	front, blocks, titleID := typeset.FrontOf(p).Above(doc.Blocks)
	t.front(front, p.Tags)
	if titleID != "" {
		t.sections = append(t.sections, section{titleID, front.Title, 1, 0})
	}
	for _, block := range blocks {
		t.gap()
		t.block(block)
		t.flush()
	}
	t.gap()
	t.say("End of the article.")
	return &t.text
}

// front tells what stands above the text.
func (t *teller) front(f typeset.Front, tags []string) {
	t.above = true
	t.begins = true
	t.say("Title: " + f.Title)
	t.about("By", f.Authors)
	date := f.Date
	if f.Updated != "" {
		date = strings.TrimPrefix(date+", updated "+f.Updated, ", ")
	}
	minutes := ""
	if f.Minutes > 0 {
		minutes = count(f.Minutes, "minute") + " of reading"
	}
	if when := sentences(date, minutes); when != "" {
		t.say(when)
	}
	t.about("Categories:", f.Categories)
	t.about("Tags:", tags)
	t.about("Status:", f.Badges)
	if f.Standfirst != "" {
		t.say("Summary: " + f.Standfirst)
	}
	t.above = false
}

func (t *teller) about(label string, names []string) {
	if len(names) > 0 {
		t.say(sentences(label + " " + listed(names, "and")))
	}
}

// blocks tells blocks one after the other.
func (t *teller) blocks(blocks []article.Block) {
	for _, block := range blocks {
		t.block(block)
	}
	t.flush()
}

// block tells one block. What a later version of the model may add is told by
// what it holds, so that nothing is lost.
func (t *teller) block(block article.Block) {
	switch b := block.(type) {
	case article.Heading:
		t.heading(b)
	case article.Paragraph:
		t.paragraph(b)
	case article.Quote:
		t.around("Quote: ", "End of quote.", b.Blocks)
	case article.PullQuote:
		t.around("Quote"+t.speaker(b)+": ", "End of quote.", b.Blocks)
	case article.List:
		t.list(b)
	case article.CodeBlock:
		t.code(b)
	case article.Table:
		t.table(b)
	case article.Rule:
		t.say("Break.")
	case article.Callout:
		t.callout(b)
	case article.Definitions:
		t.definitions(b)
	case article.Notes:
		t.notes(b)
	case article.Picture:
		t.picture(b)
	case article.Embed:
		t.embed(b)
	case article.Formula:
		t.formula(b)
	case article.Remark:
		t.say("Remark: " + b.Text)
	default:
		for _, inlines := range article.Inlines(block) {
			t.say(t.inlines(inlines))
		}
		for _, inner := range article.Inside(block) {
			t.blocks(inner)
		}
	}
}

func (t *teller) heading(h article.Heading) {
	t.flush()
	title := t.inlines(h.Text)
	from := len(t.lines)
	t.sections = append(t.sections, section{h.ID, oneLine(harmless(article.Plain(h.Text))), h.Level, from})
	t.say(fmt.Sprintf("Heading %d: %s", h.Level, title))
	for i := range t.lines[from:] {
		t.lines[from+i].heading = true
	}
}

func (t *teller) paragraph(p article.Paragraph) {
	if p.Credit {
		t.say("Credit: " + t.inlines(p.Text))
		return
	}
	t.say(t.inlines(p.Text))
}

// around tells blocks between what they are and that they are over.
func (t *teller) around(label, end string, blocks []article.Block) {
	t.lead += label
	t.blocks(blocks)
	t.say(end)
}

// speaker is who said a pull quote, "" if nobody is named.
func (t *teller) speaker(q article.PullQuote) string {
	name, role := oneLine(t.inlines(q.Name)), oneLine(t.inlines(q.Role))
	switch {
	case name != "" && role != "":
		return " by " + name + ", " + role
	case name+role != "":
		return " by " + name + role
	}
	return ""
}

func (t *teller) list(l article.List) {
	t.lists++
	defer func() { t.lists-- }()
	nested := ""
	if t.lists > 1 {
		nested = fmt.Sprintf(", level %d", t.lists)
	}
	t.say("List of " + count(len(l.Items), "item") + nested + ":")
	for i, item := range l.Items {
		t.begins = t.lists == 1
		t.lead = marker(l, i, nested)
		t.blocks(item.Blocks)
	}
	if t.lists == 1 {
		t.say("End of list.")
	}
}

// marker is how an item begins.
func marker(l article.List, i int, nested string) string {
	task := map[article.Task]string{article.OpenTask: "open", article.DoneTask: "done"}[l.Items[i].Task]
	if l.Ordered {
		number := fmt.Sprintf("%d", l.Start+i)
		if nested+task == "" {
			return number + ". "
		}
		if task != "" {
			task = ", " + task
		}
		return number + nested + task + ": "
	}
	if task != "" {
		task = ", " + task
	}
	return "Item" + nested + task + ": "
}

func (t *teller) code(c article.CodeBlock) {
	lines := strings.Split(strings.TrimSuffix(c.Text, "\n"), "\n")
	label := "Code"
	if kind := c.Diagram(); kind != "" {
		label = kind
	} else if name := languageName(c.Language); name != "" {
		label += " in " + name
	}
	if c.Title != "" {
		label += ", " + c.Title
	}
	t.say(label + ", " + count(len(lines), "line") + ":")
	for _, l := range lines {
		t.exactly(l)
	}
	t.say("End of code.")
}

func (t *teller) callout(c article.Callout) {
	name := c.Kind
	switch name {
	case "":
		name = "note"
	case "info":
		name = "information"
	}
	label := capital(name) + ": "
	if title := oneLine(t.inlines(c.Title)); title != "" {
		label += sentences(title) + " "
	}
	t.around(label, "End of "+name+".", c.Blocks)
}

func (t *teller) definitions(d article.Definitions) {
	for _, item := range d.Items {
		var terms []string
		for _, term := range item.Terms {
			terms = append(terms, oneLine(t.inlines(term)))
		}
		t.begins = true
		t.lead += "Definition of " + either(terms) + ": "
		for i, meaning := range item.Meanings {
			if i > 0 {
				t.lead = "Also: "
			}
			t.blocks(meaning)
		}
		t.flush()
	}
}

func (t *teller) notes(n article.Notes) {
	t.say(count(len(n.Items), "footnote") + ":")
	for _, note := range n.Items {
		t.begins = true
		t.lead = fmt.Sprintf("Footnote %d: ", note.Number)
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
	if caption != "" && caption != shows {
		shows += " (" + caption + ")"
	}
	t.say("Image: " + shows + t.numbered(link{p.Alt, p.Target}))
}

func (t *teller) embed(e article.Embed) {
	words := "Embedded: " + e.Kind
	if e.Title != "" {
		words += ", " + e.Title
	}
	t.say(words + t.numbered(link{e.Name(), e.Target}))
}

// formula tells a formula: on one line where characters can say it, else its
// source.
func (t *teller) formula(f article.Formula) {
	if f.Text != "" {
		t.say("Formula: " + f.Text)
		return
	}
	t.say("Formula in TeX:")
	for l := range strings.SplitSeq(f.Source, "\n") {
		t.exactly(l)
	}
	t.say("End of formula.")
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
