package dialect

import (
	"slices"

	"blogtui/model/pattern"
)

// Labels of tabs may be given by the surrounding component in Docusaurus: <Tabs
// values={[{label: 'Go', value: 'go'}]}>, and by a slot in Astro.

var (
	tabLabelPair  = pattern.New(`\{\s*(?:label:\s*(?:'([^']*)'|"([^"]*)")\s*,\s*value:\s*(?:'([^']*)'|"([^"]*)")|value:\s*(?:'([^']*)'|"([^"]*)")\s*,\s*label:\s*(?:'([^']*)'|"([^"]*)"))\s*,?\s*\}`)
	tabsComponent = pattern.New(`(?i)tabs$`)
)

// withTabLabel adds the label that the surrounding component gives to a tab, and stores the
// labels that a component gives.
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

// tagFor is tagName for a component at the current position: a Fragment within tabs is a
// tab.
func (d *translator) tagFor(name string) string {
	if last := len(d.openComponents) - 1; name == "Fragment" && last >= 0 && tabsComponent.MatchString(d.openComponents[last].name) {
		return "tab"
	}
	return tagName(name)
}
