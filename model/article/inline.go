package article

import "strings"

// Inline is a part of a text: one of the types of this file.
type Inline interface{ inline() }

// Text is plain, clean text without line ends; entities and escapes are decoded.
type Text string

// Emphasis is emphasised text.
type Emphasis struct{ Text []Inline }

// Strong is strongly emphasised text.
type Strong struct{ Text []Inline }

// Strike is struck text.
type Strike struct{ Text []Inline }

// Code is a code span.
type Code string

// Link is a link.
type Link struct {
	Text   []Inline
	Target string // as written, cleaned
	Title  string
	Number int    // index in Document.Links plus 1
	Source string // the original text if Target is derived from it, such as "[[Page]]"
}

// Image is an inline image.
type Image struct{ Source, Alt, Title string }

// Break is a hard line break.
type Break struct{}

// Mark is highlighted text.
type Mark struct{ Text []Inline }

// Math is inline math.
type Math struct {
	Source string // in TeX, as written, without the marks around it
	Text   string // in Unicode, "" where that can't be
}

// Placeholder stands for content that the site generator would produce, such as that of an
// unknown shortcode. Its value is the name.
type Placeholder string

// FootnoteRef is a reference to the footnote with that number.
type FootnoteRef int

func (Text) inline()        {}
func (Emphasis) inline()    {}
func (Strong) inline()      {}
func (Strike) inline()      {}
func (Code) inline()        {}
func (Link) inline()        {}
func (Image) inline()       {}
func (Break) inline()       {}
func (FootnoteRef) inline() {}
func (Mark) inline()        {}
func (Math) inline()        {}
func (Placeholder) inline() {}

// Display returns the text of the formula, else its source.
func (m Math) Display() string {
	if m.Text != "" {
		return m.Text
	}
	return m.Source
}

// Children returns the inlines inside an inline.
func Children(inline Inline) []Inline {
	switch i := inline.(type) {
	case Emphasis:
		return i.Text
	case Strong:
		return i.Text
	case Strike:
		return i.Text
	case Mark:
		return i.Text
	case Link:
		return i.Text
	}
	return nil
}

// withChildren returns inline with other children.
func withChildren(inline Inline, text []Inline) Inline {
	switch i := inline.(type) {
	case Emphasis:
		return Emphasis{text}
	case Strong:
		return Strong{text}
	case Strike:
		return Strike{text}
	case Mark:
		return Mark{text}
	case Link:
		i.Text = text
		return i
	}
	return inline
}

// Plain returns the plain text of inlines: a newline for a Break, the alternative text of an
// image, the text or source of a formula, nothing for footnote references and placeholders.
func Plain(inlines []Inline) string {
	if len(inlines) == 1 {
		if t, ok := inlines[0].(Text); ok {
			return string(t)
		}
	}
	var out strings.Builder
	out.Grow(PlainSize(inlines))
	writePlain(&out, inlines)
	return out.String()
}

func writePlain(out *strings.Builder, inlines []Inline) {
	for _, inline := range inlines {
		out.WriteString(ownPlain(inline))
		writePlain(out, Children(inline))
	}
}

// PlainSize returns the length of the plain text of inlines, in bytes.
func PlainSize(inlines []Inline) int {
	size := 0
	for _, inline := range inlines {
		size += len(ownPlain(inline)) + PlainSize(Children(inline))
	}
	return size
}

// ownPlain returns the plain text of an inline without that of its children.
func ownPlain(inline Inline) string {
	switch i := inline.(type) {
	case Text:
		return string(i)
	case Code:
		return string(i)
	case Image:
		return i.Alt
	case Math:
		return i.Display()
	case Break:
		return "\n"
	}
	return ""
}

// containsByte reports whether the plain text of inlines contains an ASCII character.
func containsByte(inlines []Inline, char byte) bool {
	for _, inline := range inlines {
		if strings.IndexByte(ownPlain(inline), char) >= 0 || containsByte(Children(inline), char) {
			return true
		}
	}
	return false
}

// firstText returns the plain text of the first inline that is not blank.
func firstText(inlines []Inline) string {
	for n := range inlines {
		if text := Plain(inlines[n : n+1]); strings.TrimSpace(text) != "" {
			return text
		}
	}
	return ""
}

// split cuts inlines in two at a byte offset of their plain text.
func split(inlines []Inline, at int) (before, after []Inline) {
	for n, inline := range inlines {
		size := PlainSize(inlines[n : n+1])
		switch {
		case size <= at:
			at -= size
			before = append(before, inline)
			continue
		case at == 0:
			return before, append(after, inlines[n:]...)
		}
		if t, ok := inline.(Text); ok {
			before = append(before, t[:at])
			after = append(after, t[at:])
		} else if inner := Children(inline); inner != nil {
			left, right := split(inner, at)
			before = append(before, withChildren(inline, left))
			after = append(after, withChildren(inline, right))
		} else {
			before = append(before, inline) // code and images stay whole
		}
		return before, append(after, inlines[n+1:]...)
	}
	return before, nil
}

// trim removes white space and breaks at both ends. Appending to the result does not change
// inlines.
func trim(inlines []Inline) []Inline {
	for len(inlines) > 0 {
		first, kept := trimmed(inlines[0], strings.TrimLeftFunc)
		if kept {
			if first != nil {
				inlines = append([]Inline{first}, inlines[1:]...)
			}
			break
		}
		inlines = inlines[1:]
	}
	for len(inlines) > 0 {
		end := len(inlines) - 1
		last, kept := trimmed(inlines[end], strings.TrimRightFunc)
		switch {
		case kept && last != nil:
			return append(inlines[:end:end], last)
		case kept:
			return inlines[: end+1 : end+1]
		}
		inlines = inlines[:end]
	}
	return nil
}

// trimmed trims an inline and reports whether anything is left of it. rest is nil if nothing
// was trimmed.
func trimmed(inline Inline, cut func(s string, blank func(rune) bool) string) (rest Inline, kept bool) {
	switch i := inline.(type) {
	case Text:
		s := cut(string(i), blank)
		if len(s) == len(i) {
			return nil, s != ""
		}
		return Text(s), s != ""
	case Break:
		return nil, false
	case Link, Emphasis, Strong: // text on lines of its own, or part of longer emphasis
		text := Children(inline)
		if inner := trim(text); len(inner) > 0 && PlainSize(inner) < PlainSize(text) {
			return withChildren(inline, inner), true
		}
	}
	return nil, true
}

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\u00a0' }
