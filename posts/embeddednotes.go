package posts

import (
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// embeddedNote matches ![[note]] on a line of its own: another note, or a part of it.
var embeddedNote = pattern.New(`(?m)^[ \t>]*(?:[-*+][ \t]+)?!\[\[([^\[\]|\n]{1,200})(?:\|[^\[\]\n]{0,200})?\]\][ \t]*$`)

// addNotes adds the texts of embedded notes, except those of drafts, future and expired posts.
func (in *includer) addNotes(text string, from *model.Post, l *model.Library) {
	if !strings.Contains(text, "![[") {
		return
	}
	for _, m := range embeddedNote.FindAllStringSubmatch(text, 4*maxIncluded) {
		name, place, _ := strings.Cut(m[1], "#")
		key := model.FileKey("![[", strings.TrimSpace(m[1]))
		if _, known := in.given[key]; known || in.files >= maxIncluded || strings.TrimSpace(name) == "" {
			continue
		}
		link := l.Resolve(from, "/"+strings.TrimPrefix(strings.TrimSpace(name), "/"))
		if link.To != model.ToPost || link.Post == from || link.Post.Draft || link.Post.Future || link.Post.Expired {
			continue
		}
		if found, ok := in.read(string(link.Post.ID), false); ok {
			if part := noteSection(found, strings.TrimSpace(place)); part != "" {
				in.add(key, part)
			}
		}
	}
}

// noteSection returns the section below a heading, including the heading, the block with an ID
// such as "^id", or the whole note if place is empty.
func noteSection(text, place string) string {
	if id, block := strings.CutPrefix(place, "^"); block {
		return noteBlock(text, id)
	}
	if place == "" {
		return text
	}
	wanted := letters.Alone(place[strings.LastIndexByte(place, '#')+1:])
	var out strings.Builder
	within, fence := 0, ""
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		switch {
		case fence != "":
			if strings.HasPrefix(bare, fence) && strings.Trim(bare, fence[:1]) == "" {
				fence = ""
			}
		case strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "~~~"):
			fence = bare[:len(bare)-len(strings.TrimLeft(bare, bare[:1]))]
		default:
			level, heading := atxHeading(line)
			if within > 0 && level > 0 && level <= within {
				return out.String()
			}
			if within == 0 && level > 0 && letters.Alone(heading) == wanted {
				within = level
			}
		}
		if within > 0 {
			out.WriteString(line)
		}
	}
	return out.String()
}

// noteBlock returns the paragraph or list item with a block ID: "^id" at its end or on the next
// line.
func noteBlock(text, id string) string {
	var lines []string
	for line := range strings.Lines(text) {
		before, named := strings.CutSuffix(strings.TrimRight(line, " \t\n"), "^"+id)
		bare := strings.TrimSpace(before)
		if strings.HasPrefix(bare, "- ") || strings.HasPrefix(bare, "* ") {
			lines = nil
		}
		switch {
		case named && bare == "" && len(lines) > 0:
			return strings.Join(lines, "")
		case named && strings.TrimRight(before, " \t") != before:
			return strings.Join(append(lines, strings.TrimRight(before, " \t")+"\n"), "")
		case bare == "":
			lines = nil
			continue
		}
		lines = append(lines, line)
	}
	return ""
}
