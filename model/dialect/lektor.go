package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Flow blocks of Lektor: a line with the name of the block between hashes, and fields
// separated by lines of hyphens. https://www.getlektor.com/docs/content/flow/
var (
	flowBlock = pattern.New(`^(#{4,}) ([a-z][\w-]*) #{4,}[ \t]*$`)
	flowField = pattern.New(`^([a-z_]\w*):(?:[ \t]+(.*))?$`)
	flowEnd   = pattern.New(`^-{3,}[ \t]*$`)
)

// flowWords are fields with one line of text for readers, flowCode those with code.
var (
	flowWords = letters.Words("text body content title heading headline subtitle caption quote author source description summary label note")
	flowCode  = letters.Words("code source_code snippet")
)

// Limits of the search for the language of a block of code: bytes per search and number of
// searches.
const (
	maxFlow      = 16 << 10
	maxFlowCodes = 100
)

// flow translates flow blocks line by line.
type flow struct {
	inBlock    bool // the line is in a block
	inField    bool // the line is a field
	inCode     bool // within the code of a field
	codeFields int  // so far
}

// newFlow returns nil if src has no flow blocks.
func newFlow(src string) *flow {
	if strings.Contains(src, " ####\n") {
		return &flow{}
	}
	return nil
}

// line translates a line of a block. ok is false if the line is not for this translation.
func (f *flow) line(src, line string) (written string, ok bool) {
	bare := strings.TrimRight(line, " \t\n")
	if m := flowBlock.FindStringSubmatch(bare); m != nil && flowField.MatchString(letters.FirstLine(src[len(line):])) {
		written = f.closeFence() + lineEnding(line)
		f.inBlock, f.inField = true, true
		return written, true
	}
	switch {
	case !f.inBlock:
		return "", false
	case flowEnd.MatchString(bare) && (len(bare) > 3 || strings.TrimSpace(src[len(line):]) == "") && endsField(src[len(line):]):
		f.inField = true
		return f.closeFence() + lineEnding(line), true
	case f.inCode:
		return line, true
	case !f.inField:
		return "", false
	}
	f.inField = false
	m := flowField.FindStringSubmatch(bare)
	if m == nil {
		return "", false
	}
	return f.fieldMarkdown(m[1], strings.TrimSpace(m[2]), src[len(line):]) + lineEnding(line), true
}

// endsField reports whether a field, a block or the end of the source follows a line of
// hyphens.
func endsField(after string) bool {
	next := strings.TrimSpace(letters.FirstLine(strings.TrimLeft(after, "\n")))
	return next == "" || flowField.MatchString(next) || flowBlock.MatchString(next)
}

// fieldMarkdown returns what a field shows.
func (f *flow) fieldMarkdown(name, value, after string) string {
	switch {
	case value == "" && flowCode[name]:
		f.inCode = true
		if f.codeFields++; f.codeFields > maxFlowCodes {
			return Fence
		}
		return Fence + flowLanguage(after)
	case value == "":
		return ""
	case model.IsPicture(value) || model.IsPicture(firstOf(splitFiles([]string{value}))):
		var shown []string
		for _, file := range splitFiles([]string{value}) {
			shown = append(shown, image("", strings.TrimSpace(file)))
		}
		return strings.Join(shown, " ")
	case name == "caption":
		return "*" + value + "*"
	case name == "title" || name == "heading" || name == "headline":
		return bold(value)
	case strings.Contains(value, "://") && !strings.Contains(value, " "):
		return "<" + value + ">"
	case flowWords[name] || len(strings.Fields(value)) >= minSentenceWords:
		return value
	}
	return ""
}

// flowLanguage returns the language of a code field, which a later field of the block may
// give.
func flowLanguage(after string) string {
	for line := range strings.Lines(after[:min(len(after), maxFlow)]) {
		if flowBlock.MatchString(strings.TrimRight(line, " \t\n")) {
			break
		}
		if name, ok := strings.CutPrefix(line, "language:"); ok {
			return strings.TrimSpace(name)
		}
		if name, ok := strings.CutPrefix(line, "lang:"); ok {
			return strings.TrimSpace(name)
		}
	}
	return ""
}

// closeFence returns the closing fence of open code, "" if there is none.
func (f *flow) closeFence() string {
	if !f.inCode {
		return ""
	}
	f.inCode = false
	return Fence
}
