package article

import (
	"slices"
	"strings"

	"blogtui/model/pattern"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension/ast"
)

func (c *converter) list(place Location, node *ast.List, depth int) Block {
	list := List{Location: place, Ordered: node.IsOrdered(), Start: node.Start, Tight: node.IsTight}
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		item := Item{Line: c.location(child).Line}
		if first := child.FirstChild(); first != nil {
			if box, ok := first.FirstChild().(*gfm.TaskCheckBox); ok {
				item.Task = OpenTask
				if box.IsChecked {
					item.Task = DoneTask
				}
			}
		}
		item.Blocks = c.blocks(child, depth+1)
		if item.Task == NoTask {
			item.Task, item.Blocks = c.markedTask(item.Blocks)
		}
		if len(item.Blocks) > 2 { // cards of Material for MkDocs have a rule below their titles
			if _, ruled := item.Blocks[1].(Rule); ruled {
				item.Blocks = slices.Delete(item.Blocks, 1, 2)
			}
		}
		if len(item.Blocks) == 0 && !list.Ordered && item.Task == NoTask {
			continue
		}
		list.Items = append(list.Items, item)
	}
	return list
}

// taskMarks are the markers of tasks besides those of GitHub.
var taskMarks = map[string]Task{"[/] ": InProgressTask, "[-] ": CancelledTask, "[>] ": MovedTask, "[<] ": MovedTask, "[!] ": ImportantTask, "[*] ": ImportantTask, "[?] ": QuestionTask}

// logseqTasks are the first words of tasks in Logseq.
var logseqTasks = map[string]Task{
	"TODO": OpenTask, "LATER": OpenTask, "DOING": InProgressTask, "NOW": InProgressTask, "IN-PROGRESS": InProgressTask,
	"DONE": DoneTask, "CANCELED": CancelledTask, "CANCELLED": CancelledTask,
}

// markedTask cuts such a marker or word off the text of an item.
func (c *converter) markedTask(blocks []Block) (Task, []Block) {
	p, ok := firstBlock(blocks).(Paragraph)
	if !ok || len(p.Text) == 0 {
		return NoTask, blocks
	}
	first, _ := p.Text[0].(Text)
	mark := string(first[:min(len(first), len("[/] "))])
	task := taskMarks[mark]
	if word, _, parted := strings.Cut(string(first), " "); parted && logseqTasks[word] != NoTask && c.isLogseq() {
		mark, task = word+" ", logseqTasks[word]
	}
	if task == NoTask {
		return NoTask, blocks
	}
	p.Text = append([]Inline{first[len(mark):]}, p.Text[1:]...)
	return task, append([]Block{p}, blocks[1:]...)
}

// logseqProperty matches properties of blocks that only Logseq writes.
var logseqProperty = pattern.New(`(?m)^[ \t]*(?:(?:id|collapsed):: \S|:LOGBOOK:)`)

// isLogseq reports whether the text, or the text around it, is certainly from Logseq.
func (c *converter) isLogseq() bool {
	if c.parent != nil {
		return c.parent.isLogseq()
	}
	if c.logseq == nil {
		c.logseq = new(logseqProperty.MatchString(c.text))
	}
	return *c.logseq
}

func (c *converter) table(place Location, node *gfm.Table, depth int) Block {
	table := Table{Location: place}
	for _, a := range node.Alignments {
		align := map[gfm.Alignment]Align{gfm.AlignLeft: AlignLeft, gfm.AlignCenter: AlignCenter, gfm.AlignRight: AlignRight}[a]
		table.Align = append(table.Align, align)
	}
	for line := node.FirstChild(); line != nil; line = line.NextSibling() {
		var row Row
		for cell := line.FirstChild(); cell != nil; cell = cell.NextSibling() {
			row = append(row, tidyInlines(c.inlines(cell, depth)))
		}
		if _, ok := line.(*gfm.TableHeader); ok {
			table.Head = row
		} else if len(row) == 0 || !blockAttributes.MatchString(Plain(row[0])) && !isSeparatorRow(row) {
			table.Rows = append(table.Rows, row)
		}
	}
	if len(table.Rows) > 0 && !slices.ContainsFunc(table.Head, func(cell []Inline) bool { return len(trim(cell)) > 0 }) {
		table.Head = nil // Markdown requires a head; authors leave it empty
	}
	return table
}

// isSeparatorRow reports whether a row separates the bodies of a table, as in kramdown:
// |=====|.
func isSeparatorRow(row Row) bool {
	first := Plain(row[0])
	if len(first) < 3 || strings.Trim(first, "-=") != "" {
		return false
	}
	return !slices.ContainsFunc(row[1:], func(cell []Inline) bool { return strings.Trim(Plain(cell), "-=:") != "" })
}

func (c *converter) definitions(place Location, node ast.Node, depth int) Block {
	list := Definitions{Location: place}
	complete := true // the last item has a meaning
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if _, ok := child.(*gfm.DefinitionTerm); ok {
			if complete {
				list.Items = append(list.Items, Definition{})
				complete = false
			}
			item := &list.Items[len(list.Items)-1]
			item.Terms = append(item.Terms, tidyInlines(trim(c.inlines(child, depth))))
			continue
		}
		if len(list.Items) == 0 {
			list.Items = append(list.Items, Definition{})
		}
		item := &list.Items[len(list.Items)-1]
		item.Meanings = append(item.Meanings, c.blocks(child, depth+1))
		complete = true
	}
	return list
}

func (c *converter) footnotes(place Location, node ast.Node, depth int) Block {
	notes := Footnotes{Location: place}
	for child := node.FirstChild(); child != nil; child = child.NextSibling() {
		if note, ok := child.(*gfm.Footnote); ok {
			notes.Items = append(notes.Items, Footnote{note.Index, c.blocks(note, depth+1)})
		}
	}
	return notes
}
