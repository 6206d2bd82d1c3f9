package words

import (
	"fmt"
	"strings"

	"blogtui/model"
)

// ---- the whole program

// Messages on any screen.
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

// Copied confirms what was copied to the clipboard.
func Copied(text string) string { return "Copied " + text }

// AddressOpening is shown when the desktop is asked to open an address.
func AddressOpening(address string) string { return "Opening " + address }

// WithReason joins a message and the error behind it.
func WithReason(what string, why error) string { return what + ": " + why.Error() }

// ArticleReadingFailed is the error for a panic while a post was read.
func ArticleReadingFailed(path string, fault any) string {
	return fmt.Sprintf("%s: reading it failed: %v", path, fault)
}

// ---- themes

// Texts about themes.
const (
	TitleThemes    = "Themes"
	ThemeNoColours = "No colours are shown: dark and light look the same"
	ThemeLight     = "Light"
	ThemeDark      = "Dark"
)

// ThemeDescriptions describes the built-in themes by name.
var ThemeDescriptions = map[string]string{
	"auto":          "dark or light, as the terminal is",
	"dark":          "for dark backgrounds",
	"light":         "for light backgrounds",
	"high-contrast": "7:1 and more, dark or light",
	"16-colour":     "the terminal's own sixteen colours",
	"none":          "no colours: bold, italic, reverse",
}

// ThemeOwn describes a theme of the user.
const ThemeOwn = "your own"

// ThemeRoles says what each colour of a theme is used for, by its name in theme files.
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

// ThemeErrorBackground is the error for a wrong background.
func ThemeErrorBackground(given string) string {
	return fmt.Sprintf("background is %q: it must be dark or light", given)
}

// ThemeErrorColour is the error for a wrong colour.
func ThemeErrorColour(role, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb, a number from 0 to 255, a name such as bright-red, or default", role, given)
}

// ThemeErrorRole is the error for an unknown colour name in a theme.
func ThemeErrorRole(name string) string { return fmt.Sprintf("there is no colour %q", name) }

// ThemeErrorContrast is the warning for two colours with too little contrast.
func ThemeErrorContrast(text, ground string, contrast, enough float64) string {
	return fmt.Sprintf("%s on %s has a contrast of %.1f, which is hard to read: it needs at least %.1f", text, ground, contrast, enough)
}

// ThemeChosen confirms the choice of a theme.
func ThemeChosen(theme string) string { return "Theme " + theme + " until you quit" }

// ThemeSameOnBoth is shown when a theme has no separate dark and light variants.
func ThemeSameOnBoth(theme string) string {
	return "The theme " + theme + " is the same on dark and light"
}

// ---- problems

// Texts of the screen of problems.
const (
	TitleProblems         = "What is wrong with the blog"
	ProblemsNone          = "No problems: every file could be read."
	ProblemsCheckingLinks = "looking at links…"
	ProblemsNotAPost      = "This file is not a post: there is nothing to read"
)

// ProblemsNotAPostEdit is ProblemsNotAPost with the key that edits the file.
func ProblemsNotAPostEdit(key string) string { return ProblemsNotAPost + "; " + key + " edits it" }

// SeverityName returns the name of a severity, at most seven cells wide.
func SeverityName(s model.Severity) string { return Severities[s].One }

// ---- errors in Glamour style sheets

// Errors of a whole style sheet.
const (
	StyleErrorNotJSON    = "it is not JSON"
	StyleErrorNotGlamour = "it is not a Glamour style"
	StyleErrorSubject    = "the style" // the subject of an error that is not about a field
)

// StyleErrorTooLong is the error for a style sheet above the size limit, in bytes.
func StyleErrorTooLong(most int) string { return fmt.Sprintf("it is longer than %d bytes", most) }

// StyleErrorBool is the error for a field that must be a boolean.
func StyleErrorBool(field string) string { return field + " must be true or false" }

// StyleErrorNumber is the error for a field that must be a number.
func StyleErrorNumber(field string) string { return field + " must be a number, 0 or more" }

// StyleErrorText is the error for a field that must be a string.
func StyleErrorText(field string) string { return field + " must be a text" }

// StyleErrorObject is the error for a field that must be an object.
func StyleErrorObject(field string) string { return field + " must be an object {...}" }

// StyleErrorField is the error for an unknown field.
func StyleErrorField(field string) string { return field + " is not a field of a Glamour style" }

// StyleErrorColour is the error for a wrong colour.
func StyleErrorColour(field, given string) string {
	return fmt.Sprintf("%s is %q: write #rrggbb or a number from 0 to 255", field, given)
}

// StyleErrorCodeStyle is the error for an unknown chroma style.
func StyleErrorCodeStyle(field, given string) string {
	return fmt.Sprintf("%s is %q, which is not a chroma style", field, given)
}

// StyleErrorControl is the error for a text with a control character, which would reach the
// terminal.
func StyleErrorControl(field string) string { return field + " holds a control character" }

// ---- output of commands

// maxHeadings limits how many headings an error lists.
const maxHeadings = 20

// ArticleNoSuchHeading is the error for a missing heading; it lists the headings that the
// article has.
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

// Severities are the nouns for problems of each severity.
var Severities = map[model.Severity]Noun{
	model.Hint: {"hint", "hints"}, model.Warning: {"warning", "warnings"}, model.Error: {"error", "errors"},
}

// ProblemsNoneFound is the result of a check without problems.
const ProblemsNoneFound = "no problems"
