package article

import (
	"strings"
	"unicode/utf8"

	"blogtui/model/dialect"
	"blogtui/model/pattern"
)

// pictures appends a paragraph, whose texts still contain line ends, and the images on
// lines of their own as pictures.
func pictures(out []Block, p Paragraph) []Block {
	if !holdsPicture(p.Text) {
		if p.Text = trim(mergeText(p.Text)); len(p.Text) == 0 {
			return out
		}
		return append(out, p)
	}
	before := len(out)
	rest := Paragraph{Location: p.Location}
	end := func() {
		if rest.Text = trim(mergeText(rest.Text)); len(rest.Text) > 0 {
			out = append(out, rest)
		}
		rest.Text = nil
	}
	at := p.Location
	for _, line := range separateCaptions(splitLines(p.Text)) {
		shown := standalonePictures(at, line)
		switch {
		case len(shown) > 0:
			end()
			out = append(out, shown...)
			rest.Line = at.Line
		case len(rest.Text) == 0 && addCaption(out[before:], line):
		default:
			if len(rest.Text) == 0 {
				rest.Location = at
			}
			rest.Text = append(rest.Text, line...)
		}
		at.Line += strings.Count(Plain(line), "\n")
	}
	end()
	return out
}

// sceneBreak matches a paragraph of characters that separate scenes, escaped so that
// Markdown shows them.
var sceneBreak = pattern.New(`^(?:(?:[*•⁂＊]\s*){3,}|⁂)$`)

// maxSceneBreakBytes is the maximum length of a scene break.
const maxSceneBreakBytes = 60

// isSceneBreak reports whether text is a scene break.
func isSceneBreak(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return len(text) < maxSceneBreakBytes && strings.ContainsRune("*•⁂＊", first) && sceneBreak.MatchString(text)
}

// splitLines splits inlines after line ends. Inlines over several lines, such as emphasis,
// belong to their first line.
func splitLines(inlines []Inline) [][]Inline {
	var lines [][]Inline
	var line []Inline
	for _, inline := range inlines {
		text, ok := inline.(Text)
		for ok {
			end := strings.IndexByte(string(text), '\n') + 1
			if end == 0 {
				break
			}
			lines = append(lines, append(line, text[:end]))
			line, text = nil, text[end:]
			inline = text
		}
		if inline != Inline(Text("")) {
			line = append(line, inline)
		}
		if _, ok := inline.(Break); ok {
			lines, line = append(lines, line), nil
		}
	}
	if line != nil {
		lines = append(lines, line)
	}
	return lines
}

// holdsPicture reports whether inlines contain an image, or a linked one, that may stand
// alone.
func holdsPicture(inlines []Inline) bool {
	for _, inline := range inlines {
		switch i := inline.(type) {
		case Image:
			return true
		case Link:
			if holdsPicture(i.Text) {
				return true
			}
		}
	}
	return false
}

// separateCaptions moves emphasised text after a picture, as in exports of Ghost and
// Medium, to a line of its own.
func separateCaptions(lines [][]Inline) [][]Inline {
	out := lines[:0:0]
	for _, line := range lines {
		words := trim(line)
		if len(words) == 3 && words[1] == Inline(Text(" ")) {
			words = []Inline{words[0], words[2]}
		}
		if len(words) > 1 && isGlued(words) {
			if isMediumPicture(words) {
				words = []Inline{words[0], Emphasis{words[1:]}}
			} else {
				out = append(out, words[:1:1], append(words[1:len(words):len(words)], Text("\n")))
				continue
			}
		}
		if len(words) == 2 {
			_, said := words[1].(Emphasis)
			if _, shown := imageIn(words[0]); shown && said {
				out = append(out, words[:1], append(words[1:2:2], Text("\n")))
				continue
			}
		}
		out = append(out, line)
	}
	return out
}

// isGlued reports whether text follows an image without a space, as in exports of pages
// where the image floats beside the text.
func isGlued(words []Inline) bool {
	image, shown := imageIn(words[0])
	text, said := words[1].(Text)
	return shown && said && image.Source != "" && !strings.HasPrefix(image.Source, dialect.ChipScheme) && gluedText.MatchString(string(text))
}

