package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Directives of MyST may stand between colons or in fences. Those that hold options, code, data
// or a caption become fences, since they are no containers:
// https://mystmd.org/guide/syntax-overview

var (
	colonFenceStart = pattern.New(`^([ \t>]*(?:[*+-][ \t]+)*)(:{3,})(\{(?:figure|image|math|code|code-block|code-cell|sourcecode|list-table|csv-table|iframe|video|youtube|mermaid|toctree|raw|include|literalinclude|glossary|button-link|button-ref)\}[^\n]*)`)
	colonFenceMark  = pattern.New(`^[ \t>]*(?:[*+-][ \t]+)*(:{3,})(\{)?`)
)

// colonFence translates such a directive at the beginning of src.
func (d *translator) colonFence(src, line string) (written string, used int) {
	if d.unclosed > maxUnclosed {
		return "", 0
	}
	written, used, ok := fencedDirective(src, line)
	if !ok {
		d.unclosed++
	}
	return written, used
}

var (
	colonOptions   = pattern.New(`\A[ \t>]*:{3,}\{[\w:-]+\}[^\n]*\n((?:[ \t>]*---[ \t]*\n)(?:[ \t>]*[\w-]+:[^\n]*\n){0,20}[ \t>]*---[ \t]*\n)`)
	colonOptionKey = pattern.New(`(?m)^([ \t>]*)(?:---|([\w-]+:))`)
)

// colonYAML writes the options in YAML at the beginning of a directive as options between
// colons, which a paragraph can hold.
func (d *translator) colonYAML(src, line string) (written string, used int) {
	m := colonOptions.FindStringSubmatch(src[:min(len(src), maxTag)])
	if m == nil {
		return "", 0
	}
	options := colonOptionKey.ReplaceAllStringFunc(m[1], func(mark string) string {
		if key := colonOptionKey.FindStringSubmatch(mark); key[2] != "" {
			return key[1] + ":" + key[2]
		}
		return strings.TrimRight(mark, "-")
	})
	return line + options, len(line) + len(m[1])
}

// fencedDirective returns the directive at the beginning of src as a fence, and its size in
// bytes, 0 if there is none. ok is false if a directive has no end.
func fencedDirective(src, line string) (written string, used int, ok bool) {
	m := colonFenceStart.FindStringSubmatch(line)
	if m == nil {
		return "", 0, true
	}
	depth, used := 1, len(line)
	for below := range strings.Lines(src[len(line):]) {
		mark := colonFenceMark.FindStringSubmatch(below)
		switch {
		case mark == nil:
		case mark[2] != "":
			depth++
		case strings.TrimSpace(strings.TrimLeft(below, " \t>")) == mark[1]:
			depth--
		}
		if depth == 0 {
			indent, _, _ := strings.Cut(below, ":")
			return m[1] + Fence + m[3] + "\n" + src[len(line):used] + indent + Fence + lineEnding(below), used + len(below), true
		}
		used += len(below)
	}
	return "", 0, false
}

// FenceDirectives makes fences of the directives in a text, as translating a body does.
func FenceDirectives(src string) string {
	if !strings.Contains(src, ":::{") {
		return src
	}
	var out strings.Builder
	var fence fenceTracker
	for unclosed := 0; src != ""; {
		line, _, _ := strings.Cut(src, "\n")
		line = src[:min(len(src), len(line)+1)]
		written, used := line, len(line)
		if !fence.isCode(line) && unclosed <= maxUnclosed {
			directive, size, ok := fencedDirective(src, line)
			if !ok {
				unclosed++
			} else if size > 0 {
				written, used = directive, size
			}
		}
		out.WriteString(written)
		src = src[used:]
	}
	return out.String()
}
