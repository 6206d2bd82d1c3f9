package metadata

import (
	"strings"

	"blogtui/model/pattern"
)

// commentField matches a comment that is a field of HTMLy: <!--t A title t-->.
var commentField = pattern.New(`^<!--(\w+)[ \t]+(.*?)[ \t]*\b(\w+)-->[ \t]*$`)

// commentFieldNames are the keys for HTMLy's short names.
var commentFieldNames = map[string]string{"t": "title", "d": "description", "tag": "tags"}

// cutCommentFields cuts lines of comments that are fields of HTMLy.
func cutCommentFields(text string) (Block, bool) {
	var pairs strings.Builder
	at := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		m := commentField.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
		if m == nil || m[1] != m[3] {
			break
		}
		name := m[1]
		if full := commentFieldNames[name]; full != "" {
			name = full
		}
		pairs.WriteString(name + ": " + m[2] + "\n")
		at += len(line)
	}
	return Block{Syntax: Pairs, Line: 1, Text: pairs.String(), End: at}, at > 0 && hasKnownKeys(pairs.String())
}

// linkComment matches a comment written as an unused link definition: [//]: # (title: A day).
var linkComment = pattern.New(`^\[(?://|comment)\]: *(?:#|<#?>) *[("'](.*)[)"'][ \t]*$`)

// cutCommentPairs cuts pairs in comments, of HTML or of Markdown, at the beginning.
func cutCommentPairs(text string) (Block, bool) {
	b := Block{Syntax: Pairs, Line: 1}
	var pairs strings.Builder
	for rest := text[:min(len(text), MaxBlock)]; rest != ""; {
		line, below, _ := strings.Cut(rest, "\n")
		inner, ok := strings.CutPrefix(line, "<!--")
		if m := linkComment.FindStringSubmatch(line); m != nil {
			inner, ok = m[1], true
		} else if ok {
			var behind string
			if inner, behind, ok = strings.Cut(rest[len("<!--"):], "-->"); !ok {
				break
			}
			line, below, _ = strings.Cut(behind, "\n")
			ok = strings.TrimSpace(line) == ""
		}
		if !ok && strings.TrimSpace(line) != "" {
			break
		}
		if strings.Contains(inner, "\n") {
			b.Syntax = YAML
		} else {
			inner = strings.TrimSpace(inner)
		}
		pairs.WriteString(inner + "\n")
		rest = below
		b.End = min(len(text), MaxBlock) - len(rest)
	}
	b.Text = pairs.String()
	for line := range strings.SplitSeq(b.Text, "\n") {
		if !isMetadataLine(line) {
			return Block{}, false
		}
	}
	return b, hasKnownKeys(b.Text)
}

var (
	// ikiwikiDirective matches a directive with metadata of the page.
	// https://ikiwiki.info/ikiwiki/directive/
	ikiwikiDirective = pattern.New(`^\[\[!(meta|tag|taglink)\s+((?:"""(?s:.*?)"""|"[^"]*"|[^\]"])*)\]\]`)
	ikiwikiMeta      = pattern.New(`([a-z]+)=(?:"""(?s:(.*?))"""|"([^"]*)")`)
)

// cutIkiwiki cuts the directives of ikiwiki at the beginning.
func cutIkiwiki(text string) (Block, bool) {
	b := Block{Syntax: Pairs, Line: 1}
	var pairs strings.Builder
	for at := 0; at < MaxBlock; {
		rest := strings.TrimLeft(text[at:], " \t\n")
		gap := text[at : len(text)-len(rest)]
		m := ikiwikiDirective.FindStringSubmatch(rest[:min(len(rest), MaxBlock)])
		if m == nil {
			break
		}
		pairs.WriteString(strings.Repeat("\n", strings.Count(gap, "\n")))
		if pairs.Len() > 0 && !strings.Contains(gap, "\n") {
			pairs.WriteByte('\n')
		}
		if m[1] != "meta" {
			pairs.WriteString("tags: " + strings.Join(strings.Fields(m[2]), ", "))
		} else if value := ikiwikiMeta.FindStringSubmatch(m[2]); value != nil {
			pairs.WriteString(value[1] + ": " + strings.Join(strings.Fields(value[2]+value[3]), " "))
		}
		at = len(text) - len(rest) + len(m[0])
		b.End = at
	}
	b.Text = pairs.String()
	return b, b.End > 0
}

// cutPico cuts pairs between lines of /* and */.
func cutPico(text string) (Block, bool) {
	opening, rest, _ := strings.Cut(text, "\n")
	end := strings.Index(rest, "\n*/\n")
	if opening != "/*" && opening != "/**" || end < 0 || end > MaxBlock {
		return Block{}, false
	}
	pairs := rest[:end+1]
	return Block{Syntax: Pairs, Line: 2, Text: pairs, End: len(opening) + 1 + end + len("\n*/\n")}, hasKnownKeys(pairs)
}

// cutColeslaw cuts pairs between two lines of semicolons.
func cutColeslaw(text string) (Block, bool) {
	const fence = ";;;;;\n"
	inner, ok := strings.CutPrefix(text, fence)
	end := strings.Index(inner, "\n"+fence)
	if !ok || end < 0 {
		return Block{}, false
	}
	return Block{Syntax: Pairs, Line: 2, Text: inner[:end+1], End: 2*len(fence) + end + 1}, hasKnownKeys(inner[:end+1])
}
