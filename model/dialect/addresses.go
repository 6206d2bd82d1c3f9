package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

var (
	addressStart = pattern.New(`\]\(<?|\b(?:href|src)=["']`)
	rawTag       = pattern.New(`\{%-?\s*(?:raw|verbatim)\b`) // nothing after it is a tag
)

// maxAddress is the number of bytes that are searched for the end of one address.
const maxAddress = 2000

// expandAddresses expands the tags within the addresses of links and pictures of a line.
// What a tag results in is an address there, whatever it is elsewhere.
func (e *expander) expandAddresses(line string) string {
	if !strings.Contains(line, "](") && !strings.Contains(line, "=") || rawTag.MatchString(line) {
		return line
	}
	var b strings.Builder
	at := 0
	for _, opens := range addressStart.FindAllStringIndex(line, -1) {
		if opens[1] < at {
			continue
		}
		b.WriteString(line[at:opens[1]])
		at = opens[1] + e.expandAddress(&b, line[opens[1]:min(len(line), opens[1]+maxAddress)])
	}
	b.WriteString(line[at:])
	return b.String()
}

// expandAddress writes the address at the beginning of text and returns its size in bytes.
// If the address begins with a value that only the site generator knows, the rest is taken
// as relative to the root of the site.
func (e *expander) expandAddress(out *strings.Builder, text string) int {
	var b strings.Builder
	at, unknown := 0, false
	for at < len(text) {
		if tag := templateTagSize(text[at:]); tag > 0 {
			part := e.addressPart(text[at : at+tag])
			unknown = unknown || b.Len() == 0 && part == "" && strings.HasPrefix(text[at:], "{{")
			b.WriteString(part)
			at += tag
		} else if strings.IndexByte(" \t\n(){}<>\"'", text[at]) < 0 {
			b.WriteByte(text[at])
			at++
		} else {
			break
		}
	}
	if written := b.String(); unknown && written != "" && !strings.ContainsAny(written[:1], "/#?") && !strings.Contains(written, ":") {
		out.WriteByte('/')
	}
	out.WriteString(b.String())
	return at
}

// addressPart returns the text that a tag or an output contributes to an address. For an
// expression that only the generator can evaluate this is its first string; for a tag with
// another meaning it is the first argument.
func (e *expander) addressPart(piece string) string {
	written := ""
	if at := tagHere.FindStringSubmatchIndex(piece); at != nil && at[1] == len(piece) {
		t := newShortcode(piece, at)
		if written = e.tag(t); strings.ContainsAny(written, " <>[]()\"") {
			written = t.args.First(0, "path", "url", "href", "src", "to", "name", "id")
		}
	} else if written = e.expandOutputs(piece); strings.Contains(written, "{") {
		written = strings.Trim(callString.FindString(piece), `"'`)
	}
	return strings.ReplaceAll(written, " ", "%20")
}
