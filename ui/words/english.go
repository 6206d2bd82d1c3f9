package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// Noun is what is counted. A language with more forms than two has more of them
// here.
type Noun struct{ One, Many string }

// Count says how many there are: "1 post", "2 posts".
func (n Noun) Count(count int) string {
	if count == 1 {
		return "1 " + n.One
	}
	return fmt.Sprintf("%d %s", count, n.Many)
}

// ---- the model

// States names what sets a post apart for those who see it: that it is a draft, in
// the future, expired or a page. Most posts have none.
func States(p *model.Post) []string {
	var states []string
	for _, state := range []struct {
		holds bool
		name  string
	}{{p.Draft, "draft"}, {p.Future, "in the future"}, {p.Expired, "expired"}, {p.Kind == model.KindPage, "page"}} {
		if state.holds {
			states = append(states, state.name)
		}
	}
	return states
}

// ---- articles

// Callout is the name of a kind of callout, such as "note" or "read-more".
func Callout(kind string) string { return strings.ReplaceAll(kind, "-", " ") }

// Embed is what the model calls something of another place, such as "Video".
func Embed(kind string) string { return kind }

// Diagram is what the model calls code that would be drawn, such as "Mermaid diagram".
func Diagram(kind string) string { return kind }

// What an article is set with.
const (
	ByLead      = "By "   // before the first author
	BetweenLast = " and " // before the last of several authors
	Between     = ", "    // before any other
	Unnamed     = "image" // a picture without a name or a word
	PictureSign = "[image]"
	NotSet      = "[This passage could not be set.]"
)

// Updated says when a post was changed last.
func Updated(date string) string { return "updated " + date }

// MinutesRead is the length of an article.
func MinutesRead(minutes int) string { return fmt.Sprintf("%d min read", minutes) }

// AndMore says how many leads are left out.
func AndMore(n int) string { return fmt.Sprintf("and %d more", n) }

// ---- style sheets: what is wrong with one of Glamour's

// Faults of a style sheet.
const (
	StyleNotJSON    = "it is not JSON"
	StyleNotGlamour = "it is no style of Glamour's"
	StyleItself     = "the style" // instead of the name of a field
)

// StyleTooLong names the limit, in bytes.
func StyleTooLong(most int) string { return fmt.Sprintf("it is longer than %d bytes", most) }

// NoSwitch says that a field of a style sheet takes a truth value.
func NoSwitch(field string) string { return field + " is neither true nor false" }

// NoCount says that a field of a style sheet takes a number.
func NoCount(field string) string { return field + " is no number from 0 on" }

// NoText says that a field of a style sheet takes text.
func NoText(field string) string { return field + " is no text" }

// NoObject says that a field of a style sheet takes fields.
func NoObject(field string) string { return field + " is no object of {...}" }

// NoField says that a style sheet has no such field.
func NoField(field string) string { return field + " is no field of a Glamour style" }

// NoColour says what a colour of a style sheet may be.
func NoColour(field, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb or a number from 0 to 255", field, given)
}

// NoCodeStyle says that chroma has no such style.
func NoCodeStyle(field, given string) string {
	return fmt.Sprintf("%s is %q, which is no style of chroma's", field, given)
}

// HoldsControl says that the text of a field would reach the terminal as more than text.
func HoldsControl(field string) string { return field + " holds a control character" }
