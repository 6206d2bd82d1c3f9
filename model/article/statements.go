package article

import (
	"cmp"
	"strings"

	"blogtui/model/dialect"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Theorems, proofs and the like between colons, as Quarto and bookdown know them. What they
// are is said by a class, or by the label that the text refers to:
// https://quarto.org/docs/authoring/cross-references.html#theorems-and-proofs

// statementKinds are what containers of these classes and labels are.
var statementKinds = letters.Words("theorem lemma corollary proposition conjecture definition hypothesis example exercise solution proof remark claim axiom algorithm")

// containerLabel matches the label in the attributes of a container.
var containerLabel = pattern.New(`#([\w:-]*\w)`)

// readStatement finds what kind of statement a container is, by its attributes.
func (d *fencedDiv) readStatement(attributes string) {
	if m := containerLabel.FindStringSubmatch(attributes); m != nil {
		d.label = m[1]
	}
	if kind := dialect.CrossRefKind(d.label); d.kind == "" && statementKinds[kind] {
		d.kind = kind
	}
	if statementKinds[d.kind] {
		d.isNotice, d.titleFromHeading = true, true
	}
}

// statementTitle returns the title of a statement with its number, if something refers to it.
func (c *converter) statementTitle(kind, label string, title []Inline) []Inline {
	if !statementKinds[kind] || label == "" {
		return title
	}
	_, number, ok := strings.Cut(cmp.Or(c.labelledCaption(label, ""), c.labelledCaption(dialect.StatementLabel(kind, label), "")), " ")
	switch {
	case !ok:
		return title
	case len(title) == 0:
		return []Inline{Text(number)}
	}
	return append([]Inline{Text(number + ". ")}, title...)
}

// statementName matches the name of a statement in the options of a chunk.
var statementName = pattern.New(`\bname\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')`)

// statementChunk converts a fence that is a statement in bookdown. ok is false for others.
func (c *converter) statementChunk(place Location, info, text string, depth int) (statement Callout, ok bool) {
	kind, label := dialect.StatementChunk(info)
	if !statementKinds[kind] {
		return Callout{}, false
	}
	var title []Inline
	if m := statementName.FindStringSubmatch(info); m != nil {
		title = c.parseInline(place.Line, m[1]+m[2], depth)
	}
	return Callout{Location: place, Kind: kind, Title: c.statementTitle(kind, label, title), Blocks: c.parseNested(place.Line+1, text, depth)}, true
}
