package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Blocks of PyMdown between lines of slashes, with options first:
// https://facelessuser.github.io/pymdown-extensions/extensions/blocks/
var (
	slashEnd    = pattern.New(`(?m)^[ \t]*/{3,}[ \t]*$`)
	slashMark   = pattern.New(`^(/{3,})[ \t]*(?:([a-z][\w-]*)[ \t]*(?:\|[ \t]*(.*?))?)?[ \t]*\n?$`)
	slashOption = pattern.New(`^    +[\w-]+:`)
	slashType   = pattern.New(`(?m)^ +type:[ \t]*["']?(\w+)`)
)

// hasSlashBlocks reports whether a source has such blocks.
func hasSlashBlocks(_ *translator, src string) bool {
	return strings.Contains(src, "///") && slashEnd.MatchString(src)
}

// slashBlock translates the first or last line of a block to that of a container. It
// returns the size in bytes with the options, 0 if there is none.
func (d *translator) slashBlock(src, line string) (written string, used int) {
	bare := strings.TrimLeft(line, " \t")
	if !strings.HasPrefix(bare, "///") {
		return "", 0
	}
	m := slashMark.FindStringSubmatch(bare)
	if m == nil || m[2] == "" && d.openSlashBlocks == 0 {
		return "", 0
	}
	margin := line[:len(line)-len(bare)]
	colons, kind, title := margin+strings.Repeat(":", len(m[1])), m[2], withoutBrackets.Replace(m[3])
	if kind == "" {
		d.openSlashBlocks--
		return colons + lineEnding(line), len(line)
	}
	d.openSlashBlocks++
	options := slashOptions(src[len(line):], margin)
	if given := slashType.FindStringSubmatch(options); given != nil {
		kind = given[1]
	}
	switch {
	case strings.HasSuffix(kind, CaptionKind):
		kind, title = CaptionKind, ""
	case kind == "html": // its title is the name of an element
		title = ""
	}
	if title != "" {
		title = "[" + title + "]"
	}
	return colons + kind + title + lineEnding(line) + blankLines(options), len(line) + len(options)
}

// slashOptions returns the lines of options that a text begins with. margin is the indent of
// their block.
func slashOptions(text, margin string) string {
	size := 0
	for {
		line, ok := strings.CutPrefix(text[size:], margin)
		if line, _, _ = strings.Cut(line, "\n"); !ok || !slashOption.MatchString(line) {
			return text[:size]
		}
		size = min(len(text), size+len(margin)+len(line)+1)
	}
}
