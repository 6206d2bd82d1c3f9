package dialect

import (
	"slices"

	"blogtui/model/pattern"
)

// Tabs of Docusaurus's may be named by those around them:
// <Tabs values={[{label: 'Go', value: 'go'}]}>. Those of Astro's are named by a slot.

var (
	tabLabelPair  = pattern.New(`\{\s*(?:label:\s*(?:'([^']*)'|"([^"]*)")\s*,\s*value:\s*(?:'([^']*)'|"([^"]*)")|value:\s*(?:'([^']*)'|"([^"]*)")\s*,\s*label:\s*(?:'([^']*)'|"([^"]*)"))\s*,?\s*\}`)
	tabsComponent = pattern.New(`(?i)tabs$`)
)

// withTabLabel adds to the attributes of a tab the label that those around it have, and takes
// note of the labels that a component gives to its tabs.
func (d *translator) withTabLabel(tag string, attributes [][]string) [][]string {
	for _, m := range attributes {
		switch {
		case m[1] == "values" && tag == "tabs":
			d.tabLabels = map[string]string{}
			for _, l := range tabLabelPair.FindAllStringSubmatch(m[4], -1) {
				d.tabLabels[l[3]+l[4]+l[5]+l[6]] = l[1] + l[2] + l[7] + l[8]
			}
		case m[1] == "slot" && tag == "tab":
			m[1] = "label"
		case m[1] == "value" && tag == "tab" && !slices.ContainsFunc(attributes, func(a []string) bool { return a[1] == "label" }):
			if label := d.tabLabels[m[2]+m[3]]; label != "" {
				return append(attributes, []string{"", "label", label, "", ""})
			}
		}
	}
	return attributes
}

// tagFor is the tag of a fragment that is one of several tabs.
func (d *translator) tagFor(name string) string {
	if last := len(d.openComponents) - 1; name == "Fragment" && last >= 0 && tabsComponent.MatchString(d.openComponents[last].name) {
		return "tab"
	}
	return tagName(name)
}
