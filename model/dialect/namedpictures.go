package dialect

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Picture tags may name a value instead of a file: {% cloudinary page.image %}.

var (
	// outputInTag matches an output of a value within a tag.
	outputInTag = pattern.New(`(^|\s|=)\{\{-?\s*([\w$.-]+)\s*-?\}\}(\s|$)`)
	valuePath   = pattern.New(`^[.$]{0,2}[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+$`)
)

// valueRoots are first parts of paths to values, which distinguish these from file names.
var valueRoots = letters.Words("page site include post layout params frontmatter image img item collection author config theme data figure photo picture entry")

// maxExtension is the maximum length in bytes of a file extension with its dot.
const maxExtension = 5

// namedPicture returns the file in a value that is named instead of a file, "" if only the
// site generator knows it. ok is false if source is not the name of a value.
func (e *expander) namedPicture(t shortcode, source string) (file string, ok bool) {
	if file, ok = e.pageResource(t, source); ok {
		return file, true
	}
	name := strings.TrimSuffix(source, ",")
	if !valuePath.MatchString(name) || model.IsPicture(name) || strings.Contains(t.args.text, `"`+name+`"`) || strings.Contains(t.args.text, "'"+name+"'") {
		return "", false
	}
	bare := strings.TrimLeft(name, ".$")
	root, within, _ := strings.Cut(bare, ".")
	root = strings.ToLower(root)
	if root == "params" || pageNames[root] {
		file, _ = e.pageValue("page." + within)
	} else if file, ok = e.data.page[bare]; !ok {
		file = e.data.variables[bare]
	}
	if !e.data.budget.spend(file) {
		file = ""
	}
	return file, file != "" || valueRoots[root] || e.data.loopNames[root] || e.data.unknownNames[root] || len(path.Ext(name)) > maxExtension
}

// pageResource returns the file to which the front matter gives a name (page resources of
// Hugo), by the address or the first argument of a tag.
func (e *expander) pageResource(t shortcode, source string) (file string, ok bool) {
	if source == "" {
		source = t.args.First(0, "name")
	}
	if file, ok = e.data.page[model.PictureKey(source)]; !ok {
		file, ok = e.data.page[model.FileKey(t.name, source)]
	}
	if !ok || source == "" {
		return "", false
	}
	return file, e.data.budget.spend(file)
}
