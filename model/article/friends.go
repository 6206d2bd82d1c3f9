package article

import "regexp"

// friends is a list of links that Butterfly reads as YAML.
func (e *expander) friends(t shortcode) string {
	if !t.closing && t.end.there {
		e.until = t.name
	}
	return ""
}

// friendField matches what readers are told of a friend or a group of them.
var friendField = regexp.MustCompile(`^\s*(?:-\s+)?(class_name|class_desc|name|link|descr):[ \t]*["']?(.*?)["']?[ \t]*\n?$`)

// friend is a line of such a list.
func (e *expander) friend(line string) string {
	m := friendField.FindStringSubmatch(line)
	switch {
	case m == nil || m[2] == "":
	case m[1] == "class_name":
		return bold(m[2]) + "\n"
	case m[1] == "name":
		e.target = m[2]
	case m[1] == "link":
		return "- " + link(e.target, m[2]) + "\n"
	case m[1] == "descr":
		return "  " + m[2] + "\n"
	default:
		return m[2] + "\n"
	}
	return "\n"
}
