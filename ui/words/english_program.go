package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// ---- the whole program

// What is said on any screen.
const (
	MouseOff          = "Mouse off: the terminal selects text"
	MouseOn           = "Mouse on: wheel and click"
	ReloadUnsupported = "This blog does not change"
	ReloadStarted     = "Checking all files for changes"
	ArticleGone       = "This post is gone: its file was removed or renamed"
	HistoryNoForward  = "There is no article to go forward to"
	EditorFailed      = "The editor could not be used"
	CommandFailed     = "The command failed"
	AddressFailed     = "The address could not be opened"
	HintAnyKeyCloses  = "any key closes this"
)

// Copied says what is on the clipboard.
func Copied(text string) string { return "Copied " + text }

// AddressOpening says which address the desktop is asked for.
func AddressOpening(address string) string { return "Opening " + address }

// WithReason says why something could not be done.
func WithReason(what string, why error) string { return what + ": " + why.Error() }

// ArticleReadingFailed says that the program failed over a post.
func ArticleReadingFailed(path string, fault any) string {
	return fmt.Sprintf("%s: reading it failed: %v", path, fault)
}

// ---- themes

// What is said of themes.
const (
	TitleThemes    = "Themes"
	ThemeNoColours = "No colours are shown: dark and light look the same"
	ThemeLight     = "Light"
	ThemeDark      = "Dark"
)

// ThemeDescriptions says what the built-in themes are, by name.
var ThemeDescriptions = map[string]string{
	"auto":          "dark or light, as the terminal is",
	"dark":          "for dark backgrounds",
	"light":         "for light backgrounds",
	"high-contrast": "7:1 and more, dark or light",
	"16-colour":     "the terminal's own sixteen colours",
	"none":          "no colours: bold, italic, reverse",
}

// ThemeOwn says what a theme is that the reader has made.
const ThemeOwn = "your own"

// ThemeRoles says what the colours of a theme are for, by the names that theme files
// give them.
var ThemeRoles = map[string]string{
	"text":    "the body of an article",
	"strong":  "titles and what stands out",
	"muted":   "secondary text: dates, authors, captions",
	"faint":   "the least prominent text: counts, hints",
	"accent":  "headings, bars, the cursor",
	"fresh":   "new posts and finished tasks",
	"link":    "links",
	"quote":   "the words of a pull quote",
	"code":    "code within a line",
	"danger":  "errors",
	"rule":    "dividing lines",
	"panel":   "the background of pull quotes and code within a line",
	"on-mark": "text on the accent",
}

// ThemeErrorBackground says what the background of a theme may be.
func ThemeErrorBackground(given string) string {
	return fmt.Sprintf("background is %q: it must be dark or light", given)
}

// ThemeErrorColour says what a colour of a theme may be.
func ThemeErrorColour(role, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb, a number from 0 to 255, a name such as bright-red, or default", role, given)
}

// ThemeErrorRole says that a theme has no colour of a name.
func ThemeErrorRole(name string) string { return fmt.Sprintf("there is no colour %q", name) }

// ThemeErrorContrast says that two colours are too much alike.
func ThemeErrorContrast(text, ground string, contrast, enough float64) string {
	return fmt.Sprintf("%s on %s has a contrast of %.1f, which is hard to read: it needs at least %.1f", text, ground, contrast, enough)
}

// ThemeChosen says how long a theme lasts.
func ThemeChosen(theme string) string { return "Theme " + theme + " until you quit" }

// ThemeSameOnBoth says that a theme does not know dark and light.
func ThemeSameOnBoth(theme string) string {
	return "The theme " + theme + " is the same on dark and light"
}

// ---- problems

// What the screen of problems says.
const (
	TitleProblems         = "What is wrong with the blog"
	ProblemsNone          = "No problems: every file could be read."
	ProblemsCheckingLinks = "looking at links…"
	ProblemsNotAPost      = "This file is not a post: there is nothing to read"
)

// ProblemsNotAPostEdit says which key edits such a file.
func ProblemsNotAPostEdit(key string) string { return ProblemsNotAPost + "; " + key + " edits it" }

// SeverityName grades a problem, in at most seven cells.
func SeverityName(s model.Severity) string { return Severities[s].One }

// ---- style sheets: what is wrong with one of Glamour's

// Faults of a style sheet.
const (
	StyleErrorNotJSON    = "it is not JSON"
	StyleErrorNotGlamour = "it is not a Glamour style"
	StyleErrorSubject    = "the style" // instead of the name of a field
)

// StyleErrorTooLong names the limit, in bytes.
func StyleErrorTooLong(most int) string { return fmt.Sprintf("it is longer than %d bytes", most) }

// StyleErrorBool says that a field of a style sheet takes a truth value.
func StyleErrorBool(field string) string { return field + " must be true or false" }

// StyleErrorNumber says that a field of a style sheet takes a number.
func StyleErrorNumber(field string) string { return field + " must be a number, 0 or more" }

// StyleErrorText says that a field of a style sheet takes text.
func StyleErrorText(field string) string { return field + " must be a text" }

// StyleErrorObject says that a field of a style sheet takes fields.
func StyleErrorObject(field string) string { return field + " must be an object {...}" }

// StyleErrorField says that a style sheet has no such field.
func StyleErrorField(field string) string { return field + " is not a field of a Glamour style" }

// StyleErrorColour says what a colour of a style sheet may be.
func StyleErrorColour(field, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb or a number from 0 to 255", field, given)
}

// StyleErrorCodeStyle says that chroma has no such style.
func StyleErrorCodeStyle(field, given string) string {
	return fmt.Sprintf("%s is %q, which is not a chroma style", field, given)
}

// StyleErrorControl says that the text of a field would reach the terminal as more than text.
func StyleErrorControl(field string) string { return field + " holds a control character" }

// ---- articles that commands write

// maxHeadings is how many headings are named at once.
const maxHeadings = 20

// ArticleNoSuchHeading names the headings that an article has instead of one.
func ArticleNoSuchHeading(post, heading string, has []string) string {
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

// ProblemsNoneFound says that a blog has none.
const ProblemsNoneFound = "no problems"
