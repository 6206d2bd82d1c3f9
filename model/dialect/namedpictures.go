package dialect

import (
	"path"
	"strings"

	"blogtui/model"
	"blogtui/model/letters"
	"blogtui/model/pattern"
)

// Tags of pictures may be given the name of a value instead of a file:
// {% cloudinary page.image %}.

var (
	// outputAlone matches a name that is put between braces within a tag.
	outputAlone = pattern.New(`(^|\s|=)\{\{-?\s*([\w$.-]+)\s*-?\}\}(\s|$)`)
	nameOfValue = pattern.New(`^[.$]{0,2}[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)+$`)
)

// valueRoots are what names of values begin with that are no names of files.
var valueRoots = letters.Words("page site include post layout params frontmatter image img item collection author config theme data figure photo picture entry")

// maxExtension is how many bytes the ending of a file's name may have, with its dot.
const maxExtension = 5

// namedPicture is the file that a value names which stands where a picture's address does,
// "" where only the site's program knows it; ok is false where there is no such name.
func (e *expander) namedPicture(t shortcode, source string) (file string, ok bool) {
	if file, ok = e.pageResource(t, source); ok {
		return file, true
	}
	name := strings.TrimSuffix(source, ",")
	if !nameOfValue.MatchString(name) || model.IsPicture(name) || strings.Contains(t.args.text, `"`+name+`"`) || strings.Contains(t.args.text, "'"+name+"'") {
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

// pageResource is the file to which the front matter gives the name that a picture's address
// is, or the first word of its tag.
func (e *expander) pageResource(t shortcode, source string) (file string, ok bool) {
	if source == "" {
		source = t.args.First(0, "name")
	}
	if file, ok = e.data.page[model.PictureKey(source)]; !ok || source == "" {
		return "", false
	}
	return file, e.data.budget.spend(file)
}
