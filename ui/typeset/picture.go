package typeset

import (
	"path"
	"slices"
	"strings"

	"blogtui/model/article"

	"charm.land/lipgloss/v2"
)

// PictureSlot is a picture of a page, shown as a card until it is rendered.
type PictureSlot struct {
	Block  int    // see Anchor; 0 for the cover picture
	Source string // as written
	Room   int    // maximum width in cells
}

// RenderedPicture replaces the card of a picture.
type RenderedPicture struct {
	Width, Height int      // cells
	Cells         []string // Height styled rows of Width cells; nil while it is being rendered
	Fault         string   // why the picture cannot be shown; the card stays
}

// PictureSlots returns the standalone pictures of a page in order.
func (p *Page) PictureSlots() []PictureSlot {
	var all []PictureSlot
	for i := range p.blocks {
		pb := &p.blocks[i]
		switch b := pb.block.(type) {
		case Header:
			if b.Cover != "" {
				all = append(all, PictureSlot{i, b.Cover, p.setter.ornamentWidth(p.setter.width)})
			}
		case article.Picture:
			width, _ := p.setter.innerWidth(pb)
			all = append(all, PictureSlot{i, b.Source, p.setter.ornamentWidth(width)})
		}
	}
	return all
}

// SetPicture replaces the card of a picture; nil restores the card. Anchors stay valid.
func (p *Page) SetPicture(block int, plate *RenderedPicture) {
	pb := &p.blocks[block]
	if pb.picture == nil && plate == nil {
		return
	}
	known := p.rendered[block] != nil
	pb.picture, p.rendered[block] = plate, nil
	if known || plate == nil {
		p.blockLines(block)
	} else {
		p.heights[block] += plate.Height
	}
}

// ClearPicture drops the cells of a picture and keeps its space.
func (p *Page) ClearPicture(block int) {
	if pb := &p.blocks[block]; pb.picture != nil && pb.picture.Cells != nil {
		p.SetPicture(block, &RenderedPicture{Width: pb.picture.Width, Height: pb.picture.Height})
	}
}

// PendingPictures returns the pictures without cells on a screen of that many rows at top.
func (p *Page) PendingPictures(top Anchor, rows int) []PictureSlot {
	last, left := top.Block, rows+top.Line
	for ; last < len(p.blocks) && left > 0; last++ {
		left -= p.heights[last]
	}
	return slices.DeleteFunc(p.PictureSlots(), func(at PictureSlot) bool {
		plate := p.blocks[at.Block].picture
		return at.Block < top.Block || at.Block >= last || plate == nil || plate.Cells != nil || plate.Fault != ""
	})
}

// startsWithPicture reports whether the text begins with the cover picture.
func startsWithPicture(blocks []article.Block, cover string) bool {
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

// sameFile reports whether two addresses have the same file name.
func sameFile(one, other string) bool {
	return strings.EqualFold(path.Base(fileName(one)), path.Base(fileName(other)))
}

// picture renders a picture with its caption below.
func (t *Typesetter) picture(p article.Picture, plate *RenderedPicture, width int) []string {
	if plate == nil {
		return t.pictureCard(p, width)
	}
	if plate.Fault != "" {
		fault := plate.Fault
		if p.Alt+p.Title == "" { // the card shows the name of the file already
			fault = strings.TrimPrefix(fault, fileName(p.Source)+" ")
		}
		return t.withFault(t.pictureCard(p, width), fault, width)
	}
	width = t.ornamentWidth(width)
	left := max(0, (width-plate.Width)/2)
	lines := make([]string, 0, plate.Height+2)
	for i := range plate.Height {
		switch {
		case plate.Cells != nil:
			lines = append(lines, strings.Repeat(" ", left)+plate.Cells[i])
		case i == plate.Height/2:
			lines = append(lines, t.centre(t.theme.Style(t.theme.Faint), t.glyphs.picture, width))
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
	return append(lines, t.pictureCaption(words, left, plate.Width, width)...)
}

// withFault adds to a card why its picture cannot be shown, on its line if it fits, else
// below.
func (t *Typesetter) withFault(card []string, fault string, width int) []string {
	why := t.wrap(newStyledText(t.theme.Style(t.theme.Faint), fault), max(1, width-2))
	if len(card) == 1 && len(why) == 1 && lipgloss.Width(card[0])+2+lipgloss.Width(why[0]) <= width {
		return []string{card[0] + "  " + why[0]}
	}
	for _, line := range why {
		card = append(card, "  "+line)
	}
	return card
}

// minCaptionWidth is the minimum width of captions, in cells.
const minCaptionWidth = 32

// pictureCaption renders the caption of a picture that starts at column left: aligned with
// a wide picture, centred below a narrow one.
func (t *Typesetter) pictureCaption(words []article.Inline, left, wide, width int) []string {
	room := min(width, max(wide, minCaptionWidth))
	lines := t.wrap(t.inline(words, mutedStyle), room)
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
