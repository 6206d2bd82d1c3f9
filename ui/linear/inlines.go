package linear

import (
	"strings"

	"blogtui/model/article"
	"blogtui/ui/words"
)

// inlines returns the text of inlines.
func (t *transcriber) inlines(all []article.Inline) string {
	var out strings.Builder
	t.writeInlines(&out, all)
	return out.String()
}

func (t *transcriber) writeInlines(out *strings.Builder, all []article.Inline) {
	for _, inline := range all {
		switch i := inline.(type) {
		case article.Text:
			out.WriteString(string(i))
		case article.Code:
			out.WriteString(string(i))
		case article.Math:
			if i.Text == "" {
				out.WriteString(words.InlineFormula(i.Source))
			} else {
				out.WriteString(i.Text)
			}
		case article.Placeholder:
			out.WriteString(words.InlineNotShown(string(i)))
		case article.Emphasis, article.Strong, article.Mark:
			t.writeInlines(out, article.Children(i))
		case article.Strike:
			out.WriteString(words.InlineDeleted(t.inlines(i.Text)))
		case article.Link:
			t.writeInlines(out, i.Text)
			out.WriteString(t.linkMark(link{article.Plain(i.Text), i.Target}))
		case article.Image:
			out.WriteString(words.InlineImage(imageDescription(i.Alt, i.Title, i.Source)))
		case article.Break:
			out.WriteByte('\n')
		case article.FootnoteRef:
			out.WriteString(words.InlineFootnote(int(i)))
		default:
			t.writeInlines(out, article.Children(inline))
		}
	}
}

// maxLinkText is the maximum length of a link text in the list of links, in runes.
const maxLinkText = 80

// linkMark returns the mark with the number of a link. Links with the same target have the
// same number.
func (t *transcriber) linkMark(l link) string {
	l.target = oneLine(sanitize(l.target))
	if l.target == "" {
		return ""
	}
	number, known := t.linkNumbers[l.target]
	if !known {
		l.text = truncate(oneLine(sanitize(l.text)), maxLinkText)
		t.links = append(t.links, l)
		number = len(t.links)
		t.linkNumbers[l.target] = number
	}
	return words.InlineLink(number)
}
