package article

import "strings"

// Inline is a part of a line of text: one of the types of this file.
type Inline interface{ inline() }

// Text is plain text: entities decoded, escapes resolved, clean, without line ends.
type Text string

// Emphasis is stressed text.
type Emphasis struct{ Text []Inline }

// Strong is text that stands out.
type Strong struct{ Text []Inline }

// Strike is text that no longer holds.
type Strike struct{ Text []Inline }

// Code is text of a machine within a line.
type Code string

// Link is text that leads somewhere.
type Link struct {
	Text   []Inline
	Target string // as written, cleaned
	Title  string
	Number int // its place among Document.Links, from 1
}

// Image is a picture within a line.
type Image struct{ Source, Alt, Title string }

// Break ends the line where the author wants it to end.
type Break struct{}

// Mark is text that was gone over with a marker.
type Mark struct{ Text []Inline }

// Math is a formula within a line.
type Math struct {
	Source string // in TeX, as written, without the marks around it
	Text   string // in Unicode, "" where that can't be
}

// Chip stands for a part of the page that the site's program would make: its
// name, such as that of a shortcode nobody here knows.
type Chip string

// NoteRef points to the footnote with that number.
type NoteRef int

func (Text) inline()     {}
func (Emphasis) inline() {}
func (Strong) inline()   {}
func (Strike) inline()   {}
func (Code) inline()     {}
func (Link) inline()     {}
func (Image) inline()    {}
func (Break) inline()    {}
func (NoteRef) inline()  {}
func (Mark) inline()     {}
func (Math) inline()     {}
func (Chip) inline()     {}

// Shown is the formula as a reader sees it: its text, else its source.
func (m Math) Shown() string {
	if m.Text != "" {
		return m.Text
	}
	return m.Source
}

// Children returns the inlines inside of one.
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

// withChildren returns inline with other inlines inside.
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

// Plain returns the text of inlines alone; a Break is a newline, an image its
// description, a formula its text or else its source; the marks of notes and
// chips are left out.
func Plain(inlines []Inline) string {
	if len(inlines) == 1 {
		if t, ok := inlines[0].(Text); ok {
			return string(t)
		}
	}
	var out strings.Builder
	writePlain(&out, inlines)
	return out.String()
}

func writePlain(out *strings.Builder, inlines []Inline) {
	for _, inline := range inlines {
		switch i := inline.(type) {
		case Text:
			out.WriteString(string(i))
		case Code:
			out.WriteString(string(i))
		case Image:
			out.WriteString(i.Alt)
		case Math:
			out.WriteString(i.Shown())
		case Break:
			out.WriteByte('\n')
		}
		writePlain(out, Children(inline))
	}
}

// split cuts inlines in two at a byte offset of their plain text.
func split(inlines []Inline, at int) (before, after []Inline) {
	for n, inline := range inlines {
		size := len(Plain(inlines[n : n+1]))
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

// trim removes white space and breaks at both ends.
func trim(inlines []Inline) []Inline {
	for len(inlines) > 0 {
		first, rest := trimText(inlines[0], strings.TrimLeft)
		if rest {
			inlines = append([]Inline{first}, inlines[1:]...)
			break
		}
		inlines = inlines[1:]
	}
	for len(inlines) > 0 {
		end := len(inlines) - 1
		last, rest := trimText(inlines[end], strings.TrimRight)
		if rest {
			return append(inlines[:end:end], last)
		}
		inlines = inlines[:end]
	}
	return nil
}

// trimText trims a Text and reports whether anything is left of the inline.
func trimText(inline Inline, cut func(s, cutset string) string) (Inline, bool) {
	switch i := inline.(type) {
	case Text:
		s := cut(string(i), " \t\n\u00a0")
		return Text(s), s != ""
	case Break:
		return i, false
	}
	return inline, true
}
