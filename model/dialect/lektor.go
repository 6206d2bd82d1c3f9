package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Blocks of Lektor's flows: a line with the block's name between hashes, and fields with a
// line of hyphens between them. https://www.getlektor.com/docs/content/flow/
var (
	flowBlock = pattern.New(`^(#{4,}) ([a-z][\w-]*) #{4,}[ \t]*$`)
	flowField = pattern.New(`^([a-z_]\w*):(?:[ \t]+(.*))?$`)
	flowEnd   = pattern.New(`^-{3,}[ \t]*$`)
)

// flowWords are the fields of which the reader gets a text that has one line, and flowCode
// those whose text is code.
var (
	flowWords = letters.Words("text body content title heading headline subtitle caption quote author source description summary label note")
	flowCode  = letters.Words("code source_code snippet")
)

// Bounds of looking for the language of a block's code: how far, in bytes, and how often.
const (
	maxFlow      = 16 << 10
	maxFlowCodes = 100
)

// flow goes through the lines of a flow.
type flow struct {
	inBlock    bool // the line is in a block
	inField    bool // the line is a field of one
	inCode     bool // code of such a field is open
	codeFields int  // of them so far
}

// newFlow is the flow of a source, nil if it has none.
func newFlow(src string) *flow {
	if strings.Contains(src, " ####\n") {
		return &flow{}
	}
	return nil
}

// line translates a line of a flow's blocks; ok is false where src begins with none.
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

// endsField reports whether what follows a line of hyphens is another field, another block
// or nothing.
func endsField(after string) bool {
	next := strings.TrimSpace(letters.FirstLine(strings.TrimLeft(after, "\n")))
	return next == "" || flowField.MatchString(next) || flowBlock.MatchString(next)
}

// fieldMarkdown is what a reader gets of a field.
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

// flowLanguage is the language that a later field of a block tells for its code.
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

// closeFence ends the code of a block, if some is open.
func (f *flow) closeFence() string {
	if !f.inCode {
		return ""
	}
	f.inCode = false
	return Fence
}
