package linear

import (
	"fmt"
	"strings"

	"blogtui/model/article"
)

// inlines puts the parts of a line of text into words.
func (t *teller) inlines(all []article.Inline) string {
	var out strings.Builder
	t.write(&out, all)
	return out.String()
}

func (t *teller) write(out *strings.Builder, all []article.Inline) {
	for _, inline := range all {
		switch i := inline.(type) {
		case article.Text:
			out.WriteString(string(i))
		case article.Code:
			out.WriteString(string(i))
		case article.Math:
			if i.Text == "" {
				out.WriteString("(formula: " + i.Source + ")")
			} else {
				out.WriteString(i.Text)
			}
		case article.Chip:
			out.WriteString("(not shown: " + string(i) + ")")
		case article.Emphasis, article.Strong, article.Mark:
			t.write(out, article.Children(i))
		case article.Strike:
			out.WriteString("(deleted: ")
			t.write(out, i.Text)
			out.WriteString(")")
		case article.Link:
			t.write(out, i.Text)
			out.WriteString(t.numbered(link{article.Plain(i.Text), i.Target}))
		case article.Image:
			out.WriteString(imageWords(i))
		case article.Break:
			out.WriteByte('\n')
		case article.NoteRef:
			fmt.Fprintf(out, " [footnote %d]", int(i))
		default:
			t.write(out, article.Children(inline))
		}
	}
}

func imageWords(i article.Image) string {
	if words := described(i.Alt, i.Title, i.Source); words != "" {
		return "(image: " + words + ")"
	}
	return "(image)"
}

// longestLinkText bounds, in runes, the text of a link where links are listed.
const longestLinkText = 80

// numbered is the mark behind a link's text. What leads to the same place has
// the same number.
func (t *teller) numbered(l link) string {
	l.target = oneLine(harmless(l.target))
	if l.target == "" {
		return ""
	}
	number, known := t.numbers[l.target]
	if !known {
		l.text = clipped(oneLine(harmless(l.text)), longestLinkText)
		t.links = append(t.links, l)
		number = len(t.links)
		t.numbers[l.target] = number
	}
	return fmt.Sprintf(" [link %d]", number)
}
