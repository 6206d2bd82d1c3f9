package dialect

import (
	"strings"

	"blogtui/model/pattern"
)

// Tags of HackMD and CodiMD at the end of a quoted line: [name=Ana] [time=Sun, Jun 28]
// [color=#907bf7].
var (
	hackmdQuoteLine = pattern.New(`^([ \t]*(?:[-*+][ \t]+)?>[^\n]*?)[ \t]*((?:\[(?:name|time|color)=[^\[\]\n]*\][ \t]*)+)(\n?)$`)
	hackmdQuoteTag  = pattern.New(`\[(name|time)=([^\[\]\n]+)\]`)
)

// hackmdQuote writes author and time below a quotation and removes its colour.
func hackmdQuote(_ *translator, line string) string {
	m := hackmdQuoteLine.FindStringSubmatch(line)
	if m == nil {
		return line
	}
	given := map[string][]string{}
	for _, tag := range hackmdQuoteTag.FindAllStringSubmatch(m[2], -1) {
		given[tag[1]] = append(given[tag[1]], tag[2])
	}
	name, when := strings.Join(given["name"], ", "), strings.Join(given["time"], ", ")
	credit := "— " + strings.TrimSuffix(name+", "+when, ", ")
	switch {
	case name+when == "":
		return m[1] + m[3]
	case name == "":
		credit = " (" + when + ")"
	case strings.Trim(m[1], "> \t-*+") == "":
		credit = " " + credit
	default:
		credit = "<br>" + credit
	}
	return m[1] + credit + "  " + m[3]
}
