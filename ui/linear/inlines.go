package linear

import (
	"strings"

	"blogtui/model/article"
	"blogtui/ui/words"
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
				out.WriteString(words.FormulaWithin(i.Source))
			} else {
				out.WriteString(i.Text)
			}
		case article.Placeholder:
			out.WriteString(words.NotShown(string(i)))
		case article.Emphasis, article.Strong, article.Mark:
			t.write(out, article.Children(i))
		case article.Strike:
			out.WriteString(words.Deleted(t.inlines(i.Text)))
		case article.Link:
			t.write(out, i.Text)
			out.WriteString(t.numbered(link{article.Plain(i.Text), i.Target}))
		case article.Image:
			out.WriteString(words.ImageWithin(described(i.Alt, i.Title, i.Source)))
		case article.Break:
			out.WriteByte('\n')
		case article.FootnoteRef:
			out.WriteString(words.FootnoteMark(int(i)))
		default:
			t.write(out, article.Children(inline))
		}
	}
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
	return words.LinkMark(number)
}