// gluedText matches text whose first word follows without a space.
var gluedText = pattern.New(`^["'“‘(]?\pL[\pL\d'’]*[\s,:]+\S`)

// isMediumPicture reports whether a picture is from Medium, whose exports append the caption
// without a space.
func isMediumPicture(words []Inline) bool {
	image, _ := imageIn(words[0])
	return strings.Contains(image.Source, ".medium.com/") && len(Plain(words[1:])) < maxCreditBytes
}

// imageIn returns an image, or the one that a link consists of.
func imageIn(inline Inline) (Image, bool) {
	if link, ok := inline.(Link); ok {
		inline = onlyInline(link.Text)
	}
	image, ok := inline.(Image)
	return image, ok
}

// standalonePictures returns the pictures of a line that contains nothing else.
func standalonePictures(place Location, line []Inline) []Block {
	var out []Block
	for _, inline := range line {
		switch i := inline.(type) {
		case Image:
			out = append(out, i.blockForm(place, ""))
		case Link:
			image, ok := onlyInline(i.Text).(Image)
			if !ok {
				return nil
			}
			out = append(out, image.blockForm(place, i.Target))
		case Break:
		case Text:
			if strings.TrimSpace(string(i)) != "" {
				return nil
			}
		default:
			return nil
		}
	}
	return out
}

// addCaption makes an emphasised line below a picture its caption. It reports whether it
// was one.
func addCaption(out []Block, line []Inline) bool {
	if len(out) == 0 {
		return false
	}
	picture, ok := out[len(out)-1].(Picture)
	words, isEmphasis := onlyInline(line).(Emphasis)
	if !ok || !isEmphasis || len(picture.Caption) > 0 {
		return false
	}
	picture.Caption = tidyInlines(trim(words.Text))
	out[len(out)-1] = picture
	return true
}

// onlyInline returns the only inline of a text, nil if there are several or none.
func onlyInline(inlines []Inline) Inline {
	if inlines = trim(inlines); len(inlines) == 1 {
		return inlines[0]
	}
	return nil
}

// mergeCredits adds credits to the pictures above them.
func mergeCredits(blocks []Block) []Block {
	markTableCaptions(blocks)
	out := blocks[:0]
	for _, block := range blocks {
		p, ok := block.(Paragraph)
		if end := len(out) - 1; ok && p.Credit && end >= 0 {
			if picture, ok := out[end].(Picture); ok {
				if len(picture.Caption) > 0 {
					picture.Caption = append(picture.Caption[:len(picture.Caption):len(picture.Caption)], Break{})
				}
				picture.Caption = append(picture.Caption, p.Text...)
				out[end] = picture
				continue
			}
		}
		out = append(out, block)
	}
	return out
}

// tableCaption returns a table caption of Pandoc or Quarto without its marker: ": The
// words {#tbl-x}", "Table: The words".
func tableCaption(block Block) (Paragraph, bool) {
	p, ok := block.(Paragraph)
	if !ok || len(p.Text) == 0 {
		return p, false
	}
	text, _ := p.Text[0].(Text)
	words, marked := strings.CutPrefix(strings.TrimPrefix(string(text), "Table"), ": ")
	if !marked {
		return p, false
	}
	p.Text = append([]Inline{Text(words)}, p.Text[1:]...)
	p.Text, p.Credit = stripHeadingAttributes(p.Text), true
	return p, true
}

// markTableCaptions replaces paragraphs next to tables by the captions that they are.
func markTableCaptions(blocks []Block) {
	for i, block := range blocks {
		if _, ok := block.(Table); !ok {
			continue
		}
		for _, at := range []int{i + 1, i - 1} {
			if at < 0 || at >= len(blocks) {
				continue
			}
			if p, ok := tableCaption(blocks[at]); ok {
				blocks[at] = p
				break
			}
		}
	}
}
