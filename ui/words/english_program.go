package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// ---- the whole program

// What is said on any screen.
const (
	MouseOff     = "Mouse off: the terminal selects text"
	MouseOn      = "Mouse on: wheel and click"
	BlogStays    = "This blog does not change"
	LookingAgain = "Looking at every file again"
	PostGone     = "This post is gone: its file was removed or renamed"
	NotForward   = "There is no article to go forward to"
	NoEditor     = "The editor could not be used"
	NoCommand    = "The command failed"
	NoAddress    = "The address could not be opened"
	ClosesPanel  = "any key closes this"
)

// Copied says what is on the clipboard.
func Copied(text string) string { return "Copied " + text }

// Opening says which address the desktop is asked for.
func Opening(address string) string { return "Opening " + address }

// Because says why something could not be done.
func Because(what string, why error) string { return what + ": " + why.Error() }

// ReadingFailed says that the program failed over a post.
func ReadingFailed(path string, fault any) string {
	return fmt.Sprintf("%s: reading it failed: %v", path, fault)
}

// ---- themes

// What is said of themes.
const (
	Themes          = "Themes"
	NoColoursToTurn = "There are no colours here to turn"
	Light           = "Light"
	Dark            = "Dark"
)

// Looks says what the built-in themes are, by name.
var Looks = map[string]string{
	"auto":          "dark or light, as the terminal is",
	"dark":          "for dark backgrounds",
	"light":         "for light backgrounds",
	"high-contrast": "7:1 and more, dark or light",
	"16-colour":     "the terminal's own sixteen colours",
	"none":          "no colours: bold, italic, reverse",
}

// OwnLook says what a theme is that the reader has made.
const OwnLook = "your own"

// Roles says what the colours of a theme are for, by the names that theme files
// give them.
var Roles = map[string]string{
	"text":    "the body of an article",
	"strong":  "titles and what stands out",
	"muted":   "what accompanies: dates, authors, captions",
	"faint":   "what may be overlooked: counts, hints",
	"accent":  "headings, bars, the cursor",
	"fresh":   "what is new or done",
	"link":    "links",
	"quote":   "the words of a pull quote",
	"code":    "code within a line",
	"danger":  "errors",
	"rule":    "lines that divide",
	"panel":   "the background of pull quotes and code within a line",
	"on-mark": "text on the accent",
}

// NoBackground says what the background of a theme may be.
func NoBackground(given string) string {
	return fmt.Sprintf("background is %q: it may be dark or light", given)
}

// NoThemeColour says what a colour of a theme may be.
func NoThemeColour(role, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb, a number from 0 to 255, a name such as bright-red, or default", role, given)
}

// NoRole says that a theme has no colour of a name.
func NoRole(name string) string { return fmt.Sprintf("there is no colour %q", name) }

// HardToRead says that two colours are too much alike.
func HardToRead(text, ground string, contrast, enough float64) string {
	return fmt.Sprintf("%s on %s has a contrast of %.1f, which is hard to read: %.1f is enough", text, ground, contrast, enough)
}

// ThemeKept says how long a theme lasts.
func ThemeKept(theme string) string { return "Theme " + theme + " until you leave" }

// SameOnBoth says that a theme does not know dark and light.
func SameOnBoth(theme string) string { return "The theme " + theme + " is the same on dark and light" }

// ---- problems

// What the screen of problems says.
const (
	WhatIsWrong    = "What is wrong with the blog"
	NothingIsWrong = "Nothing: every file could be read as it was meant."
	LookingAtLinks = "looking at links…"
	NotAPost       = "This file did not become a post: there is nothing to read"
)

// NotAPostEdit says which key edits such a file.
func NotAPostEdit(key string) string { return NotAPost + "; " + key + " edits it" }

// SeverityName grades a problem, in at most seven cells.
func SeverityName(s model.Severity) string { return Severities[s].One }

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

// ---- articles that commands write

// maxHeadings is how many headings are named at once.
const maxHeadings = 20

// NoSuchHeading names the headings that an article has instead of one.
func NoSuchHeading(post, heading string, has []string) string {
	more := ""
	switch over := len(has) - maxHeadings; {
	case len(has) == 0:
		return post + " has no headings"
	case over > 0:
		has, more = has[:maxHeadings], fmt.Sprintf(" and %d more", over)
	}
	return fmt.Sprintf("%s has no heading %q; its headings are %s%s", post, heading, strings.Join(has, ", "), more)
}

// Severities are problems by their severity.
var Severities = map[model.Severity]Noun{
	model.Hint: {"hint", "hints"}, model.Warning: {"warning", "warnings"}, model.Error: {"error", "errors"},
}

// NoProblems says that a blog has none.
const NoProblems = "no problems"
