package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// linkListStart matches the beginning of a list of links in Butterfly, Shoka and NexT:
// YAML, or lines with bars.
var linkListStart = pattern.New(`\A\s*(?:-\s+(?:class_name|name|site|title):|%|[^\n|]+\|\s*(?:https?://|/))`)

// linkList translates a list of links that the theme parses by itself.
func (e *expander) linkList(t shortcode) string {
	if t.closing || !t.end.found || !t.alone || !linkListStart.MatchString(e.following()) {
		return e.unknownTag(t)
	}
	switch e.copy.until = t.name; t.name {
	case "linkgrid", "lg":
		e.copy.convert = friendWithBars
	case "media":
		e.copy.convert = e.recording
	default:
		e.copy.convert = e.friend
	}
	return ""
}

// friendField matches the fields of a link or a group of links that readers need.
var friendField = pattern.New(`^\s*(?:-\s+)?(class_name|class_desc|name|site|title|owner|artist|author|link|url|descr?):[ \t]*["']?(.*?)["']?[ \t]*\n?$`)

// friend translates a line of a list in YAML.
func (e *expander) friend(line string) string {
	m := friendField.FindStringSubmatch(line)
	if m == nil || m[2] == "" {
		return "\n"
	}
	switch m[1] {
	case "class_name":
		return bold(m[2]) + "\n"
	case "name", "site", "title":
		e.listedTitle = m[2]
	case "owner", "artist", "author":
		e.listedTitle += " (" + m[2] + ")"
	case "link", "url":
		return "- " + Link(e.listedTitle, m[2]) + "\n"
	case "desc", "descr":
		return "  " + m[2] + "\n"
	default:
		return m[2] + "\n"
	}
	return "\n"
}

// recordingAddress matches an address without further fields.
var recordingAddress = pattern.New(`^\s*-\s+["']?(\w+://[^\s"']+)`)

// recording translates a line of a list of recordings, each of which gets an embed.
func (e *expander) recording(line string) string {
	m := friendField.FindStringSubmatch(line)
	switch address := recordingAddress.FindStringSubmatch(line); {
	case address != nil:
		return embedMark("", address[1]) + "\n"
	case m != nil && m[1] == "title" && m[2] != "":
		return bold(m[2]) + "  \n"
	case m != nil && (m[1] == "url" || m[1] == "link") && m[2] != "":
		return embedMark(e.listedTitle, m[2]) + "\n"
	}
	if m != nil {
		e.friend(line)
	}
	return "\n"
}

// friendWithBars translates a line of NexT: name | address | description | picture. A line
// that begins with % is a comment.
func friendWithBars(line string) string {
	parts := strings.Split(strings.TrimSpace(line), "|")
	if len(parts) < 2 || strings.HasPrefix(parts[0], "%") {
		return "\n"
	}
	shown := card{title: strings.TrimSpace(parts[0]), address: strings.TrimSpace(parts[1])}
	if len(parts) > 2 {
		shown.description = strings.TrimSpace(parts[2])
	}
	return "- " + shown.markdown() + "\n"
}
