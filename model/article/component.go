package article

import (
	"encoding/json"
	"fmt"
	"strings"

	"blogtui/model/pattern"
)

var (
	componentName = pattern.New(`^[A-Z]\w*$`)
	componentLine = pattern.New(`(?m)^([A-Za-z]\w*):[ \t]+["']?([^\n]*?)["']?[ \t]*$`)
)

// componentTag returns a component whose properties are in a fence, as JSON or lines of
// YAML, as a template tag; "" if they are neither.
func componentTag(name, properties string) string {
	if !componentName.MatchString(name) {
		return ""
	}
	given := map[string]string{}
	var values map[string]any
	if json.Unmarshal([]byte(properties), &values) == nil {
		for key, value := range values {
			if text, ok := value.(string); ok {
				given[key] = text
			}
		}
	} else {
		for _, m := range componentLine.FindAllStringSubmatch(properties, -1) {
			given[m[1]] = m[2]
		}
	}
	var out strings.Builder
	for _, key := range []string{"title", "name", "desc", "description", "link", "url", "src", "id", "bvid"} {
		if value := strings.Join(strings.Fields(given[key]), " "); value != "" {
			fmt.Fprintf(&out, ` %s="%s"`, key, strings.NewReplacer(`"`, "”", ">}}", "").Replace(value))
		}
	}
	if out.Len() == 0 {
		return ""
	}
	return "{{< " + strings.ToLower(name) + out.String() + " />}}"
}
