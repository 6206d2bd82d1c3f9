package dialect

import (
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Directives as proposed for CommonMark: :name[text]{attributes} within a line,
// ::name[text]{attributes} on its own line. Components of Nuxt use the same notation; those
// with content end with a line of as many colons and may begin with properties in YAML.

const (
	colonName       = `([A-Za-z][\w-]*)`
	colonText       = `(?:\[([^\[\]\n]*)\])?`
	colonAttributes = `\{((?:"[^"\n]*"|'[^'\n]*'|[^{}"'\n])*)\}`
)

var (
	colonLine          = pattern.New(`^[ \t]*(:{2,})` + colonName + colonText + `(?:` + colonAttributes + `)?[ \t]*\n?$`)
	colonEnd           = pattern.New(`^[ \t]*(:{2,})[ \t]*\n?$`)
	colonInLine        = pattern.New(`(^|[\s(>])::?` + colonName + colonText + colonAttributes + colonText)
	colonKey           = pattern.New(`(^|\s):([^\s:=]+\s*=)`) // :items="..." is code
	colonAttributeList = pattern.New(`^(?:\s*(?:[.#:@]?[\w-]+(?:=(?:"[^"]*"|'[^']*'|[^\s"'{}]+))?))*\s*$`)
	colonWords         = pattern.New(`(^|[^\w:/]):(kbd|spoiler|ruby|u|mark|ins|del|sup|sub|abbr|badge|span)\[([^\[\]\n]+)\]`)
	property           = pattern.New(`^([\w-]+):[ \t]*(\S.*)$`)
	withoutBraces      = strings.NewReplacer("{", "", "}", "")
	slotLine           = pattern.New(`^[ \t]*#[a-z][\w-]*[ \t]*\n?$`)
)

// colonBlocks tracks the block directives of a source.
type colonBlocks struct {
	possible bool  // the source may have some
	open     []int // number of colons of each open directive
	unclosed int   // directives without an end so far
}

// hasColons reports whether a source may have block directives.
func hasColons(d *translator, _ string) bool { return d.colons.possible }

// colonBlock translates a block directive at the beginning of src. It returns its size in
// bytes, 0 if there is none.
func (d *translator) colonBlock(src, line string) (written string, used int) {
	if bare := strings.TrimLeft(line, " \t"); !strings.HasPrefix(bare, "::") && (len(d.colons.open) == 0 || bare == "" || bare[0] != '#') {
		return "", 0
	}
	nested := len(d.colons.open) > 0
	if m := colonEnd.FindStringSubmatch(line); m != nil && nested {
		return d.endColons(m[1]), len(line)
	}
	if nested && slotLine.MatchString(line) {
		return "\n", len(line)
	}
	c, ok := readColons(src, line, nested)
	if !ok || d.colons.unclosed > maxUnclosed && c.label+c.attributes == "" {
		return "", 0
	}
	switch ends, text := findColonEnd(src[c.size:], c.colons); {
	case !ends && (len(c.colons) > 2 || c.label+c.attributes == ""), ends && len(d.colons.open) >= maxColons-minColons:
		d.colons.unclosed++
		return "", 0
	case !ends || text == 0 && len(c.pictures) == 0:
		return c.void(src, ends)
	}
	return d.openColons(c, src), c.size
}

// colonDirective is a block directive.
type colonDirective struct {
	colons, name, label, attributes string
	pictures                        []string // pictures among its properties, as Markdown
	size                            int      // in bytes, properties included
}

// readColons parses a directive. With two colons, or within another directive, it may have
// properties.
func readColons(src, line string, nested bool) (c colonDirective, ok bool) {
	m := colonLine.FindStringSubmatch(line)
	if m == nil || !colonAttributeList.MatchString(m[4]) || len(m[1]) > 2 && !nested {
		return c, false
	}
	c = colonDirective{colons: m[1], name: m[2], label: m[3], size: len(line)}
	var properties string
	properties, c.pictures, c.size = colonProperties(src, c.size)
	c.attributes = strings.TrimSpace(m[4] + " " + properties)
	return c, true
}

// void translates a directive without content, together with its end if it has one.
func (c *colonDirective) void(src string, ends bool) (written string, used int) {
	if used = c.size; ends {
		used += strings.IndexByte(src[used:]+"\n", ':')
		end, _, _ := strings.Cut(src[used:], "\n")
		used = min(len(src), used+len(end)+1)
	}
	return colonTag(c.name, c.label, c.attributes) + blankLines(src[:used]), used
}

// openColons begins a container. Nested containers get fewer colons than outer ones.
func (d *translator) openColons(c colonDirective, src string) string {
	opening := strings.Repeat(":", maxColons-len(d.colons.open)) + c.name
	if c.label != "" {
		opening += "[" + c.label + "]"
	}
	if c.attributes != "" {
		opening += "{" + withoutBraces.Replace(c.attributes) + "}"
	}
	d.colons.open = append(d.colons.open, len(c.colons))
	d.openComponents = append(d.openComponents, component{name: c.colons, indent: -1})
	d.code.afterBlank = true
	lines := strings.Count(src[:c.size], "\n")
	return strings.Join(append([]string{opening}, c.pictures...), "\n") + strings.Repeat("\n", max(0, lines-len(c.pictures)))
}

// endColons closes the innermost container that began with as many colons, and those within
// it.
func (d *translator) endColons(mark string) string {
	for i := len(d.colons.open) - 1; i >= 0; i-- {
		if d.colons.open[i] != len(mark) {
			continue
		}
		var ends []string
		for len(d.colons.open) > i {
			d.closeColons()
			ends = append(ends, strings.Repeat(":", maxColons-len(d.colons.open)))
		}
		return ends[len(ends)-1] + "\n"
	}
	if len(mark) > 2 { // end of a container that is not a component
		return mark + "\n"
	}
	return "\n"
}

// closeColons pops the innermost component.
func (d *translator) closeColons() {
	d.colons.open = d.colons.open[:len(d.colons.open)-1]
	for i := len(d.openComponents) - 1; i >= 0; i-- {
		if strings.HasPrefix(d.openComponents[i].name, ":") {
			d.openComponents = d.openComponents[:i]
			return
		}
	}
}

// maxComponent is the number of bytes that are searched for the end of a component.
const maxComponent = 20_000

// findColonEnd reports whether a closing line follows, and the number of bytes of text
// before it.
func findColonEnd(src, mark string) (ends bool, text int) {
	for line := range strings.Lines(src[:min(len(src), maxComponent)]) {
		bare := strings.TrimSpace(line)
		if bare == mark {
			return true, text
		}
		text += len(bare)
	}
	return false, text
}

// colonProperties parses the properties of a component, which are YAML between two lines of
// hyphens at offset from. It returns them as attributes, the pictures among them as
// Markdown, and the offset of their end, or from if there are none.
func colonProperties(src string, from int) (attributes string, pictures []string, used int) {
	rest, first := src[from:min(len(src), from+maxTag)], true
	used = from
	var given []string
	for line := range strings.Lines(rest) {
		used += len(line)
		bare := strings.TrimSpace(line)
		switch m := property.FindStringSubmatch(bare); {
		case first && bare != "---":
			return "", nil, from
		case first:
			first = false
		case bare == "---":
			return strings.Join(given, " "), pictures, used
		case m != nil && !strings.Contains(m[2], `"`) && letters.Indent(line) == letters.Indent(rest):
			given = append(given, m[1]+`="`+strings.Trim(m[2], `'`)+`"`)
		case m != nil && letters.Indent(line) == letters.Indent(rest):
			given = append(given, m[1]+"="+m[2])
		default:
			_, value, _ := strings.Cut(strings.TrimPrefix(bare, "- "), ": ")
			if value == "" {
				value = strings.TrimPrefix(bare, "- ")
			}
			if value = strings.Trim(value, `"'`); model.IsPicture(value) {
				pictures = append(pictures, image("", value))
			}
		}
	}
	return "", nil, from
}

// colonTag writes a directive as a template tag.
func colonTag(name, text, attributes string) string {
	attributes = strings.TrimSpace(colonKey.ReplaceAllString(attributes, "${1}data-$2"))
	given := ParseArguments(attributes)
	tag := "{{< " + tagName(name)
	if id := strings.TrimPrefix(firstOf(strings.Fields(attributes)), "#"); id != firstOf(strings.Fields(attributes)) {
		tag += ` id="` + id + `"`
		given = ParseArguments(strings.TrimPrefix(attributes, "#"+id))
	}
	if text != "" {
		tag += ` title="` + strings.ReplaceAll(text, `"`, "”") + `"`
	}
	for _, name := range given.order {
		tag += " " + name + `="` + strings.NewReplacer(`"`, "”", ">}}", "").Replace(given.Named[name]) + `"`
	}
	return tag + " />}}"
}

// inlineDirectives translates inline directives to what they show: a key, a picture, a link
// or text.
func inlineDirectives(_ *translator, text string) string {
	if !strings.Contains(text, ":") {
		return text
	}
	return colonInLine.ReplaceAllStringFunc(text, func(s string) string {
		m := colonInLine.FindStringSubmatch(s)
		if !colonAttributeList.MatchString(m[4]) {
			return s
		}
		given := ParseArguments(colonKey.ReplaceAllString(m[4], "${1}data-$2"))
		label := m[3] + m[5]
		if label == "" {
			label = given.First(-1, "label", "text", "title", "value", "alt")
		}
		address := given.First(-1, "to", "href", "link", "url")
		switch source := given.Named["src"]; {
		case source != "" && pictureTags.MatchString(m[2]):
			return m[1] + image(given.Named["alt"], source)
		case source != "":
			return m[1] + embedMark(label, source)
		case m[2] == "kbd" && label != "":
			return m[1] + "<kbd>" + label + "</kbd>"
		case address != "" && label != "":
			return m[1] + Link(label, address)
		case address != "":
			return m[1] + "<" + address + ">"
		case m[2] == "github" && given.Named["repo"] != "":
			return m[1] + Link(given.Named["repo"], "https://github.com/"+given.Named["repo"])
		}
		if label == "" && len(given.Named) > 0 && !strings.Contains(m[2], "icon") {
			return m[1] + colonTag(m[2], "", m[4])
		}
		return m[1] + label
	})
}

// colonElements maps names of directives to HTML elements.
var colonElements = map[string]string{"kbd": "kbd", "mark": "mark", "del": "del", "sup": "sup", "sub": "sub"}

// textDirectives translates inline directives without attributes, such as :kbd[K].
func textDirectives(_ *translator, text string) string {
	return colonWords.ReplaceAllStringFunc(text, func(s string) string {
		m := colonWords.FindStringSubmatch(s)
		if element := colonElements[m[2]]; element != "" {
			return m[1] + "<" + element + ">" + m[3] + "</" + element + ">"
		}
		return m[1] + m[3]
	})
}

var (
	breakAtEnd  = pattern.New(`(?:^|[ \t]):br[ \t]*(\n?)$`)
	breakWithin = pattern.New(`(?:^|[ \t]):br[ \t]`)
)

// nuxtBreak translates the line breaks of Nuxt. In the middle of a line :br may be a
// command of an editor, so it counts only if the source has other directives.
func nuxtBreak(d *translator, text string) string {
	text = breakAtEnd.ReplaceAllString(text, "<br>$1")
	if d.colons.possible {
		text = breakWithin.ReplaceAllString(text, "<br>")
	}
	return text
}
