package typeset

import (
	"path"
	"slices"
	"strings"

	"blogtui/model/article"

	"charm.land/lipgloss/v2"
)

// Illustration is a picture of a page, set as a card as long as it has no plate.
type Illustration struct {
	Block  int    // see Anchor; 0 for the cover
	Source string // as written
	Room   int    // cells that it may be wide
}

// Plate is what stands where an article has a picture.
type Plate struct {
	Width, Height int      // cells
	Cells         []string // Height rows of Width cells each, in their colours; nil while they are drawn
	Fault         string   // a clause that says why there are none; it leaves the card
}

// Illustrations returns the pictures of a page that stand alone, in order.
func (p *Page) Illustrations() []Illustration {
	var all []Illustration
	for i := range p.units {
		u := &p.units[i]
		switch b := u.block.(type) {
		case Front:
			if b.Cover != "" {
				all = append(all, Illustration{i, b.Cover, p.setter.ornament(p.setter.width)})
			}
		case article.Picture:
			width, _ := p.setter.within(u)
			all = append(all, Illustration{i, b.Source, p.setter.ornament(width)})
		}
	}
	return all
}

// Illustrate puts a plate in the place of a picture; nil puts the card back.
// Anchors stay where they are.
func (p *Page) Illustrate(block int, plate *Plate) {
	u := &p.units[block]
	if u.plate == nil && plate == nil {
		return
	}
	known := p.passages[block] != nil
	u.plate, p.passages[block] = plate, nil
	if known || plate == nil {
		p.unitLines(block)
	} else {
		p.heights[block] += plate.Height
	}
}

// Blank removes the cells of a picture and keeps their room.
func (p *Page) Blank(block int) {
	if u := &p.units[block]; u.plate != nil && u.plate.Cells != nil {
		p.Illustrate(block, &Plate{Width: u.plate.Width, Height: u.plate.Height})
	}
}

// Undrawn returns the pictures with plates without cells that a screen shows
// that begins at top and has so many rows.
func (p *Page) Undrawn(top Anchor, rows int) []Illustration {
	last, left := top.Block, rows+top.Line
	for ; last < len(p.units) && left > 0; last++ {
		left -= p.heights[last]
	}
	return slices.DeleteFunc(p.Illustrations(), func(at Illustration) bool {
		plate := p.units[at.Block].plate
		return at.Block < top.Block || at.Block >= last || plate == nil || plate.Cells != nil || plate.Fault != ""
	})
}

// repeats reports whether the text begins with the cover picture.
func repeats(blocks []article.Block, cover string) bool {
	for _, block := range blocks[:min(2, len(blocks))] {
		switch b := block.(type) {
		case article.Picture:
			return sameFile(b.Source, cover)
		case article.Paragraph:
			for _, inline := range b.Text {
				if image, ok := inline.(article.Image); ok && sameFile(image.Source, cover) {
					return true
				}
			}
		}
	}
	return false
}

// sameFile reports whether two addresses end in the same name.
func sameFile(one, other string) bool {
	return strings.EqualFold(path.Base(fileName(one)), path.Base(fileName(other)))
}

// illustrated sets a picture with what it shows, in words, below.
func (t *Typesetter) illustrated(p article.Picture, plate *Plate, width int) []string {
	if plate == nil {
		return t.picture(p, width)
	}
	if plate.Fault != "" {
		fault := plate.Fault
		if p.Alt+p.Title == "" { // the card has the file's name already
			fault = strings.TrimPrefix(fault, fileName(p.Source)+" ")
		}
		return t.faulty(t.picture(p, width), fault, width)
	}
	width = t.ornament(width)
	left := max(0, (width-plate.Width)/2)
	lines := make([]string, 0, plate.Height+2)
	for i := range plate.Height {
		switch {
		case plate.Cells != nil:
			lines = append(lines, strings.Repeat(" ", left)+plate.Cells[i])
		case i == plate.Height/2:
			lines = append(lines, t.centred(t.theme.Style(t.theme.Faint), t.signs.picture, width))
		default:
			lines = append(lines, "")
		}
	}
	words := p.Caption
	if len(words) == 0 && p.Alt != "" {
		words = []article.Inline{article.Text(p.Alt)}
	}
	if len(words) == 0 {
		return lines
	}
	return append(lines, t.legend(words, left, plate.Width, width)...)
}

// faulty adds to a card why its picture isn't seen: on its line where there is
// room, below it where there is none.
func (t *Typesetter) faulty(card []string, fault string, width int) []string {
	why := t.ragged(inked(t.theme.Style(t.theme.Faint), fault), max(1, width-2))
	if len(card) == 1 && len(why) == 1 && lipgloss.Width(card[0])+2+lipgloss.Width(why[0]) <= width {
		return []string{card[0] + "  " + why[0]}
	}
	for _, line := range why {
		card = append(card, "  "+line)
	}
	return card
}

// narrowLegend is the width in cells that words below a picture get at least.
const narrowLegend = 32

// legend sets words below a picture that begins at left: flush with it where it
// is wide, centred where it is not.
func (t *Typesetter) legend(words []article.Inline, left, wide, width int) []string {
	room := min(width, max(wide, narrowLegend))
	lines := t.ragged(t.set(words, quiet), room)
	longest := 0
	for _, line := range lines {
		longest = max(longest, lipgloss.Width(line))
	}
	if longest > wide {
		left = (width - longest) / 2
	}
	for i := range lines {
		lines[i] = strings.Repeat(" ", left) + lines[i]
	}
	return lines
}
