package article

import (
	"fmt"

	"blogtui/model"
	"blogtui/model/dialect"

	"github.com/yuin/goldmark/text"
)

// ParseByGoldmark parses as Parse does, but leaves every paragraph to goldmark.
func ParseByGoldmark(src string) *Document {
	tamed := dialect.Markdown(model.Body{Text: src}).Text
	c := newConverter(tamed)
	c.ids, c.flattenedLine = map[string]int{}, new(int)
	d := &Document{Blocks: withoutEmptyContents(c.blocks(markdown().Parse(text.NewReader(c.source)), 0))}
	c.setSourceSizes(d.Blocks)
	d.collect(d.Blocks)
	return d
}

// Sketch writes all of a document that is known at once, its kinds of blocks included.
func (d *Document) Sketch() string {
	known := *d
	known.anchors = nil
	return fmt.Sprintf("%#v", known)
}
